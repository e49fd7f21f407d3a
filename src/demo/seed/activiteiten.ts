/** The activities of a demo municipality, as the register of activities takes them. */
import type { Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { ActivityRef } from '../../gate/context.ts';
import { activiteiten, activiteitVan, type DemoActiviteit, GROND_BSN } from '../activiteiten.ts';
import type { DemoGemeente } from './gemeenten.ts';

/** Before the first case of any demo. */
const BEGIN = '2024-01-01';

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

const GROND = { 'algemeen belang': 'publieke_taak', 'wettelijke plicht': 'wettelijke_plicht' } as const;

export const verwerkingsactiviteitVan = (gemeente: DemoGemeente, activiteit: DemoActiviteit) => ({
  identificatie: activiteit.sleutel,
  naam: activiteit.naam,
  doel: activiteit.doel,
  organ: activiteit.orgaan,
  grond: GROND[activiteit.grondslag],
  grondToelichting: activiteit.grond,
  bsnGrond: GROND_BSN,
  categorieenGegevens: activiteit.gegevens,
  categorieenBetrokkenen: ['inwoners'],
  bronnen: ['de inwoner zelf', 'basisregistratie personen'],
  ontvangers: [`gemeente ${gemeente.naam}`],
  beginGeldigheid: BEGIN,
  zaaktypen: activiteit.zaaktypen,
  fgContact: {
    naam: 'Functionaris gegevensbescherming',
    email: `fg@${gemeente.naam.toLowerCase()}.example`,
    telefoon: '',
  },
  dpiaStatus: 'afgerond',
  toelichting: `Bewaartermijn: ${activiteit.bewaren}.`,
});
