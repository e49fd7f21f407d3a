/** What a manager does with the parts of a concept of a case type. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { urlOf } from './door.ts';
import { refuseOthers } from './manage.ts';
import { typeRow } from './type-versions.ts';

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

export interface PartRef {
  readonly zaaktype: string;
  readonly kind: EditableKind;
  /** Its id, or `nieuw`. */
  readonly which: string;
  /** As the form saw it; '' of a new one. */
  readonly etag: string;
}

/** A part more, or one changed. @throws invalid, precondition-failed, not-found */
export async function savePart(
  engine: Engine,
  caller: Caller,
  { zaaktype, kind, which, etag }: PartRef,
  input: (before: Record_ | undefined) => Record_,
): Promise<void> {
  refuseOthers(caller);
  if (which === 'nieuw') {
    await engine.create(caller, kind, { ...input(undefined), zaaktype: urlOf(engine, caller, 'zaaktype', zaaktype) });
    return;
  }
  const { record } = await partOf(engine, caller, { zaaktype, kind, which });
  await engine.patch(caller, kind, which, input(record), { ifMatch: etag });
}

/** @throws invalid, precondition-failed, not-found */
export async function removePart(engine: Engine, caller: Caller, part: PartRef): Promise<void> {
  refuseOthers(caller);
  await partOf(engine, caller, part);
  await engine.remove(caller, part.kind, part.which, { ifMatch: part.etag });
}

async function partOf(engine: Engine, caller: Caller, { zaaktype, kind, which }: Omit<PartRef, 'etag'>): Promise<Row> {
  const { snapshot } = await typeRow(engine, caller, 'zaaktype', zaaktype);
  const row = snapshot.get(kind, which);
  if (row?.record.zaaktype !== zaaktype) throw new Problem('not-found');
  return row;
}
