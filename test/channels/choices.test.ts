/** The page of choices: what is open and what is shut, reading before choosing, taking back, and the receipt. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loggedIn, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { formsOf, type Page, type Visitor } from '../support/visitor.ts';

const LIST = '/mijn/keuzes';
const PANEL = '/mijn/keuzes/kies/combinatie/wat-u-meldde-en-wie-u-bent';
const NEWS = '/mijn/keuzes/kies/activiteit/buurtnieuws';

let meent: TestSite;
let resident: Visitor;
let other: Visitor;
beforeAll(async () => {
  meent = await startSite();
  const [first, second] = await residentsOf(meent);
  resident = await loggedIn(meent, 'resident', first!);
  other = await loggedIn(meent, 'resident', second!);
});
afterAll(() => meent?.stop());

const withdrawals = (page: Page) => formsOf(page).filter(({ action }) => action.endsWith('/intrekken'));

describe('the page of choices', () => {
  test('shows what somebody chose, and shut gates to who chose nothing', async () => {
    const mine = await resident.get(LIST);
    expect([mine.status, mine.text]).toEqual([200, expect.stringContaining('U gaf toestemming op 1 mei 2026')]);
    expect(withdrawals(mine)).toHaveLength(1);
    // As long as services/keuzes/bewaren.ts keeps it, where one chooses and where one takes back.
    const kept = 'Dan bewaren wij het bewijs nog 5 jaar.';
    for (const url of [LIST, NEWS]) expect((await resident.get(url)).text).toContain(kept);
    expect((await resident.get('/mijn/gegevens')).text).not.toContain(kept);
    const theirs = await other.get(LIST);
    expect(theirs.text).not.toContain('U gaf toestemming op');
    expect(withdrawals(theirs)).toHaveLength(0);
    // Nothing is chosen beforehand, and what the law decides has no control.
    expect(theirs.html).not.toMatch(/checked/);
    expect((await resident.copy().get(`${LIST}?taal=en`)).text).toContain('Where may the municipality pass?');
  });

  test('asks to read first; then it stands, and is taken back with one button', async () => {
    const read = await resident.get(PANEL);
    for (const words of ['Waar u ja op zegt', 'Waarvoor: Meedenken over wat u zelf meldde', 'U hoeft dit niet te doen'])
      expect(read.text).toContain(words);
    const given = await resident.submit(read, PANEL);
    expect([given.url, given.text]).toEqual([LIST, expect.stringContaining('U gaf toestemming')]);
    expect(withdrawals(given)).toHaveLength(2);
    // Sent twice it is given once.
    expect((await resident.submit(read, PANEL)).url).toBe(LIST);
    expect(withdrawals(await resident.get(LIST))).toHaveLength(2);
    let page = await resident.get(LIST);
    for (const { action } of withdrawals(page)) {
      page = await resident.submit(page, action);
      expect(page.text).toContain('Uw toestemming is ingetrokken');
    }
    expect(withdrawals(page)).toHaveLength(0);
    expect((await resident.submit(await resident.get(NEWS), NEWS)).url).toBe(LIST);
  });

  test('refuses a text that is not the one that stands there now', async () => {
    const read = await other.get(PANEL);
    const refused = await other.submit(read, PANEL, { gelezen: '0'.repeat(64) });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('De tekst is intussen veranderd')]);
    expect(withdrawals(await other.get(LIST))).toHaveLength(0);
  });

  test('gives the receipt to who it is of, and to nobody else', async () => {
    const { html } = await resident.get(LIST);
    const url = /\/mijn\/keuzes\/toestemming\/[0-9a-f-]{36}\/ontvangstbewijs/.exec(html)![0];
    const file = await resident.get(url);
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename=ontvangstbewijs-/);
    expect(JSON.parse(file.bytes.toString())['@type']).toBe('dpv:ConsentReceipt');
    expect((await other.get(url)).status).toBe(404);
    expect((await other.send(url.replace('ontvangstbewijs', 'intrekken'), {})).status).toBeGreaterThanOrEqual(400);
  });

  test('has nothing to choose where a law decides, and says which', async () => {
    const refused = await resident.get('/mijn/keuzes/kies/activiteit/basisregistratie-personen');
    expect([refused.status, formsOf(refused).some(({ action }) => action.includes('/kies/'))]).toEqual([400, false]);
    expect((await resident.get('/mijn/keuzes/kies/activiteit/bestaat-niet')).status).toBe(404);
  });
});

test('the manager sees how many consented, and of few not how many', async () => {
  const manager = await loggedIn(meent, 'employee', 'E\\. Brandsma');
  const { text } = await manager.get('/beheer/activiteiten');
  expect(text).toContain('Hoeveel inwoners toestemming gaven');
  expect(text).toContain('minder dan 10');
});
