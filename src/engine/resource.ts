/**
 * Resource: the declaration of one register resource. Everything the engine does (validation, SQL, JSON, filters, pages,
 * rights, change records, log lines, OpenAPI) follows from this value. It reads like the standard's own table.
 */

import type { InvalidParam, Problem } from '../foundation/problems.ts';
import type { Bron } from '../gate/sources.ts';
import type { Categories } from './categories.ts';
import type { Fields } from './fields.ts';
import type { Filter, MemoryContext } from './filter.ts';
import type { Weight } from './search/texts.ts';
import type { Draft, Kind, Occasion, Row, Work } from './work.ts';

/** One API: a root address, a version and the component code that rights name. */
export interface Api {
  /** `zaken` */
  readonly name: string;
  /** `/zaken/api/v1` */
  readonly root: string;
  readonly version: string;
  readonly title: string;
  /** `zrc`, `ztc`, ... as in autorisaties. */
  readonly component: string;
  /** Root of another API that has these operations too: its document holds both. Addresses in answers stay those of this one. */
  readonly alsoAt?: string;
  /** `Accept-Crs` may be left out: there is one coordinate system. */
  readonly crsMeant?: boolean;
  /** How many relations `expand` follows after each other; what is asked beyond is left out. Absent: as many as asked. */
  readonly expandDepth?: number;
  /** What its problems say otherwise than those of the other APIs: a standard of another family has codes of its own. */
  readonly problem?: (problem: Problem) => Readonly<Record<string, unknown>>;
  /** Answers carry `uuid` beside `url` (zaken does, the others do not). */
  readonly showsUuid?: boolean;
  /** The source that its records are, where they hold data on natural persons. */
  readonly source?: Bron;
}

export type OperationName = 'list' | 'create' | 'read' | 'update' | 'patch' | 'delete' | 'search';

/** A record as the engine holds it: relations as ids (or external URLs), sealed fields in the clear, in memory only. */
export type Record_ = Readonly<Record<string, unknown>>;

/** A column beside the body. */
export interface Column {
  readonly type:
    | 'uuid'
    | 'uuid[]'
    | 'text'
    | 'text[]'
    | 'date'
    | 'timestamptz'
    | 'smallint'
    | 'integer'
    | 'boolean'
    | 'bigint'
    /** Places that the record is about, each as a polygon: found by a `within` filter. */
    | 'polygon[]'
    /** JSON text that filters look inside of. */
    | 'jsonb';
  /** Computed from the record, and columns that effects set, at each write and each renewal; without it effects set the column. */
  readonly from?: (record: Record_, work: Pick<Work, 'hash'>, columns: Readonly<Record<string, unknown>>) => unknown;
  /** Shown in the answer under the column's name: ids of this resource become URLs, 'value' is shown as it is. */
  readonly shows?: { readonly relation: string } | 'value';
  /** Ids of the records of this name whose parent the row is: the engine keeps them. */
  readonly children?: string;
  readonly default?: unknown;
}

/**
 * Records that follow each other in the place of their parent. The last one that began holds, so a list shows one of each
 * parent: what held on a day (today), or what was known on a day. Names are columns.
 */
export interface Timeline {
  /** Place in the row of one parent; counts up. */
  readonly number: string;
  readonly start: string;
  readonly known: string;
  /** True for the newest of a parent. */
  readonly last: string;
  /** On the parent: the first day on which any holds. By it the counters of the parent tell how long a list is. */
  readonly begins: string;
}

/** Parts of a record that a right may be limited to: first names inside a JSON field, by version of the type. */
export interface Parts {
  /** Leads to the JSON field in an answer. */
  readonly path: readonly string[];
  /** Leads to the version in an answer, and the column that holds it, where filters look inside the field. */
  readonly version: readonly string[];
  readonly column?: string;
}

/** Records of the program itself. */
export interface Fixed {
  readonly records: readonly { readonly id: string; readonly record: Record_ }[];
  /** Other ids under which the same records are known in public, with the id they have here. */
  readonly aliases?: ReadonlyMap<string, string>;
}

/**
 * A numbered rule of the standard (or of our own: `meent-...`). Returns what is wrong, or nothing. On a `move` only what
 * contradicts itself is wrong: that something was done otherwise than is allowed now is history.
 */
export interface Rule {
  readonly number: string;
  readonly on: readonly Occasion[];
  readonly check: (work: Work, it: Draft) => InvalidParam | readonly InvalidParam[] | undefined;
}

/** A change elsewhere (or on the draft itself) that belongs to this write: mirrors, closing, archiving. */
export interface Effect {
  readonly number: string;
  /** `delete`: also of what goes along with another record, when its parent is gone too. */
  readonly on: readonly Occasion[];
  readonly apply: (work: Work, it: Draft) => void;
}

/**
 * The same fact on the side of another register. Who says it first declares it; the engine keeps the other side in the same
 * write, and takes it away when the record goes, whatever it goes with.
 */
export interface Mirror {
  readonly number: string;
  /** Registered name of the other side. */
  readonly resource: string;
  /** It is found by a column of its own that holds what a field of this record (or its `id`) holds. */
  readonly by: { readonly there: string; readonly here: string };
  /** What the other side says; nothing where there is no other side. */
  readonly record: (it: { readonly id: string; readonly record: Record_ }) => Record_ | undefined;
}

/** A row that rules and effects need: by id, or all rows of a resource whose column (`id` when absent) has a value. */
export type Need =
  | { readonly resource: string; readonly id: string }
  | ({
      readonly resource: string;
      readonly where?: string;
      /** What is concluded from it holds of all of them alone: more than one statement holds is refused. */
      readonly whole?: true;
      /** Of each value no more rows than `MOST_EACH` that a shield covers, and that none does: whether there is one, of however many. */
      readonly each?: true;
    } & Values);

/** One value, or those of a column of other rows: the documents of a case, of the decisions of a case. */
export type Values =
  | { readonly is: string }
  /** Any of these ids. */
  | { readonly any: readonly string[] }
  | { readonly in: { readonly resource: string; readonly column: string; readonly where: string } & Values };

/** Link rows that say to which records of another kind a record belongs. */
export interface Link {
  readonly resource: string;
  /** Column of the link that holds the own id, and the one that holds the id of the target. */
  readonly here: string;
  readonly there: string;
  readonly target: string;
}

/** What full-text search finds a record by; never a sealed field. */
export interface SearchWords {
  /** Own fields, each with the weight of its words; of a group or a list, all text in it. */
  readonly fields: Readonly<Record<string, Weight>>;
  /** Rows below it, whose parent it is: the field that names what is said, and the one that says it. */
  readonly parts?: readonly {
    readonly resource: string;
    readonly by: string;
    readonly name: string;
    readonly value: string;
  }[];
  /** Column of the date by which a search may ask for a period. */
  readonly date?: string;
}

/** A field that gets a number when the caller gives none. */
export interface NumberField {
  readonly field: string;
  /** As number-pattern.ts reads it: `ZAAK-{jaar}-{nummer:10}`. */
  readonly pattern: string;
  /** The attribute of a municipality that says otherwise. */
  readonly setting?: string;
}

/** While `when` holds for the row that carries the rights, writing needs this scope instead. */
export interface State {
  readonly name: string;
  readonly when: (row: Row) => boolean;
  readonly scope: string;
  readonly message: string;
}

/** While `when` holds for the row that carries the rights, neither it nor a part of it is removed, whoever asks. */
export interface Hold {
  readonly when: (row: Row) => boolean;
  /** Why, and what to do: no personal data. */
  readonly message: (row: Row) => string;
}

/**
 * What a person sees of records who asks what is held about them (AVG 15). Without a word here: those that belong to them
 * (`owners`), as their own API shows them.
 */
export interface Inzage {
  /** What one is called, for people. */
  readonly name: string;
  /** Register whose scope opens it, where that of its source is not enough: who acts for another may see the one and not the other. */
  readonly apart?: string;
  /** Nothing of it, for this reason. What has to be weighed is asked of the organ itself, which decides (UAVG 41). */
  readonly withheld?: string;
  /** Column with the keyed hash of whom a part of a case names: that person sees it, in whose case it may be. */
  readonly naming?: string;
  /** Of those, what names nobody is seen by whom the case belongs to. */
  readonly orNobody?: true;
  /** Function in the database that gives the ids of what is about a person, for what belongs to nobody. */
  readonly found?: string;
  /** Paths that are left out where the record is about others too. */
  readonly shared?: readonly string[];
  /** Paths that are left out: who works here, and others in the same case. */
  readonly without?: readonly string[];
  /** What of a record does not count yet, and so is not told: the record without it. */
  readonly settled?: (record: Record_) => Record_;
  /** Which of the records; all when absent. */
  readonly when?: (record: Record_, today: string) => boolean;
}

export interface Resource {
  /** Registered name, unique in the program: `zaak`, `enkelvoudiginformatieobject`. */
  readonly name: string;
  readonly api: Api;
  /** Collection path below the API root: `zaken`; nested below a parent: `zaken/{zaak}/zaakeigenschappen`. */
  readonly path: string;
  readonly table: string;
  readonly fields: Fields;
  /** Raised with each change of what the stored body shows (docs/decisions/0014). 1 when absent. */
  readonly bodyVersion?: number;
  /**
   * Completes a record of an earlier version: what follows from other fields. What it leaves absent gets its default. A
   * function of the record alone, which may hold new fields already.
   */
  readonly renew?: (record: Record_) => Record_;
  readonly columns?: Readonly<Record<string, Column>>;
  /**
   * Properties computed at the answer, for cached resources only (catalogue answers change by date). One that has the name
   * of a field takes its place: a relation that is stored by name is shown as the address of the version of that day.
   */
  readonly project?: (row: Row, context: MemoryContext) => Readonly<Record<string, unknown>>;
  /** What `project` gives, by name, as it goes out: for the documentation and for `expand`. */
  readonly projects?: Fields;
  /** The query parameter that says for which day `project` answers, where it is not today. */
  readonly day?: string;
  /** Unique per municipality; the last field is the one named in the error. */
  readonly unique?: readonly { readonly fields: readonly string[]; readonly code: string; readonly reason: string }[];
  /** Column lists; municipality comes first and id last by themselves. */
  readonly indexes?: readonly (readonly string[])[];
  /** Columns that are asked for by a value alone and are empty in many rows: those are not in the index, and cost a write nothing. */
  readonly filled?: readonly string[];
  /** Rows that are worked on: those whose column is empty. They are few, and have indexes of their own. */
  readonly open?: { readonly while: string; readonly indexes: readonly (readonly string[])[] };
  /** Dates of which counters know how many records lie in a range, or have none: of kinds whose rights go by type. */
  readonly countedDates?: readonly string[];
  readonly filters?: Readonly<Record<string, Filter>>;
  readonly ordering?: readonly string[];
  /** Where names of the order are not those of columns; `inside` orders by what is in a JSON column, behind its prefix. */
  readonly orderBy?: {
    readonly names: Readonly<Record<string, string>>;
    readonly inside?: { readonly prefix: string; readonly column: string };
  };
  /** Column of the order of lists, newest first, where it is not that of ids. */
  readonly ordered?: string;
  readonly timeline?: Timeline;
  /** A right may be limited to parts of a record. */
  readonly parts?: Parts;
  readonly operations: readonly OperationName[];
  readonly scopes: Readonly<Partial<Record<OperationName, readonly string[]>>>;
  /** Operations that need no token, and no scope of one that is given. Only for a resource without data subjects. */
  readonly public?: readonly ('list' | 'read')[];
  /** Most bytes of a request body, where the standard has large ones. */
  readonly maxBody?: number;
  /** The relation whose row carries rights, state and subjects: `zaak` for a status. */
  readonly parent?: string;
  /**
   * Main records that go along when the one that their relation points at is removed. Whoever removes that must be allowed to
   * remove them too, unless they are only about it.
   */
  readonly cascade?: readonly { readonly resource: string; readonly by: string; readonly onlyAboutIt?: true }[];
  /** Columns by which a right is narrowed. */
  readonly rights?: {
    readonly type?: string;
    readonly level?: string;
    readonly ready?: string;
    /** Activities for which the use of the row is restricted: `text[]`. */
    readonly restricted?: string;
  };
  /** A column that says of each record whether those to whom the parent belongs see it. Absent: they see it. */
  readonly shownToOwners?: string;
  /** Absent: it is not found by its words. */
  readonly search?: SearchWords;
  /** Child rows that say to whom a row belongs: rol, by zaak, with the column that holds the keyed hash. */
  readonly owners?:
    | { readonly resource: string; readonly link: string; readonly column: string }
    /** Or a column of the row itself. */
    | { readonly own: string };
  /** Where the data subjects of a row are found, for the logbook; absent: no personal data. */
  readonly subjects?:
    | { readonly kind: 'column'; readonly column: string }
    | { readonly kind: 'parent' }
    /** Those of whatever it is linked to. */
    | { readonly kind: 'linked'; readonly links: readonly Link[] };
  readonly inzage?: Inzage;
  /** Which category of personal data its fields hold; a resource of a source says it (docs/decisions/0059). */
  readonly categories?: Categories;
  /** Its rows say what residents chose; a right that rests on consent looks here. The names are of columns. */
  readonly choices?: {
    /** Keyed hash of the resident. */
    readonly subject: string;
    /** The choice while it stands; empty from the moment that it is taken back. Unique with the subject. */
    readonly choice: string;
  };
  /** The source that it is, where that is not the one of its API. */
  readonly source?: Bron;
  /** All rows of a municipality live in memory; every write raises the epoch. */
  readonly cached?: boolean;
  /** Reference data that ships with the program: cached, read-only, the same for every municipality, in no table. */
  readonly fixed?: Fixed;
  /** The field whose value ends the address in place of the id: a version by its number. No relation can point at such a record. */
  readonly addressedBy?: string;
  /** The caller may give the id of a new record, as `uuid`. */
  readonly givenId?: boolean;
  /** `uuid` is left out where the API shows it otherwise. */
  readonly withoutUuid?: boolean;
  /** A search may ask for part of each record (`fields`); `inList`: a list may, as `fields=url,record__geometry`. */
  readonly partial?: boolean | 'inList';
  /** Last part of the address of a search; `_zoek` when absent. */
  readonly searchPath?: string;
  /** The caller may ask for pages of another size (`pageSize`), up to this many. */
  readonly mostPerPage?: number;
  /** Answers without pages: a plain array (ZGW relations). */
  readonly unpaged?: boolean;
  readonly number?: NumberField;
  /** Completes a record before rights and rules look at it: defaults that depend on other records, derived fields. */
  readonly derive?: (record: Record_, work: Work, before?: Record_) => Record_;
  readonly needs?: (record: Record_, work: Work, it: { readonly kind: Kind; readonly id: string }) => readonly Need[];
  /** Addresses elsewhere that its rules ask about (`work.outside`). */
  readonly outside?: (record: Record_) => readonly string[];
  readonly rules?: readonly Rule[];
  readonly effects?: readonly Effect[];
  readonly mirrors?: readonly Mirror[];
  readonly states?: readonly State[];
  readonly hold?: Hold;
  /** Rules of its own decide what may be added to a frozen parent (a status reopens a case). */
  readonly ignoresState?: boolean;
  /**
   * Notifications: channel, the main object, and the characteristics a subscriber may filter on. One that has the name of
   * a relation holds its id. Their names never depend on the record: they are read from an empty one.
   */
  readonly channel?: {
    readonly name: string;
    readonly main?: string;
    /** Characteristics that have another name than the relation of which they hold the id. */
    readonly relations?: Readonly<Record<string, string>>;
    readonly kenmerken?: (
      main: { readonly id: string; readonly record: Record_ },
      work: Work,
    ) => Readonly<Record<string, string>>;
  };
  /** What the caller should know of a record that was stored all the same: header `X-Warning`. No personal data. */
  readonly warns?: (work: Work, it: Draft) => string | undefined;
  /** What the audit trail shows as the name of a record; never personal data. */
  readonly label?: (record: Record_) => string;
}

/** The source that a processing activity must use for it; nothing where it holds no data on natural persons. */
export const sourceOfResource = ({ source, api }: Pick<Resource, 'source' | 'api'>): Bron | undefined =>
  source ?? api.source;

/** Keeps the literal type and freezes the shape: the one way to declare a resource. */
export const resource = (declaration: Resource): Resource => Object.freeze(declaration);
