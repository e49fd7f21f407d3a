/** The menu of employees: every page in it opens, and every page that it leaves out refuses at its address. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medewerkers } from '../../src/demo/medewerkers.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Page, type Visitor, visitor } from '../support/visitor.ts';

/** The first page of every part, by its address. */
const PAGES = [
  ...['', '?lijst=team', '/zoeken', '/terugmeldingen', '/vertegenwoordigers', '/avg'].map((path) => `/werk${path}`),
  ...['', '/applicaties', '/rechten', '/regels', '/combinaties', '/zaaktypen', '/activiteiten'].map(
    (path) => `/beheer${path}`,
  ),
  ...['/abonnementen', '/taken', '/logboek'].map((path) => `/beheer${path}`),
  ...['', '/opschortingen', '/overbrengingen', '/logboek', '/noodtoegang'].map((path) => `/beheer/archief${path}`),
] as const;

const menuOf = ({ html }: Page): readonly string[] => {
  const [, inside = ''] = /<nav class="utrecht-nav-bar"[^>]*>([\s\S]*?)<\/nav>/.exec(html) ?? [];
  return [...inside.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
};

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

async function enter(name: string): Promise<Visitor> {
  const one = visitor(meent.app);
  await one.login('employee', name.replaceAll('.', '\\.'));
  return one;
}

describe('the menu of', () => {
  it.each(medewerkers.map((one) => [`${one.rol}, ${one.afdeling}`, one] as const))('a %s', async (_, one) => {
    const employee = await enter([one.voorletters, one.voorvoegsel, one.achternaam].filter(Boolean).join(' '));
    const shown = new Set<string>();
    const open = new Map<string, Page>();
    for (const address of PAGES) {
      const page = await employee.get(address);
      // Who is sent on is not in at that address.
      if (page.url === address && page.status === 200) open.set(address, page);
      else if (page.url === address) {
        expect(page.status).toBe(403);
        expect(page.text).toContain(one.rol);
      }
    }
    for (const page of open.values()) for (const href of menuOf(page)) shown.add(href);
    expect([...shown].toSorted()).toEqual([...open.keys()].toSorted());
    // From each page every part is one step away, or two by its home.
    for (const page of open.values()) expect(menuOf(page)).toContain(page.url);
  });
});

describe('the way between the parts', () => {
  it('leads to the home of another part, or to what is open there without it', async () => {
    const secretary = await enter('P. Zijlstra');
    const manager = await enter('E. Brandsma');
    expect(menuOf(await secretary.get('/beheer/archief'))).toContain('/beheer/regels');
    expect(menuOf(await secretary.get('/beheer/regels'))).toContain('/beheer/archief');
    expect(menuOf(await manager.get('/beheer'))).not.toContain('/beheer/archief');
  });
});
