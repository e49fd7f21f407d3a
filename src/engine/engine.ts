/** The engine: the one door to data. Everything above goes through these functions, and each wants a caller. */
import { createHash } from 'node:crypto';
import type { Database, Statement } from '../foundation/db/types.ts';
import type { Lookup } from '../foundation/outbound/lookup.ts';
import type { Keys } from '../foundation/types.ts';
import type { Caller } from '../gate/context.ts';
import { isRestricted, RESTRICTED } from '../gate/rights.ts';
import type { Logbook } from '../logbook/types.ts';
import { type Answer, type Answerer, createAnswerer } from './answer.ts';
import { batched } from './batch.ts';
import { create, remove, update, type WriteOptions } from './change.ts';
import { type Changed, createChanged } from './changed.ts';
import { columnOf, snake } from './columns.ts';
import { type Composition, compose, composeAnswer } from './compose.ts';
import { createExclusive, type Exclusive } from './exclusive.ts';
import { createGather, type Gather } from './gather.ts';
import { type Asked, claimKey, createIdempotency, type Idempotency, type Keep, once } from './idempotency.ts';
import { type ListOptions, list, listRows, type Page, type Query } from './list.ts';
import { createLoader, type Loader } from './load.ts';
import { type Move, type Moved, move } from './move.ts';
import { createNumbers, type Numbers } from './numbers.ts';
import type { OwnAnswer } from './own.ts';
import { type ReadOptions, read } from './read.ts';
import { createReady, type Ready } from './ready.ts';
import { createRegistry, type Registry } from './registry.ts';
import type { Resource } from './resource.ts';
import { createRowReader, type RowReader } from './rows.ts';
import { createRungs, type Rungs } from './rungs.ts';
import { createTotals, type Totals } from './search/totals.ts';
import { createSnapshots, type Snapshots } from './snapshot.ts';
import { createStore, type Store, type StoreHooks } from './store.ts';
import { cheapestWay, type WayOf } from './ways.ts';
import type { Draft, Row, Work } from './work.ts';
import { type Plan, type Written, write, writeAnswer } from './write.ts';

/** To count and sort so many takes some ten milliseconds. */
const MOST_GATHERED = 20_000;

export interface EngineParts {
  readonly db: Database;
  readonly keys: Keys;
  readonly logbook: Logbook;
  readonly registry: Registry;
  readonly reader: RowReader;
  readonly snapshots: Snapshots;
  readonly loader: Loader;
  readonly store: Store;
  readonly answer: Answerer;
  readonly numbers: Numbers;
  readonly exclusive: Exclusive;
  readonly idempotency: Idempotency;
  /** Where a call has a key: its one write keeps its answer under it. */
  readonly keep?: Keep;
  readonly gather: Gather;
  readonly rungs: Rungs;
  /** Of a range of dates so many that match are counted and gathered; of more, the counters know how many there are. */
  readonly mostGathered: number;
  /** How a page of a longer one is found. */
  readonly wayOf: WayOf;
  /** Records as they go out, in memory. */
  readonly ready: Ready;
  readonly changed: Changed;
  readonly totals: Totals;
  /** Asks what lies at an address elsewhere. */
  readonly lookup: Lookup;
  /** A statement for a text, named so that it is prepared once; nameless when there are too many shapes. */
  readonly statement: (kind: string, text: string) => Statement;
  /** The dimensions of the right on a draft as it stands now, under the names that `reachOf` selects. */
  readonly rowDimensions: (draft: Draft, work: Work) => Readonly<Record<string, unknown>>;
}

export interface Engine {
  readonly parts: EngineParts;
  read(caller: Caller, resource: string, id: string, options?: ReadOptions): Promise<Answer>;
  list(
    caller: Caller,
    resource: string,
    query: Query,
    options: ListOptions & { readonly path: string; readonly pageQuery?: Query },
  ): Promise<Answer>;
  /** Rows for pages of people, which write their own log entry. */
  rows(caller: Caller, resource: string, query: Query, options?: ListOptions): Promise<Page>;
  create(caller: Caller, resource: string, input: unknown, options?: WriteOptions): Promise<Answer>;
  update(caller: Caller, resource: string, id: string, input: unknown, options?: WriteOptions): Promise<Answer>;
  patch(caller: Caller, resource: string, id: string, input: unknown, options?: WriteOptions): Promise<Answer>;
  remove(
    caller: Caller,
    resource: string,
    id: string,
    options?: Pick<WriteOptions, 'ifMatch' | 'ifVersion' | 'parentId'>,
  ): Promise<void>;
  /** Several records at once: all of them, or nothing. */
  compose(caller: Caller, composition: Composition): Promise<readonly Row[]>;
  /** The same for a caller who waits for an answer, made of the rows in their order. */
  composeAnswer(
    caller: Caller,
    composition: Composition,
    render: (rows: readonly Row[], written: Written) => OwnAnswer,
  ): Promise<OwnAnswer>;
  /** Takes records of another installation over as they are there. */
  move(caller: Caller, records: Move): Promise<Moved>;
  /** An own operation: loads rows, gets changes, stores them. */
  run(plan: Plan): Promise<Written>;
  /** The same for a caller who waits for an answer, made of what was written. */
  answer<Answer extends OwnAnswer>(plan: Plan, render: (written: Written) => Answer): Promise<Answer>;
  /**
   * Work that is done once per key, with the engine that it gets: who asks the same again gets the first answer, for 24
   * hours. @throws idempotency-conflict when the key was used for something else.
   */
  once(caller: Caller, asked: Asked, work: (engine: Engine) => Promise<OwnAnswer>): Promise<OwnAnswer>;
  /** The same for writes whose answer is kept by itself (`keepAlone`), because it takes several of them: claims the key for them. */
  apart(caller: Caller): Promise<Engine>;
}

export function createEngine(given: {
  readonly db: Database;
  readonly keys: Keys;
  readonly logbook: Logbook;
  readonly resources: readonly Resource[];
  readonly hooks?: StoreHooks;
  /** Absent: `MOST_GATHERED`. */
  readonly mostGathered?: number;
  /** Absent: the cheapest. */
  readonly wayOf?: WayOf;
  /** Most memory for records that are ready to go out. */
  readonly readyBytes?: number;
  /** Absent: nothing elsewhere can be reached. */
  readonly lookup?: Lookup;
}): Engine {
  const { db, keys, logbook } = given;
  const registry = createRegistry(given.resources);
  const reader = createRowReader(registry, keys);
  const statement = createStatements();
  const parts: EngineParts = {
    db,
    keys,
    logbook,
    registry,
    reader,
    snapshots: createSnapshots(db, registry, reader),
    loader: createLoader(db, registry, reader, createStatements(MOST_LOADS)),
    // Apart from those of lists: filters of every kind must not use up the names of what every write needs.
    store: batched(createStore(db, registry, keys, logbook, createStatements(), given.hooks)),
    answer: createAnswerer(registry, keys),
    numbers: createNumbers(db),
    exclusive: createExclusive(),
    idempotency: createIdempotency(db),
    gather: createGather({ db, registry, reader }),
    rungs: createRungs(),
    mostGathered: given.mostGathered ?? MOST_GATHERED,
    wayOf: given.wayOf ?? cheapestWay,
    ready: createReady(given.readyBytes),
    changed: createChanged(db),
    totals: createTotals(db),
    lookup: given.lookup ?? (async () => ({ kind: 'no-answer' })),
    statement,
    rowDimensions,
  };
  return engineOf(parts);
}

function engineOf(parts: EngineParts): Engine {
  const { get } = parts.registry;
  return {
    parts,
    read: (caller, resource, id, options) => read(parts, caller, get(resource), id, options),
    list: (caller, resource, query, options) => list(parts, caller, get(resource), query, options),
    rows: (caller, resource, query, options) => listRows(parts, caller, get(resource), query, options),
    create: (caller, resource, input, options) => create(parts, caller, get(resource), input, options),
    update: (caller, resource, id, input, options) =>
      update(parts, caller, get(resource), id, input, 'update', options),
    patch: (caller, resource, id, input, options) => update(parts, caller, get(resource), id, input, 'patch', options),
    remove: (caller, resource, id, options) => remove(parts, caller, get(resource), id, options),
    compose: (caller, composition) => compose(parts, caller, composition),
    composeAnswer: (caller, composition, render) => composeAnswer(parts, caller, composition, render),
    move: (caller, records) => move(parts, caller, records),
    run: (plan) => write(parts, plan),
    answer: (plan, render) => writeAnswer(parts, plan, render),
    once: (caller, asked, work) => once(parts, caller, asked, (keeping) => work(engineOf(keeping))),
    async apart(caller) {
      await claimKey(parts, caller);
      const { keep: _, ...plain } = parts;
      return engineOf(plain);
    },
  };
}

/** A name goes into the program log, where nothing that looks like a number of a person fits. */
const letterOf = (digit: string): string => 'ghijklmnop'[Number(digit)]!;

/** Combinations of filters are many, and each connection keeps what it prepared. */
const MOST_NAMES = 400;
/** Of what writes need. */
const MOST_LOADS = 200;

function createStatements(most = MOST_NAMES): (kind: string, text: string) => Statement {
  const known = new Map<string, Statement>();
  return (kind, text) => {
    const found = known.get(text);
    if (found) return found;
    if (known.size >= most) return { text };
    const statement = {
      name: `${kind}_${createHash('sha1').update(text).digest('hex').slice(0, 24).replace(/\d/g, letterOf)}`,
      text,
    };
    known.set(text, statement);
    return statement;
  };
}

function rowDimensions(draft: Draft, work: Work): Readonly<Record<string, unknown>> {
  const { rights, owners, subjects } = draft.resource;
  const value = (column: string | undefined): unknown => {
    if (!column) return undefined;
    const found = columnOf(draft.resource, snake(column));
    return found?.from ? found.from(draft.record, work, draft.columns) : draft.columns[snake(column)];
  };
  const level = value(rights?.level);
  return {
    r_type: value(rights?.type),
    // Who makes a record finishes it, though whom it is about restricted the use of what is kept about them.
    r_level: draft.before || !isRestricted(level) ? level : Number(level) % RESTRICTED,
    r_restricted: draft.before ? value(rights?.restricted) : undefined,
    r_ready: value(rights?.ready),
    r_records: subjects?.kind === 'linked' ? draft.columns.r_records : [draft.id],
    r_choices: draft.columns.r_choices,
    r_owners: !owners ? draft.columns.r_owners : 'own' in owners ? [value(owners.own)] : draft.columns.owners,
  };
}
