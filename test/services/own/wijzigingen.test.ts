/** GET /wijzigingen: the cursor, the filter, and no more than the caller may read. The engine's own test says the rest. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberChanges } from '../../../src/engine/sequence.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { makeWorld, type World, watch } from '../../registers/all/world.ts';
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

it.each(['sinds=-1', 'sinds=x', 'aantal=0', 'aantal=1001', 'resource=onzin', 'onzin=1'])(
  'refuses %s',
  async (query) => {
    expect(await ask(query)).toMatchObject({ status: 400 });
  },
);
