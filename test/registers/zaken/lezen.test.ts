/** Reading cases: every filter with a hit and a miss, order, pages, expand, validators, and the audit trail. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERTROUWELIJKHEID } from '../../../src/gate/rights.ts';
import { rol } from '../../../src/registers/zaken/rol.ts';
import { status } from '../../../src/registers/zaken/status.ts';
import { zaak } from '../../../src/registers/zaken/zaak.ts';
import { RSIN } from '../../support/catalogue.ts';
import { BSN, BSN_TWO, type Json, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
/** Closed, archived in 2031, with one role of each kind. */
let one: Json;
/** Open, another organisation, another type, nothing else. */
let two: Json;
const ELSEWHERE = 'https://hr.voorbeeld.nl/medewerkers/1';
beforeAll(async () => {
  z = await startZaken();
  one = await z.zaak({
    identificatie: 'EEN',
    zaakgeometrie: { type: 'Point', coordinates: [5, 52] },
    registratiedatum: '2026-01-10',
    startdatum: '2026-01-11',
    einddatumGepland: '2026-02-01',
    uiterlijkeEinddatumAfdoening: '2026-03-01',
    publicatiedatum: '2026-01-20',
    vertrouwelijkheidaanduiding: 'openbaar',
  });
  two = await z.zaak({
    identificatie: 'TWEE',
    bronorganisatie: '111222333',
    zaaktype: z.catalogue.ander.zaaktype,
    registratiedatum: '2026-06-10',
    startdatum: '2026-06-11',
    einddatumGepland: '2026-08-01',
    uiterlijkeEinddatumAfdoening: '2026-09-01',
    publicatiedatum: '2026-06-20',
    vertrouwelijkheidaanduiding: 'geheim',
    archiefnominatie: 'blijvend_bewaren',
    archiefactiedatum: '2050-01-01',
    archiefstatus: 'overgedragen',
  });
  const { roltypen } = z.catalogue;
  const who = (betrokkeneType: string, betrokkeneIdentificatie: object, roltype = roltypen.belanghebbende) =>
    z.rol(one, { roltype, betrokkeneType, betrokkeneIdentificatie });
  await who(
    'natuurlijk_persoon',
    { inpBsn: BSN, anpIdentificatie: 'anp-1', inpA_nummer: '1234567890' },
    roltypen.initiator,
  );
  await who('niet_natuurlijk_persoon', { innNnpId: '111222333', annIdentificatie: 'ann-1' });
  await who('vestiging', { vestigingsNummer: 'v-1' });
  await who('organisatorische_eenheid', { identificatie: 'oe-1', naam: 'Openbare ruimte' });
  await who('medewerker', { identificatie: 'm-1' }, roltypen.behandelaar);
  await z.rol(one, {
    roltype: roltypen.adviseur,
    betrokkeneType: 'medewerker',
    betrokkeneIdentificatie: null,
    betrokkene: ELSEWHERE,
  });
  await z.rol(two, {
    roltype: z.catalogue.ander.roltype,
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn: BSN_TWO },
  });
  await z.status(one, z.catalogue.statustypen.ontvangen, '2026-01-11T10:00:00Z');
  await z.close(one, { op: '2026-05-01T10:00:00Z' });
  one = await z.read(one.url);
  two = await z.read(two.url);
});
afterAll(() => z.meent.close());

const found = async (path: string, query: Readonly<Record<string, string>>): Promise<readonly Json[]> => {
  const page = await z.want(200, 'GET', `${ZRC}${path}?${new URLSearchParams(query)}`);
  expect(page.count).toBe(page.results.length);
  return page.results;
};
const identifications = async (query: Readonly<Record<string, string>>) =>
  (await found('/zaken', query)).map(({ identificatie }) => identificatie);

/** A square of two tenths of a degree. */
const areaAround = (x: number, y: number): string => {
  const ring = [
    [x - 0.1, y - 0.1],
    [x + 0.1, y - 0.1],
    [x + 0.1, y + 0.1],
    [x - 0.1, y + 0.1],
    [x - 0.1, y - 0.1],
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
};

/** Per filter a value that finds case EEN alone, and one that finds nothing. */
const ZAAK: Readonly<Record<string, () => readonly [hit: string, miss: string]>> = {
  identificatie: () => ['EEN', 'DRIE'],
  bronorganisatie: () => [RSIN, '123456782'],
  bronorganisatie__in: () => [`${RSIN},123456782`, '123456782'],
  zaaktype: () => [z.catalogue.zaaktype, z.catalogue.concept],
  zaaktype__in: () => [`${z.catalogue.zaaktype},${z.catalogue.concept}`, z.catalogue.concept],
  zaakgeometrie__within: () => [areaAround(5, 52), areaAround(6, 52)],
  uuid__in: () => [one.uuid, z.catalogue.zaaktype.slice(-36)],
  archiefnominatie: () => ['vernietigen', ''],
  archiefnominatie__in: () => ['vernietigen', ''],
  archiefactiedatum: () => ['2031-05-01', '2031-05-02'],
  archiefactiedatum__isnull: () => ['', 'true'],
  archiefactiedatum__lt: () => ['2031-05-02', '2031-05-01'],
  archiefactiedatum__gt: () => ['', '2050-01-01'],
  archiefstatus: () => ['nog_te_archiveren', 'gearchiveerd'],
  archiefstatus__in: () => ['nog_te_archiveren,gearchiveerd', 'gearchiveerd'],
  startdatum: () => ['2026-01-11', '2026-01-12'],
  startdatum__gt: () => ['', '2026-06-11'],
  startdatum__gte: () => ['', '2026-06-12'],
  startdatum__lt: () => ['2026-01-12', '2026-01-11'],
  startdatum__lte: () => ['2026-01-11', '2026-01-10'],
  registratiedatum: () => ['2026-01-10', '2026-01-11'],
  registratiedatum__gt: () => ['', '2026-06-10'],
  registratiedatum__lt: () => ['2026-01-11', '2026-01-10'],
  einddatum: () => ['2026-05-01', '2026-05-02'],
  einddatum__isnull: () => ['false', ''],
  einddatum__gt: () => ['2026-04-30', '2026-05-01'],
  einddatum__lt: () => ['2026-05-02', '2026-05-01'],
  einddatumGepland: () => ['2026-02-01', '2026-02-02'],
  einddatumGepland__gt: () => ['', '2026-08-01'],
  einddatumGepland__lt: () => ['2026-02-02', '2026-02-01'],
  uiterlijkeEinddatumAfdoening: () => ['2026-03-01', '2026-03-02'],
  uiterlijkeEinddatumAfdoening__gt: () => ['', '2026-09-01'],
  uiterlijkeEinddatumAfdoening__lt: () => ['2026-03-02', '2026-03-01'],
  maximaleVertrouwelijkheidaanduiding: () => ['vertrouwelijk', ''],
  rol__betrokkeneType: () => ['medewerker', ''],
  rol__betrokkene: () => [ELSEWHERE, `${ELSEWHERE}0`],
  rol__omschrijvingGeneriek: () => ['behandelaar', 'beslisser'],
  rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: () => [BSN, '999991905'],
  rol__betrokkeneIdentificatie__natuurlijkPersoon__anpIdentificatie: () => ['anp-1', 'anp-2'],
  rol__betrokkeneIdentificatie__natuurlijkPersoon__inpA_nummer: () => ['1234567890', '1234567891'],
  rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__innNnpId: () => ['111222333', RSIN],
  rol__betrokkeneIdentificatie__nietNatuurlijkPersoon__annIdentificatie: () => ['ann-1', 'ann-2'],
  rol__betrokkeneIdentificatie__vestiging__vestigingsNummer: () => ['v-1', 'v-2'],
  rol__betrokkeneIdentificatie__medewerker__identificatie: () => ['m-1', 'm-2'],
  rol__betrokkeneIdentificatie__organisatorischeEenheid__identificatie: () => ['oe-1', 'oe-2'],
};

describe('GET /zaken and POST /zaken/_zoek', () => {
  it('have no filter that is not tried here', () => {
    expect(Object.keys(ZAAK).sort()).toEqual(Object.keys(zaak.filters!).sort());
  });

  it.each(Object.keys(ZAAK))('%s', async (name) => {
    const [hit, miss] = ZAAK[name]!();
    const search = async (value: string): Promise<readonly string[]> => {
      const page = await z.want(200, 'POST', `${ZRC}/zaken/_zoek`, {
        [name]: name.endsWith('__in') ? value.split(',') : value,
      });
      return page.results.map(({ identificatie }: Json) => identificatie);
    };
    const inAddress = zaak.filters![name]!.only !== 'search';
    if (hit) {
      expect(await search(hit)).toEqual(['EEN']);
      if (inAddress) expect(await identifications({ [name]: hit })).toEqual(['EEN']);
    }
    if (miss) {
      expect(await search(miss)).toEqual([]);
      if (inAddress) expect(await identifications({ [name]: miss })).toEqual([]);
    }
  });

  it.each<[string, string, readonly string[]]>([
    ['archiefactiedatum__gt', '2031-05-01', ['TWEE']],
    ['archiefactiedatum__isnull', 'false', ['TWEE', 'EEN']],
    ['startdatum__gt', '2026-01-11', ['TWEE']],
    ['startdatum__gte', '2026-01-11', ['TWEE', 'EEN']],
    ['registratiedatum__gt', '2026-01-10', ['TWEE']],
    ['einddatum__isnull', 'true', ['TWEE']],
    ['einddatumGepland__gt', '2026-02-01', ['TWEE']],
    ['uiterlijkeEinddatumAfdoening__gt', '2026-03-01', ['TWEE']],
    ['maximaleVertrouwelijkheidaanduiding', 'geheim', ['TWEE', 'EEN']],
    ['rol__betrokkeneType', 'natuurlijk_persoon', ['TWEE', 'EEN']],
  ])('%s=%s', async (name, value, expected) => {
    expect(await identifications({ [name]: value })).toEqual(expected);
  });

  it('take several at once, and all must hold', async () => {
    expect(await identifications({ startdatum__gte: '2026-01-01', einddatum__isnull: 'false' })).toEqual(['EEN']);
    expect(await identifications({ identificatie: 'EEN', einddatum__isnull: 'true' })).toEqual([]);
  });

  it.each([
    ['uuid__in', 'x'],
    ['startdatum', '11-01-2026'],
    ['einddatum__isnull', 'misschien'],
    ['zaaktype', 'tegel'],
    ['archiefstatus', 'weg'],
    ['maximaleVertrouwelijkheidaanduiding', 'laag'],
    ['ordering', 'toelichting'],
    ['ordering', Array(11).fill('startdatum').join(',')],
    ['onzin', '1'],
  ])('refuse %s=%s', async (name, value) => {
    expect((await z.ask('GET', `${ZRC}/zaken?${name}=${value}`)).statusCode).toBe(400);
  });

  it.each(zaak.ordering!)('order by %s, both ways', async (name) => {
    // The second case is open: without an end it comes last going up.
    const ends = ['EEN', 'TWEE'];
    expect(await identifications({ ordering: name })).toEqual(ends);
    expect(await identifications({ ordering: `-${name}` })).toEqual(ends.toReversed());
  });
});

/** Per filter a value that finds at least one, and one that finds none; then how many of the hits. */
const ROL: Readonly<Record<string, () => readonly [hit: string, count: number, miss: string]>> = {
  zaak: () => [one.url, 6, one.url.replace(/.{12}$/, '000000000000')],
  betrokkene: () => [ELSEWHERE, 1, `${ELSEWHERE}0`],
  betrokkeneType: () => ['medewerker', 2, ''],
  betrokkeneIdentificatie__natuurlijkPersoon__inpBsn: () => [BSN_TWO, 1, '999991905'],
  betrokkeneIdentificatie__natuurlijkPersoon__anpIdentificatie: () => ['anp-1', 1, 'anp-2'],
  betrokkeneIdentificatie__natuurlijkPersoon__inpA_nummer: () => ['1234567890', 1, '1234567891'],
  betrokkeneIdentificatie__nietNatuurlijkPersoon__innNnpId: () => ['111222333', 1, RSIN],
  betrokkeneIdentificatie__nietNatuurlijkPersoon__annIdentificatie: () => ['ann-1', 1, 'ann-2'],
  betrokkeneIdentificatie__vestiging__vestigingsNummer: () => ['v-1', 1, 'v-2'],
  betrokkeneIdentificatie__organisatorischeEenheid__identificatie: () => ['oe-1', 1, 'oe-2'],
  betrokkeneIdentificatie__medewerker__identificatie: () => ['m-1', 1, 'm-2'],
  roltype: () => [z.catalogue.roltypen.belanghebbende, 3, z.catalogue.roltypen.beslisser],
  omschrijving: () => ['Als behandelaar', 1, 'Als beslisser'],
  omschrijvingGeneriek: () => ['initiator', 2, 'beslisser'],
};
const STATUS: typeof ROL = {
  zaak: () => [one.url, 2, two.url],
  statustype: () => [z.catalogue.statustypen.klaar, 1, z.catalogue.statustypen.bezig],
  indicatieLaatstGezetteStatus: () => ['true', 1, ''],
};

describe.each([
  ['/rollen', rol, ROL],
  ['/statussen', status, STATUS],
] as const)('GET %s', (path, { filters }, table) => {
  it('has no filter that is not tried here', () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(filters!).sort());
  });

  it.each(Object.keys(table))('%s', async (name) => {
    const [hit, count, miss] = table[name]!();
    expect(await found(path, { [name]: hit })).toHaveLength(count);
    if (miss) expect(await found(path, { [name]: miss })).toEqual([]);
  });
});

describe('zrc-006: the rights of the application', () => {
  it('decide which cases a list shows, and which may be read', async () => {
    const seen = await z.zaak({ vertrouwelijkheidaanduiding: 'openbaar' });
    const higher = await z.zaak({ vertrouwelijkheidaanduiding: 'geheim' });
    const other = await z.zaak({ zaaktype: z.catalogue.ander.zaaktype, vertrouwelijkheidaanduiding: 'openbaar' });
    await z.grant(['zaken.lezen'], { level: 'vertrouwelijk' });
    const as = { as: 'beperkt' };
    for (const { identificatie } of [seen, higher, other]) {
      const list = await z.want(200, 'GET', `${ZRC}/zaken?identificatie=${identificatie}`, undefined, as);
      expect(list.count).toBe(identificatie === seen.identificatie ? 1 : 0);
    }
    await z.want(200, 'GET', seen.url, undefined, as);
    await z.want(403, 'GET', higher.url, undefined, as);
    await z.want(403, 'GET', other.url, undefined, as);
    await z.grant(['zaken.aanmaken']);
    await z.want(403, 'GET', seen.url, undefined, as);
    await z.want(403, 'GET', `${ZRC}/zaken`, undefined, as);
  });
});

describe('zrc-006: a scope holds for the type and up to the level that it is given on', () => {
  const as = { as: 'beperkt' };
  const autorisatie = (scopes: readonly string[], zaaktype: string, maxVertrouwelijkheidaanduiding: string) => ({
    component: 'zrc',
    scopes,
    zaaktype,
    maxVertrouwelijkheidaanduiding,
  });

  it('lower or the same is open, higher is not', async () => {
    const levels = await Promise.all(
      VERTROUWELIJKHEID.map((vertrouwelijkheidaanduiding) => z.zaak({ vertrouwelijkheidaanduiding })),
    );
    for (const [at, max] of VERTROUWELIJKHEID.entries()) {
      await z.grant(['zaken.lezen'], { level: max });
      for (const [level, { url }] of levels.entries()) await z.want(level <= at ? 200 : 403, 'GET', url, undefined, as);
    }
  });

  it('each type has its own scopes and its own ceiling', async () => {
    const [here, there] = [z.catalogue.zaaktype, z.catalogue.ander.zaaktype];
    const make = (zaaktype: string, vertrouwelijkheidaanduiding = 'openbaar') =>
      z.body({ zaaktype, vertrouwelijkheidaanduiding, productenOfDiensten: [] });
    const [one, other] = [await z.zaak(make(here)), await z.zaak(make(there))];
    await z.meent.grant([
      autorisatie(['zaken.lezen', 'zaken.bijwerken'], here, 'openbaar'),
      autorisatie(['zaken.lezen', 'zaken.aanmaken'], there, 'geheim'),
    ]);
    await z.want(200, 'PATCH', one.url, { omschrijving: 'x' }, as);
    await z.want(403, 'PATCH', other.url, { omschrijving: 'x' }, as);
    await z.want(403, 'POST', `${ZRC}/zaken`, make(here), as);
    await z.want(201, 'POST', `${ZRC}/zaken`, make(there, 'geheim'), as);
    await z.want(403, 'POST', `${ZRC}/zaken`, make(there, 'zeer_geheim'), as);
    // Nobody lifts a case above their own ceiling.
    await z.want(403, 'PATCH', one.url, { vertrouwelijkheidaanduiding: 'intern' }, as);
    expect((await z.read(one.url)).vertrouwelijkheidaanduiding).toBe('openbaar');
  });

  it('heeftAlleAutorisaties opens every operation on every case', async () => {
    const zaak = await z.zaak({ zaaktype: z.catalogue.ander.zaaktype, vertrouwelijkheidaanduiding: 'zeer_geheim' });
    await z.want(200, 'GET', zaak.url);
    await z.want(200, 'PATCH', zaak.url, { omschrijving: 'x' });
    await z.want(204, 'DELETE', zaak.url);
  });
});

describe('expand', () => {
  it('zrc-025: puts records inside, of one case, of a list and of a search', async () => {
    const main = await z.zaak();
    const sub = await z.zaak({ hoofdzaak: main.url });
    await z.status(sub, z.catalogue.statustypen.ontvangen, '2026-03-02T10:00:00Z');
    const initiator = await z.rol(sub);
    const document = await z.document();
    await z.post('/zaakinformatieobjecten', { zaak: sub.url, informatieobject: document.url });
    const paths = 'zaaktype,status.statustype,rollen,zaakinformatieobjecten.informatieobject,hoofdzaak,resultaat';
    const { _expand } = await z.read(sub.url, `?expand=${paths}`);
    expect(_expand.zaaktype.url).toBe(z.catalogue.zaaktype);
    expect(_expand.status.datumStatusGezet).toBe('2026-03-02T10:00:00.000Z');
    expect(_expand.status._expand.statustype).toMatchObject({ omschrijving: 'Ontvangen', volgnummer: 1 });
    expect(_expand.rollen).toEqual([initiator]);
    expect(_expand.zaakinformatieobjecten[0]._expand.informatieobject.url).toBe(document.url);
    expect(_expand.hoofdzaak.url).toBe(main.url);
    // EmptyObject of the standard: there is none.
    expect(_expand.resultaat).toEqual({});
    const listed = await found('/zaken', { identificatie: sub.identificatie, expand: 'zaaktype,hoofdzaak' });
    expect(listed).toMatchObject([
      { _expand: { zaaktype: { url: z.catalogue.zaaktype }, hoofdzaak: { url: main.url } } },
    ]);
    const searched = await z.want(200, 'POST', `${ZRC}/zaken/_zoek`, {
      identificatie: sub.identificatie,
      expand: 'status.statustype',
    });
    expect(searched.results[0]._expand.status._expand.statustype.omschrijving).toBe('Ontvangen');
    expect((await found('/rollen', { zaak: sub.url, expand: 'zaak' }))[0]!._expand.zaak.url).toBe(sub.url);
  });

  it('leaves out what the caller may not see', async () => {
    const main = await z.zaak({ vertrouwelijkheidaanduiding: 'geheim' });
    const sub = await z.zaak({ hoofdzaak: main.url });
    const document = await z.document();
    await z.post('/zaakinformatieobjecten', { zaak: sub.url, informatieobject: document.url });
    await z.grant(['zaken.lezen'], { level: 'vertrouwelijk' });
    const read = await z.want(
      200,
      'GET',
      `${sub.url}?expand=hoofdzaak,zaakinformatieobjecten.informatieobject`,
      undefined,
      { as: 'beperkt' },
    );
    expect(read._expand).not.toHaveProperty('hoofdzaak');
    expect(read._expand.zaakinformatieobjecten).toHaveLength(1);
    expect(read._expand.zaakinformatieobjecten[0]).not.toHaveProperty('_expand');
  });

  it('goes as deep as one likes (zrc-026), also into related cases', async () => {
    const related = await z.zaak({ relevanteAndereZaken: [{ url: one.url, aardRelatie: 'vervolg' }] });
    const { _expand } = await z.read(
      related.url,
      '?expand=relevanteAndereZaken.zaaktype,status.zaak.status.zaak.status',
    );
    expect(_expand.relevanteAndereZaken[0].url).toBe(one.url);
    expect(_expand.relevanteAndereZaken[0]._expand.zaaktype.url).toBe(z.catalogue.zaaktype);
    expect(_expand.status).toEqual({});
  });

  it.each(['communicatiekanaal', 'productenOfDiensten', 'zaakverzoeken.verzoek', 'rollen.betrokkene'])(
    'zrc-025: 404 for what lies in a source of others: %s',
    async (path) => {
      await z.want(404, 'GET', `${one.url}?expand=${path}`);
    },
  );

  it('zrc-027: whatever the case happens to point at, and where there is no case', async () => {
    const bare = await z.zaak();
    for (const path of ['status.onzin', 'hoofdzaak.onzin', 'rollen.onzin', 'relevanteAndereZaken.zaaktype.onzin']) {
      await z.want(404, 'GET', `${bare.url}?expand=${path}`);
      await z.want(404, 'GET', `${ZRC}/zaken?identificatie=nergens&expand=${path}`);
      await z.want(404, 'POST', `${ZRC}/zaken/_zoek`, { identificatie: 'nergens', expand: path });
    }
    // Twin: what is empty is no fault.
    await z.want(200, 'GET', `${bare.url}?expand=status.statustype,hoofdzaak.zaaktype.catalogus`);
    await z.want(200, 'GET', `${ZRC}/zaken?identificatie=nergens&expand=rollen.roltype,status.statustype.zaaktype`);
  });

  it('stops an address that repeats itself', async () => {
    const deep = (steps: number): string => Array(steps).fill('hoofdzaak').join('.');
    await z.want(200, 'GET', `${one.url}?expand=${deep(20)}`);
    await z.want(404, 'GET', `${one.url}?expand=${deep(21)}`);
  });

  it.each(['onzin', 'zaaktype.onzin', 'omschrijving', 'kenmerken', Array(21).fill('zaaktype').join('.')])(
    'zrc-027, zrc-028: 404 for what is no relation, and the answer names it: %s',
    async (path) => {
      const answer = await z.ask('GET', `${one.url}?expand=${path}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.json().detail).toContain(path.split('.').at(-1)!.slice(0, 5));
    },
  );
});

describe('validators', () => {
  it('of a case follow every change of it and of what it shows', async () => {
    const { url } = await z.zaak();
    const etag = async (query = '') => (await z.ask('GET', url + query)).headers.etag as string;
    const first = await etag();
    expect(await etag()).toBe(first);
    expect(await etag('?expand=zaaktype')).not.toBe(first);
    const ask = (value: string) => z.ask('GET', url, undefined, { headers: { 'if-none-match': value } });
    const same = await ask(first);
    expect([same.statusCode, same.body]).toEqual([304, '']);
    expect((await z.ask('HEAD', url)).headers.etag).toBe(first);
    await z.rol(await z.read(url));
    expect((await ask(first)).statusCode).toBe(200);
    const patch = (value: string) => z.ask('PATCH', url, { omschrijving: 'x' }, { headers: { 'if-match': value } });
    expect((await patch(first)).statusCode).toBe(412);
    expect((await patch(await etag())).statusCode).toBe(200);
  });

  it('Idempotency-Key makes one case, also of two requests at once', async () => {
    const headers = { 'idempotency-key': 'zaak-1' };
    const body = z.body({ identificatie: 'EENMALIG' });
    const both = await Promise.all([1, 2].map(() => z.want(201, 'POST', `${ZRC}/zaken`, body, { headers })));
    expect(both[0]).toEqual(both[1]);
    await z.want(409, 'POST', `${ZRC}/zaken`, z.body({ identificatie: 'ANDERS' }), { headers });
    expect(await identifications({ identificatie: 'EENMALIG' })).toEqual(['EENMALIG']);
  });
});

describe('the audit trail', () => {
  it('tells what was asked of a case and its parts, with what was and what is', async () => {
    const made = await z.zaak({ omschrijving: 'Eerst' });
    await z.want(
      200,
      'PATCH',
      made.url,
      { omschrijving: 'Daarna' },
      {
        headers: {
          'x-audit-toelichting': 'Op verzoek van de melder',
          authorization: z.meent.token('alles', undefined, { id: 'm1', name: 'M. Wilg' }),
        },
      },
    );
    const rol = await z.rol(made);
    await z.want(204, 'DELETE', rol.url);
    const trail = (await z.want(200, 'GET', `${made.url}/audittrail`)) as unknown as Json[];
    expect(
      trail.map(({ actie, resultaat, resource, resourceUrl, hoofdObject, bron }) => [
        actie,
        resultaat,
        resource,
        resourceUrl,
        hoofdObject,
        bron,
      ]),
    ).toEqual([
      ['create', 201, 'zaak', made.url, made.url, 'zrc'],
      ['update', 200, 'zaak', made.url, made.url, 'zrc'],
      ['create', 201, 'rol', rol.url, made.url, 'zrc'],
      ['destroy', 204, 'rol', rol.url, made.url, 'zrc'],
    ]);
    const [created, patched, added, removed] = trail as [Json, Json, Json, Json];
    expect(created).toMatchObject({ applicatieId: 'alles', applicatieWeergave: 'Toepassing alles' });
    expect(created.wijzigingen).toMatchObject({ oud: null, nieuw: { url: made.url, omschrijving: 'Eerst' } });
    expect(patched).toMatchObject({
      toelichting: 'Op verzoek van de melder',
      gebruikersId: 'm1',
      gebruikersWeergave: 'M. Wilg',
      wijzigingen: { oud: { omschrijving: 'Eerst' }, nieuw: { omschrijving: 'Daarna' } },
    });
    expect(added.wijzigingen.nieuw.betrokkeneIdentificatie.inpBsn).toBe(BSN);
    expect(removed.wijzigingen).toMatchObject({ oud: { url: rol.url }, nieuw: null });
    expect(await z.want(200, 'GET', `${made.url}/audittrail/${patched.uuid}`)).toEqual(patched);
    await z.want(404, 'GET', `${one.url}/audittrail/${patched.uuid}`);
  });
});

describe('pages', () => {
  it('hold a hundred each, every case once, with the exact count', async () => {
    const before = (await z.want(200, 'GET', `${ZRC}/zaken`)).count as number;
    const bronorganisatie = '123456782';
    for (let batch = 0; batch < 7; batch++)
      await Promise.all(
        Array.from({ length: 30 }, (_, index) => z.zaak({ bronorganisatie, identificatie: `P-${batch * 30 + index}` })),
      );
    const pages: Json[] = [];
    let next: string | null = `http://localhost${ZRC}/zaken?bronorganisatie=${bronorganisatie}`;
    while (next) {
      pages.push(await z.want(200, 'GET', next));
      next = pages.at(-1)!.next;
    }
    expect(pages.map(({ count, results }) => [count, results.length])).toEqual([
      [210, 100],
      [210, 100],
      [210, 10],
    ]);
    expect(new Set(pages.flatMap(({ results }) => results.map(({ url }: Json) => url))).size).toBe(210);
    expect(pages[1]!.previous).toBe(`http://localhost${ZRC}/zaken?bronorganisatie=${bronorganisatie}&page=1`);
    expect((await z.want(200, 'GET', `${ZRC}/zaken`)).count).toBe(before + 210);
    const ordered = await z.want(
      200,
      'GET',
      `${ZRC}/zaken?bronorganisatie=${bronorganisatie}&ordering=identificatie&page=3`,
    );
    expect(ordered.results.map(({ identificatie }: Json) => identificatie)).toEqual(
      Array.from({ length: 210 }, (_, index) => `P-${index}`)
        .sort()
        .slice(200),
    );
    await z.want(404, 'GET', `${ZRC}/zaken?bronorganisatie=${bronorganisatie}&page=4`);
    for (const page of ['0', '-1', 'x', '1.5']) await z.want(404, 'GET', `${ZRC}/zaken?page=${page}`);
  });
});
