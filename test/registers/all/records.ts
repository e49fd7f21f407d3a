/** How one valid record of each resource is made. What has no entry here fails the tests. */
import { expect } from 'vitest';
import { STANDAARD } from '../../../src/registers/activiteiten/index.ts';
import { activityBody } from '../../support/activity.ts';
import { alleGegevens } from '../../support/gegevens.ts';
import { lijst, overbrenging, verklaring } from './archief.ts';
import { beperking, verzoek } from './avg.ts';
import { uitspraakBody, voerIn } from './mandaten.ts';
import { gekozen } from './mijn.ts';
import { CATALOGUE } from './records-catalogi.ts';
import { stelVoor, wie } from './toegangsregels.ts';
import { BSN, BSNS, bericht, besluitBody, documentBody, type Json, path, type World, zaakBody } from './world.ts';

export interface Entry {
  /** A valid body for a create. */
  readonly body?: (world: World) => Promise<object> | object;
  /** Makes a record that is about the resident and gives its address, where that is more than a create. */
  readonly make?: (world: World) => Promise<string>;
  /** What a patch changes. */
  readonly change?: object;
  /** What a put wants beside what was read. */
  readonly put?: (world: World) => object;
  /** A new record is about nobody yet. */
  readonly startsEmpty?: boolean;
  /** It is about the resident and somebody else. */
  readonly two?: true;
  /** Who makes it, where the register wants to know. */
  readonly user?: { readonly id: string; readonly name: string };
}

const DRC = '/documenten/api/v1';
const inZaak =
  (body: (world: World) => object) =>
  async (world: World): Promise<object> => ({ zaak: (await world.zaak()).url, ...body(world) });

export const RECORDS: Readonly<Record<string, Entry>> = {
  applicatie: {
    body: ({ next }) => ({
      clientIds: [`client-${next()}`],
      label: 'Proef',
      autorisaties: [{ component: 'nrc', scopes: ['notificaties.consumeren'] }],
    }),
    change: { label: 'Anders' },
  },
  verwerkingsactiviteit: {
    // One that has begun no longer changes.
    body: ({ next }) => activityBody({ identificatie: `proef-${next()}`, beginGeldigheid: '2100-01-01' }),
    change: { naam: 'Anders' },
  },
  beveiligingsmaatregel: {
    body: () => ({
      activiteit: STANDAARD,
      soort: 'technisch',
      omschrijving: 'Gegevens zijn versleuteld.',
      norm: '8.24',
      beginGeldigheid: '2100-01-01',
    }),
    change: { omschrijving: 'Anders' },
  },
  combinatie: {
    // One that began would stay as it is.
    body: ({ next }) => ({
      identificatie: `proef-${next()}`,
      naam: 'Proef',
      activiteit: 'dienstverlening',
      bronnen: ['zaken', 'personen'],
      gegevens: alleGegevens(['zaken', 'personen']),
      categorieenGegevens: ['naam'],
      ontvangers: ['proef'],
      gebruiktDoor: 'De afdeling Proef',
      grond: { wet: 'Algemene wet bestuursrecht', artikel: '3:2' },
      dpia: 'Niet nodig: fictief',
      toelichting: 'Wij proberen of dit mag.',
      beginGeldigheid: '2999-01-01',
    }),
    change: { naam: 'Anders' },
    put: () => ({ ontvangers: ['proef'] }),
  },
  selectielijst_procestype: { make: (world) => first(world, '/referentielijsten/api/v1/procestypen') },
  selectielijst_resultaat: { make: (world) => first(world, '/referentielijsten/api/v1/resultaten') },
  selectielijst_resultaattypeomschrijving: {
    make: (world) => first(world, '/referentielijsten/api/v1/resultaattypeomschrijvingen'),
  },
  ...CATALOGUE,
  zaak: {
    body: zaakBody,
    make: async (world) => (await world.zaak()).url,
    change: { omschrijving: 'Anders' },
    startsEmpty: true,
  },
  status: {
    body: inZaak(({ catalogue }) => ({
      statustype: catalogue.statustypen.ontvangen,
      datumStatusGezet: '2026-03-02T10:00:00Z',
    })),
  },
  resultaat: {
    body: inZaak(({ catalogue }) => ({ resultaattype: catalogue.resultaattypen.afgehandeld })),
    change: { toelichting: 'Anders' },
  },
  rol: {
    body: inZaak(({ catalogue }) => ({
      roltype: catalogue.roltypen.belanghebbende,
      roltoelichting: '',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: BSN },
    })),
  },
  zaakinformatieobject: {
    body: async (world) => ({ zaak: (await world.zaak()).url, informatieobject: (await world.document()).url }),
    change: { titel: 'Anders' },
  },
  zaakeigenschap: {
    body: inZaak(({ catalogue }) => ({ eigenschap: catalogue.eigenschappen.kleur, waarde: 'rood' })),
    change: { waarde: 'blauw' },
  },
  zaakobject: {
    body: inZaak(() => ({ objectType: 'pand', objectIdentificatie: { identificatie: '1' } })),
    change: { relatieomschrijving: 'Anders' },
  },
  besluit: {
    body: besluitBody,
    async make(world) {
      return (await world.besluit()).url;
    },
    change: { toelichting: 'Anders' },
  },
  besluitinformatieobject: {
    body: async (world) => ({ besluit: (await world.besluit()).url, informatieobject: (await world.document()).url }),
  },
  zaakbesluit: {
    // The mirror comes by itself, with the decision.
    body: async (world) => {
      const { url, zaak } = await world.besluit();
      return { besluit: url, zaak };
    },
    make: async (world) => first(world, `${(await world.besluit()).zaak}/besluiten`),
  },
  klantcontact: { body: inZaak(() => ({ datumtijd: '2026-03-02T10:00:00Z', onderwerp: 'Losse tegel' })) },
  zaakcontactmoment: { body: inZaak(({ callback, next }) => ({ contactmoment: `${callback.callbackUrl}${next()}` })) },
  zaakverzoek: { body: inZaak(({ callback, next }) => ({ verzoek: `${callback.callbackUrl}${next()}` })) },
  zaaknotitie: {
    body: async (world) => ({
      gerelateerdAan: (await world.zaak()).url,
      onderwerp: 'Losse tegel',
      tekst: 'Er ligt een pion bij.',
      notitieType: 'extern',
      status: 'concept',
    }),
    change: { tekst: 'Er ligt een kegel bij.' },
  },
  enkelvoudiginformatieobject: {
    body: documentBody,
    make: async (world) => (await world.document()).url,
    startsEmpty: true,
  },
  documentversie: {
    async make(world) {
      const document = await world.document();
      const lock = await world.lock(document);
      const answer = await world.meent.ask({
        method: 'PATCH',
        url: path(world, document.url),
        municipality: world.municipality,
        payload: { titel: 'Nieuwer', lock },
      });
      expect(answer.statusCode, answer.body).toBe(200);
      return document.url;
    },
  },
  bestandsdeel: {},
  objectinformatieobject: {
    // The mirror comes by itself: to make one is to make the relation in the case. Made alone it is refused.
    body: async (world) => ({
      informatieobject: (await world.document()).url,
      object: (await world.zaak()).url,
      objectType: 'zaak',
    }),
    async make(world) {
      const informatieobject = encodeURIComponent((await world.document()).url);
      return first(world, `${DRC}/objectinformatieobjecten?informatieobject=${informatieobject}`);
    },
  },
  gebruiksrecht: {
    body: async (world) => ({
      informatieobject: (await world.document()).url,
      startdatum: '2026-03-02T10:00:00Z',
      omschrijvingVoorwaarden: 'Met naamsvermelding',
    }),
    change: { omschrijvingVoorwaarden: 'Anders' },
  },
  verzending: {
    body: async (world) => ({
      informatieobject: (await world.document()).url,
      betrokkene: 'https://relaties.voorbeeld.nl/1',
      aardRelatie: 'geadresseerde',
      contactPersoon: 'https://relaties.voorbeeld.nl/2',
      verzenddatum: '2026-03-02',
    }),
    change: { toelichting: 'Anders' },
  },
  objecttype: { body: () => ({ name: 'Boom', namePlural: 'Bomen' }), change: { description: 'Anders' } },
  object: {
    body: ({ objecttypen }) => ({
      type: objecttypen.boom,
      record: { typeVersion: 1, startAt: '2026-03-02', data: { bsn: BSN } },
    }),
    change: { record: { data: { hoogte: 3 } } },
  },
  objectrecord: { make: (world) => makeRecord(world, 'object') },
  objecttypeversie: {
    body: async (world) => ({ objectType: await makeRecord(world, 'objecttype'), jsonSchema: { type: 'object' } }),
    make: (world) => versie(world),
  },
  persoon: {
    body: ({ next }) => persoon(BSNS[next()]!),
    make: async (world) => (await bewoner(world)) ?? (await world.post('/meent/api/v1/personen', persoon(BSN))).url,
    change: { geslacht: 'V' },
  },
  terugmelding: {
    body: () => ({ burgerservicenummer: BSN, gegeven: 'naam.geslachtsnaam', toelichting: 'Staat anders in de akte.' }),
    change: { status: 'in_onderzoek' },
  },
  volgindicatie: {
    async body(world) {
      await makeRecord(world, 'persoon');
      // A person is followed once.
      const { volgindicaties } = (await world.get('/meent/api/v1/volgindicaties')) as unknown as {
        volgindicaties: { id: string; burgerservicenummer: string }[];
      };
      for (const { id } of volgindicaties.filter(({ burgerservicenummer }) => burgerservicenummer === BSN))
        await world.meent.ask({
          method: 'DELETE',
          url: `/meent/api/v1/volgindicaties/${id}`,
          municipality: world.municipality,
        });
      return { burgerservicenummer: BSN };
    },
  },
  mandaat: { make: voerIn, body: uitspraakBody, two: true, user: wie('een') },
  mandaatthema: {
    body: ({ next }) => ({ identificatie: `proef-${next()}`, naam: 'Proef', zaaktypen: [] }),
    change: { naam: 'Anders' },
  },
  vergevenclientid: {},
  zaaktoegang: {},
  toestemming: { make: async (world) => `${world.base}${(await gekozen(world)).url}` },
  zaakafscherming: {},
  avgverzoek: { make: verzoek },
  gegevensbeperking: { make: beperking },
  opschorting: {
    body: async (world) => ({ zaak: (await world.zaak()).url, grond: 'onderzoek', toelichting: 'Rekenkamer.' }),
  },
  vernietigingslijst: { make: async (world) => (await lijst(world)).url },
  vernietigingsregel: { make: async (world) => (await lijst(world)).regel },
  vernietiging: {
    async make(world) {
      const zaak = await world.zaak();
      await world.meent.ask({ method: 'DELETE', url: path(world, zaak.url), municipality: world.municipality });
      return first(world, `/meent/api/v1/vernietigingen?zaakId=${zaak.url.slice(-36)}`);
    },
  },
  vernietigingsverklaring: { make: verklaring },
  overbrenging: { make: async (world) => (await overbrenging(world)).url },
  overbrengingsregel: { make: async (world) => (await overbrenging(world)).regel },
  toegangsregel: { make: (world) => stelVoor(world) },
  bericht: { make: bericht, change: { gelezen: '2026-03-03T10:00:00Z' } },
  kanaal: { body: ({ next }) => ({ naam: `kanaal-${next()}`, filters: ['kleur'] }) },
  abonnement: {
    body: ({ callback }) => ({ ...callback, kanalen: [{ naam: 'zaken', filters: {} }] }),
    put: ({ callback }) => callback,
    change: { kanalen: [{ naam: 'zaken' }] },
  },
  notificatie: {
    body: async (world) => {
      const { naam } = await world.post('/notificaties/api/v1/kanaal', {
        naam: `kanaal-${world.next()}`,
        filters: ['kleur'],
      });
      return {
        kanaal: naam,
        hoofdObject: 'https://elders.voorbeeld.nl/1',
        resource: 'ding',
        resourceUrl: 'https://elders.voorbeeld.nl/1',
        actie: 'create',
        aanmaakdatum: '2026-03-02T10:00:00Z',
        kenmerken: { kleur: 'rood' },
      };
    },
  },
};

const persoon = (burgerservicenummer: string) => ({
  burgerservicenummer,
  naam: { geslachtsnaam: 'Boom', aanduidingNaamgebruik: 'E' },
  geslacht: 'O',
  geboorte: { datum: '2001-02-03' },
});

/** Address of the one whom every record is about, once they are in the register: by number, since there may be pages of people. */
export async function bewoner({ meent, municipality }: World): Promise<string | undefined> {
  const answer = await meent.ask({
    method: 'POST',
    url: '/meent/api/v1/personen/_zoek',
    payload: { burgerservicenummer: BSN },
    municipality,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().results[0]?.url;
}

/** The one whom every record is about as they are by themselves: of age, and nobody's ward, whatever was written to them before. */
export async function alsVanzelf(world: World): Promise<void> {
  const answer = await world.meent.ask({
    method: 'PUT',
    url: path(world, await makeRecord(world, 'persoon')),
    payload: persoon(BSN),
    municipality: world.municipality,
  });
  expect(answer.statusCode, answer.body).toBe(200);
}

/** Address of the first record of a list. */
async function first(world: World, path: string): Promise<string> {
  const answer = (await world.get(path)) as unknown as { results?: Json[] } & Json[];
  return (answer.results ?? answer)[0]!.url;
}

/** A draft of a new object type. */
export async function versie(world: World): Promise<string> {
  const objecttype = await makeRecord(world, 'objecttype');
  return (await world.post(`${objecttype.replace(world.base, '')}/versions`, { jsonSchema: { type: 'object' } })).url;
}

/** The first status of the case type of the world. */
export const firstStatus = ({ catalogue }: World) => ({
  statustype: catalogue.statustypen.ontvangen,
  datumStatusGezet: '2026-03-02T10:00:00Z',
});

/** Address of a fresh record that is about the resident. */
export async function makeRecord(world: World, name: string): Promise<string> {
  const { make, body } = RECORDS[name]!;
  if (make) return make(world);
  const given = (await body!(world)) as Json;
  const { api, path: collection } = world.meent.engine.parts.registry.get(name);
  const parent = String(given[collection.match(/\{(.*)\}/)?.[1] ?? '']).slice(-36);
  return (await world.post(`${api.root}/${collection.replace(/\{.*\}/, parent)}`, given)).url;
}
