/** The read extension of Logboek Dataverwerkingen 1.1.0: as the published schema has it, with rights, and logged itself. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BSN, BSNS, CRS, makeWorld, path, type World } from '../../registers/all/world.ts';
import { activityId, FIRST, startMeent, type TestMeent } from '../../support/server.ts';

const URL_ = '/logboek/lezen/v1/processing-activities';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

/** Of dpl.core. */
const ATTRIBUTES = [
  'dpl.core.processing_activity_id',
  'dpl.core.data_subject_id',
  'dpl.core.data_subject_id_type',
  'dpl.core.foreign_operation.processor',
];

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

interface Item {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly status: string;
  readonly name: string;
  readonly startTime: number;
  readonly endTime: number;
  readonly attributes: Readonly<Record<string, string>>;
}

const lees = (payload: object, as = 'alles') => meent.ask({ method: 'POST', url: URL_, payload, as });
const items = async (payload: object): Promise<readonly Item[]> => {
  const answer = await lees(payload);
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.headers['api-version']).toBe('1.1.0');
  return answer.json<{ processingActivities: Item[] }>().processingActivities;
};

const kijk = async (): Promise<string> => {
  const url = path(world, (await world.zaak()).url);
  await meent.ask({ method: 'GET', url, headers: { ...CRS, traceparent: `00-${TRACE}-${PARENT}-01` } });
  return url;
};

test('one item for each line, with the trace of who asked and the step it follows from', async () => {
  await kijk();
  const found = await items({ traceId: TRACE });
  expect(found).toHaveLength(1);
  const [one] = found as [Item];
  expect(one).toMatchObject({
    traceId: '4bf92f35-77b3-4da6-a3ce-929d0e0e4736',
    parentSpanId: PARENT,
    status: 'Ok',
    name: 'zaken.zaak.read',
  });
  expect(one.spanId).toMatch(/^[0-9a-f]{16}$/);
  expect(one.spanId).not.toBe(PARENT);
  expect(one.startTime).toBeLessThanOrEqual(one.endTime);
  expect(one.attributes['dpl.core.processing_activity_id']).toContain(activityId(FIRST, 'dienstverlening'));
  expect(one.attributes['dpl.core.data_subject_id']).toBe(world.subject);
  expect(JSON.stringify(found)).not.toContain(BSN);
  // What the published document requires of an item, and the names that it gives to attributes.
  for (const name of ['traceId', 'spanId', 'status', 'name', 'startTime', 'endTime']) expect(one).toHaveProperty(name);
  for (const name of Object.keys(one.attributes)) expect(ATTRIBUTES).toContain(name);
});

test('of a person by number or by what an answer called them; twin: of another nothing', async () => {
  await kijk();
  const byNumber = await items({ 'dpl.core.data_subject_id': BSN, 'dpl.core.data_subject_id_type': 'BSN' });
  expect(byNumber.length).toBeGreaterThan(0);
  const called = byNumber[0]!.attributes['dpl.core.data_subject_id']!;
  const again = await items({
    'dpl.core.data_subject_id': called,
    'dpl.core.data_subject_id_type': 'BSN, versleuteld',
  });
  expect(again.length).toBeGreaterThanOrEqual(byNumber.length);
  expect(await items({ 'dpl.core.data_subject_id': BSNS[5] })).toEqual([]);
});

test('reading it is a processing of its own', async () => {
  await items({ 'dpl.core.data_subject_id': BSN });
  const found = await items({ 'dpl.core.data_subject_id': BSN });
  expect(found.map(({ name }) => name)).toContain('logboek.lezen');
});

test.each([
  ['nothing', {}],
  ['an end before the beginning', { startTime: 2_000, endTime: 1_000 }],
  ['ten years', { startTime: 0, endTime: 400 * 86_400_000 }],
  ['another register', { 'dpl.core.processing_activity_id': 'https://elders.example/register' }],
  ['another kind of number', { 'dpl.core.data_subject_id': '1', 'dpl.core.data_subject_id_type': 'RSIN' }],
])('refused: %s', async (_, payload) => {
  expect((await lees(payload)).statusCode).toBe(400);
});

test('not without the scope of who supervises', async () => {
  expect((await lees({ traceId: TRACE }, 'beperkt')).statusCode).toBe(403);
  await meent.grant([{ component: 'meent', scopes: ['logboek.inzien'] }]);
  expect((await lees({ traceId: TRACE }, 'beperkt')).statusCode).toBe(200);
});
