/** How a concept of a case type is related to other case types: what follows it, what it contributes to. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { refuseOthers } from './manage.ts';
import { changeType, type TypeRef } from './manage-type-actions.ts';

export interface Relation {
  /** Its identificatie, or the address of one elsewhere. */
  readonly zaaktype: string;
  readonly aardRelatie: string;
  readonly toelichting: string;
}

/** One relation more. @throws invalid, precondition-failed, not-found */
export async function relate(engine: Engine, caller: Caller, type: TypeRef, relation: Relation): Promise<void> {
  refuseOthers(caller);
  if (relation.zaaktype === '')
    throw invalid({ name: 'zaaktype', code: 'required', reason: 'Kies een zaaktype uit de lijst.' });
  if (relation.aardRelatie === '')
    throw invalid({ name: 'aardRelatie', code: 'required', reason: 'Kies wat het andere zaaktype is.' });
  await changeType(engine, caller, type, (before) => ({
    gerelateerdeZaaktypen: [...without(before, relation), relation],
  }));
}

/** @throws precondition-failed, not-found */
export const unrelate = (
  engine: Engine,
  caller: Caller,
  type: TypeRef,
  relation: Omit<Relation, 'toelichting'>,
): Promise<void> =>
  changeType(engine, caller, type, (before) => ({ gerelateerdeZaaktypen: without(before, relation) }));

const without = (
  { gerelateerdeZaaktypen }: Record_,
  { zaaktype, aardRelatie }: Omit<Relation, 'toelichting'>,
): readonly Relation[] =>
  (gerelateerdeZaaktypen as readonly Relation[]).filter(
    (one) => one.zaaktype !== zaaktype || one.aardRelatie !== aardRelatie,
  );
