/**
 * Nobody gives away what they do not have: who may change applications could otherwise give themselves every right. Two
 * may: who may do everything, and the functional manager, whose work it is.
 */
import type { Record_, Rule } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { Problem } from '../../foundation/problems.ts';
import { covers, hasScope } from '../../gate/conditions.ts';
import { NO_RIGHTS, type Rights } from '../../gate/rights.ts';
import { isOwnClient } from '../client-ids.ts';
import { BEHEER_UITVOEREN } from '../meent-api.ts';
import { rightsIn } from './rights.ts';

const maySayAll = (rights: Rights): boolean => rights.everything || hasScope(rights, 'meent', [BEHEER_UITVOEREN]);

/** What an application is given: all that it did not have before. @throws permission-denied */
export const ownRights: Rule = {
  number: 'meent-ac-eigen-rechten',
  on: ['create', 'update'],
  check({ caller, snapshot }, { record, before }) {
    const known = before && !namesMore(record, before.record);
    refuseMore(caller.rights, rightsIn(snapshot, record), known ? rightsIn(snapshot, before.record) : NO_RIGHTS);
    return undefined;
  },
};

/** A name of Meent itself needs no secret: whom it names, a role or an employee, gets all that the application has. */
const namesMore = (record: Record_, before: Record_): boolean =>
  (record.clientIds as readonly string[]).some(
    (one) => isOwnClient(one) && !(before.clientIds as readonly string[]).includes(one),
  );

/**
 * Who can call as an application has its rights. So a secret is given to those alone that may do no more than who gives it.
 * @throws permission-denied
 */
export const refuseStronger = (
  caller: { readonly rights: Rights },
  snapshot: Snapshot,
  record: Parameters<typeof rightsIn>[1],
): void => refuseMore(caller.rights, rightsIn(snapshot, record), NO_RIGHTS);

function refuseMore(own: Rights, given: Rights, before: Rights): void {
  if (maySayAll(own)) return;
  if (given.everything && !before.everything) throw refused('Deze applicatie mag alles, en uw eigen applicatie niet.');
  const more = new Set(
    given.grants.flatMap((grant) =>
      [...grant.scopes]
        .filter((scope) => !covers(before, grant, scope) && !covers(own, grant, scope))
        .map((scope) => `${grant.component} ${scope}`),
    ),
  );
  if (more.size > 0)
    throw refused(
      `Uw eigen applicatie heeft dit niet, of niet voor dit type of zo vertrouwelijk: ${[...more].join(', ')}.`,
    );
}

const refused = (why: string): Problem =>
  new Problem(
    'permission-denied',
    `U geeft geen rechten die u zelf niet hebt. ${why} Vraag het de functioneel beheerder.`,
  );
