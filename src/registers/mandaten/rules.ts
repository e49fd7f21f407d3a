/** What a mandate must be before it counts. Each names the article that it is about; docs/decisions/0053 has the whole of it. */
import type { Record_, Rule } from '../../engine/resource.ts';
import type { Draft, Work } from '../../engine/work.ts';
import { addMonths } from '../../foundation/days.ts';
import { leeftijdBereikt } from '../leeftijd.ts';
import { persoonVan } from '../wie.ts';
import { isGeefbaar, themasIn } from './diensten.ts';

const MADE = ['create'] as const;
const isVrijwillig = ({ soort }: Record_): boolean => soort === 'vrijwillig';

/** A voluntary one is of who gives it, in their own session; one of a court is of an employee (Awb 2:1, BW 3:60). */
export const aanWie: Rule = {
  number: 'meent-mandaat-1',
  on: MADE,
  check(work, { record }) {
    const { person, mandate } = work.caller;
    if (!isVrijwillig(record))
      return persoonVan(work.caller) && !person
        ? undefined
        : {
            name: 'nonFieldErrors',
            code: 'employee-required',
            reason: 'Een medewerker voert dit in. Geef in het token aan wie dat is (user_id).',
          };
    const own =
      person &&
      work
        .hashes('bsn', String(record.vertegenwoordigde))
        .some((one) => one === person.subject || person.formerly?.includes(one));
    // Who acts for another passes nothing on (BW 3:64).
    return own && !mandate
      ? undefined
      : {
          name: 'soort',
          code: 'invalid',
          reason: 'Een vrijwillige machtiging geeft een inwoner zelf, na inloggen bij Mijn gemeente.',
        };
  },
};

/** What it is for. Of a court decision the law says it, so nothing is chosen. */
export const omvang: Rule = {
  number: 'meent-mandaat-2',
  on: MADE,
  check(work, { record }) {
    const diensten = record.diensten as readonly string[];
    const ook = record.ook as readonly string[];
    if (!isVrijwillig(record)) {
      return [...(diensten.length > 0 ? ['diensten'] : []), ...(ook.length > 0 ? ['ook'] : [])].map((name) => ({
        name,
        code: 'invalid',
        reason: 'Wat een wettelijke vertegenwoordiger mag, volgt uit de wet en de thema’s. Laat dit leeg.',
      }));
    }
    if (diensten.length === 0)
      return { name: 'diensten', code: 'required', reason: 'Kies waarvoor de ander iets voor u mag doen.' };
    const themas = themasIn(work.snapshot);
    return diensten
      .filter((one) => !isGeefbaar(themas, one))
      .map((one) => ({
        name: 'diensten',
        code: 'invalid_choice',
        reason: `Voor ${one.slice(0, 60)} kunt u niemand machtigen.`,
      }));
  },
};

/** A mandate that nobody remembers is nobody's will any more. */
const LONGEST_MONTHS = 60;

export const periode: Rule = {
  number: 'meent-mandaat-3',
  on: MADE,
  check(work, { record }) {
    const { totEnMet } = record;
    const vanaf = String(record.vanaf);
    if (!totEnMet)
      return isVrijwillig(record)
        ? { name: 'totEnMet', code: 'required', reason: 'Vul in tot en met welke dag de machtiging geldt.' }
        : undefined;
    const end = String(totEnMet);
    if (end < vanaf || end < work.today)
      return { name: 'totEnMet', code: 'invalid', reason: 'De laatste dag ligt voor de eerste, of is al voorbij.' };
    const [, start = vanaf] = [vanaf, work.today].toSorted();
    return isVrijwillig(record) && end > addMonths(start, LONGEST_MONTHS)
      ? {
          name: 'totEnMet',
          code: 'invalid',
          reason: 'Een machtiging duurt hoogstens vijf jaar. Daarna kunt u een nieuwe geven.',
        }
      : undefined;
  },
};

/** The court decision that it rests on, and that it was seen in the register (BW 1:391). */
export const grond: Rule = {
  number: 'meent-mandaat-4',
  on: MADE,
  check(work, { record }) {
    const uitspraak = record.uitspraak as { readonly datum: string; readonly gezienInRegister: string } | null;
    if (isVrijwillig(record))
      return uitspraak
        ? { name: 'uitspraak', code: 'invalid', reason: 'Bij een vrijwillige machtiging hoort geen uitspraak.' }
        : undefined;
    if (!uitspraak)
      return { name: 'uitspraak', code: 'required', reason: 'Vul de uitspraak in waarop de maatregel rust.' };
    const faults = [];
    if (uitspraak.datum > work.today)
      faults.push({ name: 'uitspraak.datum', code: 'invalid', reason: 'De dag van de uitspraak moet geweest zijn.' });
    if (uitspraak.gezienInRegister > work.today || uitspraak.gezienInRegister < uitspraak.datum)
      faults.push({
        name: 'uitspraak.gezienInRegister',
        code: 'invalid',
        reason: 'Kijk na de uitspraak in het register, en vul de dag in waarop u dat deed.',
      });
    if (String(record.vanaf) < uitspraak.datum)
      faults.push({ name: 'vanaf', code: 'invalid', reason: 'De maatregel begint niet voor de uitspraak.' });
    if (!record.vertegenwoordiger)
      faults.push({ name: 'vertegenwoordiger', code: 'required', reason: 'Vul in wie de vertegenwoordiger is.' });
    return faults;
  },
};

const persoonMet = (work: Work, nummer: unknown): Draft | undefined =>
  nummer ? work.filter('persoon', ({ record }) => record.burgerservicenummer === nummer)[0] : undefined;

export const isOverleden = ({ overlijden, opschorting }: Record_): boolean =>
  Boolean(overlijden) || (opschorting as { readonly reden?: string } | null)?.reden === 'O';

/**
 * Who gives must be able to: of age (BW 1:234), not under curatele (1:381 (2)), alive. What is not in the register of persons
 * is not known here, and is judged by who enters it.
 */
export const bevoegd: Rule = {
  number: 'meent-mandaat-5',
  on: MADE,
  check(work, { record }) {
    const faults = [];
    if (record.vertegenwoordiger && record.vertegenwoordiger === record.vertegenwoordigde)
      faults.push({
        name: 'vertegenwoordiger',
        code: 'invalid',
        reason: 'Iemand kan niet zijn eigen vertegenwoordiger zijn.',
      });
    const gever = persoonMet(work, record.vertegenwoordigde)?.record;
    const ander = persoonMet(work, record.vertegenwoordiger)?.record;
    for (const [name, one] of [
      ['vertegenwoordigde', gever],
      ['vertegenwoordiger', ander],
    ] as const)
      if (one && isOverleden(one)) faults.push({ name, code: 'invalid', reason: 'Deze persoon is overleden.' });
    if (!gever || !isVrijwillig(record)) return faults;
    if (!leeftijdBereikt(String((gever.geboorte as Record_).datum), 18, work.today))
      faults.push({ name: 'vertegenwoordigde', code: 'invalid', reason: 'U kunt iemand machtigen vanaf 18 jaar.' });
    if (gever.curateleRegister)
      faults.push({
        name: 'vertegenwoordigde',
        code: 'invalid',
        reason: 'U staat onder curatele. Uw curator regelt dit met u.',
      });
    return faults;
  },
};
