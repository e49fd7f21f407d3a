/** Every address on a page leads somewhere, for whoever looks; every page has the headers of a page. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jpeg } from '../support/photos.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { formsOf, linksOf, type Page, type Visitor, visitor } from '../support/visitor.ts';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

/** One page of each kind is enough of what comes by the hundred. */
const kindOf = (path: string): string =>
  path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/^(\/api\/[^/]+)\/[^/]+$/, '$1/:operation')
    .replace(/pagina=\d+|verder=[^&]+/, ':page');
const MOST_OF_A_KIND = 3;

async function crawl(me: Visitor, start: readonly string[]): Promise<readonly Page[]> {
  const seen = new Set<string>();
  const kinds = new Map<string, number>();
  const pages: Page[] = [];
  const waiting = [...start];
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const kind = kindOf(url);
    const taken = kinds.get(kind) ?? 0;
    if (seen.has(url) || taken >= MOST_OF_A_KIND) continue;
    seen.add(url);
    kinds.set(kind, taken + 1);
    const page = await me.get(url);
    if (page.status >= 400) throw new Error(`${url} answers ${page.status}`);
    pages.push(page);
    if (!String(page.headers['content-type']).startsWith('text/html') || page.url.startsWith('/demo/')) continue;
    const links = linksOf(page);
    for (const hash of links.filter((one) => one.startsWith('#')))
      if (!page.html.includes(`id="${hash.slice(1)}"`)) throw new Error(`${hash} is not on ${url}`);
    for (const form of formsOf(page)) {
      if (form.method === 'get') waiting.push(`${form.action}?${new URLSearchParams(form.values)}`);
      // That it is there, and wants a token, is what can be asked without doing it.
      else if (!form.action.startsWith('/demo/')) {
        const { status } = await me.send(form.action, {}, form.files);
        if (status !== 403) throw new Error(`the form for ${form.action} on ${url} answers ${status}`);
      }
    }
    waiting.push(
      ...links
        .filter((one) => one.startsWith('/') || one.startsWith('?'))
        .map((one) => new URL(one, `http://localhost:8000${page.url}`))
        .map(({ pathname, search }) => pathname + search),
    );
  }
  return pages;
}

const kindsOf = (pages: readonly Page[]): readonly string[] => [
  ...new Set(pages.map(({ url }) => kindOf(url.split('?')[0]!))),
];

function checkHeaders(pages: readonly Page[]): void {
  for (const { url, headers } of pages.filter((page) => String(page.headers['content-type']).startsWith('text/html'))) {
    expect([url, headers['content-security-policy']]).toEqual([url, expect.stringContaining("default-src 'none'")]);
    expect([url, headers['cache-control']]).toEqual([url, 'no-store']);
  }
}

test('as a visitor', async () => {
  const me = visitor(meent.app);
  const pages = await crawl(me, ['/']);
  expect(kindsOf(pages)).toEqual(
    expect.arrayContaining(['/', '/api', '/api/zaken', '/api/zaken/:operation', '/inloggen', '/melden/wat']),
  );
  checkHeaders(pages);
  // Each API with what it holds, each once.
  for (const { text } of pages.filter(({ url }) => url === '/api')) expect(text).not.toMatch(/\b(\w+), \1\b/);
});

test('an example in the demo holds a token, and can be run as it stands', async () => {
  const { text } = await visitor(meent.app).get('/api/zaken/zaak_list');
  const [, token, url] = /TOKEN=(\S+) +curl "([^"]+)"/.exec(text) ?? [];
  expect(text).not.toContain('Vul bij TOKEN');
  const answer = await meent.app.inject({
    url: url!,
    headers: { host: 'localhost:8000', authorization: `Bearer ${token}`, 'accept-crs': 'EPSG:4326' },
  });
  expect(answer.statusCode).toBe(200);
});

test('as a resident, in English', async () => {
  const me = visitor(meent.app);
  await me.login('resident', '[^<]+');
  let page = await me.submit(await me.get('/melden?taal=en'), '/melden/wat', {
    categorie: 'Stoep en weg',
    omschrijving: 'Een tegel voor de rondgang.',
  });
  page = await me.submit(page, '/melden/waar', { adres: 'Kievitsloot 3' });
  page = await me.submit(page, '/melden/foto', { foto: { name: 'a.jpg', type: 'image/jpeg', content: jpeg() } });
  page = await me.submit(page, '/melden/gegevens');
  await me.submit(page, '/melden/controle');
  await meent.settle();
  const employee = visitor(meent.app);
  const list = await employee.login('employee', 'S\\. Akkerman');
  const first = linksOf(await employee.get('/werk?lijst=team')).find((one) => one.startsWith('/werk/zaken/'));
  expect([list.status, (await employee.get(first!)).status]).toEqual([200, 200]);
  await meent.settle();

  const pages = await crawl(me, ['/mijn?taal=en', '/melden/klaar']);
  expect(kindsOf(pages)).toEqual(
    expect.arrayContaining([
      '/mijn',
      '/mijn/zaken',
      '/mijn/zaken/:id',
      '/mijn/zaken/:id/bestanden/:id',
      '/mijn/berichten',
      '/mijn/berichten/:id',
      '/mijn/wie-keek',
      '/mijn/wie-keek/bewijs',
      '/melden/klaar',
    ]),
  );
  checkHeaders(pages);
  // Each page links to itself in the other language, so what the last one was in says nothing.
  await me.get('/mijn?taal=en');
  expect((await me.get('/mijn')).html).toContain('<html lang="en">');
  expect((await me.get('/mijn?taal=nl')).html).toContain('<html lang="nl">');
});

test('as an employee', async () => {
  const me = visitor(meent.app);
  await me.login('employee', 'S\\. Akkerman');
  const free = linksOf(await me.get('/werk?lijst=team')).find((one) => one.startsWith('/werk/zaken/'))!;
  const page = await me.get(free);
  const take = formsOf(page).find((form) => form.action.endsWith('/pakken'));
  if (take) await me.submit(page, take.action);
  const pages = await crawl(me, ['/werk', '/werk?lijst=team&toon=dicht']);
  expect(kindsOf(pages)).toEqual(expect.arrayContaining(['/werk', '/werk/zaken/:id']));
  checkHeaders(pages);
});

test('what is not there says so in the house style, and an unknown host is nobody’s', async () => {
  const me = visitor(meent.app);
  const page = await me.get('/bestaat-niet');
  expect(page.status).toBe(404);
  expect(page.text).toContain('Deze pagina is er niet');
  expect((await me.get('/api/bestaat-niet')).status).toBe(404);
  // A program asked: it gets a problem, not a page.
  const program = await meent.app.inject({ url: '/taken/api/v1/taken', headers: { host: 'localhost:8000' } });
  expect(program.headers['content-type']).toContain('application/problem+json');
  expect(program.json()).toMatchObject({ status: 404, code: 'not_found' });
  const elsewhere = await visitor(meent.app, 'http://vreemd.voorbeeld').get('/');
  expect(elsewhere.status).toBe(404);
});

test('the other municipality has its own name and theme', async () => {
  const [here, there] = await Promise.all([
    visitor(meent.app).get('/'),
    visitor(meent.app, 'http://tweede.localhost:8000').get('/'),
  ]);
  expect(here.text).toContain('Weidehoek');
  expect(here.html).toMatch(/\/ui\/meent\.[^"]+\.css/);
  expect(there.text).toContain('Kaderijk');
  expect(there.html).toMatch(/\/ui\/kade\.[^"]+\.css/);
});

test('the first request on the front page works as it stands', async () => {
  const { text } = await visitor(meent.app).get('/');
  const token = /TOKEN=(\S+)/.exec(text)![1]!;
  const answer = await meent.app.inject({
    url: '/zaken/api/v1/zaken',
    headers: { host: 'localhost:8000', authorization: `Bearer ${token}`, 'accept-crs': 'EPSG:4326' },
  });
  expect(answer.statusCode).toBe(200);
  expect(answer.json<{ count: number }>().count).toBeGreaterThan(0);
});
