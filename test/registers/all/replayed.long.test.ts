/**
 * Every operation that exists, by who may do everything, by who may do some and is refused the rest, and under rules that forbid
 * and leave out: all that the logbook tells of it is decided again, and comes out the same.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { replay } from '../../../src/services/access/replay.ts';
import { replayLog } from '../../../src/services/access/replay-log.ts';
import { FIRST, keys, startMeent, type TestMeent } from '../../support/server.ts';
import { isWithout, requestFor, routes } from './requests.ts';
import { regel } from './toegangsregels.ts';
import { makeWorld, type World } from './world.ts';

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

it('comes out as it was decided, through every door', async () => {
  const { zaaktype } = world.catalogue;
  await meent.grant([
    {
      component: 'zrc',
      scopes: ['zaken.lezen', 'zaken.bijwerken', 'audittrails.lezen'],
      zaaktype,
      maxVertrouwelijkheidaanduiding: 'openbaar',
    },
    { component: 'meent', scopes: ['personen.lezen', 'berichten.lezen'] },
    {
      component: 'drc',
      scopes: ['documenten.lezen'],
      informatieobjecttype: world.catalogue.informatieobjecttypen.rapport,
      maxVertrouwelijkheidaanduiding: 'openbaar',
    },
  ]);
  await regel(world, {
    identificatie: 'geen-rollen',
    naam: 'Geen rollen',
    effect: 'verbied',
    reden: 'Wie erbij hoort, is nu niet te zien.',
    voor: { applicaties: ['beperkt'] },
    over: { gegevens: ['rol'] },
  });
  await regel(world, {
    identificatie: 'geen-toelichting',
    naam: 'Geen toelichting',
    effect: 'laat_weg',
    reden: 'De toelichting is nu niet te zien.',
    voor: { applicaties: ['beperkt'] },
    over: { gegevens: ['zaak'] },
    weglaten: ['toelichting'],
  });
  const statuses = new Map<number, number>();
  for (const route of routes.filter((one) => !one.open && !isWithout(one))) {
    const request = await requestFor(world, route);
    // Who may do some things first: what is done by them cannot be done again.
    for (const as of ['beperkt', 'alles']) {
      const { statusCode } = await meent.ask({ ...request, as });
      const kind = Math.floor(statusCode / 100);
      statuses.set(kind, (statuses.get(kind) ?? 0) + 1);
      if (kind === 2 && route.method !== 'GET') break;
    }
  }
  // Both ends of it were met, many times.
  expect(statuses.get(2)).toBeGreaterThan(150);
  expect(statuses.get(4)).toBeGreaterThan(50);
  const sequencer = createSequencer({ db: meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  const told = await replayLog(meent.engine, FIRST);
  expect(told.differ).toEqual([]);
  expect(told.decided).toBeGreaterThan(400);
  expect(told.unnamed).toBe(0);
  const refused = meent.logged.filter(({ kind }) => kind === 'geweigerd');
  expect(refused.length).toBeGreaterThan(5);
  const asked = await replay(meent.db, FIRST);
  expect([asked.differ, asked.decided > 0]).toEqual([[], true]);
}, 240_000);
