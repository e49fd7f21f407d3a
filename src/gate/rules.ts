/**
 * Rules beside the rights: what is forbidden although somebody has a right to it, and what is left out of what they see.
 * A rule never opens anything. What opens is a right, which has its own place, its own checks and its own version; so
 * everything that anybody may see can be read off in one place, and a rule can only make it less. Pure values.
 */
import type { AssuranceLevel } from './context.ts';
import { type Bron, sourceOf } from './sources.ts';

/** What a decision rests on, as it was then. */
export interface RuleRef {
  readonly id: string;
  readonly version: number;
}

export const SOORTEN_VRAGER = ['applicatie', 'medewerker', 'inwoner'] as const;
export type Kind = (typeof SOORTEN_VRAGER)[number];

/** Whom a rule is for: all that is named must hold; what is not named holds of everybody. */
export interface Whom {
  readonly kinds?: readonly Kind[];
  /** Client ids; of employees and residents that of the program they use. */
  readonly applications?: readonly string[];
  readonly roles?: readonly string[];
  readonly departments?: readonly string[];
  /** Names (`identificatie`) of processing activities: all versions of each. */
  readonly activities?: readonly string[];
  /** Administrative organs that answer for the activity. */
  readonly organs?: readonly string[];
  /** Who logged in with less than this; somebody of whom no level is known has none. */
  readonly below?: AssuranceLevel;
  /** Kinds of mandate; `geen` is who acts for themselves. */
  readonly mandates?: readonly string[];
}

/** What a rule is about. */
export interface What {
  /** `zrc`, `drc`, ... */
  readonly components?: readonly string[];
  /** Registered names of resources. */
  readonly resources?: readonly string[];
  readonly scopes?: readonly string[];
  readonly sources?: readonly Bron[];
  /** Ids of types, every version that is meant. */
  readonly types?: readonly string[];
  /** With types: also what has none. Of what an activity does not say, never of who writes a rule. */
  readonly untyped?: true;
  /** From this confidentiality on, index in VERTROUWELIJKHEID. */
  readonly from?: number;
  /** Set where a rule is held against anybody but a resident (`alsoConsent`), never by who writes one. */
  readonly consent?: true;
}

/** Hours of a week in the Netherlands. `until` is not part of it; later than `from`. */
export interface Hours {
  /** 1 is Monday. */
  readonly days: readonly number[];
  /** Minutes since midnight. */
  readonly from: number;
  readonly until: number;
}

export interface Rule extends RuleRef {
  readonly effect: 'verbied' | 'laat_weg';
  readonly whom: Whom;
  readonly what: What;
  /** Fields that are left out (`laat_weg`), `geboorte.datum` for one inside a group. */
  readonly leaveOut?: readonly string[];
  /** In plain Dutch, for who is refused. */
  readonly reason: string;
  /** First day, and the first day on which it no longer holds: `YYYY-MM-DD`. */
  readonly begin?: string;
  readonly end?: string;
  readonly hours?: Hours;
}

/** Who asks, as far as rules tell callers apart. */
export interface Asker {
  readonly kind: Kind;
  readonly application: string;
  readonly role?: string;
  readonly department?: string;
  /** Name of the activity. */
  readonly activity?: string;
  readonly organ?: string;
  /** What else rights of this call serve, when it names no activity: a rule on one of those holds for it as well. */
  readonly others?: readonly { readonly activity: string; readonly organ: string }[];
  readonly level?: AssuranceLevel;
  readonly mandate?: string;
}

/** A moment as rules have it, in the Netherlands. */
export interface Moment {
  readonly day: string;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly minute: number;
}

const LEVELS: readonly AssuranceLevel[] = ['laag', 'substantieel', 'hoog'];

const names = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
  wanted === undefined || (value !== undefined && wanted.includes(value));

const some = ({ others = [] }: Asker, is: (one: NonNullable<Asker['others']>[number]) => boolean): boolean =>
  others.some(is);

/** Whether a rule is for this asker, whenever that is. */
export const isFor = ({ whom }: Rule, asker: Asker): boolean =>
  names(whom.kinds, asker.kind) &&
  names(whom.applications, asker.application) &&
  names(whom.roles, asker.role) &&
  names(whom.departments, asker.department) &&
  (names(whom.activities, asker.activity) || some(asker, ({ activity }) => names(whom.activities, activity))) &&
  (names(whom.organs, asker.organ) || some(asker, ({ organ }) => names(whom.organs, organ))) &&
  names(whom.mandates, asker.mandate ?? 'geen') &&
  (whom.below === undefined || asker.level === undefined || LEVELS.indexOf(asker.level) < LEVELS.indexOf(whom.below));

/** Whether a rule holds at a moment. */
export const holdsAt = ({ begin, end, hours }: Rule, { day, weekday, minute }: Moment): boolean =>
  (begin === undefined || begin <= day) &&
  (end === undefined || day < end) &&
  (hours === undefined || (hours.days.includes(weekday) && hours.from <= minute && minute < hours.until));

/** A plain scope is one of the component itself; `zrc:zaken.lezen` is one of another (ztc-014). */
export function placeOf(component: string, scope: string): readonly [component: string, scope: string] {
  const at = scope.indexOf(':');
  return at < 0 ? [component, scope] : [scope.slice(0, at), scope.slice(at + 1)];
}

/** Who decides on rules cannot be shut out by one: nobody could take it back. */
const OUT_OF_REACH = 'toegangsregels.';
/**
 * Nor can a resident be kept from taking back what they consented to, and from seeing what that was (AVG 7 lid 3). From giving it they
 * can, and anybody else from all of it.
 */
const OF_RESIDENTS: ReadonlySet<string> = new Set(['toestemmingen.lezen', 'toestemmingen.intrekken']);

const marked = new WeakMap<Rule, Rule>();

/** The rule as it is for an application or an employee; the same value for the same rule. */
export function alsoConsent(rule: Rule): Rule {
  const { what } = rule;
  if (!names(what.components, 'meent') || !names(what.resources, 'toestemming')) return rule;
  const known = marked.get(rule) ?? { ...rule, what: { ...what, consent: true as const } };
  marked.set(rule, known);
  return known;
}

/** Whether a rule is about what a scope opens. A resource that is not given may be any: then only a rule on all of them is. */
export const isAbout = (
  { components, scopes, sources, resources, consent }: What,
  component: string,
  scope: string,
  resource: string | undefined,
): boolean =>
  !scope.startsWith(OUT_OF_REACH) &&
  (consent === true || !OF_RESIDENTS.has(scope)) &&
  names(components, component) &&
  names(scopes, scope) &&
  names(resources, resource) &&
  names(sources, sourceOf(component, scope));

/** What is left out of what a caller sees: what their activity or a combination does not say first, then what rules take. */
export function dutiesOf({
  leaves,
  rules,
}: {
  readonly leaves?: readonly Rule[];
  readonly rules?: readonly Rule[];
}): readonly Rule[] {
  const ruled = (rules ?? []).filter(({ effect }) => effect === 'laat_weg');
  return leaves ? [...leaves, ...ruled] : ruled;
}
