/** How a case goes before it is written down: who starts it, when, how far it has come. */
import { dateInNetherlands } from '../../foundation/clock.ts';
import { addDays, addDuration, addMonths, daysBetween } from '../../foundation/days.ts';
import type { ZaaktypeImport } from '../../registers/catalogi/catalogus-import.ts';
import type { DemoMedewerker } from '../medewerkers.ts';
import { isVolwassen, type Persoon } from '../personen/personen.ts';
import type { Plaats } from '../personen/plaats.ts';
import { moment, workday } from './agenda.ts';
import { type Random, random } from './random.ts';
import type { DemoStatus } from './types.ts';

export interface Wereld {
  /** Cases lie before this date, `YYYY-MM-DD`. */
  readonly referentie: string;
  readonly gemeente: string;
  /** Letters before a case number: `WH`. */
  readonly voorvoegsel: string;
  readonly plaats: Plaats;
  readonly personen: readonly Persoon[];
  readonly medewerkers: readonly DemoMedewerker[];
  readonly zaaktypen: readonly ZaaktypeImport[];
}

export interface Verloop {
  readonly wereld: Wereld;
  readonly chance: Random;
  readonly nummer: number;
  readonly zaaktype: ZaaktypeImport;
  readonly initiator: Persoon;
  readonly startdatum: string;
  readonly straat: number;
  readonly kenmerk: string;
}

/** One resident has cases of every kind, to log in as. */
const EIGEN_ZAKEN: Readonly<Record<number, 'open' | 'dicht'>> = {
  3: 'open',
  17: 'dicht',
  41: 'open',
  90: 'dicht',
  131: 'open',
  150: 'dicht',
};

/** The resident with cases of every kind: a parent with a partner and a child under age. */
export function hoofdpersoon(wereld: Pick<Wereld, 'personen' | 'referentie'>): Persoon {
  const ouders = wereld.personen.filter(
    (persoon) =>
      isVolwassen(persoon, wereld.referentie) &&
      !persoon.geheimhouding &&
      persoon.kinderen?.some((kind) => (kind.geboorte?.datum ?? '') > addMonths(wereld.referentie, -18 * 12)) &&
      persoon.partners?.some((partner) => !partner.ontbonden),
  );
  return ouders[0] ?? wereld.personen[0]!;
}

export function begin(wereld: Wereld, nummer: number, identificatie: string): Verloop {
  const chance = random(`${wereld.gemeente}/${nummer}`);
  const zaaktype = wereld.zaaktypen.find((type) => type.identificatie === identificatie);
  if (!zaaktype) throw new Error(`De demo kent geen zaaktype ${identificatie}.`);
  const eigen = EIGEN_ZAKEN[nummer];
  const since = daysBetween(addMonths(wereld.referentie, -14), wereld.referentie) - 1;
  // Reports come every day; half of what is open must be recent, or nothing would be on time.
  const age =
    eigen === 'open'
      ? 4
      : eigen === 'dicht'
        ? 120 + chance.below(200)
        : chance.chance(0.25)
          ? 1 + chance.below(20)
          : 1 + chance.below(since);
  const startdatum = addDays(wereld.referentie, -age);
  const volwassenen = wereld.personen.filter((persoon) => isVolwassen(persoon, startdatum));
  return {
    wereld,
    chance,
    nummer,
    zaaktype,
    initiator: eigen ? hoofdpersoon(wereld) : chance.pick(volwassenen),
    startdatum,
    straat: chance.below(wereld.plaats.straten.length),
    kenmerk: `${wereld.voorvoegsel}-${startdatum.slice(0, 4)}-${String(nummer).padStart(5, '0')}`,
  };
}

/** How many statuses a case has: old cases are mostly closed, a young one has only come so far. */
export function reached({ wereld, chance, startdatum, zaaktype, nummer }: Verloop, closed: number): number {
  const last = zaaktype.statustypen.length;
  if (EIGEN_ZAKEN[nummer] === 'dicht') return last;
  if (EIGEN_ZAKEN[nummer] === 'open') return Math.min(last - 1, 3);
  const term = daysBetween(startdatum, addDuration(startdatum, zaaktype.doorlooptijd));
  const age = daysBetween(startdatum, wereld.referentie);
  if (age > Math.min(term, 90) && chance.chance(closed)) return last;
  const part = Math.min(0.99, (age / Math.min(term, 60)) * (0.4 + chance.below(7) / 10));
  return Math.max(1, Math.min(last - 1, Math.ceil(part * last)));
}

/** Statuses from the start to the closing or the last work done, on working days, in order and never after the reference date. */
export function times(verloop: Verloop, steps: number, words: (at: number) => string): DemoStatus[] {
  const { zaaktype, startdatum, wereld, chance } = verloop;
  const term = daysBetween(startdatum, addDuration(startdatum, zaaktype.doorlooptijd));
  const age = daysBetween(startdatum, wereld.referentie) - 1;
  const pace = Math.min(age, Math.ceil(Math.min(term, 90) * (0.4 + chance.below(8) / 10)));
  let previous = '';
  return zaaktype.statustypen.slice(0, steps).map(({ volgnummer }, at) => {
    const day = addDays(startdatum, Math.floor((pace * at) / Math.max(1, steps - 1)));
    const planned =
      at === 0 ? moment(startdatum, 7, 22, chance) : moment(within(workday(day), wereld.referentie), 8, 17, chance);
    const datumStatusGezet = planned > previous ? planned : later(previous);
    previous = datumStatusGezet;
    return { volgnummer, datumStatusGezet, statustoelichting: words(at) };
  });
}

const later = (instant: string): string => new Date(Date.parse(instant) + 17 * 60_000).toISOString();
const within = (date: string, referentie: string): string => (date < referentie ? date : addDays(referentie, -1));
export const lastDay = (statussen: readonly DemoStatus[]): string =>
  dateInNetherlands(new Date(statussen.at(-1)!.datumStatusGezet));
