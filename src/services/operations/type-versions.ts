/** Types with versions as a manager sees them: versions of one name, and one version with what is around it. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { isValidOn, NAME, type Versioned, versionsOf } from '../../registers/catalogi/versions.ts';
import { snapshotOf, text, textOrNull } from './door.ts';
import { refuseOthers } from './manage.ts';
import { holdersOf } from './manage-rights.ts';
import { type Asked, type Listed, listed } from './type-search.ts';

export type TypeKind = Versioned;
export const KINDS: readonly TypeKind[] = ['zaaktype', 'informatieobjecttype', 'besluittype'];
export type VersionState = 'concept' | 'current' | 'future' | 'past';

export interface VersionItem {
  readonly id: string;
  /** `YYYY-MM-DD` */
  readonly begins: string;
  readonly ends: string | null;
  readonly state: VersionState;
}

export interface TypeItem {
  /** What names it besides its name; '' when that is all. */
  readonly identificatie: string;
  readonly name: string;
  readonly versions: readonly VersionItem[];
}

function stateOf({ record }: Row): VersionState {
  if (record.concept) return 'concept';
  if (isValidOn(record, today())) return 'current';
  return text(record.beginGeldigheid) > today() ? 'future' : 'past';
}

export const versionOf = (row: Row): VersionItem => ({
  id: row.id,
  begins: text(row.record.beginGeldigheid),
  ends: textOrNull(row.record.eindeGeldigheid),
  state: stateOf(row),
});

/** The name by which versions belong together, and relations lead to them. */
export const keyOf = ({ resource, record }: Pick<Row, 'resource' | 'record'>): string =>
  text(record[NAME[resource.name as TypeKind]]);

/** All versions of the type that this is a version of, oldest first. */
export const versionsWith = (snapshot: Snapshot, row: Row): readonly Row[] =>
  versionsOf(snapshot, row.resource.name as TypeKind, text(row.record.catalogus), keyOf(row));

export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, 'nl');

/** Types of a kind with their versions, newest first. @throws permission-denied */
export async function typesOf(
  engine: Engine,
  caller: Caller,
  kind: TypeKind,
  asked: Asked = {},
): Promise<Listed<TypeItem>> {
  refuseOthers(caller);
  await engine.rows(caller, kind, { page: '1' });
  const rows = (await snapshotOf(engine, caller)).all(kind);
  const byType = Map.groupBy(rows, (row) => `${row.record.catalogus} ${keyOf(row)}`);
  const types = [...byType.values()]
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
  return listed(
    types,
    asked,
    ({ name, identificatie }) => `${name} ${identificatie}`,
    ({ versions }) => versions.some(({ state }) => state === 'concept'),
  );
}

export async function typeRow(
  engine: Engine,
  caller: Caller,
  kind: TypeKind,
  id: string,
): Promise<{ readonly row: Row; readonly snapshot: Snapshot }> {
  await engine.read(caller, kind, id);
  const snapshot = await snapshotOf(engine, caller);
  const row = snapshot.get(kind, id);
  if (!row) throw new Problem('not-found');
  return { row, snapshot };
}

/** Other types of the same catalogue that name this one. */
export function namingOf(snapshot: Snapshot, row: Row): readonly Row[] {
  const name = keyOf(row);
  return [...new Set(NAMED_BY[row.resource.name as TypeKind](snapshot, name))].filter(
    ({ record }) => record.catalogus === row.record.catalogus,
  );
}

const NAMED_BY: Readonly<Record<TypeKind, (snapshot: Snapshot, name: string) => readonly Row[]>> = {
  besluittype: (snapshot, name) => snapshot.related('zaaktype', 'besluittypen', name),
  informatieobjecttype: (snapshot, name) => [
    ...snapshot
      .related('zaaktypeinformatieobjecttype', 'informatieobjecttype', name)
      .flatMap(({ record }) => snapshot.get('zaaktype', text(record.zaaktype)) ?? []),
    ...snapshot.related('besluittype', 'informatieobjecttypen', name),
  ],
  zaaktype: (snapshot, name) =>
    snapshot
      .all('zaaktype')
      .filter(
        ({ record: { identificatie, deelzaaktypen, gerelateerdeZaaktypen } }) =>
          identificatie !== name &&
          [
            ...(deelzaaktypen as readonly string[]),
            ...(gerelateerdeZaaktypen as readonly { readonly zaaktype: string }[]).map(({ zaaktype }) => zaaktype),
          ].includes(name),
      ),
};

/** Nobody names it yet and it has no other version: under another name it is still the same type. */
export const mayRename = (snapshot: Snapshot, row: Row): boolean =>
  versionsWith(snapshot, row).length === 1 && namingOf(snapshot, row).length === 0;

/** What the page of every version has. */
export interface VersionPage extends VersionItem {
  readonly kind: TypeKind;
  readonly identificatie: string;
  readonly name: string;
  readonly record: Record_;
  readonly mayRename: boolean;
  /** How many programs and roles have a right on it. */
  readonly holders: number;
  readonly others: readonly VersionItem[];
  readonly etag: string;
}

export function versionPage(engine: Engine, caller: Caller, row: Row, snapshot: Snapshot): VersionPage {
  const { record } = row;
  return {
    ...versionOf(row),
    kind: row.resource.name as TypeKind,
    identificatie: text(record.identificatie),
    name: text(record.omschrijving),
    record,
    mayRename: mayRename(snapshot, row),
    holders: holdersOf(snapshot, row),
    others: versionsWith(snapshot, row)
      .filter((one) => one.id !== row.id)
      .map(versionOf),
    etag: engine.parts.answer.etag(caller, row, { snapshot }),
  };
}

/** Names of a kind in a catalogue, each once. */
export const namesIn = (snapshot: Snapshot, kind: TypeKind, catalogus: unknown): readonly string[] =>
  [...new Set(snapshot.related(kind, 'catalogus', text(catalogus)).map(keyOf))].sort((a, b) =>
    a.localeCompare(b, 'nl'),
  );
