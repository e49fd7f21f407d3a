/**
 * The key that hashes numbers is made anew while two Meents are at work for residents, apps and who decides on the logbook: nobody
 * is turned away, what one wrote the other finds, nobody loses a line, and a hold holds lines of before and after.
 */
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPersonen, kaderijkPersonen } from '../../src/demo/personen/personen.ts';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { createDatabase } from '../../src/foundation/db/database.ts';
import { readKeyFile } from '../../src/foundation/keys/file.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import type { KeyRing } from '../../src/foundation/keys/ring.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { STANDAARD } from '../../src/registers/activiteiten/index.ts';
import { resources } from '../../src/registers/index.ts';
import { houdVast } from '../../src/services/logboek/besluiten.ts';
import { mainBsn, WEIDEHOEK } from '../support/demo.ts';
import { freePort, type Started, startMeent } from '../support/meent.ts';
import { seeder } from '../support/server.ts';
import { type Page, type Visitor, visitor } from '../support/visitor.ts';
import { type CommandLine, commandLine, tablesWith } from './support.ts';

let line: CommandLine;
let meents: readonly Started[];
let token: string;
let bsn: string;
let resident: readonly Visitor[];
const origin = 'http://localhost:8000';

beforeAll(async () => {
  line = await commandLine();
  const start = async () =>
    startMeent({ ...line.environment, MEENT_PORT: String(await freePort()), MEENT_THREADS: '1' });
  meents = [await start(), await start()];
  token = (await line.meent('token', '--client', 'demo')).out.at(-1)!;
  bsn = await mainBsn();
  const first = visitor(through(meents[0]!), origin);
  const page = await first.login('resident', '');
  expect(page.status).toBe(200);
  resident = [first, first.copyTo(through(meents[1]!))];
}, 180_000);
afterAll(async () => {
  for (const one of meents ?? []) await one.stop('SIGKILL');
  await line.close();
});

interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly rawPayload: Buffer;
  readonly body: string;
}

/** Asks one of the two, under the address that the other answers to as well. */
const asker =
  ({ base }: Started) =>
  ({ method = 'GET', url, headers, payload }: InjectOptions): Promise<Answer> =>
    new Promise((done, failed) => {
      const asked = request(
        base + String(url),
        { method, headers: { host: 'localhost:8000', ...headers } as Record<string, string> },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', failed);
          answer.on('end', () => {
            const rawPayload = Buffer.concat(parts);
            done({ statusCode: answer.statusCode!, headers: answer.headers, rawPayload, body: rawPayload.toString() });
          });
        },
      );
      asked.on('error', failed);
      asked.end(payload as string | Buffer | undefined);
    });
const through = (meent: Started): FastifyInstance => ({ inject: asker(meent) }) as unknown as FastifyInstance;

const api = async (meent: Started, method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer> =>
  asker(meent)({
    method,
    url: url.startsWith(origin) ? url.slice(origin.length) : url,
    headers: {
      authorization: `Bearer ${token}`,
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
      ...(payload ? { 'content-type': 'application/json' } : {}),
    },
    ...(payload ? { payload: JSON.stringify(payload) } : {}),
  });
const json = (answer: Answer) => JSON.parse(answer.body);

const ring = (): KeyRing => readKeyFile(join(line.folder, 'keys'))!;
const wrong: string[] = [];
const good = (what: string, { statusCode, body }: Answer): void => {
  if (statusCode >= 300) wrong.push(`${what}: ${statusCode} ${body.slice(0, 200)}`);
};
const ZRC = '/zaken/api/v1';
const BY_NUMBER = 'rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn';

/** A case of the resident at one Meent, found by number at the other, and by the resident at both. */
async function round(types: { readonly zaaktype: string; readonly roltype: string }, number: number): Promise<string> {
  const [here, there] = number % 2 === 0 ? [meents[0]!, meents[1]!] : [meents[1]!, meents[0]!];
  const made = await api(here, 'POST', `${ZRC}/zaken`, {
    bronorganisatie: '002220647',
    verantwoordelijkeOrganisatie: '002220647',
    zaaktype: types.zaaktype,
    startdatum: '2026-01-05',
    omschrijving: `ronde ${number}`,
  });
  good('zaak', made);
  const zaak = json(made);
  good(
    'rol',
    await api(here, 'POST', `${ZRC}/rollen`, {
      zaak: zaak.url,
      roltype: types.roltype,
      roltoelichting: 'Melder',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: bsn },
    }),
  );
  const found = await api(there, 'POST', `${ZRC}/zaken/_zoek`, { uuid__in: [zaak.uuid] });
  good('zoek', found);
  const byNumber = await api(there, 'GET', `${ZRC}/zaken?${BY_NUMBER}=${bsn}&identificatie=${zaak.identificatie}`);
  good('op nummer', byNumber);
  if (byNumber.statusCode === 200 && json(byNumber).count !== 1)
    wrong.push(`${zaak.identificatie} was not found by number`);
  for (const who of resident) {
    const page = await who.get(`/mijn/zaken/${zaak.uuid}`);
    if (page.status !== 200) wrong.push(`the resident does not see ${zaak.identificatie}: ${page.status}`);
  }
  return zaak.uuid;
}

/** Every line that the resident sees, on all pages of them. */
async function looksOf(who: Visitor): Promise<number> {
  let count = 0;
  for (let page: Page | undefined = await who.get('/mijn/wie-keek'); page; ) {
    expect(page.status).toBe(200);
    count += [...page.html.matchAll(/<time/g)].length;
    const next: string | undefined = /href="(\/mijn\/wie-keek\?verder=[^"]+)"/.exec(page.html)?.[1];
    page = next ? await who.get(next.replaceAll('&amp;', '&')) : undefined;
  }
  return count;
}

const held = async (subject: string): Promise<boolean> => {
  const [row] = await line.clone.asOwner<{ held: boolean }>(`select meent.log_held($1, $2, 'persoon', '0') as held`, [
    WEIDEHOEK,
    subject,
  ]);
  return row!.held;
};

/** By somebody who may, with the keys of that moment. */
async function hold(number: string): Promise<void> {
  const db = createDatabase(line.clone.target);
  const keys = makeKeys(ring());
  const logbook = createLogbook({ db, keys });
  const engine = createEngine({ db, keys, logbook, resources });
  const caller = {
    ...seeder(WEIDEHOEK),
    employee: { id: 'm-0701', name: '', role: 'recordbeheerder', department: 'Archief' },
  };
  await houdVast(engine, caller, { bsn: number, grond: 'avg-verzoek', reden: 'Er loopt een verzoek.' });
  await db.close();
}

/** A Meent of its own, that knows the keys of this moment and what lies in memory of it. */
function another() {
  const db = createDatabase(line.clone.target);
  const keys = makeKeys(ring());
  const engine = createEngine({ db, keys, logbook: createLogbook({ db, keys }), resources });
  return { engine, close: () => db.close() };
}

/** The use of what is held about somebody stands still, by a request that this case stands for. */
const restrict = (engine: Engine, number: string, zaak: string): Promise<unknown> =>
  engine.compose(seeder(WEIDEHOEK), {
    operation: 'proef.beperken',
    items: [
      {
        resource: 'gegevensbeperking',
        input: {
          zaak: `${seeder(WEIDEHOEK).base}${ZRC}/zaken/${zaak}`,
          burgerservicenummer: number,
          activiteit: STANDAARD,
          grond: 'bezwaar',
        },
      },
    ],
  });

/** For what the use of what is held about a person stands still; with an update of it, since that says it anew. */
async function restricted(engine: Engine, number: string): Promise<unknown> {
  const hashes = makeKeys(ring()).everyHash(WEIDEHOEK, 'bsn', number);
  const find = () =>
    line.clone.asOwner<{ id: string; beperkt: unknown }>(
      'select id, beperkt from meent.personen_persoon where municipality = $1 and burgerservicenummer = any($2)',
      [WEIDEHOEK, hashes],
    );
  const [{ id }] = (await find()) as unknown as readonly [{ id: string }];
  for (const geheimhouding of [4, null]) await engine.patch(seeder(WEIDEHOEK), 'persoon', id, { geheimhouding });
  return (await find())[0]!.beperkt;
}

describe('a hash key is rotated under load', () => {
  let before: KeyRing;
  /** Two whose data were restricted, before and during the rotation; and one who restricts nothing yet. */
  let first: string;
  let second: string;
  let third: string;
  let heldBefore: string;
  const made: string[] = [];

  test('no request fails, and what one writes the other finds', async () => {
    before = ring();
    const people = await line.clone.asOwner<{ subject: string }>(
      'select burgerservicenummer as subject from meent.personen_persoon',
    );
    heldBefore = (await demoPersonen())
      .map((one) => one.bsn)
      .find(
        (one) => one !== bsn && people.some(({ subject }) => subject === makeKeys(before).hash(WEIDEHOEK, 'bsn', one)),
      )!;
    await hold(heldBefore);
    const types = json(await api(meents[0]!, 'GET', '/catalogi/api/v1/zaaktypen?identificatie=MOR')).results;
    const roles = json(
      await api(meents[0]!, 'GET', `/catalogi/api/v1/roltypen?zaaktype=${types[0].url}&omschrijvingGeneriek=initiator`),
    ).results;
    const kinds = { zaaktype: types[0].url, roltype: roles[0].url };
    for (let n = 0; n < 4; n += 1) made.push(await round(kinds, n));
    const looks = await looksOf(resident[0]!);
    [first, second, third] = (await demoPersonen())
      .map((one) => one.bsn)
      .filter(
        (one) =>
          one !== bsn &&
          one !== heldBefore &&
          people.some(({ subject }) => subject === makeKeys(before).hash(WEIDEHOEK, 'bsn', one)),
      )
      .slice(0, 3) as [string, string, string];
    const earlier = another();
    await restrict(earlier.engine, first, made[0]!);
    expect(await restricted(earlier.engine, first)).toEqual([STANDAARD]);
    await earlier.close();

    let goesOn = true;
    const crowd = [0, 1].map(async (from) => {
      for (let n = from; goesOn; n += 2) {
        made.push(await round(kinds, n).catch((error: Error) => `${wrong.push(String(error))}`));
        await wait(50);
      }
    });
    expect((await line.meent('keys', 'rotate', 'hash')).code).toBe(0);
    // What was restricted with the old key, and what is with two, holds on.
    const meanwhile = another();
    expect(await restricted(meanwhile.engine, first)).toEqual([STANDAARD]);
    await restrict(meanwhile.engine, second, made[1]!);
    await meanwhile.close();
    const { code, err, out } = await line.meent('keys', 'rewrite');
    goesOn = false;
    await Promise.all(crowd);
    expect(code, [...err, ...out].join('\n')).toBe(0);
    expect(err.join('\n')).toContain('Waiting');
    expect(wrong).toEqual([]);
    expect(made.length).toBeGreaterThan(20);
    const later = another();
    for (const one of [first, second]) expect(await restricted(later.engine, one)).toEqual([STANDAARD]);
    await later.close();

    for (const who of resident) expect(await looksOf(who)).toBeGreaterThan(looks);
  }, 240_000);

  test('nothing outside the logbook needs the old key, and the command says what does', async () => {
    const [older, newer] = [makeKeys(before), makeKeys(ring())].map((keys) => keys.hash(WEIDEHOEK, 'bsn', bsn));
    expect(newer).not.toBe(older);
    expect(await tablesWith(line.clone, older!)).toEqual(['log_commit', 'log_subject']);
    expect(await tablesWith(line.clone, newer!)).toEqual(
      expect.arrayContaining(['log_commit', 'personen_persoon', 'zaken_rol', 'zaken_zaak']),
    );
    const old = ring().keys.find(({ kind, state }) => kind === 'hash' && state === 'old')!;
    const stays = await line.meent('keys', 'remove', old.id);
    expect(stays.code).toBe(1);
    expect(stays.err[0]).toMatch(/^The logbook has lines of before, of \d+ persons, so key/);
    expect((await line.meent('verify')).code).toBe(0);
  }, 60_000);

  test('a hold of before and one of now hold lines of before and after; twin: without one they may go', async () => {
    const [older, newer] = [makeKeys(before), makeKeys(ring())].map((keys) => keys.hash(WEIDEHOEK, 'bsn', bsn));
    const second = [makeKeys(before), makeKeys(ring())].map((keys) => keys.hash(WEIDEHOEK, 'bsn', heldBefore));
    expect(await Promise.all(second.map(held))).toEqual([true, true]);
    expect(await Promise.all([older!, newer!].map(held))).toEqual([false, false]);
    await hold(bsn);
    expect(await Promise.all([older!, newer!].map(held))).toEqual([true, true]);
    expect((await line.meent('verify')).code).toBe(0);
  }, 60_000);

  test('a stolen dump tells nobody’s number, and the old key alone finds nobody outside the logbook', async () => {
    const numbers = [...(await demoPersonen()), ...(await kaderijkPersonen())].map((one) => one.bsn);
    const tables = await line.clone.asOwner<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'meent' and table_type = 'BASE TABLE'`,
    );
    const old = makeKeys({
      ...ring(),
      keys: ring()
        .keys.filter(({ kind, state }) => kind !== 'hash' || state === 'old')
        .map((key) => ({ ...key, state: 'active' as const })),
    });
    const hashes = numbers.map((number) => old.hash(WEIDEHOEK, 'bsn', number));
    for (const { name } of tables) {
      const rows = await line.clone.asOwner<{ row: string }>(`select t::text as row from meent."${name}" t`);
      const all = rows.map(({ row }) => row).join('\n');
      for (const number of numbers)
        for (const form of [
          number,
          Buffer.from(number).toString('hex'),
          Buffer.from(number).toString('base64').slice(0, 12),
        ])
          expect(all.includes(form), `a number stands in ${name} as ${form.length} letters`).toBe(false);
      if (!['log_commit', 'log_subject', 'log_decision', 'log_held_also'].includes(name))
        for (const hash of hashes) expect(all.includes(hash), `a hash of the old key stands in ${name}`).toBe(false);
    }
  }, 60_000);

  test('a restriction holds where one table was walked and another was not, whichever', async () => {
    const hashOf = (keys: KeyRing, number: string) => makeKeys(keys).hash(WEIDEHOEK, 'bsn', number);
    const walkedBack = (table: string, column: string, number: string) =>
      line.clone.asOwner(`update meent.${table} set ${column} = $1 where ${column} = $2`, [
        hashOf(before, number),
        hashOf(ring(), number),
      ]);
    await walkedBack('avgverzoeken_gegevensbeperking', 'subject', first);
    await walkedBack('personen_persoon', 'burgerservicenummer', third);
    const now = another();
    expect(await restricted(now.engine, first)).toEqual([STANDAARD]);
    await restrict(now.engine, third, made[2]!);
    expect(await restricted(now.engine, third)).toEqual([STANDAARD]);
    await now.close();
  }, 60_000);
});
