/** A shielded case at the pages of employees: every page that leads on from the first is walked by each of them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { action, HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { formsOf, linksOf, type Visitor } from '../support/visitor.ts';

const MERK = 'Zonnebloem';
const STARTS = ['/werk', '/werk?lijst=team', '/werk?lijst=team&toon=dicht', '/beheer', '/beheer/archief'];
/** Enough for every kind of page. */
const MOST = 120;

let meent: TestSite;
let leader: Visitor;
let id: string;
let number: string;
beforeAll(async () => {
  meent = await startSite();
  const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  leader = await loggedIn(meent, 'employee', 'W\\. van Hoorn');
  id = await report(resident, `Over ${MERK}.`);
  let page = await leader.get(`/werk/zaken/${id}`);
  number = /\b[A-Z]+-\d{4}-\d+\b/.exec(page.text)![0];
  page = await leader.submit(page, action(page, 'afschermen'), { afschermreden: MERK });
  expect(page.status).toBe(200);
  await meent.settle();
});
afterAll(() => meent?.stop());

/** Every page within reach, by address. */
async function walk(me: Visitor): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  const waiting = [...STARTS];
  for (let at = waiting.shift(); at !== undefined && seen.size < MOST; at = waiting.shift()) {
    if (seen.has(at)) continue;
    const page = await me.get(at);
    seen.set(at, page.status === 200 ? page.html : '');
    if (page.status === 200)
      waiting.push(...linksOf(page).filter((link) => /^\/(werk|beheer)/.test(link) && !/uitloggen/.test(link)));
  }
  return seen;
}

const tells = (html: string): boolean => [MERK, id, number].some((one) => html.includes(one));

test('who is named finds it on the list, the page of the case and in the search', async () => {
  const pages = await walk(leader);
  expect([...pages].filter(([, html]) => tells(html)).map(([at]) => at)).toEqual(
    expect.arrayContaining(['/werk?lijst=team', `/werk/zaken/${id}`]),
  );
});

test.each([
  ['a colleague', HANDLER],
  ['the functional manager', 'E\\. Brandsma'],
  ['who makes destruction lists', 'T\\. Veenstra'],
  ['the archivist', 'M\\. el Idrissi'],
])('%s finds it on no page, nor by its number or address', async (_, name) => {
  const me = await loggedIn(meent, 'employee', name);
  const pages = await walk(me);
  expect([...pages].filter(([, html]) => tells(html)).map(([at]) => at)).toEqual([]);
  const document = /documenten\/([0-9a-f-]{36})/.exec((await leader.get(`/werk/zaken/${id}`)).html)?.[1];
  expect(document).toBeDefined();
  for (const url of [`/werk/zaken/${id}`, `/werk/zaken/${id}/documenten/${document}`, `/beheer/archief/zaken/${id}`]) {
    const page = await me.get(url);
    expect([url, [403, 404].includes(page.status), tells(page.text)]).toEqual([url, true, false]);
  }
  const list = await me.get(`/werk?lijst=team&nummer=${number}`);
  expect(list.html).not.toContain(`/werk/zaken/${id}`);
  const form = await me.get('/werk/zoeken');
  for (const zoek of formsOf(form).some((one) => one.action === '/werk/zoeken') ? [MERK, number] : [])
    expect((await me.submit(form, '/werk/zoeken', { zoek })).html).not.toContain(`/werk/zaken/${id}`);
});
