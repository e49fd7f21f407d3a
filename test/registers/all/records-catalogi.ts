/** How one valid record of each resource of the catalogue is made. */
import * as catalogi from '../catalogi/support.ts';
import type { Entry } from './records.ts';
import type { World } from './world.ts';

const inCatalogue =
  (body: (catalogus: string, changes: object) => object, name: string) =>
  ({ catalogue, next }: World) =>
    body(catalogue.catalogus, { [name]: `T-${next()}` });
const inConcept = (body: (zaaktype: string, world: World) => object) => async (world: World) =>
  body((await world.concept()).url, world);

/** Types of the catalogue. */
export const CATALOGUE: Readonly<Record<string, Entry>> = {
  catalogus: {
    body: ({ next }) => ({
      domein: `D${String.fromCharCode(65 + (next() % 26), 65 + (next() % 25), 65 + (next() % 23))}`,
      rsin: '111222333',
      contactpersoonBeheerNaam: 'Beheer',
    }),
    change: { naam: 'Anders' },
  },
  zaaktype: {
    body: ({ catalogue, next }) =>
      catalogi.zaaktype(catalogue.catalogus, { identificatie: `T-${next()}`, selectielijstProcestype: '' }),
    change: { doel: 'Anders' },
  },
  statustype: { body: inConcept((zaaktype) => catalogi.statustype(zaaktype, 1)), change: { omschrijving: 'Anders' } },
  resultaattype: {
    async body(world) {
      const concept = await world.concept();
      await world.meent.ask({
        method: 'PATCH',
        url: concept.url.replace(world.base, ''),
        municipality: world.municipality,
        payload: { selectielijstProcestype: catalogi.procestype().replace('http://localhost', world.base) },
      });
      return resultFor(world, concept.url);
    },
    change: { omschrijving: 'Anders' },
  },
  roltype: {
    body: inConcept((zaaktype) => ({ zaaktype, omschrijving: 'Melder', omschrijvingGeneriek: 'initiator' })),
    change: { omschrijving: 'Anders' },
  },
  eigenschap: {
    body: inConcept((zaaktype) => ({
      zaaktype,
      naam: 'kleur',
      definitie: 'Kleur',
      specificatie: { formaat: 'tekst', lengte: '10', kardinaliteit: '1' },
    })),
    change: { definitie: 'Anders' },
  },
  informatieobjecttype: {
    body: inCatalogue(catalogi.informatieobjecttype, 'omschrijving'),
    change: { informatieobjectcategorie: 'Anders' },
  },
  zaaktypeinformatieobjecttype: {
    body: inConcept((zaaktype) => ({ zaaktype, informatieobjecttype: 'Foto', volgnummer: 1, richting: 'intern' })),
    change: { richting: 'inkomend' },
  },
  besluittype: { body: inCatalogue(catalogi.besluittype, 'omschrijving'), change: { toelichting: 'Anders' } },
  zaakobjecttype: {
    body: inConcept((zaaktype) => ({
      zaaktype,
      anderObjecttype: false,
      objecttype: 'https://objecten.voorbeeld.nl/paal',
      relatieOmschrijving: 'Over',
    })),
    change: { relatieOmschrijving: 'Anders' },
  },
};

export const resultFor = (world: World, zaaktype: string): object =>
  JSON.parse(JSON.stringify(catalogi.resultaattype(zaaktype)).replaceAll('http://localhost/', `${world.base}/`));
