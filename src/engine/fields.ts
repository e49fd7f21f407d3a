/**
 * Field: one property of a resource. Builders give plain readonly values, so that a declaration reads like the table of
 * the standard. Kinds map to validation (validate.ts), to a column (columns.ts) and to OpenAPI (openapi.ts).
 */

export type Fields = Readonly<Record<string, Field>>;

export interface Field {
  readonly kind:
    | 'text'
    | 'choice'
    | 'date'
    | 'instant'
    | 'duration'
    | 'integer'
    | 'flag'
    | 'url'
    | 'email'
    | 'rsin'
    | 'bsn'
    | 'uuid'
    | 'geometry'
    | 'relation'
    /** An own address below the base that is not a record (a download); kept without the base, set by the server. */
    | 'address'
    | 'group'
    | 'list'
    | 'variant'
    | 'json';
  /** Must be in the body of a create or a put. */
  readonly required?: boolean;
  readonly nullable?: boolean;
  /** The empty string is a value ("not filled in"). Default: yes for fields that are not required. */
  readonly blank?: boolean;
  /** Value when the caller gives none. Default: '' for text, [] for lists, null for nullable, false for flags. */
  readonly default?: unknown;
  /** Read-only for callers: set by a rule or effect, or derived. */
  readonly server?: boolean;
  /** Taken in, never given out (secrets). */
  readonly writeOnly?: boolean;
  /** The parent of a nested path, where the standard leaves it to the address alone: neither asked for nor shown. */
  readonly inPath?: boolean;
  /** May not change after creation. */
  readonly immutable?: boolean;
  readonly max?: number;
  readonly min?: number;
  readonly pattern?: RegExp;
  readonly choices?: readonly string[];
  /**
   * kind group; a `nested` group with nothing filled in is empty, and shown with its fields all the same (zrc-012), or as
   * null when it may be that.
   */
  readonly fields?: Fields;
  readonly nested?: boolean;
  /** kinds group and json: a patch changes what it names, and leaves the rest as it is (RFC 7396). */
  readonly merges?: boolean;
  /** In a group that merges: it says something of this change alone, and a patch that leaves it out does not say it again. */
  readonly once?: boolean;
  /** kind json: which text inside is stored encrypted. `names` leads there, without places in lists. */
  readonly seals?: (names: readonly string[], text: string) => boolean;
  /** kind url: which address leads to somebody by their number. It is left out where that number is (docs/decisions/0059). */
  readonly tells?: (text: string) => boolean;
  /** kind list */
  readonly item?: Field;
  /** kind relation: registered resource names; an URL outside this installation is taken only with `external`. */
  readonly to?: readonly string[];
  readonly external?: boolean;
  /** kind variant: the sibling field that chooses, and the group for each value; other values take no variant. */
  readonly by?: string;
  readonly variants?: Readonly<Record<string, Fields>>;
  /** Exists only while a sibling has one of these values (an authorisation for zaken has a zaaktype, one for notificaties has none). */
  readonly only?: { readonly by: string; readonly values: readonly string[] };
  /** Stored as a column too, for filters, order, uniqueness and rights. */
  readonly column?: boolean;
  /** Stored encrypted in bodies; found only through a keyed hash. Only for text kinds. */
  readonly sealed?: boolean;
  readonly help?: string;
  /** How OpenAPI names text that is more than text: base64, the bytes themselves, a date of which a part may be unknown. */
  readonly format?: 'byte' | 'binary' | 'partial-date';
}

type Options = Omit<Field, 'kind'>;

/** False when a sibling says that this field does not exist here. */
export const exists = (field: Field, siblings: Readonly<Record<string, unknown>>): boolean =>
  !field.only || field.only.values.includes(String(siblings[field.only.by]));

export const text = (max: number, options: Options = {}): Field => ({ kind: 'text', max, ...options });
export const longText = (options: Options = {}): Field => ({ kind: 'text', ...options });
export const choice = (choices: readonly string[], options: Options = {}): Field => ({
  kind: 'choice',
  choices,
  ...options,
});
export const date = (options: Options = {}): Field => ({ kind: 'date', ...options });
export const instant = (options: Options = {}): Field => ({ kind: 'instant', ...options });
export const duration = (options: Options = {}): Field => ({ kind: 'duration', ...options });
export const integer = (options: Options = {}): Field => ({ kind: 'integer', ...options });
export const flag = (options: Options = {}): Field => ({ kind: 'flag', ...options });
export const url = (max = 1000, options: Options = {}): Field => ({ kind: 'url', max, ...options });
export const email = (options: Options = {}): Field => ({ kind: 'email', max: 254, ...options });
export const rsin = (options: Options = {}): Field => ({ kind: 'rsin', max: 9, ...options });
/** Always sealed: a BSN is never stored in the clear. */
export const bsn = (options: Options = {}): Field => ({ kind: 'bsn', max: 9, sealed: true, ...options });
export const address = (options: Options = {}): Field => ({ kind: 'address', server: true, ...options });
export const geometry = (options: Options = {}): Field => ({ kind: 'geometry', nullable: true, ...options });
/** Any JSON object. */
export const json = (options: Options = {}): Field => ({ kind: 'json', ...options });
export const relation = (to: string | readonly string[], options: Options = {}): Field => ({
  kind: 'relation',
  to: typeof to === 'string' ? [to] : to,
  ...options,
});
export const group = (fields: Fields, options: Options = {}): Field => ({ kind: 'group', fields, ...options });
export const list = (item: Field, options: Options = {}): Field => ({ kind: 'list', item, ...options });
export const variant = (by: string, variants: Readonly<Record<string, Fields>>, options: Options = {}): Field => ({
  kind: 'variant',
  by,
  variants,
  ...options,
});

/** The value a field has when the caller gives none. */
export function defaultOf(field: Field): unknown {
  if (field.default !== undefined) return typeof field.default === 'function' ? field.default() : field.default;
  if (field.nullable) return null;
  switch (field.kind) {
    case 'list':
      return [];
    case 'flag':
      return false;
    case 'group':
    case 'variant':
    case 'json':
    case 'integer':
    case 'geometry':
      return null;
    default:
      return '';
  }
}
