/**
 * Idempotency-Key, on every POST: done once, answered the same, to who has the right. Made from the declarations, so that no
 * POST is forgotten. In two files, so that neither takes long.
 */
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationId, FIRST, type Request, seeder, startMeent, type TestMeent } from '../../support/server.ts';
import { isLogged, isOnRecord, isWithout, loggedAs, named, requestFor, routes } from './requests.ts';
import { makeWorld, type World, watch } from './world.ts';

let meent: TestMeent;
let second: Pick<TestMeent, 'ask' | 'engine'>;
let world: World;
function prepareAll(): void {
  beforeAll(async () => {
    meent = await startMeent();
    second = await meent.second();
    world = await makeWorld(meent);
  });
  afterAll(async () => {
    await world.close();
    await meent.close();
  });
}

const posts = routes.filter((route) => route.method === 'POST' && !isWithout(route));
const isRead = ({ operation }: (typeof posts)[number]): boolean =>
  operation === 'search' || (typeof operation !== 'string' && operation.reads === true);
const writes = posts.filter((route) => !isRead(route));
const reads = posts.filter(isRead);

let keys = 0;
const withKey = (request: Request, key = `sleutel-${++keys}`) => ({
  key,
  request: { ...request, headers: { ...request.headers, 'idempotency-key': key } },
});

/** All that a client sees. */
const shown = ({ statusCode, body, headers }: LightMyRequestResponse) => ({
  statusCode,
  body,
  headers: Object.fromEntries(
    ['content-type', 'location', 'etag', 'cache-control', 'content-crs', 'api-version'].map((name) => [
      name,
      headers[name],
    ]),
  ),
});

const changes = async (): Promise<number> =>
  (await meent.clone.asOwner<{ n: number }>('select count(*)::int as n from meent.engine_change'))[0]!.n;
const known = async (): Promise<string[]> =>
  (await meent.clone.asOwner<{ id: string }>('select id from meent.engine_change')).map(({ id }) => id);
/**
 * What was done besides: of what was made how many, of all else how often one record. What is about a person alters as many
 * records as there are of theirs, which another request adds to.
 */
const doneBesides = (ids: readonly string[]) =>
  meent.clone.asOwner(
    `select resource, action, case action when 'create' then sum(times) else max(times) end::int as times from (
  select resource, record, action, count(*) as times from meent.engine_change where not id = any($1::uuid[])
  group by resource, record, action) as one
group by resource, action order by resource, action`,
    [ids],
  );
const kept = (key: string) =>
  meent.clone.asOwner<{ answer: string }>('select answer from meent.engine_idempotency where key = $1', [key]);

export const again = () =>
  describe('a POST with an Idempotency-Key', () => {
    prepareAll();

    it('every POST is here, but for what is refused alone', () => {
      // Mirrors are made with what they mirror.
      expect(routes.filter(({ method }) => method === 'POST').length - posts.length).toBe(2);
      expect(writes.length).toBeGreaterThan(25);
    });

    it.each(named(writes))('asked again gives the first answer and does nothing: %s', async (_, route) => {
      const { key, request } = withKey(await requestFor(world, route));
      const first = await meent.ask(request);
      expect(first.statusCode, first.body).toBeLessThan(300);
      expect((await kept(key)).map(({ answer }) => answer)).toEqual([expect.stringMatching(/^[\w-]+\.[\w-]+$/)]);
      const before = await changes();
      for (const process of [meent, second]) {
        const { answer, entries } = await watch({ ...world, meent: { ...meent, ask: process.ask } }, request);
        expect(shown(answer)).toEqual(shown(first));
        if ((route.resource?.subjects && isOnRecord(route)) || isLogged(route))
          expect(entries).toMatchObject([{ operation: loggedAs(route)[0], kind: 'geopend' }]);
        // What a resident made is theirs; to read the answer again is to look at it.
        else if (route.resident) for (const { kind } of entries) expect(kind).toBe('geopend');
        else expect(entries).toEqual([]);
      }
      expect(await changes()).toBe(before);
    });

    it.each(named(writes))('is refused for anything else: %s', async (_, route) => {
      const { key, request } = withKey(await requestFor(world, route));
      const first = await meent.ask(request);
      expect(first.statusCode, first.body).toBeLessThan(300);
      const before = await changes();
      // A key is of who asks.
      const other = writes.find(
        (one) => one !== route && (one.resident === undefined) === (route.resident === undefined),
      );
      const others: Request[] = [
        { ...request, payload: { ...(request.payload as object | undefined), onzin: 1 } },
        ...(other ? [withKey(await requestFor(world, other), key).request] : []),
      ];
      const made = (await changes()) - before;
      for (const one of others) {
        const answer = await meent.ask(one);
        expect(answer.json(), answer.body).toMatchObject({ status: 409, code: 'idempotency_conflict' });
      }
      expect((await changes()) - before).toBe(made);
    });

    it.each(named(reads))('that only reads takes the header and keeps nothing: %s', async (_, route) => {
      const { key, request } = withKey(await requestFor(world, route));
      for (let time = 0; time < 2; time++) expect((await meent.ask(request)).statusCode).toBe(200);
      expect(await kept(key)).toEqual([]);
    });
  });

export const atOnce = () =>
  describe('a POST with an Idempotency-Key', () => {
    prepareAll();

    it.each(named(writes))('twice at once, in two processes, is done once: %s', async (_, route) => {
      const counted = async (work: () => Promise<LightMyRequestResponse[]>) => {
        const before = await known();
        const answers = (await work()).map(shown);
        for (const answer of answers) expect(answer).toEqual(answers[0]);
        expect(answers[0]!.statusCode, answers[0]!.body).toBeLessThan(300);
        return doneBesides(before);
      };
      const alone = await requestFor(world, route);
      const once = await counted(async () => [await meent.ask(alone)]);
      const { request } = withKey(await requestFor(world, route));
      // What was made for the request is told to other processes a moment later.
      second.engine.parts.snapshots.forget();
      const twice = await counted(() =>
        Promise.all([meent.ask(request), second.ask(request), meent.ask(request), second.ask(request)]),
      );
      expect(twice).toEqual(once);
    });

    describe('is not answered again', () => {
      const everything = (heeftAlleAutorisaties: boolean, autorisaties: readonly object[]) =>
        meent.engine.patch(seeder(FIRST), 'applicatie', applicationId(FIRST, 'beperkt'), {
          heeftAlleAutorisaties,
          autorisaties,
        });
      /** Every scope of the component, on records that the requests are not about. */
      const elsewhere = (component: string): object => ({
        component,
        scopes: [
          ...new Set(
            writes
              .filter(({ api }) => api.component === component)
              .flatMap(({ resource, operation }) =>
                typeof operation === 'string' ? Object.values(resource!.scopes).flat() : operation.scopes,
              ),
          ),
        ],
        ...(component === 'zrc' ? { zaaktype: world.catalogue.ander.zaaktype } : {}),
        ...(component === 'drc' ? { informatieobjecttype: world.catalogue.informatieobjecttypen.vreemd } : {}),
        maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      });

      // The right of a resident on their own is nobody's to take.
      const given = writes.filter(({ resident }) => !resident);
      it.each(named(given))('to who lost the right: %s', async (_, route) => {
        const { request } = withKey({ ...(await requestFor(world, route)), as: 'beperkt' });
        await everything(true, []);
        const first = await meent.ask(request);
        expect(first.statusCode, first.body).toBeLessThan(300);
        const { component } = route.resource?.api ?? route.api;
        const narrowed = (component === 'zrc' || component === 'drc') && isOnRecord(route);
        await everything(false, [narrowed ? elsewhere(component) : { component, scopes: ['iets.anders'] }]);
        const { answer, entries } = await watch(world, request);
        expect(answer.statusCode, answer.body).toBe(403);
        expect(answer.body).not.toBe(first.body);
        if (narrowed) expect(entries).toMatchObject([{ operation: loggedAs(route)[0], kind: 'geweigerd' }]);
      });
    });
  });
