/** The tables of the published features (aanhef, aanschrijfwijze, gebruik in lopende tekst), as facts. */
import { describe, expect, test } from 'vitest';
import { type Aangesprokene, aanhef, aanschrijfwijze, inLopendeTekst } from './aanspreken.ts';
import type { Naam } from './naam.ts';

const naam = (voornamen: string, voorvoegsel: string, geslachtsnaam: string, titel = ''): Naam => ({
  voornamen,
  voorvoegsel,
  geslachtsnaam,
  titel,
});
const wie = (more: Partial<Aangesprokene>): Aangesprokene => ({
  naam: naam('', '', ''),
  geslacht: 'V',
  naamgebruik: 'E',
  gehuwd: false,
  ...more,
});
const BOER = naam('', 'de', 'Boer');
const gehuwdMet = (partner: Naam) => ({ partner, gehuwd: true });
const ex = (partner: Naam) => ({ partner, gehuwd: false });

describe('aanhef', () => {
  test.each([
    ['M', 'Geachte heer Van Puffelen'],
    ['V', 'Geachte mevrouw Van Puffelen'],
    ['O', 'Geachte R.M. van Puffelen'],
  ])('by sex %s', (geslacht, verwacht) => {
    expect(aanhef(wie({ geslacht, naam: naam('Robin Melle', 'van', 'Puffelen') }))).toBe(verwacht);
  });

  test.each([
    ['E', 'Geachte mevrouw In het Veld'],
    ['P', 'Geachte mevrouw Van Velzen'],
    ['V', 'Geachte mevrouw Van Velzen-in het Veld'],
    ['N', 'Geachte mevrouw In het Veld-van Velzen'],
  ])('by name use %s', (naamgebruik, verwacht) => {
    const met = gehuwdMet(naam('', 'van', 'Velzen'));
    expect(aanhef(wie({ naamgebruik, naam: naam('', 'in het', 'Veld'), ...met }))).toBe(verwacht);
    expect(aanhef(wie({ naamgebruik, naam: naam('', 'in het', 'Veld') }))).toBe('Geachte mevrouw In het Veld');
  });

  test.each([
    ['R', 'M', 'Hoogwelgeboren heer'],
    ['R', 'O', 'Geachte P. van den Aedel'],
    ['BS', 'M', 'Hoogwelgeboren heer'],
    ['G', 'V', 'Hooggeboren vrouwe'],
    ['GI', 'O', 'Geachte P. van den Aedel'],
    ['P', 'O', 'Hoogheid'],
    ['PS', 'M', 'Hoogheid'],
  ])('of title %s and sex %s', (titel, geslacht, verwacht) => {
    const it = wie({ geslacht, naam: naam('Pieter', 'van den', 'Aedel', titel), ...gehuwdMet(BOER) });
    expect(aanhef(it)).toBe(verwacht);
  });

  test('a title is not used with the name of the partner alone', () => {
    const it = (naamgebruik: string) =>
      aanhef(wie({ geslacht: 'M', naamgebruik, naam: naam('Pieter', 'van den', 'Aedel', 'G'), ...gehuwdMet(BOER) }));
    expect(['E', 'V', 'N', 'P'].map(it)).toEqual([
      'Hooggeboren heer',
      'Hooggeboren heer',
      'Hooggeboren heer',
      'Geachte heer De Boer',
    ]);
  });

  test.each([
    ['M', 'E', 'Hoogwelgeboren heer'],
    ['V', 'E', 'Hoogwelgeboren vrouwe'],
    ['V', 'V', 'Geachte mevrouw De Boer-van den Aedel'],
    ['V', 'N', 'Geachte mevrouw Van den Aedel-de Boer'],
    ['O', 'P', 'Geachte P. de Boer'],
  ])('of a predicate after a divorce, sex %s and name use %s', (geslacht, naamgebruik, verwacht) => {
    const it = { geslacht, naamgebruik, naam: naam('Pieter', 'van den', 'Aedel', 'JH') };
    expect(aanhef(wie({ ...it, ...ex(BOER) }))).toBe(verwacht);
  });

  test.each([
    ['B', 'Hoogwelgeboren vrouwe'],
    ['G', 'Hooggeboren vrouwe'],
    ['P', 'Hoogheid'],
    ['R', 'Geachte mevrouw Van den Aedel'],
    ['BS', 'Geachte mevrouw Van den Aedel'],
    ['JH', 'Geachte mevrouw Van den Aedel'],
  ])('by courtesy of a partner with title %s', (titel, verwacht) => {
    const met = gehuwdMet(naam('', 'van den', 'Aedel', titel));
    expect(aanhef(wie({ naamgebruik: 'P', naam: naam('Jo', 'de', 'Boer'), ...met }))).toBe(verwacht);
  });

  test('of who has no known name there is none, and a partner without one is no partner', () => {
    const zonder = (naamgebruik: string) => aanhef(wie({ naamgebruik, naam: naam('', '', '.'), ...gehuwdMet(BOER) }));
    expect(['E', 'V', 'N', 'P'].map(zonder)).toEqual(['', '', '', 'Geachte mevrouw De Boer']);
    const met = (naamgebruik: string) => aanhef(wie({ naamgebruik, naam: BOER, ...gehuwdMet(naam('', '', '.')) }));
    expect(['E', 'P', 'V', 'N'].map(met)).toEqual(Array(4).fill('Geachte mevrouw De Boer'));
  });
});

describe('aanschrijfwijze', () => {
  test.each([
    ['E', 'J.A. barones van den Aedel', 'De hoogwelgeboren vrouwe'],
    ['V', 'J.A. de Boer-barones van den Aedel', 'De hoogwelgeboren vrouwe'],
    ['N', 'J.A. barones van den Aedel-de Boer', 'De hoogwelgeboren vrouwe'],
    ['P', 'J.A. de Boer', ''],
  ])('of a title with name use %s', (naamgebruik, verwacht, aanspreekvorm) => {
    const it = { naamgebruik, naam: naam('Jo Anne', 'van den', 'Aedel', 'BS'), ...gehuwdMet(BOER) };
    expect(aanschrijfwijze(wie(it))).toEqual({ naam: verwacht, aanspreekvorm });
  });

  test.each([
    ['E', 'Jonkheer J.A. van den Aedel', 'De hoogwelgeboren heer'],
    ['V', 'J.A. de Boer-jonkheer van den Aedel', 'De hoogwelgeboren heer'],
    ['N', 'Jonkheer J.A. van den Aedel-de Boer', 'De hoogwelgeboren heer'],
    ['P', 'J.A. de Boer', ''],
  ])('of a predicate with name use %s', (naamgebruik, verwacht, aanspreekvorm) => {
    const it = { geslacht: 'M', naamgebruik, naam: naam('James Antoine', 'van den', 'Aedel', 'JH') };
    expect(aanschrijfwijze(wie({ ...it, ...gehuwdMet(BOER) }))).toEqual({ naam: verwacht, aanspreekvorm });
  });

  test.each([
    ['E', 'A. barones de Bonne Fooie', 'De hoogwelgeboren vrouwe'],
    ['P', 'A. prinses van den Aedel', 'De hoogheid'],
    ['V', 'A. prinses van den Aedel-barones de Bonne Fooie', 'De hoogheid'],
    ['N', 'A. barones de Bonne Fooie-prinses van den Aedel', 'De hoogheid'],
  ])('with a title of her own and one by courtesy, name use %s', (naamgebruik, verwacht, aanspreekvorm) => {
    const met = gehuwdMet(naam('', 'van den', 'Aedel', 'P'));
    const it = { naamgebruik, naam: naam('Anne-Fleur', 'de', 'Bonne Fooie', 'BS'), ...met };
    expect(aanschrijfwijze(wie(it))).toEqual({ naam: verwacht, aanspreekvorm });
  });

  test('a title by courtesy is of a wife alone', () => {
    const met = gehuwdMet(naam('', 'van den', 'Aedel', 'G'));
    const it = (geslacht: string) =>
      aanschrijfwijze(wie({ geslacht, naamgebruik: 'P', naam: naam('Anne-Fleur', 'de', 'Boer'), ...met }))?.naam;
    expect(['V', 'M', 'O'].map(it)).toEqual(['A. gravin van den Aedel', 'A. van den Aedel', 'A. van den Aedel']);
  });
});

describe('in a sentence', () => {
  test.each([
    ['E', 'barones van den Aedel'],
    ['P', 'mevrouw De Boer'],
    ['V', 'mevrouw De Boer-barones van den Aedel'],
    ['N', 'barones van den Aedel-de Boer'],
  ])('of a title with name use %s', (naamgebruik, verwacht) => {
    const it = { naamgebruik, naam: naam('Jo Anne', 'van den', 'Aedel', 'BS'), ...gehuwdMet(BOER) };
    expect(inLopendeTekst(wie(it))).toBe(verwacht);
  });

  test.each([
    ['M', 'E', 'jonkheer van den Aedel'],
    ['M', 'V', 'de heer De Boer-jonkheer van den Aedel'],
    ['V', 'E', 'mevrouw Van den Aedel'],
  ])('of a predicate with sex %s and name use %s', (geslacht, naamgebruik, verwacht) => {
    const it = { geslacht, naamgebruik, naam: naam('Jo Anne', 'van den', 'Aedel', 'JV'), ...gehuwdMet(BOER) };
    expect(inLopendeTekst(wie(it))).toBe(verwacht);
  });

  test.each([
    ['E', 'mevrouw De Boer'],
    ['P', 'barones van den Aedel'],
    ['V', 'barones van den Aedel-de Boer'],
    ['N', 'mevrouw De Boer-barones van den Aedel'],
  ])('with a title by courtesy and name use %s', (naamgebruik, verwacht) => {
    const met = gehuwdMet(naam('', 'van den', 'Aedel', 'B'));
    expect(inLopendeTekst(wie({ naamgebruik, naam: naam('Jo', 'de', 'Boer'), ...met }))).toBe(verwacht);
  });
});
