/** How the data of an activity is secured (AVG 30 lid 1 onder g), as a manager sees, records and ends it. Not public. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { today } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { BEVEILIGING_BEHEREN, BEVEILIGING_LEZEN, isValidOn } from '../../registers/activiteiten/index.ts';
import { snapshotOf, text } from './door.ts';
import { refuseOthers } from './manage.ts';

const NAME = 'beveiligingsmaatregel';

export interface Measure {
  readonly id: string;
  readonly kind: 'technisch' | 'organisatorisch';
  readonly words: string;
  readonly norm: string;
  readonly from: string;
  /** First day on which it holds no more; '' for none. */
  readonly until: string;
  readonly stand: string;
}

export interface Measures {
  /** Those that hold or will, oldest first. */
  readonly all: readonly Measure[];
  /** Whether this manager may record and end them. */
  readonly manages: boolean;
}

/** Nothing for who may not read them. */
export function measuresOf(snapshot: Snapshot, caller: Caller, activity: string): Measures | undefined {
  if (!hasScope(caller.rights, 'meent', [BEVEILIGING_LEZEN])) return undefined;
  const day = today();
  return {
    manages: hasScope(caller.rights, 'meent', [BEVEILIGING_BEHEREN]),
    all: snapshot
      .related(NAME, 'activiteit', activity)
      .filter(({ record }) => isValidOn(record, day) || text(record.beginGeldigheid) > day)
      .map(({ id, record, version }) => ({
        id,
        kind: record.soort as Measure['kind'],
        words: text(record.omschrijving),
        norm: text(record.norm),
        from: text(record.beginGeldigheid),
        until: text(record.eindeGeldigheid),
        stand: String(version),
      }))
      .sort((a, b) => a.from.localeCompare(b.from) || a.words.localeCompare(b.words, 'nl')),
  };
}

/** For the activity of which `id` is a version. @throws invalid, permission-denied, not-found */
export async function addMeasure(engine: Engine, caller: Caller, id: string, body: Record_): Promise<void> {
  refuseOthers(caller);
  const found = (await snapshotOf(engine, caller)).get('verwerkingsactiviteit', id);
  if (!found) throw new Problem('not-found');
  await engine.create(caller, NAME, { ...body, activiteit: found.record.identificatie });
}

/** @throws invalid, precondition-failed, permission-denied, not-found */
export async function endMeasure(
  engine: Engine,
  caller: Caller,
  measure: string,
  { until, stand }: { readonly until: string; readonly stand: string },
): Promise<void> {
  refuseOthers(caller);
  await engine.patch(caller, NAME, measure, { eindeGeldigheid: until }, { ifVersion: Number(stand) });
}
