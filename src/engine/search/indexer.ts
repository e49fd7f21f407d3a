/**
 * Keeps the index of words: reads the numbered changes in their order and writes the words of the records that they are
 * about. It follows within a second, so that a write costs what it did. Who may see a record is never behind, since that is
 * not in the index.
 */
import type { Municipality, Queryable, Statement } from '../../foundation/db/types.ts';
import { snake } from '../columns.ts';
import type { EngineParts } from '../engine.ts';
import type { Resource } from '../resource.ts';
import type { Row } from '../work.ts';
import { markColumns, marksOf } from './marks.ts';
import { type Said, textsOf, type Weight } from './texts.ts';
import { joinedMark, partsOf, tokensOf } from './words.ts';

/** Raise it when records get other words than before, or other records get words: the index is then made anew. */
export const LAYOUT = 2;
/** Changes that are looked at together. */
const BATCH = 2_000;
/** Records whose words are made together: others have their turn in between. */
const TOGETHER = 200;

const CLAIM = {
  name: 'search_claim',
  text: `select pg_try_advisory_xact_lock(hashtextextended('meent search', $1::int)) as locked,
  (select number from engine_search_cursor where municipality = $1 and layout = $2) as number`,
};

const NEXT = {
  name: 'search_next',
  text: `select n.number, c.resource, c.record, c.main_resource, c.main
from engine_change_number n left join engine_change c on c.municipality = $1 and c.id = n.change
where n.municipality = $1 and n.number > $2 order by n.number limit ${BATCH}`,
};

const ADVANCE = {
  name: 'search_advance',
  text: `insert into engine_search_cursor (municipality, layout, number) values ($1, $2, $3)
on conflict (municipality) do update set layout = excluded.layout, number = excluded.number`,
};

const WRITE = {
  name: 'search_write',
  // What did not change is left alone: a search index is dear to write.
  text: `with given as (
  select x.id, x.resource, setweight(to_tsvector('dutch', x.a), 'A') || setweight(to_tsvector('dutch', x.b), 'B') || setweight(to_tsvector('dutch', x.c), 'C')
    || array_to_tsvector(string_to_array(x.parts, ' ')) as words
  from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as x(id, resource, a, b, c, parts))
insert into engine_search as s (municipality, id, resource, words) select $1, id, resource, words from given
on conflict (municipality, id) do update set words = excluded.words where s.words is distinct from excluded.words`,
};

const REMOVE = {
  name: 'search_remove',
  text: 'delete from engine_search where municipality = $1 and id = any($2::uuid[])',
};

interface Change {
  readonly number: number;
  /** Null where the change was destroyed. */
  readonly resource: string | null;
  readonly record: string;
  readonly main_resource: string;
  readonly main: string;
}

/**
 * Takes one batch. Returns how many changes it looked at, or null when another process is at it. Only records that went
 * or came are touched, so that a load of a million is a walk along its changes.
 */
export async function indexSome(parts: EngineParts, municipality: Municipality): Promise<number | null> {
  const searched = parts.registry.all.filter(({ search }) => search);
  return parts.db.transaction(municipality, async (tx) => {
    const [claim] = await tx.query<{ locked: boolean; number: number | null }>(CLAIM, [municipality, LAYOUT]);
    if (!claim?.locked) return null;
    const changes = await tx.query<Change>(NEXT, [municipality, Number(claim.number ?? 0)]);
    const last = changes.at(-1);
    if (!last) return 0;
    const wanted = new Map<Resource, Set<string>>();
    for (const change of changes)
      for (const resource of searched) {
        const id = concerns(resource, change);
        if (id) wanted.set(resource, (wanted.get(resource) ?? new Set()).add(id));
      }
    await writeWords(parts, tx, municipality, wanted);
    await tx.query(ADVANCE, [municipality, LAYOUT, last.number]);
    return changes.length;
  });
}

/** The record whose words the change may have changed. */
function concerns(resource: Resource, { resource: changed, record, main_resource, main }: Change): string | undefined {
  if (changed === resource.name) return record;
  const isPart = resource.search?.parts?.some((part) => part.resource === changed);
  return isPart && main_resource === resource.name ? main : undefined;
}

async function writeWords(
  parts: EngineParts,
  tx: Queryable,
  municipality: Municipality,
  wanted: ReadonlyMap<Resource, ReadonlySet<string>>,
): Promise<void> {
  for (const [resource, ids] of wanted) {
    const all = [...ids];
    for (let from = 0; from < all.length; from += TOGETHER)
      await writeSome(parts, tx, municipality, resource, all.slice(from, from + TOGETHER));
  }
}

async function writeSome(
  parts: EngineParts,
  tx: Queryable,
  municipality: Municipality,
  resource: Resource,
  ids: readonly string[],
): Promise<void> {
  const read = async (of: Resource, by: string, columns: readonly string[]): Promise<readonly Row[]> =>
    (await tx.query(readStatement(of, by, columns), [municipality, ids])).map((raw) =>
      parts.reader(of, municipality, raw),
    );
  const rows = await read(resource, 'id', markColumns(resource));
  if (rows.length < ids.length) {
    const there = new Set(rows.map(({ id }) => id));
    await tx.query(REMOVE, [municipality, ids.filter((id) => !there.has(id))]);
  }
  if (rows.length === 0) return;
  const below = new Map<string, Row[]>();
  for (const { resource: part, by } of resource.search!.parts ?? [])
    for (const row of await read(parts.registry.get(part), snake(by), [])) {
      const of = String(row.record[by]);
      const known = below.get(of);
      if (known) known.push(row);
      else below.set(of, [row]);
    }
  const told = rows.map((row) => wordsOf(municipality, row, textsOf(row, below.get(row.id) ?? [])));
  await tx.query(WRITE, [
    municipality,
    rows.map(({ id }) => id),
    rows.map(() => resource.name),
    told.map(({ A }) => A.join(BETWEEN)),
    told.map(({ B }) => B.join(BETWEEN)),
    told.map(({ C }) => C.join(BETWEEN)),
    told.map(({ lexemes }) => [...lexemes].join(' ')),
  ]);
}

/** What words and marks are made of, and no more: the whole row costs several times as much to carry. */
const readStatement = ({ name, table }: Resource, by: string, columns: readonly string[]): Statement => ({
  name: `search_read_${name}_${by}`,
  text: `select ${['id', 'version', 'body', 'body_version', ...columns].map((column) => `t.${column}`).join(', ')} from ${table} t where t.municipality = $1 and t.${by} = any($2::uuid[])`,
});

/** Stop words keep their place: no phrase goes from one field into the next. */
const BETWEEN = ' de de de ';

interface Words extends Readonly<Record<Weight, string[]>> {
  /** Marks, and words that are found as they are. None has a space in it. */
  readonly lexemes: Set<string>;
}

function wordsOf(municipality: Municipality, row: Row, said: readonly Said[]): Words {
  const words: Words = { A: [], B: [], C: [], lexemes: new Set(marksOf(municipality, row)) };
  for (const { text, weight } of said) {
    const tokens = tokensOf(text).map(({ word }) => word);
    words[weight].push(tokens.join(' '));
    for (const word of tokens) for (const part of partsOf(word)) words.lexemes.add(part);
    if (weight === 'A' && /\d/.test(text)) words.lexemes.add(joinedMark(tokens));
  }
  return words;
}
