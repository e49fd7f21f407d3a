/**
 * What an operation of no single resource leaves in the logbook: those of a resource are in logbook.ts. Every one that the
 * documents name is in this table, so that a new one cannot be forgotten: with its entry and whom it is about, or with the
 * reason why it leaves none. Refused, it leaves nothing that says that it was done.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnOperation } from '../../../src/engine/own.ts';
import { activityId, FIRST, startMeent, type TestMeent } from '../../support/server.ts';
import { operationsOf } from './documented.ts';
import { ENTRIES, NOBODYS } from './entries-of.ts';
import { registry, requestFor, routes } from './requests.ts';
import { makeWorld, type World, watch } from './world.ts';

const own = routes.flatMap((route) =>
  typeof route.operation === 'string' || route.resource ? [] : [{ route, operation: route.operation as OwnOperation }],
);

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

test('every operation of every document is one of a resource, or is in the table', async () => {
  const documented = await operationsOf(meent);
  expect(documented.length).toBeGreaterThan(200);
  expect(documented.filter(({ route }) => !route).map(({ name }) => name)).toEqual([]);
  expect(
    own.filter(({ operation }) => !ENTRIES[operation.operationId]).map(({ operation }) => operation.operationId),
  ).toEqual([]);
  const there = new Set(own.map(({ operation }) => operation.operationId));
  expect(Object.keys(ENTRIES).filter((name) => !there.has(name))).toEqual([]);
  const nobodys = registry.all.filter(({ subjects }) => !subjects).map(({ name }) => name);
  expect(nobodys.toSorted()).toEqual(Object.keys(NOBODYS).toSorted());
  for (const one of Object.values(ENTRIES)) if ('none' in one) expect(one.none).toMatch(/\w+ \w+/);
});

const table = own.map(({ route, operation }) => [operation.operationId, route, operation] as const);

describe('as in life', () => {
  test.each(table)('%s', async (name, route) => {
    const expected = ENTRIES[name]!;
    const request = await requestFor(world, route);
    const { answer, entries } = await watch(world, request);
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    if ('none' in expected) {
      expect(entries.flatMap(({ lines }) => lines)).toEqual([]);
      return;
    }
    const { operation, kind, about, many, together, activity = 'dienstverlening' } = expected;
    const mine = entries.filter((one) => one.operation === operation && one.kind === kind);
    expect(mine.length, JSON.stringify(entries)).toBeGreaterThan(0);
    if (!many) expect(mine).toHaveLength(1);
    for (const one of mine) expect(one.activity).toBe(activityId(FIRST, activity));
    const subjects = new Set(mine.flatMap(({ lines }) => lines.map(([, subject]) => subject)));
    if (together) expect([...subjects].filter((one) => one === world.subject)).toHaveLength(subjects.size - 1);
    else expect([...subjects]).toEqual(about === 'resident' ? [world.subject] : []);
  });
});

describe('refused, nothing is said to be done', () => {
  test.each(table.filter(([, , { open }]) => !open))('%s', async (name, route, { status }) => {
    const expected = ENTRIES[name]!;
    const request = await requestFor(world, route);
    const { answer, entries } = await watch(world, { ...request, as: 'beperkt' });
    // Whoever may nothing with any of it.
    if (answer.statusCode === status) return;
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400);
    if (!('none' in expected))
      expect(
        entries.filter(({ operation, kind }) => operation === expected.operation && kind === expected.kind),
      ).toEqual([]);
  });
});
