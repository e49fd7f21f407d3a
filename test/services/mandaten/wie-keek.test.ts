/** Who may see who looked, sees that of the services of the mandate: of another not even that somebody looked. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addMonths } from '../../../src/foundation/days.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { namensMandaat } from '../../../src/services/mandaten/acting.ts';
import { shownLooks } from '../../../src/services/operations/looks.ts';
import { proofFile } from '../../../src/services/operations/proof.ts';
import { CRS } from '../../registers/all/world.ts';
import { activityBody } from '../../support/activity.ts';
import { keys } from '../../support/server.ts';
import { ANDER, actAs, type MandateWorld, startMandates, TEGEL } from './support.ts';

let world: MandateWorld;
beforeAll(async () => {
  world = await startMandates();
  for (const type of [TEGEL, ANDER])
    await world.post(
      '/registers/api/v1/verwerkingsactiviteiten',
      activityBody({ identificatie: `voor-${type.toLowerCase()}`, zaaktypen: [type] }),
    );
});
afterAll(() => world?.stop());

test('of a mandate for one service; twin: of one for all, and of who it is about', async () => {
  const { engine, db, ask } = world.meent;
  const [gever, een, alle] = [world.number(), world.number(), world.number()];
  const { zaak } = await world.metZaken(gever);
  for (const id of Object.values(zaak)) await ask({ url: `/zaken/api/v1/zaken/${id}`, headers: CRS });
  const given = {
    soort: 'vrijwillig',
    voor: gever,
    ook: ['wie-keek'],
    vanaf: today(),
    totEnMet: addMonths(today(), 6),
  } as const;
  const limited = await world.mandaat({ ...given, door: een, diensten: [`zaaktype:${TEGEL}`] });
  const both = [`zaaktype:${TEGEL}`, `zaaktype:${ANDER}`];
  const whole = await world.mandaat({ ...given, door: alle, diensten: both });
  const sequencer = createSequencer({ db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);

  const seen = async (bsn: string, mandaat?: string) => {
    const caller = await actAs(world, bsn, mandaat && namensMandaat(mandaat));
    const found = await shownLooks(engine, caller, 500);
    const ids = new Set(found!.looks.flatMap(({ records }) => records.map(({ id }) => id)));
    const { bewijzen } = await proofFile(engine, keys, caller);
    return { tegel: ids.has(zaak[TEGEL]!), ander: ids.has(zaak[ANDER]!), proofs: bewijzen.length };
  };
  const [self, by, all] = [await seen(gever), await seen(een, limited), await seen(alle, whole)];
  expect([self.tegel, self.ander]).toEqual([true, true]);
  expect([all.tegel, all.ander]).toEqual([true, true]);
  expect([by.tegel, by.ander]).toEqual([true, false]);
  expect(by.proofs).toBeGreaterThan(0);
  expect(by.proofs).toBeLessThan(all.proofs);
});
