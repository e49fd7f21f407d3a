/** Random rights against a naive model: list, count, get, filter, sub-resource, expand and search show exactly what the model shows. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexSome } from '../../src/engine/search/indexer.ts';
import { search } from '../../src/engine/search/search.ts';
import { numberChanges } from '../../src/engine/sequence.ts';
import { openKeys } from '../../src/foundation/keys/open.ts';
import { Problem } from '../../src/foundation/problems.ts';
import type { Keys } from '../../src/foundation/types.ts';
import { type Grant, LEVEL_OF, type Rights, VERTROUWELIJKHEID } from '../../src/gate/rights.ts';
import type { Rule } from '../../src/gate/rules.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { ALL, addTables, type Library, openLibrary } from './library.ts';

interface Book {
  readonly id: string;
  readonly plank: string;
  readonly level: number;
  readonly ready: boolean;
  readonly seeAlso: string | null;
  readonly readers: readonly string[];
  readonly shielded: boolean;
}

const BSNS = ['999990019', '999990408', '999991905'];
const BOOKS = 48;
/** Books that a right may name, shielded ones among them. */
const NAMED = [2, 3, 7, 10, 11];

let clone: Clone;
let keys: Keys;
let library: Library;
const shelves: string[] = [];
const books: Book[] = [];

beforeAll(async () => {
  clone = await cloneDatabase();
  await addTables(clone);
  const db = clone.open();
  keys = openKeys({ folder: mkdtempSync(join(tmpdir(), 'meent-keys-')), mode: 'demo', create: true });
  library = await openLibrary(db, keys, createLogbook({ db, keys } as never), 21);
  const { engine } = library;
  const caller = library.caller(ALL);
  for (const naam of ['Romans', 'Kunst', 'Recht']) shelves.push((await engine.create(caller, 'plank', { naam })).id!);
  for (let index = 0; index < BOOKS; index++) {
    const plank = shelves[index % 3]!;
    // Every level among the shielded ones too.
    const level = (index * 5 + Math.floor(index / 8)) % 8;
    const ready = index % 3 !== 1;
    const seeAlso = index > 2 ? books[(index * 7) % index]!.id : null;
    const shielded = index % 4 === 3;
    const made = await engine.create(
      caller,
      'boek',
      {
        titel: `Boek ${index}`,
        plank: `${caller.base}/boeken/api/v1/planken/${plank}`,
        geheimhouding: VERTROUWELIJKHEID[level],
        uitleenbaar: ready,
        zieOok: seeAlso && `${caller.base}/boeken/api/v1/boeken/${seeAlso}`,
      },
      { columns: { achterslot: shielded } },
    );
    const readers = BSNS.filter((_, reader) => (index + reader) % 4 === 0);
    for (const bsn of readers)
      await engine.create(caller, 'lezer', { boek: `${caller.base}/boeken/api/v1/boeken/${made.id}`, naam: 'L', bsn });
    books.push({ id: made.id!, plank, level, ready, seeAlso, readers, shielded });
  }
  const sequencer = createSequencer({ db, tasks: [numberChanges], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  while (await indexSome(engine.parts, 21));
});

afterAll(() => clone.drop());

/** The naive model: one book, one grant at a time, and no rule against it. */
const visible = (rights: Rights, book: Book, resource = 'boek'): boolean =>
  ((rights.everything &&
    !(rights.unlessShielded && book.shielded) &&
    rights.everythingOf?.get('lib')?.includes(book.plank) !== false) ||
    rights.grants.some(
      (grant) =>
        grant.component === 'lib' &&
        grant.scopes.has('lezen') &&
        (grant.type === undefined || grant.type === book.plank) &&
        (grant.level === undefined || (book.shielded ? book.level + 8 : book.level) <= grant.level) &&
        (!grant.ready || book.ready) &&
        (!grant.records || grant.records.includes(book.id)) &&
        (!book.shielded || grant.subject !== undefined || grant.records !== undefined) &&
        (grant.subject === undefined || book.readers.some((bsn) => keys.hash(21, 'bsn', bsn) === grant.subject)),
    )) &&
  !holds(rights, 'verbied', book, resource);

const holds = ({ rules = [] }: Rights, wanted: Rule['effect'], book: Book, resource: string): boolean =>
  rules.some(
    ({ effect, what: { types, from, resources, scopes } }) =>
      effect === wanted &&
      (!types || types.includes(book.plank)) &&
      (!from || book.level >= from) &&
      (!resources || resources.includes(resource)) &&
      (!scopes || scopes.includes('lezen')),
  );

/** Whether the caller sees titles of books as this one. */
const seesTitle = (rights: Rights, book: Book): boolean => !holds(rights, 'laat_weg', book, 'boek');

const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined, freq: 2 })
    .map((found) => (found === undefined ? {} : ({ [key]: found } as Record<K, T>)));

const grants = (): fc.Arbitrary<Grant> =>
  fc
    .tuple(
      fc.constantFrom('lib', 'lib', 'lib', 'zrc'),
      fc.constantFrom(['lezen'], ['lezen', 'schrijven'], ['schrijven']),
      optional('type', fc.constantFrom(...shelves)),
      optional('level', fc.integer({ min: 0, max: 7 })),
      optional(
        'subject',
        fc.constantFrom(...BSNS).map((bsn) => keys.hash(21, 'bsn', bsn)),
      ),
      optional('ready', fc.constant(true as const)),
      optional(
        'records',
        fc.uniqueArray(fc.constantFrom(...NAMED.map((at) => books[at]!.id)), { minLength: 1, maxLength: 4 }),
      ),
    )
    .map(([component, scopes, type, level, subject, ready, records]) => ({
      component,
      scopes: new Set(scopes),
      ...type,
      ...level,
      ...subject,
      ...ready,
      ...records,
    }));

const rules = (): fc.Arbitrary<readonly Rule[]> =>
  fc.array(
    fc
      .tuple(
        fc.constantFrom('verbied' as const, 'verbied' as const, 'laat_weg' as const),
        optional('types', fc.subarray(shelves, { minLength: 1, maxLength: 2 })),
        optional('from', fc.integer({ min: 1, max: 7 })),
        optional('resources', fc.constantFrom(['boek'], ['lezer'], ['boek', 'lezer'])),
        optional('scopes', fc.constantFrom(['lezen'], ['schrijven'])),
      )
      .map(([effect, types, from, resources, scopes]) => ({
        ...{ id: 'regel', version: 1, effect, whom: {}, reason: 'Dat mag niet.', leaveOut: ['titel'] },
        // What is left out is of a kind of record.
        what: { ...types, ...from, ...(effect === 'laat_weg' ? { resources: ['boek'] } : { ...resources, ...scopes }) },
      })),
    { maxLength: 3 },
  );

const refused = (error: unknown): 'refused' => {
  expect(error).toBeInstanceOf(Problem);
  expect((error as Problem).status).toBe(403);
  return 'refused';
};

it('shows what the model shows, and nothing else', { timeout: 60_000 }, async () => {
  const random = fc.record({
    everything: fc.integer({ min: 0, max: 19 }).map((n) => n < 5),
    unlessShielded: fc.constantFrom(true as const, undefined),
    // What a named activity leaves of everything.
    of: fc.option(fc.subarray(shelves), { nil: undefined, freq: 2 }),
    grants: fc.array(grants(), { maxLength: 4 }),
    rules: fc.option(rules(), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(
      random,
      fc.nat(BOOKS - 1),
      fc.nat(2),
      async ({ unlessShielded, of, rules, ...given }, at, shelf) => {
        const rights: Rights = {
          ...given,
          ...(unlessShielded ? { unlessShielded } : {}),
          ...(of ? { everythingOf: new Map([['lib', of]]) } : {}),
          ...(rules ? { rules } : {}),
        };
        const caller = library.caller(rights);
        const { engine } = library;
        const shown = books.filter((book) => visible(rights, book));
        const listed = await engine.list(caller, 'boek', { expand: 'zieOok,lezers' }, { path: '/x' }).catch(refused);
        if (listed === 'refused') {
          expect(shown).toEqual([]);
          return;
        }
        const { count, results } = JSON.parse(listed.json) as {
          count: number;
          results: { uuid: string; titel?: string; _expand?: { zieOok?: { uuid: string }; lezers?: unknown[] } }[];
        };
        expect(new Set(results.map(({ uuid }) => uuid))).toEqual(new Set(shown.map(({ id }) => id)));
        expect(count).toBe(shown.length);
        for (const result of results) {
          const book = books.find(({ id }) => id === result.uuid)!;
          const also = books.find(({ id }) => id === book.seeAlso);
          expect(result._expand?.zieOok?.uuid).toBe(also && visible(rights, also) ? also.id : undefined);
          expect(result.titel === undefined).toBe(!seesTitle(rights, book));
          const readersShown = visible(rights, book, 'lezer') ? book.readers.length : 0;
          expect(result._expand?.lezers ?? []).toHaveLength(readersShown);
        }
        const upTo = await engine.list(caller, 'boek', { tot_en_met: 'intern' }, { path: '/x' });
        expect((JSON.parse(upTo.json) as { count: number }).count).toBe(shown.filter(({ level }) => level <= 2).length);
        const asked = { text: 'boek', resources: ['boek'], page: 1, size: 100 };
        const found = await search(engine.parts, caller, asked).catch(refused);
        // The words of a title tell the title: who does not see it of every book finds none by words.
        expect(found === 'refused').toBe(rules?.some(({ effect }) => effect === 'laat_weg') ?? false);
        if (found !== 'refused') {
          expect(new Set(found.hits.map(({ row }) => row.id))).toEqual(new Set(shown.map(({ id }) => id)));
          expect(found.count).toBe(shown.length);
          const types = [shelves[shelf]!];
          const narrowed = await search(engine.parts, caller, { ...asked, of: { resource: 'boek', types } });
          expect(narrowed.count).toBe(shown.filter(({ plank }) => plank === shelves[shelf]).length);
        }
        const onShelf = await engine.list(
          caller,
          'boek',
          { plank: `${caller.base}/boeken/api/v1/planken/${shelves[shelf]}` },
          { path: '/x' },
        );
        expect((JSON.parse(onShelf.json) as { count: number }).count).toBe(
          shown.filter(({ plank }) => plank === shelves[shelf]).length,
        );
        const book = books[at]!;
        const read = await engine.read(caller, 'boek', book.id).catch(refused);
        expect(read !== 'refused').toBe(visible(rights, book));
        if (read !== 'refused') {
          expect('titel' in (JSON.parse(read.json) as object)).toBe(seesTitle(rights, book));
          expect(results.find(({ uuid }) => uuid === book.id)?.titel).toBe(
            (JSON.parse(read.json) as { titel?: string }).titel,
          );
        }
        const readers = await engine
          .list(caller, 'lezer', { boek: `${caller.base}/boeken/api/v1/boeken/${book.id}` }, { path: '/x' })
          .catch(refused);
        const readersShown = visible(rights, book, 'lezer') ? book.readers.length : 0;
        if (readers === 'refused') expect(books.some((one) => visible(rights, one, 'lezer'))).toBe(false);
        else expect((JSON.parse(readers.json) as { count: number }).count).toBe(readersShown);
      },
    ),
    { numRuns: 120 },
  );
});

it('tells the levels apart in the database as in memory', () => {
  expect([...LEVEL_OF.keys()]).toEqual([...VERTROUWELIJKHEID]);
});
