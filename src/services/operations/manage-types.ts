/** Case types as a manager sees them: versions of one name, one version as a whole, and two beside each other. */
import type { Engine } from '../../engine/engine.ts';
import { type Changed, historyOf } from '../../engine/history.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { isValidOn, versionsOf } from '../../registers/catalogi/versions.ts';
import { statustypenOf } from './case-words.ts';
import { snapshotOf, text, textOrNull } from './door.ts';
import { refuseOthers } from './manage.ts';

export type VersionState = 'concept' | 'current' | 'future' | 'past';

export interface VersionItem {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly begins: string;
  readonly ends: string | null;
  readonly state: VersionState;
}

export interface TypeItem {
  readonly identificatie: string;
  readonly name: string;
  readonly versions: readonly VersionItem[];
}

function stateOf({ record }: Row): VersionState {
  if (record.concept) return 'concept';
  if (isValidOn(record, today())) return 'current';
  return text(record.beginGeldigheid) > today() ? 'future' : 'past';
}

const versionOf = (row: Row): VersionItem => ({
  id: row.id,
  begins: text(row.record.beginGeldigheid),
  ends: textOrNull(row.record.eindeGeldigheid),
  state: stateOf(row),
});

const byName = (a: TypeItem, b: TypeItem): number => a.name.localeCompare(b.name, 'nl');

/** Every case type with its versions, newest first. @throws permission-denied */
export async function caseTypes(engine: Engine, caller: Caller): Promise<readonly TypeItem[]> {
  refuseOthers(caller);
  await engine.rows(caller, 'zaaktype', { page: '1' });
  const rows = (await snapshotOf(engine, caller)).all('zaaktype');
  const byType = Map.groupBy(rows, ({ record }) => `${record.catalogus} ${record.identificatie}`);
  return [...byType.values()]
    .map((versions): TypeItem => {
      const sorted = versions.toSorted((a, b) =>
        text(b.record.beginGeldigheid).localeCompare(text(a.record.beginGeldigheid)),
      );
      const named = sorted.find((row) => stateOf(row) === 'current') ?? sorted[0]!;
      return {
        identificatie: text(named.record.identificatie),
        name: text(named.record.omschrijving),
        versions: sorted.map(versionOf),
      };
    })
    .sort(byName);
}

export interface Part {
  readonly id: string;
  readonly record: Record_;
}

export interface TypeVersion extends VersionItem {
  readonly identificatie: string;
  readonly name: string;
  readonly record: Record_;
  readonly others: readonly VersionItem[];
  readonly statuses: readonly Part[];
  readonly results: readonly Part[];
  readonly roles: readonly Part[];
  readonly properties: readonly Part[];
  readonly documents: readonly Part[];
  readonly decisions: readonly string[];
  /** Names of document types that may be added. */
  readonly documentTypes: readonly string[];
  /** What a result may be: of the process type in the selectielijst. */
  readonly classes: readonly { readonly value: string; readonly label: string }[];
  readonly outcomes: readonly { readonly value: string; readonly label: string }[];
  readonly history: readonly Changed[];
  readonly etag: string;
}

/** @throws not-found, permission-denied */
export async function caseType(engine: Engine, caller: Caller, id: string): Promise<TypeVersion> {
  refuseOthers(caller);
  const { row, snapshot } = await typeRow(engine, caller, id);
  const { record } = row;
  const part = ({ id: one, record: own }: Row): Part => ({ id: one, record: own });
  const parts = (kind: string): readonly Part[] => snapshot.related(kind, 'zaaktype', id).map(part);
  const number = (one: Part): number => Number(one.record.volgnummer ?? 0);
  return {
    ...versionOf(row),
    identificatie: text(record.identificatie),
    name: text(record.omschrijving),
    record,
    others: versionsOf(snapshot, 'zaaktype', text(record.catalogus), text(record.identificatie))
      .filter((one) => one.id !== id)
      .map(versionOf),
    statuses: statustypenOf(snapshot, id).map(part),
    results: parts('resultaattype'),
    roles: parts('roltype'),
    properties: parts('eigenschap'),
    documents: parts('zaaktypeinformatieobjecttype').toSorted((a, b) => number(a) - number(b)),
    decisions: record.besluittypen as readonly string[],
    documentTypes: [
      ...new Set(
        snapshot
          .related('informatieobjecttype', 'catalogus', text(record.catalogus))
          .map((one) => text(one.record.omschrijving)),
      ),
    ].sort((a, b) => a.localeCompare(b, 'nl')),
    classes: classesOf(snapshot, record),
    outcomes: snapshot
      .all('selectielijst_resultaattypeomschrijving')
      .map(({ id: one, record: own }) => ({ value: one, label: text(own.omschrijving) })),
    history: await historyOf(engine.parts.db, caller, { resource: 'zaaktype', id }),
    etag: engine.parts.answer.etag(caller, row, { snapshot }),
  };
}

const classesOf = (snapshot: Snapshot, { selectielijstProcestype }: Record_) => {
  const procestype = snapshot.get('selectielijst_procestype', text(selectielijstProcestype).slice(-36));
  return snapshot
    .all('selectielijst_resultaat')
    .filter(({ record }) => procestype && text(record.procesType).slice(-36) === procestype.id)
    .map(({ id, record }) => ({
      value: id,
      label: `${text(record.volledigNummer)} ${text(record.naam)}`.trim(),
    }));
};

export async function typeRow(
  engine: Engine,
  caller: Caller,
  id: string,
): Promise<{ readonly row: Row; readonly snapshot: Snapshot }> {
  await engine.read(caller, 'zaaktype', id);
  const snapshot = await snapshotOf(engine, caller);
  const row = snapshot.get('zaaktype', id);
  if (!row) throw new Problem('not-found');
  return { row, snapshot };
}

export interface Difference {
  /** '' for the case type itself, else the kind of its part. */
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

/** What names a part in every version. */
const PART_NAME: Readonly<Record<string, string>> = {
  statustype: 'volgnummer',
  resultaattype: 'omschrijving',
  roltype: 'omschrijving',
  eigenschap: 'naam',
  zaaktypeinformatieobjecttype: 'informatieobjecttype',
  zaakobjecttype: 'relatieOmschrijving',
};

/** Of the record itself, not of what it is. */
const LEFT_OUT = new Set(['catalogus', 'concept', 'zaaktype', 'statustype', 'statustypen', 'resultaattypen']);

/** Two versions field by field, the older first. @throws not-found */
export async function compareTypes(engine: Engine, caller: Caller, one: string, other: string): Promise<Comparison> {
  refuseOthers(caller);
  const { row: a, snapshot } = await typeRow(engine, caller, one);
  const { row: b } = await typeRow(engine, caller, other);
  if (a.record.identificatie !== b.record.identificatie) throw new Problem('not-found');
  const [from, to] = text(a.record.beginGeldigheid) <= text(b.record.beginGeldigheid) ? [a, b] : [b, a];
  const differences = [...fieldsBetween('', '', from.record, to.record)];
  for (const [kind, name] of Object.entries(PART_NAME)) {
    const named = (of: Row) =>
      new Map(snapshot.related(kind, 'zaaktype', of.id).map(({ record }) => [String(record[name]), record]));
    const [before, after] = [named(from), named(to)];
    for (const key of new Set([...before.keys(), ...after.keys()])) {
      const [was, is] = [before.get(key), after.get(key)];
      if (was && is) differences.push(...fieldsBetween(kind, key, was, is));
      else
        differences.push({
          kind,
          part: key,
          field: '',
          before: was ? words(nameIn(was)) : '',
          after: is ? words(nameIn(is)) : '',
        });
    }
  }
  return { name: text(to.record.omschrijving), from: versionOf(from), to: versionOf(to), differences };
}

const nameIn = (record: Record_): unknown => record.omschrijving ?? record.naam ?? record.informatieobjecttype ?? '';

const fieldsBetween = (kind: string, part: string, was: Record_, is: Record_): readonly Difference[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((field) => !LEFT_OUT.has(field) && JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => ({ kind, part, field, before: words(was[field]), after: words(is[field]) }));

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
