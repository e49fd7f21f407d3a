/** What the page of a case says of looks: of all that belongs to it; and that some are not listed yet, which the manager reads too. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { whoLooked } from '../../src/services/operations/who-looked.ts';
import { residentCaller } from '../../src/services/people.ts';
import { HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { seeder } from '../support/server.ts';
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

test('a look at what belongs to a case counts as one at the case; twin: one at another case does not', async () => {
  const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  const [id, other] = [await report(resident, 'Losse tegel'), await report(resident, 'Lamp stuk')];
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const times = async (zaak: string): Promise<number> => {
    await meent.settle();
    return Number(/(\d+) keer/.exec((await resident.get(`/mijn/zaken/${zaak}`)).text)?.[1]);
  };
  const photo = async (zaak: string) =>
    /\/werk\/zaken\/[0-9a-f-]{36}\/documenten\/[0-9a-f-]{36}/.exec((await handler.get(`/werk/zaken/${zaak}`)).html)![0];
  const file = await photo(id);
  await photo(other);
  const before = [await times(id), await times(other)];
  expect((await handler.get(file)).status).toBe(200);
  expect([await times(id), await times(other)]).toEqual([before[0]! + 1, before[1]]);
});

test('a look at several cases stands at each of them, once; twin: the case of somebody else has no part in it', async () => {
  const [name, neighbour] = await residentsOf(meent);
  const resident = await loggedIn(meent, 'resident', name!);
  const mine = [await report(resident, 'Losse stoeprand'), await report(resident, 'Putdeksel klappert')];
  const other = await report(await loggedIn(meent, 'resident', neighbour!), 'Band om een boom');
  await meent.settle();
  const [owned] = await meent.clone.asOwner<{ owners: readonly string[]; municipality: number }>(
    `select owners, municipality from meent.zaken_zaak where id = '${mine[0]}'`,
  );
  const { parts } = meent.engine;
  const caller = residentCaller(await parts.snapshots.current(owned!.municipality), seeder(owned!.municipality), {
    subject: owned!.owners[0]!,
    level: 'hoog',
  });
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const list = await handler.get('/werk?lijst=team');
  for (const id of [...mine, other]) expect(list.html).toContain(`/werk/zaken/${id}`);
  // Of one of the two more is told, so that they are two occasions.
  await handler.get(`/werk/zaken/${mine[0]}`);
  await meent.settle();

  const { occasions, count } = await whoLooked(meent.engine, caller);
  const shown = (id: string) =>
    occasions
      .filter(({ cases }) => cases.some((one) => one.id === id))
      .flatMap(({ looks }) => looks.filter(({ kind, who }) => who.kind === 'employee' && kind === 'getoond'))
      .map(({ same }) => same?.times ?? 1);
  expect(mine.map(shown)).toEqual([[1], [1]]);
  expect(shown(other)).toEqual([]);
  expect(JSON.stringify(occasions)).not.toContain(other);
  const told = occasions.flatMap(({ looks }) => looks).reduce((sum, { same }) => sum + (same?.times ?? 1), 0);
  expect(told).toBeGreaterThan(count);
});
