/** What a resident asks of burgerzaken, from the question at the pages to the answer in the message box. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { action, loggedIn, optionOf, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Visitor, visitor } from '../support/visitor.ts';

let meent: TestSite;
let resident: Visitor;
let other: Visitor;
let burgerzaken: Visitor;
beforeAll(async () => {
  meent = await startSite();
  const [first, second] = await residentsOf(meent);
  resident = await loggedIn(meent, 'resident', first!);
  other = await loggedIn(meent, 'resident', second!);
  burgerzaken = await loggedIn(meent, 'employee', 'H\\. Nijhuis');
});
afterAll(() => meent?.stop());

async function ask(who: Visitor, kind: 'uittreksel' | 'correctie', topic: string, why = ''): Promise<string> {
  let page = await who.submit(await who.get('/mijn/brp'), '/mijn/brp/wat', { soort: kind });
  page = await who.submit(page, '/mijn/brp/onderwerp', { onderwerp: topic });
  if (kind === 'correctie') page = await who.submit(page, '/mijn/brp/uitleg', { toelichting: why });
  expect(page.url).toBe('/mijn/brp/controle');
  page = await who.submit(page, '/mijn/brp/controle');
  expect([page.status, page.url], page.text).toEqual([200, '/mijn/brp/klaar']);
  return /\/mijn\/zaken\/([0-9a-f-]{36})/.exec(page.html)![1]!;
}

test('the first page of a resident leads there', async () => {
  expect((await resident.get('/mijn')).html).toContain('href="/mijn/brp"');
});

test('a correction: asked, handled by burgerzaken, answered', async () => {
  const id = await ask(resident, 'correctie', 'adres', 'Mijn straat heet Lindelaan.');
  await meent.settle();
  const mine = await resident.get(`/mijn/zaken/${id}`);
  expect(mine.text).toContain('Mijn adres: Mijn straat heet Lindelaan.');
  expect((await burgerzaken.get('/werk?lijst=team')).html).toContain(`/werk/zaken/${id}`);
  let work = await burgerzaken.get(`/werk/zaken/${id}`);
  expect(work.text).toContain('Mijn straat heet Lindelaan.');
  work = await burgerzaken.submit(work, action(work, 'pakken'));
  work = await burgerzaken.submit(work, action(work, 'sluiten'), {
    resultaattype: optionOf(work, 'Verbeterd'),
    resultaattoelichting: 'De straat is verbeterd.',
  });
  expect(work.status, work.text).toBe(200);
  await meent.settle();
  expect((await resident.get(`/mijn/zaken/${id}`)).text).toContain('De straat is verbeterd.');
  expect((await resident.get('/mijn/berichten')).text).toContain('basisregistratie');
  const looked = await resident.get('/mijn/wie-keek');
  expect(looked.text).toContain('beslissen over uw verzoek over de basisregistratie personen');
});

test('an extract needs no reason, and has a page less', async () => {
  const id = await ask(resident, 'uittreksel', 'gezin');
  const page = await resident.get(`/mijn/zaken/${id}`);
  expect(page.text).toContain('Mijn naam, mijn partner en mijn kinderen');
});

test('what is wrong comes back with what was typed, at an address of its own', async () => {
  let page = await other.submit(await other.get('/mijn/brp'), '/mijn/brp/wat');
  expect([page.status, page.url]).toEqual([400, '/mijn/brp/wat?fout=']);
  page = await other.submit(page, '/mijn/brp/wat', { soort: 'correctie' });
  page = await other.submit(page, '/mijn/brp/onderwerp', { onderwerp: 'gezin' });
  expect(page.status).toBe(400);
  page = await other.submit(page, '/mijn/brp/onderwerp', { onderwerp: 'naam' });
  const long = 'a'.repeat(901);
  page = await other.submit(page, '/mijn/brp/uitleg', { toelichting: long });
  expect([page.status, page.html.includes(long)]).toEqual([400, true]);
  // A later page makes no sense before an answer.
  expect((await other.get('/mijn/brp/controle')).url).toBe('/mijn/brp/uitleg');
});

test('sent twice it is one case, and going back to the receipt shows it', async () => {
  let page = await resident.submit(await resident.get('/mijn/brp'), '/mijn/brp/wat', { soort: 'uittreksel' });
  const check = await resident.submit(page, '/mijn/brp/onderwerp', { onderwerp: 'alles' });
  const [one, two] = await Promise.all([
    resident.submit(check, '/mijn/brp/controle'),
    resident.submit(check, '/mijn/brp/controle'),
  ]);
  expect([one.url, two.url]).toEqual(['/mijn/brp/klaar', '/mijn/brp/klaar']);
  page = await resident.get('/mijn/brp/klaar');
  const id = /\/mijn\/zaken\/([0-9a-f-]{36})/.exec(page.html)![1]!;
  const rows = await meent.clone.asOwner('select id from meent.zaken_zaak where id = $1', [id]);
  expect(rows).toHaveLength(1);
});

describe('nobody else', () => {
  test('without login one is asked to log in', async () => {
    const nobody = visitor(meent.app);
    for (const url of ['/mijn/brp', '/mijn/brp/wat', '/mijn/brp/controle', '/mijn/brp/klaar'])
      expect((await nobody.get(url)).url).toContain('/demo/idp/keuze/');
  });

  test('whoever logs in next on the same computer finds nothing of it', async () => {
    await resident.submit(await resident.get('/mijn/brp'), '/mijn/brp/wat', { soort: 'correctie' });
    const next = resident.copy();
    next.forget('meent');
    const [, second] = await residentsOf(meent);
    await next.login('resident', second!);
    const page = await next.get('/mijn/brp/onderwerp');
    expect(page.url).toBe('/mijn/brp/wat');
    expect(page.html).not.toContain('checked');
  });

  test('an employee of another department does not see the case', async () => {
    const id = await ask(other, 'uittreksel', 'adres');
    await meent.settle();
    const permits = await loggedIn(meent, 'employee', 'I\\. Postma');
    expect((await permits.get(`/werk/zaken/${id}`)).status).toBe(403);
    expect((await resident.get(`/mijn/zaken/${id}`)).status).toBe(404);
  });
});

test('where nothing can be asked the page says how else', async () => {
  const elsewhere = visitor(meent.app, 'http://tweede.localhost:8000');
  const page = await elsewhere.get('/inloggen/bewoner?terug=/mijn');
  const [, name] = /<label[^>]*>([^<,]+)/.exec(page.html)!;
  await elsewhere.login('resident', name!.trim());
  const closed = await elsewhere.get('/mijn/brp/wat');
  expect([closed.status, closed.text.includes('Online vragen kan hier nog niet')]).toEqual([404, true]);
  expect((await elsewhere.get('/mijn')).html).not.toContain('href="/mijn/brp"');
});
