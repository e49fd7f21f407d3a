/** Which types name which: decisions and documents of a concept of a case type, and documents of a decision type. */
import type { Engine } from '../../engine/engine.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { text, urlOf } from './door.ts';
import { refuseOthers } from './manage.ts';
import type { PlainKind } from './manage-plain-types.ts';
import { changeType, type TypeRef } from './manage-type-actions.ts';
import { keyOf, type TypeKind, typeRow } from './type-versions.ts';

/** The lists of names that a type has, and the kind of type that they name. */
export const NAMES: Readonly<Partial<Record<TypeKind, Readonly<Record<string, TypeKind>>>>> = {
  zaaktype: { besluittypen: 'besluittype', deelzaaktypen: 'zaaktype' },
  besluittype: { informatieobjecttypen: 'informatieobjecttype' },
};

/** What a type names more or less. @throws invalid, precondition-failed, not-found */
export async function changeNames(
  engine: Engine,
  caller: Caller,
  type: TypeRef,
  { list, name, goes }: { readonly list: string; readonly name: string; readonly goes: boolean },
): Promise<void> {
  refuseOthers(caller);
  if (!Object.hasOwn(NAMES[type.kind] ?? {}, list)) throw new Problem('not-found');
  if (name === '') throw invalid({ name: 'naam', code: 'required', reason: 'Kies een naam uit de lijst.' });
  await changeType(engine, caller, type, (before) => {
    const names = (before[list] as readonly string[]).filter((one) => one !== name);
    return { [list]: goes ? names : [...names, name] };
  });
}

/**
 * A concept of a case type names this type from now on, a document type as its last document.
 * @throws invalid, permission-denied, not-found
 */
export async function linkToCaseType(
  engine: Engine,
  caller: Caller,
  { kind, id }: { readonly kind: PlainKind; readonly id: string },
  { zaaktype, richting }: { readonly zaaktype: string; readonly richting: string },
): Promise<void> {
  refuseOthers(caller);
  const { row, snapshot } = await typeRow(engine, caller, kind, id);
  const to = snapshot.get('zaaktype', zaaktype);
  if (!to) throw invalid({ name: 'zaaktype', code: 'required', reason: 'Kies een concept van een zaaktype.' });
  if (kind === 'besluittype') {
    const etag = engine.parts.answer.etag(caller, to, { snapshot });
    await changeNames(
      engine,
      caller,
      { kind: 'zaaktype', id: zaaktype, etag },
      { list: 'besluittypen', name: keyOf(row), goes: false },
    );
    return;
  }
  const numbers = snapshot
    .related('zaaktypeinformatieobjecttype', 'zaaktype', zaaktype)
    .map(({ record }) => Number(record.volgnummer));
  await engine.create(caller, 'zaaktypeinformatieobjecttype', {
    zaaktype: urlOf(engine, caller, 'zaaktype', zaaktype),
    informatieobjecttype: text(row.record.omschrijving),
    volgnummer: 1 + Math.max(0, ...numbers),
    richting,
  });
}
