/** Documents over HTTP beside real cases and a real catalogue; parts are ten bytes, so that a small file has several. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import { openBlobs } from '../../../src/foundation/blobs/folder.ts';
import { makeOutbound } from '../../../src/foundation/outbound/outbound.ts';
import type { InvalidParam } from '../../../src/foundation/problems.ts';
import type { Blobs } from '../../../src/foundation/types.ts';
import { documentenWithParts } from '../../../src/registers/documenten/index.ts';
import * as registers from '../../../src/registers/index.ts';
import { keys, startMeent, type TestMeent } from '../../support/server.ts';
import { informatieobjecttype, resultaattype, statustype, zaaktype } from '../catalogi/support.ts';

export const DRC = '/documenten/api/v1';
export const ZRC = '/zaken/api/v1';
const ZTC = '/catalogi/api/v1';
export const BASE = 'http://localhost';
/** Bytes of a part. */
export const PART = 10;
/** A fictional person, initiator of the case. */
export const BSN = '999990019';

export type Json = Record<string, unknown> & { readonly url: string };

export interface Part extends Json {
  readonly volgnummer: number;
  readonly omvang: number;
  readonly voltooid: boolean;
}

export interface Documenten {
  readonly meent: TestMeent;
  readonly blobs: Blobs;
  /** Folder of the blobs. */
  readonly folder: string;
  /** Two types: one that the case type knows, and a confidential one. */
  readonly types: { readonly foto: string; readonly geheim: string; readonly concept: string };
  readonly zaak: string;
  body(changes?: object): object;
  send(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    as?: string,
  ): Promise<LightMyRequestResponse>;
  /** Sends and wants this status; the answer's body. */
  want(
    status: number,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    as?: string,
  ): Promise<Json>;
  create(
    changes?: object,
    as?: string,
  ): Promise<Json & { readonly lock: string; readonly bestandsdelen: readonly Part[] }>;
  /** Locks, patches, unlocks. */
  change(url: string, changes: object): Promise<Json>;
  lock(url: string, as?: string): Promise<string>;
  upload(url: string, bytes: Buffer, lock: string, as?: string): Promise<LightMyRequestResponse>;
  download(url: string, headers?: Record<string, string>, as?: string): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

export const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

/** Name and code of every fault in an answer. */
export const faults = (problem: Json): readonly string[] =>
  (problem.invalidParams as readonly InvalidParam[]).map(({ name, code }) => `${name}:${code}`);

export async function startDocumenten(partBytes = PART): Promise<Documenten> {
  const folder = mkdtempSync(join(tmpdir(), 'meent-documenten-'));
  const blobs = await openBlobs(folder, keys);
  const outbound = makeOutbound({ allow: [] });
  const meent = await startMeent({
    registers: {
      resources: [
        ...registers.resources.filter(({ api }) => api.name !== 'documenten'),
        ...documentenWithParts(partBytes),
      ],
      operations: registers.operations({ blobs, outbound }),
    },
  });
  const send: Documenten['send'] = (method, url, body, as = 'alles') =>
    meent.ask({ method, url: url.replace(BASE, ''), as, headers: CRS, ...(body ? { payload: body } : {}) });
  const want: Documenten['want'] = async (status, method, url, body, as) => {
    const answer = await send(method, url, body, as);
    expect(`${answer.statusCode} ${answer.statusCode === status ? '' : answer.body}`).toBe(`${status} `);
    return (answer.body === '' ? {} : answer.json()) as Json;
  };
  const post = async (path: string, body: object): Promise<string> => (await want(201, 'POST', path, body)).url;
  const { types, zaak } = await seed(post, want);
  const body = (changes: object = {}): object => ({
    bronorganisatie: '000000012',
    creatiedatum: '2026-03-02',
    titel: 'Losse tegel',
    auteur: 'Melder',
    taal: 'dut',
    informatieobjecttype: types.foto,
    ...changes,
  });
  const lock: Documenten['lock'] = async (url, as) =>
    String((await want(200, 'POST', `${url}/lock`, undefined, as)).lock);
  return {
    meent,
    blobs,
    folder,
    types,
    zaak,
    body,
    send,
    want,
    create: async (changes, as) =>
      (await want(201, 'POST', `${DRC}/enkelvoudiginformatieobjecten`, body(changes), as)) as never,
    async change(url, changes) {
      const key = await lock(url);
      const changed = await want(200, 'PATCH', url, { ...changes, lock: key });
      await want(204, 'POST', `${url}/unlock`, { lock: key });
      return changed;
    },
    lock,
    upload(url, bytes, key, as = 'alles') {
      const form = new FormData();
      form.append('inhoud', new Blob([new Uint8Array(bytes)]), 'deel');
      if (key !== '') form.append('lock', key);
      return meent.ask({ method: 'PUT', url: url.replace(BASE, ''), as, payload: form });
    },
    download: (url, headers = {}, as = 'alles') =>
      meent.ask({ method: 'GET', url: url.replace(BASE, ''), as, headers }),
    async close() {
      await meent.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const CRS = { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' };

async function seed(
  post: (path: string, body: object) => Promise<string>,
  want: Documenten['want'],
): Promise<Pick<Documenten, 'types' | 'zaak'>> {
  const catalogus = await post(`${ZTC}/catalogussen`, {
    domein: 'DOCUM',
    rsin: '000000012',
    contactpersoonBeheerNaam: 'Functioneel beheer',
  });
  const type = (omschrijving: string, vertrouwelijkheidaanduiding: string) =>
    post(
      `${ZTC}/informatieobjecttypen`,
      informatieobjecttype(catalogus, { omschrijving, vertrouwelijkheidaanduiding }),
    );
  const types = {
    foto: await type('Foto', 'openbaar'),
    geheim: await type('Rapport', 'vertrouwelijk'),
    concept: await type('Nog niet', 'openbaar'),
  };
  for (const url of [types.foto, types.geheim]) await want(200, 'POST', `${url}/publish`, {});
  const soort = await post(`${ZTC}/zaaktypen`, zaaktype(catalogus));
  for (const volgnummer of [1, 2]) await post(`${ZTC}/statustypen`, statustype(soort, volgnummer));
  const roltype = await post(`${ZTC}/roltypen`, {
    zaaktype: soort,
    omschrijving: 'Melder',
    omschrijvingGeneriek: 'initiator',
  });
  await post(`${ZTC}/resultaattypen`, resultaattype(soort));
  await post(`${ZTC}/zaaktype-informatieobjecttypen`, {
    zaaktype: soort,
    informatieobjecttype: 'Foto',
    volgnummer: 1,
    richting: 'inkomend',
  });
  await want(200, 'POST', `${soort}/publish`, {});
  const zaak = await post(`${ZRC}/zaken`, {
    bronorganisatie: '000000012',
    verantwoordelijkeOrganisatie: '000000012',
    zaaktype: soort,
    startdatum: '2026-03-02',
  });
  await post(`${ZRC}/rollen`, {
    zaak,
    roltype,
    betrokkeneType: 'natuurlijk_persoon',
    roltoelichting: 'Melder',
    betrokkeneIdentificatie: { inpBsn: BSN },
  });
  return { types, zaak };
}
