/**
 * What the register of combinations says of all that rights open for each activity: judged over the whole, not over what a
 * call asks for, so that two calls cannot do what one may not (docs/decisions/0043).
 */
import { type Purposes, serving, type Withheld } from './activity.ts';
import type { Narrowed } from './categories.ts';
import {
  type Combination,
  judgeCombination,
  NOBODY_CONSENTED,
  refusalWords,
  type ToestemmingSource,
  type Verdict,
} from './combinations.ts';
import type { Rights } from './rights.ts';
import { BRONNEN, type Bron, sourceOf } from './sources.ts';

/**
 * Scopes that add and show nothing of what is there: who puts a letter in a box reads none. A test holds this against the
 * registers.
 */
export const ADDS_ONLY: ReadonlySet<string> = new Set([
  'zrc zaken.aanmaken',
  'zrc zaken.statussen.toevoegen',
  'drc documenten.aanmaken',
  'brc besluiten.aanmaken',
  'meent berichten.schrijven',
]);

/** Sources of which rights show something. */
export function sourcesRead(rights: Rights): ReadonlySet<Bron> {
  const read = new Set<Bron>(openedByAll(rights));
  for (const { component, scopes } of rights.grants)
    for (const scope of scopes) {
      const source = sourceOf(component, scope);
      if (source !== undefined && !ADDS_ONLY.has(`${component} ${scope}`)) read.add(source);
    }
  return read;
}

/** What `everything` shows of the sources of a call; of no type of case it shows no case. */
function openedByAll({ everything, closed, everythingOf, sources }: Rights): readonly Bron[] {
  if (!everything) return [];
  const types = everythingOf && [...everythingOf.values()];
  const noCases = types !== undefined && types.length > 0 && types.every((one) => one.length === 0);
  return BRONNEN.filter((one) => sources?.has(one) && !closed?.has(one) && !(one === 'zaken' && noCases));
}

/** Who asks, and what the register of combinations says. */
export interface Asking {
  /** Client ids of the caller. */
  readonly recipients: ReadonlySet<string>;
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Those of an activity, of every version. */
  readonly combinations: (activity: string) => readonly Combination[];
  readonly consents?: ToestemmingSource;
}

/** By activity, what the register says of all that these rights open for it. */
export function verdictsOn(
  rights: Rights,
  purposes: Purposes,
  { recipients, day, combinations, consents = NOBODY_CONSENTED }: Asking,
): ReadonlyMap<string, Verdict> {
  return new Map(
    [...purposes.uses.keys()].map((activity) => {
      const sources = sourcesRead(serving(rights, purposes, activity));
      const categories = purposes.categories?.(activity);
      const together = { activity, sources, recipients, day, ...(categories ? { categories } : {}) };
      return [activity, judgeCombination(together, combinations(activity), consents)];
    }),
  );
}

/** The purposes of a caller, with the activities for which their sources may not be used together, or for some residents alone. */
export function combining(rights: Rights, purposes: Purposes, asking: Asking): Purposes {
  const refused = new Map<string, string>();
  const consented = new Map<string, ReadonlySet<string>>();
  const withheld = new Map<string, Withheld>();
  const narrowed = new Map<string, Narrowed>();
  for (const [activity, verdict] of verdictsOn(rights, purposes, asking)) {
    const words = whyNotTogether(rights, activity, verdict);
    if (words !== undefined && keepsCases(rights, verdict))
      withheld.set(activity, {
        sources: verdict.sources.difference(new Set([CASES])),
        words: `${words} ${ONLY_CASES}`,
      });
    else if (words !== undefined) refused.set(activity, words);
    else if (verdict.kind === 'consented') consented.set(activity, verdict.choices);
    if ((verdict.kind === 'registered' || verdict.kind === 'consented') && verdict.narrowed)
      narrowed.set(activity, verdict.narrowed);
  }
  return { ...purposes, uses: without(purposes.uses, withheld), refused, consented, withheld, narrowed };
}

function whyNotTogether({ everything }: Rights, activity: string, verdict: Verdict): string | undefined {
  if (verdict.kind === 'refused') return refusalWords(activity, verdict);
  // Who may do everything has no rights that could be narrowed to some residents.
  return verdict.kind === 'consented' && everything ? NOT_FOR_ALL : undefined;
}

const CASES = 'zaken';

/**
 * Who may do everything asked for what the ZGW standard has (`heeftAlleAutorisaties`), and that is one source: cases with
 * their documents and decisions. The sources beside it are ours, and nobody asked for those. So it keeps the one, and a
 * program that knows nothing of activities works as it did. Who was given rights by name was given each of them on purpose,
 * and which of those to leave open would be a choice that nobody made.
 */
export const keepsCases = ({ everything }: Rights, { kind, sources }: Verdict): boolean =>
  everything && kind !== 'single' && kind !== 'registered' && sources.has(CASES);

const without = (uses: Purposes['uses'], withheld: ReadonlyMap<string, Withheld>): Purposes['uses'] =>
  withheld.size === 0
    ? uses
    : new Map(
        [...uses].map(([activity, sources]) => {
          const kept = withheld.get(activity);
          return [activity, kept ? new Map([...sources].filter(([source]) => !kept.sources.has(source))) : sources];
        }),
      );

export const ONLY_CASES = 'Tot dat is gedaan, zijn alleen zaken, documenten en besluiten open.';

const NOT_FOR_ALL =
  'Deze combinatie geldt alleen voor inwoners die toestemming gaven. Geef de applicatie autorisaties in plaats van heeftAlleAutorisaties.';
