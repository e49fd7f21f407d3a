/**
 * Ways around the ordinary question that must not be ways around the logbook: HEAD, a question whether something changed (304),
 * part of a document (Range), a part of it that does not exist (416). Each tells something of a record, so each leaves its entry,
 * on every operation that reads.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OwnOperation } from '../../../src/engine/own.ts';
import type { ApiRoute } from '../../../src/services/http/route.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';
import { ENTRIES } from './entries-of.ts';
import { isExport, isOnRecord, isWithout, loggedAs, named, requestFor, routes } from './requests.ts';
import { type Logged, makeWorld, type World, watch } from './world.ts';

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

const ofResource = (route: ApiRoute): boolean =>
  route.resource?.subjects !== undefined && isOnRecord(route) && !isWithout(route) && !isExport(route);
const entryOf = ({ operation }: ApiRoute) =>
  typeof operation === 'string' ? undefined : ENTRIES[(operation as OwnOperation).operationId];
const ofNone = (route: ApiRoute): boolean => {
  const entry = route.resource ? undefined : entryOf(route);
  return entry !== undefined && 'kind' in entry && entry.about === 'resident' && !entry.many;
};
/** It goes by while it is made: it has no head of its own and no parts (decision 0050), and a test of its own. */
const GOES_BY = new Set(['mijn_uitvoer_read']);
const goesBy = ({ operation }: ApiRoute): boolean =>
  typeof operation !== 'string' && GOES_BY.has(operation.operationId);
const reads = routes.filter(
  (route) => route.method === 'GET' && !goesBy(route) && (ofResource(route) || ofNone(route)),
);
/** All of this operation and kind; a list has one for each activity that what it shows is for. */
function expectEntries(entries: readonly Logged[], route: ApiRoute): void {
  const [operation, kind] = expectedOf(route);
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) expect(entry).toMatchObject({ operation, kind });
  expect(new Set(entries.map(({ activity }) => activity)).size).toBe(entries.length);
  if (route.operation !== 'list') expect(entries).toHaveLength(1);
}
const expectedOf = (route: ApiRoute): readonly [operation: string, kind: string] => {
  const entry = route.resource ? undefined : entryOf(route);
  return entry && 'kind' in entry ? [entry.operation, entry.kind] : loggedAs(route);
};

it('there are reads to try', () => expect(reads.length).toBeGreaterThan(50));

describe('HEAD', () => {
  it.each(named(reads))('%s', async (_, route) => {
    const request = await requestFor(world, route);
    const { answer, entries } = await watch(world, { ...request, method: 'HEAD' });
    expect(answer.statusCode).toBeLessThan(300);
    expect(answer.rawPayload.length).toBe(0);
    expectEntries(entries, route);
    expect(entries.flatMap(({ lines }) => lines.map(([, subject]) => subject))).toContain(world.subject);
  });
});

/** Says nothing but that nothing changed since a look that is in the logbook: its ETag is of the list and of the caller. */
const UNCHANGED = new Set(['toegang_list']);

describe('304', () => {
  it.each(named(reads))('%s', async (_, route) => {
    const request = await requestFor(world, route);
    const first = await meent.ask(request);
    const { etag } = first.headers;
    if (typeof etag !== 'string') return;
    const { answer, entries } = await watch(world, {
      ...request,
      headers: { ...request.headers, 'if-none-match': etag },
    });
    // What came since in the same world may be in the answer: then it is whole.
    expect([200, 304]).toContain(answer.statusCode);
    const { operation: own } = route;
    if (typeof own !== 'string' && UNCHANGED.has(own.operationId)) {
      expect([answer.statusCode, answer.body, entries]).toEqual([304, '', []]);
      return;
    }
    expectEntries(entries, route);
    expect(entries.flatMap(({ lines }) => lines.map(([, subject]) => subject))).toContain(world.subject);
  });
});

describe('a part', () => {
  const sending = reads.filter(({ sendsContent }) => sendsContent);
  const parts = [
    ['bytes=0-0', [200, 206]],
    ['bytes=999999999-', [200, 416]],
  ] as const;
  it.each(
    sending.flatMap((route) =>
      parts.map(([range, may]) => [range, `${route.method} ${route.path}`, route, may] as const),
    ),
  )('%s of %s', async (range, _, route, may) => {
    const request = await requestFor(world, route);
    const { answer, entries } = await watch(world, { ...request, headers: { ...request.headers, range } });
    expect(may).toContain(answer.statusCode);
    expectEntries(entries, route);
  });
});
