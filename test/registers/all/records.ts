/** How one valid record of each resource is made, and each own operation called. What has no entry here fails the tests. */
import { expect } from 'vitest';
import type { Request } from '../../support/server.ts';
import * as catalogi from '../catalogi/support.ts';
import { procestype } from '../catalogi/support.ts';
import { archiefOperations, lijst, overbrenging, verklaring } from './archief.ts';
import { toegangOperations } from './toegang.ts';
import { BSN, BSNS, bericht, besluitBody, documentBody, type Json, type World, zaakBody } from './world.ts';

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
}

const DRC = '/documenten/api/v1';
const ZTC = '/catalogi/api/v1';

const inCatalogue =
  (body: (catalogus: string, changes: object) => object, name: string) =>
  ({ catalogue, next }: World) =>
    body(catalogue.catalogus, { [name]: `T-${next()}` });
const inConcept = (body: (zaaktype: string, world: World) => object) => async (world: World) =>
  body((await world.concept()).url, world);
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
    body: ({ next }) => ({
      identificatie: `proef-${next()}`,
      naam: 'Proef',
      doel: 'proberen',
      organ: 'college',
      grond: 'publieke_taak',
      grondToelichting: 'Artikel 6',
      beginGeldigheid: '2024-01-01',
      dpiaStatus: 'niet_nodig',
    }),
    change: { naam: 'Anders' },
  },
  selectielijst_procestype: { make: (world) => first(world, '/referentielijsten/api/v1/procestypen') },
  selectielijst_resultaat: { make: (world) => first(world, '/referentielijsten/api/v1/resultaten') },
  selectielijst_resultaattypeomschrijving: {
    make: (world) => first(world, '/referentielijsten/api/v1/resultaattypeomschrijvingen'),
  },
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
        payload: { selectielijstProcestype: procestype().replace('http://localhost', world.base) },
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
    async make(world) {
      const found = await world.get('/meent/api/v1/personen');
      const one = found.results.find((person: Json) => person.burgerservicenummer === BSN);
      return one?.url ?? (await world.post('/meent/api/v1/personen', persoon(BSN))).url;
    },
    change: { geslacht: 'V' },
  },
  zaaktoegang: {},
  zaakafscherming: {},
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

/** Address of the first record of a list. */
async function first(world: World, path: string): Promise<string> {
  const answer = (await world.get(path)) as unknown as { results?: Json[] } & Json[];
  return (answer.results ?? answer)[0]!.url;
}

/** A draft of a new object type. */
async function versie(world: World): Promise<string> {
  const objecttype = await makeRecord(world, 'objecttype');
  return (await world.post(`${objecttype.replace(world.base, '')}/versions`, { jsonSchema: { type: 'object' } })).url;
}

export interface OwnEntry {
  /** The request, with whatever must be there first. */
  readonly request: (world: World) => Promise<Pick<Request, 'url' | 'payload' | 'user' | 'headers'>>;
  /** As the logbook names it and what it did, where the operation is on personal data. */
  readonly logged?: readonly [operation: string, kind: string];
  /** The request leads to no record yet. */
  readonly startsEmpty?: boolean;
  /** The operation touches no record at all: it is about nobody, and of no type. */
  readonly touchesNothing?: boolean;
  /** Of an operation over several registers: whose scopes reach the record of this request; all when absent. */
  readonly component?: string;
}

const DOCUMENT = 'documenten.enkelvoudiginformatieobject';
const path = (world: World, url: string): string => url.replace(world.base, '');
const made = async (world: World, resource: string): Promise<string> => path(world, await makeRecord(world, resource));

const lading = async (world: World): Promise<string> =>
  path(world, (await world.post('/meent/api/v1/ladingen', {})).url);

/** By operationId. */
export const OWN: Readonly<Record<string, OwnEntry>> = {
  ...toegangOperations,
  zaaknummer_reserveren: {
    request: async () => ({
      url: '/zaken/api/v1/zaaknummer_reserveren',
      payload: { bronorganisatie: '111222333', aantal: 2 },
    }),
    touchesNothing: true,
  },
  zaakdossier_create: {
    request: async (world) => ({
      url: '/meent/api/v1/zaakdossiers',
      payload: { zaak: zaakBody(world), statussen: [firstStatus(world)] },
    }),
    logged: ['meent.zaakdossier.create', 'aangemaakt'],
    touchesNothing: true,
  },
  zaakdossier_read: {
    request: async (world) => ({ url: `/meent/api/v1/zaakdossiers/${(await world.zaak()).url.slice(-36)}` }),
    touchesNothing: true,
  },
  zaakdossiers_export: { request: async () => ({ url: '/meent/api/v1/zaakdossiers' }), touchesNothing: true },
  overgezette_historie_list: {
    request: async (world) => ({
      url: `/meent/api/v1/overgezette-historie?hoofdObject=${encodeURIComponent((await world.zaak()).url)}`,
    }),
    logged: ['zaken.zaak.overgezette-historie', 'geopend'],
    component: 'zrc',
    touchesNothing: true,
  },
  lading_create: { request: async () => ({ url: '/meent/api/v1/ladingen', payload: {} }), touchesNothing: true },
  lading_read: { request: async (world) => ({ url: await lading(world) }), touchesNothing: true },
  lading_regels_update: {
    request: async (world) => ({
      url: `${await lading(world)}/regels`,
      payload: JSON.stringify({ zaak: zaakBody(world) }),
      headers: { 'content-type': 'application/x-ndjson' },
    }),
    touchesNothing: true,
  },
  zoeken_create: {
    request: async () => ({ url: '/meent/api/v1/zoeken', payload: { zoekterm: 'tegel' } }),
    touchesNothing: true,
  },
  uitvoer_list: { request: async () => ({ url: '/meent/api/v1/uitvoer' }), touchesNothing: true },
  wijzigingen_list: { request: async () => ({ url: '/meent/api/v1/wijzigingen' }), touchesNothing: true },
  applicatie_consumer: {
    request: async () => ({ url: '/autorisaties/api/v1/applicaties/consumer?clientId=alles' }),
  },
  applicatie_geheim: {
    request: async (world) => ({
      url: `/meent/api/v1/applicaties/${(await made(world, 'applicatie')).slice(-36)}/geheim`,
    }),
  },
  applicatie_activiteiten: {
    request: async (world) => ({
      url: `/meent/api/v1/applicaties/${(await made(world, 'applicatie')).slice(-36)}/activiteiten`,
      payload: { activiteiten: [await makeRecord(world, 'verwerkingsactiviteit')] },
    }),
  },
  abonnementen_stand: { request: async () => ({ url: '/meent/api/v1/abonnementen' }) },
  abonnement_mislukt: {
    request: async (world) => ({
      url: `/meent/api/v1/abonnementen/${(await made(world, 'abonnement')).slice(-36)}/mislukt`,
    }),
  },
  abonnement_herkansing: {
    request: async (world) => ({
      url: `/meent/api/v1/abonnementen/${(await made(world, 'abonnement')).slice(-36)}/herkansing`,
    }),
  },
  zaaktype_publish: {
    async request(world) {
      const url = String(((await RECORDS.resultaattype!.body!(world)) as Json).zaaktype);
      await world.post(`${ZTC}/resultaattypen`, resultFor(world, url));
      for (const volgnummer of [1, 2])
        await world.post(`${ZTC}/statustypen`, catalogi.statustype(url, volgnummer) as object);
      await world.post(`${ZTC}/roltypen`, { zaaktype: url, omschrijving: 'Melder', omschrijvingGeneriek: 'initiator' });
      return { url: `${path(world, url)}/publish`, payload: {} };
    },
  },
  informatieobjecttype_publish: {
    request: async (world) => ({ url: `${await made(world, 'informatieobjecttype')}/publish`, payload: {} }),
  },
  besluittype_publish: {
    request: async (world) => ({ url: `${await made(world, 'besluittype')}/publish`, payload: {} }),
  },
  ...archiefOperations,
  enkelvoudiginformatieobject_create: {
    request: async (world) => ({ url: `${DRC}/enkelvoudiginformatieobjecten`, payload: documentBody(world) }),
    logged: [`${DOCUMENT}.create`, 'aangemaakt'],
    startsEmpty: true,
  },
  enkelvoudiginformatieobject_read: {
    request: async (world) => ({ url: await made(world, 'enkelvoudiginformatieobject') }),
    logged: [`${DOCUMENT}.read`, 'geopend'],
  },
  enkelvoudiginformatieobject_update: {
    async request(world) {
      const document = await world.document();
      return {
        url: path(world, document.url),
        payload: { ...documentBody(world), titel: 'Anders', lock: await world.lock(document) },
      };
    },
    logged: [`${DOCUMENT}.update`, 'gewijzigd'],
  },
  enkelvoudiginformatieobject_partial_update: {
    async request(world) {
      const document = await world.document();
      return { url: path(world, document.url), payload: { titel: 'Anders', lock: await world.lock(document) } };
    },
    logged: [`${DOCUMENT}.patch`, 'gewijzigd'],
  },
  enkelvoudiginformatieobject_delete: {
    async request(world) {
      // One that belongs to a case stays, so this one is about nobody.
      const { url } = await world.post(`${DRC}/enkelvoudiginformatieobjecten`, documentBody(world));
      return { url: path(world, url) };
    },
    logged: [`${DOCUMENT}.delete`, 'verwijderd'],
    startsEmpty: true,
  },
  enkelvoudiginformatieobject_download: {
    request: async (world) => ({ url: `${await made(world, 'enkelvoudiginformatieobject')}/download` }),
    logged: [`${DOCUMENT}.download`, 'geopend'],
  },
  enkelvoudiginformatieobject_lock: {
    request: async (world) => ({ url: `${await made(world, 'enkelvoudiginformatieobject')}/lock` }),
    logged: [`${DOCUMENT}.lock`, 'gewijzigd'],
  },
  enkelvoudiginformatieobject_unlock: {
    async request(world) {
      const document = await world.document();
      return { url: `${path(world, document.url)}/unlock`, payload: { lock: await world.lock(document) } };
    },
    logged: [`${DOCUMENT}.unlock`, 'gewijzigd'],
  },
  bestandsdeel_update: {
    async request(world) {
      const { bestandsdelen, lock } = await world.document({ inhoud: null, bestandsomvang: 5 });
      const form = new FormData();
      form.append('inhoud', new Blob([Buffer.from('Hallo')]), 'deel');
      form.append('lock', lock);
      return { url: path(world, bestandsdelen[0].url), payload: form };
    },
    logged: ['documenten.bestandsdeel.update', 'gewijzigd'],
  },
  object_read: {
    request: async (world) => ({ url: await made(world, 'object') }),
    logged: ['objecten.object.read', 'geopend'],
  },
  object_delete: {
    request: async (world) => ({ url: path(world, await makeRecord(world, 'object')) }),
    logged: ['objecten.object.delete', 'verwijderd'],
  },
  object_history: {
    request: async (world) => ({ url: `${await made(world, 'object')}/history` }),
    logged: ['objecten.object.history', 'getoond'],
  },
  object_history_detail: {
    request: async (world) => ({ url: `${await made(world, 'object')}/1` }),
    logged: ['objecten.object.history_detail', 'geopend'],
  },
  permission_list: { request: async () => ({ url: '/objecten/api/v2/permissions' }), touchesNothing: true },
  objectversion_read: { request: async (world) => ({ url: path(world, await versie(world)) }) },
  objectversion_update: {
    request: async (world) => ({ url: path(world, await versie(world)), payload: { jsonSchema: { type: 'array' } } }),
  },
  objectversion_partial_update: {
    request: async (world) => ({ url: path(world, await versie(world)), payload: { status: 'published' } }),
  },
  objectversion_delete: { request: async (world) => ({ url: path(world, await versie(world)) }) },
  kanaal_list: { request: async () => ({ url: '/notificaties/api/v1/kanaal' }) },
  kanaal_read: { request: async (world) => ({ url: await made(world, 'kanaal') }) },
  abonnement_create: {
    request: async (world) => ({
      url: '/notificaties/api/v1/abonnement',
      payload: (await RECORDS.abonnement!.body!(world)) as object,
    }),
  },
  abonnement_update: {
    request: async (world) => ({
      url: await made(world, 'abonnement'),
      payload: (await RECORDS.abonnement!.body!(world)) as object,
    }),
  },
  abonnement_partial_update: {
    request: async (world) => ({ url: await made(world, 'abonnement'), payload: RECORDS.abonnement!.change! }),
  },
  notificaties_create: {
    request: async (world) => ({
      url: '/notificaties/api/v1/notificaties',
      payload: (await RECORDS.notificatie!.body!(world)) as object,
    }),
  },
};

const firstStatus = ({ catalogue }: World) => ({
  statustype: catalogue.statustypen.ontvangen,
  datumStatusGezet: '2026-03-02T10:00:00Z',
});

const resultFor = (world: World, zaaktype: string): object =>
  JSON.parse(JSON.stringify(catalogi.resultaattype(zaaktype)).replaceAll('http://localhost/', `${world.base}/`));

/** Address of a fresh record that is about the resident. */
export async function makeRecord(world: World, name: string): Promise<string> {
  const { make, body } = RECORDS[name]!;
  if (make) return make(world);
  const given = (await body!(world)) as Json;
  const { api, path: collection } = world.meent.engine.parts.registry.get(name);
  const parent = String(given[collection.match(/\{(.*)\}/)?.[1] ?? '']).slice(-36);
  return (await world.post(`${api.root}/${collection.replace(/\{.*\}/, parent)}`, given)).url;
}
