/**
 * Two hundred cases in all stages, the same at every run: a seeded chance and a reference date go in, descriptions come
 * out. Everything lies in the fourteen months before the reference date, and every initiator is a natural person.
 */
import { addDuration } from '../../foundation/days.ts';
import { organWords } from '../../services/operations/case-words.ts';
import { activiteitVan } from '../activiteiten.ts';
import { type Aanvraagsoort, aanvraagsoorten, VOORTGANG } from './aanvragen.ts';
import { afhandeling, bijlage, ontvangst, terugkoppeling } from './documenten.ts';
import { EXTRA, type Meldingsoort, meldingsoorten } from './meldingen.ts';
import type { Random } from './random.ts';
import type { DemoBesluit, DemoDocument, DemoStatus, DemoZaak } from './types.ts';
import { begin, lastDay, reached, times, type Verloop, type Wereld } from './verloop.ts';

const MELDINGEN = 130;

/** The demo of Weidehoek: 130 reports and 70 requests. */
export function demoZaken(wereld: Wereld): readonly DemoZaak[] {
  const soorten = aanvraagsoorten.flatMap((soort) => Array<Aanvraagsoort>(soort.aantal).fill(soort));
  return [...Array<undefined>(MELDINGEN).fill(undefined), ...soorten].map((soort, at) => {
    const verloop = begin(wereld, at + 1, soort?.zaaktype ?? 'MOR');
    return soort ? aanvraag(verloop, soort) : melding(verloop);
  });
}

/** A report about public space. */
export function melding(verloop: Verloop): DemoZaak {
  const { chance, wereld, straat } = verloop;
  const soort = weighted(meldingsoorten, (each) => each.gewicht, chance);
  const [omschrijving, tekst, opgelost] = chance.pick(soort.meldingen);
  const nummer = 1 + chance.below(wereld.plaats.straten[straat]!.nummers);
  const plek = chance.pick(soort.plekken).replace('{nr}', String(nummer));
  const straatnaam = wereld.plaats.straten[straat]!.naam;
  const stappen = reached(verloop, 0.93);
  const einde = stappen === verloop.zaaktype.statustypen.length ? afloop(soort, opgelost, chance) : undefined;
  const gepland = chance.pick(soort.gepland);
  const statussen = times(
    verloop,
    stappen,
    (at) => ['', gepland, 'De buitendienst is aan het werk.', einde?.toelichting ?? ''][at] ?? '',
  );
  const zaak = write(
    verloop,
    `${omschrijving}, ${straatnaam}`,
    chance.chance(0.4) ? `${tekst} ${chance.pick(EXTRA)}` : tekst,
    statussen,
    einde,
  );
  return {
    ...zaak,
    ...point(verloop, nummer),
    eigenschappen: [
      { naam: 'categorie', waarde: soort.categorie },
      { naam: 'locatieomschrijving', waarde: `${straatnaam}, ${plek}` },
    ],
    documenten: [
      ...(chance.chance(0.65) ? [bijlage(verloop, soort.foto, omschrijving, chance.below(3))] : []),
      ...(einde ? [terugkoppeling(verloop, omschrijving, plek, einde.toelichting, lastDay(statussen))] : []),
    ],
  };
}

/** Most is solved; some is of another, and some is nothing to do about. */
function afloop(soort: Meldingsoort, opgelost: string, chance: Random): NonNullable<DemoZaak['resultaat']> {
  const kans = chance.below(100);
  if (kans >= 90) return { resultaattype: 'Niet opgelost', toelichting: chance.pick(soort.nietOpgelost) };
  if (kans >= 80 && soort.doorverwezen.length > 0) {
    return { resultaattype: 'Doorverwezen', toelichting: chance.pick(soort.doorverwezen) };
  }
  return { resultaattype: 'Opgelost', toelichting: opgelost };
}

/** A request: also used for the berths of Kaderijk. */
export function aanvraag(verloop: Verloop, soort: Aanvraagsoort): DemoZaak {
  const { chance, wereld, straat } = verloop;
  const straatnaam = wereld.plaats.straten[straat]!.naam;
  const [omschrijving, toelichting] = chance.pick(soort.aanvragen);
  const onderwerp = omschrijving.replace('{straat}', straatnaam);
  const stappen = reached(verloop, 0.85);
  const uitkomst =
    stappen === verloop.zaaktype.statustypen.length
      ? weighted(soort.uitkomsten, (each) => each.gewicht, chance)
      : undefined;
  const einde = uitkomst && { resultaattype: uitkomst.resultaat, toelichting: uitkomst.tekst };
  const statussen = times(verloop, stappen, (at) =>
    einde && at === stappen - 1 ? einde.toelichting : (VOORTGANG[at] ?? ''),
  );
  const brief = uitkomst && afhandeling(verloop, uitkomst.document, onderwerp, uitkomst.tekst, lastDay(statussen));
  return {
    ...write(verloop, onderwerp, toelichting, statussen, einde),
    ...(brief ? { besluit: besluit(soort, uitkomst.tekst, brief) } : {}),
    ...(soort.plaats ? point(verloop, 1 + chance.below(wereld.plaats.straten[straat]!.nummers)) : {}),
    eigenschappen: [],
    documenten: [...ontvangst(verloop, soort, onderwerp, toelichting), ...(brief ? [brief] : [])],
  };
}

const besluit = (
  { besluittype, zaaktype }: Aanvraagsoort,
  toelichting: string,
  { sleutel, creatiedatum }: DemoDocument,
): DemoBesluit => ({
  besluittype,
  datum: creatiedatum,
  toelichting,
  bestuursorgaan: organWords(activiteitVan(zaaktype)?.orgaan ?? 'college'),
  // Awb 6:7 and 6:8: six weeks, from the day after it was sent.
  uiterlijkeReactiedatum: addDuration(creatiedatum, 'P42D'),
  document: sleutel,
});

function write(
  verloop: Verloop,
  omschrijving: string,
  toelichting: string,
  statussen: readonly DemoStatus[],
  resultaat: DemoZaak['resultaat'],
) {
  const { zaaktype, wereld, chance, startdatum, initiator } = verloop;
  const activiteit = activiteitVan(zaaktype.identificatie)?.sleutel ?? '';
  const team = wereld.medewerkers.filter((medewerker) => medewerker.activiteiten.includes(activiteit));
  const rol = (generiek: string) =>
    zaaktype.roltypen.find((type) => type.omschrijvingGeneriek === generiek)!.omschrijving;
  return {
    sleutel: `${wereld.voorvoegsel.toLowerCase()}-zaak-${String(verloop.nummer).padStart(3, '0')}`,
    identificatie: verloop.kenmerk,
    zaaktype: zaaktype.identificatie,
    omschrijving: omschrijving.slice(0, 80),
    toelichting,
    registratiedatum: startdatum,
    startdatum,
    uiterlijkeEinddatumAfdoening: addDuration(startdatum, zaaktype.doorlooptijd),
    communicatiekanaal: chance.pick(['Website', 'Website', 'Website', 'Telefoon', 'Balie', 'Brief'] as const),
    initiator: { bsn: initiator.bsn, roltype: rol('initiator') },
    ...(statussen.length > 1 && team.length > 0
      ? { behandelaar: { medewerker: chance.pick(team).identificatie, roltype: rol('behandelaar') } }
      : {}),
    statussen,
    ...(resultaat ? { resultaat } : {}),
  };
}

function point({ wereld, straat, chance }: Verloop, nummer: number): Pick<DemoZaak, 'zaakgeometrie'> {
  const { lat, lon } = wereld.plaats.punt(straat, nummer * 3.5, chance.below(7) - 3);
  return { zaakgeometrie: { type: 'Point', coordinates: [lon, lat] } };
}

function weighted<T>(from: readonly T[], weight: (each: T) => number, chance: Random): T {
  let left = chance.below(from.reduce((sum, each) => sum + weight(each), 0));
  return from.find((each) => {
    left -= weight(each);
    return left < 0;
  })!;
}
