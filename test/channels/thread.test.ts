/** One case from the resident to the archive, over the pages; and who may not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifiersOf } from '../../src/logbook/origin.ts';
import { checkProofFile } from '../../src/services/operations/proof.ts';
import { jpeg } from '../support/photos.ts';
import { keys } from '../support/server.ts';
import { startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import { formsOf, type Page, type Visitor, visitor } from '../support/visitor.ts';

const HANDLER = 'S\\. Akkerman';
const COLLEAGUE = 'Y\\. Doğan';
const OTHER_TEAM = 'F\\. Oulad';

let meent: TestSite;
let residents: readonly string[];
beforeAll(async () => {
  meent = await startSite();
  const page = await visitor(meent.app).get('/inloggen/bewoner');
  residents = [...page.html.matchAll(/type="radio"[^>]*name="person"[^>]*>\s*<label[^>]*>([^<,]+)/g)].map(
    ([, name]) => name!,
  );
});
afterAll(() => meent?.stop());

async function loggedIn(who: 'resident' | 'employee', name: string): Promise<Visitor> {
  const me = visitor(meent.app);
  const page = await me.login(who, name);
  expect(page.status).toBe(200);
  return me;
}

/** A report by this resident; the id of its case. */
async function report(me: Visitor, what: string): Promise<string> {
  let page = await me.submit(await me.get('/melden'), '/melden/wat', {
    categorie: 'Stoep en weg',
    omschrijving: what,
  });
  page = await me.submit(page, '/melden/waar', { adres: 'Kievitsloot 3' });
  page = await me.submit(page, '/melden/foto', { foto: { name: 'a.jpg', type: 'image/jpeg', content: jpeg() } });
  page = await me.submit(page, '/melden/gegevens');
  page = await me.submit(page, '/melden/controle');
  return /\/mijn\/zaken\/([0-9a-f-]{36})/.exec(page.html)![1]!;
}

const action = (page: Page, name: string): string => {
  const found = formsOf(page).find((form) => form.action.endsWith(`/${name}`));
  if (!found) throw new Error(`no form ${name} on ${page.url}`);
  return found.action;
};

const optionOf = (page: Page, label: string): string => {
  const found = new RegExp(`value="([0-9a-f-]{36})"[^>]*>\\s*(?:<div>)?\\s*(?:<label[^>]*>)?${label}`).exec(
    page.html,
  )?.[1];
  if (!found) throw new Error(`no option ${label} on ${page.url}`);
  return found;
};

describe('from report to archive', () => {
  test('the employee takes it, adds a document, sets a status and closes; the resident sees each step', async () => {
    const resident = await loggedIn('resident', residents[0]!);
    const id = await report(resident, 'Deze tegel gaat de hele weg.');
    await meent.settle();

    const employee = await loggedIn('employee', HANDLER);
    const team = await employee.get('/werk?lijst=team');
    expect(team.html).toContain(`/werk/zaken/${id}`);
    let work = await employee.get(`/werk/zaken/${id}`);
    expect(work.text).toContain('Deze tegel gaat de hele weg.');
    expect(work.text).toContain('zorgen dat uw melding wordt opgelost');
    work = await employee.submit(work, action(work, 'pakken'));
    expect(work.text).toContain('De zaak staat nu op uw lijst');
    expect((await employee.get('/werk')).html).toContain(`/werk/zaken/${id}`);

    work = await employee.submit(work, action(work, 'documenten'), {
      bestand: { name: 'werkbon.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4 proef') },
      titel: 'Wat wij deden',
      informatieobjecttype: optionOf(work, 'Terugkoppeling'),
    });
    expect(work.text).toContain('Het document staat bij de zaak');
    expect(work.text).toContain('Wat wij deden');

    work = await employee.submit(work, action(work, 'status'), {
      statustype: optionOf(work, 'Ingepland'),
      toelichting: 'De stratenmaker komt dinsdag.',
    });
    expect(work.text).toContain('De bewoner kreeg een bericht.');
    await meent.settle();

    expect((await resident.get('/mijn/wie-keek')).text).toContain(
      'Een behandelaar van Openbare ruimte maakte een document bij uw melding',
    );
    let mine = await resident.get(`/mijn/zaken/${id}`);
    expect(mine.text).toContain('De stratenmaker komt dinsdag.');
    expect(mine.text).toContain('Wat wij deden');
    const box = await resident.get('/mijn/berichten');
    expect(box.text).toContain('Nieuws over uw melding: Ingepland');
    const letter = /href="(\/mijn\/berichten\/[0-9a-f-]{36})"/.exec(box.html)![1]!;
    const read = await resident.get(letter);
    expect(read.text).toContain('De stratenmaker komt dinsdag.');
    expect(read.text).not.toContain('Akkerman');

    work = await employee.get(`/werk/zaken/${id}`);
    work = await employee.submit(work, action(work, 'sluiten'), {
      resultaattype: optionOf(work, 'Opgelost'),
      resultaattoelichting: 'De tegel ligt weer vast.',
    });
    expect(work.text).toContain('De zaak is afgerond');
    expect(work.text).toMatch(/De archiefdatum is \d+ \w+ \d{4}/);
    expect(formsOf(work).filter((form) => form.action.includes(id))).toEqual([]);
    mine = await resident.get(`/mijn/zaken/${id}`);
    expect(mine.text).toContain('Opgelost. De tegel ligt weer vast.');
    expect(mine.text).toContain('Afgehandeld');
  });

  test('a case that a colleague has cannot be taken; a form that was open says so', async () => {
    const resident = await loggedIn('resident', residents[0]!);
    const id = await report(resident, 'Twee collega’s willen deze tegel.');
    const [first, second] = [await loggedIn('employee', HANDLER), await loggedIn('employee', COLLEAGUE)];
    const open = await second.get(`/werk/zaken/${id}`);
    const taken = await first.submit(await first.get(`/werk/zaken/${id}`), `/werk/zaken/${id}/pakken`);
    expect(taken.text).toContain('De zaak staat nu op uw lijst');
    const late = await second.submit(open, `/werk/zaken/${id}/pakken`);
    expect(late.url).toBe('/werk');
    expect(late.text).toContain('Een collega was u voor.');
    expect(formsOf(await second.get(`/werk/zaken/${id}`)).filter((form) => form.action.includes(id))).toEqual([]);
  });

  test('a form without an answer comes back with what to do', async () => {
    const resident = await loggedIn('resident', residents[0]!);
    const id = await report(resident, 'Een formulier dat leeg blijft.');
    const employee = await loggedIn('employee', HANDLER);
    const work = await employee.submit(await employee.get(`/werk/zaken/${id}`), `/werk/zaken/${id}/pakken`);
    for (const [name, message] of [
      ['status', 'Kies een status.'],
      ['sluiten', 'Kies een resultaat.'],
      ['documenten', 'Kies een bestand.'],
    ] as const) {
      const page = await employee.submit(work, `/werk/zaken/${id}/${name}`);
      expect([name, page.status]).toEqual([name, 400]);
      expect(page.text).toContain(message);
    }
  });
});

describe('who looked', () => {
  test('the look of an employee is there with role, purpose and ground, and without a name', async () => {
    const resident = await loggedIn('resident', residents[0]!);
    const id = await report(resident, 'Wie kijkt er naar deze tegel?');
    const employee = await loggedIn('employee', HANDLER);
    await employee.get(`/werk/zaken/${id}`);
    await meent.settle();
    const page = await resident.get('/mijn/wie-keek');
    expect(page.text).toContain(
      'Een behandelaar van Openbare ruimte opende uw melding, om te zorgen dat uw melding wordt opgelost.',
    );
    expect(page.text).toContain('Wegenwet artikel 16');
    expect(page.text).toContain('het college van burgemeester en wethouders');
    expect(page.html).not.toMatch(/Akkerman|m-0101/);
    expect(page.html).toContain(`/mijn/zaken/${id}`);
    expect((await resident.get(`/mijn/zaken/${id}`)).text).toMatch(/Wie keek in deze zaak [1-9]/);

    const proof = await resident.get('/mijn/wie-keek/bewijs');
    const verifiers = verifiersOf(WEIDEHOEK.id, [keys.publicKey(WEIDEHOEK.id)]);
    expect(checkProofFile(proof.html, verifiers)).toEqual({ good: expect.any(Number), bad: 0 });
    expect(checkProofFile(proof.html, verifiers)!.good).toBeGreaterThan(1);
    // Twin: one changed character breaks it.
    const changed = JSON.parse(proof.html) as { bewijzen: string[] };
    changed.bewijzen[0] = changed.bewijzen[0]!.replace(/[A-Za-z](?==*\n)/, (one) => (one === 'A' ? 'B' : 'A'));
    expect(checkProofFile(JSON.stringify(changed), verifiers)!.bad).toBe(1);
  });

  test('a refusal is shown too, and an own look is not', async () => {
    const resident = await loggedIn('resident', residents[0]!);
    const id = await report(resident, 'Een ander team wil kijken.');
    const other = await loggedIn('employee', OTHER_TEAM);
    expect((await other.get(`/werk/zaken/${id}`)).status).toBe(403);
    await resident.get(`/mijn/zaken/${id}`);
    await meent.settle();
    const page = await resident.get('/mijn/wie-keek');
    expect(page.text).toContain('Een consulent van Sociaal domein vroeg om uw melding. Dat mocht niet.');
    expect(page.text).not.toContain('U opende zelf');
    expect(page.text).toContain('U maakte zelf uw melding.');
  });
});

describe('who may not', () => {
  test('a case of somebody else is not there; twin: it is for its owner', async () => {
    const owner = await loggedIn('resident', residents[0]!);
    const id = await report(owner, 'Alleen van mij.');
    const other = await loggedIn('resident', residents[1]!);
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

  test('an employee without the right is refused; twin: a colleague with it is not', async () => {
    const resident = await loggedIn('resident', residents[0]!);
    const id = await report(resident, 'Niet voor elk team.');
    const other = await loggedIn('employee', OTHER_TEAM);
    const refused = await other.get(`/werk/zaken/${id}`);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('Uw rol geeft geen recht op deze zaak.');
    expect(refused.text).not.toContain('Niet voor elk team');
    expect((await other.get('/werk?lijst=team')).html).not.toContain(id);
    const right = await loggedIn('employee', HANDLER);
    expect((await right.get(`/werk/zaken/${id}`)).status).toBe(200);
    expect((await right.get('/werk?lijst=team')).html).toContain(id);
  });

  test('another municipality has neither the case nor its people', async () => {
    const resident = await loggedIn('resident', residents[0]!);
    const id = await report(resident, 'Over de grens.');
    const elsewhere = visitor(meent.app, 'http://tweede.localhost:8000');
    const page = await elsewhere.login('employee', 'L\\. den Breejen');
    expect(page.text).toContain('Kaderijk');
    expect((await elsewhere.get(`/werk/zaken/${id}`)).status).toBe(404);
    expect((await elsewhere.get('/werk?lijst=team')).html).not.toContain(id);
    // The session of here means nothing there.
    const smuggled = visitor(
      meent.app,
      'http://tweede.localhost:8000',
      new Map([['meent', resident.cookie('meent')!]]),
    );
    expect((await smuggled.get(`/mijn/zaken/${id}`)).status).toBe(401);
  });

  test('a form without our token is refused, from elsewhere too; twin: with it, it is taken', async () => {
    const resident = await loggedIn('resident', residents[0]!);
    const id = await report(resident, 'Een vals formulier.');
    const employee = await loggedIn('employee', HANDLER);
    const page = await employee.get(`/werk/zaken/${id}`);
    const url = `/werk/zaken/${id}/pakken`;
    const token = formsOf(page).find((form) => form.action === url)!.values._token!;
    const other = formsOf(page).find((form) => form.action === '/uitloggen')!.values._token!;
    expect((await employee.send(url, {})).status).toBe(403);
    expect((await employee.send(url, { _token: other })).status).toBe(403);
    expect((await employee.send(url, { _token: token }, false, { origin: 'http://elders.voorbeeld' })).status).toBe(
      403,
    );
    expect((await employee.send(url, { _token: token })).status).toBe(303);

    const upload = `/werk/zaken/${id}/documenten`;
    const file = { name: 'a.pdf', type: 'application/pdf', content: Buffer.from('%PDF') };
    const fields = { titel: 'Vals', bestand: file };
    expect((await employee.send(upload, fields, true)).status).toBe(403);
    expect((await employee.send(upload, { _token: token, ...fields }, true)).status).toBe(403);
  });

  test('who was away too long is told so, and who never logged in is asked to', async () => {
    const gone = await loggedIn('resident', residents[0]!);
    await meent.clone.asOwner('delete from meent.session');
    const page = await gone.get('/mijn');
    expect(page.status).toBe(401);
    expect(page.text).toContain('U bent uitgelogd');
    expect((await visitor(meent.app).get('/mijn')).url).toContain('/demo/idp/');
    const employee = await loggedIn('employee', HANDLER);
    expect((await employee.get('/mijn')).url).toBe('/inloggen?terug=%2Fmijn');
  });
});
