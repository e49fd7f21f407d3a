/** What the page of decisions about the logbook shows, and what this employee may do there. */
import type { Engine } from '../../engine/engine.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { LOGBOEK_VASTSTELLEN, LOGBOEK_VOORSTELLEN } from '../../registers/meent-api.ts';
import { snapshotOf, text } from '../operations/door.ts';
import type { Choice } from '../operations/manage-applications.ts';
import { besluiten, type Getoond } from './besluiten-tonen.ts';

export interface LogDecisions {
  readonly decisions: readonly Getoond[];
  readonly activities: readonly Choice[];
  readonly mayPropose: boolean;
  readonly mayDecide: boolean;
}

/** @throws permission-denied */
export async function logDecisions(engine: Engine, caller: Caller): Promise<LogDecisions> {
  const decisions = await besluiten(engine, caller);
  return {
    decisions,
    activities: await activiteiten(engine, caller),
    mayPropose: hasScope(caller.rights, 'meent', [LOGBOEK_VOORSTELLEN]),
    mayDecide: hasScope(caller.rights, 'meent', [LOGBOEK_VASTSTELLEN]),
  };
}

/** By identificatie, under the name of the newest version. @throws permission-denied for who proposes nothing */
export async function teKiezen(engine: Engine, caller: Caller): Promise<readonly Choice[]> {
  if (!hasScope(caller.rights, 'meent', [LOGBOEK_VOORSTELLEN])) throw new Problem('permission-denied');
  return activiteiten(engine, caller);
}

async function activiteiten(engine: Engine, caller: Caller): Promise<readonly Choice[]> {
  const all = (await snapshotOf(engine, caller)).all('verwerkingsactiviteit');
  const names = new Map(all.map(({ record }) => [text(record.identificatie), text(record.naam)]));
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}
