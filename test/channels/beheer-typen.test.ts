/** A functional manager makes document types, decision types and object types; what is stale or not theirs is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import {
  changeObjectType,
  changeObjectVersion,
  makeObjectType,
  makeObjectVersion,
  removeObjectType,
  removeObjectVersion,
  setObjectVersionState,
} from '../../src/services/operations/manage-object-type-actions.ts';
import {
  compareObjectVersions,
  objectType,
  objectTypes,
  objectVersion,
} from '../../src/services/operations/manage-object-types.ts';
import { plainType } from '../../src/services/operations/manage-plain-types.ts';
import {
  changeType,
  endType,
  makeType,
  newVersion,
  removeType,
} from '../../src/services/operations/manage-type-actions.ts';
import { compareTypes } from '../../src/services/operations/type-differences.ts';
import { changeNames, linkToCaseType } from '../../src/services/operations/type-links.ts';
import { typesOf } from '../../src/services/operations/type-versions.ts';
import { employeeCaller } from '../../src/services/people.ts';
import { action, HANDLER, loggedIn } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { linksOf, type Page, type Visitor, visitor } from '../support/visitor.ts';

const WEIDEHOEK = 235_878_593;

let meent: TestSite;
let manager: Visitor;
let token: string;
let caseTypes: string[];
beforeAll(async () => {
  meent = await startSite();
  manager = visitor(meent.app);
  await manager.login('employee', 'E\\. Brandsma');
  caseTypes = (await meent.engine.parts.snapshots.current(WEIDEHOEK)).all('zaaktype').map(({ id }) => id);
  token = /TOKEN=(\S+)/.exec((await visitor(meent.app).get('/')).text)![1]!;
});
afterAll(() => meent?.stop());

const api = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
  meent.app.inject({
    method,
    url,
    headers: {
      host: 'localhost:8000',
      authorization: `Bearer ${token}`,
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
    },
    ...(payload ? { payload } : {}),
  });

const idIn = (url: string): string => /[0-9a-f-]{36}/.exec(url)![0];

/** A concept of a case type in the demo: of another each time. */
async function caseTypeConcept(): Promise<Page> {
  const page = await manager.get(`/beheer/zaaktypen/${caseTypes.pop()}`);
  return manager.submit(page, action(page, 'versie'), { begin: addDays(today(), 40) });
}

async function makeDocumentType(omschrijving: string): Promise<Page> {
  const page = await manager.get('/beheer/informatieobjecttypen/nieuw');
  return manager.submit(page, '/beheer/informatieobjecttypen/nieuw', {
    omschrijving,
    informatieobjectcategorie: 'brief',
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    trefwoord: 'schade, straat',
    beginGeldigheid: today(),
  });
}

async function makeDecisionType(omschrijving: string): Promise<Page> {
  const page = await manager.get('/beheer/besluittypen/nieuw');
  return manager.submit(page, '/beheer/besluittypen/nieuw', {
    omschrijving,
    reactietermijn: '6 weken',
    publicatieIndicatie: 'ja',
    beginGeldigheid: today(),
  });
}

describe('a document type', () => {
  test('is made with what is wrong said beside the field, changed, linked, published and ended', async () => {
    const form = await manager.get('/beheer/informatieobjecttypen/nieuw');
    const empty = await manager.submit(form, '/beheer/informatieobjecttypen/nieuw', { omschrijving: 'Schadebrief' });
    expect(empty.status).toBe(400);
    expect(empty.html).toContain('value="Schadebrief"');
    expect(empty.html).toContain('id="informatieobjectcategorie-fout"');

    let page = await makeDocumentType('Schadebrief');
    expect(page.text).toContain('Het concept is er.');
    const own = page.url;
    const again = await makeDocumentType('Schadebrief');
    expect([again.status, again.text]).toEqual([400, expect.stringContaining('Er is al een type met deze naam.')]);

    page = await manager.submit(page, action(page, 'gegevens'), { omschrijving: 'Brief over schade' });
    expect(page.text).toContain('Bewaard');
    expect(page.text).toContain('schade, straat');
    expect((await manager.get('/beheer')).text).toContain('Brief over schade is nog een concept');

    const concept = await caseTypeConcept();
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
    const early = await manager.submit(await manager.get(concept.url), `${concept.url}/publiceren`);
    expect([early.status, early.text]).toEqual([400, expect.stringContaining('Publiceer eerst: Brief over schade')]);
    page = await manager.submit(page, action(page, 'publiceren'));
    expect(page.text).toContain('De versie is gepubliceerd');
    expect((await api('GET', own.replace('/beheer', '/catalogi/api/v1'))).json()).toMatchObject({ concept: false });
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

    const changes = await meent.clone.asOwner<{ action: string; user_id: string }>(
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
    const { engine } = meent;
    const snapshot = await engine.parts.snapshots.current(WEIDEHOEK);
    const person = { id: 'm-0601', name: 'E. Brandsma', role: 'functioneel beheerder', department: 'Informatie' };
    const caller = employeeCaller(snapshot, place, person);
    const type = { kind: 'informatieobjecttype', id: idIn(page.url), etag: '*' } as const;
    for (const refused of [
      () => changeType(engine, caller, type, { informatieobjectcategorie: 'anders' }),
      () => removeType(engine, caller, type),
    ])
      await expect(refused()).rejects.toMatchObject({ invalidParams: [{ code: 'non-concept-object' }] });
  });
});

describe('a decision type', () => {
  test('names its documents, is named by a case type, and gets a new version that is compared and published', async () => {
    let page = await makeDecisionType('Besluit over schade');
    expect(page.text).toContain('6 weken');
    const own = page.url;
    const name = /<option value="([^"]+)" *>Situatietekening</.exec(page.html)?.[1] ?? 'Besluit';
    page = await manager.submit(page, action(page, 'noemen'), { naam: name });
    expect(page.text).toContain('Bewaard');
    const url = own.replace('/beheer', '/catalogi/api/v1');
    expect((await api('GET', url)).json()).toMatchObject({
      vastgelegdIn: [name],
      publicatieIndicatie: true,
      reactietermijn: 'P6W',
    });

    const concept = await caseTypeConcept();
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
    expect(compared.text).toContain('P1Y2M');
    expect(compared.text).toContain('P6W');
    await manager.submit(page, action(page, 'publiceren'));
    expect((await api('GET', url)).json()).toMatchObject({ eindeGeldigheid: addDays(today(), 9) });
  });
});

describe('a form that is stale overwrites nothing of what came in between', () => {
  test('of a type, its names, its end and its publication', async () => {
    const page = await makeDecisionType('Besluit in twee vensters');
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

  test('of a part of a case type', async () => {
    const concept = await caseTypeConcept();
    const status = /\/delen\/statustype\/([0-9a-f-]{36})"/.exec(concept.html)![1]!;
    const to = `${concept.url}/delen/statustype/${status}`;
    const seen = await manager.get(to);
    expect((await manager.submit(seen, to, { omschrijving: 'Eerste naam' })).text).toContain('Eerste naam');
    const late = await manager.submit(seen, to, { omschrijving: 'Tweede naam' });
    expect(late.text).toContain('Iemand anders was u voor.');
    expect(late.html).toContain('value="Tweede naam"');
    expect(late.text).toContain('Eerste naam');
    expect((await manager.submit(seen, `${to}/weg`)).text).toContain('Iemand anders was u voor.');
    const now = await manager.get(concept.url);
    expect(now.text).toContain('Eerste naam');
    await manager.submit(now, action(now, 'weg'));
  });
});

const SCHEMA = `{
  "type": "object",
  "required": ["soort"],
  "properties": {
    "soort": { "type": "string", "description": "Wat voor boom." },
    "hoogte": { "type": "number", "minimum": 1 }
  }
}`;

async function makeBoom(name: string): Promise<Page> {
  const page = await manager.get('/beheer/objecttypen/nieuw');
  return manager.submit(page, '/beheer/objecttypen/nieuw', { name, namePlural: `${name}en` });
}

describe('an object type', () => {
  test('is made, and its schema is tried, saved, published, followed by another, compared and retired', async () => {
    const form = await manager.get('/beheer/objecttypen/nieuw');
    const empty = await manager.submit(form, '/beheer/objecttypen/nieuw', { name: 'Boom' });
    expect([empty.status, empty.html]).toEqual([400, expect.stringContaining('id="namePlural-fout"')]);
    let page = await makeBoom('Boom');
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
    expect((await api('GET', `/objecttypen/api/v2/objecttypes/${id}/versions`)).json()).toMatchObject({ count: 0 });
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
    expect((await api('GET', one)).json()).toMatchObject({ status: 'draft', jsonSchema: JSON.parse(SCHEMA) });
    const twice = await manager.submit(await manager.get(to), to, { schema: SCHEMA });
    expect([twice.status, twice.text]).toEqual([400, expect.stringContaining('Er is al een concept.')]);

    // What goes from the schema is gone.
    page = await manager.submit(page, page.url, { schema: SCHEMA.replace(/,\n {4}"hoogte".*/, ''), knop: '' });
    expect(page.text).toContain('Bewaard');
    expect((await api('GET', one)).json<{ jsonSchema: { properties: object } }>().jsonSchema.properties).toEqual({
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
    expect((await api('GET', one)).json()).toMatchObject({ status: 'deprecated' });
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
    const type = await makeBoom('Struik');
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
    const type = await makeBoom('Heg');
    const to = `${type.url}/versies/nieuw`;
    const first = await manager.submit(await manager.get(to), to, { schema: SCHEMA });
    const stored = async (): Promise<string> =>
      (await api('GET', `/objecttypen/api/v2/objecttypes/${idIn(type.url)}/versions/1`)).body;
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

const place = {
  municipality: WEIDEHOEK,
  base: 'http://localhost:8000',
  trace: { traceId: '0'.repeat(31).concat('1'), spanId: '0'.repeat(15).concat('1'), sampled: false },
};

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

    const page = await manager.get(`/beheer/zaaktypen/${caseTypes.pop()}`);
    const begins = (nth: number) => ({ begin: addDays(today(), 40 + nth) });
    expect(await doneOf(page, action(page, 'versie'), begins)).toBe(1);

    const boom = await makeBoom('Van velen');
    const to = `${boom.url}/versies/nieuw`;
    expect(await doneOf(await manager.get(to), to, () => ({ schema: SCHEMA, knop: '' }))).toBe(1);
    const after = await meent.engine.parts.snapshots.current(WEIDEHOEK);
    expect(after.related('objecttypeversie', 'objectType', idIn(boom.url))).toHaveLength(1);
    expect(after.related('informatieobjecttype', 'omschrijving', 'Brief van velen')).toHaveLength(1);
  });
});

describe('somebody else', () => {
  test('opens no page and sends no form', async () => {
    const handler = await loggedIn(meent, 'employee', HANDLER);
    const boom = (await makeBoom('Laan')).url;
    const type = (await makeDocumentType('Brief van een ander')).url;
    for (const url of [
      '/beheer/besluittypen',
      '/beheer/besluittypen/nieuw',
      '/beheer/informatieobjecttypen',
      '/beheer/informatieobjecttypen/nieuw',
      '/beheer/objecttypen',
      '/beheer/objecttypen/nieuw',
      boom,
      `${boom}/versies/nieuw`,
      type,
      `${type}/vergelijk?met=${idIn(type)}`,
    ]) {
      expect([url, (await manager.get(url)).status]).toEqual([url, 200]);
      expect([url, (await handler.get(url)).status]).toEqual([url, 403]);
      expect((await visitor(meent.app).get(url)).url).not.toBe(url);
    }
    for (const url of [`${type}/gegevens`, `${type}/koppelen`, `${boom}/gegevens`, `${boom}/versies/nieuw`])
      expect([url, (await manager.send(url, {})).status]).toEqual([url, 403]);
  });

  test('is refused by each operation, whatever page it came from', async () => {
    const snapshot = await meent.engine.parts.snapshots.current(WEIDEHOEK);
    const person = { id: 'm-0101', name: 'S. Akkerman', role: 'behandelaar', department: 'Openbare ruimte' };
    const caller = employeeCaller(snapshot, place, person);
    const { engine } = meent;
    const [id] = snapshot.all('informatieobjecttype').map((row) => row.id) as [string];
    const [boom] = snapshot.all('objecttype').map((row) => row.id) as [string];
    const type = { kind: 'informatieobjecttype', id, etag: '*' } as const;
    const version = { type: boom, number: '1', etag: '*' };
    for (const refused of [
      () => typesOf(engine, caller, 'informatieobjecttype'),
      () => plainType(engine, caller, 'informatieobjecttype', id),
      () => compareTypes(engine, caller, 'informatieobjecttype', [id, id]),
      () => makeType(engine, caller, 'informatieobjecttype', { omschrijving: 'Van mij' }),
      () => newVersion(engine, caller, type, addDays(today(), 9)),
      () => changeType(engine, caller, type, {}),
      () => endType(engine, caller, type, today()),
      () => removeType(engine, caller, type),
      () =>
        changeNames(
          engine,
          caller,
          { ...type, kind: 'besluittype' },
          { list: 'informatieobjecttypen', name: 'Besluit', goes: false },
        ),
      () => linkToCaseType(engine, caller, type, { zaaktype: id, richting: 'intern' }),
      () => objectTypes(engine, caller),
      () => objectType(engine, caller, boom),
      () => objectVersion(engine, caller, version),
      () => compareObjectVersions(engine, caller, boom, ['1', '1']),
      () => makeObjectType(engine, caller, { name: 'Van mij' }),
      () => changeObjectType(engine, caller, { id: boom, etag: '*' }, {}),
      () => removeObjectType(engine, caller, { id: boom, etag: '*' }),
      () => makeObjectVersion(engine, caller, boom, SCHEMA),
      () => changeObjectVersion(engine, caller, version, SCHEMA),
      () => setObjectVersionState(engine, caller, version, 'deprecated'),
      () => removeObjectVersion(engine, caller, version),
    ])
      await expect((async () => refused())()).rejects.toMatchObject({ code: 'permission-denied' });
  });

  test('who may read types and not write them sees the pages, and changes nothing', async () => {
    const { engine } = meent;
    const snapshot = await engine.parts.snapshots.current(WEIDEHOEK);
    const person = { id: 'm-0601', name: 'E. Brandsma', role: 'functioneel beheerder', department: 'Informatie' };
    const full = employeeCaller(snapshot, place, person);
    const { rights } = full;
    const caller = {
      ...full,
      rights: {
        ...rights,
        grants: rights.grants.map((one) => ({
          ...one,
          scopes: new Set([...one.scopes].filter((scope) => !scope.endsWith('.schrijven'))),
        })),
      },
    };
    const [boom] = snapshot.all('objecttype').map((row) => row.id) as [string];
    expect((await typesOf(engine, caller, 'besluittype')).total).toBeGreaterThan(0);
    expect((await objectTypes(engine, caller)).total).toBeGreaterThan(0);
    for (const refused of [
      () =>
        makeType(engine, caller, 'besluittype', {
          omschrijving: 'Van mij',
          catalogus: snapshot.all('catalogus')[0]!.id,
        }),
      () => makeObjectType(engine, caller, { name: 'Van mij', namePlural: 'Van ons' }),
      () => makeObjectVersion(engine, caller, boom, SCHEMA),
    ])
      await expect((async () => refused())()).rejects.toMatchObject({ code: 'permission-denied' });
    expect(
      (
        await makeType(engine, full, 'besluittype', {
          omschrijving: 'Twin',
          publicatieIndicatie: false,
          beginGeldigheid: today(),
          catalogus: snapshot.all('catalogus')[0]!.id,
        })
      ).length,
    ).toBe(36);
  });
});
