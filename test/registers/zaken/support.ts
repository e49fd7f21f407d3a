/** Cases over HTTP, with a catalogue: short words for what most tests of the Zaken register do first. */
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { InvalidParam } from '../../../src/foundation/problems.ts';
import { type Catalogue, loadCatalogue, RSIN } from '../../support/catalogue.ts';
import { FIRST, type Request, startMeent, type TestMeent } from '../../support/server.ts';

export const ZRC = '/zaken/api/v1';
export const DRC = '/documenten/api/v1';
export const BASE = 'http://localhost';
/** Fictional people (the eleven test holds for all of them). */
export const BSN = '999990019';
export const BSN_TWO = '999990408';

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
export type Json = Record<string, any> & { readonly url: string };
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

export interface Zaken {
  readonly meent: TestMeent;
  readonly catalogue: Catalogue;
  ask(
    method: Method,
    url: string,
    body?: object,
    options?: Pick<Request, 'as' | 'headers' | 'user'>,
  ): Promise<LightMyRequestResponse>;
  /** Sends and wants this status; the answer's body. */
  want(
    status: number,
    method: Method,
    url: string,
    body?: object,
    options?: Pick<Request, 'as' | 'headers' | 'user'>,
  ): Promise<Json>;
  /** Posts below the Zaken API. */
  post(path: string, body: object, as?: string): Promise<Json>;
  /** Names and codes of what was wrong with this body. */
  refused(path: string, body: object): Promise<readonly string[]>;
  body(changes?: object): object;
  zaak(changes?: object): Promise<Json>;
  read(url: string, query?: string): Promise<Json>;
  status(zaak: Json, statustype: string, datumStatusGezet: string, as?: string): Promise<Json>;
  rol(zaak: Json, changes?: object): Promise<Json>;
  document(changes?: object): Promise<Json>;
  /** Gives a result and the end status; the case as it then is. */
  close(zaak: Json, options?: { readonly resultaattype?: string; readonly op?: string }): Promise<Json>;
  /** Gives the application `beperkt` these scopes on this type up to this level, and rights on all documents when asked. */
  grant(
    scopes: readonly string[],
    options?: { readonly zaaktype?: string; readonly level?: string; readonly documenten?: readonly string[] },
  ): Promise<void>;
}

export const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

export const faults = (problem: Json): readonly string[] =>
  ((problem.invalidParams ?? []) as readonly InvalidParam[]).map(({ name, code }) => `${name}:${code}`);

export const natuurlijkPersoon = (bsn = BSN) => ({
  betrokkeneType: 'natuurlijk_persoon',
  betrokkeneIdentificatie: { inpBsn: bsn, geslachtsnaam: 'Boom' },
});

export async function startZaken(): Promise<Zaken> {
  const meent = await startMeent();
  const catalogue = await loadCatalogue(meent);
  const ask: Zaken['ask'] = (method, url, body, { as = 'alles', headers = {}, user } = {}) =>
    meent.ask({
      method,
      ...(user ? { user } : {}),
      url: url.replace(BASE, ''),
      as,
      headers: { ...CRS, ...headers },
      ...(body ? { payload: body } : {}),
    });
  const want: Zaken['want'] = async (status, method, url, body, options) => {
    const answer = await ask(method, url, body, options);
    expect(`${answer.statusCode} ${answer.statusCode === status ? '' : answer.body}`).toBe(`${status} `);
    return (answer.body === '' ? {} : answer.json()) as Json;
  };
  const post: Zaken['post'] = (path, body, as) => want(201, 'POST', `${ZRC}${path}`, body, as ? { as } : {});
  const body: Zaken['body'] = (changes = {}) => ({
    bronorganisatie: RSIN,
    verantwoordelijkeOrganisatie: RSIN,
    zaaktype: catalogue.zaaktype,
    startdatum: '2026-03-02',
    ...changes,
  });
  const it: Zaken = {
    meent,
    catalogue,
    ask,
    want,
    post,
    refused: async (path, one) => faults(await want(400, 'POST', `${ZRC}${path}`, one)),
    body,
    zaak: (changes) => post('/zaken', body(changes)),
    read: (url, query = '') => want(200, 'GET', url + query),
    status: (zaak, statustype, datumStatusGezet, as) =>
      post('/statussen', { zaak: zaak.url, statustype, datumStatusGezet }, as),
    rol: (zaak, changes = {}) =>
      post('/rollen', {
        zaak: zaak.url,
        roltype: catalogue.roltypen.initiator,
        roltoelichting: 'Melder',
        ...natuurlijkPersoon(),
        ...changes,
      }),
    document: (changes = {}) =>
      want(201, 'POST', `${DRC}/enkelvoudiginformatieobjecten`, {
        bronorganisatie: RSIN,
        creatiedatum: '2026-03-02',
        titel: 'Losse tegel',
        auteur: 'Melder',
        taal: 'dut',
        informatieobjecttype: catalogue.informatieobjecttypen.foto,
        indicatieGebruiksrecht: false,
        ...changes,
      }),
    async close(zaak, { resultaattype = catalogue.resultaattypen.afgehandeld, op = '2026-05-01T10:00:00Z' } = {}) {
      await post('/resultaten', { zaak: zaak.url, resultaattype });
      await it.status(zaak, catalogue.statustypen.klaar, op);
      return it.read(zaak.url);
    },
    grant: (scopes, { zaaktype = catalogue.zaaktype, level = 'zeer_geheim', documenten = [] } = {}) =>
      meent.grant(
        [
          { component: 'zrc', scopes, zaaktype, maxVertrouwelijkheidaanduiding: level },
          ...(documenten.length === 0 ? [] : Object.values(catalogue.informatieobjecttypen)).map(
            (informatieobjecttype) => ({
              component: 'drc',
              scopes: documenten,
              informatieobjecttype,
              maxVertrouwelijkheidaanduiding: level,
            }),
          ),
        ],
        FIRST,
      ),
  };
  return it;
}
