/** Rules of access at the pages: one person proposes and reads what it would do, another decides, and then it holds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ManagedSite, managedSite } from '../support/manager.ts';
import { type Page, type Visitor, visitor } from '../support/visitor.ts';

let site: ManagedSite;
let secretary: Visitor;
let handler: Visitor;
beforeAll(async () => {
  site = await managedSite();
  secretary = visitor(site.meent.app);
  await secretary.login('employee', 'P\\. Zijlstra');
  handler = visitor(site.meent.app);
  await handler.login('employee', 'S\\. Akkerman');
});
afterAll(() => site?.meent.stop());

const NEW = '/beheer/regels/nieuw';
const DICHT = {
  naam: 'Zaken dicht',
  identificatie: 'zaken-dicht',
  effect: 'verbied',
  reden: 'De zaken van deze afdeling zijn vandaag gesloten.',
  'voor.rollen': 'behandelaar',
  'voor.afdelingen': 'openbare-ruimte',
  'over.gegevens': 'zaak',
  beginGeldigheid: '2026-01-01',
};

const tickedIn = ({ html }: Page): readonly string[] =>
  [...html.matchAll(/<input type="checkbox"[^>]*>/g)]
    .filter(([box]) => box.includes(' checked'))
    .map(([box]) => /value="([^"]*)"/.exec(box)![1]!);

describe('a rule at the pages', () => {
  it('comes back with what is wrong, and what was typed', async () => {
    const page = await site.manager.submit(await site.manager.get(NEW), NEW, { ...DICHT, reden: 'kort', effect: '' });
    expect(page.status).toBe(400);
    expect(page.html).toContain('value="Zaken dicht"');
  });

  it('offers what exists, and brings back what was ticked', async () => {
    const form = await site.manager.get(NEW);
    for (const choice of ['meent-portaal', 'behandelaar', 'openbare-ruimte', 'melding-openbare-ruimte', 'zaken.lezen'])
      expect(form.html).toContain(`value="${choice}"`);
    const typed = { ...DICHT, 'voor.rollen': ['behandelaar', 'teamleider'], reden: '' };
    const back = await site.manager.submit(form, NEW, typed);
    expect(back.status).toBe(400);
    expect(tickedIn(back)).toEqual(['behandelaar', 'teamleider', 'openbare-ruimte', 'zaak']);
  });

  it('says which of the names are not here, with a way to take each away', async () => {
    const typed = { ...DICHT, 'voor.applicaties': ['weg-systeem', 'meent-portaal'], 'voor.rollen': 'nar' };
    const back = await site.manager.submit(await site.manager.get(NEW), NEW, typed);
    expect(back.status).toBe(400);
    expect(back.text).toContain('Hier is geen client-id "weg-systeem". Haal het vinkje daarbij weg.');
    expect(back.text).toContain('Hier is geen rol "nar".');
    expect(back.text).toContain('weg-systeem (bestaat hier niet)');
    expect(back.html).toContain('href="#voor.applicaties"');
    expect(tickedIn(back)).toEqual(expect.arrayContaining(['weg-systeem', 'meent-portaal', 'nar']));
    expect((await site.manager.get('/beheer/regels')).text).not.toContain('Zaken dicht');
  });

  it('is proposed with its test run, decided on by another, and then holds', async () => {
    expect((await handler.get('/werk')).status).toBe(200);
    expect((await handler.get('/werk/terugmeldingen')).html).toContain('href="/werk"');
    const proposed = await site.manager.submit(await site.manager.get(NEW), NEW, DICHT);
    expect(proposed.text).toContain('Het voorstel is er');
    expect(proposed.text).toContain('behandelaar, openbare ruimte');
    expect(proposed.text).toMatch(/zaak: bekijken \(zaken\.lezen\) , \d+ van \d+ typen/);
    expect((await site.manager.copy().get(`${proposed.url}?taal=en`)).text).toContain('zaak : view ( zaken.lezen )');
    expect(proposed.text).toContain('U stelde deze regel zelf voor');
    expect(proposed.text).toContain('Afdelingen openbare ruimte');
    expect(proposed.text).toContain('Eerste dag 1 januari 2026');
    expect(proposed.text).not.toContain('Deze namen bestaan hier niet');
    expect(proposed.html).not.toContain('/vaststellen"');
    // Nothing has changed yet, and a form of one's own making changes nothing either.
    expect((await handler.get('/werk')).status).toBe(200);
    expect((await site.manager.send(`${proposed.url}/vaststellen`, {})).status).toBe(403);

    const seen = await secretary.get(proposed.url);
    const decided = await secretary.submit(seen, `${proposed.url}/vaststellen`);
    expect(decided.text).toContain('De regel is vastgesteld');
    expect((await secretary.get('/beheer/regels')).text).toContain('Zaken dicht');
    expect((await handler.get('/werk')).status).toBe(403);
    // Nor does the menu of a page that is still open lead there.
    expect((await handler.get('/werk/terugmeldingen')).html).not.toContain('href="/werk"');
  });

  it('ends as it began: by two', async () => {
    const home = await site.manager.get('/beheer/regels');
    const [, url] = /href="(\/beheer\/regels\/[0-9a-f-]{36})"/.exec(home.html)!;
    const rule = await site.manager.get(url!);
    const empty = await site.manager.submit(rule, `${url}/beeindigen`, { 'reden-beeindigen': '' });
    expect(empty.status).toBe(400);
    const end = await site.manager.submit(rule, `${url}/beeindigen`, { 'reden-beeindigen': 'De dag is voorbij nu.' });
    expect(end.text).toContain('Kan weer');
    await secretary.submit(await secretary.get(end.url), `${end.url}/vaststellen`);
    expect((await secretary.get('/beheer/regels')).text).toContain('Er geldt geen regel');
    expect((await handler.get('/werk')).status).toBe(200);
  });

  it('that leaves a date out leaves the work list in no order of it', async () => {
    const numbers = async () => {
      const found = [
        ...(await handler.get('/werk?lijst=team')).html.matchAll(/href="\/werk\/zaken\/([0-9a-f-]{36})"/g),
      ];
      return [...new Set(found.map(([, id]) => id!))];
    };
    const byDeadline = await numbers();
    const newest = byDeadline.toSorted().reverse();
    expect(newest).not.toEqual(byDeadline);
    const { 'over.gegevens': _, ...rest } = DICHT;
    const { url } = await site.manager.submit(await site.manager.get(NEW), NEW, {
      ...rest,
      identificatie: 'geen-termijn',
      effect: 'laat_weg',
      'over.gegevens': 'zaak',
      weglaten: 'uiterlijkeEinddatumAfdoening',
    });
    await secretary.submit(await secretary.get(url), `${url}/vaststellen`);
    expect(await numbers()).toEqual(newest);
    const end = await site.manager.submit(await site.manager.get(url), `${url}/beeindigen`, {
      'reden-beeindigen': 'De proef is voorbij.',
    });
    await secretary.submit(await secretary.get(end.url), `${end.url}/vaststellen`);
    expect(await numbers()).toEqual(byDeadline);
  });

  it('is refused with a reason, and is for nobody else', async () => {
    const other = { ...DICHT, identificatie: 'andere-regel', naam: 'Andere regel' };
    const proposed = await site.manager.submit(await site.manager.get(NEW), NEW, other);
    const page = await secretary.submit(await secretary.get(proposed.url), `${proposed.url}/afwijzen`, {
      'reden-afwijzen': 'Dit is te ruim.',
    });
    expect(page.text).toContain('Dit is te ruim.');
    for (const url of ['/beheer/regels', NEW, proposed.url]) expect((await handler.get(url)).status).toBe(403);
  });
});
