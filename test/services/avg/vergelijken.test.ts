/** A process that ends between a request and what it holds of the logbook: the nightly comparison writes what is missing. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { decisionsOf } from '../../../src/logbook/decisions.ts';
import { vergelijkVasthoudingen } from '../../../src/services/avg/vergelijken.ts';
import { MIJN, metAvg, vraag } from '../../support/avg.ts';
import { FIRST, keys, type Resident, startMeent, type TestMeent } from '../../support/server.ts';

const NOOR = '999990019';
const DAAN = '999990032';
const CRS = { 'accept-crs': 'EPSG:4326' };
let meent: TestMeent;
let noor: Resident;
beforeAll(async () => {
  meent = await startMeent();
  await metAvg(meent);
  noor = await meent.login(NOOR);
});
afterAll(() => meent?.close());
beforeEach(() => meent.clone.asOwner('drop trigger if exists test_cut on meent.log_decision'));

/** What comes after is not written: as when the process ends there. */
async function cutOff(step: 'besluit' | 'einde'): Promise<() => Promise<unknown>> {
  await meent.clone.asOwner(`create or replace function meent.test_cut() returns trigger language plpgsql as $$
begin if new.step = '${step}' then raise exception 'cut' using errcode = 'XX000'; end if; return new; end $$`);
  await meent.clone.asOwner(
    'create trigger test_cut after insert on meent.log_decision for each row execute function meent.test_cut()',
  );
  return () => meent.clone.asOwner('drop trigger test_cut on meent.log_decision');
}
const held = async () =>
  (await decisionsOf(meent.db.in(FIRST), keys, FIRST, 'vasthouden')).filter(({ ended }) => !ended);
const compare = () => vergelijkVasthoudingen(meent.engine, FIRST);
const mine = async () =>
  (await meent.ask({ url: MIJN, as: noor })).json<{ verzoeken: { id: string; stand: string }[] }>().verzoeken;

test('cut off after the request was written: held from the next comparison on, once, about who asked', async () => {
  const on = await cutOff('besluit');
  const answer = await meent.ask({ method: 'POST', url: MIJN, as: noor, payload: { soort: 'inzage' } });
  expect(answer.statusCode).toBeGreaterThanOrEqual(500);
  await on();
  const [asked] = await mine();
  expect(asked).toMatchObject({ stand: 'in_behandeling' });
  expect(await held()).toEqual([]);

  expect(await compare()).toEqual({ vastgehouden: 1, losgelaten: 0 });
  expect((await held()).map(({ terms }) => terms)).toMatchObject([
    { request: asked!.id, subject: keys.hash(FIRST, 'bsn', NOOR), ground: 'avg-verzoek' },
  ]);
  expect(await compare()).toEqual({ vastgehouden: 0, losgelaten: 0 });
  // And it is let go as any other.
  await meent.ask({ method: 'POST', url: `${MIJN}/${asked!.id}/intrekken`, as: noor });
  expect(await held()).toEqual([]);
});

test('cut off after the request ended: let go at the next comparison', async () => {
  const { id } = await vraag(meent, noor, { soort: 'inzage' });
  const on = await cutOff('einde');
  const answer = await meent.ask({ method: 'POST', url: `${MIJN}/${id}/intrekken`, as: noor });
  expect(answer.statusCode).toBeGreaterThanOrEqual(500);
  await on();
  expect((await mine()).find((one) => one.id === id)).toMatchObject({ stand: 'ingetrokken' });
  expect(await held()).toHaveLength(1);
  expect(await compare()).toEqual({ vastgehouden: 0, losgelaten: 1 });
  expect(await held()).toEqual([]);
});

test('the case of the request is deleted, and the request with it: let go at the next comparison, and nothing that runs', async () => {
  const daan = await meent.login(DAAN);
  const runs = await vraag(meent, daan, { soort: 'inzage' });
  const { id } = await vraag(meent, noor, { soort: 'inzage' });
  const list = (await meent.ask({ url: MIJN, as: noor })).json<{ verzoeken: { id: string; zaak: string }[] }>()
    .verzoeken;
  const { zaak } = list.find((one) => one.id === id)!;
  const gone = await meent.ask({ method: 'DELETE', url: `/zaken/api/v1/zaken/${zaak}`, headers: CRS });
  expect(gone.statusCode, gone.body).toBe(204);
  expect(await mine()).not.toContainEqual(expect.objectContaining({ id }));
  expect((await held()).map(({ terms }) => terms.request).sort()).toEqual([id, runs.id].sort());

  expect(await compare()).toEqual({ vastgehouden: 0, losgelaten: 1 });
  expect((await held()).map(({ terms }) => terms.request)).toEqual([runs.id]);
  expect(await compare()).toEqual({ vastgehouden: 0, losgelaten: 0 });
  await meent.ask({ method: 'POST', url: `${MIJN}/${runs.id}/intrekken`, as: daan });
});

test('twin: what runs and is held stays so', async () => {
  const { id } = await vraag(meent, noor, { soort: 'inzage' });
  expect(await compare()).toEqual({ vastgehouden: 0, losgelaten: 0 });
  expect((await held()).map(({ terms }) => terms.request)).toEqual([id]);
});
