/** No statement of a page is without a deadline: sessions, drafts and photos among them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

test('of residents, employees, and who is not logged in', async () => {
  const names = await residentsOf(meent);
  const db = meent.db as { -readonly [name in keyof TestSite['db']]: TestSite['db'][name] };
  const real = { in: db.in, transaction: db.transaction };
  const errands: unknown[] = [];
  db.in = (of) => {
    errands.push(of);
    return real.in(of);
  };
  db.transaction = (of, work) => {
    errands.push(of);
    return real.transaction(of, work);
  };
  meent.engine.parts.snapshots.forget();
  const resident = await loggedIn(meent, 'resident', names[0]!);
  const id = await report(resident, 'Binnen de tijd.');
  for (const path of ['/mijn', `/mijn/zaken/${id}`, '/mijn/wie-keek', '/mijn/berichten', '/'])
    expect((await resident.get(path)).status).toBe(200);
  const employee = await loggedIn(meent, 'employee', HANDLER);
  for (const path of ['/werk', `/werk/zaken/${id}`]) expect((await employee.get(path)).status).toBe(200);
  Object.assign(db, real);
  expect(errands.length).toBeGreaterThan(20);
  expect(errands.filter((one) => typeof (one as { deadline?: unknown }).deadline !== 'number')).toEqual([]);
});
