/**
 * Where the words were found: pieces of the text around them, each marked as found or not. There is no markup in it, so
 * that what somebody wrote stays text wherever it is shown.
 */
import type { Caller } from '../../gate/context.ts';
import type { EngineParts } from '../engine.ts';
import type { Need } from '../resource.ts';
import type { Row } from '../work.ts';
import type { Ask } from './ask.ts';
import type { SearchHit } from './search.ts';
import { type Said, textsOf } from './texts.ts';
import { isJoined, isNumber, joinedMark, partsOf, type Token, tokensOf, withoutZeros } from './words.ts';

export interface Fragment {
  readonly field: string;
  readonly pieces: readonly { readonly text: string; readonly found: boolean }[];
}

const MOST_FRAGMENTS = 3;
/** Characters around the first word that was found. */
const BEFORE = 60;
const LONGEST = 200;

export async function fragmentsOf(
  parts: EngineParts,
  caller: Caller,
  rows: readonly Row[],
  ask: Ask,
  alike: ReadonlyMap<string, readonly string[]>,
): Promise<readonly SearchHit[]> {
  const below = await parts.loader.load(caller, partNeeds(rows));
  const told = rows.map((row) => ({ row, said: textsOf(row, below) }));
  const isFound = await finder(
    parts,
    caller,
    ask,
    alike,
    told.flatMap(({ said }) => said.map(({ text }) => text)),
  );
  return told.map(({ row, said }) => ({
    row,
    fragments: said.flatMap((one) => fragmentOf(one, isFound) ?? []).slice(0, MOST_FRAGMENTS),
  }));
}

/** The rows of which the words belong to these. */
export function partNeeds(rows: readonly Row[]): readonly Need[] {
  return [...Map.groupBy(rows, ({ resource }) => resource)].flatMap(([resource, some]) =>
    (resource.search?.parts ?? []).map((part) => ({
      resource: part.resource,
      where: part.by,
      any: some.map(({ id }) => id),
    })),
  );
}

function fragmentOf({ field, text }: Said, isFound: (word: string) => boolean): Fragment | undefined {
  const tokens = foundIn(text, isFound);
  const [first] = tokens;
  if (!first) return undefined;
  const from = startOf(text, first.at);
  const until = endOf(text, from);
  const pieces: { text: string; found: boolean }[] = [];
  const add = (piece: string, found: boolean): void => {
    if (piece !== '') pieces.push({ text: piece, found });
  };
  let at = from;
  if (from > 0) add('… ', false);
  for (const token of tokens.filter(({ end }) => end <= until)) {
    add(text.slice(at, token.at), false);
    add(text.slice(token.at, token.end), true);
    at = token.end;
  }
  add(text.slice(at, until) + (until < text.length ? ' …' : ''), false);
  return { field, pieces };
}

/** The words that were found; a number that was asked for in one is found whole. */
function foundIn(text: string, isFound: (word: string) => boolean): readonly Token[] {
  const tokens = tokensOf(text);
  const found = tokens.filter(({ word }) => isFound(word));
  return found.length === 0 && /\d/.test(text) && isFound(joinedMark(tokens.map(({ word }) => word))) ? tokens : found;
}

/** Never inside a word, so never inside a character either. */
function startOf(text: string, found: number): number {
  if (found <= BEFORE) return 0;
  const space = text.indexOf(' ', found - BEFORE);
  return space >= 0 && space < found ? space + 1 : found;
}

function endOf(text: string, from: number): number {
  if (text.length - from <= LONGEST) return text.length;
  const space = text.lastIndexOf(' ', from + LONGEST);
  if (space > from) return space;
  return text.slice(from, from + LONGEST).isWellFormed() ? from + LONGEST : from + LONGEST - 1;
}

const STEMS = {
  name: 'search_stems',
  text: `select w as word, ts_lexize('dutch_stem', w) as stems from unnest($1::text[]) w`,
};

/** A word of a text is found as the index finds it: by its stem, its beginning, or the end of a long word. */
async function finder(
  parts: EngineParts,
  caller: Caller,
  { words, phrases }: Ask,
  alike: ReadonlyMap<string, readonly string[]>,
  texts: readonly string[],
): Promise<(word: string) => boolean> {
  const asked = [...new Set([...words, ...phrases.flat()])];
  const all = new Set([...asked, ...texts.flatMap((text) => tokensOf(text).map(({ word }: Token) => word))]);
  const rows = await parts.db.in(caller).query<{ word: string; stems: readonly string[] | null }>(STEMS, [[...all]]);
  const stems = new Map(rows.map(({ word, stems: found }) => [word, found]));
  // A stop word has no stem, and is nowhere found by itself.
  const meant = asked.filter((word) => stems.get(word)?.length !== 0);
  const stemsMeant = new Set(meant.flatMap((word) => stems.get(word) ?? []));
  const numbers = new Set([...alike.values()].flat());
  const known = new Map<string, boolean>();
  return (word) => {
    let found = known.get(word);
    if (found === undefined) {
      found =
        (stems.get(word) ?? []).some((stem) => stemsMeant.has(stem)) ||
        (isNumber(word) && numbers.has(withoutZeros(word))) ||
        meant.some((one) => isJoined(one) && word.startsWith(joinedMark([one]))) ||
        meant.some((one) => begins(word, isNumber(one) ? [one, withoutZeros(one)] : [one]));
      known.set(word, found);
    }
    return found;
  };
}

const begins = (word: string, asked: readonly string[]): boolean =>
  partsOf(word).some((part) => asked.some((one) => (one.length < 3 ? part === one : part.startsWith(one))));
