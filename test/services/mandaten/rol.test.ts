/** A municipality from before there were mandates: its case type for requests gets the role of who acts, and both are in the case. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addMonths } from '../../../src/foundation/days.ts';
import { namensMandaat } from '../../../src/services/mandaten/acting.ts';
import { vulRolAan } from '../../../src/services/mandaten/rol.ts';
import { MIJN, metAvg } from '../../support/avg.ts';
import { FIRST, SECOND, type TestMeent } from '../../support/server.ts';
import { type MandateWorld, startMandates, subjectVan } from './support.ts';

let world: MandateWorld;
/** A process that starts after the upgrade. */
let after: Awaited<ReturnType<TestMeent['second']>>;

beforeAll(async () => {
  world = await startMandates();
  await metAvg(world.meent);
  // As it was made then.
  await world.meent.clone.asOwner(
    `delete from meent.catalogi_roltype where municipality = $1 and body like '%"omschrijving":"Gemachtigde"%'`,
    [FIRST],
  );
  after = await world.meent.second();
});
afterAll(() => world?.stop());

/** Asks for another, and gives the roles of the case that comes of it. */
async function roles() {
  const [voor, door] = [world.number(), world.number()];
  await world.persoon(voor);
  const period = { vanaf: today(), totEnMet: addMonths(today(), 6) };
  const id = await world.mandaat({
    soort: 'vrijwillig',
    voor,
    door,
    diensten: ['thema:straat'],
    ook: ['avg'],
    ...period,
  });
  const as = await after.login(door);
  const chosen = await after.ask({
    method: 'POST',
    url: '/meent/api/v1/mijn/sessie/namens',
    as,
    payload: { namens: namensMandaat(id) },
  });
  expect(chosen.statusCode, chosen.body).toBe(200);
  const made = await after.ask({ method: 'POST', url: MIJN, as, payload: { soort: 'inzage' } });
  expect(made.statusCode, made.body).toBe(201);
  const rows = await world.meent.clone.asOwner<{ subject: string; body: string }>(
    'select subject, body from meent.zaken_rol where zaak = $1',
    [made.json().zaak],
  );
  return {
    of: new Set(rows.map(({ subject }) => subject)),
    voor: subjectVan(voor),
    door: subjectVan(door),
    bodies: rows.map(({ body }) => body).join(' '),
  };
}

test('without the role who acts is in the case as who to reach; with it, as who asked it', async () => {
  const before = await roles();
  expect(before.of).toEqual(new Set([before.voor]));
  expect(before.bodies).toMatch(/"functie":\s?"gemachtigde"/);

  expect(await vulRolAan(after.engine, FIRST)).toBe(1);
  const now = await roles();
  expect(now.of).toEqual(new Set([now.voor, now.door]));
  // Done is done, in whichever process.
  expect(await vulRolAan(after.engine, FIRST)).toBe(0);
  expect(await vulRolAan((await world.meent.second()).engine, FIRST)).toBe(0);
});

test('a municipality that has it, or has no such case type, gets nothing', async () => {
  const { engine } = await world.meent.second();
  expect(await vulRolAan(engine, SECOND)).toBe(0);
  const types = await world.meent.clone.asOwner<{ n: number }>(
    `select count(*)::int as n from meent.catalogi_roltype where municipality = ${SECOND}`,
  );
  await vulRolAan(engine, SECOND);
  expect(types).toEqual(
    await world.meent.clone.asOwner(
      `select count(*)::int as n from meent.catalogi_roltype where municipality = ${SECOND}`,
    ),
  );
});
