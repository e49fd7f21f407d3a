/** Bodies of the Catalogi API, and a client that sends them. */
import { expect } from 'vitest';
import type { InvalidParam } from '../../../src/foundation/problems.ts';
import {
  omschrijvingMetNaam,
  procestypeMetNummer,
  resultaatMetNummer,
} from '../../../src/registers/selectielijst/selectielijst.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';

export const API = '/catalogi/api/v1';
export const BASE = 'http://localhost';
export const LIJST = `${BASE}/referentielijsten/api/v1`;

/** Process type 11 with result 11.1.2 and so on, edition 2020. */
export const procestype = (nummer = 15): string => `${LIJST}/procestypen/${procestypeMetNummer(2020, nummer)!.uuid}`;
export const klasse = (nummer = '15.1'): string => `${LIJST}/resultaten/${resultaatMetNummer(2020, nummer)!.uuid}`;
export const generiek = (naam = 'Afgehandeld'): string =>
  `${LIJST}/resultaattypeomschrijvingen/${omschrijvingMetNaam(naam)!.uuid}`;

export type Json = Record<string, unknown> & { readonly url: string };

export interface Client {
  readonly meent: TestMeent;
  /** Sends and wants this status; the answer's body. */
  post(path: string, body: object, status?: number, as?: string): Promise<Json>;
  put(url: string, body: object, status?: number, as?: string): Promise<Json>;
  patch(url: string, body: object, status?: number, as?: string): Promise<Json>;
  remove(url: string, status?: number, as?: string): Promise<Json>;
  get(url: string, status?: number, as?: string): Promise<Json>;
  list(path: string, query?: Record<string, string>, as?: string): Promise<readonly Json[]>;
  publish(type: Json, status?: number, as?: string): Promise<Json>;
  catalogus(domein: string): Promise<string>;
  /** A concept with two statustypen, a roltype and a resultaattype. */
  zaaktype(catalogus: string, changes?: object): Promise<Json>;
}

/** May write and read, but not correct what is published. */
export const GEWOON = 'beperkt';

export async function startCatalogi(): Promise<Client> {
  const meent = await startMeent();
  await meent.grant([{ component: 'ztc', scopes: ['catalogi.lezen', 'catalogi.schrijven'] }]);
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body: object | undefined,
    status: number,
    as: string,
  ) => {
    const answer = await meent.ask({
      method,
      url: url.replace(BASE, ''),
      as,
      ...(body ? { payload: body } : {}),
    });
    expect(`${answer.statusCode} ${answer.statusCode === status ? '' : answer.body}`).toBe(`${status} `);
    return (answer.body === '' ? {} : answer.json()) as Json;
  };
  const client: Client = {
    meent,
    post: (path, body, status = 201, as = GEWOON) => send('POST', API + path, body, status, as),
    put: (url, body, status = 200, as = GEWOON) => send('PUT', url, body, status, as),
    patch: (url, body, status = 200, as = GEWOON) => send('PATCH', url, body, status, as),
    remove: (url, status = 204, as = GEWOON) => send('DELETE', url, undefined, status, as),
    get: (url, status = 200, as = GEWOON) => send('GET', url, undefined, status, as),
    async list(path, query = {}, as = GEWOON) {
      const page = await send('GET', `${API}${path}?${new URLSearchParams(query)}`, undefined, 200, as);
      return (page as unknown as { results: readonly Json[] }).results;
    },
    publish: (type, status = 200, as = GEWOON) => send('POST', `${type.url}/publish`, {}, status, as),
    async catalogus(domein) {
      const body = { domein, rsin: '000000012', contactpersoonBeheerNaam: 'Functioneel beheer' };
      return (await client.post('/catalogussen', body)).url;
    },
    async zaaktype(catalogus, changes = {}) {
      const made = await client.post('/zaaktypen', zaaktype(catalogus, changes));
      await client.post('/statustypen', statustype(made.url, 1));
      await client.post('/statustypen', statustype(made.url, 2));
      await client.post('/roltypen', { zaaktype: made.url, omschrijving: 'Melder', omschrijvingGeneriek: 'initiator' });
      await client.post('/resultaattypen', resultaattype(made.url));
      return made;
    },
  };
  return client;
}

export const zaaktype = (catalogus: string, changes: object = {}): object => ({
  catalogus,
  identificatie: 'LOSSE-TEGEL',
  omschrijving: 'Losse tegel',
  vertrouwelijkheidaanduiding: 'openbaar',
  doel: 'Een veilige stoep',
  aanleiding: 'Iemand meldt een losse tegel',
  indicatieInternOfExtern: 'extern',
  handelingInitiator: 'Melden',
  onderwerp: 'Tegel',
  handelingBehandelaar: 'Herstellen',
  doorlooptijd: 'P14D',
  opschortingEnAanhoudingMogelijk: false,
  verlengingMogelijk: false,
  publicatieIndicatie: false,
  productenOfDiensten: [],
  selectielijstProcestype: procestype(),
  referentieproces: { naam: 'Onderhouden' },
  verantwoordelijke: 'Beheer openbare ruimte',
  besluittypen: [],
  gerelateerdeZaaktypen: [],
  beginGeldigheid: '2024-01-01',
  ...changes,
});

export const statustype = (zaaktype: string, volgnummer: number, changes: object = {}): object => ({
  zaaktype,
  volgnummer,
  omschrijving: `Status ${volgnummer}`,
  ...changes,
});

export const brondatum = (changes: object = {}): object => ({
  afleidingswijze: 'afgehandeld',
  datumkenmerk: '',
  einddatumBekend: false,
  objecttype: '',
  registratie: '',
  procestermijn: null,
  ...changes,
});

export const resultaattype = (zaaktype: string, changes: object = {}): object => ({
  zaaktype,
  omschrijving: 'Hersteld',
  resultaattypeomschrijving: generiek(),
  selectielijstklasse: klasse(),
  brondatumArchiefprocedure: brondatum(),
  ...changes,
});

export const informatieobjecttype = (catalogus: string, changes: object = {}): object => ({
  catalogus,
  omschrijving: 'Foto',
  vertrouwelijkheidaanduiding: 'openbaar',
  informatieobjectcategorie: 'Beeld',
  beginGeldigheid: '2024-01-01',
  ...changes,
});

export const besluittype = (catalogus: string, changes: object = {}): object => ({
  catalogus,
  omschrijving: 'Opdracht tot herstel',
  publicatieIndicatie: false,
  informatieobjecttypen: [],
  beginGeldigheid: '2024-01-01',
  ...changes,
});

/** Name and code of every fault in an answer. */
export const faults = (problem: Json): readonly (readonly [string, string])[] =>
  (problem.invalidParams as readonly InvalidParam[]).map(({ name, code }) => [name, code] as const);

let count = 0;
/** Another identificatie each time, so that versions do not meet. */
export const fresh = (changes: object = {}): object => ({ identificatie: `ZT-${++count}`, ...changes });
