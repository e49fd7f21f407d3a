/** Access to one case over the pages of employees: shielded, given and taken away with a reason, and lifted. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { CATEGORIE_CODES } from '../../src/gate/categories.ts';
import { action, COLLEAGUE, HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import type { Page, Visitor } from '../support/visitor.ts';

let meent: TestSite;
let resident: Visitor;
let handler: Visitor;
let colleague: Visitor;
let leader: Visitor;
let guest: Visitor;
beforeAll(async () => {
  meent = await startSite();
  resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  handler = await loggedIn(meent, 'employee', HANDLER);
  colleague = await loggedIn(meent, 'employee', COLLEAGUE);
  leader = await loggedIn(meent, 'employee', 'W\\. van Hoorn');
  guest = await loggedIn(meent, 'employee', 'I\\. Postma');
});
afterAll(() => meent?.stop());

const at = (me: Visitor, id: string): Promise<Page> => me.get(`/werk/zaken/${id}`);
/** Rights of their own open nothing as long as their role may not use these sources together for that activity (0043). */
async function combineForPermits(manager: Visitor): Promise<void> {
  const NEW = '/beheer/combinaties/nieuw';
  const page = await manager.get(NEW);
  const [, role] = /name="(voor-[0-9a-f-]{36})"[\s\S]{0,300}?Werkbank: behandelaar, Vergunningen/.exec(page.html)!;
  const made = await manager.submit(page, NEW, {
    naam: 'De melding en wie erom vraagt',
    identificatie: 'melding-en-vergunning',
    activiteit: 'melding-openbare-ruimte',
    ...{ 'bron-zaken': 'ja', 'bron-personen': 'ja', 'bron-berichten': 'ja' },
    ...Object.fromEntries(
      ['zaken', 'personen', 'berichten'].flatMap((bron) =>
        CATEGORIE_CODES.map((code) => [`soort-${bron}-${code}`, 'ja']),
      ),
    ),
    categorieenGegevens: 'naam, melding',
    gebruiktDoor: 'De afdeling Vergunningen',
    ...{ 'grond.wet': 'Wet basisregistratie personen', 'grond.artikel': '1.7' },
    dpia: 'Niet nodig: het zijn meldingen',
    toelichting: 'Wie vergunningen behandelt, helpt mee met meldingen.',
    beginGeldigheid: today(),
    [role!]: 'ja',
  });
  expect(made.text).toContain('De combinatie is vastgelegd');
}

const STEP = { medewerker: 'toegangmedewerker', omgang: 'toegangomgang', reden: 'toegangreden' };

test('a team leader shields a case: colleagues see it no longer, who is named does, and the resident sees their own', async () => {
  const id = await report(resident, 'Over een collega.');
  expect((await at(colleague, id)).status).toBe(200);
  let page = await at(leader, id);
  page = await leader.submit(page, action(page, 'afschermen'), { afschermreden: '' });
  expect([page.status, page.text]).toEqual([400, expect.stringContaining('Vul in waarom')]);
  page = await leader.submit(page, action(page, 'afschermen'), { afschermreden: 'Gaat over een collega.' });
  expect(page.text).toContain('De zaak is afgeschermd.');
  expect(page.text).toContain('Gaat over een collega.');
  const refused = await at(colleague, id);
  expect([refused.status, refused.text]).toEqual([403, expect.not.stringContaining('collega')]);
  expect((await at(handler, id)).status).toBe(403);
  expect((await colleague.get('/werk?lijst=team')).html).not.toContain(id);
  expect((await resident.get(`/mijn/zaken/${id}`)).status).toBe(200);

  page = await leader.submit(page, action(page, 'toegang'), {
    ...{ [STEP.medewerker]: 'm-0101', [STEP.omgang]: 'werken', [STEP.reden]: 'Behandelt de zaak.' },
  });
  expect(page.text).toContain('De toegang is gegeven.');
  const seen = await at(handler, id);
  expect([seen.status, seen.text]).toEqual([200, expect.stringContaining('Deze zaak is afgeschermd.')]);
  // Who works on it does not decide who else does.
  expect(seen.html).not.toContain('/opheffen');
  expect((await handler.get('/werk?lijst=team')).html).toContain(id);
  const taken = await handler.submit(seen, action(seen, 'pakken'));
  expect(taken.text).toContain('Zet de status');

  page = await leader.submit(await at(leader, id), action(page, 'opheffen'), { ophefreden: 'Is opgelost.' });
  expect(page.text).toContain('De afscherming is opgeheven.');
  expect((await at(colleague, id)).status).toBe(200);
});

test('somebody of another department gets one case, with a reason, and loses it with one', async () => {
  const id = await report(resident, 'Losse tegel.');
  expect((await at(guest, id)).status).toBe(403);
  let page = await at(leader, id);
  const give = (fields: Record<string, string>) => leader.submit(page, action(page, 'toegang'), fields);
  page = await give({ [STEP.omgang]: 'lezen', [STEP.reden]: 'Advies.' });
  expect([page.status, page.text]).toEqual([400, expect.stringContaining('of een rol en een afdeling')]);
  page = await give({
    toegangrol: 'behandelaar',
    toegangafdeling: 'Vergunningen',
    [STEP.omgang]: 'lezen',
    [STEP.reden]: 'Advies.',
  });
  expect(page.text).toContain('behandelaar, Vergunningen');
  expect(page.text).toContain('Mag de zaak lezen');
  const seen = await at(guest, id);
  expect([seen.status, seen.html.includes('/afschermen')]).toEqual([200, false]);
  const toegang = /name="toegang" value="([0-9a-f-]{36})"/.exec(page.html)![1]!;
  page = await leader.submit(page, action(page, 'intrekken'), { [`intrekreden-${toegang}`]: '' });
  expect([page.status, page.text]).toEqual([400, expect.stringContaining('Vul in waarom')]);
  page = await leader.submit(page, action(page, 'intrekken'), { [`intrekreden-${toegang}`]: 'Advies is gegeven.' });
  expect(page.text).toContain('De toegang is ingetrokken.');
  expect(page.text).not.toContain('behandelaar, Vergunningen');
  expect((await at(guest, id)).status).toBe(403);
});

test('a functional manager gives one employee rights besides those of the role, till a day, and takes them away', async () => {
  const manager = await loggedIn(meent, 'employee', 'E\\. Brandsma');
  const id = await report(resident, 'Nog een tegel.');
  const NEW = '/beheer/applicaties/medewerker';
  expect((await handler.get(NEW)).status).not.toBe(200);
  expect((await at(guest, id)).status).toBe(403);
  const form = await manager.get(NEW);
  const about = /value="(zrc\/[0-9a-f-]{36})"[^>]*>Zaken: Melding openbare ruimte/.exec(form.html)![1]!;
  const right = { waarover: about, mag: 'lezen', niveau: 'zeer_geheim' };
  const wrong = await manager.submit(form, NEW, { ...right, nummer: '', laatstedag: '' });
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('Vul het nummer van de medewerker in')]);
  const past = await manager.submit(form, NEW, { ...right, nummer: 'm-0201', laatstedag: '2020-01-01' });
  expect([past.status, past.text]).toEqual([400, expect.stringContaining('nog niet voorbij')]);

  const made = await manager.submit(form, NEW, { ...right, nummer: 'm-0201', laatstedag: '2999-12-31' });
  expect([made.status, made.text]).toEqual([200, expect.stringContaining('31 december 2999')]);
  expect((await manager.get('/beheer/applicaties')).text).toContain('Medewerker m-0201');
  expect((await at(guest, id)).status).toBe(403);
  await combineForPermits(manager);
  // Besides those of the role; and of this employee alone.
  expect((await at(guest, id)).status).toBe(200);
  expect((await guest.get('/werk?lijst=team')).status).toBe(200);
  const other = await loggedIn(meent, 'employee', 'R\\. Ramdin');
  expect((await at(other, id)).status).toBe(403);
  const again = await manager.submit(form, NEW, { ...right, nummer: 'm-0201', laatstedag: '' });
  expect([again.status, again.text]).toEqual([400, expect.stringContaining('al in gebruik')]);

  const changed = await manager.submit(made, action(made, 'laatste-dag'), { laatstedag: '' });
  expect(changed.text).toContain('De rechten gelden tot u ze weghaalt.');
  const removal = await manager.get(`${changed.url}/weg`);
  await manager.submit(removal, action(removal, 'weg'));
  expect((await at(guest, id)).status).toBe(403);
});

test('who is on a case till a day gives others access till that day, and no longer', async () => {
  const manager = await loggedIn(meent, 'employee', 'E\\. Brandsma');
  const form = await manager.get('/beheer/applicaties/medewerker');
  const about = /value="(zrc\/[0-9a-f-]{36})"[^>]*>Zaken: Melding openbare ruimte/.exec(form.html)![1]!;
  await manager.submit(form, '/beheer/applicaties/medewerker', {
    ...{ waarover: about, mag: 'alles', niveau: 'zeer_geheim', nummer: 'm-0201', laatstedag: '' },
  });
  const id = await report(resident, 'Tot een dag.');
  let page = await leader.submit(await at(leader, id), `/werk/zaken/${id}/afschermen`, { afschermreden: 'Gevoelig.' });
  page = await leader.submit(page, action(page, 'toegang'), {
    ...{ [STEP.medewerker]: 'm-0201', [STEP.omgang]: 'werken', [STEP.reden]: 'Advies.', toegangtot: '2999-03-31' },
  });
  expect(page.text).toContain('31 maart 2999');
  const other = await loggedIn(meent, 'employee', 'R\\. Ramdin');
  const give = async (toegangtot: string) => {
    const seen = await at(guest, id);
    return guest.submit(seen, action(seen, 'toegang'), {
      ...{ toegangrol: 'behandelaar', toegangafdeling: 'Vergunningen', toegangtot },
      ...{ [STEP.omgang]: 'werken', [STEP.reden]: 'Neemt over.' },
    });
  };
  for (const later of ['', '2999-04-01']) {
    const refused = await give(later);
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('langer dan u die hebt')]);
  }
  expect((await at(other, id)).status).toBe(403);
  expect((await give('2999-03-31')).text).toContain('De toegang is gegeven.');
  expect((await at(other, id)).status).toBe(200);
});
