/** Decisions of a case: who may decide on it, what closing and destroying it do, and whose data they are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownRights } from '../../../src/services/people.ts';
import { FIRST, keys, seeder } from '../../support/server.ts';
import { BSN, DRC, faults, type Json, natuurlijkPersoon } from '../zaken/support.ts';
import { type Besluiten, BRC, startBesluiten } from './support.ts';

let b: Besluiten;
let subject: string;
beforeAll(async () => {
  b = await startBesluiten();
  subject = keys.hash(FIRST, 'bsn', BSN);
});
afterAll(() => b.meent.close());

const brc = (...scopes: readonly string[]) => ({
  component: 'brc',
  scopes: scopes.map((one) => `besluiten.${one}`),
  besluittype: b.catalogue.besluittype,
});
const zrc = (...scopes: readonly string[]) => ({
  component: 'zrc',
  scopes: scopes.map((one) => `zaken.${one}`),
  zaaktype: b.catalogue.zaaktype,
  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
});
const drc = (...scopes: readonly string[]) => ({
  component: 'drc',
  scopes: scopes.map((one) => `documenten.${one}`),
  informatieobjecttype: b.catalogue.informatieobjecttypen.foto,
  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
});
const as = { as: 'beperkt' };

describe('who decides on a case', () => {
  it('may know of it', async () => {
    const zaak = await b.zaak();
    const make = (status: number) => b.want(status, 'POST', `${BRC}/besluiten`, b.besluitBody({ zaak: zaak.url }), as);
    await b.meent.grant([brc('aanmaken')]);
    expect(faults(await make(400))).toEqual(['zaak:bad-url']);
    await b.want(201, 'POST', `${BRC}/besluiten`, b.besluitBody(), as);
    await b.meent.grant([brc('aanmaken'), zrc('lezen')]);
    await make(201);
  });
  it('may see the document that holds the decision', async () => {
    const [besluit, document] = [await b.besluit(), await b.document()];
    const body = { besluit: besluit.url, informatieobject: document.url };
    await b.meent.grant([brc('aanmaken')]);
    const refused = await b.want(400, 'POST', `${BRC}/besluitinformatieobjecten`, body, as);
    expect(faults(refused)).toEqual(['informatieobject:bad-url']);
    await b.meent.grant([brc('aanmaken'), drc('lezen')]);
    await b.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, body, as);
  });
  it('has the right on that type of decision: it is not in a list, a case or an expand for others', async () => {
    const zaak = await b.zaak();
    const besluit = await b.besluit({ zaak: zaak.url });
    const [mirror] = (await b.want(200, 'GET', `${zaak.url}/besluiten`)) as unknown as Json[];
    await b.meent.grant([{ ...brc('lezen'), besluittype: b.catalogue.ander.besluittype }, zrc('lezen')]);
    await b.want(403, 'GET', besluit.url, undefined, as);
    const inList = await b.want(200, 'GET', `${BRC}/besluiten`, undefined, as);
    expect([inList.count, inList.results]).toEqual([0, []]);
    expect(await b.want(200, 'GET', `${mirror!.url}?expand=besluit`, undefined, as)).not.toHaveProperty(
      '_expand.besluit',
    );
    await b.meent.grant([brc('lezen'), zrc('lezen')]);
    await b.want(200, 'GET', besluit.url, undefined, as);
    expect(await b.want(200, 'GET', `${mirror!.url}?expand=besluit`, undefined, as)).toHaveProperty(
      '_expand.besluit.url',
    );
  });
});

describe('a closed case', () => {
  it('keeps its decisions as they are, but for who corrects', async () => {
    const zaak = await b.zaak();
    const besluit = await b.besluit({ zaak: zaak.url });
    const [document, another] = [await b.document(), await b.document()];
    const held = await b.vastleggen(besluit, document);
    await b.close(zaak);
    const changes = [
      ['POST', `${BRC}/besluiten`, b.besluitBody({ zaak: zaak.url }), 201],
      ['PATCH', besluit.url, { toelichting: 'Anders' }, 200],
      ['PUT', besluit.url, b.besluitBody(), 200],
      ['POST', `${BRC}/besluitinformatieobjecten`, { besluit: besluit.url, informatieobject: another.url }, 201],
      ['DELETE', held.url, undefined, 204],
      ['DELETE', besluit.url, undefined, 204],
    ] as const;
    const own = [brc('lezen', 'aanmaken', 'bijwerken', 'verwijderen'), drc('lezen')];
    await b.meent.grant([...own, zrc('lezen', 'bijwerken')]);
    for (const [method, url, body] of changes)
      expect((await b.want(403, method, url, body, as)).detail).toContain('geforceerd-bijwerken');
    await b.meent.grant([...own, zrc('lezen', 'geforceerd-bijwerken')]);
    for (const [method, url, body, status] of changes) await b.want(status, method, url, body, as);
  });
  it.each([
    ['ingangsdatum_besluit', '2032-01-01'],
    ['vervaldatum_besluit', '2033-02-01'],
  ] as const)('is archived by the last %s (zrc-021)', async (wijze, archiefactiedatum) => {
    const zaak = await b.zaak();
    await b.besluit({ zaak: zaak.url, ingangsdatum: '2026-06-01', vervaldatum: '2028-02-01' });
    await b.besluit({ zaak: zaak.url, ingangsdatum: '2027-01-01', vervaldatum: '2027-02-01' });
    const closed = await b.close(zaak, { resultaattype: b.catalogue.resultaattypen[wijze] });
    expect(closed).toMatchObject({ archiefactiedatum });
  });
});

describe('a case that is destroyed', () => {
  const rows = async (table: string, column: string, ids: readonly string[]): Promise<number> =>
    (
      await b.meent.clone.asOwner<{ n: number }>(
        `select count(*)::int as n from meent.${table} where ${column} = any($1::uuid[])`,
        [ids],
      )
    )[0]!.n;

  it('takes its decisions along, those of sub-cases too, with all that belongs to them (zrc-023)', async () => {
    const main = await b.zaak();
    const sub = await b.zaak({ hoofdzaak: main.url });
    const document = await b.document();
    const made = await Promise.all([main, sub].map((zaak) => b.besluit({ zaak: zaak.url })));
    const held = await Promise.all(made.map((besluit) => b.vastleggen(besluit, document)));
    const other = await b.vastleggen(await b.besluit(), document);
    const closing = await b.close(sub);
    expect(closing.einddatum).not.toBeNull();
    await b.want(204, 'DELETE', main.url);
    for (const { url } of [...made, ...held]) await b.want(404, 'GET', url);
    const ids = made.map(({ url }) => url.slice(-36));
    expect(await rows('zaken_zaakbesluit', 'besluit', ids)).toBe(0);
    expect(await rows('documenten_objectinformatieobject', 'object', ids)).toBe(0);
    expect(await rows('documenten_objectinformatieobject', 'object', [String(other.besluit).slice(-36)])).toBe(1);
    await b.want(200, 'GET', document.url);
  });
  it('while somebody decides on it, leaves no decision behind', async () => {
    for (let round = 0; round < 5; round++) {
      const zaak = await b.zaak();
      const [made] = await Promise.all([
        b.ask('POST', `${BRC}/besluiten`, b.besluitBody({ zaak: zaak.url })),
        b.ask('DELETE', zaak.url),
      ]);
      const left = await b.ask('GET', zaak.url);
      if (left.statusCode === 404) expect(await rows('besluiten_besluit', 'zaak', [zaak.uuid])).toBe(0);
      else expect(made.statusCode).toBe(201);
    }
  });
  it('is not destroyed by who may not destroy its decisions', async () => {
    const zaak = await b.zaak();
    const besluit = await b.besluit({ zaak: zaak.url });
    await b.meent.grant([zrc('lezen', 'verwijderen'), brc('lezen')]);
    await b.want(403, 'DELETE', zaak.url, undefined, as);
    await b.want(200, 'GET', besluit.url);
    await b.meent.grant([zrc('lezen', 'verwijderen'), brc('verwijderen')]);
    await b.want(204, 'DELETE', zaak.url, undefined, as);
    await b.want(404, 'GET', besluit.url);
  });
});

describe('whose data', () => {
  const subjectsOf = async (id: string) =>
    (
      await b.meent.clone.asOwner<{ lines: string }>(
        `select lines from meent.log_entry where lines like '%' || $1 || '%' order by id desc limit 1`,
        [id],
      )
    )[0]?.lines
      .split('\n')
      .map((line) => line.split(' ')[1]);

  it('a decision is about whom its case is about, from the moment that it is made', async () => {
    const zaak = await b.zaak();
    await b.rol(zaak);
    const { url } = await b.besluit({ zaak: zaak.url });
    const id = url.slice(-36);
    expect(await subjectsOf(id)).toEqual([subject]);
    b.meent.logged.length = 0;
    await b.want(200, 'GET', url);
    await b.want(200, 'PATCH', url, { toelichting: 'Anders' });
    await b.want(204, 'DELETE', url);
    const kinds = b.meent.logged.map(({ kind, lines }) => [kind, lines.map((line) => line.subject)]);
    expect(kinds).toEqual([
      ['geopend', [subject]],
      ['gewijzigd', [subject]],
      ['verwijderd', [subject]],
    ]);
  });
  it('and so is a document that holds it, though it is in no case', async () => {
    const zaak = await b.zaak();
    await b.rol(zaak);
    const [besluit, document] = [await b.besluit({ zaak: zaak.url }), await b.document()];
    const linesOf = async (url: string) => {
      b.meent.logged.length = 0;
      await b.want(200, 'GET', url);
      return b.meent.logged.flatMap(({ lines }) => lines.map((line) => line.subject));
    };
    expect(await linesOf(document.url)).toEqual([]);
    const held = await b.vastleggen(besluit, document);
    expect(await linesOf(document.url)).toEqual([subject]);
    expect(await linesOf(held.url)).toEqual([subject]);
    expect(await linesOf(`${DRC}/objectinformatieobjecten?object=${encodeURIComponent(besluit.url)}`)).toEqual([
      subject,
    ]);
  });
  it('who asked for the case sees its decision and that document as their own, and nobody else does', async () => {
    const zaak = await b.zaak();
    const own = '999990457';
    await b.rol(zaak, natuurlijkPersoon(own));
    const [besluit, document] = [await b.besluit({ zaak: zaak.url }), await b.document()];
    await b.vastleggen(besluit, document);
    await b.besluit({ zaak: (await b.zaak()).url });
    const { engine } = b.meent;
    const { base, trace, activity } = seeder(FIRST);
    const resident = (of: string) => ({
      municipality: FIRST,
      base,
      trace,
      activity,
      application: { id: 'portaal', label: 'Portaal' },
      rights: ownRights(of),
    });
    const seen = async (of: string, kind: string) =>
      (await engine.rows(resident(of), kind, {})).rows.map(({ id }) => id);
    const owner = keys.hash(FIRST, 'bsn', own);
    expect(await seen(owner, 'besluit')).toEqual([besluit.url.slice(-36)]);
    expect(await seen(owner, 'enkelvoudiginformatieobject')).toContain(document.url.slice(-36));
    const other = keys.hash(FIRST, 'bsn', '999990408');
    expect(await seen(other, 'besluit')).toEqual([]);
    expect(await seen(other, 'enkelvoudiginformatieobject')).toEqual([]);
  });
});
