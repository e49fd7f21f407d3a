/** Parental authority, read from the register of persons: nothing of it is kept here. Pure. */
import type { Record_ } from '../../engine/resource.ts';
import { leeftijdBereikt } from '../../registers/leeftijd.ts';
import { isOverleden } from '../../registers/mandaten/index.ts';

/** Of age, and so without authority over them (BW 1:233). */
const MEERDERJARIG = 18;
/** From here on they use their rights of AVG chapter III themselves (UAVG 5 (4)). */
const EIGEN_AVG = 16;

/**
 * Kinds of authority of BRP 2.7.0 in which who is named represents the child (BW 1:245 (4), 1:253i, 1:253t, 1:337). With two, each
 * may act alone as long as nothing shows that the other objects (1:253i (1)). `TijdelijkGeenGezag` and `GezagNietTeBepalen` name
 * nobody.
 */
const VERTEGENWOORDIGT: ReadonlySet<string> = new Set([
  'EenhoofdigOuderlijkGezag',
  'GezamenlijkOuderlijkGezag',
  'TweehoofdigOuderlijkGezag',
  'GezamenlijkGezag',
  'Voogdij',
]);

interface Gezag {
  readonly soort: string;
  readonly minderjarige: string;
  readonly ouders: readonly string[];
  readonly derden: readonly string[];
}

const gezagIn = ({ gezag }: Record_): readonly Gezag[] => (gezag as readonly Gezag[] | null) ?? [];
const kinderenIn = ({ kinderen }: Record_) =>
  (kinderen as readonly { readonly burgerservicenummer: string }[] | null) ?? [];

/** Numbers of those over whom, by their own record, this person may have authority; it counts when the record of each says so. */
export const minderjarigenVan = (record: Record_): readonly string[] =>
  [
    ...new Set([
      ...gezagIn(record).map(({ minderjarige }) => minderjarige),
      ...kinderenIn(record).map(({ burgerservicenummer }) => burgerservicenummer),
    ]),
  ].filter((number) => number !== '' && number !== record.burgerservicenummer);

/**
 * Whether who is meant acts for this child today. What is being looked into does not count (Wet BRP 1.7): a person at the
 * desk looks at it.
 * @param isWho of a number in the record: that it is who acts
 */
export function heeftGezag(kind: Record_, isWho: (burgerservicenummer: string) => boolean, day: string): boolean {
  if (isOverleden(kind) || kind.gezagOnderzoek || isMeerderjarig(kind, day)) return false;
  return gezagIn(kind).some(
    ({ soort, minderjarige, ouders, derden }) =>
      VERTEGENWOORDIGT.has(soort) &&
      minderjarige === kind.burgerservicenummer &&
      [...ouders, ...derden].some((one) => one !== '' && isWho(one)),
  );
}

export const bornOn = ({ geboorte }: Record_): string =>
  String((geboorte as { readonly datum?: string } | null)?.datum ?? '');

export const isMeerderjarig = (kind: Record_, day: string): boolean => leeftijdBereikt(bornOn(kind), MEERDERJARIG, day);
export const heeftEigenAvg = (kind: Record_, day: string): boolean => leeftijdBereikt(bornOn(kind), EIGEN_AVG, day);
