/** GET /wijzigingen: the cursor, the filter, and no more than the caller may read. The engine's own test says the rest. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { regel } from '../../registers/all/toegangsregels.ts';
import { makeWorld, path, type World, watch } from '../../registers/all/world.ts';
import { SECOND, startMeent, type TestMeent } from '../../support/server.ts';

const URL = '/meent/api/v1/wijzigingen';
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

const numbered = async (): Promise<void> => {
  const sequencer = createSequencer({ db: meent.db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
};
const ask = async (query: string, more: object = {}) => (await meent.ask({ url: `${URL}?${query}`, ...more })).json();

async function end(): Promise<number> {
  await numbered();
  for (let at = 0; ; ) {
    const { volgende, meer } = await ask(`sinds=${at}`);
    if (!meer) return volgende;
    at = volgende;
  }
}

it('goes on from where the caller was, page by page, and is in the logbook', async () => {
  const sinds = await end();
  const zaak = await world.zaak();
  await numbered();
  const { answer, entries } = await watch(world, { url: `${URL}?sinds=${sinds}&resource=zaak` });
  expect(answer.json().wijzigingen).toContainEqual(
    expect.objectContaining({ resource: 'zaak', id: zaak.uuid, url: zaak.url, actie: 'aangemaakt' }),
  );
  expect(entries).toMatchObject([{ operation: 'meent.wijzigingen.list', kind: 'getoond' }]);
  const first = await ask(`sinds=${sinds}&aantal=1`);
  expect(first).toMatchObject({ volgende: sinds + 1, meer: true });
  const rest = await ask(`sinds=${first.volgende}`);
  expect([...first.wijzigingen, ...rest.wijzigingen].map(({ nummer }: { nummer: number }) => nummer)).toEqual(
    Array.from({ length: rest.volgende - sinds }, (_, index) => sinds + index + 1),
  );
  expect((await ask(`sinds=${rest.volgende}`)).wijzigingen).toEqual([]);
});

it('tells who may not read a case nothing of it', async () => {
  const sinds = await end();
  await world.zaak();
  await numbered();
  const right = (zaaktype: string) => ({
    component: 'zrc',
    scopes: ['zaken.lezen'],
    zaaktype,
    maxVertrouwelijkheidaanduiding: 'zeer_geheim',
  });
  const kinds = async () =>
    (await ask(`sinds=${sinds}`, { as: 'beperkt' })).wijzigingen.map(({ resource }: { resource: string }) => resource);
  await meent.grant([right(world.catalogue.zaaktype)]);
  expect(await kinds()).toContain('zaak');
  await meent.grant([right(world.catalogue.ander.zaaktype)]);
  expect(await kinds()).not.toContain('zaak');
  const there = await ask(`sinds=0&resource=zaak`, { municipality: SECOND });
  expect(there.wijzigingen).toEqual([]);
});

it('tells of a part that went who could read that part, not who could read what it was part of', async () => {
  const { zaaktype, ander } = world.catalogue;
  const right = (scope: string, of: string) => ({
    component: 'zrc',
    scopes: [scope],
    zaaktype: of,
    maxVertrouwelijkheidaanduiding: 'zeer_geheim',
  });
  const sinds = await end();
  const zaak = await world.zaak();
  const note = {
    method: 'POST',
    url: '/zaken/api/v1/zaaknotities',
    payload: { onderwerp: 'Let op', tekst: 'Stil', gerelateerdAan: zaak.url },
  } as const;
  const made = await meent.ask(note);
  expect(made.statusCode, made.body).toBe(201);
  expect((await meent.ask({ method: 'DELETE', url: path(world, made.json().url) })).statusCode).toBe(204);
  await numbered();
  const gone = async () =>
    (await ask(`sinds=${sinds}&resource=zaaknotitie`, { as: 'beperkt' })).wijzigingen.filter(
      ({ actie }: { actie: string }) => actie === 'verwijderd',
    ).length;
  await meent.grant([right('zaken.lezen', zaaktype), right('zaken.lezen', ander.zaaktype)]);
  expect(await gone()).toBe(1);
  const rule = {
    identificatie: 'notities-niet',
    naam: 'Notities niet',
    effect: 'verbied',
    reden: 'Notities van deze zaken zijn voor anderen.',
    voor: { applicaties: ['beperkt'] },
    over: { gegevens: ['zaaknotitie'], typen: [zaaktype] },
  };
  await regel(world, rule);
  expect(await gone()).toBe(0);
  await regel(world, { ...rule, effect: 'vervalt' });
  expect(await gone()).toBe(1);
});

describe('with wachten', () => {
  const waiting = async (since: number, more: object = {}) => {
    const asked = meent.ask({ url: `${URL}?sinds=${since}&wachten=50&resource=zaak`, ...more });
    let answered = false;
    void asked.then(() => {
      answered = true;
    });
    return { asked, isAnswered: () => answered };
  };
  const changes = async ({ asked }: Awaited<ReturnType<typeof waiting>>) => (await asked).json();

  it('is answered by the first change, also one that another process numbered', async () => {
    const other = await meent.second();
    const since = await end();
    const here = await waiting(since);
    const there = other.ask({ url: `${URL}?sinds=${since}&wachten=50&resource=zaak` });
    const zaak = await world.zaak();
    expect(here.isAnswered()).toBe(false);
    await numbered();
    for (const answer of [await changes(here), (await there).json()])
      expect(answer.wijzigingen).toContainEqual(expect.objectContaining({ id: zaak.uuid }));
  });

  it('goes on waiting past what the caller may not read, and tests the rights of the moment of the answer', async () => {
    const right = (zaaktype: string) => ({
      component: 'zrc',
      scopes: ['zaken.lezen'],
      zaaktype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    });
    await meent.grant([right(world.catalogue.ander.zaaktype)]);
    const since = await end();
    const one = await waiting(since, { as: 'beperkt' });
    await world.zaak();
    await numbered();
    expect(one.isAnswered()).toBe(false);
    await meent.grant([right(world.catalogue.zaaktype)]);
    const zaak = await world.zaak();
    await numbered();
    // Who had not looked yet when the right was given is told of the case before it first, and asks on.
    const told: string[] = [];
    let answer = await changes(one);
    while (answer.wijzigingen.length > 0) {
      told.push(...answer.wijzigingen.map(({ id }: { id: string }) => id));
      if (told.includes(zaak.uuid)) return;
      answer = await changes(await waiting(answer.volgende, { as: 'beperkt' }));
    }
    expect(told).toContain(zaak.uuid);
  });

  it('answers at the end of the time, and at once when there is something', async () => {
    const since = await end();
    expect(await ask(`sinds=${since}&wachten=1`)).toEqual({ wijzigingen: [], volgende: since, meer: false });
    await world.zaak();
    await numbered();
    expect((await ask(`sinds=${since}&wachten=50`)).wijzigingen).not.toEqual([]);
  });

  it('lets hundreds wait on no connection, and answers them all', async () => {
    const since = await end();
    const some = await Promise.all(Array.from({ length: 400 }, () => waiting(since)));
    await world.zaak();
    await numbered();
    const answers = await Promise.all(some.map(changes));
    expect(answers.filter(({ wijzigingen }) => wijzigingen.length > 0)).toHaveLength(400);
  });

  it('lets go of who waits when the program ends', async () => {
    const other = await meent.second();
    const since = await end();
    const asked = other.ask({ url: `${URL}?sinds=${since}&wachten=50` });
    await new Promise(setImmediate);
    other.engine.parts.changed.release();
    expect((await asked).json().wijzigingen).toEqual([]);
  });
});

it.each([
  'wachten=-1',
  'wachten=51',
  'wachten=x',
  'sinds=-1',
  'sinds=x',
  'aantal=0',
  'aantal=1001',
  'resource=onzin',
  'onzin=1',
])('refuses %s', async (query) => {
  expect(await ask(query)).toMatchObject({ status: 400 });
});
