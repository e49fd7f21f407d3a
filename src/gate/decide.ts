/**
 * One decision: may this caller do this with this record, on what does that rest, and what is left out. It gives in words
 * what the conditions (gate/conditions.ts) give in rows; both read the same value. Forbid wins, absence denies.
 *
 * Rights and rules are indexed once, by what a decision asks: a thousand rules cost a decision as much as those that are
 * about it.
 */
import { accessFor, isClosedTo, isTooHigh, type RowDimensions, restrictedFor } from './conditions.ts';
import { type Grant, HIGHEST, type Rights, SHIELD } from './rights.ts';
import { dutiesOf, isAbout, placeOf, type Rule, type RuleRef } from './rules.ts';

/** What somebody wants to do, with what. */
export interface Ask {
  readonly component: string;
  /** One of these is enough; always the same list for the same operation, so that what follows from it is kept. */
  readonly scopes: readonly string[];
  /** Registered name. */
  readonly resource: string;
  readonly row: RowDimensions;
}

export interface Reason extends RuleRef {
  readonly effect: 'sta_toe' | 'verbied' | 'laat_weg';
  /** In plain Dutch; of what permits there is nothing to explain. */
  readonly text?: string;
}

export interface Decision {
  readonly permit: boolean;
  /** What it rests on: of a refusal the rules that forbid, or nothing where no right opens it. */
  readonly reasons: readonly Reason[];
  /** Fields to leave out; of a refusal none. */
  readonly leaveOut: readonly string[];
}

/** By type of the row; `any` is what goes for each type. */
interface ByType<Item> {
  readonly of: ReadonlyMap<string, readonly Item[]>;
  readonly any: readonly Item[];
}

/** A rule, and the reason that it gives. */
interface Held {
  readonly rule: Rule;
  readonly reason: Reason;
}

interface Permit {
  readonly grant: Grant;
  readonly reason: Reason;
}

interface Index {
  readonly scopes: readonly {
    readonly everything: Reason | undefined;
    /** The types that `everything` opens in this call; absent: every one. */
    readonly types: ReadonlySet<string> | undefined;
    /** The activity that it serves, where somebody restricted that. */
    readonly restricted: string | undefined;
    readonly permits: ByType<Permit>;
    readonly forbids: ByType<Held>;
  }[];
  readonly duties: ByType<Held>;
}

/** A right that stands in no register: of a resident on what is theirs, and of the program itself. */
export const UNNAMED: RuleRef = { id: 'recht', version: 1 };

const indexes = new WeakMap<Rights, WeakMap<readonly string[], Map<string, Index>>>();

function indexFor(rights: Rights, { component, scopes, resource }: Ask): Index {
  const byScopes = indexes.get(rights) ?? new WeakMap<readonly string[], Map<string, Index>>();
  const byKind = byScopes.get(scopes) ?? new Map<string, Index>();
  const key = `${component} ${resource}`;
  const known = byKind.get(key);
  if (known) return known;
  const index = makeIndex(rights, component, scopes, resource);
  indexes.set(rights, byScopes);
  byScopes.set(scopes, byKind);
  byKind.set(key, index);
  return index;
}

function makeIndex(rights: Rights, component: string, scopes: readonly string[], resource: string): Index {
  const rules = rights.rules ?? [];
  const typesOf = ({ rule: { what } }: Held): readonly string[] | undefined =>
    what.types && what.untyped ? [...what.types, UNTYPED] : what.types;
  return {
    scopes: scopes.map((scope) => {
      const [of, plain] = placeOf(component, scope);
      const types = rights.everythingOf?.get(of);
      const about = rules.filter(({ effect, what }) => effect === 'verbied' && isAbout(what, of, plain, resource));
      return {
        everything:
          rights.everything && !isClosedTo(rights.closed, of, plain)
            ? { ...(rights.everythingBy ?? UNNAMED), effect: 'sta_toe' }
            : undefined,
        types: types && new Set(types),
        restricted: rights.unlessRestrictedFor && restrictedFor(rights.unlessRestrictedFor, of, [plain]),
        permits: byType(
          rights.grants
            .filter((grant) => grant.component === of && grant.scopes.has(plain))
            .map((grant): Permit => ({ grant, reason: { ...(grant.by ?? UNNAMED), effect: 'sta_toe' } })),
          ({ grant }) => (grant.type === undefined ? undefined : [grant.type]),
        ),
        forbids: byType(about.map(held), typesOf),
      };
    }),
    duties: byType(
      dutiesOf(rights)
        .filter(({ what }) => scopes.some((scope) => isAbout(what, ...placeOf(component, scope), resource)))
        .map(held),
      typesOf,
    ),
  };
}

const held = (rule: Rule): Held => ({
  rule,
  reason: { id: rule.id, version: rule.version, effect: rule.effect, text: rule.reason },
});

function byType<Item>(items: readonly Item[], typesOf: (item: Item) => readonly string[] | undefined): ByType<Item> {
  const any: Item[] = [];
  const of = new Map<string, Item[]>();
  for (const item of items) {
    const types = typesOf(item);
    if (!types) any.push(item);
    else for (const type of types) of.set(type, [...(of.get(type) ?? []), item]);
  }
  return { of, any };
}

const NONE: readonly never[] = [];

/** No type is called so. */
const UNTYPED = '';

const ofType = <Item>({ of }: ByType<Item>, type: string | null | undefined): readonly Item[] =>
  of.get(type ?? UNTYPED) ?? NONE;

/** Pure: the same rights, rules and record give the same decision. */
export function decide(rights: Rights, ask: Ask): Decision {
  const index = indexFor(rights, ask);
  const { row } = ask;
  const against: Reason[] = [];
  for (const scope of index.scopes) {
    const reason = permitOf(rights, scope, row);
    if (!reason) continue;
    const before = against.length;
    collect(scope.forbids.any, row, against);
    collect(ofType(scope.forbids, row.type), row, against);
    if (against.length === before) return permitted(index, reason, row);
  }
  // Two scopes may meet the same rule.
  const reasons = index.scopes.length > 1 && against.length > 1 ? [...new Set(against)] : against;
  return { permit: false, reasons, leaveOut: NONE };
}

function collect(rules: readonly Held[], row: RowDimensions, into: Reason[]): void {
  for (const { rule, reason } of rules) if (bites(rule, row)) into.push(reason);
}

function permitOf(
  { unlessShielded, unlessRestricted }: Rights,
  { everything, types, restricted, permits }: Index['scopes'][number],
  row: RowDimensions,
): Reason | undefined {
  const ceiling = unlessShielded ? HIGHEST : unlessRestricted ? HIGHEST + SHIELD : undefined;
  if (
    everything &&
    (!types || (row.type && types.has(row.type))) &&
    !(ceiling !== undefined && exceeds(row.level, ceiling)) &&
    !(restricted !== undefined && row.restricted?.includes(restricted))
  )
    return everything;
  return openedBy(permits.any, row) ?? openedBy(ofType(permits, row.type), row);
}

function openedBy(permits: readonly Permit[], row: RowDimensions): Reason | undefined {
  for (const { grant, reason } of permits) if (opensRow(grant, row)) return reason;
  return undefined;
}

/** The level of a record that has none, while its kind has, is unknown: too high for any ceiling. */
const exceeds = (level: number | null | undefined, ceiling: number, restrictedToo?: true): boolean =>
  level !== undefined && isTooHigh(level, ceiling, restrictedToo);

/** Whether one right opens a row of its type. A shield keeps out all but who it belongs to, and who is named. */
function opensRow(
  { level, subject, records, ready, choices, unlessRestrictedFor, restrictedToo }: Grant,
  row: RowDimensions,
): boolean {
  const ceiling = level ?? (subject === undefined && !records ? HIGHEST : undefined);
  return (
    (ceiling === undefined || !exceeds(row.level, ceiling, restrictedToo)) &&
    (subject === undefined || row.owners?.includes(subject) === true) &&
    (!records || row.records?.some((id) => records.includes(id)) === true) &&
    (!ready || row.ready === true) &&
    (!choices || choices.every((one) => row.choices?.includes(one) === true)) &&
    !(unlessRestrictedFor !== undefined && row.restricted?.includes(unlessRestrictedFor))
  );
}

/** Of the types of a rule the index has told already. */
const bites = ({ what: { from } }: Rule, { level }: RowDimensions): boolean =>
  !from || (level !== undefined && (level === null || level % SHIELD >= from));

function permitted({ duties }: Index, reason: Reason, row: RowDimensions): Decision {
  const reasons = [reason];
  const leaveOut: string[] = [];
  for (const rules of [duties.any, ofType(duties, row.type)])
    for (const { rule, reason: why } of rules) {
      if (!bites(rule, row)) continue;
      reasons.push(why);
      for (const field of rule.leaveOut ?? NONE) if (!leaveOut.includes(field)) leaveOut.push(field);
    }
  return { permit: true, reasons, leaveOut };
}

/**
 * Why nothing at all is open to a caller whose rights would open something: the reasons of the rules that forbid it.
 * Nothing where it is no rule that refuses.
 */
export function forbiddenBy(
  rights: Rights,
  component: string,
  scopes: readonly string[],
  resource?: string,
): string | undefined {
  if (!rights.rules) return undefined;
  const { rules, ...without } = rights;
  if (accessFor(without, component, scopes, resource).length === 0) return undefined;
  const reasons = rules
    .filter(
      ({ effect, what }) =>
        effect === 'verbied' && scopes.some((scope) => isAbout(what, ...placeOf(component, scope), resource)),
    )
    .map(({ reason }) => reason);
  return reasons.length === 0 ? undefined : [...new Set(reasons)].slice(0, MOST_REASONS).join(' ');
}

const MOST_REASONS = 3;
