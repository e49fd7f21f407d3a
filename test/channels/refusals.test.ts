/** Who may not, with the twin who may: other residents, other teams, other municipalities, forms that are not ours. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { HANDLER, loggedIn, OTHER_TEAM, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { formsOf, visitor } from '../support/visitor.ts';

let meent: TestSite;
let residents: readonly string[];
beforeAll(async () => {
  meent = await startSite();
  residents = await residentsOf(meent);
});
afterAll(() => meent?.stop());

test('a case of somebody else is not there; twin: it is for its owner', async () => {
  const owner = await loggedIn(meent, 'resident', residents[0]!);
  const id = await report(owner, 'Alleen van mij.');
  const other = await loggedIn(meent, 'resident', residents[1]!);
  const refused = await other.get(`/mijn/zaken/${id}`);
  expect(refused.status).toBe(404);
  expect(refused.text).not.toContain('Alleen van mij');
  expect((await other.get('/mijn/zaken/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  expect((await owner.get(`/mijn/zaken/${id}`)).status).toBe(200);
  const mine = await owner.get(`/mijn/zaken/${id}`);
  const file = /href="(\/mijn\/zaken\/[^"]+\/bestanden\/[^"]+)"/.exec(mine.html)![1]!;
  expect((await owner.get(file)).status).toBe(200);
  expect((await other.get(file)).status).toBe(404);
  await meent.settle();
  const letter = /href="(\/mijn\/berichten\/[0-9a-f-]{36})"/.exec((await owner.get('/mijn/berichten')).html)![1]!;
  expect((await other.get(letter)).status).toBe(404);
});

test('who asked for a case of somebody else is told to its owner, as a person; twin: the own look is not', async () => {
  const owner = await loggedIn(meent, 'resident', residents[0]!);
  const id = await report(owner, 'Wie vroeg hierom?');
  const other = await loggedIn(meent, 'resident', residents[1]!);
  expect((await owner.get(`/mijn/zaken/${id}`)).status).toBe(200);
  await meent.settle();
  const refused = 'Iemand anders vroeg om uw melding. Dat mocht niet.';
  const times = async () => (await owner.get('/mijn/wie-keek')).text.split(refused).length - 1;
  const before = await times();
  expect((await other.get(`/mijn/zaken/${id}`)).status).toBe(404);
  await meent.settle();
  expect(await times()).toBe(before + 1);
});

test('an employee without the right is refused; twin: a colleague with it is not', async () => {
  const resident = await loggedIn(meent, 'resident', residents[0]!);
  const id = await report(resident, 'Niet voor elk team.');
  const other = await loggedIn(meent, 'employee', OTHER_TEAM);
  const refused = await other.get(`/werk/zaken/${id}`);
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('Uw rol geeft geen recht op deze zaak.');
  expect(refused.text).not.toContain('Niet voor elk team');
  expect((await other.get('/werk?lijst=team')).html).not.toContain(id);
  const right = await loggedIn(meent, 'employee', HANDLER);
  expect((await right.get(`/werk/zaken/${id}`)).status).toBe(200);
  expect((await right.get('/werk?lijst=team')).html).toContain(id);
});

test('another municipality has neither the case nor its people', async () => {
  const resident = await loggedIn(meent, 'resident', residents[0]!);
  const id = await report(resident, 'Over de grens.');
  const elsewhere = visitor(meent.app, 'http://tweede.localhost:8000');
  const page = await elsewhere.login('employee', 'L\\. den Breejen');
  expect(page.text).toContain('Kaderijk');
  expect((await elsewhere.get(`/werk/zaken/${id}`)).status).toBe(404);
  expect((await elsewhere.get('/werk?lijst=team')).html).not.toContain(id);
  // The session of here means nothing there.
  const smuggled = visitor(meent.app, 'http://tweede.localhost:8000', new Map([['meent', resident.cookie('meent')!]]));
  expect((await smuggled.get(`/mijn/zaken/${id}`)).status).toBe(401);
});

test('a form without our token is refused, from elsewhere too; twin: with it, it is taken', async () => {
  const resident = await loggedIn(meent, 'resident', residents[0]!);
  const id = await report(resident, 'Een vals formulier.');
  const employee = await loggedIn(meent, 'employee', HANDLER);
  const page = await employee.get(`/werk/zaken/${id}`);
  const url = `/werk/zaken/${id}/pakken`;
  const token = formsOf(page).find((form) => form.action === url)!.values._token!;
  const other = formsOf(page).find((form) => form.action === '/uitloggen')!.values._token!;
  expect((await employee.send(url, {})).status).toBe(403);
  expect((await employee.send(url, { _token: other })).status).toBe(403);
  expect((await employee.send(url, { _token: token }, false, { origin: 'http://elders.voorbeeld' })).status).toBe(403);
  expect((await employee.send(url, { _token: token })).status).toBe(303);

  const upload = `/werk/zaken/${id}/documenten`;
  const file = { name: 'a.pdf', type: 'application/pdf', content: Buffer.from('%PDF') };
  const fields = { titel: 'Vals', bestand: file };
  expect((await employee.send(upload, fields, true)).status).toBe(403);
  expect((await employee.send(upload, { _token: token, ...fields }, true)).status).toBe(403);
});

test('who was away too long is told so, and who never logged in is asked to', async () => {
  const gone = await loggedIn(meent, 'resident', residents[0]!);
  await meent.clone.asOwner('delete from meent.session');
  const page = await gone.get('/mijn');
  expect(page.status).toBe(401);
  expect(page.text).toContain('U bent uitgelogd');
  expect((await visitor(meent.app).get('/mijn')).url).toContain('/demo/idp/');
  const employee = await loggedIn(meent, 'employee', HANDLER);
  expect((await employee.get('/mijn')).url).toBe('/inloggen?terug=%2Fmijn');
});

test('no page links to another site because of the address it was asked at', async () => {
  const page = await visitor(meent.app).get('http://localhost:8000//elders.voorbeeld/pad');
  expect(page.status).toBe(404);
  expect(page.html).not.toContain('"//elders');
  expect(page.html).toContain('href="/elders.voorbeeld/pad?taal=en"');
  // Twin: the link to the other language of an address that is ours is that address.
  expect((await visitor(meent.app).get('/melden/wat')).html).toContain('href="/melden/wat?taal=en"');
});

test('what goes wrong with logging in or out is said on a page, in no other words', async () => {
  const me = visitor(meent.app);
  const refused = await me.send('/uitloggen', { _token: 'x' });
  expect([refused.status, refused.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
  expect(refused.text).toContain('Dit formulier is verlopen');
  await meent.clone.asOwner('alter table meent.session rename to session_away');
  const failed = await me.copy().send('/uitloggen', { _token: 'x' }, false, { cookie: `meent=${'a'.repeat(43)}` });
  await meent.clone.asOwner('alter table meent.session_away rename to session');
  expect(failed.status).toBe(500);
  expect(failed.text).not.toMatch(/relation|session/);
});

test('one address begins so many reports and no more; what was begun goes on', async () => {
  const begun = visitor(meent.app);
  const answers = { categorie: 'Stoep en weg', omschrijving: 'Een tegel.' };
  await begun.submit(await begun.get('/melden/wat'), '/melden/wat', answers);
  const late = visitor(meent.app);
  const page = await late.get('/melden/wat');
  const stopped = Date.now();
  onTestFinished(setTimeSource(() => stopped));
  expect(() => {
    for (;;) meent.site.newReports.take('127.0.0.1');
  }).toThrow('Te veel pogingen');
  const refused = await late.submit(page, '/melden/wat', answers);
  expect([refused.status, late.cookie('meent-melding')]).toEqual([429, undefined]);
  const where = await begun.get('/melden/waar');
  expect((await begun.submit(where, '/melden/waar', { adres: 'Kievitsloot 3' })).url).toBe('/melden/foto');
});

test('a refusal at logging out is a page as well; twin: with its token it works', async () => {
  const one = await loggedIn(meent, 'resident', residents[0]!);
  const refused = await one.send('/uitloggen', {});
  expect([refused.status, refused.html.startsWith('<!doctype html>')]).toEqual([403, true]);
  const form = formsOf(await one.get('/mijn')).find(({ action }) => action === '/uitloggen')!;
  expect((await one.send('/uitloggen', form.values)).status).toBe(303);
});
