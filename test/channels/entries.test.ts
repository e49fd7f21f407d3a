/**
 * Every page, from the table of routes: one that is about somebody leaves the entry that it should, called as in life; one
 * that is about nobody says why, and leaves no line about anybody. A new page that is in neither fails.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replayLog } from '../../src/services/access/replay-log.ts';
import { ENTRIES } from '../registers/all/entries-of.ts';
import type { TestSite } from '../support/site-server.ts';
import type { Visitor } from '../support/visitor.ts';
import { AS_OPERATION, NOBODY } from './entries-nobody.ts';
import { type Expected, type Life, PERSONAL } from './entries-of.ts';
import { type Lived, startLife, subjectsIn } from './life.ts';

let meent: TestSite;
let life: Life;
let entriesOf: Lived['entriesOf'];
beforeAll(async () => {
  ({ meent, life, entriesOf } = await startLife());
});
afterAll(() => meent?.stop());

test('no page is forgotten', () => {
  const said = (route: string): boolean =>
    route in PERSONAL || route in AS_OPERATION || NOBODY.some(({ routes }) => routes.includes(route));
  expect(meent.pages.length).toBeGreaterThan(60);
  expect(meent.pages.filter((route) => !said(route))).toEqual([]);
  const there = new Set(meent.pages);
  const named = [...Object.keys(PERSONAL), ...Object.keys(AS_OPERATION), ...NOBODY.flatMap(({ routes }) => routes)];
  expect(named.filter((route) => !there.has(route))).toEqual([]);
  expect(named.length).toBe(new Set(named).size);
  for (const { reason } of NOBODY) expect(reason).not.toBe('');
  for (const operation of Object.values(AS_OPERATION)) expect(ENTRIES[operation]).toHaveProperty('kind');
});

describe('about somebody', () => {
  test.each(Object.entries(PERSONAL))('%s', async (_, expected: Expected) => {
    const call = await expected.prepare(life);
    const { page, entries } = await entriesOf(call);
    expect(page.status, page.text.slice(0, 300)).toBe(expected.status ?? 200);
    const told = entries.map(({ operation, kind }) => `${operation} ${kind}`);
    for (const one of expected.entries) expect(told, told.join('; ')).toContain(one);
    // And nothing that it did not do.
    expect(told.filter((one) => !expected.entries.includes(one) && !(expected.besides ?? []).includes(one))).toEqual(
      [],
    );
    const wanted = entries.filter(({ operation, kind }) => expected.entries.includes(`${operation} ${kind}`));
    expect(wanted.flatMap(subjectsIn)).toContain(life.subject);
    for (const { activity, organ } of entries) {
      expect(activity).toMatch(/^[0-9a-f-]{36}$/);
      expect(['college', 'burgemeester']).toContain(organ);
    }
  });
});

describe('about nobody', () => {
  const plain = NOBODY.flatMap(({ routes }) => routes).filter((route) => /^GET [^:*]+$/.test(route));

  test.each(plain)('%s leaves no line about anybody', async (route) => {
    const visitors: readonly Visitor[] = [life.manager, life.archivist, life.resident];
    for (const who of visitors) {
      const { entries } = await entriesOf(() => who.get(route.slice(4)));
      expect(entries.filter(({ operation }) => !operation.startsWith('portaal.')).flatMap(subjectsIn)).toEqual([]);
    }
  });
});

test('all that the pages decided is decided again and comes out the same', async () => {
  await meent.settle();
  const told = await replayLog(meent.engine, life.municipality);
  expect(told.differ).toEqual([]);
  expect(told.decided).toBeGreaterThan(100);
  expect(told.unnamed).toBe(0);
});
