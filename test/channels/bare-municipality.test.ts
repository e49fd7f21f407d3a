/** A municipality of the first day: no case type yet, and no demo. Every door leads somewhere, and every example can be run. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addAttributes, createMunicipality } from '../../src/foundation/municipality.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { linksOf, type Visitor, visitor } from '../support/visitor.ts';

const ORIGIN = 'http://kaal.localhost';
const BARE = 77_001;

let meent: TestSite;
let me: Visitor;
beforeAll(async () => {
  meent = await startSite({
    demo: false,
    async first({ node }) {
      await createMunicipality(node, BARE);
      const known = [
        ['naam', 'Kaalveld'],
        ['telefoon', '14 0997'],
        ['adres', 'Plein 1, Kaalveld'],
        ['openingstijden', 'Op werkdagen van 9.00 tot 17.00 uur.'],
        ['host', 'kaal.localhost'],
      ] as const;
      await addAttributes(node, BARE, known, '2026-01-01');
    },
  });
  me = visitor(meent.app, ORIGIN);
});
afterAll(() => meent?.stop());

describe('where nothing can be reported', () => {
  test.each(['/melden', '/melden/wat', '/melden/controle'])(
    '%s says so, and how to reach the municipality',
    async (url) => {
      const page = await me.get(url);
      expect(page.status).toBe(404);
      expect(page.text).toContain('Online melden kan hier nog niet');
      expect(page.text).toContain('Bel 14 0997 of kom langs: Plein 1, Kaalveld.');
      expect(page.html).toContain('href="tel:140997"');
    },
  );

  test('no door leads there, and where it can be done every door is there', async () => {
    const there = visitor(meent.app);
    for (const url of ['/', '/api', '/inloggen']) {
      expect([url, linksOf(await me.get(url))]).toEqual([url, expect.not.arrayContaining(['/melden'])]);
      expect([url, linksOf(await there.get(url))]).toEqual([url, expect.arrayContaining(['/melden'])]);
    }
  });
});

test('an example says where its token comes from, and the page behind it how it is made', async () => {
  const page = await me.get('/api/zaken/zaak_list');
  expect(page.text).toContain('Vul bij TOKEN het token van uw programma in.');
  expect(page.text).toContain("TOKEN='...' curl");
  expect(linksOf(page)).toContain('/api#token');
  const { text } = await me.get('/api');
  expect(text).toContain('De beheerder van de gemeente meldt uw programma aan');
});
