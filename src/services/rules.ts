/**
 * Rules of access, applied where a caller is made: whatever door the call goes through, it meets the rights that are left.
 * Every maker of callers ends here (`underRules`), so a rule that was decided on holds from the next call.
 */
import type { Snapshot } from '../engine/snapshot.ts';
import { momentInNetherlands, now } from '../foundation/clock.ts';
import type { Caller } from '../gate/context.ts';
import type { Rights } from '../gate/rights.ts';
import { createRuleSet, type RuleSet } from '../gate/rule-set.ts';
import type { Asker } from '../gate/rules.ts';
import { SAME, versionsOf } from '../registers/autorisaties/index.ts';
import { slug } from '../registers/client-ids.ts';
import { rulesIn, type VersionsOf } from '../registers/toegangsregels/index.ts';
import { unrestricted } from './restricted.ts';

/** `zaaktype/id` to the ids of all versions of that type. */
export const versionsIn =
  (snapshot: Snapshot): VersionsOf =>
  (type) => {
    const at = type.indexOf('/');
    const resource = type.slice(0, at);
    return versionsOf(snapshot, resource, SAME[resource], type.slice(at + 1));
  };

/** The rules that count in this snapshot. */
export const ruleSetOf = (snapshot: Snapshot): RuleSet =>
  snapshot.derive('toegangsregels', (of) => createRuleSet(rulesIn(of, versionsIn(of))));

/** Rights as they were before rules: a caller whose purpose changes meets other rules with the same rights. */
const before = new WeakMap<Rights, Rights>();

export const withoutRules = (rights: Rights): Rights => before.get(rights) ?? rights;

/** What rights of a call serve beside its own activity: the same for each call of a caller. */
const othersOf = new WeakMap<NonNullable<Caller['serves']>, NonNullable<Asker['others']>>();

function othersIn(
  serves: NonNullable<Caller['serves']>,
  own: string,
  nameOf: (id: string) => string | undefined,
): NonNullable<Asker['others']> {
  const known = othersOf.get(serves);
  if (known) return known;
  const others = [...new Set(serves.values())]
    .filter(({ id }) => id !== own)
    .map(({ id, organ }) => ({ activity: nameOf(id) ?? '', organ }));
  othersOf.set(serves, others);
  return others;
}

/** The caller as rules know them. */
export function askerOf(
  snapshot: Snapshot,
  {
    application,
    person,
    employee,
    activity,
    serves,
    mandate,
  }: Pick<Caller, 'application' | 'person' | 'employee' | 'activity' | 'serves' | 'mandate'>,
): Asker {
  const nameOf = (id: string) =>
    id ? (snapshot.get('verwerkingsactiviteit', id)?.record.identificatie as string | undefined) : undefined;
  const name = nameOf(activity.id);
  const others = serves ? othersIn(serves, activity.id, nameOf) : [];
  return {
    kind: person ? 'inwoner' : employee?.role ? 'medewerker' : 'applicatie',
    application: application.id,
    ...(employee?.role ? { role: slug(employee.role) } : {}),
    ...(employee?.department ? { department: slug(employee.department) } : {}),
    ...(name === undefined ? {} : { activity: name }),
    ...(others.length === 0 ? {} : { others }),
    ...(activity.organ ? { organ: activity.organ } : {}),
    ...(person ? { level: person.level } : {}),
    ...(mandate ? { mandate: mandate.kind } : {}),
  };
}

/** What of a caller rules and restrictions go by. */
type Unruled = Parameters<typeof askerOf>[1] & Pick<Caller, 'rights'>;

/** What residents' restrictions leave, before rules: on this a decision rests that names its rules apart. */
export const beforeRules = (snapshot: Snapshot, caller: Unruled): Rights =>
  unrestricted(snapshot, caller, withoutRules(caller.rights));

/** The caller with what residents' restrictions, and the rules of this moment, leave of their rights. */
export function underRules<Of extends Unruled>(
  snapshot: Snapshot,
  caller: Of,
  rules: RuleSet = ruleSetOf(snapshot),
): Of {
  const rights = withoutRules(caller.rights);
  const left = beforeRules(snapshot, caller);
  const narrowed =
    rules.rules.length === 0 ? left : rules.narrow(left, askerOf(snapshot, caller), momentInNetherlands(now()));
  if (narrowed !== rights) before.set(narrowed, rights);
  return narrowed === caller.rights ? caller : { ...caller, rights: narrowed };
}
