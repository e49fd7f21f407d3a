/**
 * A library with more books than a page holds by far, and what its pages should be: a naive list, one book and one grant at
 * a time. Two processes are at work on it.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../src/engine/engine.ts';
import { setTimeSource } from '../../src/foundation/clock.ts';
import type { Database, Queryable } from '../../src/foundation/db/types.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import type { Caller } from '../../src/gate/context.ts';
import { type Rights, VERTROUWELIJKHEID } from '../../src/gate/rights.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, libraryResources, openLibrary } from './library.ts';

const TENANT = 61;
const BOOKS = 11_500;
const SHELVES = 5;

export interface Book {
  readonly id: string;
  readonly plank: string;
  readonly niveau: number;
  readonly verschenen: string | null;
  readonly bladzijden: number | null;
  readonly nummer: string;
}

/** Of a page what tells it from another. */
export interface Page {
  readonly count: number;
  readonly ids: readonly string[];
}

export type Who = 'everything' | 'few types' | 'levels' | 'few types and by name';
export const WHO = ['everything', 'few types', 'levels', 'few types and by name'] as const satisfies readonly Who[];
export const ORDERS = ['', 'verschenen', '-verschenen', 'bladzijden', '-bladzijden', '-nummer'];

const BOOK_SQL = `select id, plank, niveau, verschenen::text, bladzijden, nummer from boeken_boek where municipality = ${TENANT}`;

/** Books of past years: many of one day, some without a day or a number of pages; a fifth is not on the first shelf. */
const fillSql = (shelves: readonly string[]): string =>
  `insert into boeken_boek (municipality, id, version, body, nummer, plank, verschenen, bladzijden, niveau, uitleenbaar, achterslot, lezers, subjects, owners)
 select ${TENANT}, id, 1, format(e'{"url":"\\x01/boeken/api/v1/boeken/%s","titel":"Boek","nummer":"%s","plank":"\\x01/boeken/api/v1/planken/%s","verschenen":%s,"bladzijden":%s,"geheimhouding":"%s","trefwoorden":[],"uitleenbaar":true,"zieOok":null}',
    id, i, plank, coalesce('"' || dag || '"', 'null'), coalesce(bladzijden::text, 'null'), ('{${VERTROUWELIJKHEID.join()}}'::text[])[1 + niveau]),
   i::text, plank, dag, bladzijden, niveau, true, false, '{}', '{}', '{}'
 from (select i, (lpad(to_hex(1600000000000 + i * 60000), 12, '0') || '7000' || '8' || substr(md5(i::text), 1, 15))::uuid as id,
   ('{${shelves.join()}}'::uuid[])[1 + case when i % 11 < 2 then i % ${SHELVES - 1} + 1 else 0 end] as plank,
   case when i % 7 = 0 or i > ${BOOKS} * 0.9 then null when i % 3 = 0 then date '2010-05-05' else date '2000-01-01' + (i * 37 % 9000)::int end as dag,
   case when i % 2 = 0 then (i * 31 % 700)::int end as bladzijden, (i % 8)::smallint as niveau from generate_series(1, ${BOOKS}) i) n`;

const COUNT_SQL = `insert into engine_count (municipality, resource, type, level, total) select municipality, 'boek', plank, niveau, count(*) from boeken_boek group by 1, 3, 4`;

const grants = (types: readonly string[], level: number, records?: readonly string[]): Rights => ({
  everything: false,
  grants: [
    ...types.map((type) => ({ component: 'lib', scopes: new Set(['lezen']), type, level })),
    ...(records ? [{ component: 'lib', scopes: new Set(['lezen']), records }] : []),
  ],
});

export interface ManyBooks {
  readonly clone: Clone;
  readonly db: Database;
  /** Two processes; the first is watched. */
  readonly engine: Engine;
  readonly second: Engine;
  readonly caller: Caller;
  /** A body for a new book. */
  book(input?: object): object;
  readonly shelves: readonly string[];
  ask(of: Engine, who: Who, ordering: string, page: number, filters?: Readonly<Record<string, string>>): Promise<Page>;
  /** Another process, that looks for pages of a range of dates in its own way. */
  another(options: Pick<Parameters<typeof createEngine>[0], 'mostGathered' | 'wayOf'>): Engine;
  books(): Promise<readonly Book[]>;
  /** The ids of a list, in its order. */
  naive(books: readonly Book[], who: Who, ordering: string): readonly string[];
  /** Ids in the order in which they were made. */
  some(offset: number, count: number, where?: string): Promise<readonly string[]>;
  change(of: Engine, id: string, to: object): Promise<unknown>;
  /** Somebody asks for a deep page of each list, and its rungs are made. */
  learn(of: Engine, whose?: readonly Who[]): Promise<void>;
  /** Statements for pages since the last time that began at a rung in the order of a key. */
  fromRungs(): number;
  /** From now on each page is asked with all books of the same moment; those of the last page. */
  witness(): () => readonly Book[];
  /** Moves the clock. */
  later(ms: number): void;
  close(): Promise<void>;
}

export async function openManyBooks(): Promise<ManyBooks> {
  const clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  const other = clone.open();
  let fromRungs = 0;
  let seen: readonly Book[] | undefined;
  const watched: Database = {
    ...db,
    in: (of) => ({
      async query<Row extends object>(...[statement, values]: Parameters<Queryable['query']>): Promise<Row[]> {
        const isPage = statement.text.includes('engine_count') && statement.text.includes('municipality_epoch e');
        if (statement.text.includes('from engine_moved_key')) fromRungs += 1;
        if (!isPage || !seen) return db.in(of).query<Row>(statement, values);
        return db.transaction(TENANT, async (tx) => {
          await tx.query({ text: 'set transaction isolation level repeatable read' });
          const page = await tx.query<Row>({ text: statement.text }, values);
          seen = await tx.query<Book>({ text: BOOK_SQL });
          return page;
        });
      },
    }),
  };
  const keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  const library = await openLibrary(watched, keys, createLogbook({ db, keys }), TENANT);
  const { engine } = library;
  const logbook = createLogbook({ db: other, keys });
  const second = createEngine({ db: other, keys, logbook, resources: libraryResources });
  const caller = library.caller(ALL);
  const shelves: string[] = [];
  for (let n = 0; n < SHELVES; n++) shelves.push((await engine.create(caller, 'plank', { naam: `Kast ${n}` })).id!);
  await clone.asOwner(fillSql(shelves));
  await clone.asOwner(COUNT_SQL);
  await clone.asOwner(`select engine_count_dates('boek', 'boeken_boek', 'plank', 'niveau', '{verschenen}')`);
  await clone.asOwner(`insert into engine_dates_right (municipality, resource) values (${TENANT}, 'boek')`);
  await clone.asOwner('vacuum analyze boeken_boek');
  const some: ManyBooks['some'] = async (offset, count, where = 'true') =>
    (await clone.asOwner<Book>(`${BOOK_SQL} and ${where} order by id offset ${offset} limit ${count}`)).map(
      ({ id }) => id,
    );
  const rights: Readonly<Record<Who, Rights>> = {
    everything: ALL,
    'few types': grants(shelves.slice(1), 7),
    levels: grants(shelves.slice(0, 3), 4),
    'few types and by name': grants(shelves.slice(1), 7, await some(100, 40)),
  };
  let moved = 0;
  const restore = setTimeSource(() => Date.now() + moved);

  const ask: ManyBooks['ask'] = async (of, who, ordering, page, filters = {}) => {
    const query = { ...filters, ...(ordering ? { ordering } : {}), page: String(page) };
    const { count, rows } = await of.rows(library.caller(rights[who]), 'boek', query);
    return { count, ids: rows.map(({ id }) => id) };
  };

  return {
    ...{ clone, db, engine, second, caller, shelves, ask, some },
    book: (input = {}) => ({
      titel: 'Boek',
      plank: `${caller.base}/boeken/api/v1/planken/${shelves[0]}`,
      geheimhouding: 'openbaar',
      verschenen: '2010-05-05',
      ...input,
    }),
    another: (options) => createEngine({ db: other, keys, logbook, resources: libraryResources, ...options }),
    books: () => clone.asOwner<Book>(BOOK_SQL),
    naive: (books, who, ordering) =>
      sorted(books, ordering)
        .filter((book) => opens(rights[who], book))
        .map(({ id }) => id),
    change: (of, id, to) => of.patch(caller, 'boek', id, to),
    async learn(of, whose = WHO) {
      for (const who of whose)
        for (const ordering of ORDERS) {
          await ask(of, who, ordering, 1);
          await ask(of, who, ordering, 11);
          await of.parts.rungs.idle();
        }
    },
    fromRungs() {
      const found = fromRungs;
      fromRungs = 0;
      return found;
    },
    witness() {
      seen = [];
      return () => seen!;
    },
    later(ms) {
      moved += ms;
    },
    async close() {
      restore();
      await clone.drop();
    },
  };
}

const opens = (rights: Rights, { id, plank, niveau }: Book): boolean =>
  rights.everything ||
  rights.grants.some(({ type, level = 7, records }) =>
    records ? records.includes(id) : type === plank && niveau <= level,
  );

const sortedOnce = new WeakMap<readonly Book[], Map<string, readonly Book[]>>();

function sorted(books: readonly Book[], ordering: string): readonly Book[] {
  const known = sortedOnce.get(books) ?? new Map<string, readonly Book[]>();
  sortedOnce.set(books, known);
  const found = known.get(ordering) ?? sortedBy(books, ordering);
  known.set(ordering, found);
  return found;
}

/** What has no value comes last going up, and first going down. */
function sortedBy(books: readonly Book[], ordering: string): readonly Book[] {
  const column = ordering.replace('-', '') as 'verschenen' | 'bladzijden' | 'nummer' | '';
  const up = books.toSorted((a, b) => {
    const [one, other] = column ? [a[column], b[column]] : [null, null];
    if (one !== other) return one === null || (other !== null && one > other) ? 1 : -1;
    return a.id > b.id ? 1 : -1;
  });
  return ordering === '' || ordering.startsWith('-') ? up.toReversed() : up;
}

export const isExact = ({ count, ids }: Page, all: readonly string[], page: number): boolean =>
  count === all.length && ids.join() === all.slice((page - 1) * 100, page * 100).join();
