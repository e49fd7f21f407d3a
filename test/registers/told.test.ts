/** Why a write is not taken tells what is there, so it is a look: one entry for whom it is about, at doors of several kinds. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MANDATEN } from '../services/mandaten/twee.ts';
import { AVG, metAvg, vraag } from '../support/avg.ts';
import { BSN, maakPersonen, moulin, OVERLEDEN, overledene } from '../support/brp.ts';
import { FIRST, keys, type Request, startMeent, type TestMeent } from '../support/server.ts';
import { CRS, makeWorld, path, type World, watch } from './all/world.ts';

let meent: TestMeent;
let world: World;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await maakPersonen(meent, moulin, overledene);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

const subjectOf = (bsn: string): string => keys.hash(FIRST, 'bsn', bsn);
const NOBODY_HERE = '999990093';
const volg = (burgerservicenummer: string, as = 'alles'): Request => ({
  method: 'POST',
  url: '/meent/api/v1/volgindicaties',
  payload: { burgerservicenummer },
  as,
});
const bewind: Request = {
  method: 'POST',
  url: MANDATEN,
  user: { id: 'm-0101', name: 'Een' },
  payload: {
    soort: 'bewindvoerder',
    vertegenwoordigde: OVERLEDEN,
    vertegenwoordiger: BSN,
    vanaf: '2026-02-01',
    uitspraak: { gerecht: 'Rechtbank', datum: '2026-02-01', kenmerk: '1', gezienInRegister: '2026-02-10' },
  },
};

describe('a write that is not taken', () => {
  test('tells that somebody died, and whom it is about can read that it was asked', async () => {
    const { answer, entries } = await watch(world, bewind);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.body).toContain('overleden');
    expect(entries).toMatchObject([{ operation: 'meent.mandaat.create', kind: 'gezocht' }]);
    expect(entries[0]!.lines.map(([, subject]) => subject).toSorted()).toEqual(
      [BSN, OVERLEDEN].map(subjectOf).toSorted(),
    );
  });

  test('tells that somebody is not here', async () => {
    const { answer, entries } = await watch(world, volg(NOBODY_HERE));
    expect(answer.json().invalidParams).toMatchObject([{ code: 'does_not_exist' }]);
    expect(entries).toMatchObject([{ operation: 'meent.volgindicatie.create', kind: 'gezocht' }]);
    expect(entries[0]!.lines.map(([, subject]) => subject)).toEqual([subjectOf(NOBODY_HERE)]);
  });

  test('tells what the database refused, that it is there already', async () => {
    expect((await watch(world, volg(BSN))).answer.statusCode).toBe(201);
    const { answer, entries } = await watch(world, volg(BSN));
    expect(answer.json().invalidParams).toMatchObject([{ code: 'unique' }]);
    expect(entries).toMatchObject([{ operation: 'meent.volgindicatie.create', kind: 'gezocht' }]);
    expect(entries[0]!.lines.map(([, subject]) => subject)).toEqual([subjectOf(BSN)]);
  });

  test('tells that a case is another than was thought', async () => {
    const { url } = await world.zaak();
    const { answer, entries } = await watch(world, {
      method: 'PATCH',
      url: path(world, url),
      payload: { omschrijving: 'Anders' },
      headers: { ...CRS, 'if-match': '"niet-deze"' },
    });
    expect(answer.statusCode).toBe(412);
    expect(entries).toMatchObject([{ operation: 'zaken.zaak.patch', kind: 'gezocht' }]);
    expect(entries[0]!.lines.map(([, subject]) => subject)).toEqual([world.subject]);
  });
});

describe('a step that another person must take', () => {
  test('leaves an entry for whom it is about, as every refusal; twin: by another person it is taken', async () => {
    const made = await meent.ask({
      ...bewind,
      payload: { ...(bewind.payload as object), vertegenwoordigde: NOBODY_HERE },
    });
    expect(made.statusCode, made.body).toBe(201);
    const url = `${MANDATEN}/${made.json().url.slice(-36)}/vaststellen`;
    const step: Request = { method: 'POST', url, user: { id: 'm-0101', name: 'Een' }, payload: {} };
    const { answer, entries } = await watch(world, step);
    expect(answer.json(), answer.body).toMatchObject({ status: 403, detail: expect.stringMatching(/zelf in/) });
    expect(entries).toMatchObject([{ operation: 'mandaat.vaststellen', kind: 'geweigerd' }]);
    expect(entries[0]!.lines.map(([, subject]) => subject).toSorted()).toEqual(
      [BSN, NOBODY_HERE].map(subjectOf).toSorted(),
    );
    const twee = { id: 'm-0102', name: 'Twee' };
    const taken = await watch(world, { ...step, user: twee, as: await meent.another('tweede') });
    expect(taken.answer.statusCode, taken.answer.body).toBe(200);
    expect(taken.entries).toMatchObject([{ operation: 'mandaat.vaststellen', kind: 'gewijzigd' }]);
  });

  test('of what a resident asked: told of the request alone, not of what was proposed', async () => {
    await metAvg(meent);
    const noor = await meent.login(BSN);
    const { id } = await vraag(meent, noor, {
      soort: 'wissing',
      grond: 'niet-nodig',
      onderdelen: [{ omschrijving: 'Mijn brieven' }],
    });
    const user = { id: 'po-1', name: 'N. Haddad' };
    const step = (name: string, payload: object): Request => ({
      method: 'POST',
      url: `${AVG}/${id}/${name}`,
      user,
      payload,
    });
    await meent.ask(step('beslissen', { onderdelen: [{ uitkomst: 'toegewezen' }] }));
    const { voorstel } = (await meent.ask({ url: `${AVG}/${id}/besluit` })).json();
    const { answer, entries } = await watch(world, step('vaststellen', { voorstel }));
    expect(answer.json(), answer.body).toMatchObject({
      status: 403,
      detail: expect.stringMatching(/zelf voorgesteld/),
    });
    expect(entries).toMatchObject([{ operation: 'avg.verzoek', kind: 'geweigerd' }]);
    expect(entries[0]!.lines.map(([, subject]) => subject)).toEqual([subjectOf(BSN)]);
    // What is wrong in what is decided, and that it is decided already, are told of as looks.
    const wrong = await watch(world, step('beslissen', { onderdelen: [] }));
    expect(wrong.answer.statusCode).toBe(409);
    expect(wrong.entries).toMatchObject([{ operation: 'avg.verzoek', kind: 'gezocht' }]);
  });
});

test('a page beyond the last tells how few there are, as an empty list does', async () => {
  const about = (page: number): Request => ({
    url: `/zaken/api/v1/zaken?rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn=${NOBODY_HERE}&page=${page}`,
    headers: CRS,
  });
  for (const page of [1, 2]) {
    const { answer, entries } = await watch(world, about(page));
    expect(answer.statusCode, answer.body).toBe(page === 1 ? 200 : 404);
    expect(entries).toMatchObject([{ operation: 'zaken.zaak.list', kind: 'getoond', lines: [] }]);
  }
  // Twin: what is about nobody leaves none.
  const types = await watch(world, { url: '/catalogi/api/v1/zaaktypen?page=99' });
  expect(types.answer.statusCode).toBe(404);
  expect(types.entries).toEqual([]);
});

describe('twin: nothing is told of anybody', () => {
  test.each([
    ['what is wrong in the body by itself', () => volg('123')],
    [
      'a case that leads nowhere',
      () => ({
        method: 'POST' as const,
        url: '/zaken/api/v1/rollen',
        payload: {
          zaak: `${world.base}/zaken/api/v1/zaken/00000000-0000-4000-8000-000000000000`,
          betrokkeneType: 'medewerker',
          roltype: `${world.base}/catalogi/api/v1/roltypen/00000000-0000-4000-8000-000000000000`,
          roltoelichting: 'x',
        },
      }),
    ],
  ])('%s leaves none', async (_, request) => {
    const { answer, entries } = await watch(world, request());
    expect(answer.statusCode, answer.body).toBe(400);
    expect(entries).toEqual([]);
  });

  test('who may not do it at all is refused as ever', async () => {
    await meent.grant([{ component: 'meent', scopes: ['personen.lezen'] }]);
    const { answer, entries } = await watch(world, volg(BSN, 'beperkt'));
    expect(answer.statusCode).toBe(403);
    expect(entries.filter(({ kind }) => kind === 'gezocht')).toEqual([]);
  });
});
