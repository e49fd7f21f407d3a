/** What the reader of the report must know of one process: why it was refused, or which value was adapted. */
export interface Finding {
  /** The element in the export, as a path below `proces`. */
  readonly element: string;
  /** One sentence that says what is wrong or was adapted, and one that says what to do. */
  readonly message: string;
}

export interface Findings {
  readonly refusals: readonly Finding[];
  readonly warnings: readonly Finding[];
  /** The process cannot be loaded. All reasons are collected, so that one correction round is enough. */
  refuse(element: string, message: string): void;
  /** The process is loaded with a value that differs from the export. */
  adapt(element: string, message: string): void;
}

export function findings(): Findings {
  const refusals: Finding[] = [];
  const warnings: Finding[] = [];
  return {
    refusals,
    warnings,
    refuse: (element, message) => void refusals.push({ element, message }),
    adapt: (element, message) => void warnings.push({ element, message }),
  };
}

/** Shortens at a word to what the standard allows, and says so. */
export function shorten(found: Findings, element: string, value: string, length: number): string {
  if (value.length <= length) return value;
  const cut = value.slice(0, length - 1);
  const short = `${(/^(.{8,})\s\S*$/.exec(cut)?.[1] ?? cut).replace(/[\s,;:.-]+$/, '')}…`;
  found.adapt(element, `"${value}" is langer dan ${length} tekens en is ingekort tot "${short}".`);
  return short;
}
