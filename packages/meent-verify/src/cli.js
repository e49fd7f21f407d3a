// @ts-check
/** The command: reads files, says what holds. Goes to no network unless --log is an address. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCheckpoint, parseKey } from './checkpoint.js';
import { beforeOf, verifyExtends } from './extends.js';
import { verifyLine } from './line.js';
import { keyOf, receiptIn, verifyReceipt } from './receipt.js';
import { speaker } from './texts.js';

/** Text from outside stays on its line and cannot move the cursor. @param {unknown} value */
const plain = (value) => String(value).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?');

const OPTIONS = /** @type {const} */ ({
  sleutel: { type: 'string' },
  key: { type: 'string' },
  log: { type: 'string' },
  en: { type: 'boolean', default: false },
});

/** @param {readonly string[]} args @param {(line: string) => void} say @returns {Promise<0 | 1 | 2 | 3>} the exit code */
export async function main(args, say) {
  const parsed = parsedOr(args);
  const language = args.includes('--en') ? 'en' : 'nl';
  const t = speaker(language);
  const files = parsed?.positionals ?? [];
  const values = parsed?.values;
  if (!parsed || files.length === 0) {
    say(t('usage'));
    return 2;
  }

  const given = values?.sleutel ?? values?.key;
  const keys = given === undefined ? undefined : await keysIn(given);
  if (keys?.length === 0) {
    say(t('no-key', { file: given }));
    return 2;
  }
  const missing = given === undefined;
  let [good, all, wrong, unread] = [0, 0, false, false];
  /** @type {import('./checkpoint.js').Checkpoint[]} */
  const heads = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) {
      say(t('no-file', { file }));
      return 2;
    }
    const { lines, key, isCheckpoint, receipt } = readGiven(text);
    const trusted = keys ?? (key ? [key] : []);
    if (isCheckpoint && missing) {
      // A checkpoint names no key at all, so there is nothing to hold it against.
      say(`${file}: ${t('no-own-key')}`);
      return 2;
    }
    if (isCheckpoint) {
      const head = openCheckpoint(text, trusted);
      if (typeof head === 'string') {
        say(`${file}: ${t(head)}`);
        wrong = true;
      } else heads.push(head);
      continue;
    }
    const consent = receipt && verifyReceipt(receipt, trusted);
    if (consent) {
      const why = consent.holds ? '' : t(consent.why);
      say(
        consent.holds
          ? t('receipt', { file, id: consent.id, status: t(statusOf(consent.status)) })
          : t('bad-receipt', { file, why }),
      );
      if (!consent.holds) {
        wrong = true;
        continue;
      }
      if (consent.lines.length === 0) say(t('receipt-no-lines'));
      lines.push(...consent.lines);
    }
    if (lines.length === 0 && !consent) {
      say(t('no-lines', { file }));
      wrong = true;
    }
    for (const [at, line] of lines.entries()) {
      all += 1;
      const result = verifyLine(line, trusted);
      if (result.holds && consent?.holds && !isOf(result.line, consent.id)) {
        wrong = true;
        say(t('bad', { number: at + 1, file, why: t('receipt-line') }));
      } else if (result.holds) {
        good += 1;
        heads.push(result.checkpoint);
        say(t('line', { origin: plain(result.checkpoint.origin), index: result.index, what: what(t, result.entry) }));
      } else {
        wrong = true;
        say(t('bad', { number: at + 1, file, why: t(result.why) }));
      }
    }
  }
  if (all > 0) say(t('total', { good, all }));

  const read = values?.log === undefined ? undefined : tilesAt(values.log);
  // Proofs of one file may be made while the log grows; who gives more files asks what became of the log between them.
  const compared = files.length > 1 || read !== undefined ? followers(heads) : [];
  for (const [earlier, later] of compared) {
    const result = await verifyExtends(earlier, later, read);
    const origins = plain([earlier.origin, later.origin].join(', '));
    const said = {
      origin: plain(later.origin),
      origins,
      earlier: earlier.size,
      later: later.size,
      kept: beforeOf(later, earlier.origin)?.kept,
    };
    say(t(result === 'holds' ? 'extended' : result, said));
    if (result === 'no-tiles' || result === 'other-log') unread = true;
    else if (result !== 'holds') wrong = true;
  }
  if (missing) say(t('own-key'));
  return wrong ? 1 : missing ? 3 : unread ? 2 : 0;
}

/** @param {readonly string[]} args */
function parsedOr(args) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** The key itself, or a file with one on each line. @param {string} given */
async function keysIn(given) {
  const own = parseKey(given);
  const text = own ? '' : await readFile(given, 'utf8').catch(() => '');
  return own ? [own] : text.split('\n').flatMap((line) => parseKey(line) ?? []);
}

/** A line about this consent. @param {Readonly<Record<string, unknown>>} line @param {string} id */
const isOf = (line, id) => line.resource === 'toestemming' && line.id === id;

/** @param {string} status */
const statusOf = (status) => (status === 'dpv:ConsentGiven' ? 'given' : 'withdrawn');

/**
 * A file of the portal, one proof as it is, the receipt of a consent, or a checkpoint. @param {string} text
 * @returns {{ lines: string[], key: import('./checkpoint.js').Key | undefined, isCheckpoint: boolean, receipt?: Readonly<Record<string, unknown>> }}
 */
function readGiven(text) {
  if (text.startsWith('c2sp.org/')) return { lines: [text], key: undefined, isCheckpoint: false };
  try {
    const value = JSON.parse(text);
    const receipt = receiptIn(value);
    if (receipt) return { lines: [], key: parseKey(keyOf(receipt)), isCheckpoint: false, receipt };
    const { sleutel, bewijzen } = value;
    const lines = Array.isArray(bewijzen) ? bewijzen.map((one) => (typeof one === 'string' ? one : '')) : [];
    return { lines, key: typeof sleutel === 'string' ? parseKey(sleutel) : undefined, isCheckpoint: false };
  } catch {
    return { lines: [], key: undefined, isCheckpoint: true };
  }
}

/** Each checkpoint with the one before it, by size; the same one twice is one. @param {import('./checkpoint.js').Checkpoint[]} heads */
function followers(heads) {
  // A log that was put back has its old name with a higher number behind it.
  const sorted = heads.toSorted((a, b) => a.origin.localeCompare(b.origin, 'en', { numeric: true }) || a.size - b.size);
  const apart = sorted.filter(
    (head, i) =>
      !sorted
        .slice(0, i)
        .some(({ origin, size, root }) => origin === head.origin && size === head.size && root.equals(head.root)),
  );
  return apart.slice(1).map((later, i) => /** @type {const} */ ([/** @type {typeof later} */ (apart[i]), later]));
}

/** @param {ReturnType<typeof speaker>} t @param {Readonly<Record<string, unknown>>} entry */
function what(t, entry) {
  const at = new Date(String(entry.at));
  const told = Number.isNaN(at.getTime())
    ? entry.at
    : new Intl.DateTimeFormat('nl-NL', {
        dateStyle: 'medium',
        timeStyle: 'medium',
        timeZone: 'Europe/Amsterdam',
      }).format(at);
  const role = entry.actorRole === undefined ? '' : ` (${plain(entry.actorRole)})`;
  const said = Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, plain(value)]));
  return t('what', { ...said, at: plain(told), role });
}

/** @param {string} place @returns {import('./extends.js').ReadTile} */
const tilesAt = (place) => async (path) => {
  if (!/^https?:\/\//.test(place)) return readFile(join(place, path)).catch(() => undefined);
  const answer = await fetch(`${place.replace(/\/$/, '')}/${path}`).catch(() => undefined);
  return answer?.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
};
