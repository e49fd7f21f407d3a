/** Initials, whole names, ages, dates and address lines, by the published features. */
import { describe, expect, test } from 'vitest';
import { adresregels, type Verblijfplaats } from './adresregels.ts';
import { datumVan, isNogNietVoorbij, leeftijdOp } from './datum.ts';
import { volledigeNaam, voorletters } from './naam.ts';

test.each([
  ['Henk', 'H.'],
  ['Anna Cornelia', 'A.C.'],
  ['Theo Philip IJsbrand', 'T.P.I.'],
  ['Anne-Fleur Belle', 'A.B.'],
  ['Suzie Q', 'S.Q'],
  ['A', 'A'],
  ['J P', 'J P'],
  ['Bølle Ólafur', 'B.Ó.'],
  ['', ''],
  ['.', ''],
])('initials of "%s"', (voornamen, verwacht) => expect(voorletters(voornamen)).toBe(verwacht));

test.each([
  ['V', 'Jo Anne', 'JV', 'van', 'Hoogh', 'jonkvrouw Jo Anne van Hoogh'],
  ['M', 'Jo Anne', 'JV', 'van', 'Hoogh', 'jonkheer Jo Anne van Hoogh'],
  ['O', 'Jo Anne', 'JH', 'van', 'Hoogh', 'jonkheer Jo Anne van Hoogh'],
  ['V', 'Robin Sam', 'G', 'van den', 'Aedel', 'Robin Sam gravin van den Aedel'],
  ['O', 'Robin Sam', 'MI', 'van den', 'Aedel', 'Robin Sam markiezin van den Aedel'],
  ['V', 'Robin Sam', 'R', 'van den', 'Aedel', 'Robin Sam ridder van den Aedel'],
  ['M', 'Dian Marini Maya', '', '', '.', 'Dian Marini Maya'],
  ['M', '', '', '', '.', ''],
])('whole name of %s %s %s', (geslacht, voornamen, titel, voorvoegsel, geslachtsnaam, verwacht) => {
  expect(volledigeNaam({ voornamen, voorvoegsel, geslachtsnaam, titel }, geslacht)).toBe(verwacht);
});

describe('age', () => {
  test.each([
    ['1996-02-29', '2016-02-28', 19],
    ['1996-02-29', '2016-02-29', 20],
    ['1996-02-29', '2017-02-28', 20],
    ['1996-02-29', '2017-03-01', 21],
    ['2000', '2026-05-05', undefined],
    ['0000', '2026-05-05', undefined],
    ['2016-05', '2026-05-05', undefined],
    ['2016-06', '2026-05-05', 9],
    ['2016-04', '2026-05-05', 10],
  ])('of who was born %s, on %s', (geboren, vandaag, jaren) => expect(leeftijdOp(geboren, vandaag)).toBe(jaren));
});

test('dates, as much as is known of them', () => {
  expect(['1956-11-15', '1978-03', '1978', '0000', ''].map(datumVan)).toEqual([
    { type: 'Datum', datum: '1956-11-15', langFormaat: '15 november 1956' },
    { type: 'JaarMaandDatum', jaar: 1978, maand: 3, langFormaat: 'maart 1978' },
    { type: 'JaarDatum', jaar: 1978, langFormaat: '1978' },
    { type: 'DatumOnbekend', onbekend: true, langFormaat: 'onbekend' },
    undefined,
  ]);
});

test('a last day that may still come', () => {
  const today = '2026-05-05';
  const over = ['2026-05-05', '2026-04', '2025'];
  const not = ['', '0000', '2026-05-06', '2026-05', '2026', '2027'];
  expect(over.map((one) => isNogNietVoorbij(one, today))).toEqual([false, false, false]);
  expect(not.every((one) => isNogNietVoorbij(one, today))).toBe(true);
});

describe('lines of an address', () => {
  const leeg: Verblijfplaats = {
    straat: '',
    naamOpenbareRuimte: '',
    huisnummer: null,
    huisletter: '',
    huisnummertoevoeging: '',
    aanduidingBijHuisnummer: '',
    postcode: '',
    woonplaats: '',
    functieAdres: '',
    locatiebeschrijving: '',
    adresseerbaarObjectIdentificatie: '',
    nummeraanduidingIdentificatie: '',
    land: null,
    regel1: '',
    regel2: '',
    regel3: '',
    sinds: '',
    ingangGeldigheid: '',
  };
  const DENHAAG = { code: '0518', omschrijving: '' };
  const regel1 = (more: Partial<Verblijfplaats>) => adresregels({ ...leeg, ...more }, DENHAAG).adresregel1;

  test('street, number, letter and addition', () => {
    expect(regel1({ straat: 'Borgesiusstraat', huisnummer: 103, huisletter: 'c' })).toBe('Borgesiusstraat 103 c');
    expect(regel1({ straat: 'Daniël Stalpertstraat', huisnummer: 35, huisnummertoevoeging: 'III' })).toBe(
      'Daniël Stalpertstraat 35 III',
    );
    expect(regel1({ straat: 'Atatürkstraat', huisnummer: 9, huisnummertoevoeging: '2' })).toBe('Atatürkstraat 9-2');
    expect(regel1({ straat: 'Cronus', huisnummer: 555, huisletter: 'B', huisnummertoevoeging: '73c' })).toBe(
      'Cronus 555 B73c',
    );
    expect(regel1({ straat: '1e Exloërmond', huisnummer: 3, huisletter: 'B', aanduidingBijHuisnummer: 'to' })).toBe(
      '1e Exloërmond t/o 3 B',
    );
    expect(regel1({ straat: '.', huisnummer: 88 })).toBeUndefined();
    expect(regel1({ straat: 'Lange Poten', huisnummer: 0 })).toBeUndefined();
  });

  test('postcode and place, or the municipality', () => {
    const spui = { ...leeg, straat: 'Spui', huisnummer: 70, postcode: '2511BT' };
    expect(adresregels({ ...spui, woonplaats: "'s-Gravenhage" }, DENHAAG).adresregel2).toBe("2511 BT  'S-GRAVENHAGE");
    expect(adresregels(spui, DENHAAG).adresregel2).toBe("2511 BT  'S-GRAVENHAGE");
    expect(adresregels({ ...leeg, locatiebeschrijving: 'Woonboot in de Grote Sloot' }, DENHAAG)).toEqual({
      adresregel1: 'Woonboot in de Grote Sloot',
      adresregel2: "'S-GRAVENHAGE",
    });
  });

  test('abroad', () => {
    const land = { code: '5010', omschrijving: 'België' };
    expect(adresregels({ ...leeg, land, regel1: 'Rue du pomme 26' }, null)).toMatchObject({
      adresregel1: 'Rue du pomme 26',
      land,
    });
    expect(adresregels({ ...leeg, land }, null)).toEqual({});
    expect(adresregels({ ...leeg, land: { ...land, code: '0000' }, regel1: 'Rue du pomme 26' }, null)).toEqual({});
  });
});
