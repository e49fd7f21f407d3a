/** How a concept of a case type is related to other case types: what follows it, what it contributes to. */
import type { Engine } from '../../engine/engine.ts';
import { invalid } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { refuseOthers } from './manage.ts';
import { changeType, type TypeRef } from './manage-type-actions.ts';
import { typeRow } from './type-versions.ts';

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
  const kept = (await relationsOf(engine, caller, type)).filter((one) => !isSame(one, relation));
  await changeType(engine, caller, type, { gerelateerdeZaaktypen: [...kept, relation] });
}

/** @throws precondition-failed, not-found */
export async function unrelate(
  engine: Engine,
  caller: Caller,
  type: TypeRef,
  relation: Omit<Relation, 'toelichting'>,
): Promise<void> {
  refuseOthers(caller);
  const kept = (await relationsOf(engine, caller, type)).filter((one) => !isSame(one, relation));
  await changeType(engine, caller, type, { gerelateerdeZaaktypen: kept });
}

const isSame = (a: Omit<Relation, 'toelichting'>, b: Omit<Relation, 'toelichting'>): boolean =>
  a.zaaktype === b.zaaktype && a.aardRelatie === b.aardRelatie;

async function relationsOf(engine: Engine, caller: Caller, { kind, id }: TypeRef): Promise<readonly Relation[]> {
  const { row } = await typeRow(engine, caller, kind, id);
  return row.record.gerelateerdeZaaktypen as readonly Relation[];
}
