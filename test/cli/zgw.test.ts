/** A running installation moves in: another Meent, over HTTP, compared row by row. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DRC, type Json, startZaken, type Zaken, ZRC } from '../registers/zaken/support.ts';
import { RSIN } from '../support/catalogue.ts';
import { FIRST } from '../support/server.ts';
import { type CommandLine, commandLine, type Said } from './support.ts';

const BRC = '/besluiten/api/v1';
const TO = 'tweede.localhost';
const SECRET = `geheim-van-alles-in-${FIRST}-123456`;

let source: Zaken;
let line: CommandLine;
let url: string;
let closed: Json;

beforeAll(async () => {
  [source, line] = await Promise.all([startZaken(), commandLine()]);
  url = (await source.meent.listen()).replace('127.0.0.1', 'localhost');
  await fill();
});
afterAll(async () => {
  await Promise.all([source?.meent.close(), line?.close()]);
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

async function change(document: Json, changes: object): Promise<void> {
  const { lock } = await source.want(200, 'POST', `${document.url}/lock`, {});
  await source.want(200, 'PATCH', document.url, { ...changes, lock });
  await source.want(204, 'POST', `${document.url}/unlock`, { lock });
}

/** A case with everything, closed; another that belongs to it and names it; a decision; a document with two versions. */
async function fill(): Promise<void> {
  const { catalogue } = source;
  const document = await source.document({ inhoud: base64('eerste versie'), bestandsnaam: 'a.txt' });
  await change(document, { inhoud: base64('tweede versie, iets langer'), bestandsomvang: 26, titel: 'Andere titel' });
  await source.want(201, 'POST', `${DRC}/gebruiksrechten`, {
    informatieobject: document.url,
    startdatum: '2026-01-01T00:00:00Z',
    omschrijvingVoorwaarden: 'Alleen voor intern gebruik',
  });
  const zaak = await source.zaak({
    identificatie: 'OUD-2019-0001',
    startdatum: '2019-02-01',
    registratiedatum: '2019-02-03',
    toelichting: 'Een oude zaak met "aanhalingstekens" en een é',
    zaakgeometrie: { type: 'Point', coordinates: [4.9, 52.3] },
    kenmerken: [{ kenmerk: 'K1', bron: 'Archief' }],
  });
  await source.status(zaak, catalogue.statustypen.ontvangen, '2019-02-03T09:00:00Z');
  const rol = await source.rol(zaak);
  await source.rol(zaak, {
    betrokkeneType: 'medewerker',
    roltype: catalogue.roltypen.behandelaar,
    betrokkeneIdentificatie: { identificatie: 'm1', achternaam: 'Visser' },
  });
  await source.post(`/zaken/${zaak.url.slice(-36)}/zaakeigenschappen`, {
    zaak: zaak.url,
    eigenschap: catalogue.eigenschappen.kleur,
    waarde: 'grijs',
  });
  await source.post('/zaakobjecten', {
    zaak: zaak.url,
    objectType: 'overige',
    objectTypeOverige: 'boom',
    relatieomschrijving: 'Over deze boom',
    objectIdentificatie: { overigeData: { soort: 'eik' } },
  });
  const zio = await source.post('/zaakinformatieobjecten', {
    zaak: zaak.url,
    informatieobject: document.url,
    titel: 'Foto',
  });
  expect(zio.url).toContain(ZRC);
  await source.post('/klantcontacten', { zaak: zaak.url, datumtijd: '2019-02-04T10:00:00Z', onderwerp: 'Gebeld' });
  await source.post('/zaaknotities', { gerelateerdAan: zaak.url, onderwerp: 'Nota', tekst: 'Let op de hond' });
  const besluit = await source.want(201, 'POST', `${BRC}/besluiten`, {
    verantwoordelijkeOrganisatie: RSIN,
    besluittype: catalogue.besluittype,
    zaak: zaak.url,
    datum: '2019-03-01',
    ingangsdatum: '2019-03-02',
  });
  await source.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, {
    besluit: besluit.url,
    informatieobject: document.url,
  });
  const sub = await source.zaak({ hoofdzaak: zaak.url, relevanteAndereZaken: [] });
  await source.zaak({ relevanteAndereZaken: [{ url: sub.url, aardRelatie: 'vervolg' }] });
  await source.status(zaak, catalogue.statustypen.bezig, '2019-02-05T09:00:00Z');
  closed = await source.close(zaak, { op: '2019-04-01T10:00:00Z' });
  expect(closed.einddatum).toBe('2019-04-01');
  expect(rol.url).toContain('/rollen/');
}

const load = (secret?: string): Promise<Said> =>
  line.meent('load', 'zgw', url, '--municipality', TO, '--credentials', credentials(secret));

/** With all that was said, when it was not. */
const expectDone = ({ code, out, err }: Said): void =>
  expect(`${code} ${code === 0 ? '' : [...out, ...err].join('\n')}`).toBe('0 ');

function credentials(secret = SECRET): string {
  const path = join(line.folder, 'bron.txt');
  writeFileSync(path, `alles\n${secret}\n`, { mode: 0o600 });
  return path;
}

/** Tables whose rows must come over whole, without what each installation counts for itself. */
const TABLES = [
  'zaken_zaak',
  'zaken_status',
  'zaken_rol',
  'zaken_resultaat',
  'zaken_zaakeigenschap',
  'zaken_zaakobject',
  'zaken_zaakinformatieobject',
  'zaken_zaakbesluit',
  'zaken_klantcontact',
  'zaken_zaaknotitie',
  'documenten_enkelvoudiginformatieobject',
  'documenten_gebruiksrecht',
  'documenten_objectinformatieobject',
  'besluiten_besluit',
  'besluiten_besluitinformatieobject',
  'catalogi_zaaktype',
  'catalogi_statustype',
  'catalogi_resultaattype',
  'catalogi_roltype',
  'catalogi_eigenschap',
  'catalogi_informatieobjecttype',
  'catalogi_besluittype',
  'catalogi_zaaktypeinformatieobjecttype',
  'catalogi_zaakobjecttype',
] as const;

/** Bodies hold sealed values, which differ each time they are sealed. */
const without = (row: Record<string, unknown>): Record<string, unknown> => {
  const { municipality: _, version: __, body, ...rest } = row;
  const opened = String(body).split('\u0002');
  return { ...rest, body: opened.map((part, index) => (index % 2 === 1 ? 'VERZEGELD' : part)).join('') };
};

async function rowsOf(
  where: CommandLine['clone'],
  table: string,
  ids?: readonly unknown[],
): Promise<Record<string, unknown>[]> {
  const rows = await where.asOwner(
    `select t.* from meent.${table} t join meent.municipality_attribute a using (municipality)
 where a.kind = 'host' and a.value = $1 ${ids ? 'and t.id = any($2::uuid[])' : ''} order by t.id`,
    ids ? [TO, ids] : ['localhost'],
  );
  return rows.map(without);
}

/** Lists of ids are sets. */
const sorted = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]),
  );

async function expectTheSame(): Promise<void> {
  for (const table of TABLES) {
    const theirs = await rowsOf(source.meent.clone, table);
    const ours = await rowsOf(
      line.clone,
      table,
      theirs.map(({ id }) => id),
    );
    expect([table, ours.map((row) => hashed(sorted(row)))]).toEqual([table, theirs.map((row) => hashed(sorted(row)))]);
    expect(theirs.length, table).toBeGreaterThan(0);
  }
}

/** Keyed hashes of people have another key in another municipality. */
const hashed = (row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      ['subjects', 'owners'].includes(name)
        ? (value as unknown[]).length
        : ['subject', 'owner'].includes(name)
          ? value !== null
          : value,
    ]),
  );

test('a wrong secret takes nothing over, and says what to look at', async () => {
  const { code, err } = await load('verkeerd-geheim-0123456789');
  expect([code, err.at(-1)]).toEqual([
    1,
    expect.stringMatching(/niet lezen \(40[13]\)\. Kijk naar het client id, het geheim/),
  ]);
  expect(await line.clone.asOwner('select 1 from meent.overzetten_bron')).toEqual([]);
});

test('everything comes over as it is there, and the report says so', async () => {
  const said = await load();
  expect(said.out.filter((text) => /Geweigerd|Let op|Niet gelezen|Geen plaats/.test(text))).toEqual([]);
  expectDone(said);
  expect(said.out).toContainEqual(expect.stringMatching(/^zaak: 3 gedaan \(de bron telt 3\)$/));
  await expectTheSame();
});

test('again changes nothing, and what changed there follows', async () => {
  const changes = async (): Promise<number> =>
    (await line.clone.asOwner<{ n: number }>('select count(*)::int as n from meent.engine_change'))[0]!.n;
  const before = await changes();
  expectDone(await load());
  expect(await changes()).toBe(before);

  const [open] = (await source.want(200, 'GET', `${ZRC}/zaken?einddatum__isnull=true`)).results as Json[];
  await source.want(200, 'PATCH', open!.url, { omschrijving: 'Intussen gewijzigd' });
  await source.rol(open!, { roltype: source.catalogue.roltypen.adviseur });
  await source.want(201, 'POST', `${DRC}/enkelvoudiginformatieobjecten`, {
    bronorganisatie: RSIN,
    creatiedatum: '2026-03-02',
    titel: 'Later gekomen',
    auteur: 'Melder',
    taal: 'dut',
    informatieobjecttype: source.catalogue.informatieobjecttypen.foto,
    inhoud: base64('later'),
    bestandsomvang: 5,
  });
  expectDone(await load());
  expect(await changes()).toBeGreaterThan(before);
  await expectTheSame();
});
