/**
 * Text to words, the same way for what is stored and for what is asked: letters and digits, without capitals and accents.
 * PostgreSQL makes the stems of Dutch; the words themselves and the ends of long ones are found as they are.
 */

export interface Token {
  /** As it is compared. */
  readonly word: string;
  /** Where it stands in the text. */
  readonly at: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** A longer one is no word of a language; its beginning is found. */
const LONGEST = 60;

export const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, LONGEST);

export const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(WORD)].flatMap(({ 0: found, index }) => {
    const word = plain(found);
    return word === '' ? [] : [{ word, at: index, end: index + found.length }];
  });

/** The text as words with a space between: PostgreSQL's own parser then finds no addresses and versions in it. */
export const clean = (text: string): string =>
  tokensOf(text)
    .map(({ word }) => word)
    .join(' ');

/** Dutch writes words together: who looks for `vergunning` means a `kapvergunning` too. */
const LONG = 7;
const SHORTEST_START = 3;
const SHORTEST_END = 4;
const LETTERS = /^\p{L}+$/u;
export const withoutZeros = (word: string): string => word.replace(/^0+(?=\d)/, '');
export const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** What a word is found by, besides its stem: itself, a number without its zeros, the ends of a long word. */
export function partsOf(word: string): readonly string[] {
  if (isNumber(word)) return word.startsWith('0') ? [word, withoutZeros(word)] : [word];
  if (word.length < LONG || !LETTERS.test(word)) return [word];
  const ends = Array.from({ length: Math.max(0, word.length - SHORTEST_START - SHORTEST_END + 1) }, (_, index) =>
    word.slice(SHORTEST_START + index),
  );
  return [word, ...ends];
}

/**
 * A number is written with dashes, with spaces, or in one. As a mark: every case number begins alike, and whoever looks for
 * that beginning would walk along all of them.
 */
export const joinedMark = (text: string): string =>
  `n:${tokensOf(text)
    .map(({ word }) => word)
    .join('')
    .slice(0, LONGEST)}`;

/** A word that may be a number in one: letters and digits. */
export const isJoined = (word: string): boolean => word.length >= 6 && /\d/.test(word) && /\p{L}/u.test(word);
