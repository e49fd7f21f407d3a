/** A functional manager makes document types and decision types; what is stale overwrites nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import { changeType, publishType, removeType } from '../../src/services/operations/manage-type-actions.ts';
import { action } from '../support/at-the-pages.ts';
import { idIn, MANAGER, type ManagedSite, managedSite, WEIDEHOEK } from '../support/manager.ts';
import { linksOf, type Page, type Visitor } from '../support/visitor.ts';

let site: ManagedSite;
let manager: Visitor;
beforeAll(async () => {
  site = await managedSite();
  manager = site.manager;
});
afterAll(() => site?.meent.stop());

describe('a document type', () => {
  test('is made with what is wrong said beside the field, changed, linked, published and ended', async () => {
    const form = await manager.get('/beheer/informatieobjecttypen/nieuw');
    const empty = await manager.submit(form, '/beheer/informatieobjecttypen/nieuw', { omschrijving: 'Schadebrief' });
    expect(empty.status).toBe(400);
    expect(empty.html).toContain('value="Schadebrief"');
    expect(empty.text).toMatch(
      /Categorie: Vul dit in\. Vertrouwelijkheid: Maak een keuze\. Geldt vanaf: Vul een datum in\./,
    );
    expect(empty.html).toContain('id="informatieobjectcategorie-fout"');

    let page = await site.makeDocumentType('Schadebrief');
    expect(page.text).toContain('Het concept is er.');
    const own = page.url;
    const again = await site.makeDocumentType('Schadebrief');
    expect([again.status, again.text]).toEqual([400, expect.stringContaining('Er is al een type met deze naam.')]);

    page = await manager.submit(page, action(page, 'gegevens'), { omschrijving: 'Brief over schade' });
    expect(page.text).toContain('Bewaard');
    expect(page.text).toContain('schade, straat');
    expect((await manager.get('/beheer')).text).toContain('Brief over schade is nog een concept');

    const concept = await site.caseTypeConcept();
    page = await manager.get(own);
    const none = await manager.submit(page, action(page, 'koppelen'));
    expect([none.status, none.text]).toEqual([400, expect.stringContaining('Kies een concept van een zaaktype.')]);
    const undirected = await manager.submit(page, action(page, 'koppelen'), { zaaktype: idIn(concept.url) });
    expect(undirected.status).toBe(400);
    expect(undirected.html).toContain('id="richting-fout"');
    page = await manager.submit(page, action(page, 'koppelen'), { zaaktype: idIn(concept.url), richting: 'uitgaand' });
    expect(page.text).toContain('Het type is gekoppeld');
    expect((await manager.get(concept.url)).text).toContain('Brief over schade');
    // Named by others: the form offers the name no more.
    expect(page.html).not.toContain('name="omschrijving"');

    // A case type cannot be published before what it names.
    const early = await manager.get(concept.url);
    expect(early.text).toContain('Publiceer eerst: Brief over schade');
    expect(early.html).not.toContain(`"${concept.url}/publiceren"`);
    const caller = await site.caller(MANAGER);
    await expect(
      publishType(site.meent.engine, caller, { kind: 'zaaktype', id: idIn(concept.url), etag: '*' }),
    ).rejects.toMatchObject({ invalidParams: [{ code: 'concept-relation' }] });
    page = await manager.submit(page, action(page, 'publiceren'));
    expect(page.text).toContain('De versie is gepubliceerd');
    expect((await site.api('GET', own.replace('/beheer', '/catalogi/api/v1'))).json()).toMatchObject({
      concept: false,
    });
    const published = await manager.submit(await manager.get(concept.url), `${concept.url}/publiceren`);
    expect(published.text).toContain('De versie is gepubliceerd');

    const backwards = await manager.submit(page, action(page, 'einde'), { einde: '2000-01-01' });
    expect([backwards.status, backwards.text]).toEqual([400, expect.stringContaining('Kies een latere einddatum.')]);
    const day = addDays(today(), 20);
    page = await manager.submit(page, action(page, 'einde'), { einde: day });
    expect(page.text).toContain('De laatste dag is bewaard');
    expect((await manager.get('/beheer')).text).toContain('Brief over schade loopt af op');
    page = await manager.submit(page, action(page, 'einde'), { einde: '' });
    expect(page.text).toContain('Deze versie loopt weer door');

    const changes = await site.meent.clone.asOwner<{ action: string; user_id: string }>(
      `select action, user_id from meent.engine_change where record = $1 order by id`,
      [idIn(own)],
    );
    expect(changes.map((one) => one.action)).toEqual(['create', 'update', 'update', 'update', 'update']);
    expect(new Set(changes.map((one) => one.user_id))).toEqual(new Set(['m-0601']));
  });

  test('what was published is not changed by a form, and not removed', async () => {
    const list = await manager.get('/beheer/informatieobjecttypen');
    const page = await manager.get(linksOf(list).find((one) => /informatieobjecttypen\/[0-9a-f-]{36}$/.test(one))!);
    expect(page.text).toContain('Deze versie ligt vast');
    expect(page.html).not.toContain(`${page.url}/gegevens`);
    const { engine } = site.meent;
    const caller = await site.caller(MANAGER);
    const type = { kind: 'informatieobjecttype', id: idIn(page.url), etag: '*' } as const;
    for (const refused of [
      () => changeType(engine, caller, type, () => ({ informatieobjectcategorie: 'anders' })),
      () => removeType(engine, caller, type),
    ])
      await expect(refused()).rejects.toMatchObject({ invalidParams: [{ code: 'non-concept-object' }] });
  });
});

describe('a decision type', () => {
  test('names its documents, is named by a case type, and gets a new version that is compared and published', async () => {
    let page = await site.makeDecisionType('Besluit over schade');
    expect(page.text).toContain('6 weken');
    const own = page.url;
    const name = /<option value="([^"]+)" *>Situatietekening</.exec(page.html)?.[1] ?? 'Besluit';
    page = await manager.submit(page, action(page, 'noemen'), { naam: name });
    expect(page.text).toContain('Bewaard');
    const url = own.replace('/beheer', '/catalogi/api/v1');
    expect((await site.api('GET', url)).json()).toMatchObject({
      vastgelegdIn: [name],
      publicatieIndicatie: true,
      reactietermijn: 'P6W',
    });

    const concept = await site.caseTypeConcept();
    page = await manager.submit(concept, action(concept, 'noemen'), { naam: 'Besluit over schade' });
    expect(page.text).toContain('Bewaard');
    const none = await manager.submit(page, action(page, 'noemen'));
    expect([none.status, none.text]).toEqual([400, expect.stringContaining('Kies een naam uit de lijst.')]);
    expect((await manager.get(own)).html).toContain(concept.url);
    const taken = await manager.submit(await manager.get(concept.url), `${concept.url}/niet-noemen`, {
      naam: 'Besluit over schade',
    });
    expect(taken.text).toContain('Bewaard');
    expect((await manager.get(own)).html).not.toContain(`"${concept.url}"`);
    page = await manager.submit(await manager.get(own), `${own}/koppelen`, { zaaktype: idIn(concept.url) });
    expect(page.text).toContain('Het type is gekoppeld');
    await manager.submit(await manager.get(concept.url), `${concept.url}/weg`);

    page = await manager.submit(await manager.get(own), `${own}/publiceren`);
    expect(page.text).toContain('De versie is gepubliceerd');
    const second = await manager.submit(page, action(page, 'versie'), { begin: addDays(today(), 10) });
    expect(second.text).toContain('Het concept is er.');
    const twice = await manager.submit(await manager.get(own), `${own}/versie`, { begin: addDays(today(), 11) });
    expect([twice.status, twice.text]).toEqual([400, expect.stringContaining('Er is al een concept.')]);
    page = await manager.submit(second, action(second, 'gegevens'), { reactietermijn: 'twee maanden' });
    expect(page.status).toBe(400);
    expect(page.html).toContain('value="twee maanden"');
    page = await manager.submit(page, action(page, 'gegevens'), { reactietermijn: '1 jaar en 2 maanden' });
    const compared = await manager.get(`${second.url}/vergelijk?met=${idIn(own)}`);
    expect(compared.text).toContain('Tijd om te reageren 6 weken 1 jaar en 2 maanden');
    await manager.submit(page, action(page, 'publiceren'));
    expect((await site.api('GET', url)).json()).toMatchObject({ eindeGeldigheid: addDays(today(), 9) });
  });
});

describe('a form that is stale overwrites nothing of what came in between', () => {
  test('of a type, its names, its end and its publication', async () => {
    const page = await site.makeDecisionType('Besluit in twee vensters');
    const kept = await manager.submit(page, action(page, 'gegevens'), { toelichting: 'Van de eerste.' });
    expect(kept.text).toContain('Van de eerste.');
    for (const [name, fields] of [
      ['gegevens', { toelichting: 'Van de tweede.' }],
      ['noemen', { naam: 'Besluit' }],
      ['publiceren', {}],
      ['weg', {}],
    ] as const) {
      const late = await manager.submit(page, action(page, name), fields);
      expect([name, late.text]).toEqual([name, expect.stringContaining('Iemand anders was u voor.')]);
    }
    const now = await manager.get(page.url);
    expect(now.text).toContain('Van de eerste.');
    expect(now.text).toContain('concept');
    // A form that came back with a fault still says what it saw at first.
    const wrong = await manager.submit(now, action(now, 'gegevens'), { reactietermijn: 'ooit' });
    expect(wrong.status).toBe(400);
    await manager.submit(now, action(now, 'gegevens'), { toelichting: 'Van de derde.' });
    const late = await manager.submit(wrong, action(wrong, 'gegevens'), { reactietermijn: 'P1W' });
    expect(late.text).toContain('Iemand anders was u voor.');
    expect((await manager.get(page.url)).text).toContain('Van de derde.');
    // And one that says nothing has seen nothing.
    const silent = await manager.submit(await manager.get(page.url), action(page, 'gegevens'), { stand: '' });
    expect(silent.text).toContain('Iemand anders was u voor.');
  });
});

describe('of many who press a button at once', () => {
  /** How many were told that it was done; the others were told what is wrong. */
  async function doneOf(page: Page, to: string, fields: (nth: number) => Readonly<Record<string, string>>) {
    const all = await Promise.all(Array.from({ length: 12 }, (_, nth) => manager.submit(page, to, fields(nth))));
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 400]));
    return all.filter(({ status }) => status === 200).length;
  }

  test('one makes a type of a name, a new version, and a version of an object type', async () => {
    const fresh = '/beheer/informatieobjecttypen/nieuw';
    const named = {
      omschrijving: 'Brief van velen',
      informatieobjectcategorie: 'brief',
      vertrouwelijkheidaanduiding: 'openbaar',
      beginGeldigheid: today(),
    };
    expect(await doneOf(await manager.get(fresh), fresh, () => named)).toBe(1);

    const page = await site.caseType();
    const begins = (nth: number) => ({ begin: addDays(today(), 40 + nth) });
    expect(await doneOf(page, action(page, 'versie'), begins)).toBe(1);

    const boom = await site.makeObjectType('Van velen');
    const to = `${boom.url}/versies/nieuw`;
    expect(await doneOf(await manager.get(to), to, () => ({ schema: '{"type":"object"}', knop: '' }))).toBe(1);
    const after = await site.meent.engine.parts.snapshots.current(WEIDEHOEK);
    expect(after.related('objecttypeversie', 'objectType', idIn(boom.url))).toHaveLength(1);
    expect(after.related('informatieobjecttype', 'omschrijving', 'Brief van velen')).toHaveLength(1);
  });
});
