/**
 * Strict JSON (the engine room): valid UTF-8, no duplicate keys, no \u0000, no lone surrogates, at most 20 deep.
 * JSON.parse keeps the last of two equal keys in silence, so that what was checked elsewhere may not be what is stored.
 */
import { isUtf8 } from 'node:buffer';
import { Problem } from '../../foundation/problems.ts';

const MOST_DEPTH = 20;

/** @throws parse-error */
export function parseJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw refusal('De inhoud is geen geldige UTF-8.');
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refusal('De inhoud is geen geldige JSON.');
  }
  // A duplicate leaves no trace in the value, but the text then has more members than the value.
  if (membersOf(value, 1) !== membersIn(text)) throw refusal('Een naam staat twee keer in hetzelfde object.');
  return value;
}

/** Members of all objects in a value. @throws for what may not be in it. */
function membersOf(value: unknown, depth: number): number {
  if (typeof value === 'string') {
    checkText(value);
    return 0;
  }
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MOST_DEPTH) throw refusal(`De inhoud is dieper genest dan ${MOST_DEPTH} lagen.`);
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += membersOf(item, depth + 1);
    return count;
  }
  for (const name of Object.keys(value)) {
    checkText(name);
    count += 1 + membersOf((value as Record<string, unknown>)[name], depth + 1);
  }
  return count;
}

function checkText(text: string): void {
  if (text.includes('\u0000') || !text.isWellFormed()) throw refusal('De inhoud bevat een teken dat niet mag.');
}

const COLON = 58;
const BACKSLASH = 92;

/** Colons outside strings, in text that JSON.parse accepted. */
function membersIn(text: string): number {
  let count = 0;
  for (let at = 0; ; ) {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    for (; at < end; at++) if (text.charCodeAt(at) === COLON) count++;
    if (quote < 0) return count;
    at = endOfString(text, quote) + 1;
  }
}

function endOfString(text: string, from: number): number {
  for (let close = text.indexOf('"', from + 1); ; close = text.indexOf('"', close + 1)) {
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return close;
  }
}

const refusal = (sentence: string): Problem => new Problem('parse-error', sentence);
