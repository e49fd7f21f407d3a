/** The right to ask for persons ends in another process, and no process tells the other: the source elsewhere is asked no more. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { haalCentraal } from '../../src/adapters/brp/haalcentraal.ts';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import type { Blobs } from '../../src/foundation/types.ts';
import { STANDAARD } from '../../src/registers/activiteiten/index.ts';
import { resources } from '../../src/registers/index.ts';
import { operations } from '../../src/services/own/index.ts';
import { BSN, raadpleeg, vraagVoor } from '../support/brp.ts';
import { type StandIn, startStandIn } from '../support/brp-stand-in.ts';
import { activityId, applicationId, FIRST, startMeent, type TestMeent } from '../support/server.ts';

const outbound = makeOutbound({ allow: ['127.0.0.0/8'], resolve: async () => ['127.0.0.1'] });
let meent: TestMeent;
let other: Awaited<ReturnType<TestMeent['second']>>;
let standIn: StandIn;
let vraag: Awaited<ReturnType<typeof vraagVoor>>;
beforeAll(async () => {
  standIn = await startStandIn();
  standIn.says = {
    json: {
      type: 'RaadpleegMetBurgerservicenummer',
      personen: [{ burgerservicenummer: BSN, naam: { geslachtsnaam: 'Moulin' } }],
    },
  };
  const bron = haalCentraal({ url: standIn.url, apiKey: 'sleutel-van-de-bron' }, outbound);
  meent = await startMeent({
    registers: { resources, operations: operations({ blobs: {} as Blobs, outbound, personenElders: () => bron }) },
  });
  // Both questions go through the one that has not heard of what the first does.
  const asks: Pick<TestMeent, 'ask'> = { ask: (request) => (other ?? meent).ask(request) };
  vraag = await vraagVoor({ ...meent, ...asks }, ['burgerservicenummer', 'naam']);
  other = await meent.second();
});
afterAll(async () => {
  await meent.close();
  await standIn.close();
});

it('is asked with the right, and not after it ended elsewhere', async () => {
  const ask = async () => (await vraag(raadpleeg(['naam.geslachtsnaam']))).statusCode;
  expect([await ask(), await ask(), standIn.asked.length, other.logged.length]).toEqual([200, 200, 2, 2]);
  const ended = await meent.ask({
    method: 'PUT',
    url: `/meent/api/v1/applicaties/${applicationId(FIRST, 'alles')}/activiteiten`,
    payload: {
      activiteiten: [`http://localhost/registers/api/v1/verwerkingsactiviteiten/${activityId(FIRST, STANDAARD)}`],
    },
  });
  expect(ended.statusCode).toBe(200);
  expect([await ask(), standIn.asked.length, other.logged.length]).toEqual([403, 2, 2]);
});
