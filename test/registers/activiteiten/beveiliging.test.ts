/** How data is secured is for who has the right, through every door; twin: what is public shows nothing of it. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { BEVEILIGING_BEHEREN, BEVEILIGING_LEZEN } from '../../../src/registers/activiteiten/index.ts';
import { activityId, FIRST, startMeent, type TestMeent } from '../../support/server.ts';

const ROOT = '/registers/api/v1';
const MEASURES = `${ROOT}/beveiligingsmaatregelen`;
const WORD = 'kluisdeurcode';
let meent: TestMeent;
let url: string;
beforeAll(async () => {
  meent = await startMeent();
  const made = await meent.ask({ method: 'POST', url: MEASURES, payload: measure() });
  url = new URL(made.json().url).pathname;
});
afterAll(() => meent.close());
beforeEach(() => meent.grant([{ component: 'meent', scopes: ['activiteiten.lezen', 'activiteiten.beheren'] }]));

const measure = (extra: object = {}) => ({
  activiteit: 'dienstverlening',
  soort: 'technisch',
  omschrijving: `Het archief heeft een ${WORD}.`,
  norm: '7.04',
  beginGeldigheid: '2026-01-01',
  ...extra,
});
const ask = (at: string, as: string | false) => meent.ask({ url: at, as });

const DOORS = () => [
  MEASURES,
  url,
  `${MEASURES}?activiteit=dienstverlening`,
  `${ROOT}/verwerkingsactiviteiten`,
  `${ROOT}/verwerkingsactiviteiten/${activityId(FIRST, 'dienstverlening')}`,
  `${ROOT}/uitwisseling/verwerkingsactiviteiten`,
  `${ROOT}/uitwisseling/verwerkingsactiviteiten/schema`,
  `${ROOT}/openapi.yaml`,
  '/meent/api/v1/uitvoer',
  '/meent/api/v1/uitvoer/beveiligingsmaatregel',
  '/meent/api/v1/uitvoer/verwerkingsactiviteit',
  '/meent/api/v1/wijzigingen?sinds=0',
  `/meent/api/v1/zoeken?zoek=${WORD}`,
];

it('is told to nobody without the right: not in what is public, nor in what an application asks', async () => {
  const sequencer = createSequencer({ db: meent.db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  const id = url.slice(-36);
  for (const door of DOORS())
    for (const as of [false, 'beperkt'] as const) {
      const answer = await ask(door, as);
      expect([door, answer.body.includes(WORD)]).toEqual([door, false]);
      expect([door, answer.body.includes(id) && door !== url]).toEqual([door, false]);
    }
  expect((await ask(MEASURES, false)).statusCode).toBe(401);
  for (const at of [MEASURES, url]) expect((await ask(at, 'beperkt')).statusCode).toBe(403);
});

it('is told to who has it; twin: they may not change it', async () => {
  await meent.grant([{ component: 'meent', scopes: [BEVEILIGING_LEZEN] }]);
  expect((await ask(url, 'beperkt')).json().omschrijving).toContain(WORD);
  expect((await ask(`${ROOT}/uitwisseling/verwerkingsactiviteiten`, 'beperkt')).body).toContain(WORD);
  expect((await ask(`${ROOT}/uitwisseling/verwerkingsactiviteiten`, false)).json()).not.toHaveProperty(
    'beveiligingsmaatregelen',
  );
  const post = () => meent.ask({ method: 'POST', url: MEASURES, as: 'beperkt', payload: measure({ norm: '1' }) });
  expect((await post()).statusCode).toBe(403);
  await meent.grant([{ component: 'meent', scopes: [BEVEILIGING_BEHEREN] }]);
  expect((await post()).statusCode).toBe(201);
});

it('moves nothing of the activity: its ETag is the same before and after', async () => {
  const activity = `${ROOT}/verwerkingsactiviteiten/${activityId(FIRST, 'dienstverlening')}`;
  const before = (await ask(activity, false)).headers.etag;
  await meent.ask({ method: 'POST', url: MEASURES, payload: measure({ norm: '2' }) });
  expect((await ask(activity, false)).headers.etag).toBe(before);
});

it('is of an activity that there is, and stays as it was once it has begun', async () => {
  const wrong = await meent.ask({ method: 'POST', url: MEASURES, payload: measure({ activiteit: 'onbekend' }) });
  expect(wrong.json().invalidParams).toMatchObject([{ name: 'activiteit', code: 'does_not_exist' }]);
  const change = await meent.ask({ method: 'PATCH', url, payload: { omschrijving: 'Anders' } });
  expect(change.json().invalidParams).toMatchObject([{ name: 'omschrijving', code: 'wijzigen-niet-toegelaten' }]);
  expect((await meent.ask({ method: 'DELETE', url })).statusCode).toBe(400);
});
