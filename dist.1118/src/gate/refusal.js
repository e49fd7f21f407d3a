/** What is said to who may not: nothing of what lies behind it, but why a right that is there does not hold here. */
import { Problem } from '../foundation/problems.js';
import { reasonOf } from './activity.js';
import { hasScope } from './conditions.js';
import { forbiddenBy } from './decide.js';
import { restrictedWhy } from './restricted.js';
/** The reason in words, when it is the activity of the call or a rule that closes it; nothing when there is no such right. */
export const whyClosed = (rights, component, scopes, resource, row) => reasonOf(rights, component, scopes, row) ??
    forbiddenBy(rights, component, scopes, resource) ??
    (row && restrictedWhy(rights, component, scopes, resource, row));
/** For who may do this with no record at all; nothing for who may. */
export const refusalOf = (rights, component, scopes, resource) => hasScope(rights, component, scopes, resource)
    ? undefined
    : new Problem('permission-denied', whyClosed(rights, component, scopes, resource));
//# sourceMappingURL=refusal.js.map