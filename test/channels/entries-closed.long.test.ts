/**
 * Every page that is about somebody, while a rule forbids its records to everybody: nothing of them is shown, opened or
 * changed, whoever asks and by whatever form. And while a rule leaves a field out: that is on no page. Twin: entries.test.ts,
 * where the same calls without a rule do what they should.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resources } from '../../src/registers/index.ts';
import { loggedIn } from '../support/at-the-pages.ts';
import type { TestSite } from '../support/site-server.ts';
import type { Page, Visitor } from '../support/visitor.ts';
import { type Expected, type Life, PERSONAL } from './entries-of.ts';
import { type Lived, startLife, subjectsIn } from './life.ts';

let meent: TestSite;
let life: Life;
let entriesOf: Lived['entriesOf'];
let secretary: Visitor;
const calls = new Map<string, () => Promise<Page>>();
const NEW = '/beheer/regels/nieuw';

const decidedAt = new Map<string, string>();

/** One proposes, another decides. */
async function rule(fields: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  const proposed = await life.manager.submit(await life.manager.get(NEW), NEW, {
    naam: String(fields.identificatie),
    reden: 'Tijdens de proef is dit voor niemand te zien.',
    ...fields,
  });
  expect(proposed.text, proposed.text.slice(0, 500)).toContain('Het voorstel is er');
  const decided = await secretary.submit(await secretary.get(proposed.url), `${proposed.url}/vaststellen`);
  expect(decided.text).toContain('De regel is vastgesteld');
  decidedAt.set(String(fields.identificatie), proposed.url);
}

async function ends(identificatie: string): Promise<void> {
  const url = decidedAt.get(identificatie)!;
  const end = await life.manager.submit(await life.manager.get(url), `${url}/beeindigen`, {
    'reden-beeindigen': 'De proef is voorbij nu.',
  });
  await secretary.submit(await secretary.get(end.url), `${end.url}/vaststellen`);
}

/** Every kind of record that is about somebody. */
const ABOUT_PEOPLE = resources.filter(({ subjects }) => subjects !== undefined).map(({ name }) => name);

/**
 * By law, whatever a rule says, and nothing beside it: a resident sees who looked and proves it (AVG 15), takes back what they consented
 * to and sees what that was (AVG 7 lid 3), and sees, refuses and ends who acts for them (BW 3:72).
 */
const BY_LAW =
  /^(portaal\.(wie-keek|bewijs|keuzes?|ontvangstbewijs)|meent\.toestemming\.patch|(namens-[a-z-]+\.)?portaal\.machtiging(en(\.ander)?|-beeindigen|-weigeren))$/;

beforeAll(async () => {
  ({ meent, life, entriesOf } = await startLife());
  secretary = await loggedIn(meent, 'employee', 'P\\. Zijlstra');
  for (const [route, { prepare }] of Object.entries(PERSONAL) as [string, Expected][])
    calls.set(route, await prepare(life));
});
afterAll(() => meent?.stop());

describe('a rule that forbids', () => {
  beforeAll(() => rule({ identificatie: 'pagina-dicht', effect: 'verbied', 'over.gegevens': ABOUT_PEOPLE }));
  afterAll(() => ends('pagina-dicht'));

  test('keeps all that is held from being taken along, with the reason on a page', async () => {
    const { page, entries } = await entriesOf(calls.get('POST /mijn/meenemen')!);
    expect([page.status, page.headers['content-type'], page.headers['content-disposition']]).toEqual([
      403,
      'text/html; charset=utf-8',
      undefined,
    ]);
    expect(page.text).toContain('Tijdens de proef is dit voor niemand te zien.');
    expect(entries).toEqual([]);
  });

  test.each(Object.keys(PERSONAL))('keeps %s closed', async (route) => {
    const { page, entries } = await entriesOf(calls.get(route)!);
    expect([200, 302, 303, 400, 403, 404, 409]).toContain(page.status);
    // Nobody is told that it failed, of what was done.
    const written = entries.some(({ kind }) => ['aangemaakt', 'gewijzigd', 'verwijderd'].includes(kind));
    if (written) expect(page.status, page.text.slice(0, 500)).toBeLessThan(400);
    const shown = entries.filter(({ operation, kind }) => kind !== 'geweigerd' && !BY_LAW.test(operation));
    expect(
      shown.filter((one) => subjectsIn(one).length > 0).map(({ operation, kind }) => `${operation} ${kind}`),
    ).toEqual([]);
  });
});

describe('a rule that leaves a field out', () => {
  const WORDS = 'Zeldzaamheid aan de Kievitsloot';
  let zaak: string;
  beforeAll(async () => {
    zaak = await life.fresh(WORDS);
    await rule({
      identificatie: 'veld-weg',
      effect: 'laat_weg',
      'over.gegevens': 'zaak',
      weglaten: 'omschrijving, toelichting',
    });
  });
  afterAll(() => ends('veld-weg'));

  const pages: readonly (readonly [string, () => Promise<Page>])[] = [
    ['/mijn', () => life.resident.get('/mijn')],
    ['/mijn/zaken', () => life.resident.get('/mijn/zaken')],
    ['/mijn/zaken/:id', () => life.resident.get(`/mijn/zaken/${zaak}`)],
    ['/mijn/berichten', () => life.resident.get('/mijn/berichten')],
    ['/werk', () => life.handler.get('/werk?lijst=team')],
    ['/werk/zaken/:id', () => life.handler.get(`/werk/zaken/${zaak}`)],
    ['/werk/zoeken', () => life.handler.get('/werk/zoeken?zoek=Zeldzaamheid')],
  ];
  test.each(pages)('keeps it from %s', async (_, get) => {
    const page = await get();
    expect(page.status).toBe(200);
    // Where somebody typed it, it stands in the form.
    expect(page.html.replaceAll(/value="[^"]*"/g, '')).not.toContain('Zeldzaamheid aan');
  });

  test('keeps it from a letter about the case too', async () => {
    const other = await life.fresh('Nog een zeldzaamheid hier');
    const open = await life.handler.get(`/werk/zaken/${other}`);
    await life.handler.submit(open, life.action(open, 'pakken'));
    await meent.settle();
    const [letters] = await meent.clone.asOwner<{ bodies: string }>(
      `select string_agg(body, ' ') as bodies from meent.berichten_bericht where body like '%zeldzaamheid hier%'`,
    );
    expect(letters?.bodies ?? '').toBe('');
  });
});
