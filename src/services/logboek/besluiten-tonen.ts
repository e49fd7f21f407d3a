/** What is told of decisions about the logbook: in the words of the API and of the pages. */
import type { Engine } from '../../engine/engine.ts';
import { appendSeen } from '../../engine/log.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { type Decision, type DecisionKind, decisionsOf } from '../../logbook/decisions.ts';
import { LOGBOEK_LEZEN, LOGBOEK_VASTSTELLEN, LOGBOEK_VOORSTELLEN } from '../../registers/meent-api.ts';
import { eist, logboekBy } from './besluit-stap.ts';

export interface Getoond {
  readonly id: string;
  readonly soort: DecisionKind;
  readonly stand: 'voorstel' | 'besloten' | 'beeindigd';
  readonly grond: string;
  readonly reden: string;
  readonly waarvan: string;
  readonly organ: string;
  readonly vanaf: string | null;
  readonly totEnMet: string | null;
  readonly termijn: string;
  readonly voorgesteldOp: string;
  readonly beslotenOp: string | null;
  readonly beeindigdOp: string | null;
}

const WHO_SEES = [LOGBOEK_LEZEN, LOGBOEK_VOORSTELLEN, LOGBOEK_VASTSTELLEN] as const;
export const seesLogDecisions = (caller: Caller): boolean => hasScope(caller.rights, 'meent', WHO_SEES);

/** Whom they are about is not told: who handles the file knows it. @throws permission-denied */
export async function besluiten(engine: Engine, caller: Caller): Promise<readonly Getoond[]> {
  eist(caller, ...WHO_SEES);
  const { db, keys } = engine.parts;
  const kinds = ['wissen', 'onthouden', 'vasthouden', 'termijn'] as const;
  const all = await Promise.all(kinds.map((kind) => decisionsOf(db.in(caller), keys, caller.municipality, kind)));
  await appendSeen(engine.parts.logbook, caller, 'logboek.besluit.list', 'getoond', [], logboekBy(...WHO_SEES));
  return all
    .flat()
    .toSorted((a, b) => b.id.localeCompare(a.id))
    .map((one) => toon(engine, caller, one));
}

export function toon(engine: Engine, caller: Caller, { id, kind, terms, first, decided, ended }: Decision): Getoond {
  const { ground = '', reason = '', activity, of, organ = '', from, before, until, period = '' } = terms;
  return {
    id,
    soort: kind,
    stand: ended ? 'beeindigd' : decided ? 'besloten' : 'voorstel',
    grond: ground,
    reden: reason ? engine.parts.keys.unseal(caller.municipality, reason) : '',
    waarvan: activity ?? of ?? '',
    organ,
    vanaf: from ?? null,
    totEnMet: until ?? before ?? null,
    termijn: period,
    voorgesteldOp: first.at,
    beslotenOp: decided?.at ?? null,
    beeindigdOp: ended?.at ?? null,
  };
}
