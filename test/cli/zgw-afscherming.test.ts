/** What is shut in the Meent that data comes from is never open in the one it comes to. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { municipalityOf, withMeent } from '../../src/cli/open.ts';
import { loadConfig } from '../../src/foundation/config.ts';
import { newTrace } from '../../src/foundation/telemetry/trace.ts';
import { employeeCaller } from '../../src/services/people.ts';
import { documentToegang } from '../../src/services/toegang/overzicht.ts';
import { leesToegang } from '../../src/services/toegang/toegang.ts';
import { type Json, startZaken, type Zaken } from '../registers/zaken/support.ts';
import { RSIN } from '../support/catalogue.ts';
import { FIRST } from '../support/server.ts';
import { type CommandLine, commandLine, type Said } from './support.ts';

const BRC = '/besluiten/api/v1';
const MEENT = '/meent/api/v1';
const TO = 'tweede.localhost';
const SECRET = `geheim-van-alles-in-${FIRST}-123456`;

let source: Zaken;
let line: CommandLine;
let url: string;

beforeAll(async () => {
  [source, line] = await Promise.all([startZaken(), commandLine()]);
  url = (await source.meent.listen()).replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await Promise.all([source?.meent.close(), line?.close()]);
});

const uuid = ({ url: address }: Json): string => address.slice(-36);
const load = (...more: string[]): Promise<Said> => {
  const path = join(line.folder, 'bron.txt');
  writeFileSync(path, `alles\n${SECRET}\n`, { mode: 0o600 });
  return line.meent('load', 'zgw', url, '--municipality', TO, '--credentials', path, ...more);
};
const expectDone = ({ code, out, err }: Said): void =>
  expect(`${code} ${code === 0 ? '' : [...out, ...err].join('\n')}`).toBe('0 ');

const besluitOp = (zaak: Json): Promise<Json> =>
  source.want(201, 'POST', `${BRC}/besluiten`, {
    verantwoordelijkeOrganisatie: RSIN,
    besluittype: source.catalogue.besluittype,
    zaak: zaak.url,
    datum: '2026-03-02',
    ingangsdatum: '2026-03-02',
  });
const inZaak = (zaak: Json, document: Json): Promise<Json> =>
  source.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });

/** A case with a document of its own, one of its decision, and one that is in an open case too. */
async function dossier() {
  const [zaak, open] = [await source.zaak(), await source.zaak()];
  const [eigen, vanBesluit, gedeeld] = [await source.document(), await source.document(), await source.document()];
  for (const one of [eigen, gedeeld]) await inZaak(zaak, one);
  await inZaak(open, gedeeld);
  const besluit = await besluitOp(zaak);
  await source.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, {
    besluit: besluit.url,
    informatieobject: vanBesluit.url,
  });
  return { zaak, open, eigen, vanBesluit, gedeeld, besluit };
}

const dicht = (
  zaak: Json,
  toegangen: readonly object[] = [{ medewerker: 'm-0101', omgang: 'werken' }],
): Promise<Json> =>
  source.want(201, 'POST', `${MEENT}/zaken/${uuid(zaak)}/afscherming`, {
    reden: 'Gaat over een collega.',
    toegangen,
  });

/** The number that rights compare with here: from 8 on it is above every right on types. */
async function niveau(table: string, record: Json): Promise<number | undefined> {
  const [row] = await line.clone.asOwner<{ niveau: number | null }>(
    `select t.niveau from meent.${table} t join meent.municipality_attribute a using (municipality) where a.kind = 'host' and a.value = $1 and t.id = $2`,
    [TO, uuid(record)],
  );
  return row && Number(row.niveau ?? 0);
}
const ZAAK = 'zaken_zaak';
const DOCUMENT = 'documenten_enkelvoudiginformatieobject';
const BESLUIT = 'besluiten_besluit';
const isDicht = async (table: string, record: Json): Promise<boolean> => Number(await niveau(table, record)) >= 8;

/** Every row that was ever written of something that is shielded, open: by a trigger that looks along with each write. */
async function watch(...records: readonly Json[]): Promise<() => Promise<number>> {
  const ids = records.map((one) => `'${uuid(one)}'`).join(', ');
  await line.clone.asOwner('create table if not exists public.ooit_open (id uuid)');
  await line.clone.asOwner('truncate public.ooit_open');
  await line.clone.asOwner(
    `create or replace function public.kijk_mee() returns trigger language plpgsql security definer as $$
begin
 if new.id in (${ids}) and coalesce(new.niveau, 0) < 8 then insert into public.ooit_open values (new.id); end if;
 return null;
end $$`,
  );
  for (const table of [ZAAK, DOCUMENT, BESLUIT])
    await line.clone.asOwner(
      `create or replace trigger kijk_mee after insert or update on meent.${table} for each row execute function public.kijk_mee()`,
    );
  return async () => (await line.clone.asOwner<{ n: number }>('select count(*)::int as n from public.ooit_open'))[0]!.n;
}

test('what is shielded there is shielded from its first write, and so is all that follows it', async () => {
  const it = await dossier();
  await dicht(it.zaak, [
    { medewerker: 'm-0101', omgang: 'werken' },
    { rol: 'onbekend', afdeling: 'Nergens', omgang: 'lezen' },
  ]);
  const los = await source.document();
  const ooitOpen = await watch(it.zaak, it.eigen, it.vanBesluit, it.besluit);
  const said = await load();
  expect(said.out.join('\n')).toContain('een rol in een afdeling die hier geen rechten heeft');
  expect(said.out.join('\n')).toContain('hier met hetzelfde nummer inloggen');
  expect(said.code).toBe(1);
  for (const [table, record] of [
    [ZAAK, it.zaak],
    [BESLUIT, it.besluit],
    [DOCUMENT, it.eigen],
    [DOCUMENT, it.vanBesluit],
  ] as const)
    expect([table, await isDicht(table, record)]).toEqual([table, true]);
  expect(await ooitOpen()).toBe(0);
  // The twin: what is open there is open here.
  for (const [table, record] of [
    [ZAAK, it.open],
    [DOCUMENT, it.gedeeld],
    [DOCUMENT, los],
  ] as const)
    expect([table, await niveau(table, record)]).toEqual([table, expect.any(Number)]);
  expect(await isDicht(ZAAK, it.open)).toBe(false);
  expect(await isDicht(DOCUMENT, it.gedeeld)).toBe(false);
  expect(await isDicht(DOCUMENT, los)).toBe(false);
  await source.want(204, 'DELETE', `${MEENT}/zaken/${uuid(it.zaak)}/afscherming`);
  const { toegangen } = await source.want(200, 'GET', `${MEENT}/zaken/${uuid(it.zaak)}/toegang`);
  for (const { id } of toegangen) await source.want(204, 'DELETE', `${MEENT}/zaken/${uuid(it.zaak)}/toegangen/${id}`);
  expectDone(await load());
  expect(await isDicht(ZAAK, it.zaak)).toBe(false);
  expect(await isDicht(DOCUMENT, it.eigen)).toBe(false);
  expect(await isDicht(BESLUIT, it.besluit)).toBe(false);
});

test('who and why come along, and a document that was taken out of a shielded case stays shut', async () => {
  const zaak = await source.zaak();
  const document = await source.document();
  const link = await inZaak(zaak, document);
  const gemaakt = await dicht(zaak);
  await source.want(204, 'DELETE', link.url);
  expectDone(await load());
  expect(await isDicht(DOCUMENT, document)).toBe(true);
  const rows = await line.clone.asOwner<{ id: string; body: string }>(
    `select t.id, t.body from meent.zaken_afscherming t where t.zaak = $1 union all select t.id, t.body from meent.zaken_toegang t where t.zaak = $1`,
    [uuid(zaak)],
  );
  expect(rows.map(({ id }) => id)).toContain(gemaakt.id);
  for (const { body } of rows) expect(body).toContain('"reden":"Gaat over een collega."');
  expect(rows).toHaveLength(2);
  const again = await load();
  expectDone(again);
});

test('who is named sees it, and to who is not it is not there', async () => {
  const it = await dossier();
  await dicht(it.zaak);
  await load();
  await withMeent(loadConfig(line.environment), async (opened) => {
    const { engine } = opened;
    const municipality = await municipalityOf(opened, TO);
    const snapshot = await engine.parts.snapshots.current(municipality);
    const base = `http://${TO}`;
    const als = (id: string) =>
      employeeCaller(snapshot, { municipality, base, trace: newTrace() }, { id, name: id, role: 'r', department: 'a' });
    const genoemd = als('m-0101');
    expect(await leesToegang(engine, genoemd, uuid(it.zaak))).toMatchObject({
      afscherming: { reden: 'Gaat over een collega.' },
      toegangen: [{ medewerker: 'm-0101', omgang: 'werken' }],
    });
    for (const one of [it.eigen, it.vanBesluit])
      expect(await documentToegang(engine, genoemd, uuid(one))).toEqual({ afgeschermd: true });
    const ander = als('m-0102');
    await expect(leesToegang(engine, ander, uuid(it.zaak))).rejects.toMatchObject({ status: 404 });
    for (const one of [it.eigen, it.vanBesluit])
      await expect(documentToegang(engine, ander, uuid(one))).rejects.toMatchObject({ status: 404 });
  });
});

test('a copy that ends between a document and its case leaves the document shut, and the next one goes on', async () => {
  const it = await dossier();
  await dicht(it.zaak);
  const ooitOpen = await watch(it.zaak, it.eigen, it.vanBesluit, it.besluit);
  await line.clone.asOwner(
    `create function public.stop() returns trigger language plpgsql as $$ begin if new.id = '${uuid(it.zaak)}' then raise exception 'stop' using errcode = '57P01'; end if; return new; end $$`,
  );
  await line.clone.asOwner(
    'create trigger stop before insert on meent.zaken_zaak for each row execute function public.stop()',
  );
  expect((await load()).code).toBe(1);
  expect(await niveau(ZAAK, it.zaak)).toBeUndefined();
  expect([await isDicht(DOCUMENT, it.eigen), await isDicht(DOCUMENT, it.vanBesluit)]).toEqual([true, true]);
  await line.clone.asOwner('drop trigger stop on meent.zaken_zaak');
  expectDone(await load());
  expect([await isDicht(ZAAK, it.zaak), await isDicht(BESLUIT, it.besluit)]).toEqual([true, true]);
  expect(await ooitOpen()).toBe(0);
});

test('a Meent that does not show who may see what is refused, unless all is wanted open', async () => {
  const it = await dossier();
  await dicht(it.zaak);
  const elders = `${url}/hier-niet`;
  const said = await load('--meent', elders);
  expect(said.code).toBe(1);
  expect(said.err.join('\n')).toContain('laat niet lezen welke zaken zijn afgeschermd');
  expect(await niveau(ZAAK, it.zaak)).toBeUndefined();
  expectDone(await load('--meent', elders, '--without-shields'));
  expect(await isDicht(ZAAK, it.zaak)).toBe(false);
});

test('a closed case that is shielded later becomes shielded here', async () => {
  const it = await dossier();
  await source.close(it.zaak);
  expectDone(await load());
  expect(await isDicht(ZAAK, it.zaak)).toBe(false);
  await dicht(it.zaak);
  expectDone(await load());
  for (const [table, record] of [
    [ZAAK, it.zaak],
    [BESLUIT, it.besluit],
    [DOCUMENT, it.eigen],
    [DOCUMENT, it.vanBesluit],
  ] as const)
    expect([table, await isDicht(table, record)]).toEqual([table, true]);
  expect(await isDicht(DOCUMENT, it.gedeeld)).toBe(false);
});
