/**
 * Each log is verified every day. What came of it is kept for who runs the municipality, with a mark: who changes the log can
 * write in that table too. What this process found it remembers itself.
 */
import { monotonic, now } from '../foundation/clock.ts';
import type { Database, Municipality, Queryable } from '../foundation/db/types.ts';
import { everyDay } from '../foundation/jobs/daily.ts';
import type { RingKeys } from '../foundation/keys/keys.ts';
import type { Jobs, Keys } from '../foundation/types.ts';
import { everBore, markOf } from './mark.ts';
import { type VerifyOptions, verifyLog } from './verify.ts';

export const VERIFY_QUEUE = 'logboek.nakijken';

export interface Verified {
  readonly at: Date;
  readonly entries: number;
  /** Places where something was changed. */
  readonly findings: number;
}

export interface Against {
  readonly keys: VerifyOptions['keys'] & Pick<RingKeys, 'hash' | 'formerHashes' | 'reread'>;
  /** Heads kept beside the database. */
  readonly kept: () => readonly string[];
}

export interface DailyVerification {
  /** Call once per municipality at the start. */
  plan(municipality: Municipality): Promise<void>;
  /** Places where something was changed, of all logs; not less when somebody takes the rows away. */
  findings(): Promise<number>;
  /** Age in seconds of the oldest of the last checks of all logs; of one that was never checked, since this process started. */
  ageSeconds(): Promise<number>;
}

/** @param onChanged told after each check that finds something */
export function verifyDaily(
  jobs: Jobs,
  db: Database,
  against: Against,
  onChanged: (municipality: Municipality, findings: number) => void,
): DailyVerification {
  const startedAt = monotonic();
  const found = new Map<Municipality, number>();
  const plan = everyDay(jobs, db, VERIFY_QUEUE, async (municipality) => {
    const findings = await verifyNow(db.log, municipality, against);
    found.set(municipality, findings);
    if (findings > 0) onChanged(municipality, findings);
  });
  const last = async () => {
    const municipalities = await db.log.query<{ id: Municipality }>(ALL);
    return Promise.all(
      municipalities.map(async ({ id }) => ({ id, verified: await lastVerified(db.log, id, against.keys) })),
    );
  };
  return {
    plan,
    async findings() {
      const sums = (await last()).map(({ id, verified }) => Math.max(verified?.findings ?? 0, found.get(id) ?? 0));
      return sums.reduce((sum, count) => sum + count, 0);
    },
    async ageSeconds() {
      const since = (verified: Verified | undefined): number =>
        verified ? now().getTime() - verified.at.getTime() : monotonic() - startedAt;
      return Math.max(0, ...(await last()).map(({ verified }) => since(verified))) / 1000;
    },
  };
}

const ALL = { name: 'log_verified_of', text: 'select id from municipality order by id' };

const textOf = ({ at, entries, findings }: Verified): string => `nagekeken ${at.toISOString()} ${entries} ${findings}`;

/** Returns in how many places something was changed. @param q `Database.log` */
export async function verifyNow(q: Queryable, municipality: Municipality, { keys, kept }: Against): Promise<number> {
  // Another process may sign with a newer key than this one started with.
  keys.reread();
  const result = await verifyLog(q, { municipality, keys, kept: kept() });
  const verified = { at: now(), entries: result.entries, findings: result.findings.length + result.more };
  await q.query(
    {
      name: 'log_verified_keep',
      text: `insert into log_verification (municipality, at, entries, findings, mark) values ($1, $2, $3, $4, $5)
on conflict (municipality) do update set at = excluded.at, entries = excluded.entries, findings = excluded.findings, mark = excluded.mark`,
    },
    [municipality, verified.at, verified.entries, verified.findings, markOf(keys, municipality, [textOf(verified)])],
  );
  return verified.findings;
}

/** Undefined when none is kept, or one that the program did not write. @param q `Database.log` */
export async function lastVerified(
  q: Queryable,
  municipality: Municipality,
  keys: Pick<Keys, 'hash' | 'formerHashes'>,
): Promise<Verified | undefined> {
  const [found] = await q.query<Verified & { readonly mark: string }>(
    {
      name: 'log_verified',
      text: 'select at, entries::float8 as entries, findings::float8 as findings, mark from log_verification where municipality = $1',
    },
    [municipality],
  );
  if (!found) return undefined;
  const { at, entries, findings, mark } = found;
  const verified = { at, entries, findings };
  return everBore(keys, municipality, mark, [textOf(verified)]) ? verified : undefined;
}
