/** The frame of lock and unlock: one document, its rights, one change of it. */

import { authorize } from '../../../engine/authorize.ts';
import { existing } from '../../../engine/change.ts';
import type { OwnAnswer, OwnCall } from '../../../engine/own.ts';
import type { Draft, Work } from '../../../engine/work.ts';
import { DOCUMENT } from '../api.ts';

export interface LockChange {
  readonly operation: string;
  readonly scopes: readonly string[];
  readonly prepare?: (work: Work, document: Draft) => Promise<void>;
  readonly act: (work: Work, document: Draft) => void;
  readonly answer: OwnAnswer;
}

export function changeLock(
  { engine, caller, params }: OwnCall,
  { operation, scopes, prepare, act, answer }: LockChange,
): Promise<OwnAnswer> {
  const { parts } = engine;
  const id = params.id!;
  const resource = parts.registry.get(DOCUMENT);
  return engine.answer(
    {
      caller,
      resource,
      operation,
      kind: 'gewijzigd',
      scopes,
      exclusive: `${DOCUMENT}/${id}`,
      async load(work) {
        work.load(await existing(parts, caller, resource, id));
        const document = work.find(DOCUMENT, id)!;
        authorize(parts, work, document, scopes);
        await prepare?.(work, document);
      },
      act(work) {
        const document = work.find(DOCUMENT, id)!;
        act(work, document);
        return document;
      },
    },
    () => answer,
  );
}
