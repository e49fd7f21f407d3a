/** Texts: complete in both languages, plain Dutch (B1), dates and numbers as people write them. */
import { describe, expect, test } from 'vitest';
import { acting as actingEn } from '../../src/channels/ui/texts/en/acting.ts';
import { en } from '../../src/channels/ui/texts/en.ts';
import { formatter } from '../../src/channels/ui/texts/format.ts';
import { chooseLanguage } from '../../src/channels/ui/texts/language.ts';
import { acting as actingNl } from '../../src/channels/ui/texts/nl/acting.ts';
import { nl } from '../../src/channels/ui/texts/nl.ts';
import { PLACE, type TextKey, translator } from '../../src/channels/ui/texts/translate.ts';

const keys = Object.keys(nl) as TextKey[];
const forms = (entry: string | { readonly one: string; readonly other: string }): readonly string[] =>
  typeof entry === 'string' ? [entry] : [entry.one, entry.other];

const places = (entry: string | { readonly one: string; readonly other: string }): string[] =>
  [...new Set(forms(entry).flatMap((text) => [...text.matchAll(PLACE)].map((match) => match[1]!)))].sort();

/** Longer than this a sentence is hard to follow (Taalniveau B1). */
const MOST_WORDS = 15;

/** Sentences that may be longer, each with its reason. */
const LONG_SENTENCES: Readonly<Record<string, string>> = {};

/** Words of offices and machines, and what people say. */
const JARGON: Readonly<Record<string, string>> = {
  indienen: 'sturen',
  'in behandeling': 'wij bekijken het',
  betreffende: 'over',
  middels: 'met',
  conform: 'volgens',
  inzake: 'over',
  dient: 'moet',
  gaarne: 'graag',
  uiterlijk: 'mag alleen met een datum',
  reeds: 'al',
  echter: 'maar',
  tevens: 'ook',
  verzoeken: 'vragen',
  ongeldig: 'zeg wat er niet klopt',
  invoer: 'wat u invulde',
  sessie: 'u bent uitgelogd',
  consent: 'toestemming',
  raadpleging: 'keek',
  doelbinding: 'om te',
  systeem: 'programma',
  klik: 'kies of druk',
  aanklikken: 'kies',
  verwerken: 'zeg wat er gebeurt',
  zaakstatus: 'waar staat uw zaak',
  resultaten: 'zeg wat er is',
};

/** Texts where a word from the list is right. */
const ALLOWED: Readonly<Record<string, string>> = {
  'steps.latest': 'het woord staat voor een datum',
  'legend.next.text': 'legt de datum uit',
};

describe('texts', () => {
  test('for who acts for another: the same places, in both languages, and the other for the reader', () => {
    const OTHER = 'other';
    for (const [key, entry] of Object.entries(actingNl) as [keyof typeof actingNl, Parameters<typeof forms>[0]][]) {
      const own = (of: Parameters<typeof forms>[0]): string[] => places(of).filter((place) => place !== OTHER);
      for (const [all, acting] of [
        [nl, entry],
        [en, actingEn[key]],
      ] as const) {
        expect(own(acting), key).toEqual(places(all[key]));
        expect(forms(acting).join(' '), key).not.toMatch(
          /\b([Uu]w|[Mm]ijn|[Yy]our|[Mm]y)\b (?!eigen woorden|own words)/,
        );
      }
      for (const sentence of forms(entry).flatMap((text) => text.split(/[.?!] /)))
        expect(sentence.split(' ').length, `${key}: ${sentence}`).toBeLessThanOrEqual(MOST_WORDS + 2);
    }
    const name = '$& {who}';
    expect(translator('nl', name)('data.title')).toBe('De gegevens van $& who');
    expect(translator('nl')('data.title')).toBe('Uw gegevens');
  });

  test('English has the same keys and the same places as Dutch', () => {
    expect(Object.keys(en).sort()).toEqual([...keys].sort());
    for (const key of keys) expect(places(en[key]), key).toEqual(places(nl[key]));
  });

  test('no Dutch sentence is longer than 15 words', () => {
    const long = keys.flatMap((key) =>
      forms(nl[key])
        .flatMap((text) => text.split(/(?<=[.?!])\s+/))
        .filter((sentence) => sentence.split(/\s+/).length > MOST_WORDS && !LONG_SENTENCES[key])
        .map((sentence) => `${key}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  test('no words of offices and machines', () => {
    const found = keys.flatMap((key) =>
      Object.entries(JARGON)
        .filter(([word]) => forms(nl[key]).some((text) => new RegExp(`(^|[^a-z])${word}([^a-z]|$)`, 'i').test(text)))
        .filter(() => !ALLOWED[key])
        .map(([word, better]) => `${key}: "${word}", say "${better}"`),
    );
    expect(found).toEqual([]);
  });

  test('the reader is u, never je', () => {
    for (const key of keys) for (const text of forms(nl[key])) expect(text, key).not.toMatch(/\b(je|jij|jouw)\b/i);
  });

  test('every key is used by a page', async () => {
    const { globSync, readFileSync } = await import('node:fs');
    const source = globSync('src/channels/**/*.{ts,tsx}')
      .filter((path) => !path.includes('/texts/'))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    // Errors of a form and flashes are used by the channel that handles the form.
    const byChannel = /^(report\.error|action\.error|flash)\./;
    const made =
      /^(look\.did|look\.representative|mandate\.as|mandates\.extra|court\.kind|case\.words|steps|avg\.(kind|help|state|part|outcome)|site|brand|nav|api\.in)\./;
    const unused = keys.filter(
      (key) => !byChannel.test(key) && !made.test(key) && !source.includes(`'${key}'`) && !source.includes(`"${key}"`),
    );
    expect(unused).toEqual([]);
  });

  test('places are filled, numbers are written in the language, and one is not two', () => {
    const t = translator('nl');
    expect(t('errors.title', { count: 1 })).toBe('Eén ding klopt nog niet');
    expect(t('errors.title', { count: 1204 })).toBe('1.204 dingen kloppen nog niet');
    expect(t('site.portal', { municipality: 'Weidehoek' })).toBe('Mijn Weidehoek');
    expect(translator('en')('errors.title', { count: 1204 })).toBe('1,204 things are not right yet');
    // @ts-expect-error a place that is not filled does not compile
    const empty = () => t('site.portal');
    // @ts-expect-error nor does a key that is not there
    const nowhere = () => t('site.nowhere');
    expect([empty, nowhere]).toHaveLength(2);
  });
});

describe('dates and numbers', () => {
  const dutch = formatter('nl');

  test('as people write them', () => {
    expect(dutch.dateTime('2026-11-03T13:02:00Z')).toBe('3 november 2026, 14.02 uur');
    expect(formatter('en').dateTime('2026-11-03T13:02:00Z')).toBe('3 November 2026, 14:02');
    expect(dutch.dayTime('2026-11-12T08:05:00Z')).toBe('12 november, 9.05 uur');
    expect(dutch.number(1_204_518)).toBe('1.204.518');
    expect(dutch.size(84_210)).toBe('84 kB');
    expect(dutch.size(1_240_000)).toBe('1,2 MB');
    expect(dutch.size(12)).toBe('12 B');
    expect(dutch.list(['a', 'b', 'c'])).toBe('a, b en c');
  });

  test('in the time of the Netherlands, at both clock changes and at midnight', () => {
    expect(dutch.dateTime('2026-03-29T00:59:00Z')).toBe('29 maart 2026, 1.59 uur');
    expect(dutch.dateTime('2026-03-29T01:00:00Z')).toBe('29 maart 2026, 3.00 uur');
    expect(dutch.dateTime('2026-10-25T00:30:00Z')).toBe('25 oktober 2026, 2.30 uur');
    expect(dutch.dateTime('2026-10-25T01:30:00Z')).toBe('25 oktober 2026, 2.30 uur');
    expect(dutch.dateTime('2026-11-20T23:00:00Z')).toBe('21 november 2026, 0.00 uur');
  });

  test('a date is that date everywhere', () => {
    expect(dutch.date('2026-12-31')).toBe('31 december 2026');
    expect(dutch.day('2027-01-01')).toBe('1 januari');
  });
});

describe('language', () => {
  test('the address goes before the cookie, the cookie before the browser, else Dutch', () => {
    expect(chooseLanguage({ query: 'en', cookie: 'nl', acceptLanguage: 'nl' })).toBe('en');
    expect(chooseLanguage({ query: 'xx', cookie: 'en', acceptLanguage: 'nl' })).toBe('en');
    expect(chooseLanguage({ acceptLanguage: 'de, en-GB;q=0.8, nl;q=0.5' })).toBe('en');
    expect(chooseLanguage({ acceptLanguage: 'en;q=0.3,nl;q=0.9' })).toBe('nl');
    expect(chooseLanguage({ acceptLanguage: 'de,*;q=0.5' })).toBe('nl');
    expect(chooseLanguage({})).toBe('nl');
  });
});
