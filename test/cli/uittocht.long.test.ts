/** Out in files and back from them elsewhere: row by row what it was, what is shut never open. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BSN } from '../registers/all/world.ts';
import type { Json } from '../registers/zaken/support.ts';
import type { Said } from './support.ts';
import { DOCUMENT, dicht, dossier, expectDone, line, SECRET, source, start, stop, url, watch } from './zgw-dicht.ts';

const [FROM, BACK] = ['heen.localhost', 'terug.localhost'];
const added = (host: string, code: string, rsin: string): Promise<Said> =>
  line.meent('municipality', 'add', '--name', host, '--host', host, '--code', code, '--rsin', rsin);
/** Every table that is copied, and how many rows there must be at least. */
const TABLES = {
  zaken_zaak: 3,
  zaken_status: 2,
  zaken_rol: 1,
  zaken_resultaat: 1,
  zaken_zaakeigenschap: 1,
  zaken_zaakinformatieobject: 3,
  zaken_zaakbesluit: 1,
  zaken_klantcontact: 1,
  zaken_zaaknotitie: 1,
  zaken_afscherming: 1,
  zaken_toegang: 1,
  documenten_enkelvoudiginformatieobject: 3,
  documenten_versie: 2,
  documenten_gebruiksrecht: 1,
  documenten_objectinformatieobject: 4,
  besluiten_besluit: 1,
  besluiten_besluitinformatieobject: 1,
  catalogi_zaaktype: 1,
  catalogi_informatieobjecttype: 1,
} as const;

let folder: string;
let it: Awaited<ReturnType<typeof dossier>>;

beforeAll(async () => {
  await start();
  folder = join(line.folder, 'uittocht');
  it = await dossier();
  await changed(it.gedeeld, { inhoud: base64('tweede versie'), bestandsomvang: 13, titel: 'Tweede' });
  await changed(it.gedeeld, { inhoud: base64(''), bestandsomvang: 0, titel: 'Derde' });
  await source.want(201, 'POST', '/documenten/api/v1/gebruiksrechten', {
    informatieobject: it.gedeeld.url,
    startdatum: '2026-01-01T00:00:00Z',
    omschrijvingVoorwaarden: 'Alleen voor intern gebruik',
  });
  await dicht(it.zaak);
  const closed = await source.zaak({
    identificatie: 'OUD-2019-0001',
    startdatum: '2019-02-01',
    hoofdzaak: it.open.url,
  });
  await source.status(closed, source.catalogue.statustypen.ontvangen, '2019-02-03T09:00:00Z');
  await source.rol(closed);
  await source.post(`/zaken/${closed.url.slice(-36)}/zaakeigenschappen`, {
    zaak: closed.url,
    eigenschap: source.catalogue.eigenschappen.kleur,
    waarde: 'grijs',
  });
  await source.post('/klantcontacten', { zaak: closed.url, datumtijd: '2019-02-04T10:00:00Z', onderwerp: 'Gebeld' });
  await source.post('/zaaknotities', { gerelateerdAan: closed.url, onderwerp: 'Nota', tekst: 'Let op de hond' });
  await source.close(closed, { op: '2019-04-01T10:00:00Z' });
  expectDone(await added(FROM, '0998', '000000085'));
  expectDone(await added(BACK, '0999', '000000097'));
  for (const table of Object.keys(TABLES))
    for (const row of await rowsOf(BACK, table)) born.add((row as { readonly id?: unknown }).id);
  const credentials = join(line.folder, 'bron.txt');
  writeFileSync(credentials, `alles\n${SECRET}\n`, { mode: 0o600 });
  expectDone(await line.meent('load', 'zgw', url, '--municipality', FROM, '--credentials', credentials));
  expectDone(await exported());
});
afterAll(stop);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
async function changed(document: Json, changes: object): Promise<void> {
  const { lock } = await source.want(200, 'POST', `${document.url}/lock`, {});
  await source.want(200, 'PATCH', document.url, { ...changes, lock });
  await source.want(204, 'POST', `${document.url}/unlock`, { lock });
}
const exported = (): Promise<Said> =>
  line.meent('export', 'register', 'alles', '--to', folder, '--content', '--municipality', FROM);
const back = (): Promise<Said> => line.meent('load', 'export', folder, '--municipality', BACK);
const file = (kind: string): string => join(folder, `${kind}.ndjson`);

/** What a municipality begins with, of the one that all goes back to: requests about own data have a type of their own. */
const born = new Set<unknown>();

async function rowsOf(host: string, table: string): Promise<object[]> {
  const all = await line.clone.asOwner<Record<string, unknown>>(
    `select t.* from meent.${table} t join meent.municipality_attribute a using (municipality)
 where a.kind = 'host' and a.value = $1 order by t.id`,
    [host],
  );
  const rows = all.filter(({ id }) => !born.has(id));
  // A version has an id of its own that no API shows.
  const shown = table === 'documenten_versie' ? rows.map(withoutId).toSorted((a, b) => a.versie - b.versie) : rows;
  return shown.map(comparable);
}

const withoutId = ({ id, body, ...rest }: Record<string, unknown>) => ({
  ...rest,
  versie: Number(rest.versie),
  body: String(body).replaceAll(String(id), 'id'),
});

/** Without what each municipality has of its own: keys, and how often a row was written. Lists of ids are sets. */
function comparable({ municipality: _, version: __, body, ...rest }: Record<string, unknown>): object {
  const opened = String(body).split('\u0002');
  const columns = Object.entries(rest).map(([name, value]) => {
    if (['subjects', 'owners'].includes(name)) return [name, (value as unknown[]).length];
    if (['subject', 'owner'].includes(name)) return [name, value !== null];
    // Never shut is null, opened again is false: which of the two depends on whose turn came first in the copy.
    if (name === 'afgeschermd') return [name, value === true];
    return [name, Array.isArray(value) ? value.toSorted() : value];
  });
  return {
    ...Object.fromEntries(columns),
    body: opened.map((part, index) => (index % 2 === 1 ? 'VERZEGELD' : part)).join(''),
  };
}
const count = async (table: string): Promise<number> => (await rowsOf(BACK, table)).length;

test('a folder that is not whole is refused, and nothing is made of it', async () => {
  const whole = readFileSync(file('rol'));
  const ruined: readonly [() => void, string][] = [
    [() => truncateSync(file('rol'), whole.length - 5), 'afgebroken'],
    [() => rmSync(file('rol')), 'ontbreekt'],
    [() => writeFileSync(file('rol'), 'geen json\n'), 'regel 1'],
    [
      () => writeFileSync(file('rol'), Buffer.concat([whole, Buffer.from('{"a":"\xff"}\n', 'latin1')])),
      'is geen regel',
    ],
    [() => renameSync(file('toegang'), `${file('toegang')}.weg`), 'toegang.ndjson ontbreekt'],
  ];
  for (const [ruin, told] of ruined) {
    ruin();
    const { code, err } = await back();
    expect(code).toBe(1);
    expect(err.join('\n')).toContain(told);
    writeFileSync(file('rol'), whole);
  }
  renameSync(`${file('toegang')}.weg`, file('toegang'));
  for (const path of [join(folder, 'nergens'), file('rol')])
    expect((await line.meent('load', 'export', path, '--municipality', BACK)).code).toBe(1);
  expect(await count('catalogi_zaaktype')).toBe(0);
  expect(await count('zaken_zaak')).toBe(0);
});

async function killedAtWork(): Promise<void> {
  const child = spawn(
    process.execPath,
    [resolve('dist/src/cli/main.js'), 'load', 'export', folder, '--municipality', BACK],
    {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...line.environment },
      stdio: 'ignore',
    },
  );
  const ended = once(child, 'exit');
  await expect.poll(() => count('catalogi_catalogus'), { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
  child.kill('SIGKILL');
  await ended;
}

test('everything comes back row by row after a kill, with earlier versions and their bytes, and nothing shielded is ever open', async () => {
  const everOpen = await watch(it.zaak, it.eigen, it.vanBesluit, it.besluit);
  await killedAtWork();
  const said = await back();
  expect(said.out.filter((text) => /Geweigerd|Let op|Geen plaats/.test(text))).toEqual([]);
  expectDone(said);
  expect(said.out.join('\n')).toContain('Niet gelezen: zaak.audittrail');
  for (const [table, least] of Object.entries(TABLES)) {
    const ours = await rowsOf(FROM, table);
    expect(ours.length, table).toBeGreaterThanOrEqual(least);
    expect([table, await rowsOf(BACK, table)]).toEqual([table, ours]);
  }
  expect(await everOpen()).toBe(0);
  expect([...said.out, ...said.err].join('\n')).not.toContain(BSN);
});

test('again changes nothing', async () => {
  const changes = async (): Promise<unknown> => line.clone.asOwner('select count(*) from meent.engine_change');
  const before = await changes();
  expectDone(await back());
  expect(await changes()).toEqual(before);
});

test('of a later export what differs comes', async () => {
  const text = readFileSync(file('zaaknotitie'), 'utf8');
  writeFileSync(file('zaaknotitie'), text.replace('Let op de hond', 'De hond is weg'));
  expectDone(await back());
  const [note] = await rowsOf(BACK, 'zaken_zaaknotitie');
  expect(note).toMatchObject({ body: expect.stringContaining('De hond is weg') });
});

test('a case with more parts than a line of a load may have comes back whole', async () => {
  const MANY = 2_100;
  const idOf = (number: number): string => `019f0000-0000-7000-8001-${String(number).padStart(12, '0')}`;
  const lineOf = (kind: string) => JSON.parse(readFileSync(file(kind), 'utf8').split('\n')[0]!);
  const [zaak, rol] = [lineOf('zaak'), lineOf('rol')];
  const roltype = readFileSync(file('roltype'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text))
    .find((one) => one.zaaktype === zaak.zaaktype && one.omschrijvingGeneriek === 'adviseur');
  const moved = (body: Json, id: string): Json => ({ ...body, uuid: id, url: body.url.replace(/[^/]+$/, id) });
  const large = { ...moved(zaak, idOf(0)), identificatie: 'GROOT', status: null, resultaat: null, einddatum: null };
  appendFileSync(file('zaak'), `${JSON.stringify({ ...large, hoofdzaak: null })}\n`);
  const { url, omschrijving, omschrijvingGeneriek } = roltype;
  const roles = Array.from({ length: MANY }, (_, index) => ({
    ...moved(rol, idOf(index + 1)),
    zaak: large.url,
    roltype: url,
    omschrijving,
    omschrijvingGeneriek,
  }));
  appendFileSync(file('rol'), roles.map((role) => `${JSON.stringify(role)}\n`).join(''));
  expectDone(await back());
  const [{ n }] = (await line.clone.asOwner<{ n: number }>(
    `select count(*)::int as n from meent.zaken_rol where zaak = '${idOf(0)}'`,
  )) as [{ n: number }];
  expect(n).toBe(MANY);
});

test('what a file says that contradicts itself is refused by name, and the rest comes', async () => {
  const [first = ''] = readFileSync(file('zaak'), 'utf8').split('\n');
  const id = '019f0000-0000-7000-8000-000000000abc';
  const zaak = JSON.parse(first);
  appendFileSync(file('zaak'), `${JSON.stringify({ ...zaak, url: zaak.url.replace(/[^/]+$/, id), uuid: id })}\n`);
  const said = await back();
  expect(said.code).toBe(1);
  expect(said.out.join('\n')).toContain(`Geweigerd: zaak ${id}`);
});

test('without the content of documents each document is refused, with what to do', async () => {
  const text = readFileSync(file(DOCUMENT.replace('documenten_', '')), 'utf8');
  const name = file('enkelvoudiginformatieobject');
  const id = '019f0000-0000-7000-8000-000000000abd';
  const document = JSON.parse(text.split('\n')[0]!);
  const url = document.url.replace(/[^/]+$/, id);
  appendFileSync(
    name,
    `${JSON.stringify({ ...document, url, identificatie: 'LOS', versie: 1, inhoud: `${url}/download?versie=1` })}\n`,
  );
  const said = await back();
  expect(said.code).toBe(1);
  expect(said.out.join('\n')).toMatch(new RegExp(`Geweigerd: enkelvoudiginformatieobject ${id}\\n.*--content`));
});
