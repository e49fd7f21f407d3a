/** Which lines of the logbook stay with a case that is kept: as the resources are declared, all that belongs to it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRegistry } from '../../../src/engine/registry.ts';
import { resources } from '../../../src/registers/index.ts';
import { heldBody, partsOfCases } from '../../../src/services/archief/held-sql.ts';
import { FIRST, startMeent, type TestMeent } from '../../support/server.ts';
import { makeRecord } from '../all/records.ts';
import { makeWorld, type World } from '../all/world.ts';

const registry = createRegistry(resources);
const parts = partsOfCases(registry);

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

test('the function of the database is the one of the declarations (npm run -s generate -- held)', async () => {
  const [found] = await meent.clone.asOwner<{ body: string }>(
    `select prosrc as body from pg_proc where proname = 'log_held' and pronamespace = 'meent'::regnamespace`,
  );
  expect(found!.body).toBe(heldBody(registry));
});

test('whatever leads to a case is among them', () => {
  const names = parts.map(([name]) => name);
  expect(names).toEqual(
    expect.arrayContaining(['status', 'rol', 'besluit', 'bericht', 'enkelvoudiginformatieobject', 'documentversie']),
  );
  expect(names.length).toBeGreaterThan(15);
  expect(names).not.toContain('persoon');
});

const held = async (resource: string, id: string): Promise<boolean> => {
  const [row] = await meent.clone.asOwner<{ held: boolean }>('select meent.log_held($1, $2, $3, $4) as held', [
    FIRST,
    'niemand',
    resource,
    id,
  ]);
  return row!.held;
};

describe('a line about a part of a case', () => {
  // Made by an operation of their own, or themselves a hold.
  const apart = ['bestandsdeel', 'opschorting', 'zaakafscherming', 'zaaktoegang'];
  // Those that the test makes by themselves are in no case.
  const alone = ['bericht', 'enkelvoudiginformatieobject', 'documentversie', 'gebruiksrecht', 'verzending'];
  const made = parts.map(([name]) => name).filter((name) => !apart.includes(name));

  test.each(made)('%s stays while the case is kept; twin: before and after it may go', async (name) => {
    const id = (await makeRecord(world, name)).split('?')[0]!.slice(-36);
    const keep = (why: string | null) =>
      meent.clone.asOwner('update meent.zaken_zaak set opgeschort = $2 where municipality = $1', [FIRST, why]);
    expect(await held(name, id)).toBe(false);
    await keep('bezwaar_of_beroep');
    const linked = await held(name, id);
    await keep(null);
    expect(await held(name, id)).toBe(false);
    if (!alone.includes(name)) expect(linked).toBe(true);
  });
});
