/**
 * Work: the unit of work of one write. Rules and effects see rows as drafts, change them here, and `store` alone writes
 * what changed. One row is one draft, however many effects touch it, so that it is updated once.
 */

import { newId } from '../foundation/ids.ts';
import type { Found } from '../foundation/outbound/lookup.ts';
import type { Caller } from '../gate/context.ts';
import { mayKnow } from './access.ts';
import type { Record_, Resource } from './resource.ts';
import type { Snapshot } from './snapshot.ts';

/** A stored row as read. */
export interface Row {
  readonly resource: Resource;
  readonly id: string;
  readonly version: number;
  readonly body: string;
  /** Of the declaration that the body is of; see body-version.ts. */
  readonly bodyVersion: number;
  readonly columns: Readonly<Record<string, unknown>>;
  /** The body as a record; parsed when first asked for. */
  readonly record: Record_;
}

/** What happens to a record. */
export type Kind = 'create' | 'update' | 'delete';
/** `move`: a record of another installation is taken over as it is there, new here or changed there since; see move.ts. */
export type Occasion = Kind | 'move';

/** How a moved record is told of: messages that follow from a change never go out for one. */
export interface Moving {
  /** Subscribers hear of it. */
  readonly notify: boolean;
}

export interface Draft {
  readonly resource: Resource;
  readonly id: string;
  readonly before: Row | undefined;
  record: Record_;
  /** Columns that effects set; computed columns are added at the store. */
  columns: Readonly<Record<string, unknown>>;
  action: 'none' | 'create' | 'update' | 'delete';
  /** Changed by an effect of another write, not asked for by the caller: no audit line and no notification of its own. */
  implied: boolean;
  /** Its version goes up, whether it is changed or not. */
  stamped: boolean;
}

export interface Work {
  readonly caller: Caller;
  /** The instant of this write, the same for everything in it. */
  readonly at: Date;
  readonly today: string;
  /** Its changes are announced to nobody. */
  readonly quiet: boolean;
  /** The caller gives the whole record in place of what is there (PUT), not some of its fields. */
  readonly replaces?: boolean;
  readonly snapshot: Snapshot;
  /** Keyed hash of a value, to find a sealed field by. */
  readonly hash: (purpose: string, clear: string) => string;
  /** The same under every key, that one first: what is stored may have been hashed with another. */
  readonly hashes: (purpose: string, clear: string) => readonly string[];
  /** Whether the caller may do something that needs one of these scopes to this record. */
  readonly may: (work: Work, draft: Draft, scopes: readonly string[]) => boolean;
  /** Whether the caller may know of this record: an address that leads to it leads nowhere to who may not. */
  knows(draft: Draft): boolean;
  /** Present where records of another installation are taken over. */
  readonly moving?: Moving;
  readonly drafts: readonly Draft[];
  /** What lies at an address elsewhere; nothing for one that was not looked up, because it is not new. */
  outside(address: string): Found | undefined;
  /** A loaded or created row that was not removed. */
  find(resource: string, id: unknown): Draft | undefined;
  /** The loaded or created rows of a resource for which the test holds. */
  filter(resource: string, test: (draft: Draft) => boolean): readonly Draft[];
  create(resource: string, record: Record_, options?: { readonly id?: string; readonly implied?: boolean }): Draft;
  change(draft: Draft, record: Record_): void;
  setColumns(draft: Draft, columns: Readonly<Record<string, unknown>>): void;
  remove(draft: Draft): void;
  /**
   * What was concluded from what lies around this record holds while it stays as it was read. Of two writes that say so
   * one is done again, though nothing of the record itself changes: no change record tells of it.
   */
  stamp(draft: Draft): void;
  /**
   * Rights hang on what this write changes, though it lives in no snapshot: the epoch is raised all the same, so that no
   * answer leaves in any process on rights that were read before.
   */
  endRights(): void;
  /** Whether it was said. */
  readonly endsRights: boolean;
  /** Rows as they were loaded, before any change of this work. */
  load(rows: readonly Row[]): void;
}

/** Whether storing a work raises the epoch. */
export const raisesEpoch = ({ drafts, endsRights }: Pick<Work, 'drafts' | 'endsRights'>): boolean =>
  endsRights || drafts.some(({ action, resource }) => action !== 'none' && resource.cached === true);

export function createWork(given: {
  readonly caller: Caller;
  readonly at: Date;
  readonly today: string;
  readonly quiet: boolean;
  readonly replaces?: boolean;
  readonly snapshot: Snapshot;
  readonly hash: (purpose: string, clear: string) => string;
  readonly hashes: (purpose: string, clear: string) => readonly string[];
  readonly may: Work['may'];
  /** What was found at addresses elsewhere. */
  readonly found: ReadonlyMap<string, Found>;
  readonly resource: (name: string) => Resource;
  readonly moving?: Moving;
}): Work {
  const drafts = new Map<string, Draft>();
  /** The same by resource: what is asked of each of thousands of links must not go through all rows each time. */
  const kinds = new Map<string, Draft[]>();
  /** Those of `drafts`, until another comes. */
  let listed: readonly Draft[] | undefined;
  const keep = (draft: Draft): Draft => {
    listed = undefined;
    drafts.set(`${draft.resource.name}/${draft.id}`, draft);
    const kind = kinds.get(draft.resource.name);
    if (kind) kind.push(draft);
    else kinds.set(draft.resource.name, [draft]);
    return draft;
  };
  let endsRights = false;
  const touch = (draft: Draft): void => {
    if (draft.action === 'none') draft.action = 'update';
  };
  return {
    ...given,
    // What is made in this work was given by this caller, and what a snapshot holds are the words of all registers.
    knows: ({ resource, before }) => !before || resource.cached === true || mayKnow(given.caller, before),
    outside: (address) => given.found.get(address),
    get drafts() {
      listed ??= [...drafts.values()];
      return listed;
    },
    find(resource, id) {
      const cached = given.snapshot.get(resource, String(id));
      const draft = drafts.get(`${resource}/${id}`) ?? (cached && admit(cached));
      return draft?.action === 'delete' ? undefined : draft;
    },
    filter: (resource, test) => (kinds.get(resource) ?? []).filter((draft) => draft.action !== 'delete' && test(draft)),
    create(resource, record, { id = newId(), implied = true } = {}) {
      const draft: Draft = {
        resource: given.resource(resource),
        id,
        before: undefined,
        record,
        columns: {},
        action: 'create',
        implied,
        stamped: false,
      };
      return keep(draft);
    },
    change(draft, record) {
      draft.record = { ...draft.record, ...record };
      touch(draft);
    },
    setColumns(draft, columns) {
      draft.columns = { ...draft.columns, ...columns };
      touch(draft);
    },
    remove(draft) {
      draft.action = 'delete';
    },
    stamp(draft) {
      draft.stamped = true;
    },
    endRights() {
      endsRights = true;
    },
    get endsRights() {
      return endsRights;
    },
    load(rows) {
      for (const row of rows) admit(row);
    },
  };

  function admit(row: Row): Draft {
    const known = drafts.get(`${row.resource.name}/${row.id}`);
    if (known) return known;
    let record: Record_ | undefined;
    const draft: Draft = {
      resource: row.resource,
      id: row.id,
      before: row,
      get record() {
        record ??= row.record;
        return record;
      },
      set record(next) {
        record = next;
      },
      columns: row.columns,
      action: 'none',
      implied: true,
      stamped: false,
    };
    return keep(draft);
  }
}
