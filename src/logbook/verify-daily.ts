/** Each log is verified every day; what came of it is kept for who runs the municipality. */
import { now } from '../foundation/clock.ts';
import type { Database, Municipality, Queryable } from '../foundation/db/types.ts';
import { everyDay } from '../foundation/jobs/daily.ts';
import type { Jobs } from '../foundation/types.ts';
import { type VerifyOptions, verifyLog } from './verify.ts';

export const VERIFY_QUEUE = 'logboek.nakijken';

export interface Verified {
  readonly at: Date;
  readonly entries: number;
  /** Places where something was changed. */
  readonly findings: number;
}

/** Registers the job. Call the result once per municipality at the start. */
export const handleVerification = (
  jobs: Jobs,
  db: Database,
  against: Against,
): ((municipality: Municipality) => Promise<void>) =>
  everyDay(jobs, db, VERIFY_QUEUE, (municipality) => verifyNow(db.log, municipality, against));

interface Against {
  readonly keys: VerifyOptions['keys'];
  /** Heads kept beside the database. */
  readonly kept: () => readonly string[];
}

/** @param q `Database.log` */
export async function verifyNow(q: Queryable, municipality: Municipality, { keys, kept }: Against): Promise<void> {
  const { entries, findings, more } = await verifyLog(q, { municipality, keys, kept: kept() });
  await q.query(
    {
      name: 'log_verified_keep',
      text: `insert into log_verification (municipality, at, entries, findings) values ($1, $2, $3, $4)
on conflict (municipality) do update set at = excluded.at, entries = excluded.entries, findings = excluded.findings`,
    },
    [municipality, now(), entries, findings.length + more],
  );
}

/** @param q `Database.log` */
export async function lastVerified(q: Queryable, municipality: Municipality): Promise<Verified | undefined> {
  const [found] = await q.query<Verified>(
    {
      name: 'log_verified',
      text: 'select at, entries::float8 as entries, findings::float8 as findings from log_verification where municipality = $1',
    },
    [municipality],
  );
  return found;
}
