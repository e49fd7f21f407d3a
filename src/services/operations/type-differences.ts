/** Two versions of a type beside each other, field by field, the older first. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { text } from './door.ts';
import { refuseOthers } from './manage.ts';
import { keyOf, type TypeKind, typeRow, type VersionItem, versionOf } from './type-versions.ts';

export interface Difference {
  /** '' for the type itself, else the kind of its part. */
  readonly kind: string;
  /** Name of the part. */
  readonly part: string;
  /** Name of the field in the standard; '' when the whole part came or went. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

export interface Comparison {
  readonly name: string;
  readonly from: VersionItem;
  readonly to: VersionItem;
  readonly differences: readonly Difference[];
}

/** What names a part of a case type in every version. */
const PART_NAME: Readonly<Record<string, string>> = {
  statustype: 'volgnummer',
  resultaattype: 'omschrijving',
  roltype: 'omschrijving',
  eigenschap: 'naam',
  zaaktypeinformatieobjecttype: 'informatieobjecttype',
  zaakobjecttype: 'relatieOmschrijving',
};

/** Of the record itself, not of what it is. */
const LEFT_OUT = new Set([
  'catalogus',
  'concept',
  'zaaktype',
  'statustype',
  'statustypen',
  'resultaattypen',
  'versiedatum',
]);

/** @throws not-found for two that are no versions of one type */
export async function compareTypes(
  engine: Engine,
  caller: Caller,
  kind: TypeKind,
  [one, other]: readonly [string, string],
): Promise<Comparison> {
  refuseOthers(caller);
  const { row: a, snapshot } = await typeRow(engine, caller, kind, one);
  const { row: b } = await typeRow(engine, caller, kind, other);
  if (keyOf(a) !== keyOf(b) || a.record.catalogus !== b.record.catalogus) throw new Problem('not-found');
  const [from, to] = text(a.record.beginGeldigheid) <= text(b.record.beginGeldigheid) ? [a, b] : [b, a];
  return {
    name: text(to.record.omschrijving),
    from: versionOf(from),
    to: versionOf(to),
    differences: [
      ...fieldsBetween(snapshot, '', '', from.record, to.record),
      ...(kind === 'zaaktype' ? partsBetween(snapshot, from, to) : []),
    ],
  };
}

const partsBetween = (snapshot: Snapshot, from: Row, to: Row): readonly Difference[] =>
  Object.entries(PART_NAME).flatMap(([kind, name]) => {
    const named = (of: Row) =>
      new Map(snapshot.related(kind, 'zaaktype', of.id).map(({ record }) => [String(record[name]), record]));
    const [before, after] = [named(from), named(to)];
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
      const [was, is] = [before.get(key), after.get(key)];
      return was && is
        ? fieldsBetween(snapshot, kind, key, was, is)
        : [{ kind, part: key, field: '', before: nameIn(was), after: nameIn(is) }];
    });
  });

const nameIn = (record: Record_ | undefined): string =>
  words(record?.omschrijving ?? record?.naam ?? record?.informatieobjecttype);

/** What reads the same is the same: of what was never filled in there are several notations. */
const fieldsBetween = (
  snapshot: Snapshot,
  kind: string,
  part: string,
  was: Record_,
  is: Record_,
): readonly Difference[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !LEFT_OUT.has(field))
    .map((field) => ({
      kind,
      part,
      field,
      before: onList(snapshot, field, was[field]),
      after: onList(snapshot, field, is[field]),
    }))
    .filter(({ before, after }) => before !== after);

/** Fields that name an entry of the selectielijst. */
const LISTS: Readonly<Record<string, string>> = {
  selectielijstProcestype: 'selectielijst_procestype',
  selectielijstklasse: 'selectielijst_resultaat',
  resultaattypeomschrijving: 'selectielijst_resultaattypeomschrijving',
};

function onList(snapshot: Snapshot, field: string, value: unknown): string {
  const list = LISTS[field];
  const entry = list && snapshot.get(list, String(value).slice(-36))?.record;
  return entry ? text(entry.naam ?? entry.omschrijving) : words(value);
}

/** A value as people can read it. */
function words(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (value === true) return 'ja';
  if (value === false) return 'nee';
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, one]) => words(one) !== '')
      .map(([name, one]) => `${name}: ${words(one)}`)
      .join(', ');
  return String(value);
}
