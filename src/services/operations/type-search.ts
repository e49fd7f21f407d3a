/** Part of a long list of types: those with these words in what names them, a page at a time. */

export interface Asked {
  /** Every word must be in the name, the number or the description; '' for all. */
  readonly words?: string;
  /** Types of which something is still a concept. */
  readonly concepts?: boolean;
  /** From 1; one past the last is the last. */
  readonly page?: number;
}

export interface Listed<Item> {
  readonly items: readonly Item[];
  /** With these words, on all pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const PAGE = 50;

/** Without accents and capitals: `cafe` finds `Café`. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether every one of these words is in a text. */
export function holds(text: string, words: string): boolean {
  const searched = plain(text);
  return plain(words)
    .split(/\s+/)
    .every((word) => searched.includes(word));
}

/** @param said what of a type is searched */
export function listed<Item>(
  all: readonly Item[],
  { words = '', concepts = false, page = 1 }: Asked,
  said: (item: Item) => string,
  isConcept: (item: Item) => boolean,
): Listed<Item> {
  const found = all.filter((item) => (!concepts || isConcept(item)) && holds(said(item), words));
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const shown = Math.min(page, pages);
  return { items: found.slice((shown - 1) * PAGE, shown * PAGE), total: found.length, page: shown, pages };
}
