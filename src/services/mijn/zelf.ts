/**
 * Whose data it is that somebody looks at: their own, or that of whom they act for; and which kinds of records they may see of
 * it. Who acts for themselves sees all kinds.
 */
import { inzageScopes, isShown } from '../../engine/inzage.ts';
import type { Resource } from '../../engine/resource.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { requireMandate, subjectOf } from '../../gate/mandate.ts';

/** Keyed hash of whose data it is. @throws permission-denied where nobody is logged in */
export function overWie(caller: Caller): string {
  const subject = subjectOf(caller);
  if (subject === undefined) throw new Problem('permission-denied', 'Log eerst in.');
  return subject;
}

/** Those of these kinds that a mandate opens. @throws permission-denied where it opens no data at all */
export function openVoor(caller: Caller, soorten: readonly Resource[]): readonly Resource[] {
  requireMandate(caller, 'gegevens');
  if (!caller.mandate) return soorten.filter(isShown);
  return soorten.filter((one) => isShown(one) && hasScope(caller.rights, one.api.component, inzageScopes(one)));
}
