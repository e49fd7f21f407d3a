/**
 * Data of two or more sources is used side by side only where somebody said beforehand that it may be: which sources, for
 * which activity, by whom, in which period. So what one call may not show together, two calls do not show after each other:
 * the question is what a caller may read for one activity, not what it asks for now. Absence denies.
 */

import { CATEGORIE_CODES, type Narrowed } from './categories.ts';
import type { Grant } from './rights.ts';
import { sourceOf } from './sources.ts';

/** A combination as the register has it. */
export interface Combination {
  /** Identificatie, the same for all its versions. */
  readonly name: string;
  /** Identificatie of the activity: another purpose is another combination. */
  readonly activity: string;
  readonly sources: ReadonlySet<string>;
  /** Categories of personal data of each source; nothing of one from before they were named: as the activity uses it. */
  readonly categories?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Client ids of applications, and of roles on the workbench. */
  readonly recipients: ReadonlySet<string>;
  /** First day, `YYYY-MM-DD`. */
  readonly from: string;
  /** First day on which it holds no longer. */
  readonly until?: string;
  /** It rests on the consent of each resident, so it holds for who gave that and for nobody else. */
  readonly consent: boolean;
  /** Of before there was a register: nobody said yet by which law. One that somebody did say goes before it. */
  readonly bridge?: true;
}

/**
 * By which choices residents consent to a combination as it is today: any of them. Who made one is asked of the register of
 * choices row by row, in the statement that reads the row, so a choice that is taken back is so at once and in every process,
 * and a hundred thousand people who made it cost the rights of a call nothing.
 */
export interface ToestemmingSource {
  readonly given: (combination: string) => ReadonlySet<string>;
}

/** While no register says otherwise, nobody can have consented. */
export const NOBODY_CONSENTED: ToestemmingSource = { given: () => new Set() };

/** What would be used side by side. */
export interface Together {
  readonly activity: string;
  readonly sources: ReadonlySet<string>;
  /** The names of one caller: any of them may be the one that was registered. */
  readonly recipients: ReadonlySet<string>;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Categories that the activity uses of each source: of two combinations that fit, the one that lets more of them through holds. */
  readonly categories?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Why there is none: what comes nearest decides, so that the reader knows what to do. */
export type Missing =
  | { readonly why: 'ended'; readonly name: string; readonly day: string }
  | { readonly why: 'later'; readonly name: string; readonly day: string }
  | { readonly why: 'recipient'; readonly name: string }
  | { readonly why: 'sources'; readonly name: string; readonly lacks: readonly string[] }
  | { readonly why: 'none' };

/** What is said of sources that would be used together. */
export type Verdict = {
  readonly sources: ReadonlySet<string>;
} /** One source, or none: there is nothing to combine. */ & (
  | { readonly kind: 'single' }
  | { readonly kind: 'registered'; readonly name: string; readonly narrowed?: Narrowed }
  /** For residents who made one of these choices, and for them alone. */
  | {
      readonly kind: 'consented';
      readonly name: string;
      readonly choices: ReadonlySet<string>;
      readonly narrowed?: Narrowed;
    }
  | { readonly kind: 'refused'; readonly missing: Missing }
);

/** Whether these sources may be used together. */
export function judgeCombination(
  together: Together,
  combinations: readonly Combination[],
  consents: ToestemmingSource = NOBODY_CONSENTED,
): Verdict {
  const { sources } = together;
  if (sources.size < 2) return { kind: 'single', sources };
  const own = combinations.filter(({ activity }) => activity === together.activity);
  const holding = own.filter((one) => covers(one, together) && holdsOn(one, together.day));
  const lawful = holding.filter(({ consent }) => !consent);
  const named = lawful.filter(({ bridge }) => !bridge);
  const registered = widest(together, named.length > 0 ? named : lawful);
  if (registered) return { kind: 'registered', sources, name: registered.name, ...narrowedBy(registered) };
  const [first] = holding;
  if (!first) return { kind: 'refused', sources, missing: nearest(together, own) };
  const choices = union(holding.map(({ name }) => consents.given(name)));
  return { kind: 'consented', sources, name: first.name, choices, ...narrowedBy(first, holding) };
}

const EVERY: ReadonlySet<string> = new Set(CATEGORIE_CODES);

/**
 * One combination, and never two beside each other: each says which data may be used together, and what two of them say is
 * together in neither.
 */
function widest({ sources, categories }: Together, some: readonly Combination[]): Combination | undefined {
  const lets = (one: Combination): number =>
    [...sources].reduce((sum, source) => {
      const own = one.categories?.get(source);
      const asked = categories?.get(source) ?? EVERY;
      return sum + (own ? asked.intersection(own).size : asked.size);
    }, 0);
  return some.toSorted((a, b) => lets(b) - lets(a) || (a.name < b.name ? -1 : 1))[0];
}

/** What it lets through; where residents may have consented to one or another, only what is in all of them. */
function narrowedBy(one: Combination, all: readonly Combination[] = [one]): { readonly narrowed?: Narrowed } {
  const categories = new Map<string, ReadonlySet<string>>();
  for (const { categories: own } of all)
    for (const [source, codes] of own ?? [])
      categories.set(source, categories.get(source)?.intersection(codes) ?? codes);
  return categories.size === 0 ? {} : { narrowed: { name: one.name, categories } };
}

/** From its first day up to, not including, its end. */
export const holdsOn = ({ from, until }: Pick<Combination, 'from' | 'until'>, day: string): boolean =>
  from <= day && (until === undefined || day < until);

const names = (one: Combination, { recipients }: Together): boolean => !one.recipients.isDisjointFrom(recipients);
const covers = (one: Combination, together: Together): boolean =>
  together.sources.isSubsetOf(one.sources) && names(one, together);

function nearest(together: Together, own: readonly Combination[]): Missing {
  const { day, sources } = together;
  const covering = own.filter((one) => covers(one, together));
  const ended = covering
    .filter(({ until }) => until !== undefined && until <= day)
    .toSorted(byEnd)
    .at(-1);
  if (ended) return { why: 'ended', name: ended.name, day: ended.until! };
  const later = covering.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(0);
  if (later) return { why: 'later', name: later.name, day: later.from };
  const mine = own.find((one) => names(one, together) && holdsOn(one, day));
  if (mine) return { why: 'sources', name: mine.name, lacks: [...sources.difference(mine.sources)] };
  const others = own.find((one) => sources.isSubsetOf(one.sources) && holdsOn(one, day));
  return others ? { why: 'recipient', name: others.name } : { why: 'none' };
}

const byEnd = (a: Combination, b: Combination): number => (a.until! < b.until! ? -1 : 1);

const union = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => new Set(sets.flatMap((one) => [...one]));

/** Which sources, what comes nearest, and what to do. */
export function refusalWords(
  activity: string,
  { sources, missing }: Extract<Verdict, { readonly kind: 'refused' }>,
): string {
  return `Voor de activiteit ${activity} mag u deze bronnen niet samen gebruiken: ${[...sources].sort().join(', ')}. ${missingWords(missing)}`;
}

function missingWords(missing: Missing): string {
  switch (missing.why) {
    case 'ended':
      return `De combinatie ${missing.name} eindigde op ${missing.day}. Leg een nieuwe versie vast.`;
    case 'later':
      return `De combinatie ${missing.name} begint op ${missing.day}.`;
    case 'sources':
      return `De combinatie ${missing.name} geldt niet voor: ${missing.lacks.join(', ')}. Leg een nieuwe versie vast.`;
    case 'recipient':
      return `De combinatie ${missing.name} is niet voor uw applicatie of rol. Leg vast dat u haar gebruikt.`;
    case 'none':
      return 'Leg in het register van combinaties vast welke wet dit toestaat.';
  }
}

/** Sources of which every door tests each record by itself. Logbook and archive look over many at once: there is no some of it. */
const BY_RECORD: ReadonlySet<string | undefined> = new Set(['zaken', 'personen', 'objecten', 'berichten']);
const AT_ONCE = /^archief\./;

const isByRecord = ({ component }: Grant, scope: string): boolean =>
  BY_RECORD.has(sourceOf(component, scope)) && !AT_ONCE.test(scope);

/** Each grant on a source, for residents who made every choice of one of these lists. A shield keeps out whom it did. */
export const onlyOf = (grants: readonly Grant[], ways: readonly (readonly string[])[]): readonly Grant[] =>
  grants.flatMap((grant) => {
    const personal = new Set([...grant.scopes].filter((scope) => sourceOf(grant.component, scope) !== undefined));
    const rest = grant.scopes.difference(personal);
    const scopes = new Set([...personal].filter((scope) => isByRecord(grant, scope)));
    return [
      ...(rest.size > 0 ? [{ ...grant, scopes: rest }] : []),
      ...(scopes.size > 0 ? ways.map((choices) => ({ ...grant, scopes, choices })) : []),
    ];
  });
