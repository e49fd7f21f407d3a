/** The combinations of a demo municipality, as the register takes them. */
import type { Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import { PORTAAL, werkbankVan } from '../../registers/client-ids.ts';
import { gegevensVan } from '../../services/gegevens.ts';
import { activiteiten, type DemoActiviteit } from '../activiteiten.ts';
import { combinaties, type DemoCombinatie } from '../combinaties.ts';
import { BEGIN, verwerkingsactiviteitVan } from './activiteiten.ts';
import type { DemoGemeente } from './gemeenten.ts';

/** The application that shows everything: it works for all activities. */
const DEMO = 'demo';

export const combinatieId = (municipality: Municipality, { identificatie }: DemoCombinatie): string =>
  nameId(municipality, 'demo', 'combinatie', identificatie);

/** Of the activities that this municipality has. */
export const combinatiesVan = (known: readonly DemoActiviteit[]): readonly DemoCombinatie[] =>
  combinaties.filter(({ activiteit }) => known.some(({ sleutel }) => sleutel === activiteit));

const bodyOf = (gemeente: DemoGemeente, sleutel: string) =>
  verwerkingsactiviteitVan(gemeente, activiteiten.find((one) => one.sleutel === sleutel)!);

export const combinatieVan = (gemeente: DemoGemeente, one: DemoCombinatie) => ({
  identificatie: one.identificatie,
  naam: one.naam,
  activiteit: one.activiteit,
  bronnen: one.bronnen,
  // All that the activity uses of each: what it uses is said there, source by source.
  gegevens: gegevensVan(bodyOf(gemeente, one.activiteit), one.bronnen),
  categorieenGegevens: one.gegevens,
  ontvangers: [
    // Who may do everything has no rights that could be narrowed to who consented.
    ...(one.grond.toestemming ? [] : [DEMO]),
    ...(one.portaal ? [PORTAAL] : []),
    ...(one.programmas ?? []),
    ...new Set(
      gemeente.medewerkers
        .filter(({ activiteiten }) => activiteiten.includes(one.activiteit))
        .map(({ rol, afdeling }) => werkbankVan(rol, afdeling)),
    ),
  ],
  gebruiktDoor: one.gebruiktDoor,
  grond: one.grond,
  dpia: 'Fictief: bij een echte gemeente staat hier waar de beoordeling te lezen is.',
  toelichting: one.toelichting,
  beginGeldigheid: BEGIN,
});
