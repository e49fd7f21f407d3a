/**
 * What a caller may see, as a value. Every read path (one, list, count, search, expand, sub-resource) gets its SQL
 * condition from the same value, and a row that is already in memory is tested by the same value: see gate/conditions.ts.
 * Absence denies: no grant, no row.
 */

import type { Rule, RuleRef } from './rules.ts';
import type { Bron, Scope } from './sources.ts';

/** ZGW confidentiality, low to high; the number is the index and is what the database stores. */
export const VERTROUWELIJKHEID = [
  'openbaar',
  'beperkt_openbaar',
  'intern',
  'zaakvertrouwelijk',
  'vertrouwelijk',
  'confidentieel',
  'geheim',
  'zeer_geheim',
] as const;
/** Index of the highest: nobody's right on types reaches further. */
export const HIGHEST = VERTROUWELIJKHEID.length - 1;
/**
 * Added to the level of a shielded row. So it lies above what any right on types reaches, in every list, count and index
 * that knows levels, and its own confidentiality is still in it.
 */
export const SHIELD = VERTROUWELIJKHEID.length;
/**
 * Added to the level of a row of which the use is restricted (AVG 18, 21): above shielded ones, so that what is about the
 * few costs the questions about all others nothing.
 */
export const RESTRICTED = 2 * SHIELD;
/** Every row, set apart or not. */
export const ANY_LEVEL = HIGHEST + SHIELD + RESTRICTED;
/** The number that the database stores for each. */
export const LEVEL_OF: ReadonlyMap<string, number> = new Map(VERTROUWELIJKHEID.map((name, level) => [name, level]));
/** The level that the database stores of a row. */
export const levelOf = (vertrouwelijkheid: unknown, shielded: unknown, restricted?: unknown): number | null => {
  const level = LEVEL_OF.get(String(vertrouwelijkheid)) ?? null;
  const apart = apartBy(shielded, restricted);
  return apart > 0 ? (level ?? 0) + apart : level;
};
/** What lies above its own confidentiality. */
export const apartBy = (shielded: unknown, restricted: unknown): number =>
  (shielded ? SHIELD : 0) + (restricted ? RESTRICTED : 0);
/** Shielded, restricted, or both: no right on its type reaches it. */
export const isApart = (level: unknown): boolean => Number(level ?? 0) >= SHIELD;
export const isShielded = (level: unknown): boolean => Number(level ?? 0) % RESTRICTED >= SHIELD;
export const isRestricted = (level: unknown): boolean => Number(level ?? 0) >= RESTRICTED;
export type Vertrouwelijkheid = (typeof VERTROUWELIJKHEID)[number];

/** One grant: for this component, these scopes, on rows of this type up to this level. */
export interface Grant {
  /** `zrc` | `ztc` | `drc` | `brc` | `otc` | `orc` | `ac` | `nrc` | `meent`. */
  readonly component: string;
  readonly scopes: ReadonlySet<string>;
  /** id of the zaaktype, informatieobjecttype or besluittype; absent: every type. */
  readonly type?: string;
  /** Highest confidentiality, index in VERTROUWELIJKHEID; absent: no limit. */
  readonly level?: number;
  /** Only rows about this subject (keyed hash): the right of a resident on their own cases. */
  readonly subject?: string;
  /** Only these records and what is linked to them, shielded or not: the right of who is named on a case. */
  readonly records?: readonly string[];
  /** Only rows that are marked as ready for the public. */
  readonly ready?: true;
  /** Only rows of residents who made each of these choices: a right that rests on consent. */
  readonly choices?: readonly string[];
  /** Not rows of which the use for this activity is restricted. */
  readonly unlessRestrictedFor?: string;
  /** Restricted rows as well: who judges what somebody asks of their data looks at those data. */
  readonly restrictedToo?: true;
  /** Only these parts of a row, by version of its type; absent: all of it. */
  readonly parts?: ReadonlyMap<number, ReadonlySet<string>>;
  /** Identificatie of the activity that this grant serves; absent: the default of the case type. */
  readonly activity?: string;
  /** Last day, `YYYY-MM-DD`; absent: until somebody takes it away. */
  readonly until?: string;
  /** The record that gives it: a decision names it as what permits. */
  readonly by?: RuleRef;
}

/**
 * A right that another activity serves, or of a source that the activity of the call does not use or may not use beside the
 * others.
 */
export interface Fallen {
  readonly grant: Grant;
  readonly why: 'activiteit' | 'bron' | 'combinatie';
  /** Where there is more to say than that. */
  readonly words?: string;
}

export interface Rights {
  /** `heeftAlleAutorisaties`: every scope on every row of this municipality. */
  readonly everything: boolean;
  /** Last day of `everything`, as that of a grant. */
  readonly everythingUntil?: string;
  /** Everything but what is shielded: an employee sees that by name alone. */
  readonly unlessShielded?: true;
  /** Somebody restricted the use of data here: `everything` does not reach those rows. */
  readonly unlessRestricted?: true;
  /** By source, of what `everything` opens: the activity for which it is used, where somebody restricted that. */
  readonly unlessRestrictedFor?: ReadonlyMap<Bron, string>;
  readonly grants: readonly Grant[];
  /** Sources that `everything` does not open in this call. */
  readonly closed?: ReadonlySet<Bron>;
  /** What is said of those, where it is not that the activity does not use them. */
  readonly closedWhy?: ReadonlyMap<Bron, string>;
  /** By component: the types that `everything` opens in this call; a component that is not here is open as a whole. */
  readonly everythingOf?: ReadonlyMap<string, readonly string[]>;
  /** Sources that this call may use, with what of each: paths of fields (BRP), or empty for all of another source; by scope where that serves an activity of its own. Absent: not narrowed. */
  readonly sources?: ReadonlyMap<Bron | Scope, readonly string[]>;
  /** What the caller has and does not hold in this call, with the reason. */
  readonly fallen?: readonly Fallen[];
  /** The record that gives `everything`. */
  readonly everythingBy?: RuleRef;
  /** Some of the grants are on rows of residents who made a choice: what is read tells which were made. */
  readonly chosen?: true;
  /** Rules that hold for this caller now: they take from what is granted. Absent: none. */
  readonly rules?: readonly Rule[];
  /**
   * Fields of which the activity of the call, or the combination that lets its sources be used together, says nothing, as rules that
   * leave them out (docs/decisions/0059). They follow from the registers, so nobody decides on one.
   */
  readonly leaves?: readonly Rule[];
  /** Epoch of the snapshot these rights were read from; an answer of another epoch is refused and asked again. */
  readonly epoch?: number;
}

export const NO_RIGHTS: Rights = { everything: false, grants: [] };

/** What of these rights, of today, still stands on a later day; without a day: what has no last one. */
export const lastingTo = (rights: Rights, day: string | undefined): Rights => {
  const lasts = (until: string | undefined): boolean => until === undefined || (day !== undefined && until >= day);
  return {
    ...rights,
    everything: rights.everything && lasts(rights.everythingUntil),
    grants: rights.grants.filter(({ until }) => lasts(until)),
  };
};
