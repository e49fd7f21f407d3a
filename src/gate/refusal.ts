/** What is said to who may not: nothing of what lies behind it, but why a right that is there does not hold here. */
import { Problem } from '../foundation/problems.ts';
import { reasonOf } from './activity.ts';
import { hasScope, type RowDimensions } from './conditions.ts';
import { forbiddenBy } from './decide.ts';
import { restrictedWhy } from './restricted.ts';
import type { Rights } from './rights.ts';

/** The reason in words, when it is the activity of the call or a rule that closes it; nothing when there is no such right. */
export const whyClosed = (
  rights: Rights,
  component: string,
  scopes: readonly string[],
  resource?: string,
  row?: RowDimensions,
): string | undefined =>
  reasonOf(rights, component, scopes, row) ??
  forbiddenBy(rights, component, scopes, resource) ??
  (row && restrictedWhy(rights, component, scopes, resource, row));

/** For who may do this with no record at all; nothing for who may. */
export const refusalOf = (
  rights: Rights,
  component: string,
  scopes: readonly string[],
  resource?: string,
): Problem | undefined =>
  hasScope(rights, component, scopes, resource)
    ? undefined
    : new Problem('permission-denied', whyClosed(rights, component, scopes, resource));
