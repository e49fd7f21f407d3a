/** Filters as a resource declares them: what may be asked of its list, and by which column or function it is answered. */
import type { Field } from './fields.ts';
import type { Row } from './work.ts';

/** A query parameter of the list, and of `_zoek`. */
export type Filter = FilterKind & {
  /** Where the standard has it in one of the two. */
  readonly only?: 'list' | 'search';
  /**
   * Fields whose values an answer tells, where neither the name of the parameter nor its column is a field. Who does not see
   * one of them may not ask; where nobody says it, nor may who does not see any other field.
   */
  readonly of?: readonly string[];
};

type FilterKind =
  /** Compares a column. `parse` gives the SQL value or throws by returning undefined (then 400). */
  | {
      readonly kind: 'compare';
      readonly column: string;
      readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'in' | 'overlaps';
    }
  | { readonly kind: 'isnull'; readonly column: string }
  /**
   * Text as it is asked for in one of the columns, where a `*` at an end stands for anything. `fold` makes of what is asked
   * what the columns hold: without capitals, without diacritics.
   */
  | { readonly kind: 'wildcard'; readonly columns: readonly string[]; readonly fold: (text: string) => string }
  /** Text that has these words in it, whatever their capitals. */
  | { readonly kind: 'contains'; readonly column: string }
  /**
   * Places inside an area (GeoJSON Polygon or MultiPolygon). With row-level security a geometry operator loses its index,
   * so a function does it: `(municipality, outer polygon[], holes polygon[], hole_of int[]) returns setof uuid`.
   */
  | { readonly kind: 'within'; readonly column: string; readonly function: string }
  /**
   * What is inside a JSON column: `path__operator__value`, several at once where `separator` says what stands between
   * them. `function`: `(municipality, documents jsonb[]) returns setof uuid` gives the rows that have all that one of the
   * documents has, since with row-level security the index of jsonb cannot be used.
   */
  | {
      readonly kind: 'inside';
      readonly column: string;
      readonly function: string;
      readonly separator?: string;
      readonly seals: InsideSeals;
    }
  /** Text anywhere inside a JSON column, whatever its capitals. */
  | { readonly kind: 'anywhere'; readonly column: string }
  /** The record that held on this day, of a timeline; or that was the last one known at its end. */
  | { readonly kind: 'heldOn' | 'knownOn' }
  /** Compares the keyed hash of the value: sealed fields are found so. */
  | {
      readonly kind: 'hashed';
      readonly column: string;
      readonly purpose: string;
      /** Several may be asked for, with commas between them. */
      readonly many?: true;
    }
  /** Rows that have a child row with this value: rol__... on zaken. */
  | {
      readonly kind: 'child';
      readonly resource: string;
      readonly link: string;
      readonly column: string;
      readonly hash?: string;
    }
  /** Rows up to this confidentiality. */
  | { readonly kind: 'level'; readonly column: string }
  /**
   * A test in memory, for cached resources only. `value` says what may be asked (a choice, a date, an address); an address
   * of a record here is given to the test as its id.
   */
  | {
      readonly kind: 'memory';
      readonly value?: Field;
      readonly test: (row: Row, value: string, work: MemoryContext) => boolean;
      readonly default?: string;
    };

export interface MemoryContext {
  readonly today: string;
  readonly related: (resource: string, field: string, id: string) => readonly Row[];
  readonly get: (resource: string, id: string) => Row | undefined;
}

/** Which text inside a JSON column is sealed, and the purpose of its keyed hash, by which it is found. */
export interface InsideSeals {
  readonly seals: NonNullable<Field['seals']>;
  readonly purpose: string;
}
