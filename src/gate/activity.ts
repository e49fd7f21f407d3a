/**
 * Rights of one call: what of a caller's rights serves the activity that the call is for, over the sources which that
 * activity uses. Pure; what falls away keeps its reason, so that a refusal can say it.
 */
import type { Narrowed } from './categories.ts';
import { onlyOf } from './combinations.ts';
import { accessFor, allows, isClosedTo, type RowDimensions } from './conditions.ts';
import type { Fallen, Grant, Rights } from './rights.ts';
import { type Bron, sourceOf } from './sources.ts';

/** What the register says today, and whom this caller works for. */
export interface Purposes {
  /** Sources that each activity of today uses, by its identificatie, with the fields it may use of each. */
  readonly uses: ReadonlyMap<string, ReadonlyMap<Bron, readonly string[]>>;
  /** Identificaties that the caller works for, its default first. */
  readonly own: readonly string[];
  /** What a right on this type serves that names no activity; undefined: whatever the record is used for. */
  readonly defaultsOf: (component: string, type: string | undefined) => readonly string[] | undefined;
  /** Ids of the types of each component whose records have an activity by their type. */
  readonly types: ReadonlyMap<string, readonly string[]>;
  /** Activities of which nothing is open to this caller, with the reason: their sources may not be used together. */
  readonly refused?: ReadonlyMap<string, string>;
  /** Activities for which they may be, of residents who made one of these choices alone. */
  readonly consented?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Activities whose own ground is consent, with the choice by which a resident gives it. */
  readonly asked?: ReadonlyMap<string, string>;
  /** Activities of which one source is open and these are not, with the reason: not to be used beside it. */
  readonly withheld?: ReadonlyMap<string, Withheld>;
  /** Categories of personal data that an activity uses of each of its sources. */
  readonly categories?: (activity: string) => ReadonlyMap<string, ReadonlySet<string>>;
  /** Activities of which the sources may be used together for some of those alone. */
  readonly narrowed?: ReadonlyMap<string, Narrowed>;
}

export interface Withheld {
  readonly sources: ReadonlySet<string>;
  readonly words: string;
}

/**
 * Whether an activity opens nothing in a call. What holds for some residents is only for a call that says it is for that:
 * else each record would have residents of its own.
 */
export const isShut = ({ refused, consented, asked }: Purposes, name: string, named?: string): boolean =>
  refused?.has(name) === true || (named === undefined && (consented?.has(name) === true || asked?.has(name) === true));

/** What residents have to have chosen for an activity, in each way that it may be; undefined: nothing. */
function choicesFor(
  { consented, asked }: Purposes,
  name: string | undefined,
): readonly (readonly string[])[] | undefined {
  if (name === undefined) return undefined;
  const [own, some] = [asked?.get(name), consented?.get(name)];
  if (own === undefined && !some) return undefined;
  const first = own === undefined ? [] : [own];
  return some ? [...some].map((one) => [...first, one]) : [first];
}

/** Why not, in words of the call. */
interface Refusal {
  readonly why: Fallen['why'];
  readonly words?: string;
}

/**
 * Grants that serve `named`, or without it the activities that are their own, each for what those use. A right on what is
 * about nobody stays: it serves no activity.
 */
export function serving(rights: Rights, purposes: Purposes, named?: string): Rights {
  const fallen: Fallen[] = [...(rights.fallen ?? [])];
  const kept = rights.grants.flatMap((given): readonly Grant[] =>
    apart(given, purposes, named).flatMap((grant): readonly Grant[] => {
      const lost = new Map<string, Refusal>();
      for (const scope of grant.scopes) {
        const refusal = refusalOf(purposes, grant, scope, named);
        if (refusal) lost.set(scope, refusal);
      }
      if (lost.size === 0) return [grant];
      for (const some of Map.groupBy(lost, ([, { why }]) => why).values())
        fallen.push({ ...some[0]![1], grant: { ...grant, scopes: new Set(some.map(([scope]) => scope)) } });
      const scopes = grant.scopes.difference(new Set(lost.keys()));
      return scopes.size === 0 ? [] : [{ ...grant, scopes }];
    }),
  );
  const ways = choicesFor(purposes, named);
  return {
    ...rights,
    ...limitsOf(rights, purposes, named),
    grants: ways ? onlyOf(kept, ways) : kept,
    ...(ways ? { chosen: true } : {}),
    fallen,
    sources: sourcesOf(purposes, named),
  };
}

/** A right on cases of every type, where some types are of an activity that opens nothing: a right on each type by itself. */
function apart(grant: Grant, purposes: Purposes, named: string | undefined): readonly Grant[] {
  const { refused, consented, asked, defaultsOf, types } = purposes;
  if (named !== undefined || !(refused?.size || consented?.size || asked?.size)) return [grant];
  if (grant.type !== undefined || grant.activity !== undefined) return [grant];
  if (defaultsOf(grant.component, undefined) !== undefined) return [grant];
  return (types.get(grant.component) ?? []).map((type) => ({ ...grant, type }));
}

function refusalOf(purposes: Purposes, grant: Grant, scope: string, named?: string): Refusal | undefined {
  const source = sourceOf(grant.component, scope);
  if (source === undefined) return undefined;
  const serves = grant.activity === undefined ? purposes.defaultsOf(grant.component, grant.type) : [grant.activity];
  return whyNot(purposes, serves, source, named);
}

function whyNot(
  purposes: Purposes,
  serves: readonly string[] | undefined,
  source: Bron,
  named: string | undefined,
): Refusal | undefined {
  if (named !== undefined && serves && !serves.includes(named)) return { why: 'activiteit' };
  const those = named !== undefined ? [named] : (serves ?? [...purposes.uses.keys()]);
  return shutOut(purposes, those, source, named);
}

/** Nothing when one of these activities opens the source, or why none does. */
function shutOut(
  purposes: Purposes,
  those: readonly string[],
  source: Bron,
  named: string | undefined,
): Refusal | undefined {
  const using = those.filter((name) => purposes.uses.get(name)?.has(source));
  if (using.length === 0) {
    const kept = those.map((name) => purposes.withheld?.get(name)).find((one) => one?.sources.has(source));
    return kept ? { why: 'combinatie', words: kept.words } : { why: 'bron' };
  }
  const shut = using.filter((name) => isShut(purposes, name, named));
  if (shut.length < using.length) return undefined;
  const words = shut.map((name) => purposes.refused?.get(name)).find((one) => one !== undefined);
  return { why: 'combinatie', words: words ?? ONLY_NAMED };
}

/** The same for who may do everything: sources that stay closed, and types that alone are open. */
function limitsOf(
  rights: Rights,
  purposes: Purposes,
  named: string | undefined,
): Pick<Rights, 'closed' | 'everythingOf' | 'closedWhy'> {
  if (!rights.everything) return {};
  const every = named === undefined ? purposes.own : [named];
  const closedWhy = new Map<Bron, string>(rights.closedWhy);
  const isClosed = (source: Bron): boolean => {
    const refusal = shutOut(purposes, every, source, named);
    if (refusal?.words) closedWhy.set(source, refusal.words);
    return refusal !== undefined;
  };
  const closed = new Set<Bron>((['personen', 'objecten', 'berichten', 'logboek'] as const).filter(isClosed));
  const everythingOf = new Map<string, readonly string[]>();
  for (const [component, types] of purposes.types) {
    const open = types.filter((type) => {
      const refusal = whyNot(purposes, purposes.defaultsOf(component, type), 'zaken', named);
      if (refusal?.words) closedWhy.set('zaken', refusal.words);
      return refusal === undefined;
    });
    if (named !== undefined || open.length < types.length) everythingOf.set(component, open);
  }
  if (named === undefined ? purposes.types.size === 0 && isClosed('zaken') : isClosed('zaken')) closed.add('zaken');
  return {
    ...(closed.size > 0 || rights.closed ? { closed: closed.union(rights.closed ?? new Set()) } : {}),
    ...(closedWhy.size > 0 ? { closedWhy } : {}),
    ...(everythingOf.size > 0 || rights.everythingOf
      ? { everythingOf: within(rights.everythingOf, everythingOf) }
      : {}),
  };
}

/** Narrowed before, and narrowed again: what both leave. */
function within(
  before: Rights['everythingOf'],
  now: NonNullable<Rights['everythingOf']>,
): NonNullable<Rights['everythingOf']> {
  if (!before) return now;
  return new Map(
    [...new Set([...before.keys(), ...now.keys()])].map((component) => {
      const [one, other] = [before.get(component), now.get(component)];
      return [component, one && other ? one.filter((type) => other.includes(type)) : (one ?? other)!];
    }),
  );
}

/** Fields of each source, by the activity that the source is used for: the one named, else the first of the caller's own. */
function sourcesOf(purposes: Purposes, named: string | undefined): ReadonlyMap<Bron, readonly string[]> {
  const { uses, own } = purposes;
  const of = (name: string) => (isShut(purposes, name, named) ? undefined : uses.get(name));
  if (named !== undefined) return of(named) ?? new Map();
  const found = new Map<Bron, readonly string[]>();
  for (const name of own)
    for (const [source, fields] of of(name) ?? []) if (!found.has(source)) found.set(source, fields);
  return found;
}

/** Why a right that the caller has does not hold in this call, in words; nothing when they have no such right at all. */
export function reasonOf(
  rights: Rights,
  component: string,
  scopes: readonly string[],
  row?: RowDimensions,
): string | undefined {
  const lost = (rights.fallen ?? []).filter(({ grant }) => {
    const access = accessFor({ everything: false, grants: [grant] }, component, scopes);
    return row ? allows(access, row) : access.length > 0;
  });
  const [first] = lost;
  if (first) return first.words ?? WORDS[first.why];
  const why = closedBy(rights, component, scopes, row);
  const words = scopes
    .map((scope) => sourceOf(component, scope))
    .map((source) => source && rights.closedWhy?.get(source));
  return why && (words.find((one) => one !== undefined) ?? WORDS[why]);
}

function closedBy(
  { everything, closed, everythingOf }: Rights,
  component: string,
  scopes: readonly string[],
  row: RowDimensions | undefined,
): Fallen['why'] | undefined {
  if (!everything) return undefined;
  if (scopes.length > 0 && scopes.every((scope) => isClosedTo(closed, component, scope))) return 'bron';
  const types = everythingOf?.get(component);
  return types && row?.type && !types.includes(row.type) ? 'activiteit' : undefined;
}

const ONLY_NAMED = 'Dit mag alleen bij inwoners die toestemming gaven. Noem de activiteit in X-Meent-Activiteit.';

const WORDS: Readonly<Record<Fallen['why'], string>> = {
  activiteit:
    'Uw recht hierop hoort bij een andere verwerkingsactiviteit dan deze aanroep noemt. Noem die in X-Meent-Activiteit.',
  bron: 'De verwerkingsactiviteit van deze aanroep gebruikt deze bron niet. Zie gebruikt in het register van verwerkingsactiviteiten.',
  combinatie: 'Deze bronnen mag u voor deze activiteit niet samen gebruiken. Zie het register van combinaties.',
};
