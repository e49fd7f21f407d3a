/** Formats of what may be left empty: in these APIs what is not filled in is empty text. */
import type { Ajv } from 'ajv';

type Format = { readonly validate?: RegExp } | RegExp | ((text: string) => boolean);

/** What is there still has to be of its format. */
export function alsoEmpty(ajv: Ajv, names: readonly string[]): void {
  for (const name of names) {
    const given = ajv.formats[name] as Format;
    ajv.addFormat(name, (text: string) => text === '' || holds(given, text));
  }
}

const holds = (format: Format, text: string): boolean => {
  if (typeof format === 'function') return format(text);
  return format instanceof RegExp ? format.test(text) : holds(format.validate as RegExp, text);
};
