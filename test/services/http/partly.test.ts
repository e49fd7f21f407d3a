/**
 * A request of several writes that fails between two of them: what was done is not denied, and who sends it again with the same
 * key ends it. Twins: where nothing was stored, that is what is said.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../src/foundation/db/types.ts';
import { BSN } from '../../registers/all/world.ts';
import { AVG, MIJN, metAvg, stap, vraag } from '../../support/avg.ts';
import { FIRST, type Resident, startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
let noor: Resident;
/** What the database refuses meanwhile. */
let broken: RegExp | undefined;
let hits = 0;

beforeAll(async () => {
  meent = await startMeent({
    watch: (db): Database => ({
      ...db,
      in: (of) => ({
        async query(statement, values) {
          if (broken?.test(statement.text)) {
            hits += 1;
            throw new Error('the disk of the test is gone');
          }
          return db.in(of).query(statement, values);
        },
      }),
    }),
  });
  await metAvg(meent);
  noor = await meent.login(BSN);
});
afterEach(() => {
  broken = undefined;
  hits = 0;
});
afterAll(() => meent?.close());

/** The second write of a request: its lines of the logbook are held. */
const SECOND_WRITE = /insert into log_decision/;
const FIRST_WRITE = /insert into zaken_zaak/;

const ask = (key?: string) =>
  meent.ask({
    method: 'POST',
    url: MIJN,
    as: noor,
    payload: { soort: 'inzage' },
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
const cases = async (): Promise<number> => {
  const [row] = await meent.clone.asOwner<{ n: number }>(
    `select count(*)::int as n from meent.zaken_zaak where municipality = ${FIRST}`,
  );
  return row!.n;
};
const told = (answer: Awaited<ReturnType<typeof ask>>) => {
  const { status, code, title, detail } = answer.json();
  return { status, code, said: `${title} ${detail}` };
};

test('after the first write it says that part may be done, and the same key ends it, once', async () => {
  const before = await cases();
  broken = SECOND_WRITE;
  const failed = told(await ask('deels-1'));
  expect(hits).toBe(1);
  expect(failed).toMatchObject({ status: 500, code: 'partly' });
  expect(failed.said).toMatch(/een deel ervan kan al gedaan zijn.*dezelfde Idempotency-Key/i);
  expect(failed.said).not.toMatch(/niets gewijzigd/);
  expect(await cases()).toBe(before + 1);
  broken = undefined;
  const again = await ask('deels-1');
  expect(again.statusCode, again.body).toBe(201);
  expect(await cases()).toBe(before + 1);
  expect((await ask('deels-1')).json().id).toBe(again.json().id);
  const { verzoeken } = (await meent.ask({ url: MIJN, as: noor })).json();
  expect(verzoeken).toHaveLength(1);
});

test('twin: where the first write fails nothing changed, and that is what is said', async () => {
  const before = await cases();
  broken = FIRST_WRITE;
  const failed = told(await ask('deels-2'));
  expect(hits).toBeGreaterThan(0);
  expect(failed).toMatchObject({ status: 500, code: 'error' });
  expect(failed.said).toMatch(/Er is niets gewijzigd/);
  expect(await cases()).toBe(before);
});

test('without a key it says to look first', async () => {
  broken = SECOND_WRITE;
  const failed = told(await ask());
  expect(failed).toMatchObject({ status: 500, code: 'partly' });
  expect(failed.said).toMatch(/Kijk eerst wat er staat/);
  expect(failed.said).not.toMatch(/Idempotency-Key|niets gewijzigd/);
});

test('a step of an employee says so too, and who sends it again ends it and is told what stands', async () => {
  const { id } = await vraag(meent, noor, { soort: 'inzage' });
  const onderdelen = [{ uitkomst: 'toegewezen' }];
  const beslis = () => stap(meent, id, 'beslissen', { payload: { onderdelen } });
  broken = SECOND_WRITE;
  expect(told(await beslis())).toMatchObject({ status: 500, code: 'partly' });
  broken = undefined;
  expect((await meent.ask({ url: `${AVG}/${id}/besluit` })).json().stand).toBe('besloten');
  const again = await beslis();
  expect(again.statusCode).toBe(200);
  expect(again.json().stand).toBe('besloten');
});
