/** What a numbered rule of the standard asks, sentence by sentence in our words, and the test that shows it. */
export type Clause =
  /** `file` below test/registers, without `.test.ts`; `title` of a test or of what it stands in. */
  | { readonly says: string; readonly file: string; readonly title: string }
  /** What we do not do, or do otherwise, and why. */
  | { readonly says: string; readonly not: string };

export type Rules = Readonly<Record<string, readonly Clause[]>>;

/** A file and what its tests show: `[sentence, title]`. */
export const shownIn =
  (file: string) =>
  (...rows: readonly (readonly [says: string, title: string])[]): readonly Clause[] =>
    rows.map(([says, title]) => ({ says, file, title }));

export const not = (says: string, why: string): Clause => ({ says, not: why });
