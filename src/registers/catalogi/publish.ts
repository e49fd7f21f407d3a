/** POST .../publish: makes a concept final. The same for the three kinds of type that have versions. */
import type { Answer } from '../../engine/answer.ts';
import { refuseStale } from '../../engine/change.ts';
import type { Engine } from '../../engine/engine.ts';
import type { OwnOperation } from '../../engine/own.ts';
import { createWork } from '../../engine/work.ts';
import type { Plan } from '../../engine/write.ts';
import { dateInNetherlands, now } from '../../foundation/clock.ts';
import { isUuid } from '../../foundation/ids.ts';
import { type InvalidParam, invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { catalogiApi, SCHRIJVEN } from './api.ts';
import { faultsBefore, publishDraft } from './rules/publiceren.ts';
import type { Versioned } from './versions.ts';

export interface PublishOptions {
  /** Only a case type with which cases can be run from first to last; the version before it ends the day before. */
  readonly complete?: boolean;
  /** Only when it is as the caller saw it. */
  readonly ifMatch?: string;
}

/** @throws not-found, permission-denied, precondition-failed, invalid (ztc-012, ztc-016) */
export async function publish(
  engine: Engine,
  caller: Caller,
  kind: Versioned,
  id: string,
  { complete = false, ifMatch }: PublishOptions = {},
): Promise<Answer> {
  const { parts } = engine;
  const resource = parts.registry.get(kind);
  const plan: Plan = {
    caller,
    resource,
    operation: 'publish',
    kind: 'gewijzigd',
    scopes: [SCHRIJVEN],
    exclusive: `${kind}/${id}`,
    load: async () => {},
    act(work) {
      const draft = isUuid(id) ? work.find(kind, id) : undefined;
      if (!draft) throw new Problem('not-found');
      draft.implied = false;
      refuseStale(parts, work, draft, ifMatch);
      if (complete) {
        const faults = faultsBefore(work, draft);
        if (faults.length > 0) throw invalid(...faults);
      }
      publishDraft(work, draft);
      return draft;
    },
  };
  return engine.answer(plan, (written) =>
    parts.answer.ofRow(caller, written.row ?? written.draft.before!, written, 200),
  );
}

/** What `publish` would refuse of a complete concept now. Nothing is changed, and nothing waits for it. */
export async function beforePublishing(
  { parts }: Engine,
  caller: Caller,
  kind: Versioned,
  id: string,
): Promise<readonly InvalidParam[]> {
  const at = now();
  const work = createWork({
    caller,
    at,
    today: dateInNetherlands(at),
    quiet: true,
    snapshot: await parts.snapshots.current(caller.municipality),
    hash: (purpose, clear) => parts.keys.hash(caller.municipality, purpose, clear),
    hashes: (purpose, clear) => parts.keys.everyHash(caller.municipality, purpose, clear),
    may: () => false,
    found: new Map(),
    resource: parts.registry.get,
  });
  const draft = work.find(kind, id);
  return draft ? faultsBefore(work, draft) : [];
}

const operation = (kind: Versioned, path: string): OwnOperation => ({
  method: 'POST',
  api: catalogiApi,
  path: `${path}/{id}/publish`,
  operationId: `${kind}_publish`,
  summary: `Publiceert een concept-${kind}. Daarna verandert de inhoud niet meer.`,
  scopes: [SCHRIJVEN],
  resource: kind,
  gives: kind,
  status: 200,
  handle: ({ engine, caller, params }) => publish(engine, caller, kind, params.id!),
});

export const operations: readonly OwnOperation[] = [
  operation('zaaktype', 'zaaktypen'),
  operation('informatieobjecttype', 'informatieobjecttypen'),
  operation('besluittype', 'besluittypen'),
];
