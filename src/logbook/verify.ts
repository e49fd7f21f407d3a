/**
 * Verifies logs: recomputes every entry, line, tile and head, and says what was changed. Reads only; runs beside a log in
 * use. Composed into `npm run meent -- verify`.
 */
import { DatabaseProblem } from '../foundation/db/problem.ts';
import type { Municipality, Queryable } from '../foundation/db/types.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import type { Before } from './generation.ts';
import { logOf } from './origin.ts';
import { readHead } from './tiles.ts';
import type { Finding } from './verify/findings.ts';
import { type LogToVerify, type VerifiedLog, verifyOne } from './verify/log.ts';
import { readMunicipalities } from './verify/rows.ts';

export { describeFinding, type Finding, type FindingKind } from './verify/findings.ts';

export interface VerifyOptions {
  /** Every key each log has signed with, the hashes of what waits to be signed, and what opens who acted. */
  readonly keys: Pick<RingKeys, 'publicKeys' | 'hashes' | 'unseal'>;
  /** Absent: all. */
  readonly municipality?: Municipality;
  /** Signed checkpoints kept outside the database: without them a log that was put back as a whole cannot be noticed. */
  readonly kept?: readonly string[];
  readonly onProgress?: (progress: {
    readonly municipality: Municipality;
    readonly entries: number;
    readonly of: number;
    readonly lines: number;
  }) => void;
}

export interface Verification {
  readonly municipalities: number;
  readonly entries: number;
  readonly lines: number;
  readonly checkpoints: number;
  /** Heads kept outside the database that belong to one of these logs. */
  readonly kept: number;
  /** Entries that wait for a number: in no head, and so checked by their mark alone. More than a moment's work: the log is not signed on. */
  readonly waiting: number;
  /** Logs that were put back and say so: no change, but what was lost is lost. */
  readonly putBack: readonly (Before & { readonly municipality: Municipality })[];
  /** Empty: nothing was changed. At most 1,000. */
  readonly findings: readonly Finding[];
  /** Findings past those. */
  readonly more: number;
}

const MAX_FINDINGS = 1_000;

/** @param q `Database.log`: reads across municipalities. */
export async function verifyLog(q: Queryable, options: VerifyOptions): Promise<Verification> {
  const kept = options.kept ?? [];
  const municipalities =
    options.municipality === undefined ? allOf(await readMunicipalities(q), kept) : [options.municipality];
  const findings: Finding[] = [];
  const putBack: Verification['putBack'][number][] = [];
  const total = { entries: 0, lines: 0, checkpoints: 0, kept: 0, waiting: 0, more: 0 };
  for (const municipality of municipalities) {
    const verified = await readable(q, {
      municipality,
      keys: options.keys,
      kept,
      report: (finding) => {
        if (findings.length < MAX_FINDINGS) findings.push(finding);
        else total.more += 1;
      },
      onProgress: (entries, of, lines) => options.onProgress?.({ municipality, entries, of, lines }),
    });
    total.entries += verified.entries;
    total.lines += verified.lines;
    total.checkpoints += verified.checkpoints;
    total.kept += verified.kept;
    total.waiting += verified.waiting;
    if (verified.before) putBack.push({ municipality, ...verified.before });
  }
  return { municipalities: municipalities.length, ...total, putBack, findings };
}

/** What cannot be read as a log at all is a finding too, and the other logs are still looked at. */
async function readable(q: Queryable, log: LogToVerify): Promise<VerifiedLog> {
  try {
    return await verifyOne(q, log);
  } catch (error) {
    // SQLSTATE class 22: data that a statement cannot work with.
    const isData =
      error instanceof DatabaseProblem
        ? error.sqlState.startsWith('22')
        : UNREADABLE.some((kind) => error instanceof kind);
    if (!isData) throw error;
    log.report({ kind: 'unreadable', municipality: log.municipality });
    return { entries: 0, lines: 0, checkpoints: 0, kept: 0, waiting: 0 };
  }
}

const UNREADABLE = [TypeError, RangeError, SyntaxError];

/** A log of which nothing is left is known by the heads that were kept of it. */
const allOf = (stored: readonly Municipality[], kept: readonly string[]): readonly Municipality[] => [
  ...new Set([...stored, ...kept.flatMap((note) => logOf(note) ?? [])]),
];

/** The newest signed head of every log: kept elsewhere, it shows later that a log was put back. */
export async function headsOf(
  q: Queryable,
): Promise<{ readonly municipality: Municipality; readonly size: number; readonly note: string }[]> {
  const heads = [];
  for (const municipality of await readMunicipalities(q)) {
    const head = await readHead(q, municipality);
    if (head) heads.push({ municipality, size: head.size, note: head.note });
  }
  return heads;
}
