/**
 * Rights of one call: what of a caller's rights serves the activity that the call is for, over the sources which that
 * activity uses. Pure; what falls away keeps its reason, so that a refusal can say it.
 */
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
}

/**
 * Grants that serve `named`, or without it the activities that are their own, each for what those use. A right on what is
 * about nobody stays: it serves no activity.
 */
export function serving(rights: Rights, purposes: Purposes, named?: string): Rights {
  const fallen: Fallen[] = [...(rights.fallen ?? [])];
  const grants = rights.grants.flatMap((grant): readonly Grant[] => {
    const lost = new Map<string, Fallen['why']>();
    for (const scope of grant.scopes) {
      const why = refusalOf(purposes, grant, scope, named);
      if (why) lost.set(scope, why);
    }
    if (lost.size === 0) return [grant];
    for (const [why, some] of Map.groupBy(lost, ([, reason]) => reason))
      fallen.push({ why, grant: { ...grant, scopes: new Set(some.map(([scope]) => scope)) } });
    const scopes = grant.scopes.difference(new Set(lost.keys()));
    return scopes.size === 0 ? [] : [{ ...grant, scopes }];
  });
  return { ...rights, ...limitsOf(rights, purposes, named), grants, fallen, sources: sourcesOf(purposes, named) };
}

function refusalOf(purposes: Purposes, grant: Grant, scope: string, named?: string): Fallen['why'] | undefined {
  const source = sourceOf(grant.component, scope);
  if (source === undefined) return undefined;
  const serves = grant.activity === undefined ? purposes.defaultsOf(grant.component, grant.type) : [grant.activity];
  return whyNot(purposes, serves, source, named);
}

function whyNot(
  { uses }: Purposes,
  serves: readonly string[] | undefined,
  source: Bron,
  named: string | undefined,
): Fallen['why'] | undefined {
  if (named !== undefined && serves && !serves.includes(named)) return 'activiteit';
  const those = named !== undefined ? [named] : (serves ?? [...uses.keys()]);
  return those.some((name) => uses.get(name)?.has(source)) ? undefined : 'bron';
}

/** The same for who may do everything: sources that stay closed, and types that alone are open. */
function limitsOf(
  rights: Rights,
  purposes: Purposes,
  named: string | undefined,
): Pick<Rights, 'closed' | 'everythingOf'> {
  if (!rights.everything) return {};
  const every = named === undefined ? purposes.own : [named];
  const isClosed = (source: Bron): boolean => !every.some((name) => purposes.uses.get(name)?.has(source));
  const closed = new Set<Bron>((['personen', 'objecten', 'berichten', 'logboek'] as const).filter(isClosed));
  const everythingOf = new Map<string, readonly string[]>();
  for (const [component, types] of purposes.types) {
    const open = types.filter((type) => !whyNot(purposes, purposes.defaultsOf(component, type), 'zaken', named));
    if (named !== undefined || open.length < types.length) everythingOf.set(component, open);
  }
  if (named === undefined ? purposes.types.size === 0 && isClosed('zaken') : isClosed('zaken')) closed.add('zaken');
  return {
    ...(closed.size > 0 || rights.closed ? { closed: closed.union(rights.closed ?? new Set()) } : {}),
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
function sourcesOf({ uses, own }: Purposes, named: string | undefined): ReadonlyMap<Bron, readonly string[]> {
  if (named !== undefined) return uses.get(named) ?? new Map();
  const found = new Map<Bron, readonly string[]>();
  for (const name of own)
    for (const [source, fields] of uses.get(name) ?? []) if (!found.has(source)) found.set(source, fields);
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
  const why = lost[0]?.why ?? closedBy(rights, component, scopes, row);
  return why && WORDS[why];
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

const WORDS: Readonly<Record<Fallen['why'], string>> = {
  activiteit:
    'Uw recht hierop hoort bij een andere verwerkingsactiviteit dan deze aanroep noemt. Noem die in X-Meent-Activiteit.',
  bron: 'De verwerkingsactiviteit van deze aanroep gebruikt deze bron niet. Zie gebruikt in het register van verwerkingsactiviteiten.',
};
