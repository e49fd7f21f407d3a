/** Who supervises the use of data: reads by whom, why and how it stands, and changes none of it (AVG 38 and 39). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loggedIn } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { formsOf, type Visitor } from '../support/visitor.ts';

let meent: TestSite;
let officer: Visitor;
beforeAll(async () => {
  meent = await startSite();
  officer = await loggedIn(meent, 'employee', 'J\\. Terpstra');
});
afterAll(() => meent?.stop());

describe('the privacy officer who supervises', () => {
  test.each([
    '/beheer',
    '/beheer/rechten',
    '/beheer/regels',
    '/beheer/activiteiten',
    '/beheer/combinaties',
    '/beheer/logboek',
    '/beheer/archief/logboek',
  ])('reads %s', async (url) => {
    expect((await officer.get(url)).status).toBe(200);
  });

  test.each([
    ['/beheer/activiteiten/nieuw', '/beheer/activiteiten'],
    ['/beheer/combinaties/nieuw', '/beheer/combinaties'],
    ['/beheer/applicaties/nieuw', '/beheer/applicaties'],
  ])('twin: changes nothing at %s', async (form, list) => {
    const before = (await officer.get(list)).text;
    const page = await officer.get(form);
    const action = formsOf(page).find((one) => one.method === 'post' && one.action.startsWith('/beheer'))?.action;
    if (action)
      expect(
        (await officer.submit(page, action, { naam: 'Van de toezichthouder', label: 'x' })).status,
      ).toBeGreaterThan(399);
    else expect(page.status).toBe(403);
    expect((await officer.get(list)).text).toBe(before);
  });

  const MAKES = ['/beheer/zaaktypen/nieuw', '/beheer/applicaties/nieuw', '/beheer/applicaties/medewerker'];

  test('is offered nothing on the first page that is refused; twin: who manages is', async () => {
    const first = await officer.get('/beheer');
    expect(first.html).toContain('href="/beheer/rechten"');
    for (const url of MAKES) expect(first.html).not.toContain(`href="${url}"`);
    const manager = await loggedIn(meent, 'employee', 'E\\. Brandsma');
    const theirs = await manager.get('/beheer');
    for (const url of MAKES) expect(theirs.html).toContain(`href="${url}"`);
    // Nor by going round the page.
    expect((await officer.send('/beheer/logboek/controle', {})).status).toBe(403);
  });

  test('twin: sees no case, and no court decision about a person', async () => {
    expect((await officer.get('/werk/zoeken')).text).not.toContain('Werkbank');
    expect((await officer.get('/werk/vertegenwoordigers')).text).not.toContain('Vertegenwoordigers volgens de rechter');
  });
});
