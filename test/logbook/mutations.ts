/**
 * Changes of a log by somebody with all rights on the database. Each is done in a transaction that is rolled back, so one log
 * serves for thousands; `verify` must find each.
 */
import pg from 'pg';
import { toProblem } from '../../src/foundation/db/problem.ts';
import { clientConfig, type Target } from '../../src/foundation/db/target.ts';
import type { Queryable } from '../../src/foundation/db/types.ts';
import { unpackCommit } from '../../src/logbook/packed.ts';
import { readHead } from '../../src/logbook/tiles.ts';
import type { Finding } from '../../src/logbook/verify/findings.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { type Dice, MUTATIONS, type MutationKind, NONE, type Run, type Untouched } from './mutation-kinds.ts';
import { entry, keys, type LogbookOnClone, line } from './support.ts';

export { type Dice, diceOf, MUTATIONS, type MutationKind } from './mutation-kinds.ts';

const SWEEP_EVERY = 100;
const TABLES = 'log_commit, log_position, log_tile, log_checkpoint, log_subject, log_actor';

export interface Mutator {
  /** Does one, verifies, and takes it back. */
  try(kind: MutationKind, dice: Dice): Promise<{ readonly what: string; readonly findings: readonly Finding[] }>;
  /** Verifies the log as it is. */
  verify(): Promise<readonly Finding[]>;
  close(): Promise<void>;
}

/** @param kept signed heads outside the database */
async function openMutator(target: Target, municipality: number, kept: readonly string[]): Promise<Mutator> {
  const client = new pg.Client(clientConfig(target, 'owner', 'meent mutations'));
  await client.connect();
  // Several logs share the tables, and some changes take a constraint away first: each waits for its turn.
  await client.query('set lock_timeout = 0; set statement_timeout = 0');
  const q: Queryable = {
    query: async <Row extends object>(
      statement: { readonly name?: string; readonly text: string },
      values: readonly unknown[] = [],
    ) => {
      try {
        return (await client.query({ ...statement, values: values as unknown[] })).rows as Row[];
      } catch (error) {
        throw toProblem(error, statement.name ?? 'unnamed');
      }
    },
  };
  const run: Run = (text, values = []) => client.query(text, values as unknown[]);
  const all = <Row extends object>(text: string) => q.query<Row>({ text }, [municipality]);
  const numbered = await all<{ id: string; position: number; data: string }>(
    'select c.id, p.position, c.data from log_position p join log_commit c on c.municipality = p.municipality and c.id = p.commit where p.municipality = $1 order by p.position',
  );
  const heads = await all<Untouched['heads'][number]>(
    'select minute, size, note from log_checkpoint where municipality = $1 order by minute',
  );
  const log: Untouched = {
    municipality,
    commits: numbered.map(({ id, position, data }) => ({ id, position, entries: unpackCommit(data) })),
    heads,
    tiles: await all('select level, index, data from log_tile where municipality = $1 order by level, index'),
    lists: await all('select bucket, until, data from log_subject where municipality = $1 order by bucket, until'),
    actors: await all('select commit, employees from log_actor where municipality = $1 order by commit'),
    size: heads.at(-1)!.size,
  };
  let tried = 0;
  const verify = async () => (await verifyLog(q, { municipality, keys, kept })).findings;
  return {
    verify,
    async try(kind, dice) {
      // What was taken back stays behind in the tables until it is swept, and everything would read past it.
      tried += 1;
      if (tried % SWEEP_EVERY === 0) await client.query(`vacuum ${TABLES}`);
      await client.query('begin');
      try {
        for (;;) {
          const what = await MUTATIONS[kind](log, dice, run);
          if (what !== NONE) return { what: `${kind}: ${what}`, findings: await verify() };
        }
      } finally {
        await client.query('rollback');
      }
    },
    close: () => client.end(),
  };
}

const PARTS = 4;

/** Fills an empty log with entries of none to five lines, in commits of one and of many, under four heads. */
export async function fillMixed(log: LogbookOnClone, municipality: number, size: number): Promise<Mutator> {
  const people = (count: number) =>
    Array.from({ length: count }, (_, i) => line(keys.hash(municipality, 'bsn', `${i}`)));
  const act = (number: number) => {
    const one = entry(people(1), { municipality });
    return log.logbook.append(one, { entry: one.id, employee: `employee-${number}` });
  };
  for (let part = 1, made = 0; part <= PARTS; part += 1) {
    const until = Math.round((size * part) / PARTS);
    for (let lines = 0; lines < 6; lines += 1, made += 1)
      await log.logbook.append(entry(people(lines), { municipality }));
    // Alone in a commit, and one of some in a commit with others who did nothing by hand.
    await act(part);
    await Promise.all([act(part + 1), act(part + 2), log.fill(until - made - 3, municipality)]);
    made = until;
    await log.settle();
    // Heads of one minute would become one.
    if (part < PARTS)
      await log.clone.asOwner(
        'update meent.log_checkpoint set minute = minute - make_interval(mins => $2) where municipality = $1 and minute = (select max(minute) from meent.log_checkpoint where municipality = $1)',
        [municipality, 10 * (PARTS - part)],
      );
  }
  const head = await readHead(log.db.in(municipality), municipality);
  return openMutator(log.clone.target, municipality, [head!.note]);
}
