/** Cases whose period is over, and the employees who decide on them. */
import { expect } from 'vitest';
import { openBlobs } from '../../../src/foundation/blobs/folder.ts';
import type { Blobs } from '../../../src/foundation/types.ts';
import { voerUit } from '../../../src/services/archief/taak.ts';
import { schermAf } from '../../../src/services/toegang/toegang.ts';
import { FIRST, keys, seeder } from '../../support/server.ts';
import { type Json, startZaken, type Zaken, ZRC } from '../zaken/support.ts';

export const MEENT = '/meent/api/v1';
export const OUD = '2026-01-15';

export interface Archief {
  readonly z: Zaken;
  readonly blobs: Blobs;
  /** A closed case that was to be destroyed from `OUD` on. */
  overtijd(changes?: object, na?: object): Promise<Json>;
  /** As an employee, by number: another one each time. Without `as` judging and fixing go through applications of their own. */
  doe(
    status: number,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    wie: string,
    body?: object,
    as?: string,
  ): Promise<Json>;
  lijst(wie: string, body?: object): Promise<Json>;
  regels(lijst: Json): Promise<readonly Json[]>;
  /** Made, judged, fixed and started: by four people. */
  gestart(body?: object): Promise<Json>;
  /** Of the case, from everybody but one employee. */
  schermAf(zaak: Json): Promise<void>;
  /** What `beperkt` may: these steps, and these things with each case that is not shielded, and with its documents. */
  mag(stappen: readonly string[], zaken: readonly string[], documenten?: readonly string[]): Promise<void>;
  /** What the job does, once. */
  voerUit(): Promise<boolean>;
  close(): Promise<void>;
}

export async function startArchief(): Promise<Archief> {
  const z = await startZaken();
  const blobs = await openBlobs(z.meent.blobFolder, keys);
  const own: Readonly<Record<string, string>> = {
    beoordelen: await z.meent.another('alles-beoordelen'),
    vaststellen: await z.meent.another('alles-vaststellen'),
  };
  const doe: Archief['doe'] = async (status, method, path, wie, body, as) => {
    const step = path.slice(path.lastIndexOf('/') + 1);
    const user = { id: wie, name: `Medewerker ${wie}` };
    return z.want(status, method, `${MEENT}${path}`, body ?? (own[step] ? await gelezen(z, path) : body), {
      as: as ?? own[step] ?? 'alles',
      user,
    });
  };
  const lijst: Archief['lijst'] = (wie, body = {}) =>
    doe(201, 'POST', '/vernietigingslijsten', wie, { naam: 'Proef', ...body });
  return {
    z,
    blobs,
    doe,
    lijst,
    async overtijd(changes = {}, na = {}) {
      const zaak = await z.zaak(changes);
      await z.close(zaak);
      return z.want(200, 'PATCH', zaak.url, { archiefnominatie: 'vernietigen', archiefactiedatum: OUD, ...na });
    },
    async regels({ url }) {
      const { results } = await doe(
        200,
        'GET',
        `/vernietigingsregels?vernietigingslijst=${encodeURIComponent(url)}`,
        'lezer',
      );
      return results as readonly Json[];
    },
    async gestart(body) {
      const gemaakt = await lijst('een', body);
      const pad = gemaakt.url.slice(gemaakt.url.indexOf('/vernietigingslijsten'));
      await doe(200, 'POST', `${pad}/beoordelen`, 'twee');
      await doe(200, 'POST', `${pad}/vaststellen`, 'drie');
      return doe(200, 'POST', `${pad}/uitvoeren`, 'een');
    },
    async schermAf({ uuid }) {
      await schermAf(z.meent.engine, seeder(FIRST), uuid, {
        reden: 'Een collega.',
        toegangen: [{ medewerker: 'chef', omgang: 'werken' }],
      });
    },
    async mag(stappen, zaken, documenten = []) {
      await z.meent.grant(
        [
          { component: 'meent', scopes: stappen },
          {
            component: 'zrc',
            scopes: zaken,
            zaaktype: z.catalogue.zaaktype,
            maxVertrouwelijkheidaanduiding: 'zeer_geheim',
          },
          ...(documenten.length > 0
            ? [
                {
                  component: 'drc',
                  scopes: documenten,
                  informatieobjecttype: z.catalogue.informatieobjecttypen.foto,
                  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
                },
              ]
            : []),
        ],
        FIRST,
      );
    },
    voerUit: () => voerUit({ engine: z.meent.engine, blobs, nameOf: () => 'Proefdorp' }, FIRST),
    close: () => z.meent.close(),
  };
}

/** What who fixes a list read of it. */
export async function gelezen(z: Pick<Zaken, 'want'>, pad: string): Promise<{ readonly kenmerk: string }> {
  const url = `${MEENT}${pad.slice(0, pad.lastIndexOf('/'))}/voortgang`;
  const { kenmerk } = await z.want(200, 'GET', url, undefined, {});
  return { kenmerk: String(kenmerk) };
}

export const padVan = ({ url }: Json): string => url.slice(url.indexOf(MEENT) + MEENT.length);

/** What is left of these records in a table. */
export async function over(a: Archief, table: string, ids: readonly string[], column = 'id'): Promise<number> {
  const [row] = await a.z.meent.clone.asOwner<{ n: number }>(
    `select count(*)::int as n from meent.${table} where ${column} = any($1::uuid[])`,
    [ids],
  );
  return row!.n;
}

export async function wegIs(a: Archief, zaak: Json): Promise<void> {
  expect((await a.z.ask('GET', `${ZRC}/zaken/${zaak.uuid}`)).statusCode).toBe(404);
}

/** A closed case with a document and a person in it, that may go to the archive. */
export async function blijvendBewaard({ z }: Archief, changes: object = {}, file: object = {}): Promise<Json> {
  const zaak = await z.zaak({ omschrijving: 'Straat <nieuw> & park', ...changes });
  const document = await z.document({
    titel: 'Besluit “park”',
    status: 'gearchiveerd',
    inhoud: Buffer.from('De straat krijgt een park.').toString('base64'),
    bestandsomvang: 26,
    formaat: 'text/plain',
    bestandsnaam: '../park.txt',
    ...file,
  });
  await z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });
  await z.rol(zaak);
  await z.close(zaak);
  await z.want(200, 'PATCH', zaak.url, {
    archiefnominatie: 'blijvend_bewaren',
    archiefactiedatum: '2026-01-01',
    archiefstatus: 'gearchiveerd',
  });
  return { ...zaak, document };
}
