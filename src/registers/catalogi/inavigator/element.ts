/** One element of an export as a small tree. Only elements of one process are ever in memory together. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

export const child = (element: Element, name: string): Element | undefined =>
  element.children.find((candidate) => candidate.name === name);

export const children = (element: Element, name: string): readonly Element[] => child(element, name)?.children ?? [];

/** Text at a path of names, spaces and line breaks folded to one space; empty when the element is absent or nil. */
export function text(element: Element, ...path: readonly string[]): string {
  const target = path.reduce<Element | undefined>((at, name) => at && child(at, name), element);
  return (target?.text ?? '').replace(/\s+/g, ' ').trim();
}

/** i-Navigator writes booleans as Ja and Nee. */
export const yes = (element: Element, name: string): boolean => text(element, name).toLowerCase() === 'ja';

/** The date part of an i-Navigator moment (local time without zone), or undefined. */
export function date(element: Element, name: string): string | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})(T|$)/.exec(text(element, name))?.[1];
  return found && !Number.isNaN(Date.parse(found)) ? found : undefined;
}

const UNITS: Readonly<Record<string, (count: number) => string>> = {
  dag: (count) => `P${count}D`,
  week: (count) => `P${count * 7}D`,
  maand: (count) => `P${count}M`,
  jaar: (count) => `P${count}Y`,
};

/**
 * A term from the pair `name` and `name-eenheid` as ISO 8601. Weeks become days: the Catalogi API answers terms in
 * days, months and years. `null` when nothing is filled in, `undefined` when what is filled in is no term.
 */
export function duration(element: Element, name: string): string | null | undefined {
  const count = text(element, name);
  if (!count) return null;
  const unit = UNITS[text(element, `${name}-eenheid`).toLowerCase()];
  return unit && /^\d{1,5}$/.test(count) ? unit(Number(count)) : undefined;
}
