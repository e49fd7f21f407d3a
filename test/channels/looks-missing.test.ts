/** Looks that are kept and have no place in the log yet: no page says that nobody looked, and the manager reads it too. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';

const MANAGER = 'E\\. Brandsma';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

test('the pages say since when the list is not complete; twin: a list that is complete says nothing', async () => {
  const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  const manager = await loggedIn(meent, 'employee', MANAGER);
  const id = await report(resident, 'Wie kijkt hier?');
  await meent.settle();
  const pages = async () => ({
    looked: await resident.get('/mijn/wie-keek'),
    home: await resident.get('/mijn'),
    case: await resident.get(`/mijn/zaken/${id}`),
    english: await resident.copy().get('/mijn/wie-keek?taal=en'),
    manage: await manager.get('/beheer'),
    log: await manager.get('/beheer/logboek'),
  });
  const missing = /nu niet compleet|not complete now|krijgen geen zegel/;
  for (const page of Object.values(await pages())) {
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(missing);
  }
  await meent.settle();

  const handler = await loggedIn(meent, 'employee', HANDLER);
  expect((await handler.get(`/werk/zaken/${id}`)).status).toBe(200);
  const [waits] = await meent.clone.asOwner<{ n: number }>('select count(*)::int as n from meent.log_queue');
  expect(waits!.n).toBeGreaterThan(0);
  const later = Date.now() + 60_000;
  const back = setTimeSource(() => later);
  onTestFinished(back);
  const found = await pages();
  for (const page of Object.values(found)) expect(page.text).toMatch(missing);
  expect(found.looked.text).toMatch(/Wie er keek sinds \d+ [a-z]+ \d{4}, \d+\.\d\d uur, ziet u hier nu niet/);
  expect(found.looked.text).not.toContain('keek niemand');
  expect(found.home.text).not.toContain('keek niemand');
  expect(found.manage.text).not.toContain('Er is niets aan de hand');

  back();
  await meent.settle();
  for (const page of Object.values(await pages())) expect(page.text).not.toMatch(missing);
  expect((await resident.get('/mijn/wie-keek')).text).toContain('uw melding');
});
