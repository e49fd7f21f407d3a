/**
 * What a resident's restriction (AVG 18) or accepted objection (AVG 21) takes from the rights of a call. The row says for which
 * activities its use is restricted, so what is here knows no resident: thousands of them cost a call as much as one.
 *
 * A record of a case whose own activity is restricted lies above every level that a right on types reaches
 * (`RESTRICTED`), for whatever activity somebody comes: it is the data that are restricted (18, first paragraph). Who is named on the
 * case still gets there, since the law leaves room for that (18, second paragraph), and whose data they are keeps their own
 * right. For what a call uses otherwise (persons, records of cases made for another activity) the activity of the call is compared.
 */
import { accessFor, allows, hasScope, type RowDimensions } from './conditions.ts';
import { type Grant, isRestricted, RESTRICTED, type Rights } from './rights.ts';
import { type Bron, sourceOf } from './sources.ts';

export interface Restricting {
  /** Identificaties of the activities that somebody restricted; empty: nobody did. */
  readonly activities: ReadonlySet<string>;
  /** Activities of handling what somebody asks of their data, and of showing them to who they are about: nobody restricts those. */
  readonly exempt: ReadonlySet<string>;
  /** What this call uses a source for, where its rights do not say so. */
  readonly usedFor: (source: Bron) => string | undefined;
}

/** Sources whose rows do not say by their type what they are used for. */
const WITHOUT_TYPE = ['personen', 'objecten'] as const satisfies readonly Bron[];

/** The same rights where nobody restricted anything that they are used for. */
export function restricted(rights: Rights, { activities, exempt, usedFor }: Restricting): Rights {
  if (activities.size === 0) return rights;
  const named = (name: string | undefined): string | undefined =>
    name !== undefined && activities.has(name) ? name : undefined;
  const serves = ({ component, scopes, activity, subject, records }: Grant): string | undefined => {
    // Of whom a row is, and who is named on it, law and somebody else decided already.
    if (subject !== undefined || records) return undefined;
    if (activity !== undefined) return named(activity);
    const sources = new Set([...scopes].map((scope) => sourceOf(component, scope)));
    return WITHOUT_TYPE.filter((source) => sources.has(source))
      .map((source) => named(usedFor(source)))
      .find((name) => name !== undefined);
  };
  const grants = rights.grants.map((grant) => {
    if (grant.activity !== undefined && exempt.has(grant.activity)) return { ...grant, restrictedToo: true as const };
    const name = serves(grant);
    return name === undefined ? grant : { ...grant, unlessRestrictedFor: name };
  });
  const changed = grants.some((grant, at) => grant !== rights.grants[at]);
  if (!changed && !rights.everything) return rights;
  const bySource = WITHOUT_TYPE.flatMap((source) => {
    const name = named(usedFor(source));
    return name === undefined ? [] : [[source, name] as const];
  });
  return {
    ...rights,
    grants: changed ? grants : rights.grants,
    ...(rights.everything ? { unlessRestricted: true } : {}),
    ...(rights.everything && bySource.length > 0 ? { unlessRestrictedFor: new Map(bySource) } : {}),
  };
}

export const BEPERKT =
  'Het gebruik van deze gegevens is beperkt op verzoek van de inwoner (AVG artikel 18 en 21). Bewaren mag, gebruiken niet.';

const withoutMarks = new WeakMap<Rights, Rights>();

/** Said to who could do this if the use were not restricted, and to nobody else: it tells that there is a record. */
export function restrictedWhy(
  rights: Rights,
  component: string,
  scopes: readonly string[],
  resource: string | undefined,
  row: RowDimensions,
): string | undefined {
  if (!isRestricted(row.level) && !row.restricted?.length) return undefined;
  let free = withoutMarks.get(rights);
  if (!free) {
    const { unlessRestricted: _, unlessRestrictedFor: _of, ...rest } = rights;
    free = { ...rest, grants: rights.grants.map(({ unlessRestrictedFor: _for, ...grant }) => grant) };
    withoutMarks.set(rights, free);
  }
  if (!hasScope(free, component, scopes, resource)) return undefined;
  const { restricted: _, level, ...where } = row;
  const plain = { ...where, ...(level === undefined ? {} : { level: level === null ? null : level % RESTRICTED }) };
  return allows(accessFor(free, component, scopes, resource), plain) ? BEPERKT : undefined;
}
