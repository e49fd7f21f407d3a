/** A list that is carried out: what goes, and what is left to account for it. */
import { createHash } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameId } from '../../../src/foundation/name-id.ts';
import { canonical } from '../../../src/logbook/jcs.ts';
import { sweep } from '../../../src/registers/documenten/index.ts';
import { applyDestroyed, listDestroyed } from '../../../src/services/destroyed.ts';
import { FIRST, seeder } from '../../support/server.ts';
import { DRC, type Json } from '../zaken/support.ts';
import { type Archief, over, padVan, startArchief, wegIs } from './support.ts';

let a: Archief;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(() => a.close());

const inhoud = (text: string) => ({
  inhoud: Buffer.from(text).toString('base64'),
  bestandsomvang: Buffer.byteLength(text),
  formaat: 'text/plain',
  bestandsnaam: 'brief.txt',
});
const digestVan = (text: string): string => createHash('sha256').update(text).digest('hex');
const bestand = (text: string): string => {
  const digest = digestVan(text);
  return join(a.z.meent.blobFolder, String(FIRST), digest.slice(0, 2), digest.slice(2, 4), digest);
};
/** As content is that was stored long ago. */
const oud = (text: string): void => utimesSync(bestand(text), new Date('2026-01-01'), new Date('2026-01-01'));
const staat = async (text: string): Promise<boolean> => {
  for await (const digest of a.blobs.list(FIRST)) if (digest === digestVan(text)) return true;
  return false;
};
const koppel = (zaak: Json, document: Json) =>
  a.z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });
const besluit = (zaak: Json) =>
  a.z.want(201, 'POST', '/besluiten/api/v1/besluiten', {
    verantwoordelijkeOrganisatie: '111222333',
    besluittype: a.z.catalogue.besluittype,
    zaak: zaak.url,
    datum: '2026-03-02',
    ingangsdatum: '2026-03-02',
  });

it('destroys case, sub-case, decision, own documents and their content; what another case uses stays', async () => {
  const { z } = a;
  const zaak = await z.zaak({ omschrijving: 'Geheim van Boom' });
  const deelzaak = await z.zaak({ hoofdzaak: zaak.url });
  const ander = await z.zaak();
  const [eigen, gedeeld, bijBesluit] = [
    await z.document(inhoud('Beste Boom, eigen')),
    await z.document(inhoud('Beste Boom, gedeeld')),
    await z.document(inhoud('Beste Boom, besluit')),
  ];
  await z.rol(zaak);
  const genomen = await besluit(zaak);
  await z.want(201, 'POST', '/besluiten/api/v1/besluitinformatieobjecten', {
    besluit: genomen.url,
    informatieobject: bijBesluit.url,
  });
  await koppel(zaak, eigen);
  await koppel(deelzaak, eigen);
  await koppel(deelzaak, gedeeld);
  await koppel(ander, gedeeld);
  for (const one of [deelzaak, zaak]) {
    await z.close(one);
    await z.want(200, 'PATCH', one.url, { archiefnominatie: 'vernietigen', archiefactiedatum: '2026-01-15' });
  }
  for (const text of ['Beste Boom, eigen', 'Beste Boom, gedeeld', 'Beste Boom, besluit']) oud(text);

  const lijst = await a.gestart();
  expect(await a.regels(lijst)).toMatchObject([
    { zaakId: zaak.uuid, deelzaken: 1, documenten: 2, documentenBehouden: 1, besluiten: 1 },
  ]);
  z.meent.logged.length = 0;
  expect(await a.voerUit()).toBe(true);

  for (const { url } of [zaak, deelzaak, genomen, eigen, bijBesluit])
    expect([url, (await z.ask('GET', url)).statusCode]).toEqual([url, 404]);
  expect((await z.ask('GET', `${gedeeld.url}/download`)).body).toBe('Beste Boom, gedeeld');
  expect(
    await z.want(200, 'GET', `${DRC}/objectinformatieobjecten?informatieobject=${encodeURIComponent(gedeeld.url)}`),
  ).toHaveLength(1);
  const ids = [zaak, deelzaak, genomen, eigen, bijBesluit].map(({ url }) => url.slice(-36));
  for (const [table, column] of [
    ['zaken_zaak', 'id'],
    ['zaken_rol', 'zaak'],
    ['zaken_status', 'zaak'],
    ['zaken_zaakinformatieobject', 'zaak'],
    ['besluiten_besluit', 'id'],
    ['documenten_enkelvoudiginformatieobject', 'id'],
    ['documenten_versie', 'informatieobject'],
    ['documenten_objectinformatieobject', 'object'],
  ] as const)
    expect([table, await over(a, table, ids, column)]).toEqual([table, 0]);
  const [left] = await z.meent.clone.asOwner<{ n: number }>(
    `select count(*)::int as n from meent.engine_change where main = any($1::uuid[]) and (after is not null or (label <> '' and action <> 'delete'))`,
    [ids],
  );
  expect(left!.n).toBe(0);
  expect(await staat('Beste Boom, eigen')).toBe(false);
  expect(await staat('Beste Boom, besluit')).toBe(false);
  expect(await staat('Beste Boom, gedeeld')).toBe(true);
  expect(z.meent.logged.filter(({ operation }) => operation === 'archief.vernietigen')).toMatchObject([
    { kind: 'verwijderd', lines: [{ resource: 'zaak', id: zaak.uuid }] },
  ]);

  const klaar = await a.doe(200, 'GET', padVan(lijst), 'lezer');
  expect(klaar).toMatchObject({ status: 'uitgevoerd', uitgevoerdOp: expect.any(String) });
  const verklaring = await a.doe(200, 'GET', padVan({ url: klaar.verklaring }), 'lezer');
  expect(verklaring).toMatchObject({
    organisatie: 'Proefdorp',
    grondslag: expect.stringContaining('Archiefbesluit 1995, artikel 8'),
    opgesteldDoor: 'Medewerker een',
    beoordeeldDoor: 'Medewerker twee',
    vastgesteldDoor: 'Medewerker drie',
    zaken: 2,
    documenten: 2,
    documentenBehouden: 1,
    besluiten: 1,
    nietVernietigd: 0,
  });
  expect(verklaring.vernietigdeZaken.map(({ identificatie }: Json) => identificatie).sort()).toEqual(
    [zaak.identificatie, deelzaak.identificatie].sort(),
  );
  expect(verklaring.vernietigdeZaken.find(({ hoofdzaak }: Json) => hoofdzaak)).toMatchObject({
    identificatie: deelzaak.identificatie,
    hoofdzaak: zaak.identificatie,
  });
  expect(JSON.stringify(verklaring)).not.toMatch(/Boom|999990019/);
  const { controlegetal, ...rest } = verklaring;
  expect(createHash('sha256').update(canonical(rest)).digest('hex')).toBe(controlegetal);

  const pdf = await z.ask('GET', `/meent/api/v1${padVan({ url: klaar.verklaring })}/pdf`);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
});

it('a case that somebody removed meanwhile is said to be gone, with a record of its own', async () => {
  const zaak = await a.overtijd();
  const lijst = await a.gestart();
  await a.doe(200, 'GET', '/vernietigingen', 'lezer');
  await a.z.want(204, 'DELETE', zaak.url, undefined, {
    headers: { authorization: a.z.meent.token('alles', FIRST, { id: 'vijf', name: 'Medewerker vijf' }) },
  });
  await a.voerUit();
  expect(await a.regels(lijst)).toMatchObject([
    { status: 'vervallen', reden: expect.stringContaining('los verwijderd') },
  ]);
  const { results } = await a.doe(200, 'GET', `/vernietigingen?zaakId=${zaak.uuid}`, 'lezer');
  expect(results).toMatchObject([
    {
      identificatie: zaak.identificatie,
      wijze: 'verwijderd',
      vernietigingslijst: null,
      door: 'Medewerker vijf',
      selectielijstklasse: expect.stringContaining('selectielijst'),
      archiefactiedatum: '2026-01-15',
    },
  ]);
});

it('waits with the declaration for content that was stored just now, and goes on', async () => {
  const zaak = await a.overtijd();
  await koppel(zaak, await a.z.document(inhoud('Kort geleden')));
  const lijst = await a.gestart();
  expect(await a.voerUit()).toBe(false);
  await wegIs(a, zaak);
  expect(await a.doe(200, 'GET', padVan(lijst), 'lezer')).toMatchObject({
    status: 'wordt_uitgevoerd',
    verklaring: null,
  });
  expect(await a.doe(200, 'GET', `${padVan(lijst)}/voortgang`, 'lezer')).toMatchObject({
    vernietigd: 1,
    bestandenTeWissen: 1,
  });
  oud('Kort geleden');
  expect(await a.voerUit()).toBe(true);
  expect(await staat('Kort geleden')).toBe(false);
  expect(await a.doe(200, 'GET', padVan(lijst), 'lezer')).toMatchObject({ status: 'uitgevoerd' });
});

it('is on the list of what a restored backup must lose again, and is lost again by it', async () => {
  const since = new Date().toISOString();
  const zaak = await a.overtijd();
  const document = await a.z.document();
  await koppel(zaak, document);
  await a.gestart();
  await a.voerUit();
  const list = [];
  for await (const one of listDestroyed(a.z.meent.db.log, since)) list.push(one);
  expect(list.map(({ resource, id }) => `${resource}/${id}`).sort()).toEqual(
    [`zaak/${zaak.uuid}`, `enkelvoudiginformatieobject/${document.url.slice(-36)}`].sort(),
  );
  expect(await applyDestroyed(a.z.meent.engine, list)).toEqual({ removed: 0, absent: 2, refused: [] });
});

it('applies a list in which a document stands before its case', async () => {
  const zaak = await a.z.zaak();
  const document = await a.z.document();
  await koppel(zaak, document);
  const at = new Date().toISOString();
  const list = [
    { at, municipality: FIRST, resource: 'enkelvoudiginformatieobject', id: document.url.slice(-36) },
    { at, municipality: FIRST, resource: 'zaak', id: zaak.uuid },
  ];
  expect(await applyDestroyed(a.z.meent.engine, list)).toEqual({ removed: 2, absent: 0, refused: [] });
});

it('a list that is applied again takes all that the backup brought back: parts, files, messages, history, words; no other case', async () => {
  const { z } = a;
  const [zaak, ander] = [await z.zaak({ omschrijving: 'Herstelde tekst' }), await z.zaak()];
  const [eigen, vanAnder] = [await z.document(inhoud('Hersteld, weg')), await z.document(inhoud('Hersteld, blijft'))];
  for (const one of [zaak, ander]) {
    await z.rol(one);
    await z.meent.engine.compose(seeder(FIRST), {
      operation: 'berichten.nieuws',
      items: [
        {
          resource: 'bericht',
          id: nameId(FIRST, 'bericht', String(one.uuid)),
          input: {
            onderwerp: 'Nieuws',
            inhoud: `Bericht over ${one.uuid}`,
            afzender: 'Team Buiten',
            zaak: one.url,
            verzonden: '2026-01-01T10:00:00Z',
            gelezen: null,
          },
          columns: { ontvanger: 'iemand', subjects: ['iemand'] },
        },
      ],
    });
  }
  await koppel(zaak, eigen);
  await koppel(ander, vanAnder);
  for (const text of ['Hersteld, weg', 'Hersteld, blijft']) oud(text);
  const at = new Date().toISOString();
  const [zaakId, documentId] = [String(zaak.uuid), eigen.url.slice(-36)];
  const list = [
    { at, municipality: FIRST, resource: 'zaak', id: zaakId },
    { at, municipality: FIRST, resource: 'enkelvoudiginformatieobject', id: documentId },
  ];
  z.meent.logged.length = 0;
  expect(await applyDestroyed(z.meent.engine, list)).toEqual({ removed: 2, absent: 0, refused: [] });
  await sweep({ db: z.meent.db, blobs: a.blobs }, FIRST);

  const left = async (id: string) => ({
    zaken: await over(a, 'zaken_zaak', [id]),
    rollen: await over(a, 'zaken_rol', [id], 'zaak'),
    berichten: await over(a, 'berichten_bericht', [id], 'zaak'),
  });
  expect(await left(zaakId)).toEqual({ zaken: 0, rollen: 0, berichten: 0 });
  expect(await left(String(ander.uuid))).toEqual({ zaken: 1, rollen: 1, berichten: 1 });
  expect([await staat('Hersteld, weg'), await staat('Hersteld, blijft')]).toEqual([false, true]);
  const [told] = await z.meent.clone.asOwner<{ n: number }>(
    `select count(*)::int as n from meent.engine_change
where after like '%Herstelde tekst%' or after like $1 or (main = any($2::uuid[]) and after is not null)`,
    [`%Bericht over ${zaakId}%`, [zaakId, documentId]],
  );
  expect(told!.n).toBe(0);
  // Whom it was about reads that it went, and there is a record of its destruction again.
  expect(
    z.meent.logged.flatMap(({ kind, lines }) => (kind === 'verwijderd' ? lines.map(({ id }) => id) : [])),
  ).toContain(zaakId);
  expect(await over(a, 'archief_vernietiging', [zaakId], 'zaak_id::uuid')).toBe(1);
});
