/** Representatives by decision of a court, at the pages of employees: entered, confirmed, found and ended. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { activiteitId } from '../../src/demo/seed/activiteiten.ts';
import { STANDAARD } from '../../src/registers/activiteiten/index.ts';
import { CIVIL_AFFAIRS, HANDLER, loggedIn, OTHER_TEAM } from '../support/at-the-pages.ts';
import { startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import { formsOf, type Page } from '../support/visitor.ts';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

describe('employees', () => {
  const COURT = '/werk/vertegenwoordigers';
  const typed = {
    soort: 'mentor',
    vertegenwoordigde: '999990019',
    vertegenwoordiger: '999990032',
    gerecht: 'Rechtbank Voorbeeldland',
    datum: '2026-01-02',
    kenmerk: 'PROEF-7',
    gezien: '2026-01-03',
    vanaf: '2026-01-02',
  };

  test('one enters, another confirms, and the list shows no number', async () => {
    const first = await loggedIn(meent, 'employee', CIVIL_AFFAIRS);
    const second = await loggedIn(meent, 'employee', OTHER_TEAM);
    const made = await first.submit(await first.get(COURT), COURT, typed);
    expect(made.text).toContain('Een collega stelt haar vast');
    expect(made.text).toContain('PROEF-7');
    expect(made.html).not.toContain('999990019');
    // Who entered it has no form to confirm.
    expect(formsOf(made).filter(({ action }) => action.endsWith('/vaststellen'))).toEqual([]);
    const list = await second.get(COURT);
    const at = /\/werk\/vertegenwoordigers\/[0-9a-f-]{36}/.exec(list.html.slice(list.html.indexOf('PROEF-7')))![0];
    // Who confirms has seen whom it is about.
    expect(formsOf(list).filter(({ action }) => action.endsWith('/vaststellen'))).toEqual([]);
    const waiting = await second.get(at);
    expect(waiting.text).toContain('999990019');
    const step = formsOf(waiting).find(({ action }) => action.endsWith('/vaststellen'))!.action;
    expect((await second.submit(waiting, step)).text).toContain('kan nu handelen');
    const valid = await first.get(COURT);
    const item = valid.html.slice(valid.html.indexOf('PROEF-7'));
    const end = formsOf({ ...valid, html: item }).find(({ action }) => action.endsWith('/beeindigen'))!.action;
    const empty = await first.submit({ ...valid, html: item }, end);
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('Vul in waarom');
    expect(
      (await first.submit({ ...valid, html: item }, end, { [`reden-${end.split('/').at(-2)}`]: 'Opgeheven.' })).text,
    ).toContain('Dat geldt nu al');
  });

  test('its entries are for helping residents, not for a kind of case that has no part in it', async () => {
    const first = await loggedIn(meent, 'employee', CIVIL_AFFAIRS);
    await first.submit(await first.get(COURT), COURT, { ...typed, kenmerk: 'PROEF-DOEL' });
    await meent.settle();
    const made = await meent.clone.asOwner<{ activity: string }>(
      `select distinct activity from meent.log_entry
       where operation = 'meent.mandaat.create' or operation like 'werkbank.vertegenwoordiger%'`,
    );
    expect(made).toEqual([{ activity: activiteitId(WEIDEHOEK.id, STANDAARD) }]);
  });

  test('what is wrong stands at its field', async () => {
    const first = await loggedIn(meent, 'employee', CIVIL_AFFAIRS);
    const page = await first.submit(await first.get(COURT), COURT, { ...typed, gezien: '2026-01-01' });
    expect(page.status).toBe(400);
    expect(page.html).toMatch(/id="gezien"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="gezien"/);
    expect(page.html).toContain('PROEF-7');
  });

  test('what there is more than a page of is counted and goes on, each list by itself', async () => {
    const first = await loggedIn(meent, 'employee', CIVIL_AFFAIRS);
    await first.submit(await first.get(COURT), COURT, { ...typed, kenmerk: 'PROEF-VEEL' });
    const copies = `insert into meent.mandaten_mandaat
      select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid()))).*
      from meent.mandaten_mandaat m, generate_series(1, 100) where m.body like '%PROEF-VEEL%' returning id`;
    const made = await meent.clone.asOwner<{ id: string }>(copies);
    const page = await first.get(COURT);
    const count = Number(/Wacht op een tweede persoon \((\d+)\)/.exec(page.text)![1]);
    expect(count).toBeGreaterThan(100);
    const valid = /Geldt nu \(\d+\)/.exec(page.text)![0];
    const cards = ({ html }: Page) => html.split('denhaag-case-card__title').length - 1;
    const more = await first.get(`${COURT}?wacht=2&geldt=1`);
    expect(page.html).toContain(`href="${COURT}?wacht=2&amp;geldt=1"`);
    expect(more.text).toContain(valid);
    expect(cards(page) - cards(more)).toBe(100 - (count - 100));
    expect((await first.get(`${COURT}?wacht=3&geldt=1`)).status).toBe(404);
    await meent.clone.asOwner('delete from meent.mandaten_mandaat where id = any($1)', [made.map(({ id }) => id)]);
  });

  test('one is found by either number, which stands in no address', async () => {
    const first = await loggedIn(meent, 'employee', CIVIL_AFFAIRS);
    const page = await first.submit(await first.get(COURT), COURT, { ...typed, kenmerk: 'PROEF-ZOEK' });
    for (const number of [typed.vertegenwoordigde, '999 990 032']) {
      const found = await first.submit(page, `${COURT}/zoeken`, { zoek: number });
      expect(found.text).toContain('PROEF-ZOEK');
      expect(found.url).toBe(`${COURT}/zoeken`);
    }
    const nobody = await first.submit(page, `${COURT}/zoeken`, { zoek: '999990159' });
    expect(nobody.text).toContain('0 uitspraken over dit nummer');
    expect(nobody.text).not.toContain('PROEF-ZOEK');
    const wrong = await first.submit(page, `${COURT}/zoeken`, { zoek: '12345' });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('href="#zoek"');
    expect(wrong.html).toContain('value="12345"');
  });

  test('twin: who has no part in it finds nothing', async () => {
    const [archivist, first] = await Promise.all(
      ['M\\. el Idrissi', CIVIL_AFFAIRS].map((name) => loggedIn(meent, 'employee', name)),
    );
    const page = await first!.get(COURT);
    const asked = await archivist!.submit({ ...page, html: page.html }, `${COURT}/zoeken`, {
      zoek: typed.vertegenwoordigde,
    });
    expect(asked.status).toBe(403);
    expect(asked.text).not.toContain('PROEF');
  });

  test.each([
    'M\\. el Idrissi',
    // Who mends the street has nothing to do with who is under guardianship, and neither has who leads them.
    HANDLER,
    'W\\. van Hoorn',
    'I\\. Postma',
  ])('twin: who has no part in it reads that, and does nothing: %s', async (name) => {
    const nobody = await loggedIn(meent, 'employee', name);
    const refused = await nobody.get(COURT);
    expect([refused.status, refused.text]).toEqual([
      403,
      expect.stringContaining('Uw rol geeft geen recht op vertegenwoordigers'),
    ]);
    expect((await nobody.get('/werk')).html).not.toContain(COURT);
  });
});
