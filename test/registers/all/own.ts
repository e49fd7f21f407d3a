/** How each own operation is called: an operation that has no entry here fails the tests. */

import { activityBody } from '../../support/activity.ts';
import type { Request } from '../../support/server.ts';
import * as catalogi from '../catalogi/support.ts';
import { archiefOperations } from './archief.ts';
import { avgOperations } from './avg.ts';
import { logboekOperations } from './logboek.ts';
import { mandatenOperations } from './mandaten.ts';
import { mijnOperations } from './mijn.ts';
import { firstStatus, makeRecord, RECORDS, versie } from './records.ts';
import { resultFor } from './records-catalogi.ts';
import { toegangOperations } from './toegang.ts';
import { toegangsregelOperations } from './toegangsregels.ts';
import { BSN, documentBody, type Json, path, type World, zaakBody } from './world.ts';

const DRC = '/documenten/api/v1';
const ZTC = '/catalogi/api/v1';
const ACTIVITIES = '/registers/api/v1/verwerkingsactiviteiten';

export interface OwnEntry {
  /** The request, with whatever must be there first. */
  readonly request: (world: World) => Promise<Pick<Request, 'url' | 'payload' | 'user' | 'headers' | 'as'>>;
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
const made = async (world: World, resource: string): Promise<string> => path(world, await makeRecord(world, resource));

const lading = async (world: World): Promise<string> =>
  path(world, (await world.post('/meent/api/v1/ladingen', {})).url);

/** By operationId. */
export const OWN: Readonly<Record<string, OwnEntry>> = {
  ...toegangOperations,
  ...logboekOperations,
  ...toegangsregelOperations,
  ...mandatenOperations,
  ...mijnOperations,
  ...avgOperations,
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
  Personen: {
    async request(world) {
      await makeRecord(world, 'persoon');
      return {
        url: '/haalcentraal/api/brp/personen',
        payload: {
          type: 'RaadpleegMetBurgerservicenummer',
          burgerservicenummer: [BSN],
          fields: ['burgerservicenummer', 'naam'],
        },
      };
    },
    logged: ['brp.persoon.bevragen', 'geopend'],
    component: 'meent',
    touchesNothing: true,
  },
  volgindicaties_list: {
    async request(world) {
      await makeRecord(world, 'volgindicatie');
      return { url: '/meent/api/v1/volgindicaties' };
    },
    logged: ['meent.volgindicatie.list', 'getoond'],
    component: 'meent',
    touchesNothing: true,
  },
  volgindicatie_delete: {
    request: async (world) => ({ url: await made(world, 'volgindicatie') }),
    logged: ['meent.volgindicatie.delete', 'verwijderd'],
    component: 'meent',
    touchesNothing: true,
  },
  gevolgde_wijzigingen_list: {
    async request(world) {
      await makeRecord(world, 'volgindicatie');
      return { url: '/meent/api/v1/gevolgde-wijzigingen?vanaf=2026-01-01' };
    },
    logged: ['meent.persoon.gevolgd', 'getoond'],
    component: 'meent',
    touchesNothing: true,
  },
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
      payload: {
        activiteiten: [
          (
            await world.post(
              ACTIVITIES,
              // What is granted next may serve it, and then keeps persons whole.
              activityBody({
                identificatie: `voor-${world.next()}`,
                dpiaStatus: 'afgerond',
                bijzondereGegevens: ['strafrechtelijk'],
                bijzondereGrond: 'Fictief',
                bijzondereArtikelen: [{ wet: 'AVG', artikel: '10' }],
              }),
            )
          ).url,
        ],
      },
    }),
  },
  uitwisseling_schema: {
    request: async () => ({ url: '/registers/api/v1/uitwisseling/verwerkingsactiviteiten/schema' }),
    touchesNothing: true,
  },
  uitwisseling_export: {
    request: async () => ({ url: '/registers/api/v1/uitwisseling/verwerkingsactiviteiten' }),
    touchesNothing: true,
  },
  uitwisseling_import: {
    request: async ({ next }) => ({
      url: '/registers/api/v1/uitwisseling/verwerkingsactiviteiten',
      payload: {
        formaat: 'meent-verwerkingsactiviteiten',
        versie: 1,
        verwerkingsactiviteiten: [activityBody({ identificatie: `over-${next()}`, beginGeldigheid: '2100-01-01' })],
      },
    }),
    touchesNothing: true,
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
