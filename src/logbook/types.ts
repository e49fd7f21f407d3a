/**
 * The logbook as its callers see it: one durable entry per answer, one salted line per data subject in it.
 * Fields follow Logboek Dataverwerkingen (attributes `dpl.core.*`, `dpl.objects.*`).
 */
import type { Errand } from '../foundation/db/errand.ts';
import type { Municipality, Statement } from '../foundation/db/types.ts';

/** What one answer did with personal data. Never holds a BSN, a name or an employee. */
export interface LogEntry {
  readonly municipality: Municipality;
  /** UUID, made by the caller so that the entry can be named before it is stored. */
  readonly id: string;
  /** Operation as registered: `zaken.zaak.read`, `zaken.zaak.list`, `portal.zaak`. */
  readonly operation: string;
  /** What happened to the data: shown in a list, opened, changed, ... `geweigerd`: asked and refused. */
  readonly kind:
    | 'getoond'
    | 'geopend'
    | 'gezocht'
    | 'aangemaakt'
    | 'gewijzigd'
    | 'verwijderd'
    | 'geexporteerd'
    | 'geweigerd';
  readonly activity: string;
  readonly organ: string;
  readonly application: string;
  /** Role and department of the employee in words, when one acted: "behandelaar, Openbare ruimte". */
  readonly actorRole?: string;
  readonly trace: string;
  /** Span id of this processing. */
  readonly span: string;
  /** Span id of the processing elsewhere that asked for it (LDV `foreign_operation`). */
  readonly parent?: string;
  readonly lines: readonly LogLine[];
  /** The rights of the caller, by which the decision can be made again. The entry names the digest; what it says is kept once. */
  readonly basis?: Basis;
  /** Of a step of a decision about the log: the hash of what it says (decisions.ts). */
  readonly decision?: { readonly step: string; readonly hash: string };
  /** Of an erasure: which lines go, and on which ground. */
  readonly erased?: Erased;
  /** Of the report of a break-glass: how many entries came late, and how many local logs were not as they were written. */
  readonly emergency?: { readonly opening: string; readonly entries: number; readonly damaged: number };
}

/** A text that many entries refer to. */
export interface Basis {
  /** SHA-256 of the text, base64url. */
  readonly digest: string;
  readonly body: string;
}

/** What an entry erases. Names places alone: whose lines they were is not known from it. */
export interface Erased {
  readonly decision: string;
  /** As in grounds.ts. */
  readonly ground: string;
  /** `position.line,line position.line`, in the order of the log. */
  readonly places: string;
}

/** One data subject in one answer. */
export interface LogLine {
  /** Keyed hash of the subject's BSN. */
  readonly subject: string;
  /** The record that was about the subject: registered resource name and id. */
  readonly resource: string;
  readonly id: string;
}

/** The acting employee, kept apart from the entry with its own retention (LDV lines carry none). */
export interface LogActor {
  readonly entry: string;
  readonly employee: string;
}

export interface Logbook {
  /** Durable when it resolves. `errand`: for whom the statement runs. Concurrent entries share one commit. @throws LogbookUnavailable: then no answer may leave. */
  append(entry: LogEntry, actor?: LogActor, errand?: Errand): Promise<void>;
  /**
   * The same entry as SQL, to be a part of the caller's own statement so that a write and its entry are one transaction.
   * `insert` is a list of named CTEs (`log_stored as (...), ...`) to stand after `with`, whose parameters
   * start at `$first`; empty without entries. All entries belong to the municipality of the statement. `shape` names the text.
   * Call `committed` when the statement was: from then on it is missed when it is gone.
   */
  asCte(
    entries: readonly { entry: LogEntry; actor?: LogActor }[],
    first: number,
  ): {
    readonly insert: string;
    readonly values: readonly unknown[];
    readonly shape: string;
    readonly committed: () => void;
  };
}

/** Prepared statement holder, exported for the plan tests. */
export type LogStatement = Statement;
