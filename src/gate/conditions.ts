/**
 * Rights to conditions: one value, two renderings that must agree: SQL for rows that are still in the database (conditions-sql.ts),
 * and a test for a row that is already in memory. test/engine/rights.test.ts compares both with a naive model, over random rights.
 */
import { type Except, exceptsOf, isKept, less } from './excepts.ts';
import { ANY_LEVEL, type Grant, HIGHEST, RESTRICTED, type Rights, SHIELD } from './rights.ts';
import { placeOf } from './rules.ts';
import { sourceOf } from './sources.ts';

/** One way in: all that is named must hold. */
export interface Branch {
  /** Types (zaaktype, informatieobjecttype, ...); absent: every type. */
  readonly types?: readonly string[];
  /** Highest confidentiality, index in VERTROUWELIJKHEID; absent: no limit. */
  readonly level?: number;
  /** Only rows that belong to this subject. */
  readonly subject?: string;
  /** Only these records and what is linked to them. */
  readonly records?: readonly string[];
  /** Only rows that are marked as ready for the public. */
  readonly ready?: true;
  /** Only rows of residents who made each of these choices. */
  readonly choices?: readonly string[];
  /** Not rows of which the use for this activity is restricted. */
  readonly unlessRestrictedFor?: string;
  /** Restricted rows up to the same confidentiality as well. */
  readonly restrictedToo?: true;
  /** Not these, whatever else holds: what rules forbid. */
  readonly except?: readonly Except[];
}

/** Everything, or one of these branches. An empty list is nothing at all. */
export type Access = 'everything' | readonly Branch[];

export const NOTHING: Access = [];

/** Rights and the scopes of an operation are values that stay: what they open is worked out once. */
const workedOut = new WeakMap<Rights, WeakMap<readonly string[], Map<string, Access>>>();

/**
 * What `rights` open for any of `scopes` in a component, less what rules forbid. Rules on one resource are looked at when it
 * is given, as every path to rows does.
 */
export function accessFor(rights: Rights, component: string, scopes: readonly string[], resource?: string): Access {
  if (isUnlimited(rights)) return 'everything';
  const byScopes = workedOut.get(rights) ?? new WeakMap<readonly string[], Map<string, Access>>();
  workedOut.set(rights, byScopes);
  const byComponent = byScopes.get(scopes) ?? new Map<string, Access>();
  byScopes.set(scopes, byComponent);
  const key = resource === undefined || !rights.rules ? component : `${component} ${resource}`;
  const access = byComponent.get(key) ?? workOut(rights, component, scopes, resource);
  byComponent.set(key, access);
  return access;
}

const isUnlimited = (rights: Rights): boolean =>
  rights.everything &&
  !rights.unlessShielded &&
  !rights.unlessRestricted &&
  !rights.closed &&
  !rights.everythingOf &&
  !rights.rules;

/** Scopes that rules treat alike are worked out together: what one of them opens, a rule on another does not take. */
function workOut(rights: Rights, component: string, scopes: readonly string[], resource?: string): Access {
  if (!rights.rules) return opened(rights, component, scopes);
  const alike = Map.groupBy(scopes, (scope) => JSON.stringify(exceptsOf(rights.rules!, component, scope, resource)));
  const branches: Branch[] = [];
  for (const some of alike.values()) {
    const access = opened(rights, component, some);
    const excepts = exceptsOf(rights.rules, component, some[0]!, resource);
    if (access === 'everything' && excepts.length === 0) return access;
    branches.push(...(access === 'everything' ? [{}] : access).flatMap((branch) => less(branch, excepts)));
  }
  return joinedByName(branches);
}

function opened(rights: Rights, component: string, scopes: readonly string[]): Access {
  const typesAlike = new Map<string, { readonly types: string[]; readonly terms: Pick<Branch, 'level' | 'choices'> }>();
  const all = allOf(rights, component, scopes);
  if (all === 'everything') return all;
  const branches: Branch[] = [...all];
  for (const grant of rights.grants) {
    if (!scopes.some((scope) => opens(grant, component, scope))) continue;
    const level = grant.level ?? HIGHEST;
    if (isByMore(grant)) branches.push(narrow(grant));
    else {
      const terms = { level, ...(grant.choices ? { choices: grant.choices } : {}) };
      if (grant.type === undefined) branches.push(terms);
      else {
        const key = `${level} ${grant.choices?.join(' ') ?? ''}`;
        const alike = typesAlike.get(key) ?? { types: [], terms };
        alike.types.push(grant.type);
        typesAlike.set(key, alike);
      }
    }
  }
  const byLevel = [...typesAlike.values()].sort((a, b) => a.terms.level! - b.terms.level!);
  for (const { types, terms } of byLevel) branches.push({ types, ...terms });
  return joinedByName(branches);
}

/** Whether a right goes by more than type and level. */
const isByMore = ({ subject, records, ready, unlessRestrictedFor, restrictedToo }: Grant): boolean =>
  subject !== undefined ||
  records !== undefined ||
  ready === true ||
  unlessRestrictedFor !== undefined ||
  restrictedToo === true;

/** What `everything` opens: of a source that is closed in this call nothing, and of some components some types. */
function allOf(rights: Rights, component: string, scopes: readonly string[]): Access {
  const { everything, unlessShielded, unlessRestricted, unlessRestrictedFor, closed, everythingOf } = rights;
  if (!everything || (scopes.length > 0 && scopes.every((scope) => isClosedTo(closed, component, scope))))
    return NOTHING;
  const types = everythingOf?.get(component);
  const restricted = unlessRestrictedFor && restrictedFor(unlessRestrictedFor, component, scopes);
  if (!types && !unlessShielded && !unlessRestricted) return 'everything';
  const level = unlessShielded ? HIGHEST : unlessRestricted ? HIGHEST + SHIELD : ANY_LEVEL;
  const left = restricted === undefined ? {} : { unlessRestrictedFor: restricted };
  return types ? [{ types, level, ...left }] : [{ level, ...left }];
}

/** The activity for which the source of these scopes is used, where that is restricted for somebody. */
export const restrictedFor = (
  of: NonNullable<Rights['unlessRestrictedFor']>,
  component: string,
  scopes: readonly string[],
): string | undefined =>
  scopes
    .map((scope) => sourceOf(component, scope))
    .map((source) => source && of.get(source))
    .find((activity) => activity !== undefined);

/** Whether a scope opens a source that stays closed in this call. */
export function isClosedTo(closed: Rights['closed'], component: string, scope: string): boolean {
  const source = closed && sourceOf(component, scope);
  return source !== undefined && closed!.has(source);
}

/** Records that are named on the same terms are one branch, however many grants name them: a statement names all of them at once. */
function joinedByName(branches: readonly Branch[]): readonly Branch[] {
  const terms = ({ records, ...rest }: Branch): unknown => (records ? JSON.stringify(rest) : rest);
  return [...Map.groupBy(branches, terms).values()].map((some) =>
    some.length === 1 ? some[0]! : { ...some[0]!, records: some.flatMap(({ records = [] }) => records) },
  );
}

/** Types of which `rights` open, for any of `scopes`, only parts: those parts, by version. */
export function limitsFor(
  rights: Rights,
  component: string,
  scopes: readonly string[],
): ReadonlyMap<string, NonNullable<Grant['parts']>> {
  const limits = new Map<string, NonNullable<Grant['parts']>>();
  if (rights.everything) return limits;
  const whole = new Set<string | undefined>();
  for (const grant of rights.grants) {
    if (!scopes.some((scope) => opens(grant, component, scope))) continue;
    if (!grant.parts || grant.type === undefined) whole.add(grant.type);
    else limits.set(grant.type, joined(limits.get(grant.type), grant.parts));
  }
  for (const type of whole) {
    if (type === undefined) limits.clear();
    else limits.delete(type);
  }
  return limits;
}

/** Two rights open what each of them opens. */
const joined = (
  one: NonNullable<Grant['parts']> | undefined,
  other: NonNullable<Grant['parts']>,
): NonNullable<Grant['parts']> =>
  one
    ? new Map(
        [...one.keys(), ...other.keys()].map((version) => [
          version,
          new Set([...(one.get(version) ?? []), ...(other.get(version) ?? [])]),
        ]),
      )
    : other;

function opens(grant: Grant, component: string, scope: string): boolean {
  const [of, plain] = placeOf(component, scope);
  return grant.component === of && grant.scopes.has(plain);
}

/** Who a row belongs to, and who is named on it, is not kept from it by a shield. */
const narrow = ({
  type,
  subject,
  records,
  ready,
  choices,
  unlessRestrictedFor,
  restrictedToo,
  ...grant
}: Grant): Branch => {
  const level = grant.level ?? (subject === undefined && !records ? HIGHEST : undefined);
  return {
    ...(type === undefined ? {} : { types: [type] }),
    ...(level === undefined ? {} : { level }),
    ...(subject === undefined ? {} : { subject }),
    ...(records ? { records } : {}),
    ...(ready ? { ready: true } : {}),
    ...(choices ? { choices } : {}),
    ...(unlessRestrictedFor === undefined ? {} : { unlessRestrictedFor }),
    ...(restrictedToo ? { restrictedToo } : {}),
  };
};

/** The branches that name records, and the others: those of the second kind go by type and level. */
export function parted(access: Access): { readonly named: readonly Branch[]; readonly others: Access } {
  if (access === 'everything' || !access.some(({ records }) => records)) return { named: [], others: access };
  return { named: access.filter(({ records }) => records), others: access.filter(({ records }) => !records) };
}

/** Whether the access opens every row of a kind; a shielded one is not among those that a right on all of them opens. */
export const opensAll = (access: Access, shielded: boolean): boolean =>
  access === 'everything' ||
  (!shielded &&
    access.some(
      ({ types, level = HIGHEST, subject, records, ready, choices, unlessRestrictedFor, except }) =>
        !types &&
        level >= HIGHEST &&
        subject === undefined &&
        !records &&
        !ready &&
        !choices &&
        unlessRestrictedFor === undefined &&
        !except,
    ));

/** The dimensions of one row in memory. */
export interface RowDimensions {
  readonly type?: string | null;
  readonly level?: number | null;
  readonly ready?: boolean | null;
  /** Activities for which its use is restricted. */
  readonly restricted?: readonly string[];
  /** Subjects to whom the row belongs. Absent: the resource has no owners. */
  readonly owners?: readonly string[];
  /** The row itself, or the records that it is linked to. */
  readonly records?: readonly string[];
  /** Choices that everybody whom the row is about made. Absent: nobody was asked, which opens nothing. */
  readonly choices?: readonly string[];
}

/** Of an unknown level it is. */
export const isTooHigh = (level: number | null, ceiling: number, restrictedToo?: true): boolean =>
  level === null || (restrictedToo && level >= RESTRICTED ? level - RESTRICTED : level) > ceiling;

/** The same access, tested on a row in memory. */
export function allows(access: Access, row: RowDimensions): boolean {
  if (access === 'everything') return true;
  return access.some((branch) => {
    if (branch.types && !(row.type && branch.types.includes(row.type))) return false;
    if (
      branch.level !== undefined &&
      row.level !== undefined &&
      isTooHigh(row.level, branch.level, branch.restrictedToo)
    )
      return false;
    if (branch.subject !== undefined && !row.owners?.includes(branch.subject)) return false;
    if (branch.records && !row.records?.some((id) => branch.records!.includes(id))) return false;
    if (branch.choices?.some((one) => !row.choices?.includes(one))) return false;
    if (branch.unlessRestrictedFor !== undefined && row.restricted?.includes(branch.unlessRestrictedFor)) return false;
    if (branch.except?.some((one) => isKept(one, row))) return false;
    return !branch.ready || row.ready === true;
  });
}

/** What is open of rows of one type. */
export const ofType = (access: Access, type: string): Access =>
  access === 'everything'
    ? [{ types: [type] }]
    : access.flatMap((branch) => (branch.types && !branch.types.includes(type) ? [] : [{ ...branch, types: [type] }]));

/** True when any grant gives one of these scopes on some row: the cheap refusal before anything is read. */
export const hasScope = (rights: Rights, component: string, scopes: readonly string[], resource?: string): boolean => {
  const access = accessFor(rights, component, scopes, resource);
  return access === 'everything' || access.length > 0;
};

/** Whether rights open every row that a grant opens for one of its scopes. */
export function covers(
  rights: Rights,
  {
    component,
    type,
    subject,
    records,
    ready,
    parts,
    // As far as it reaches: a shield keeps nothing from who is named, and from who it belongs to.
    level = records || subject !== undefined ? HIGHEST + SHIELD : HIGHEST,
  }: Omit<Grant, 'scopes'>,
  scope: string,
  resource?: string,
): boolean {
  const access = accessFor(rights, component, [scope], resource);
  const limit = type === undefined ? undefined : limitsFor(rights, component, [scope]).get(type);
  if (limit && !isWithin(parts, limit)) return false;
  return (
    access === 'everything' ||
    access.some(
      (branch) =>
        (!branch.types || (type !== undefined && branch.types.includes(type))) &&
        (branch.level === undefined || branch.level >= level) &&
        (branch.subject === undefined || branch.subject === subject) &&
        (!branch.records || records?.every((id) => branch.records!.includes(id)) === true) &&
        (!branch.ready || ready === true) &&
        // Whom a right on some residents is about changes by the minute: it covers no right that is given.
        !branch.choices &&
        !branch.except?.some(
          ({ types, from = 0 }) => (!types || type === undefined || types.includes(type)) && level >= from,
        ),
    )
  );
}

/** Who sees part of a record covers a right on no more than that part. */
const isWithin = (parts: Grant['parts'], limit: NonNullable<Grant['parts']>): boolean =>
  parts !== undefined &&
  [...parts].every(([version, names]) => [...names].every((name) => limit.get(version)?.has(name) === true));
