/**
 * Nobody gives away what they do not have: who may change applications could otherwise give themselves every right. Two
 * may: who may do everything, and the functional manager, whose work it is.
 */
import type { Record_, Rule } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { Problem } from '../../foundation/problems.ts';
import { covers, hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { type Grant, NO_RIGHTS, type Rights } from '../../gate/rights.ts';
import { isOwnClient } from '../client-ids.ts';
import { BEHEER_UITVOEREN } from '../meent-api.ts';
import { applicationOf, rightsIn } from './rights.ts';

const maySayAll = (rights: Rights): boolean => rights.everything || hasScope(rights, 'meent', [BEHEER_UITVOEREN]);

/** Activities that its rights name. */
const served = ({ autorisaties }: Record_): readonly string[] =>
  (autorisaties as readonly Record_[]).flatMap(({ verwerkingsactiviteit: id }) => (id ? [String(id)] : []));

/** What an application is given: all that it did not have before. @throws permission-denied */
export const ownRights: Rule = {
  number: 'meent-ac-eigen-rechten',
  on: ['create', 'update'],
  check({ caller, snapshot }, { record, before }) {
    const known = before && !namesMore(record, before.record);
    refuseMore(caller.rights, rightsIn(snapshot, record), known ? rightsIn(snapshot, before.record) : NO_RIGHTS);
    refuseOtherActivities(caller, snapshot, served(record), before ? served(before.record) : []);
    return undefined;
  },
};

/**
 * What an application took (subscriptions, loads) is of its name. Whoever has that name next has those, so it does not leave
 * an application at the word of who may do less.
 */
export const ownNames: Rule = {
  number: 'meent-ac-eigen-naam',
  on: ['update'],
  check({ caller, snapshot }, { record, before }) {
    if (before && namesMore(before.record, record, () => true)) refuseStronger(caller, snapshot, before.record);
    return undefined;
  },
};

export const ownNamesGone: Rule = {
  number: 'meent-ac-eigen-naam',
  on: ['delete'],
  check({ caller, snapshot }, { record }) {
    refuseStronger(caller, snapshot, record);
    return undefined;
  },
};

/**
 * What data may be used for is given by who may use it for that. Versions of an activity are one.
 * @throws permission-denied
 */
export function refuseOtherActivities(
  { rights, application }: Pick<Caller, 'rights' | 'application'>,
  snapshot: Snapshot,
  given: readonly string[],
  before: readonly string[],
): void {
  if (maySayAll(rights)) return;
  const nameOf = (id: string): unknown => snapshot.get('verwerkingsactiviteit', id)?.record.identificatie;
  const own = [
    ...[...(applicationOf(snapshot, application.id)?.activities ?? []), ...before].map(nameOf),
    ...rights.grants.flatMap(({ activity }) => activity ?? []),
  ];
  const other = given.map(nameOf).filter((name) => !own.includes(name));
  if (other.length > 0) throw refused(`Uw eigen applicatie werkt niet voor: ${other.join(', ')}.`);
}

/** A name of Meent itself needs no secret: whom it names, a role or an employee, gets all that the application has. */
const namesMore = (record: Record_, before: Record_, counts: (name: string) => boolean = isOwnClient): boolean =>
  (record.clientIds as readonly string[]).some(
    (one) => counts(one) && !(before.clientIds as readonly string[]).includes(one),
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
        .filter((scope) => !covers(forSame(before, grant), grant, scope) && !covers(forSame(own, grant), grant, scope))
        .map((scope) => `${grant.component} ${scope}`),
    ),
  );
  if (more.size > 0)
    throw refused(
      `Uw eigen applicatie heeft dit niet, of niet voor dit type of zo vertrouwelijk: ${[...more].join(', ')}.`,
    );
}

/** A right that is for one activity gives nobody the same for another. */
const forSame = (rights: Rights, { activity }: Grant): Rights =>
  rights.grants.some((one) => one.activity !== undefined)
    ? { ...rights, grants: rights.grants.filter((one) => one.activity === undefined || one.activity === activity) }
    : rights;

const refused = (why: string): Problem =>
  new Problem(
    'permission-denied',
    `U geeft geen rechten die u zelf niet hebt. ${why} Vraag het de functioneel beheerder.`,
  );
