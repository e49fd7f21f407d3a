/** Entries as one row: the commit they share. */
import { timestamp } from '../foundation/clock.ts';
import type { Keys } from '../foundation/types.ts';
import { bindActor, packActors } from './actor.ts';
import { type Bases, basesCte, basesValues } from './bases.ts';
import { makeLeaf } from './leaf.ts';
import { markOf } from './mark.ts';
import { packCommit, packEntry } from './packed.ts';
import type { Basis, LogActor, LogEntry } from './types.ts';

export interface Append {
  readonly entry: LogEntry;
  readonly actor?: LogActor | undefined;
}

/** One entry, ready to be stored with others. */
export interface Row {
  readonly id: string;
  readonly preimage: string;
  readonly packed: string;
  /** Sealed with its salt; undefined when no employee acted. */
  readonly employee: string | undefined;
  readonly basis?: Basis;
}

/** @throws TypeError for text with lone surrogates. */
export function toRow({ entry, actor }: Append, keys: Pick<Keys, 'seal'>): Row {
  const bound = actor && bindActor(keys, entry.municipality, entry.id, actor.employee);
  const leaf = makeLeaf(entry, timestamp(), bound?.bound);
  return {
    id: entry.id,
    preimage: leaf.preimage,
    packed: packEntry(leaf),
    employee: bound?.sealed,
    ...(entry.basis ? { basis: entry.basis } : {}),
  };
}

export interface Insert {
  /** Named CTEs, to stand after `with`; their parameters begin at `first`. */
  readonly ctes: string;
  readonly values: readonly unknown[];
  readonly acted: boolean;
  /** What the entries rest on, that goes along. */
  readonly bases: readonly Basis[];
}

/** @param rows at least one, all of one municipality. @param known without it nothing that they rest on goes along */
export function insertOf(
  municipality: number,
  rows: readonly Row[],
  first: number,
  keys: Pick<Keys, 'hash'>,
  known?: Pick<Bases, 'fresh'>,
): Insert {
  const values: unknown[] = [
    municipality,
    rows[0]!.id,
    packCommit(rows.map(({ packed }) => packed)),
    rows.length,
    markOf(
      keys,
      municipality,
      rows.map(({ preimage }) => preimage),
    ),
  ];
  const employees = packActors(rows);
  const acted = employees !== '';
  if (acted) values.push(timestamp(), employees);
  const ctes = insertCtes(first, acted);
  const bases =
    known?.fresh(
      municipality,
      rows.map(({ basis }) => basis),
    ) ?? [];
  if (bases.length === 0) return { ctes, values, acted, bases };
  const based = basesCte(first + values.length);
  return { ctes: `${ctes}, ${based}`, values: [...values, ...basesValues(municipality, bases)], acted, bases };
}

function insertCtes(first: number, acted: boolean): string {
  const [municipality, id, data, entries, mark, at, employees] = [0, 1, 2, 3, 4, 5, 6].map(
    (offset) => `$${first + offset}`,
  );
  return `log_stored as (
  insert into log_commit (municipality, id, data) values (${municipality}::int, ${id}::uuid, ${data}::text)
), log_queued as (
  insert into log_queue (municipality, commit, entries, mark) values (${municipality}::int, ${id}::uuid, ${entries}::int, ${mark}::text)
)${
    acted
      ? `, log_acted as (
  insert into log_actor (municipality, commit, at, employees)
  values (${municipality}::int, ${id}::uuid, ${at}::timestamptz, ${employees}::text)
)`
      : ''
  }`;
}
