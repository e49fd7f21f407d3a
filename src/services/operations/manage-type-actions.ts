/** What a manager does with a type that has versions: make it, change a concept, publish, a new version, an end. */
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { isDate } from '../../foundation/days.ts';
import { newId } from '../../foundation/ids.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { PARTS } from '../../registers/catalogi/effects/zaaktype.ts';
import { publish } from '../../registers/catalogi/publish.ts';
import { NAME, versionsOf } from '../../registers/catalogi/versions.ts';
import { snapshotOf, text, urlOf } from './door.ts';
import { refuseOthers, shown } from './manage.ts';
import { mayRename, type TypeKind, typeRow, versionsWith } from './type-versions.ts';

export interface TypeRef {
  readonly kind: TypeKind;
  readonly id: string;
  /** As the form saw it. */
  readonly etag: string;
}

/** By name: what an answer shows as addresses of the versions of today. */
const BY_NAME = [
  'besluittypen',
  'deelzaaktypen',
  'gerelateerdeZaaktypen',
  'informatieobjecttypen',
  'informatieobjecttype',
];

/** What the standard wants to be said, and what a new type does not have yet. */
const EMPTY: Readonly<Record<TypeKind, Readonly<Record<string, readonly string[]>>>> = {
  zaaktype: { productenOfDiensten: [], besluittypen: [], deelzaaktypen: [], gerelateerdeZaaktypen: [] },
  informatieobjecttype: {},
  besluittype: { informatieobjecttypen: [] },
};

/** A concept of a type that is not there yet. Returns its id. @throws invalid */
export async function makeType(
  engine: Engine,
  caller: Caller,
  kind: TypeKind,
  { catalogus, ...input }: Readonly<Record<string, unknown>>,
): Promise<string> {
  refuseOthers(caller);
  const id = text(catalogus);
  if (versionsOf(await snapshotOf(engine, caller), kind, id, text(input[NAME[kind]])).length > 0)
    throw invalid({
      name: NAME[kind],
      code: 'unique',
      reason:
        kind === 'zaaktype'
          ? 'Er is al een zaaktype met dit nummer. Maak daar een nieuwe versie van, of kies een ander nummer.'
          : 'Er is al een type met deze naam. Maak daar een nieuwe versie van, of kies een andere naam.',
    });
  const made = await engine.create(caller, kind, {
    ...EMPTY[kind],
    ...input,
    catalogus: id && urlOf(engine, caller, 'catalogus', id),
  });
  return made.id!;
}

/**
 * A concept that is as this version, with all its parts, from a later day on. Returns its id.
 * @throws invalid, conflict when there is a concept already
 */
export async function newVersion(
  engine: Engine,
  caller: Caller,
  { kind, id }: Pick<TypeRef, 'kind' | 'id'>,
  begins: string,
): Promise<string> {
  refuseOthers(caller);
  const { row, snapshot } = await typeRow(engine, caller, kind, id);
  if (!isDate(begins) || begins <= text(row.record.beginGeldigheid))
    throw invalid({ name: 'begin', code: 'invalid', reason: 'Kies een dag na het begin van deze versie.' });
  const rows = [row, ...partsOf(snapshot, row)];
  const ids = new Map(rows.map((one) => [one.id, newId()]));
  const items: Item[] = [];
  for (const one of rows) items.push(await copyOf(engine, caller, one, ids, begins));
  await engine.compose(caller, {
    operation: `beheer.${kind}.versie`,
    items,
    exclusive: `${kind}/${id}`,
    // In the write itself: another process may have made one since.
    finish: (work) => refuseSecondConcept(work.snapshot, row),
  });
  return ids.get(id)!;
}

/** @throws invalid */
function refuseSecondConcept(snapshot: Snapshot, row: Row): void {
  if (versionsWith(snapshot, row).some(({ record }) => record.concept === true))
    throw invalid({
      name: 'begin',
      code: 'conflict',
      reason: 'Er is al een concept. Maak dat eerst af of verwijder het.',
    });
}

const partsOf = (snapshot: Snapshot, { resource, id }: Row): readonly Row[] =>
  resource.name === 'zaaktype' ? PARTS.flatMap((kind) => snapshot.related(kind, 'zaaktype', id)) : [];

async function copyOf(
  engine: Engine,
  caller: Caller,
  row: Row,
  ids: ReadonlyMap<string, string>,
  begins: string,
): Promise<Item> {
  const body: Record<string, unknown> = { ...(await shown(engine, caller, row)) };
  for (const name of BY_NAME) if (row.resource.fields[name]) body[name] = row.record[name];
  for (const name of Object.keys(body)) if (!row.resource.fields[name]) delete body[name];
  if (Object.hasOwn(NAME, row.resource.name)) Object.assign(body, { beginGeldigheid: begins, eindeGeldigheid: null });
  else for (const name of ['beginGeldigheid', 'eindeGeldigheid', 'catalogus']) delete body[name];
  if (row.resource.name === 'zaaktype') body.versiedatum = begins;
  // Its parts point at one another by address.
  const input = [...ids].reduce((all, [from, to]) => all.replaceAll(from, to), JSON.stringify(body));
  return { resource: row.resource.name, id: ids.get(row.id)!, input: JSON.parse(input) as unknown };
}

/**
 * @param change of the type as it is: what a form does not show of a group stays
 * @throws invalid, precondition-failed, not-found
 */
export async function changeType(
  engine: Engine,
  caller: Caller,
  { kind, id, etag }: TypeRef,
  change: (before: Record_) => Record_,
): Promise<void> {
  refuseOthers(caller);
  const { row, snapshot } = await typeRow(engine, caller, kind, id);
  const input = change(row.record);
  const name = NAME[kind];
  if (Object.hasOwn(input, name) && input[name] !== row.record[name] && !mayRename(snapshot, row))
    throw invalid({
      name,
      code: 'in-use',
      reason: 'Andere typen of versies kennen dit type hieraan. Laat dit zoals het was.',
    });
  await engine.patch(caller, kind, id, input, { ifMatch: etag });
}

/** The last day of a version; '' for none. @throws invalid, precondition-failed, not-found */
export const endType = (engine: Engine, caller: Caller, type: TypeRef, day: string): Promise<void> =>
  changeType(engine, caller, type, () => ({ eindeGeldigheid: day || null }));

/** The version before it ends the day before. @throws precondition-failed, invalid with everything that is missing */
export async function publishType(engine: Engine, caller: Caller, { kind, id, etag }: TypeRef): Promise<void> {
  refuseOthers(caller);
  await publish(engine, caller, kind, id, { complete: true, ifMatch: etag });
}

/** A concept goes with all its parts. @throws precondition-failed, invalid for what was published */
export async function removeType(engine: Engine, caller: Caller, { kind, id, etag }: TypeRef): Promise<void> {
  refuseOthers(caller);
  await engine.remove(caller, kind, id, { ifMatch: etag });
}
