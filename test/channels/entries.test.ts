/**
 * Every page, from the table of routes: one that is about somebody leaves the entry that it should, called as in life; one
 * that is about nobody says why, and leaves no line about anybody. A new page that is in neither fails.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { parseLines } from '../../src/logbook/lines.ts';
import { ENTRIES } from '../registers/all/entries-of.ts';
import { action, COLLEAGUE, HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Page, type Visitor, visitor } from '../support/visitor.ts';
import { AS_OPERATION, NOBODY } from './entries-nobody.ts';
import { type Expected, type Life, PERSONAL } from './entries-of.ts';

let meent: TestSite;
let life: Life;
let token: string;
const ZRC = '/zaken/api/v1';
// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
type Json = Record<string, any>;
beforeAll(async () => {
  meent = await startSite();
  token = /TOKEN=(\S+)/.exec((await visitor(meent.app).get('/')).text)![1]!;
  const permits = await loggedIn(meent, 'employee', 'I\\. Postma');
  const [first, second] = await residentsOf(meent);
  const resident = await loggedIn(meent, 'resident', first!);
  const zaak = await report(resident, 'Losse tegel');
  await meent.settle();
  const [row] = await meent.clone.asOwner<{ owners: readonly string[]; municipality: number }>(
    `select owners, municipality from meent.zaken_zaak where id = '${zaak}'`,
  );
  life = {
    ...{ meent, zaak, resident, action },
    other: await loggedIn(meent, 'resident', second!),
    handler: await loggedIn(meent, 'employee', HANDLER),
    colleague: await loggedIn(meent, 'employee', COLLEAGUE),
    leader: await loggedIn(meent, 'employee', 'W\\. van Hoorn'),
    manager: await loggedIn(meent, 'employee', 'E\\. Brandsma'),
    archivist: await loggedIn(meent, 'employee', 'T\\. Veenstra'),
    municipality: row!.municipality,
    subject: row!.owners[0]!,
    bsn: numberOf(row!.municipality, row!.owners[0]!),
    permits,
    async permit() {
      const [type] = (await ask('GET', '/catalogi/api/v1/zaaktypen?identificatie=B1277')).results;
      const [roltype] = (
        await ask('GET', `/catalogi/api/v1/roltypen?zaaktype=${type.url}&omschrijvingGeneriek=initiator`)
      ).results;
      const rollen = await ask('GET', `${ZRC}/rollen?zaak=http://localhost:8000${ZRC}/zaken/${zaak}`);
      const made = await ask('POST', `${ZRC}/zaken`, {
        bronorganisatie: '000000012',
        verantwoordelijkeOrganisatie: '000000012',
        zaaktype: type.url,
        startdatum: today(),
      });
      await ask('POST', `${ZRC}/rollen`, {
        zaak: made.url,
        roltype: roltype.url,
        roltoelichting: 'Aanvrager',
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: rollen.results.find((rol: Json) => rol.omschrijvingGeneriek === 'initiator')
          .betrokkeneIdentificatie,
      });
      const page = await permits.get(`/werk/zaken/${made.uuid}`);
      return permits.submit(page, action(page, 'pakken'));
    },
    fresh: async (words) => {
      const id = await report(resident, words);
      await meent.settle();
      return id;
    },
  };
});
afterAll(() => meent?.stop());

/** Numbers are kept as keyed hashes: of those of the demo, the one that has this. */
function numberOf(municipality: number, subject: string): string {
  const { keys } = meent.engine.parts;
  const numbers = readFileSync('src/demo/personen/weidehoek.json', 'utf8').match(/\b\d{9}\b/g) ?? [];
  return numbers.find((one) => keys.hash(municipality, 'bsn', one) === subject)!;
}

async function ask(method: 'GET' | 'POST', url: string, payload?: object): Promise<Json> {
  const answer = await meent.app.inject({
    method,
    url: url.replace(/^http:\/\/localhost:8000/, ''),
    headers: {
      host: 'localhost:8000',
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
      authorization: `Bearer ${token}`,
    },
    ...(payload ? { payload } : {}),
  });
  if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.body}`);
  return answer.json();
}

interface Entry {
  readonly operation: string;
  readonly kind: string;
  readonly activity: string;
  readonly organ: string;
  readonly lines: string;
}

async function entriesOf(
  call: () => Promise<Page>,
): Promise<{ readonly page: Page; readonly entries: readonly Entry[] }> {
  const all = () =>
    meent.clone.asOwner<Entry & { id: string }>(
      `select id, operation, kind, activity, preimage::jsonb ->> 'organ' as organ, lines from meent.log_entry where municipality = ${life.municipality}`,
    );
  const before = new Set((await all()).map(({ id }) => id));
  const page = await call();
  return { page, entries: (await all()).filter(({ id }) => !before.has(id)) };
}

const subjectsIn = ({ lines }: Entry): readonly string[] => (parseLines(lines) ?? []).map(([, subject]) => subject);

test('no page is forgotten', () => {
  const said = (route: string): boolean =>
    route in PERSONAL || route in AS_OPERATION || NOBODY.some(({ routes }) => routes.includes(route));
  expect(meent.pages.length).toBeGreaterThan(60);
  expect(meent.pages.filter((route) => !said(route))).toEqual([]);
  const there = new Set(meent.pages);
  const named = [...Object.keys(PERSONAL), ...Object.keys(AS_OPERATION), ...NOBODY.flatMap(({ routes }) => routes)];
  expect(named.filter((route) => !there.has(route))).toEqual([]);
  expect(named.length).toBe(new Set(named).size);
  for (const { reason } of NOBODY) expect(reason).not.toBe('');
  for (const operation of Object.values(AS_OPERATION)) expect(ENTRIES[operation]).toHaveProperty('kind');
});

describe('about somebody', () => {
  test.each(Object.entries(PERSONAL))('%s', async (_, expected: Expected) => {
    const call = await expected.prepare(life);
    const { page, entries } = await entriesOf(call);
    expect(page.status, page.text.slice(0, 300)).toBe(expected.status ?? 200);
    const told = entries.map(({ operation, kind }) => `${operation} ${kind}`);
    for (const one of expected.entries) expect(told, told.join('; ')).toContain(one);
    // And nothing that it did not do.
    expect(told.filter((one) => !expected.entries.includes(one) && !(expected.besides ?? []).includes(one))).toEqual(
      [],
    );
    const wanted = entries.filter(({ operation, kind }) => expected.entries.includes(`${operation} ${kind}`));
    expect(wanted.flatMap(subjectsIn)).toContain(life.subject);
    for (const { activity, organ } of entries) {
      expect(activity).toMatch(/^[0-9a-f-]{36}$/);
      expect(['college', 'burgemeester']).toContain(organ);
    }
  });
});

describe('about nobody', () => {
  const plain = NOBODY.flatMap(({ routes }) => routes).filter((route) => /^GET [^:*]+$/.test(route));

  test.each(plain)('%s leaves no line about anybody', async (route) => {
    const visitors: readonly Visitor[] = [life.manager, life.archivist, life.resident];
    for (const who of visitors) {
      const { entries } = await entriesOf(() => who.get(route.slice(4)));
      expect(entries.filter(({ operation }) => !operation.startsWith('portaal.')).flatMap(subjectsIn)).toEqual([]);
    }
  });
});
