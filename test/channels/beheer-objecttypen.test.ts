/** A functional manager makes object types and their schemas. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { action } from '../support/at-the-pages.ts';
import { idIn, type ManagedSite, managedSite } from '../support/manager.ts';
import type { Visitor } from '../support/visitor.ts';

let site: ManagedSite;
let manager: Visitor;
beforeAll(async () => {
  site = await managedSite();
  manager = site.manager;
});
afterAll(() => site?.meent.stop());

const SCHEMA = `{
  "type": "object",
  "required": ["soort"],
  "properties": {
    "soort": { "type": "string", "description": "Wat voor boom." },
    "hoogte": { "type": "number", "minimum": 1 }
  }
}`;

describe('an object type', () => {
  test('is made, and its schema is tried, saved, published, followed by another, compared and retired', async () => {
    const form = await manager.get('/beheer/objecttypen/nieuw');
    const empty = await manager.submit(form, '/beheer/objecttypen/nieuw', { name: 'Boom' });
    expect([empty.status, empty.html]).toEqual([400, expect.stringContaining('id="namePlural-fout"')]);
    let page = await site.makeObjectType('Boom');
    expect(page.text).toContain('Maak nu de eerste versie.');
    const own = page.url;
    const id = idIn(own);
    page = await manager.submit(page, action(page, 'gegevens'), { dataClassification: 'intern' });
    expect(page.text).toContain('alleen de gemeente');

    const editor = await manager.get(`${own}/versies/nieuw`);
    const to = `${own}/versies/nieuw`;
    const tried = await manager.submit(editor, to, { schema: SCHEMA, knop: 'bekijk', voorbeeld: '' });
    expect(tried.status).toBe(200);
    expect(tried.text).toContain('Wat voor boom.');
    expect(tried.text).toContain('"soort": "voorbeeld"');
    expect((await site.api('GET', `/objecttypen/api/v2/objecttypes/${id}/versions`)).json()).toMatchObject({
      count: 0,
    });
    const unfit = await manager.submit(tried, to, { knop: 'bekijk', voorbeeld: '{\n  "hoogte": 0\n}' });
    expect(unfit.text).toContain('Uw voorbeeld past niet');
    expect(unfit.text).toContain('soort: Regel 1, teken 1: Dit veld is verplicht.');
    expect(unfit.text).toContain('hoogte: Regel 2, teken 3: Vul 1 of meer in.');

    page = await manager.submit(unfit, to, { knop: '' });
    expect(page.text).toContain('Het concept is er.');
    expect(page.url).toBe(`${own}/versies/1`);
    // The name of a member is no part of a form of ours: an example is kept nowhere.
    expect(page.html).not.toContain('&quot;hoogte&quot;: 0');
    const one = `/objecttypen/api/v2/objecttypes/${id}/versions/1`;
    expect((await site.api('GET', one)).json()).toMatchObject({ status: 'draft', jsonSchema: JSON.parse(SCHEMA) });
    const twice = await manager.submit(await manager.get(to), to, { schema: SCHEMA });
    expect([twice.status, twice.text]).toEqual([400, expect.stringContaining('Er is al een concept.')]);

    // What goes from the schema is gone.
    page = await manager.submit(page, page.url, { schema: SCHEMA.replace(/,\n {4}"hoogte".*/, ''), knop: '' });
    expect(page.text).toContain('Bewaard');
    expect((await site.api('GET', one)).json<{ jsonSchema: { properties: object } }>().jsonSchema.properties).toEqual({
      soort: { type: 'string', description: 'Wat voor boom.' },
    });
    page = await manager.submit(page, action(page, 'publiceren'));
    expect(page.text).toContain('De versie is gepubliceerd');
    expect(page.text).toContain('Deze versie ligt vast');
    expect(page.html).not.toContain('<textarea');

    const second = await manager.submit(await manager.get(to), to, { schema: SCHEMA });
    expect(second.url).toBe(`${own}/versies/2`);
    const compared = await manager.get(`${second.url}/vergelijk?met=1`);
    expect(compared.text).toContain('properties / hoogte');
    await manager.submit(second, action(second, 'weg'));
    expect((await manager.get(second.url)).status).toBe(404);
    page = await manager.submit(await manager.get(`${own}/versies/1`), `${own}/versies/1/uit-gebruik`);
    expect(page.text).toContain('Deze versie is uit gebruik');
    expect((await site.api('GET', one)).json()).toMatchObject({ status: 'deprecated' });
    expect((await manager.get(own)).html).not.toContain(`${own}/weg`);
  });

  test.each([
    ['{\n  "type": "object"\n  "properties": {}\n}', 'Regel 3, teken 3: Zet hier een komma of een }.'],
    [
      '{\n  "properties": {\n    "soort": { "type": "tekst" }\n  }\n}',
      'Regel 3, teken 16: Dit is geen geldig JSON-schema',
    ],
    [
      '{\n  "$ref": "https://elders.nl/schema"\n}',
      'Regel 2, teken 3: Een $ref mag alleen binnen het schema zelf wijzen',
    ],
    ['[1]', 'Regel 1, teken 1: Een JSON-schema begint met {'],
    ['', 'Regel 1, teken 1: De tekst houdt hier op.'],
  ])('a schema that is wrong comes back with the place of the fault: %s', async (schema, said) => {
    const type = await site.makeObjectType('Struik');
    const to = `${type.url}/versies/nieuw`;
    for (const knop of ['', 'bekijk']) {
      const page = await manager.submit(await manager.get(to), to, { schema, knop });
      expect([page.status, page.text]).toEqual([400, expect.stringContaining(said)]);
      expect(page.html).toContain('<mark>');
    }
    const gone = await manager.submit(await manager.get(type.url), `${type.url}/weg`);
    expect(gone.text).toContain('Verwijderd');
  });

  test('who was too late with a text keeps it, sees the other, and overwrites it only then', async () => {
    const type = await site.makeObjectType('Heg');
    const to = `${type.url}/versies/nieuw`;
    const first = await manager.submit(await manager.get(to), to, { schema: SCHEMA });
    const stored = async (): Promise<string> =>
      (await site.api('GET', `/objecttypen/api/v2/objecttypes/${idIn(type.url)}/versions/1`)).body;
    await manager.submit(first, first.url, { schema: SCHEMA.replace('hoogte', 'breedte'), knop: '' });
    const late = await manager.submit(first, first.url, { schema: SCHEMA.replace('hoogte', 'lengte'), knop: '' });
    expect(late.status).toBe(400);
    expect(late.text).toContain('Iemand anders wijzigde dit concept.');
    expect(late.html).toContain('breedte');
    expect(late.html).toContain('lengte');
    expect(await stored()).toContain('breedte');
    for (const step of ['publiceren', 'weg'])
      expect((await manager.submit(first, action(first, step))).text).toContain('Iemand anders was u voor.');
    await manager.submit(late, first.url, { knop: '' });
    expect(await stored()).toContain('lengte');
  });
});
