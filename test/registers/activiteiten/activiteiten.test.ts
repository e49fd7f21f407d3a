import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../../src/foundation/clock.ts';
import { activityFor, INZAGE } from '../../../src/registers/activiteiten/index.ts';
import { addTables, libraryResources } from '../../engine/library.ts';
import { activityBody } from '../../support/activity.ts';
import {
  activityId,
  applicationId,
  FIRST,
  type Request,
  SECOND,
  startMeent,
  type TestMeent,
} from '../../support/server.ts';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent({ extra: libraryResources, prepare: addTables });
});
afterAll(() => meent.close());

const DAY_MS = 86_400_000;
const ROOT = '/registers/api/v1/verwerkingsactiviteiten';
let made = 0;
const activity = (extra: object = {}) =>
  activityBody({
    identificatie: `activiteit-${++made}`,
    naam: 'Meldingen openbare ruimte',
    doel: 'beslissen over uw melding',
    beginGeldigheid: '2026-01-01',
    ...extra,
  });
const post = (payload: object, as = 'alles') => meent.ask({ method: 'POST', url: ROOT, payload, as });
const faults = async (payload: object): Promise<string[]> => {
  const answer = await post(payload);
  return answer.statusCode === 201
    ? []
    : answer.json().invalidParams.map(({ name, code }: Record<string, string>) => `${name}:${code}`);
};
const pathOf = (url: string) => new URL(url).pathname;
const status = async (request: Request): Promise<number> => (await meent.ask(request)).statusCode;

describe('verwerkingsactiviteit', () => {
  it('is read by everybody and written by who manages activities', async () => {
    const { url } = (await post(activity())).json();
    expect(await status({ url: pathOf(url), as: false })).toBe(200);
    expect((await post(activity(), 'beperkt')).statusCode).toBe(403);
    await meent.grant([{ component: 'meent', scopes: ['activiteiten.beheren'] }]);
    expect((await post(activity(), 'beperkt')).statusCode).toBe(201);
  });

  it('wants a purpose that reads on after “om te”', async () => {
    expect(await faults(activity({ doel: 'Het beslissen' }))).toEqual(['doel:invalid']);
    expect(await faults(activity({ doel: '' }))).toEqual(['doel:blank']);
  });

  it('ends after it begins', async () => {
    expect(await faults(activity({ eindeGeldigheid: '2026-01-01' }))).toEqual(['eindeGeldigheid:invalid']);
    expect(await faults(activity({ eindeGeldigheid: '2026-01-02' }))).toEqual([]);
  });

  it('has versions that follow each other and never hold on one day', async () => {
    const first = activity({ eindeGeldigheid: '2026-06-01' });
    expect(await faults(first)).toEqual([]);
    const next = (beginGeldigheid: string) => faults({ ...first, beginGeldigheid, eindeGeldigheid: null });
    expect(await next('2026-01-01')).toContain('beginGeldigheid:overlap');
    expect(await next('2026-05-31')).toEqual(['beginGeldigheid:overlap']);
    expect(await next('2026-06-01')).toEqual([]);
    const on = async (day: string) =>
      (await meent.ask({ url: `${ROOT}?identificatie=${first.identificatie}&geldigOp=${day}`, as: false })).json()
        .results;
    expect(await on('2025-12-31')).toHaveLength(0);
    expect(await on('2026-05-31')).toMatchObject([{ beginGeldigheid: '2026-01-01' }]);
    expect(await on('2026-06-01')).toMatchObject([{ beginGeldigheid: '2026-06-01' }]);
    expect(await status({ url: `${ROOT}?geldigOp=vandaag`, as: false })).toBe(400);
  });
});

describe('which activity a call serves', () => {
  const today = '2026-11-21';
  const snapshot = () => meent.engine.parts.snapshots.current(FIRST);

  it('is the one of the case type, else the standard one', async () => {
    const { url } = (await post(activity({ zaaktypen: ['ZT-MELDING'] }))).json();
    expect(activityFor(await snapshot(), { zaaktype: 'ZT-MELDING', today }).id).toBe(url.slice(-36));
    const standard = activityFor(await snapshot(), { zaaktype: 'ZT-ANDERS', today });
    expect(standard).toMatchObject({
      id: activityId(FIRST, 'dienstverlening'),
      purpose: 'helpen met uw vraag of aanvraag',
    });
    expect(activityFor(await snapshot(), { identificatie: INZAGE, today }).id).toBe(activityId(FIRST, INZAGE));
  });

  it('must hold today', async () => {
    const { url } = (await post(activity({ eindeGeldigheid: '2026-02-01', zaaktypen: ['ZT-OUD'] }))).json();
    const id = url.slice(-36);
    expect(activityFor(await snapshot(), { id, today: '2026-01-31' }).id).toBe(id);
    expect(activityFor(await snapshot(), { zaaktype: 'ZT-OUD', today: '2026-01-31' }).id).toBe(id);
    const now = await snapshot();
    expect(() => activityFor(now, { id, today: '2026-02-01' })).toThrow('verwerkingsactiviteit');
    expect(activityFor(now, { zaaktype: 'ZT-OUD', today: '2026-02-01' }).id).toBe(activityId(FIRST, 'dienstverlening'));
  });

  it('is missing in a municipality without any, which then gives nothing', async () => {
    expect(await status({ url: '/boeken/api/v1/boeken', municipality: SECOND })).toBe(200);
    const standard = `${ROOT}/${activityId(SECOND, 'dienstverlening')}`;
    // It has begun, so it stays; it can end.
    expect(await status({ method: 'DELETE', url: standard, municipality: SECOND })).toBe(400);
    const end = { eindeGeldigheid: new Date(Date.now() + 2 * DAY_MS).toISOString().slice(0, 10) };
    expect(await status({ method: 'PATCH', url: standard, payload: end, municipality: SECOND })).toBe(200);
    const putBack = setTimeSource(() => Date.now() + 3 * DAY_MS);
    try {
      const answer = await meent.ask({ url: '/boeken/api/v1/boeken', municipality: SECOND });
      expect(answer.statusCode).toBe(403);
      expect(answer.json().detail).toContain('verwerkingsactiviteit');
    } finally {
      putBack();
    }
  });
});

describe('the activity that an application names', () => {
  const SET = `/meent/api/v1/applicaties/${applicationId(FIRST, 'alles')}/activiteiten`;
  const list = async (headers: Record<string, string> = {}) => {
    const answer = await meent.ask({ url: '/boeken/api/v1/boeken', headers });
    return answer.statusCode === 200 ? meent.logged.at(-1)!.activity : answer.statusCode;
  };

  it('is the standard one until others are set; then the first of those, or one that it names', async () => {
    const [one, other] = [(await post(activity())).json().url, (await post(activity())).json().url];
    const standard = activityId(FIRST, 'dienstverlening');
    expect(await list()).toBe(standard);
    expect(await list({ 'x-meent-activiteit': standard })).toBe(standard);
    expect(await list({ 'x-meent-activiteit': one })).toBe(403);
    expect(await status({ method: 'PUT', url: SET, payload: { activiteiten: [one, other] } })).toBe(200);
    expect(await list()).toBe(one.slice(-36));
    expect(await list({ 'x-meent-activiteit': other })).toBe(other.slice(-36));
    expect(await list({ 'x-meent-activiteit': other.slice(-36) })).toBe(other.slice(-36));
    expect(await list({ baggage: `a=b, dpl.core.processing_activity_id=${encodeURIComponent(other)};p=1` })).toBe(
      other.slice(-36),
    );
    expect(await list({ 'x-meent-activiteit': standard })).toBe(403);
    expect(await list({ 'x-meent-activiteit': 'onzin' })).toBe(400);
    expect(await list({ baggage: 'dpl.core.processing_activity_id=%zz' })).toBe(400);
    // What somebody else's register calls it says nothing to this one.
    const elsewhere = encodeURIComponent('https://ander.example/verwerkingsactiviteiten/7');
    expect(await list({ baggage: `dpl.core.processing_activity_id=${elsewhere}` })).toBe(one.slice(-36));
    const unknown = encodeURIComponent(`http://localhost${ROOT}/0197b0f0-0000-7000-8000-000000000000`);
    expect(await list({ baggage: `dpl.core.processing_activity_id=${unknown}` })).toBe(403);
  });

  it('follows to its next version', async () => {
    const first = activity({ eindeGeldigheid: '2026-02-01' });
    const old = (await post(first)).json().url;
    await meent.ask({ method: 'PUT', url: SET, payload: { activiteiten: [old] } });
    expect(await list()).toBe(403);
    const next = (await post({ ...first, beginGeldigheid: '2026-02-01', eindeGeldigheid: null })).json().url;
    expect(await list()).toBe(next.slice(-36));
    expect(await list({ 'x-meent-activiteit': old })).toBe(403);
  });

  it.each<[string, unknown]>([
    ['no list', { activiteiten: 'x' }],
    ['an address that is none', { activiteiten: ['http://localhost/onzin'] }],
    ['one that does not exist', { activiteiten: [`http://localhost${ROOT}/0197b0f0-0000-7000-8000-000000000000`] }],
  ])('is not set to %s', async (_what, payload) => {
    expect(await status({ method: 'PUT', url: SET, payload: payload as object })).toBe(400);
  });
});
