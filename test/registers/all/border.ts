/**
 * The border between municipalities, on every operation of every resource: what is of one is nowhere for the other. In two
 * files, so that neither takes long.
 */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINES } from '../../../src/engine/own.ts';
import { FIRST, SECOND, startMeent, type TestMeent } from '../../support/server.ts';
import { RECORDS } from './records.ts';
import { forgotten, isWithout, named, registry, requestFor, routes, shownIn } from './requests.ts';
import { makeWorld, type World } from './world.ts';

let meent: TestMeent;
let here: World;
let there: World;
function prepareAll(): void {
  beforeAll(async () => {
    meent = await startMeent();
    here = await makeWorld(meent, FIRST);
    there = await makeWorld(meent, SECOND);
  });
  afterAll(async () => {
    await here.close();
    await there.close();
    await meent.close();
  });
}

const closed = routes.filter((route) => !route.resource?.fixed && !isWithout(route));

const related = registry.all.filter(
  ({ name, fields, fixed, operations }) =>
    !fixed &&
    operations.includes('create') &&
    RECORDS[name]?.body &&
    Object.values(fields).some((field) => field.kind === 'relation' && field.required),
);

export function records(): void {
  prepareAll();

  it('no resource and no operation is forgotten', () => {
    expect(forgotten()).toEqual([]);
  });

  describe('a record of another municipality', () => {
    // Each has the same sources, and other things in them: services/mijn/gegevens.test.ts.
    const ofRecords = closed.filter(({ path }) => path.includes('{') && !path.endsWith('{bron}'));
    it.each(named(ofRecords))('is not found by %s', async (_, route) => {
      const request = await requestFor(here, route);
      // All that the body refers to is of the one who asks; only the record itself is not.
      const { payload, as } = route.operation === 'create' ? request : await requestFor(there, route);
      const answer = await meent.ask({
        ...request,
        ...(payload ? { payload } : {}),
        // A resident is logged in with each by itself.
        ...(as === undefined ? {} : { as }),
        municipality: SECOND,
      });
      // A list below a parent that is not here is empty.
      if (route.operation === 'list')
        expect([answer.statusCode, answer.json().results ?? answer.json()]).toEqual([200, []]);
      else if (route.operation === 'create') expect(answer.statusCode, answer.body).toBe(400);
      else expect(answer.statusCode, answer.body).toBe(404);
      const at = await meent.ask(request);
      expect(at.statusCode, at.body).toBeLessThan(300);
    });
  });
}

/** A plain array has no count; below a parent of another municipality it is empty. */
const countIn = (answer: LightMyRequestResponse): number | undefined =>
  answer.headers['content-type'] === LINES ? shownIn(answer).length : (answer.json().count ?? shownIn(answer).length);

export function listsAndRelations(): void {
  prepareAll();

  describe('a record of another municipality', () => {
    it.each(named(closed.filter(({ operation }) => operation === 'list' || operation === 'search')))(
      'is not in %s, nor counted',
      async (_, route) => {
        const ask = async () => meent.ask({ ...(await requestFor(there, route)), municipality: SECOND });
        const before = await ask();
        const request = await requestFor(here, route);
        const after = await meent.ask({ ...request, municipality: SECOND });
        const ids = async (table: string) =>
          (
            await meent.clone.asOwner<{ id: string }>(`select id from meent.${table} where municipality = $1`, [FIRST])
          ).map(({ id }) => id);
        expect(after.statusCode, after.body).toBe(200);
        for (const id of await ids(route.resource!.table)) expect(after.body).not.toContain(id);
        // Below a parent of another municipality there is nothing.
        const expected = route.path.includes('{') ? 0 : countIn(before);
        if (expected !== undefined) expect(countIn(after)).toBe(expected);
      },
    );
  });

  describe('nothing of another municipality can be referred to', () => {
    it.each(related.map((resource) => [resource.name, resource] as const))('in a new %s', async (_, resource) => {
      const route = routes.find(
        (one) =>
          one.method === 'POST' && one.path === `${resource.api.root}/${resource.path.replace(/\{.*\}/, '{parentId}')}`,
      )!;
      const request = await requestFor(here, route);
      const good = await requestFor(there, route);
      const relations = Object.entries(resource.fields).filter(
        ([, field]) => field.kind === 'relation' && field.required,
      );
      for (const [name, field] of relations) {
        if (registry.get(field.to![0]!).fixed) continue;
        const foreign = (request.payload as Record<string, string>)[name]!;
        // By its own address, and by the address it would have here.
        for (const address of [foreign, foreign.replace(here.base, there.base)]) {
          const payload = { ...(good.payload as object), [name]: address };
          const url = name === resource.parent && good.url !== request.url ? request.url : good.url;
          const answer = await meent.ask({ ...good, url: url!, payload, municipality: SECOND });
          expect(`${name} ${answer.statusCode} ${answer.body.slice(0, 300)}`).toMatch(`${name} 400`);
        }
      }
    });
  });
}
