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

const ALREADY_PLAIN = /^[a-z0-9]*$/;

export function plain(text: string): string {
  const small = text.toLowerCase();
  const bare = ALREADY_PLAIN.test(small) ? small : small.normalize('NFD').replace(/[^\p{L}\p{N}]/gu, '');
  return bare.slice(0, LONGEST);
}

/** Words of letters and digits; none is empty or has a space in it. */
export const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(WORD)].flatMap(({ 0: found, index }) => {
    const word = plain(found);
    return word === '' ? [] : [{ word, at: index, end: index + found.length }];
  });

/** Dutch writes words together: who looks for `vergunning` means a `kapvergunning` too. */
const LONG = 7;
/** A longer one is a key or a filler: of its ends there would be as many as letters. */
const TOO_LONG = 40;
const SHORTEST_START = 3;
const SHORTEST_END = 4;
const LETTERS = /^\p{L}+$/u;
export const withoutZeros = (word: string): string => word.replace(/^0+(?=\d)/, '');
export const isNumber = (word: string): boolean => /^\d+$/.test(word);

/** What a word is found by, besides its stem: itself, a number without its zeros, the ends of a long word. */
export function partsOf(word: string): readonly string[] {
  if (isNumber(word)) return word.startsWith('0') ? [word, withoutZeros(word)] : [word];
  if (word.length < LONG || word.length > TOO_LONG || !LETTERS.test(word)) return [word];
  const ends = Array.from({ length: Math.max(0, word.length - SHORTEST_START - SHORTEST_END + 1) }, (_, index) =>
    word.slice(SHORTEST_START + index),
  );
  return [word, ...ends];
}

/**
 * A number is written with dashes, with spaces, or in one. As a mark: every case number begins alike, and whoever looks for
 * that beginning would walk along all of them.
 */
export const joinedMark = (words: readonly string[]): string => `n:${words.join('').slice(0, LONGEST)}`;

/** A word that may be a number in one: letters and digits. */
export const isJoined = (word: string): boolean => word.length >= 6 && /\d/.test(word) && /\p{L}/u.test(word);
