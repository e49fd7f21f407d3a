/** What a manager does with a case type: a new version of it, changes while it is a concept, and publishing. */
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { isDate } from '../../foundation/days.ts';
import { newId } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { PARTS } from '../../registers/catalogi/effects/zaaktype.ts';
import { publish } from '../../registers/catalogi/publish.ts';
import { urlOf } from './door.ts';
import { refuseOthers, shown } from './manage.ts';
import { typeRow } from './manage-types.ts';

/** Parts that a manager makes and changes by a form. */
export const EDITABLE = [
  'statustype',
  'resultaattype',
  'roltype',
  'eigenschap',
  'zaaktypeinformatieobjecttype',
] as const;
export type EditableKind = (typeof EDITABLE)[number];
export const isEditable = (kind: string): kind is EditableKind => (EDITABLE as readonly string[]).includes(kind);

/** By name: what an answer shows as addresses of the versions of today. */
const BY_NAME = [
  'besluittypen',
  'deelzaaktypen',
  'gerelateerdeZaaktypen',
  'informatieobjecttypen',
  'informatieobjecttype',
];

/**
 * A concept that is as this version, with all its parts, from a later day on. Returns its id.
 * @throws invalid, conflict when there is a concept already
 */
export async function newVersion(engine: Engine, caller: Caller, id: string, begins: string): Promise<string> {
  refuseOthers(caller);
  const { row, snapshot } = await typeRow(engine, caller, id);
  if (!isDate(begins) || begins <= String(row.record.beginGeldigheid))
    throw invalid({ name: 'begin', code: 'invalid', reason: 'Kies een dag na het begin van deze versie.' });
  const open = snapshot
    .related('zaaktype', 'identificatie', String(row.record.identificatie))
    .some(({ record }) => record.concept === true && record.catalogus === row.record.catalogus);
  if (open)
    throw invalid({
      name: 'begin',
      code: 'conflict',
      reason: 'Er is al een concept. Maak dat eerst af of verwijder het.',
    });
  const rows = [row, ...PARTS.flatMap((kind) => inOrder(snapshot, kind, id))];
  const ids = new Map(rows.map((one) => [one.id, newId()]));
  const items: Item[] = [];
  for (const one of rows) items.push(await copyOf(engine, caller, one, ids, begins));
  await engine.compose(caller, { operation: 'beheer.zaaktype.versie', items, exclusive: `zaaktype/${id}` });
  return ids.get(id)!;
}

const inOrder = (snapshot: Snapshot, kind: string, zaaktype: string): readonly Row[] =>
  snapshot.related(kind, 'zaaktype', zaaktype);

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
  if (row.resource.name === 'zaaktype')
    Object.assign(body, { beginGeldigheid: begins, eindeGeldigheid: null, versiedatum: begins });
  else for (const name of ['beginGeldigheid', 'eindeGeldigheid', 'catalogus']) delete body[name];
  // Its parts point at one another by address.
  const input = [...ids].reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(body));
  return { resource: row.resource.name, id: ids.get(row.id)!, input: JSON.parse(input) as unknown };
}

/** @throws invalid, precondition-failed, not-found */
export async function changeType(
  engine: Engine,
  caller: Caller,
  id: string,
  input: Readonly<Record<string, unknown>>,
  etag: string,
): Promise<void> {
  refuseOthers(caller);
  await engine.patch(caller, 'zaaktype', id, input, { ifMatch: etag });
}

/** A part more, or one changed. `which`: its id, or `nieuw`. @throws invalid, not-found */
export async function savePart(
  engine: Engine,
  caller: Caller,
  { zaaktype, kind, which }: { readonly zaaktype: string; readonly kind: EditableKind; readonly which: string },
  input: (before: Record_ | undefined) => Record_,
): Promise<void> {
  refuseOthers(caller);
  if (which === 'nieuw') {
    await engine.create(caller, kind, { ...input(undefined), zaaktype: urlOf(engine, caller, 'zaaktype', zaaktype) });
    return;
  }
  const { record } = await partOf(engine, caller, zaaktype, kind, which);
  await engine.patch(caller, kind, which, input(record));
}

/** @throws invalid, not-found */
export async function removePart(
  engine: Engine,
  caller: Caller,
  { zaaktype, kind, which }: { readonly zaaktype: string; readonly kind: EditableKind; readonly which: string },
): Promise<void> {
  refuseOthers(caller);
  await partOf(engine, caller, zaaktype, kind, which);
  await engine.remove(caller, kind, which);
}

async function partOf(engine: Engine, caller: Caller, zaaktype: string, kind: string, id: string): Promise<Row> {
  const { snapshot } = await typeRow(engine, caller, zaaktype);
  const row = snapshot.get(kind, id);
  if (row?.record.zaaktype !== zaaktype) throw new Problem('not-found');
  return row;
}

/** The version before it ends the day before. @throws invalid with everything that is missing */
export async function publishType(engine: Engine, caller: Caller, id: string): Promise<void> {
  refuseOthers(caller);
  await publish(engine, caller, 'zaaktype', id, { complete: true });
}

/** A concept goes with all its parts. @throws invalid for what was published */
export async function removeType(engine: Engine, caller: Caller, id: string): Promise<void> {
  refuseOthers(caller);
  await engine.remove(caller, 'zaaktype', id);
}
