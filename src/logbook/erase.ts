/**
 * Carries out erasures once the entries that name them are under a signed head: the owner's function puts hashes in the place
 * of lines (it takes which from the signed entry alone), and the lists of people follow in the same transaction.
 */
import { monotonic, now } from '../foundation/clock.ts';
import type { Municipality, Queryable, Statement } from '../foundation/db/types.ts';
import { LIST } from './fold.ts';
import { bucketOf, parseListed, RECENT, renderListed } from './listed.ts';
import type { SequencerTask } from './sequencer.ts';

/** One at a time: each is a transaction of its own, and holds the sequencer meanwhile. */
const NEXT: Statement = {
  name: 'log_erasure_next',
  text: `select e.municipality, e.entry, p.position from log_erasure e
join log_position p on p.municipality = e.municipality and p.commit = e.entry
where e.done_at is null and e.entry <> all($1::uuid[])
  and p.position < (select size from log_checkpoint c where c.municipality = e.municipality order by minute desc limit 1)
order by e.entry limit 1`,
};

const ERASE: Statement = {
  name: 'log_erase',
  text: 'select erased_position as position, erased_line as line, erased_subject as subject from log_erase($1, $2)',
};

const DONE: Statement = {
  name: 'log_erasure_done',
  text: 'update log_erasure set done_at = $3 where municipality = $1 and entry = $2',
};

const ROWS_OF: Statement = {
  name: 'log_listed_of',
  text: `with taken as (delete from log_subject where municipality = $1 and bucket = any($2::smallint[]) and first <= $4::bigint and until > $3::bigint returning bucket, until, first, data)
select bucket, until, first, data from taken`,
};

interface ErasedLine {
  readonly position: number;
  readonly line: number;
  readonly subject: string;
}

interface ListRow {
  readonly bucket: number;
  readonly until: number;
  readonly first: number;
  readonly data: string;
}

/** What is refused (a hold came in between) is tried again after this. */
const AGAIN_MS = 60_000;

/** @param onRefused told of an erasure that cannot be carried out now, with the SQLSTATE */
export function eraseLines(
  onRefused: (what: { readonly municipality: Municipality; readonly code: string }) => void,
): SequencerTask {
  const aside = new Map<string, number>();
  let tried: string | undefined;

  return {
    name: 'logbook-erase',
    limit: 1,
    async run(tx) {
      const instant = monotonic();
      // The last run was rolled back: what it tried waits, so that it keeps no other from its turn.
      if (tried !== undefined) aside.set(tried, instant + AGAIN_MS);
      for (const [entry, until] of aside) if (until <= instant) aside.delete(entry);
      tried = undefined;
      const [next] = await tx.query<{ municipality: Municipality; entry: string; position: number }>(NEXT, [
        [...aside.keys()],
      ]);
      if (!next) return 0;
      tried = next.entry;
      const { municipality } = next;
      try {
        const gone = await tx.query<ErasedLine>(ERASE, [municipality, next.position]);
        if (gone.length > 0) await unlist(tx, municipality, gone);
        await tx.query(DONE, [municipality, next.entry, now()]);
      } catch (error) {
        onRefused({ municipality, code: String((error as { readonly sqlState?: unknown }).sqlState ?? 'unknown') });
        throw error;
      }
      return 1;
    },
    committed() {
      tried = undefined;
    },
  };
}

/** Takes lines out of the lists of the people they were about. */
async function unlist(tx: Queryable, municipality: Municipality, gone: readonly ErasedLine[]): Promise<void> {
  const positions = gone.map(({ position }) => position);
  const buckets = [RECENT, ...new Set(gone.map(({ subject }) => bucketOf(subject)))];
  const places = new Map<string, Set<string>>();
  for (const { subject, position, line } of gone) {
    const known = places.get(subject) ?? new Set();
    places.set(subject, known.add(`${position}.${line}`));
  }
  const rows = await tx.query<ListRow>(ROWS_OF, [
    municipality,
    buckets,
    Math.min(...positions),
    Math.max(...positions),
  ]);
  for (const { bucket, until, first, data } of rows) {
    const kept = [...parseListed(data)].flatMap(([subject, all]) => {
      const lost = places.get(subject);
      const left = lost ? all.split(' ').filter((place) => !lost.has(place)) : all.split(' ');
      return left.length > 0 ? [[subject, left.join(' '), left.length] as const] : [];
    });
    const lines = kept.reduce((sum, [, , count]) => sum + count, 0);
    if (lines === 0) continue;
    await tx.query(LIST, [
      municipality,
      until,
      first,
      [bucket],
      [lines],
      [renderListed(kept.map(([subject, left]) => [subject, left] as const))],
    ]);
  }
}

const FORGET: Statement = { name: 'log_forget_actors', text: 'select log_forget_actors($1) as gone' };

/** Of how many commits it is no longer known who acted. @param q `Database.log` */
export const forgetActors = async (q: Queryable, municipality: Municipality): Promise<number> =>
  Number((await q.query<{ gone: number }>(FORGET, [municipality]))[0]?.gone ?? 0);
