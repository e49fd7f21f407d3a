/** The activities of a demo municipality, as the register of activities takes them. */
import type { Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { ActivityRef } from '../../gate/context.ts';
import { ARTIKELEN_BSN, GROND_BSN } from '../activiteit.ts';
import { activiteiten, activiteitVan, type DemoActiviteit } from '../activiteiten.ts';
import type { DemoGemeente } from './gemeenten.ts';

/** Before the first case of any demo. */
export const BEGIN = '2024-01-01';

export const activiteitId = (municipality: Municipality, sleutel: string): string =>
  nameId(municipality, 'demo', 'verwerkingsactiviteit', sleutel);

export const verwijzing = (
  municipality: Municipality,
  { sleutel, doel, grond, orgaan }: DemoActiviteit,
): ActivityRef => ({
  id: activiteitId(municipality, sleutel),
  purpose: doel,
  ground: grond,
  organ: orgaan,
});

/** Of a case type; the standard one where it has none of its own. */
export const verwijzingVan = (municipality: Municipality, zaaktype: string): ActivityRef =>
  verwijzing(municipality, activiteitVan(zaaktype) ?? activiteiten[0]!);

/** Those that hold for every municipality, and those of a case type that this one has. */
export function activiteitenVan(zaaktypen: ReadonlySet<string>): readonly DemoActiviteit[] {
  return activiteiten
    .map((activiteit) => ({ ...activiteit, zaaktypen: activiteit.zaaktypen.filter((one) => zaaktypen.has(one)) }))
    .filter(({ sleutel, zaaktypen }) => zaaktypen.length > 0 || !isSpecifiek(sleutel));
}

const isSpecifiek = (sleutel: string): boolean =>
  sleutel !== activiteiten[0]!.sleutel &&
  activiteiten.some((one) => one.sleutel === sleutel && one.zaaktypen.length > 0);

const GROND = {
  'algemeen belang': 'publieke_taak',
  'wettelijke plicht': 'wettelijke_plicht',
  overeenkomst: 'overeenkomst',
  toestemming: 'toestemming',
} as const;

export const verwerkingsactiviteitVan = (gemeente: DemoGemeente, activiteit: DemoActiviteit) => ({
  identificatie: activiteit.sleutel,
  naam: activiteit.naam,
  doel: activiteit.doel,
  organ: activiteit.orgaan,
  grond: GROND[activiteit.grondslag],
  grondToelichting: activiteit.grond,
  grondArtikelen: activiteit.artikelen,
  ...(activiteit.intrekken ? { intrekken: activiteit.intrekken } : {}),
  ...(activiteit.bijzonder
    ? {
        bijzondereGegevens: activiteit.bijzonder.gegevens,
        bijzondereGrond: activiteit.bijzonder.grond,
        bijzondereArtikelen: activiteit.bijzonder.artikelen,
      }
    : {}),
  ...(activiteit.bsn === false ? {} : { gebruiktBsn: true, bsnGrond: GROND_BSN, bsnArtikelen: ARTIKELEN_BSN }),
  categorieenGegevens: activiteit.gegevens,
  categorieenBetrokkenen: activiteit.betrokkenen ?? ['inwoners'],
  bronnen: BRONNEN_IN_WOORDEN.filter(([bron]) => activiteit.gebruikt.some((one) => one.bron === bron)).map(
    ([, woorden]) => woorden,
  ),
  gebruikt: activiteit.gebruikt,
  ontvangers: [`gemeente ${gemeente.naam}`, ...(activiteit.ontvangers ?? [])],
  verwerkers: [{ naam: 'Rekencentrum Voorbeeld', rol: 'beheert de computers waarop de gegevens staan, in Nederland' }],
  bewaartermijn: activiteit.bewaren.termijn ?? null,
  bewaargrond: activiteit.bewaren.tekst.replace(/^./, (first) => first.toUpperCase()),
  beginGeldigheid: BEGIN,
  zaaktypen: activiteit.zaaktypen,
  fgContact: {
    naam: 'Functionaris gegevensbescherming',
    email: `fg@${gemeente.naam.toLowerCase()}.example`,
    telefoon: '',
  },
  dpiaStatus: activiteit.dpia.status,
  dpiaDatum: activiteit.dpia.datum ?? null,
  dpiaToelichting: activiteit.dpia.waarom,
});

const BRONNEN_IN_WOORDEN = [
  ['zaken', 'de inwoner zelf'],
  ['personen', 'basisregistratie personen'],
  ['objecten', 'registers van de gemeente over gebouwen en plekken'],
  ['logboek', 'het logboek van de gemeente'],
] as const;

/** How the data of every activity is secured; not public. */
const MAATREGELEN = [
  { soort: 'technisch', omschrijving: 'De gegevens zijn versleuteld, ook in de back-up.', norm: 'BIO2 8.24' },
  { soort: 'organisatorisch', omschrijving: 'Alleen wie aan de zaak werkt, ziet haar.', norm: 'BIO2 5.15' },
];

export const maatregelenVan = (municipality: Municipality, { sleutel }: DemoActiviteit) =>
  MAATREGELEN.map((one) => ({
    id: nameId(municipality, 'demo', 'beveiligingsmaatregel', sleutel, one.norm),
    body: { activiteit: sleutel, ...one, beginGeldigheid: BEGIN },
  }));
