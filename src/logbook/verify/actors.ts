/**
 * Whether who acted is still whom the entries bind. A row that is gone is in order when the period that two people decided was
 * over at some moment since; before that it was taken away.
 */
import type { Municipality, Queryable, Statement } from '../../foundation/db/types.ts';
import type { Keys } from '../../foundation/types.ts';
import { BINDS_ACTOR, openActor, unpackActors } from '../actor.ts';
import type { CheckedEntry } from './entry.ts';
import type { Finding, FindingKind } from './findings.ts';

const ACTORS: Statement = {
  name: 'log_verify_actors',
  text: 'select commit, employees from log_actor where municipality = $1 and commit = any($2::uuid[])',
};

/**
 * Until when entries may be without: the latest moment that log_forget_actors (0285) had reached. The period that held at the end
 * of each stretch of time counts, because it took away most; a period that was decided on later gives nothing back.
 */
const FORGOTTEN: Statement = {
  name: 'log_verify_forgotten',
  text: `with decided as (
  select d.id, (d.said::jsonb ->> 'at')::timestamptz as at, greatest((v.said::jsonb ->> 'period')::interval, interval '6 months') as period,
    (select min((e.said::jsonb ->> 'at')::timestamptz) from log_decision e
      where e.municipality = d.municipality and e.decision = d.decision and e.step = 'einde') as ended
  from log_decision d join log_decision v on v.municipality = d.municipality and v.decision = d.decision and v.step = 'voorstel'
  where d.municipality = $1 and d.kind = 'termijn' and d.step = 'besluit' and v.said::jsonb ->> 'of' = 'medewerkers' and v.person <> d.person
)
select max(m.at - p.period) + interval '1 minute' as until
from (select at from decided union select ended from decided union select now()) m (at)
cross join lateral (select period from decided d where d.at < m.at and (d.ended is null or d.ended >= m.at) order by d.id desc limit 1) p`,
};

/** Put beside commits that are nowhere; of one that was taken away its number or its refusal tells. */
const STRAY: Statement = {
  name: 'log_verify_stray_actors',
  text: `select a.commit from log_actor a where a.municipality = $1
  and not exists (select from log_commit c where c.municipality = a.municipality and c.id = a.commit)
  and not exists (select from log_position p where p.municipality = a.municipality and p.commit = a.commit)
  and not exists (select from log_queue q where q.municipality = a.municipality and q.commit = a.commit)
  and not exists (select from log_refused r where r.municipality = a.municipality and r.commit = a.commit)
order by a.commit`,
};

/** Of each place what is stored there; null for what has another form than it was stored in. */
type Stored = ReadonlyMap<number, readonly string[]> | null;

export function watchActors(
  q: Queryable,
  municipality: Municipality,
  keys: Pick<Keys, 'unseal'>,
  report: (finding: Finding) => void,
) {
  async function storedOf(commits: readonly string[]): Promise<ReadonlyMap<string, Stored>> {
    const rows = await q.query<{ commit: string; employees: string }>(ACTORS, [municipality, commits]);
    const stored = new Map<string, Stored>();
    // Who takes the key of the table away can put a second row beside a commit.
    for (const [commit, some] of Map.groupBy(rows, (row) => row.commit)) {
      const all = some.map(({ employees }) => unpackActors(employees));
      stored.set(
        commit,
        all.includes(null)
          ? null
          : new Map(
              [
                ...Map.groupBy(
                  all.flatMap((one) => one!),
                  ([place]) => place,
                ),
              ].map(([place, lines]) => [place, lines.map(([, sealed]) => sealed)] as const),
            ),
      );
    }
    return stored;
  }

  function verdict({ row, said }: CheckedEntry, stored: Stored | undefined): FindingKind | undefined {
    const binds = said !== null && said.v >= BINDS_ACTOR;
    if (stored === null) return binds && said.actor !== undefined ? 'actor-edited' : undefined;
    const [sealed, ...more] = stored?.get(row.place) ?? [];
    const beyond = row.place === 0 && [...(stored?.keys() ?? [])].some((place) => place >= row.of);
    if (beyond || more.length > 0) return 'actor-inserted';
    if (!binds) return undefined;
    if (sealed === undefined) return said.actor === undefined ? undefined : 'actor-deleted';
    if (said.actor === undefined) return 'actor-inserted';
    return openActor(keys, municipality, said, sealed) === undefined ? 'actor-edited' : undefined;
  }

  return {
    /** @param entries whose preimage is the committed one. @param placed they have a number: then it is told */
    async check(entries: readonly CheckedEntry[], placed = true): Promise<void> {
      if (entries.length === 0) return;
      const stored = await storedOf([...new Set(entries.map(({ row }) => row.commit))]);
      let until: number | undefined;
      for (const entry of entries) {
        const kind = verdict(entry, stored.get(entry.row.commit));
        if (kind === undefined) continue;
        if (kind === 'actor-deleted') {
          // Asked after they were read: what goes by its period goes meanwhile too.
          until ??= await forgotten();
          if (Date.parse(entry.said!.at) < until) continue;
        }
        const { row, id } = entry;
        report({
          kind,
          municipality,
          ...(placed && { position: row.position }),
          ...(id !== undefined && { entry: id }),
        });
      }
    },
    /** After all places. */
    async finish(): Promise<void> {
      for (const { commit } of await q.query<{ commit: string }>(STRAY, [municipality]))
        report({ kind: 'actor-inserted', municipality, entry: commit });
    },
  };

  async function forgotten(): Promise<number> {
    const [found] = await q.query<{ until: Date | null }>(FORGOTTEN, [municipality]);
    return found?.until?.getTime() ?? Number.NEGATIVE_INFINITY;
  }
}

export type ActorWatch = ReturnType<typeof watchActors>;
