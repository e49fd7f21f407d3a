/**
 * Makes counters by date right, and says that they are: what they say is compared with the table, and what differs is added to
 * them. Each comparison is one statement, so of one moment; whoever writes meanwhile adds the same to both. So nobody waits for it
 * but the fold. Who writes without dates, a process of an earlier release, leaves a row beside its write: lists then count
 * for themselves until this has run again.
 */
import type { Database, Municipality, Queryable } from '../foundation/db/types.ts';
import { snake } from './columns.ts';
import { countedDates, PLACED, rightDatesSql } from './count-dates.ts';
import type { Resource } from './resource.ts';
import { COUNTS_LOCK } from './sequence.ts';

export interface RightDates {
  /** The counters were said to be right, and nobody wrote without them. */
  readonly sure: boolean;
  /** Days of which the number was another. */
  readonly different: number;
}

/** One municipality and resource. @param onlyUnsure leaves alone what is said to be right */
export function makeDatesRight(
  db: Pick<Database, 'transaction'>,
  municipality: Municipality,
  resource: Resource,
  onlyUnsure = false,
): Promise<RightDates> {
  const { name } = resource;
  const mine = `where municipality = $1 and resource = '${name}'`;
  return db.transaction(municipality, async (tx) => {
    // In a statement of its own: what comes after it sees what the fold before it did.
    await tx.query({ text: `select pg_advisory_xact_lock(${COUNTS_LOCK})` });
    const isSure = async (): Promise<boolean> => {
      const [row] = await tx.query<{ sure: boolean }>({ text: `select ${rightDatesSql(resource)} as sure` }, [
        municipality,
      ]);
      return row?.sure === true;
    };
    const wasSure = await isSure();
    if (wasSure && onlyUnsure) return { sure: true, different: 0 };
    // What is seen here is seen by all that follows. A writer that ends later is not, nor is its row: that stays, and is looked at again.
    const missed = await tx.query({ text: `delete from engine_dates_missed ${mine} returning resource` }, [
      municipality,
    ]);
    let different = await dropCrooked(tx, municipality, resource);
    for (const field of countedDates(resource)) different += await compare(tx, municipality, resource, field);
    const sure = wasSure && missed.length === 0 && (await isSure());
    await tx.query(
      {
        text: `insert into engine_dates_right (municipality, resource, wrong) values ($1, '${name}', $2)
 on conflict (municipality, resource) do update set at = now(), wrong = excluded.wrong`,
      },
      [municipality, sure ? different : 0],
    );
    return { sure, different };
  });
}

/** Where a year does not say what its months say no difference mends it: then all of them are made anew. Returns how many do not. */
async function dropCrooked(tx: Queryable, municipality: Municipality, { name }: Resource): Promise<number> {
  const [crooked] = await tx.query<{ n: number }>(
    {
      text: `select count(*)::int as n from (
 select field, year, type, level, x.month, sum(x.amount) from engine_count_date
 cross join lateral (select month, total where month > 0 union all select p.place, -p.amount from unnest(parts) with ordinality as p(amount, place) where month = 0) as x(month, amount)
 where municipality = $1 and resource = '${name}' group by 1, 2, 3, 4, 5 having sum(x.amount) <> 0
 union all
 select field, year, type, level, month, total from engine_count_date where municipality = $1 and resource = '${name}'
 and total <> (select sum(p) from unnest(parts) as p)) c`,
    },
    [municipality],
  );
  if (!crooked?.n) return 0;
  await tx.query({ text: `delete from engine_count_date where municipality = $1 and resource = '${name}'` }, [
    municipality,
  ]);
  return crooked.n;
}

/** Adds to the counters of one date what the table has more, or less. Returns of how many days that was. */
async function compare(
  tx: Queryable,
  municipality: Municipality,
  { name, table, rights }: Resource,
  field: string,
): Promise<number> {
  const level = rights?.level ? snake(rights.level) : 'null';
  const mine = `municipality = $1 and resource = '${name}'`;
  const text = `with there as (
  select ${snake(rights!.type!)}::uuid as type, ${level}::smallint as level, ${field} as day, count(*) as amount
  from ${table} where municipality = $1 and ${field} is not null group by 1, 2, 3),
 kept as (
  select type, level, make_date(year, month, p.place::int) as day, p.amount
  from engine_count_date cross join unnest(parts) with ordinality as p(amount, place) where ${mine} and field = '${field}' and month > 0 and p.amount <> 0
  union all
  select type, level, x.day, x.amount from engine_count_delta cross join unnest(fields, days, amounts) as x(field, day, amount) where ${mine} and x.field = '${field}'),
 dated as materialized (
  select $1::int as municipality, '${name}' as resource, '${field}' as field, day, type, level, sum(amount)::bigint as amount
  from (select * from there union all select type, level, day, -amount from kept) d group by day, type, level having sum(amount) <> 0),
 ${PLACED}
select count(*)::int as n from dated`;
  const [row] = await tx.query<{ n: number }>({ text }, [municipality]);
  return row?.n ?? 0;
}
