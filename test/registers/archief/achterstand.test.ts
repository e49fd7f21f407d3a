/** Destruction that waits, as the alarm and the first page of the managers tell it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { now, today } from '../../../src/foundation/clock.ts';
import { addDays, daysBetween } from '../../../src/foundation/days.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { achterstandVan, LIJST_DAGEN, leesAchterstand } from '../../../src/services/archief/achterstand.ts';
import { attention } from '../../../src/services/operations/manage-running.ts';
import { FIRST, SECOND, seeder } from '../../support/server.ts';
import { type Archief, OUD, padVan, startArchief } from './support.ts';

let a: Archief;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(() => a.close());

const van = (municipality = FIRST) => achterstandVan(a.z.meent.db, municipality);
const beheerder = (...scopes: readonly string[]): Caller => ({
  ...seeder(FIRST),
  rights: { everything: false, grants: [{ component: 'meent', scopes: new Set(['beheer.lezen', ...scopes]) }] },
});
const wachten = async (caller: Caller): Promise<number> =>
  (await attention(a.z.meent.engine, caller, now())).stuckLists;

it('counts the days of the case that waits longest, and not of one that is held, on a list or not yet due', async () => {
  expect(await van()).toEqual({ zaken: 0, lijsten: 0 });
  await a.overtijd({}, { archiefactiedatum: addDays(today(), 30) });
  expect(await van()).toEqual({ zaken: 0, lijsten: 0 });
  const [oud, ouder] = [await a.overtijd(), await a.overtijd({}, { archiefactiedatum: addDays(OUD, -10) })];
  const dagen = daysBetween(OUD, today());
  expect(await van()).toEqual({ zaken: dagen + 10, lijsten: 0 });
  expect(await van(SECOND)).toEqual({ zaken: 0, lijsten: 0 });
  await a.doe(201, 'POST', '/opschortingen', 'een', { zaak: ouder.url, grond: 'onderzoek', toelichting: 'Loopt.' });
  expect(await van()).toEqual({ zaken: dagen, lijsten: 0 });
  const read = leesAchterstand(a.z.meent.db, () => [SECOND, FIRST]);
  expect(await read()).toEqual({ zaken: dagen, lijsten: 0 });

  const lijst = await a.lijst('een');
  expect((await a.regels(lijst)).map(({ zaakId }) => zaakId)).toEqual([oud.uuid]);
  expect(await van()).toEqual({ zaken: 0, lijsten: 0 });
  // Days do not change within the hour: it is not asked again.
  expect(await read()).toEqual({ zaken: dagen, lijsten: 0 });

  await a.z.meent.clone.asOwner(
    `update meent.archief_vernietigingslijst set opgesteld_op = now() - interval '${LIJST_DAGEN + 10} days'`,
  );
  expect(await van()).toEqual({ zaken: 0, lijsten: LIJST_DAGEN + 10 });
  expect(await wachten(beheerder('archief.lezen'))).toBe(1);
  // Who may not see lists learns nothing of them.
  expect(await wachten(beheerder())).toBe(0);
  await a.doe(200, 'POST', `${padVan(lijst)}/intrekken`, 'een', { reden: 'Einde van deze test.' });
  expect(await van()).toEqual({ zaken: dagen, lijsten: 0 });
  expect(await wachten(beheerder('archief.lezen'))).toBe(0);
});
