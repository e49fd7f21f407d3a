/** What the register of activities says of categories of personal data (docs/decisions/0059), as the gate asks it. */
import type { Record_ } from '../engine/resource.ts';
import { CATEGORIEEN, gapOf, type Narrowed, type Said } from '../gate/categories.ts';
import { soortenIn, veldenVan } from './personen/index.ts';

interface Gebruik {
  readonly bron: string;
  readonly velden: readonly string[];
  readonly categorieen?: readonly string[];
}

const said = new WeakMap<Record_, Said>();

/** A version as it stands: what it may not use has no ground there, whatever it names. */
export function saidBy(record: Record_): Said {
  const known = said.get(record) ?? read(record);
  said.set(record, known);
  return known;
}

function read(record: Record_): Said {
  const special = record.bijzondereGrond ? ((record.bijzondereGegevens ?? []) as readonly string[]) : [];
  return {
    number: record.gebruiktBsn === true && record.bsnGrond !== '',
    special: new Set(special),
    uses: new Map(
      (record.gebruikt as readonly Gebruik[]).map(({ bron, velden, categorieen = [] }) => [
        bron,
        bron === 'personen' ? soortenIn(velden) : categorieen.length > 0 ? new Set(categorieen) : undefined,
      ]),
    ),
  };
}

/** The categories of each source that this activity may use. */
export const categoriesOf = (record: Record_): ReadonlyMap<string, ReadonlySet<string>> => {
  const of = saidBy(record);
  return new Map(
    [...of.uses.keys()].map((source) => [
      source,
      new Set(CATEGORIEEN.map(({ code }) => code).filter((code) => gapOf(of, source, code) === undefined)),
    ]),
  );
};

/** Fields of a person without those of a category that the activity has no ground for, or that its combination does not name. */
export const veldenMet = (velden: readonly string[], record: Record_, narrowed?: Narrowed): readonly string[] =>
  veldenVan(velden, (soort) => gapOf(saidBy(record), 'personen', soort, narrowed) === undefined);
