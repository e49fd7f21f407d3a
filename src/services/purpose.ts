/**
 * For which processing activity a caller works, and what of its rights serves that (docs/decisions/0037). Worked out once
 * per snapshot, caller, activity and day; what is refused is worked out at each call.
 */
import type { Snapshot } from '../engine/snapshot.ts';
import { today } from '../foundation/clock.ts';
import { Problem } from '../foundation/problems.ts';
import { isShut, type Purposes, serving } from '../gate/activity.ts';
import type { ActivityRef, Caller } from '../gate/context.ts';
import type { Rights } from '../gate/rights.ts';
import { type Bron, fullScope, type Scope, sourceOf } from '../gate/sources.ts';
import { activityFor, isValidOn } from '../registers/activiteiten/index.ts';
import { type Asker, currentOf, purposesOf } from '../registers/purposes.ts';
import { withLeaves } from './gegevens.ts';
import { underRules, withoutRules } from './rules.ts';

export type { Asker };

export type Serves = Pick<Caller, 'activity' | 'rights' | 'serves'>;

/**
 * @param named id of the version that the call names. Without it each right serves its own activity, and `serves` tells
 * which that is. @throws permission-denied when it is unknown, ended, or not one of the asker's
 */
export function serveCall(snapshot: Snapshot, asker: Asker, named?: string): Serves {
  const day = today();
  return snapshot.derive(`doel.aanroep ${asker.key} ${named ?? ''} ${day}`, () =>
    named === undefined ? ofItself(snapshot, asker, day) : asNamed(snapshot, asker, named, day),
  );
}

function asNamed(snapshot: Snapshot, asker: Asker, id: string, day: string): Serves {
  const record = snapshot.get('verwerkingsactiviteit', id)?.record;
  if (!record)
    throw new Problem('permission-denied', 'De verwerkingsactiviteit die u noemt, staat niet in het register.');
  const purposes = purposesOf(snapshot, asker, day);
  const name = String(record.identificatie);
  if (!purposes.own.includes(name))
    throw new Problem('permission-denied', 'Uw applicatie mag niet voor deze verwerkingsactiviteit werken.');
  if (!isValidOn(record, day))
    throw new Problem(
      'permission-denied',
      'De verwerkingsactiviteit die u noemt, geldt vandaag niet. Noem de versie die nu geldt.',
    );
  const activity = activityFor(snapshot, { id, today: day });
  const rights = withLeaves(snapshot, purposes, serving(asker.rights, purposes, name), { activity });
  return { activity, rights };
}

function ofItself(snapshot: Snapshot, asker: Asker, day: string): Serves {
  const purposes = purposesOf(snapshot, asker, day);
  const activity = activityFor(snapshot, { identificatie: purposes.own[0]!, today: day });
  // One value for each, so that what is alike is seen to be.
  const refs = new Map(
    currentOf(snapshot, day).map(({ id, identificatie }) => [
      String(identificatie),
      id === activity.id ? activity : activityFor(snapshot, { id, today: day }),
    ]),
  );
  const serves = new Map<string, ActivityRef>();
  for (const [key, names] of candidates(asker.rights, purposes)) {
    const ref = refs.get(inOrder(purposes.own, names)[0] ?? '');
    if (ref) serves.set(key, ref);
  }
  const differs = [...serves.values()].some(({ id }) => id !== activity.id);
  const told = differs ? { activity, serves } : { activity };
  const rights = withLeaves(snapshot, purposes, serving(asker.rights, purposes), told);
  return { ...told, rights: differs ? byScope(snapshot, rights, purposes, serves) : rights };
}

/** Fields of persons that each scope covers: those of the activity that it serves. */
function byScope(
  snapshot: Snapshot,
  rights: Rights,
  { uses }: Purposes,
  serves: NonNullable<Caller['serves']>,
): Rights {
  const sources = new Map(rights.sources);
  for (const [scope, { id }] of serves) {
    const at = scope.indexOf(':');
    if (at < 0 || sourceOf(scope.slice(0, at), scope.slice(at + 1)) !== 'personen') continue;
    const name = String(snapshot.get('verwerkingsactiviteit', id)?.record.identificatie ?? '');
    sources.set(scope as Scope, uses.get(name)?.get('personen') ?? []);
  }
  return { ...rights, sources };
}

/** What records of each type, what each scope opens and what is of each source may be used for by these rights. */
function candidates(rights: Rights, purposes: Purposes): ReadonlyMap<string, readonly string[]> {
  const { uses, own, defaultsOf, types } = purposes;
  const found = new Map<string, readonly string[]>();
  const add = (key: string, names: readonly string[], source?: Bron): void => {
    const fit = names.filter(
      (name) => !isShut(purposes, name) && (source ? uses.get(name)?.has(source) : uses.has(name)),
    );
    found.set(key, [...new Set([...(found.get(key) ?? []), ...fit])]);
  };
  for (const { component, type, activity } of rights.grants)
    if (type !== undefined) add(type, activity === undefined ? (defaultsOf(component, type) ?? []) : [activity]);
  if (rights.everything)
    for (const [component, some] of types)
      for (const type of some) add(type, defaultsOf(component, type) ?? [], 'zaken');
  // A right on every type says what all is for that its scopes open.
  for (const { component, scopes, type, activity } of rights.grants) {
    if (type !== undefined) continue;
    const names = activity === undefined ? defaultsOf(component, undefined) : [activity];
    for (const scope of scopes) {
      const source = sourceOf(component, scope);
      // What is about nobody serves nothing of itself.
      if (names && (source || activity !== undefined)) add(fullScope(component, scope), names, source);
    }
  }
  for (const name of own) for (const source of uses.get(name)?.keys() ?? []) add(source, [name]);
  return found;
}

const inOrder = (own: readonly string[], names: readonly string[]): readonly string[] => [
  ...own.filter((name) => names.includes(name)),
  ...names.filter((name) => !own.includes(name)),
];

function rightsFor(
  snapshot: Snapshot,
  all: Rights,
  asker: Asker,
  activity: ActivityRef,
  name: string,
  day: string,
): Rights {
  const purposes = purposesOf(snapshot, asker, day);
  const { leaves: _, ...before } = all;
  const rights = serving(before, purposes, name);
  return asker.own ? rights : withLeaves(snapshot, purposes, rights, { activity });
}

/** Rights of one caller for one activity, for pages that know it by what they show. */
const narrowed = new WeakMap<Rights, Map<string, Rights>>();

/** The same caller, for this activity, under the rules on it. */
export function forActivity(snapshot: Snapshot, caller: Caller, activity: ActivityRef, asker: Asker): Caller {
  const name = String(snapshot.get('verwerkingsactiviteit', activity.id)?.record.identificatie ?? '');
  const day = today();
  const all = withoutRules(caller.rights);
  const known = narrowed.get(all) ?? new Map<string, Rights>();
  narrowed.set(all, known);
  // An activity may end between one day and the next, with nothing written.
  const rights = known.get(`${day} ${name}`) ?? rightsFor(snapshot, all, asker, activity, name, day);
  known.set(`${day} ${name}`, rights);
  const { serves: _, ...rest } = caller;
  return underRules(snapshot, { ...rest, activity, rights });
}
