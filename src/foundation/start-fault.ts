/** What the operator reads when a start or a command ends by something that nobody foresaw there: one sentence as well. */
import { errorCode } from './error-code.ts';
import { Problem } from './problems.ts';
import { StartProblem } from './start-problem.ts';

/** By SQLSTATE, errno of Node, or code of a problem. */
const KNOWN: Readonly<Record<string, string>> = {
  '53100': 'The disk of the database is full; make room, and start again.',
  ENOSPC: 'The disk of MEENT_DATA is full; make room, and start again.',
  EDQUOT: 'The disk quota of MEENT_DATA is used up; make room, and start again.',
  EROFS: 'The disk of MEENT_DATA is read-only; mount it writable, and start again.',
  '25006':
    'The database takes no writes (it is a standby, or was set read-only); set DATABASE_URL to the primary, or make it writable.',
  '53300': 'The database has no connection left; raise its max_connections, or lower MEENT_DATABASE_CONNECTIONS.',
  '53200': 'The database has no memory left; give its machine more, and start again.',
  EMFILE: 'Meent may not open more files; raise the limit (ulimit -n), and start again.',
  ERR_WORKER_OUT_OF_MEMORY:
    'A thread of Meent has no memory left; give the machine more, or lower MEENT_THREADS, and start again.',
  unavailable: 'The database stopped answering meanwhile; look whether it runs, and try again.',
  'database-lost': 'The database broke the connection off; look whether it runs, and try again.',
  'database-timeout': 'The database does not answer in time; look what keeps it busy, and try again.',
};

/** Never the message of an error, which can hold what was read. */
export function faultSentence(error: unknown): string {
  if (error instanceof StartProblem) return error.message;
  const codes = [error, (error as { cause?: unknown } | undefined)?.cause].map(errorCode);
  const known = codes.toReversed().find((code) => Object.hasOwn(KNOWN, code));
  return known
    ? KNOWN[known]!
    : `Meent ended by a fault of its own: ${codes[0]}${whyOf(error)}${placeOf(error)}. Please report this line; starting again may help.`;
}

/** Codes of what was refused. A name may be a word of somebody's data, so it is not told. */
function whyOf(error: unknown): string {
  const codes = error instanceof Problem ? new Set(error.invalidParams.map(({ code }) => code)) : new Set();
  return codes.size === 0 ? '' : ` (${[...codes].join(', ')})`;
}

/** The first place in the program itself that is no maker of problems. */
function placeOf(error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const place = frames
    .map((line) => /^\s+at .*?((?:src|dist)\/[\w./-]+:\d+)/.exec(line)?.[1])
    .find((one) => one !== undefined && !one.includes('foundation/problems.'));
  return place ? ` at ${place}` : '';
}
