/** BRP Personen bevragen: seven ways to ask, what is given, what is refused, and the line that each person gets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  BRP,
  BSN,
  boer,
  KIND,
  maakPersonen,
  moulin,
  OVERLEDEN,
  overledene,
  PARTNER,
  raadpleeg,
  vraag,
} from '../../support/brp.ts';
import { FIRST, keys, SECOND, startMeent, type TestMeent } from '../../support/server.ts';
import { BSNS } from '../all/world.ts';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
  await maakPersonen(meent, moulin, boer, overledene);
});
afterAll(() => meent.close());

const ask = async (payload: object, more = {}) => {
  const answer = await vraag(meent, payload, more);
  return { status: answer.statusCode, body: answer.json() };
};
const subject = (number: string) => keys.hash(FIRST, 'bsn', number);

describe('by number', () => {
  test('gives what was asked for, in the order of the numbers', async () => {
    const { status, body } = await ask(raadpleeg(['burgerservicenummer', 'naam.geslachtsnaam'], PARTNER, BSN));
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toEqual({
      type: 'RaadpleegMetBurgerservicenummer',
      personen: [
        // That third parties get nothing goes along by itself.
        { burgerservicenummer: PARTNER, naam: { geslachtsnaam: 'Böer' }, geheimhoudingPersoonsgegevens: true },
        { burgerservicenummer: BSN, naam: { geslachtsnaam: 'Moulin' } },
      ],
    });
  });

  test('gives what follows from the rest', async () => {
    const { body } = await ask(
      raadpleeg([
        'naam',
        'adressering',
        'geboorte',
        'partners',
        'verblijfplaats',
        'nationaliteiten',
        'gezag',
        'leeftijd',
      ]),
    );
    const [persoon] = body.personen;
    expect(persoon.naam).toEqual({
      voornamen: 'Suzanne',
      geslachtsnaam: 'Moulin',
      voorletters: 'S.',
      volledigeNaam: 'Suzanne Moulin',
      aanduidingNaamgebruik: {
        code: 'N',
        omschrijving: 'geslachtsnaam echtgenoot/geregistreerd partner na eigen geslachtsnaam',
      },
    });
    expect(persoon.adressering).toEqual({
      aanhef: 'Geachte mevrouw Moulin-de Boer',
      aanschrijfwijze: { naam: 'S. Moulin-de Boer' },
      gebruikInLopendeTekst: 'mevrouw Moulin-de Boer',
      adresregel1: 'Spui 70',
      adresregel2: "2511 BT  'S-GRAVENHAGE",
    });
    expect(persoon.geboorte).toEqual({
      datum: { type: 'Datum', datum: '1985-12-01', langFormaat: '1 december 1985' },
      plaats: { omschrijving: 'Thann' },
      land: { code: '5002', omschrijving: 'Frankrijk' },
    });
    expect(persoon.partners).toMatchObject([
      {
        burgerservicenummer: PARTNER,
        soortVerbintenis: { code: 'H', omschrijving: 'huwelijk' },
        aangaanHuwelijkPartnerschap: {
          datum: { type: 'JaarDatum', jaar: 2010 },
          plaats: { code: '0518', omschrijving: "'s-Gravenhage" },
        },
      },
    ]);
    expect(persoon.verblijfplaats).toMatchObject({
      type: 'Adres',
      functieAdres: { code: 'W', omschrijving: 'woonadres' },
      datumVan: { type: 'JaarMaandDatum', langFormaat: 'maart 2011' },
      verblijfadres: { officieleStraatnaam: 'Spui', huisnummer: 70, postcode: '2511BT' },
    });
    expect(persoon.nationaliteiten).toMatchObject([
      { type: 'Nationaliteit', nationaliteit: { code: '0001', omschrijving: 'Nederlandse' } },
    ]);
    expect(persoon.gezag).toMatchObject([
      {
        type: 'GezamenlijkOuderlijkGezag',
        minderjarige: { burgerservicenummer: KIND },
        ouders: [
          { burgerservicenummer: BSN, naam: { volledigeNaam: 'Suzanne Moulin' } },
          { burgerservicenummer: PARTNER, naam: { volledigeNaam: 'Jo de Böer' } },
        ],
      },
    ]);
    expect(persoon.leeftijd).toBeGreaterThan(30);
  });

  test('a part of a date or a code gives all of it; what has no value is left out, a list is empty', async () => {
    const { body } = await ask(raadpleeg(['geboorte.datum.jaar', 'geslacht.code', 'naam.voorvoegsel', 'ouders']));
    expect(body.personen).toEqual([
      {
        geboorte: { datum: { type: 'Datum', datum: '1985-12-01', langFormaat: '1 december 1985' } },
        geslacht: { code: 'V', omschrijving: 'vrouw' },
        naam: {},
        ouders: [],
      },
    ]);
  });

  test('somebody who died is given, and it says so; who is not here is nobody', async () => {
    const { body } = await ask(raadpleeg(['burgerservicenummer', 'leeftijd'], OVERLEDEN, '999999999'));
    expect(body.personen).toEqual([
      {
        burgerservicenummer: OVERLEDEN,
        opschortingBijhouding: {
          reden: { code: 'O', omschrijving: 'overlijden' },
          datum: { type: 'Datum', datum: '2020-01-02', langFormaat: '2 januari 2020' },
        },
      },
    ]);
  });
});

describe('a search', () => {
  const FIELDS = { fields: ['burgerservicenummer'] };
  const found = async (payload: object) =>
    (await ask({ ...payload, ...FIELDS })).body.personen?.map(
      (one: { burgerservicenummer: string }) => one.burgerservicenummer,
    );
  const geboren = { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', geboortedatum: '1985-12-01' };

  test('by name and date of birth, whatever the capitals, with a wildcard at the end', async () => {
    expect(await found({ ...geboren, geslachtsnaam: 'moulin' })).toEqual([BSN]);
    expect(await found({ ...geboren, geslachtsnaam: 'MOU*' })).toEqual([BSN]);
    expect(await found({ ...geboren, geslachtsnaam: 'Mou' })).toEqual([]);
    expect(await found({ ...geboren, geslachtsnaam: 'Moulin', voornamen: 'su*', geslacht: 'v' })).toEqual([BSN]);
    expect(await found({ ...geboren, geslachtsnaam: 'Moulin', geslacht: 'M' })).toEqual([]);
    expect(await found({ ...geboren, geslachtsnaam: 'Moulin', gemeenteVanInschrijving: '0599' })).toEqual([]);
  });

  test('finds who died only when asked for', async () => {
    const both = await found({ ...geboren, geslachtsnaam: 'Moulin', inclusiefOverledenPersonen: true });
    expect(both.toSorted()).toEqual([OVERLEDEN, BSN].toSorted());
  });

  test('by name and municipality, with diacritics or without', async () => {
    const naam = { type: 'ZoekMetNaamEnGemeenteVanInschrijving', voornamen: 'jo', gemeenteVanInschrijving: '0518' };
    expect(await found({ ...naam, geslachtsnaam: 'boer' })).toEqual([PARTNER]);
    expect(await found({ ...naam, geslachtsnaam: 'Böer', voorvoegsel: 'DE' })).toEqual([PARTNER]);
  });

  test('by address, in its four ways', async () => {
    const here = [BSN, PARTNER].toSorted();
    const sorted = async (payload: object) => (await found(payload)).toSorted();
    expect(await sorted({ type: 'ZoekMetPostcodeEnHuisnummer', postcode: '2511 bt', huisnummer: 70 })).toEqual(here);
    expect(await sorted({ type: 'ZoekMetPostcodeEnHuisnummer', postcode: '2511BT', huisnummer: 71 })).toEqual([]);
    const straat = {
      type: 'ZoekMetStraatHuisnummerEnGemeenteVanInschrijving',
      huisnummer: 70,
      gemeenteVanInschrijving: '0518',
    };
    expect(await sorted({ ...straat, straat: 'spui' })).toEqual(here);
    expect(await sorted({ ...straat, straat: 'Spui', huisletter: 'A' })).toEqual([]);
    expect(
      await sorted({ type: 'ZoekMetNummeraanduidingIdentificatie', nummeraanduidingIdentificatie: '0518200000000001' }),
    ).toEqual(here);
    expect(
      await sorted({
        type: 'ZoekMetAdresseerbaarObjectIdentificatie',
        adresseerbaarObjectIdentificatie: '0518010000000001',
      }),
    ).toEqual(here);
  });

  test('that finds too many gives nobody', async () => {
    const buren = Array.from({ length: 11 }, (_, at) => ({
      ...overledene,
      burgerservicenummer: BSNS[at]!,
      aNummer: `20000000${at + 10}`,
      opschorting: null,
      verblijfplaats: { ...moulin.verblijfplaats, postcode: '2512AB' },
    }));
    await maakPersonen(meent, ...buren);
    const before = meent.logged.length;
    const { status, body } = await ask({
      type: 'ZoekMetPostcodeEnHuisnummer',
      postcode: '2512AB',
      huisnummer: 70,
      ...FIELDS,
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      type: 'https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.1',
      title: 'Teveel zoekresultaten.',
      detail: 'Meer dan maximum van 10 zoekresultaten gevonden. Verfijn de zoekopdracht.',
      code: 'tooManyResults',
      instance: '/haalcentraal/api/brp/personen',
    });
    expect(meent.logged.slice(before).flatMap(({ lines }) => lines)).toEqual([]);
  });
});

describe('a question that is wrong', () => {
  test.each([
    [{}, 'type', 'required', 'Parameter is verplicht.'],
    [{ type: 'zoekmetpostcode' }, 'type', 'value', 'Waarde is geen geldig zoek type.'],
    [{ ...raadpleeg([]), fields: undefined }, 'fields', 'required', 'Parameter is verplicht.'],
    [raadpleeg([]), 'fields', 'minItems', 'Array bevat minder dan 1 items.'],
    [{ ...raadpleeg([]), fields: 'naam' }, 'fields', 'array', 'Parameter is geen array.'],
    [raadpleeg(Array(131).fill('naam')), 'fields', 'maxItems', 'Array bevat meer dan 130 items.'],
    [raadpleeg(['a*b']), 'fields[0]', 'pattern', 'Waarde voldoet niet aan patroon ^[a-zA-Z0-9\\._]{1,200}$.'],
    [raadpleeg(['naam', 'anummer']), 'fields[1]', 'fields', 'Parameter bevat een niet bestaande veldnaam.'],
    [raadpleeg(['naam.inOnderzoek.voornamen']), 'fields[0]', 'fields', 'Parameter bevat een niet toegestane veldnaam.'],
    [
      raadpleeg(['opschortingBijhouding.reden']),
      'fields[0]',
      'fields',
      'Parameter bevat een niet toegestane veldnaam.',
    ],
    [
      raadpleeg(['verblijfplaats.indicatieVastgesteldVerblijftNietOpAdres']),
      'fields[0]',
      'fields',
      'Parameter bevat een niet toegestane veldnaam.',
    ],
    [
      raadpleeg(['naam'], '12345678'),
      'burgerservicenummer[0]',
      'pattern',
      'Waarde voldoet niet aan patroon ^[0-9]{9}$.',
    ],
    [{ ...raadpleeg(['naam']), burgerservicenummer: BSN }, 'burgerservicenummer', 'array', 'Parameter is geen array.'],
    [raadpleeg(['naam'], ...Array(21).fill(BSN)), 'burgerservicenummer', 'maxItems', 'Array bevat meer dan 20 items.'],
    [{ ...raadpleeg(['naam']), postcode: '1234AB' }, 'postcode', 'unknownParam', 'Parameter is niet verwacht.'],
    [
      { type: 'ZoekMetPostcodeEnHuisnummer', postcode: '1234AB', huisnummer: 'x', fields: ['naam'] },
      'huisnummer',
      'integer',
      'Waarde is geen geldig getal.',
    ],
    [
      { type: 'ZoekMetPostcodeEnHuisnummer', postcode: '1234AB', huisnummer: 0, fields: ['naam'] },
      'huisnummer',
      'minimum',
      'Waarde is lager dan minimum 1.',
    ],
    [
      { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', geslachtsnaam: 'Ab', geboortedatum: '19830526', fields: ['naam'] },
      'geboortedatum',
      'date',
      'Waarde is geen geldige datum.',
    ],
  ])('%#: says where', async (payload, name, code, reason) => {
    const { status, body } = await ask(payload);
    expect(status).toBe(400);
    expect(body).toMatchObject({
      title: 'Een of meerdere parameters zijn niet correct.',
      code: 'paramsValidation',
      detail: `De foutieve parameter(s) zijn: ${name}.`,
      invalidParams: [{ name, code, reason }],
    });
  });

  test('says all that is wrong at once', async () => {
    const { body } = await ask({
      type: 'ZoekMetGeslachtsnaamEnGeboortedatum',
      geslachtsnaam: 'gr*t',
      geboortedatum: 'gisteren',
      fields: ['aNummer'],
    });
    expect(body.detail).toBe('De foutieve parameter(s) zijn: fields[0], geboortedatum, geslachtsnaam.');
  });

  test('is refused in the published words by whatever refuses it', async () => {
    expect((await ask(raadpleeg(['naam']), { as: false })).body).toMatchObject({ status: 401, code: 'authentication' });
    expect((await ask(raadpleeg(['naam']), { as: 'beperkt' })).body).toMatchObject({
      status: 403,
      code: 'autorisation',
    });
    expect((await ask(raadpleeg(['naam']), { headers: { accept: 'application/xml' } })).body).toMatchObject({
      status: 406,
      code: 'notAcceptable',
      type: 'https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.6',
    });
    const text = await meent.ask({
      method: 'POST',
      url: BRP,
      payload: '<a/>',
      headers: { 'content-type': 'text/xml' },
    });
    expect(text.json()).toMatchObject({ status: 415, code: 'unsupportedMediaType' });
  });
});

describe('the logbook', () => {
  const last = () => meent.logged.at(-1)!;

  test('has a line for who was found, and for a relative only when something of theirs was shown', async () => {
    await ask(raadpleeg(['naam']));
    expect(last()).toMatchObject({ operation: 'brp.persoon.bevragen', kind: 'geopend' });
    expect(last().lines.map((one) => one.subject)).toEqual([subject(BSN)]);
    await ask(raadpleeg(['kinderen.naam', 'partners.burgerservicenummer']));
    expect(last().lines.map((one) => one.subject)).toEqual([BSN, KIND, PARTNER].map(subject));
    await ask({ type: 'ZoekMetPostcodeEnHuisnummer', postcode: '2511BT', huisnummer: 70, fields: ['leeftijd'] });
    expect(last().kind).toBe('gezocht');
    expect(
      last()
        .lines.map((one) => one.subject)
        .toSorted(),
    ).toEqual([BSN, PARTNER].map(subject).toSorted());
  });

  test('and nothing else holds a number or a name', async () => {
    await ask(raadpleeg(['naam'], BSN));
    await ask({ ...raadpleeg(['naam']), burgerservicenummer: [`${BSN}1`] });
    for (const word of [BSN, 'Moulin']) expect(meent.lines.join('\n')).not.toContain(word);
    expect(JSON.stringify(meent.logged)).not.toContain(BSN);
  });
});

test('another municipality has nobody', async () => {
  expect((await ask(raadpleeg(['naam']), { municipality: SECOND })).body.personen).toEqual([]);
});

test('who has the right to read persons may ask', async () => {
  await meent.grant([{ component: 'meent', scopes: ['personen.lezen'] }]);
  expect((await ask(raadpleeg(['naam']), { as: 'beperkt' })).status).toBe(200);
});
