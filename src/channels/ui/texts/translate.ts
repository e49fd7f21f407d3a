/**
 * Texts by key. A text holds named places (`{naam}`), or two forms of which `count` chooses one.
 * The types know each key and its places: a wrong key, a missing place or a missing English text does not compile.
 */
import { acting as actingEn } from './en/acting.ts';
import { en } from './en.ts';
import type { Language } from './language.ts';
import { acting as actingNl } from './nl/acting.ts';
import { type Entry, nl } from './nl.ts';

type Catalogue = typeof nl;
export type TextKey = keyof Catalogue;

type PlacesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | PlacesIn<Rest> : never;
type Places<Entry> = Entry extends { one: infer One; other: infer Other }
  ? PlacesIn<One> | PlacesIn<Other> | 'count'
  : PlacesIn<Entry>;
export type PlacesOf<Key extends TextKey> = Places<Catalogue[Key]>;

export type Arguments<Key extends TextKey, Value> = [PlacesOf<Key>] extends [never]
  ? []
  : [values: { readonly [Name in PlacesOf<Key>]: Name extends 'count' ? number : Value }];

export type Translate = <Key extends TextKey>(key: Key, ...values: Arguments<Key, string | number>) => string;

export const PLACE = /\{([a-z]+)\}/gi;

/** The place that holds for whom somebody acts. Only texts for who does have it. */
const OTHER = '{other}';

/**
 * The text with its places still open, in the form that `count` asks for.
 * @param other for whom the reader acts: then the words speak of that person, where there are such words
 */
export function template(language: Language, key: TextKey, count: unknown, other?: string): string {
  const acting: Readonly<Partial<Record<TextKey, Entry>>> = language === 'en' ? actingEn : actingNl;
  const entry = (other === undefined ? undefined : acting[key]) ?? (language === 'en' ? en[key] : nl[key]);
  const said = typeof entry === 'string' ? entry : count === 1 ? entry.one : entry.other;
  // A function, so that nothing in a name is read as a pattern.
  return other === undefined ? said : said.replaceAll(OTHER, () => other.replace(/[{}]/g, ''));
}

/** @param other for whom the reader acts */
export function translator(language: Language, other?: string): Translate {
  const numbers = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nl-NL');
  const show = (value: string | number | undefined): string =>
    typeof value === 'number' ? numbers.format(value) : (value ?? '');
  return (key, ...values) => {
    const given = (values[0] ?? {}) as Record<string, string | number>;
    return template(language, key, given.count, other).replace(PLACE, (_, name: string) => show(given[name]));
  };
}
