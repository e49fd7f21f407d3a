/** Rules of a consent: what can be consented to, by whom, and that it is not written over. */
import { isDeepStrictEqual } from 'node:util';
import type { Effect, Record_, Rule } from '../../engine/resource.ts';
import type { Draft, Work } from '../../engine/work.ts';
import { addMonths, isDate } from '../../foundation/days.ts';
import { isBeperkt } from '../beperking.ts';
import { geenKeuze, geenKeuzeSamen, keuzeVan, type SoortKeuze, versieOp } from '../keuzes.ts';

/** Only what rests on consent has a switch; of all else the law says why not. */
export const isKeuze: Rule = {
  number: 'avg-6-1-a',
  on: ['create'],
  check({ snapshot, today }, { record }) {
    const [soort, naam] = [record.soort as SoortKeuze, String(record.naam)];
    const fault = (code: string, reason: string) => ({ name: 'naam', code, reason });
    const keuze = keuzeVan(snapshot, today, soort, naam);
    if (keuze)
      // What was read is what is consented to; what was written meanwhile has to be read first.
      return keuze.sleutel === record.sleutel && keuze.tekst === record.tekst
        ? undefined
        : fault('veranderd', 'Dit is intussen veranderd. Lees het opnieuw, en kies dan.');
    const version = versieOp(snapshot, soort, naam, today);
    if (!version) return fault('does_not_exist', 'Dit is er vandaag niet, dus er is niets te kiezen.');
    if (soort === 'activiteit') return fault('geen-keuze', geenKeuze(version.record));
    return fault('geen-keuze', geenKeuzeSamen(version.record));
  },
};

/** UAVG 5: under sixteen, and of who has a curator, somebody else consents in their place. */
const MONDIG = 16;

export const isMondig: Rule = {
  number: 'uavg-5-1',
  on: ['create'],
  check(work, { record }) {
    // Theirs to give: who has authority over a child that is under sixteen, and the curator. The mandate says which (0053).
    const { mandate } = work.caller;
    const theirs = work.hashes('bsn', String(record.burgerservicenummer));
    if (mandate && mandate.kind !== 'vrijwillig' && theirs.includes(mandate.onBehalfOf) && mandate.extras.has('keuzes'))
      return undefined;
    const persoon = persoonVan(work, record);
    const fault = (code: string, reason: string) => ({ name: 'nonFieldErrors', code, reason });
    if (!persoon)
      return fault(
        'leeftijd-onbekend',
        'Wij kunnen niet nagaan of u zestien jaar of ouder bent. Bel de gemeente of kom langs, dan regelen wij het met u.',
      );
    if (persoon.record.curateleRegister === true)
      return fault(
        'vertegenwoordiger',
        'U hebt een curator. Die geeft toestemming in uw plaats (Uitvoeringswet AVG artikel 5). Dat kan online, bij Machtigingen.',
      );
    if (!isOudGenoeg(persoon.record, work.today))
      return fault(
        'te-jong',
        'U bent nog geen zestien. Wie het gezag over u heeft, geeft toestemming in uw plaats (AVG artikel 8, Uitvoeringswet AVG artikel 5). Dat kan online, bij Machtigingen.',
      );
    return isVanEenAnder(work, record)
      ? fault(
          'vertegenwoordiger',
          'Voor dit onderwerp is er een mentor of bewindvoerder. Soms geeft die toestemming in uw plaats (Uitvoeringswet AVG artikel 5). Bel de gemeente, dan zoeken wij het met u uit.',
        )
      : undefined;
  },
};

/**
 * UAVG 5 lid 2: what a mentor or a bewindvoerder decides on is not theirs alone to consent to, and no program can tell how far. What
 * their matters are, the themes of mandates say, by case type.
 */
function isVanEenAnder(work: Work, record: Record_): boolean {
  const kinds = new Set(
    work
      .filter('mandaat', (one) => one.record.vertegenwoordigde === record.burgerservicenummer && geldt(one, work.today))
      .map((one) => String(one.record.soort)),
  );
  if (kinds.size === 0) return false;
  const activiteit = work.snapshot.get('verwerkingsactiviteit', String(record.activiteit))?.record;
  const zaaktypen = new Set((activiteit?.zaaktypen ?? []) as readonly string[]);
  return work.snapshot
    .all('mandaatthema')
    .filter(({ record: thema }) => (thema.soorten as readonly string[]).some((kind) => kinds.has(kind)))
    .some(({ record: thema }) => (thema.zaaktypen as readonly string[]).some((one) => zaaktypen.has(one)));
}

const geldt = ({ record: { soort, status, vanaf, totEnMet } }: Draft, day: string): boolean =>
  (soort === 'mentor' || soort === 'bewindvoerder') &&
  status === 'geldig' &&
  String(vanaf) <= day &&
  (!totEnMet || String(totEnMet) >= day);

/** Of a birth of which part is unknown, the last day that it can have been counts. */
function isOudGenoeg({ geboorte }: Record_, day: string): boolean {
  const born = String((geboorte as Record_ | null)?.datum ?? '');
  const [, year, month = '12'] = /^(\d{4})(?:-(\d{2}))?/.exec(born) ?? [];
  if (year === undefined || year === '0000') return false;
  const last = isDate(born) ? born : addMonths(`${year}-${month === '00' ? '12' : month}-01`, 1);
  return addMonths(last, MONDIG * 12) <= day;
}

const INTREKKEN = [
  'ingetrokken',
  'ingetrokkenKanaal',
  'ingetrokkenNamens',
  'ingetrokkenMachtiging',
  'ingetrokkenVertegenwoordiger',
];

export const AL_GEGEVEN = { code: 'unique', reason: 'U gaf deze toestemming al.' } as const;

/**
 * While hashes are made anew, an index sees two people where there is one: then the rows under the other keys are looked at, and
 * of two who give at once one is done again.
 */
export const eenmaal: Rule = {
  number: 'meent-toestemming-1',
  on: ['create'],
  check(work, { id, record }) {
    if (work.hashes('bsn', '').length < 2) return undefined;
    const before = work.filter('toestemming', (one) => one.id !== id && isVan(one, record) && staat(one, record));
    return before.length > 0 ? { name: 'inwoner', ...AL_GEGEVEN } : undefined;
  },
};

/** Its twin under another key meets it there (`stamp`). */
export const ontmoet: Effect = {
  number: 'meent-toestemming-1',
  on: ['create'],
  apply(work, { record }) {
    const persoon = work.hashes('bsn', '').length > 1 ? persoonVan(work, record) : undefined;
    if (persoon) work.stamp(persoon);
  },
};

const isVan = ({ record: { burgerservicenummer } }: Draft, record: Record_): boolean =>
  burgerservicenummer === record.burgerservicenummer;
const staat = ({ record: { sleutel, ingetrokken } }: Draft, record: Record_): boolean =>
  sleutel === record.sleutel && !ingetrokken;

const persoonVan = (work: Work, record: Record_): Draft | undefined =>
  work.filter('persoon', (one) => isVan(one, record))[0];

/** What was given stays as it was given. Taken back it stays too; given again it is another. */
export const alleenIntrekken: Rule = {
  number: 'avg-7-3',
  on: ['update'],
  check(_work, { before, record }) {
    const was = before!.record;
    const mayChange = was.ingetrokken ? [] : INTREKKEN;
    return Object.keys(record)
      .filter((name) => !mayChange.includes(name) && !isDeepStrictEqual(record[name], was[name]))
      .map((name) => ({
        name,
        code: 'wijzigen-niet-toegelaten',
        reason: was.ingetrokken
          ? 'Deze toestemming is al ingetrokken.'
          : 'Een toestemming blijft zoals zij gegeven is.',
      }));
  },
};

const BLIJFT =
  'Het gebruik van deze gegevens is beperkt op verzoek van de inwoner: zij blijven bewaard (AVG artikel 18).';

/** AVG 18, first paragraph: what a resident wants kept while its use stands still is stored, proof of consent too. */
export const staatStil: Rule = {
  number: 'avg-18-1',
  on: ['delete'],
  check(work, { record }) {
    const activiteit = work.snapshot.get('verwerkingsactiviteit', String(record.activiteit))?.record.identificatie;
    return isBeperkt(work, String(record.burgerservicenummer), String(activiteit))
      ? { name: 'nonFieldErrors', code: 'beperkt', reason: BLIJFT }
      : undefined;
  },
};
