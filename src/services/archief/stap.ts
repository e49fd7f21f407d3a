/** One step of a list or of one of its lines: who may, in which state, and by whom it may not be done again. */
import { existing } from '../../engine/change.ts';
import type { Engine } from '../../engine/engine.ts';
import type { OwnAnswer } from '../../engine/own.ts';
import type { Draft, Row, Work } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { persoonVan, viaVan } from '../../registers/archief/index.ts';
import { log } from '../operations/door.ts';

export interface Stap {
  readonly resource: string;
  readonly id: string;
  /** As in the logbook: `archief.vernietigingslijst.beoordelen`. */
  readonly operation: string;
  readonly scopes: readonly string[];
  /** What else the act looks at, once the record and its parents are there. */
  readonly load?: (work: Work, it: Draft) => Promise<readonly Row[]>;
  readonly act: (work: Work, it: Draft) => void;
  /** The record whose data subjects the log line names, where that is another one than the step is on. */
  readonly about?: (work: Work, it: Draft) => Draft;
  /** The engine writes the line, because the write is on personal data. */
  readonly personal?: true;
}

/** Runs the step and answers with the record as it is then. @throws permission-denied, not-found, wrong-state */
export async function stap(engine: Engine, caller: Caller, given: Stap): Promise<OwnAnswer> {
  const { parts } = engine;
  const resource = parts.registry.get(given.resource);
  if (!hasScope(caller.rights, resource.api.component, given.scopes)) throw new Problem('permission-denied');
  if (!isUuid(given.id)) throw new Problem('not-found');
  if (!given.personal) await log(engine, caller, given.operation, 'gewijzigd', []);
  return engine.answer(
    {
      caller,
      resource,
      operation: given.operation,
      kind: 'gewijzigd',
      scopes: given.scopes,
      exclusive: `${given.resource}/${given.id}`,
      async load(work) {
        work.load(await existing(parts, caller, resource, given.id));
        const it = work.find(resource.name, given.id)!;
        if (given.load) work.load(await given.load(work, it));
      },
      act(work) {
        const it = work.find(resource.name, given.id)!;
        it.implied = false;
        given.act(work, it);
        return given.about?.(work, it) ?? it;
      },
    },
    (written) => parts.answer.ofRow(caller, written.rows.get(`${resource.name}/${given.id}`)!, written, 200),
  );
}

/** @throws wrong-state */
export function inStaat(it: Draft, staten: readonly string[], wat: string): void {
  if (!staten.includes(String(it.record.status)))
    throw new Problem('wrong-state', `${wat} De status is nu: ${String(it.record.status).replaceAll('_', ' ')}.`);
}

/** Who did a step, and through what. */
export interface Hand {
  readonly persoon: unknown;
  readonly via: unknown;
}

/**
 * Who does this, and none of those who did what came before. Whom one application names counts as one: who holds its secret
 * can name anybody, and so would be three people alone. @throws permission-denied
 */
export function eenAnder(
  caller: Caller,
  eerder: readonly Hand[],
  wat: string,
): { readonly persoon: string; readonly via: string | null } {
  const persoon = persoonVan(caller);
  if (persoon === undefined)
    throw new Problem(
      'permission-denied',
      'Hiervoor moet duidelijk zijn welke medewerker het doet. Geef dat aan in het token (user_id).',
    );
  if (eerder.some((hand) => hand.persoon === persoon)) throw new Problem('permission-denied', wat);
  const via = viaVan(caller);
  if (via !== null && eerder.some((hand) => hand.via === via))
    throw new Problem(
      'permission-denied',
      'Een eerdere stap kwam al via deze applicatie. Laat deze stap doen op de pagina’s van Meent, of via een andere applicatie.',
    );
  return { persoon, via };
}
