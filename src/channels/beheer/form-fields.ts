/** Forms as data: which fields, under which name of the standard, and how what was typed is read. */
import type { Record_ } from '../../engine/resource.ts';
import type { Option } from '../ui/components/fields.tsx';
import type { PlacesOf, TextKey, Translate } from '../ui/texts/translate.ts';

/** Texts without a place to fill. */
export type PlainLabel = { [Key in TextKey]: [PlacesOf<Key>] extends [never] ? Key : never }[TextKey];

/** @typeParam About what the choices are taken from */
export interface FormField<About = unknown> {
  /** In the standard; `specificatie.formaat` lies in a group. */
  readonly name: string;
  readonly label: PlainLabel;
  readonly kind: 'text' | 'long' | 'number' | 'flag' | 'choice' | 'date' | 'duration' | 'words' | 'several';
  readonly options?: (about: About) => readonly Option[];
  /** Choices that have words of ours, by the value that the standard has for them. */
  readonly choices?: Readonly<Record<string, PlainLabel>>;
  /** What it means that nothing is chosen; absent: something must be. */
  readonly none?: PlainLabel;
  readonly help?: PlainLabel;
  readonly optional?: true;
  /** Heading above several that belong together. Of a form either every field has one, or none. */
  readonly group?: PlainLabel;
  /** Faults that name no field, by their code, that are mended here. */
  readonly codes?: readonly string[];
  /** What a new one begins with. */
  readonly fresh?: (about: About) => string;
  /** In this list of the selectielijst: chosen by its UUID, whichever address it has. */
  readonly list?: 'procestypen' | 'resultaten' | 'resultaattypeomschrijvingen';
  /** What the register fills in when nothing is: as long as that is what is stored, the field is empty and follows it. */
  readonly follows?: (about: About, record: Record_) => unknown;
}

interface FieldGroup<About> {
  /** Of its heading on the page. */
  readonly id: string;
  readonly title: PlainLabel;
  readonly fields: readonly FormField<About>[];
}

/** The groups of a form in the order of its fields; a field without one is of none. */
export const groupsOf = <About>(fields: readonly FormField<About>[]): readonly FieldGroup<About>[] =>
  [...Map.groupBy(fields, ({ group }) => group)].flatMap(([title, fields]) =>
    title ? [{ id: `deel-${title.split('.').at(-1)}`, title, fields }] : [],
  );

const UNITS = { Y: 'jaar', M: 'maanden', W: 'weken', D: 'dagen' } as const;

/** `P56D` as people write it; in Dutch, as all words of the registers. */
export const durationWords = (duration: unknown): string =>
  [...String(duration ?? '').matchAll(/(\d+)([YMWD])/g)]
    .filter(([, number]) => number !== '0')
    .map(([, number, unit]) => `${number} ${UNITS[unit as keyof typeof UNITS]}`)
    .join(' en ');

const LETTERS = [
  ['Y', /^(jaar|jaren|years?)$/i],
  ['M', /^(maand|maanden|months?)$/i],
  ['W', /^(week|weken|weeks?)$/i],
  ['D', /^(dag|dagen|days?)$/i],
] as const;

/** `8 weken`, `1 jaar en 6 maanden`, or the notation itself. What is neither stays as it is: the register says so. */
export function durationFrom(typed: string): string {
  const found = new Map<string, string>();
  for (const piece of typed.split(/\s+(?:en|and)\s+|\s*,\s*/)) {
    const [, number, word] = /^(\d+)\s*([a-z]+)$/i.exec(piece.trim()) ?? [];
    const letter = word && LETTERS.find(([, shape]) => shape.test(word))?.[0];
    if (!letter || found.has(letter)) return typed;
    found.set(letter, number!);
  }
  // ISO 8601 has weeks alone, or years, months and days.
  const weeks = found.get('W');
  if (weeks !== undefined && found.size > 1) {
    found.delete('W');
    found.set('D', String(Number(found.get('D') ?? 0) + 7 * Number(weeks)));
  }
  return `P${LETTERS.map(([letter]) => (found.has(letter) ? `${found.get(letter)}${letter}` : '')).join('')}`;
}

const storedIn = (record: Record_ | undefined, name: string): unknown =>
  name.split('.').reduce<unknown>((at, key) => (at as Record_ | null | undefined)?.[key], record);

/** What is stored, as a form has it. */
export function shownOf(record: Record_ | undefined, { name, kind, list }: FormField<never>): string {
  const value = storedIn(record, name);
  if (value === true) return 'ja';
  if (value === undefined || value === null || value === false) return '';
  if (list) return String(value).slice(-36);
  if (kind === 'duration') return durationWords(value) || String(value);
  return Array.isArray(value) ? value.join(kind === 'several' ? '\n' : ', ') : String(value);
}

/** What is filled in when the form of a record opens; of a new one what it begins with. */
export function filledBefore<About>(field: FormField<About>, about: About, record: Record_ | undefined): string {
  if (!record) return field.fresh?.(about) ?? '';
  const followed = field.follows?.(about, record);
  return followed && followed === storedIn(record, field.name) ? '' : shownOf(record, field);
}

/** A value of the form as people read it. */
export function wordsOf<About>(t: Translate, field: FormField<About>, about: About, value: string): string {
  if (field.kind === 'flag') return t(value === 'ja' ? 'type.yes' : 'type.no');
  if (field.kind === 'several')
    return ticked(value)
      .map((one) => wordsOf(t, { ...field, kind: 'choice' }, about, one))
      .join(', ');
  const key = field.choices?.[value];
  if (key) return t(key);
  return field.options?.(about).find((one) => one.value === value)?.label ?? value;
}

/** What is ticked in a field of kind `several`. */
export const ticked = (typed: string): readonly string[] => [...new Set(typed.split('\n').filter(Boolean))];

function valueFrom({ kind, optional, list }: FormField<never>, typed: string, base: string): unknown {
  if (list) return typed && `${base}/referentielijsten/api/v1/${list}/${typed}`;
  switch (kind) {
    case 'flag':
      return typed === 'ja';
    case 'number':
      return /^\d+$/.test(typed) ? Number(typed) : null;
    case 'date':
      return typed === '' && optional ? null : typed;
    case 'duration':
      return typed === '' && optional ? null : durationFrom(typed);
    case 'several':
      return ticked(typed);
    case 'words':
      return [...new Set(typed.split(/[,\n]/).map((one) => one.trim()))].filter(Boolean);
    default:
      return typed;
  }
}

interface BodyOf {
  /** Address of this municipality, for what is chosen from the selectielijst. */
  readonly base?: string;
  /** The record as it is, for what the form does not show of a group. */
  readonly before?: Record_ | undefined;
}

/** The form as the API takes it. */
export function bodyFrom(
  fields: readonly FormField<never>[],
  typed: Readonly<Record<string, string>>,
  { base = '', before }: BodyOf = {},
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueFrom(field, typed[field.name] ?? '', base);
    const [group, inside] = field.name.split('.') as [string, string?];
    if (inside)
      body[group] = {
        ...(before?.[group] as Record_ | undefined),
        ...(body[group] as Record_ | undefined),
        [inside]: value,
      };
    else body[group] = value;
  }
  return body;
}

/** Where a fault of the register stands in a form: at its field, else at the first. */
export const fieldIn =
  (fields: readonly FormField<never>[]) =>
  (name: string, code = ''): string =>
    (fields.find((one) => one.name === name) ?? fields.find(({ codes }) => codes?.includes(code)) ?? fields[0]!).name;

/** What a fault at a field is called, and how it is mended where the register speaks of its notation, or of nothing. */
export function saidOf(fields: readonly FormField<never>[], t: Translate, name: string, code: string) {
  const field = fields.find((one) => one.name === name);
  if (!field) return {};
  const label = t(field.label);
  if (EMPTY.has(code)) return { label, message: t(field.kind === 'duration' ? 'type.time.wrong' : ASK[field.kind]) };
  return field.kind === 'duration' && code === 'invalid' ? { label, message: t('type.time.wrong') } : { label };
}

/** Nothing was filled in: of that the page says what to do. */
const EMPTY: ReadonlySet<string> = new Set(['required', 'blank', 'null']);
const ASK = {
  text: 'errors.fill',
  long: 'errors.fill',
  words: 'errors.fill',
  number: 'errors.number',
  date: 'errors.date',
  choice: 'errors.choose',
  several: 'errors.choose',
  flag: 'errors.choose',
} as const;
