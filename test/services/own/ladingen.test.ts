/** A load of many cases: line by line, each whole or not at all, once however often it is sent. */
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRange } from '../../../src/services/own/load-ids.ts';
import { addLoad } from '../../../src/services/own/load-store.ts';
import { BSN, documentBody, makeWorld, type World, watch, zaakBody } from '../../registers/all/world.ts';
import { FIRST, HOSTS, SECOND, seeder, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/ladingen';
const LINES = 'application/x-ndjson';
let meent: TestMeent;
let world: World;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

interface Result {
  readonly regel: number;
  readonly status: number;
  readonly zaak?: string;
  readonly probleem?: { readonly code: string; readonly detail: string; readonly invalidParams?: { name: string }[] };
}

const dossier = (omschrijving: string, rest: object = {}) => ({
  zaak: { ...zaakBody(world), omschrijving },
  rollen: [
    {
      roltype: world.catalogue.roltypen.initiator,
      roltoelichting: 'Melder',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: BSN },
    },
  ],
  statussen: [{ statustype: world.catalogue.statustypen.ontvangen, datumStatusGezet: '2026-03-02T10:00:00Z' }],
  ...rest,
});
const start = async (payload?: object, more: object = {}): Promise<{ id: string; url: string }> => {
  const answer = await meent.ask({ method: 'POST', url: URL, ...(payload ? { payload } : {}), ...more });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};
const fill = (id: string, lines: readonly (object | string)[], vanaf = 1, more: object = {}) =>
  meent.ask({
    method: 'PUT',
    url: `${URL}/${id}/regels?vanaf=${vanaf}`,
    payload: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    ...more,
    headers: { 'content-type': LINES, ...(more as { headers?: object }).headers },
  });
const results = (body: string): Result[] =>
  body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const load = async (id: string, lines: readonly (object | string)[], vanaf = 1): Promise<Result[]> => {
  const answer = await fill(id, lines, vanaf);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers['content-type']).toBe(LINES);
  return results(answer.body);
};
const cases = async (): Promise<number> =>
  (await meent.clone.asOwner<{ n: number }>('select count(*)::int as n from meent.zaken_zaak'))[0]!.n;

it('makes a case of every line, answers in their order, and says how far it is', async () => {
  const { id, url } = await start();
  const lines = Array.from({ length: 60 }, (_, index) => dossier(`Zaak ${index}`));
  const answers = await load(id, lines);
  expect(answers.map(({ regel, status }) => [regel, status])).toEqual(lines.map((_, index) => [index + 1, 201]));
  expect((await world.get(answers[41]!.zaak!)).omschrijving).toBe('Zaak 41');
  expect((await world.get(url)) as object).toMatchObject({ geladen: 60, hoogsteRegel: 60, meldingen: false });
});

it('refuses a line for its own reasons, and makes the others', async () => {
  const { id } = await start();
  const answers = await load(id, [
    dossier('Goed'),
    '{"zaak":',
    { zaak: { ...zaakBody(world), startdatum: 'gisteren' } },
    '{"zaak":{},"zaak":{}}',
    '',
    dossier('Ook goed', {
      documenten: [
        { document: { ...documentBody(world), integriteit: { algoritme: 'md5', waarde: '00', datum: '2026-03-02' } } },
      ],
    }),
    dossier('En deze', { documenten: [{ document: documentBody(world) }] }),
  ]);
  expect(answers.map(({ regel, status }) => [regel, status])).toEqual([
    [1, 201],
    [2, 400],
    [3, 400],
    [4, 400],
    [6, 400],
    [7, 201],
  ]);
  expect(answers[1]!.probleem!.code).toBe('parse_error');
  expect(answers[2]!.probleem!.invalidParams![0]!.name).toBe('zaak.startdatum');
  expect(answers[4]!.probleem!.invalidParams![0]!.name).toBe('documenten.0.document.integriteit.waarde');
});

it('goes on where it was, and makes nothing twice', async () => {
  const { id } = await start();
  const lines = ['Een', 'Twee', 'Drie'].map((name) => dossier(name));
  const first = await load(id, lines.slice(0, 2));
  const before = await cases();
  const again = await load(id, lines);
  expect(again.map(({ status }) => status)).toEqual([200, 200, 201]);
  expect(again[0]!.zaak).toBe(first[0]!.zaak);
  expect(await cases()).toBe(before + 1);
  expect((await load(id, [lines[2]!], 3)).map(({ regel, status }) => [regel, status])).toEqual([[3, 200]]);
  const [other] = await load(id, [dossier('Anders')], 2);
  expect(other).toMatchObject({ regel: 2, status: 409, probleem: { code: 'idempotency_conflict' } });
  expect(await cases()).toBe(before + 1);
});

it('tells nobody, unless that is asked; changes since do have it', async () => {
  const told = (zaak: string) =>
    meent.clone.asOwner('select 1 from meent.engine_change where main = $1 and kenmerken is not null and not implied', [
      zaak.slice(-36),
    ]);
  const [quiet] = await load((await start()).id, [dossier('Stil')]);
  expect(await told(quiet!.zaak!)).toEqual([]);
  const [loud] = await load((await start({ meldingen: true })).id, [dossier('Hoorbaar')]);
  expect((await told(loud!.zaak!)).length).toBeGreaterThan(0);
  const changes = await meent.clone.asOwner('select 1 from meent.engine_change where main = $1', [
    quiet!.zaak!.slice(-36),
  ]);
  expect(changes.length).toBeGreaterThan(0);
});

it('leaves a line in the logbook for every case', async () => {
  const { id } = await start();
  const { entries } = await watch(world, {
    method: 'PUT',
    url: `${URL}/${id}/regels`,
    payload: [dossier('Een'), dossier('Twee')].map((line) => JSON.stringify(line)).join('\n'),
    headers: { 'content-type': LINES },
  });
  expect(entries).toHaveLength(2);
  for (const entry of entries) {
    expect(entry).toMatchObject({ operation: 'meent.lading.regel', kind: 'aangemaakt' });
    expect(entry.lines.map(([, subject]) => subject)).toEqual([world.subject]);
  }
});

it('has lines of its own: of two loads whose lines could have the same ids, the second gets another', async () => {
  const begun = { application: 'alles', meldingen: false, uitvoer: false, nieuweNummers: false, begonnen: new Date() };
  const [id, like, later] = ['abc-8000-000000000001', 'abc-9000-000000000002', 'abd-8000-000000000003'].map(
    (end) => `019f0000-0000-7${end}`,
  ) as [string, string, string];
  expect(loadRange(like)).toEqual(loadRange(id));
  const given = [like, like, later];
  expect(await addLoad(meent.db, seeder(FIRST), begun, () => id)).toMatchObject({ id });
  expect(await addLoad(meent.db, seeder(FIRST), begun, () => given.shift()!)).toMatchObject({ id: later });
  expect(given).toEqual([]);
  // A line is of one municipality.
  expect(await addLoad(meent.db, seeder(SECOND), begun, () => like)).toMatchObject({ id: like });
});

describe('rights', () => {
  const zrc = (scopes: string[]) => ({
    component: 'zrc',
    scopes,
    zaaktype: world.catalogue.zaaktype,
    maxVertrouwelijkheidaanduiding: 'zeer_geheim',
  });
  const all = ['zaken.aanmaken', 'zaken.bijwerken', 'zaken.lezen'];

  it('are those of each part of each line', async () => {
    await meent.grant([zrc(all)]);
    const { id } = await start(undefined, { as: 'beperkt' });
    const other = { ...dossier('Ander type'), zaak: { ...zaakBody(world), zaaktype: world.catalogue.ander.zaaktype } };
    const answer = await fill(
      id,
      [dossier('Mag'), other, dossier('Mag', { documenten: [{ document: documentBody(world) }] })],
      1,
      { as: 'beperkt' },
    );
    expect(results(answer.body).map(({ status }) => status)).toEqual([201, 403, 403]);
    await meent.grant([zrc(['zaken.lezen'])]);
    expect((await fill(id, [dossier('Mag niet')], 4, { as: 'beperkt' })).statusCode).toBe(403);
  });

  it('are asked again for each line, so that one that is withdrawn stops the next', async () => {
    await meent.grant([zrc(all)]);
    const { id } = await start(undefined, { as: 'beperkt' });
    const address = await meent.listen();
    const sent = httpRequest(`${address}${URL}/${id}/regels`, {
      method: 'PUT',
      headers: { host: HOSTS[FIRST]!, authorization: meent.token('beperkt'), 'content-type': LINES },
    });
    sent.write(`${JSON.stringify(dossier('Eerst'))}\n`);
    const [answer] = await once(sent, 'response');
    const reader = answer[Symbol.asyncIterator]();
    expect(results(String((await reader.next()).value))).toMatchObject([{ regel: 1, status: 201 }]);
    await meent.grant([zrc(['zaken.lezen'])]);
    sent.write(`${JSON.stringify(dossier('Daarna'))}\n`);
    expect(results(String((await reader.next()).value))).toMatchObject([{ regel: 2, status: 403 }]);
    // While it is open, nobody else reads for the same load.
    expect((await fill(id, [dossier('x')], 3)).statusCode).toBe(404);
    await meent.grant([zrc(all)]);
    expect((await fill(id, [dossier('x')], 3, { as: 'beperkt' })).statusCode).toBe(409);
    sent.end();
    for (let last = await reader.next(); !last.done; last = await reader.next());
    expect(results((await fill(id, [dossier('x')], 3, { as: 'beperkt' })).body)).toMatchObject([{ status: 201 }]);
  });

  it('on a load are of who began it', async () => {
    await meent.grant([zrc(all)]);
    const { id } = await start();
    expect((await fill(id, [dossier('x')], 1, { as: 'beperkt' })).statusCode).toBe(404);
    expect((await meent.ask({ url: `${URL}/${id}`, as: 'beperkt' })).statusCode).toBe(404);
    expect((await meent.ask({ url: `${URL}/${id}`, municipality: SECOND })).statusCode).toBe(404);
    expect((await meent.ask({ url: `${URL}/${id}`, as: false })).statusCode).toBe(401);
  });
});

it('loses nothing when the line is cut, and goes on after it', async () => {
  const { id } = await start();
  const address = await meent.listen().catch(() => meent.fastify.listeningOrigin);
  const sent = httpRequest(`${address}${URL}/${id}/regels`, {
    method: 'PUT',
    headers: { host: HOSTS[FIRST]!, authorization: meent.token('alles'), 'content-type': LINES },
  });
  sent.on('error', () => {});
  const lines = Array.from({ length: 20 }, (_, index) => dossier(`Kabel ${index}`));
  sent.write(
    `${lines
      .slice(0, 10)
      .map((line) => JSON.stringify(line))
      .join('\n')}\n${JSON.stringify(lines[10]).slice(0, 40)}`,
  );
  const [answer] = await once(sent, 'response');
  await once(answer, 'data');
  sent.destroy();
  const rest = async (): Promise<Result[]> => {
    for (;;) {
      const again = await fill(id, lines);
      if (again.statusCode === 200) return results(again.body);
      expect(again.statusCode).toBe(409);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const all = await rest();
  expect(all).toHaveLength(20);
  expect(new Set(all.map(({ zaak }) => zaak)).size).toBe(20);
  expect((await world.get(`${URL}/${id}`)) as object).toMatchObject({ geladen: 20 });
});

it('that sends nothing keeps no other application from its own', async () => {
  const address = await meent.listen().catch(() => meent.fastify.listeningOrigin);
  const silent = await Promise.all(
    [await start(), await start()].map(async ({ id }) => {
      const sent = httpRequest(`${address}${URL}/${id}/regels`, {
        method: 'PUT',
        headers: { host: HOSTS[FIRST]!, authorization: meent.token('alles'), 'content-type': LINES },
      });
      sent.on('error', () => {});
      sent.flushHeaders();
      const answer = once(sent, 'response').then(([one]) => one.statusCode);
      sent.write('\n');
      return { sent, answer };
    }),
  );
  try {
    // One has the place of its application, and the other waits for that in vain.
    expect(await Promise.race(silent.map(({ answer }) => answer))).toBe(429);
    await meent.grant([
      {
        component: 'zrc',
        scopes: ['zaken.lezen', 'zaken.aanmaken'],
        zaaktype: world.catalogue.zaaktype,
        maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      },
    ]);
    const as = 'beperkt';
    const { id } = await start(undefined, { as });
    const answer = await fill(id, [{ zaak: zaakBody(world) }], 1, { as });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(results(answer.body)).toMatchObject([{ status: 201 }]);
  } finally {
    for (const { sent } of silent) sent.destroy();
  }
});

it.each([
  ['vanaf=0', LINES, 400],
  ['vanaf=x', LINES, 400],
  ['onzin=1', LINES, 400],
  ['vanaf=1', 'application/json', 415],
])('refuses %s as %s', async (query, type, status) => {
  const { id } = await start();
  const answer = await meent.ask({
    method: 'PUT',
    url: `${URL}/${id}/regels?${query}`,
    payload: '{}',
    headers: { 'content-type': type },
  });
  expect(answer.statusCode, answer.body).toBe(status);
});

it('refuses a load with a wrong body', async () => {
  for (const payload of [{ meldingen: 'ja' }, { onzin: 1 }])
    expect((await meent.ask({ method: 'POST', url: URL, payload })).statusCode).toBe(400);
});
