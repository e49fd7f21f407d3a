/** Deep pages in every order of a list, against a naive list: after records came, went, and changed what they are ordered by. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { forgetMovedKeys } from '../../src/engine/moved-keys.ts';
import { foldCounts } from '../../src/engine/sequence.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { isExact, type ManyBooks, ORDERS, openManyBooks, WHO, type Who } from './ordered.ts';

let it: ManyBooks;
beforeAll(async () => {
  it = await openManyBooks();
  await it.learn(it.engine);
  await it.learn(it.second, SOME);
}, 60_000);
afterAll(() => it.close());

/** Near, deep, where those without a value begin, and the end. */
const pagesOf = (count: number): readonly number[] => {
  const last = Math.ceil(count / 100);
  const deep = [2, 11, 12, 29, 51, 61, 93, last - 11, last];
  return [...new Set(deep)].filter((page) => page > 0 && page <= last);
};

/** Every order of every list, while nothing is written. */
async function everyOrder(of: Engine, whose: readonly Who[] = WHO): Promise<void> {
  const books = await it.books();
  const wrong: string[] = [];
  const expectExact = async (who: Who, ordering: string): Promise<void> => {
    const all = it.naive(books, who, ordering);
    for (const page of pagesOf(all.length))
      if (!isExact(await it.ask(of, who, ordering, page), all, page)) wrong.push(`${who} ${ordering} ${page}`);
  };
  await Promise.all(whose.flatMap((who) => ORDERS.map((ordering) => expectExact(who, ordering))));
  expect(wrong).toEqual([]);
}

const SOME = ['everything', 'few types and by name'] as const satisfies readonly Who[];
/** Most pages begin at a rung. */
const MANY = 50;
const round = (task: typeof foldCounts) => createSequencer({ db: it.db, tasks: [task], onError: () => {} }).round();
const moved = () => it.clone.asOwner('select id, type, level, before, after from engine_moved_key');

describe('a deep page is exact in every order, in two processes', () => {
  test('as it was learnt', async () => {
    it.fromRungs();
    await everyOrder(it.engine);
    expect(it.fromRungs()).toBeGreaterThan(MANY);
  });

  test('as an answer has it', async () => {
    const books = await it.books();
    for (const ordering of ORDERS.filter(Boolean)) {
      const { json } = await it.engine.list(it.caller, 'boek', { ordering, page: '40' }, { path: '/x' });
      const { results } = JSON.parse(json) as { results: readonly { url: string }[] };
      expect(results.map(({ url }) => url.slice(-36))).toEqual(
        it.naive(books, 'everything', ordering).slice(3_900, 4_000),
      );
    }
  });

  test('after records came in: before, after and in the middle', async () => {
    for (const verschenen of ['1999-01-01', '2010-05-05', '2030-01-01', null, '2005-06-07'])
      for (const shelf of it.shelves) {
        const plank = `${it.caller.base}/boeken/api/v1/planken/${shelf}`;
        await it.engine.create(it.caller, 'boek', it.book({ verschenen, plank, bladzijden: 300 }));
      }
    it.fromRungs();
    await everyOrder(it.engine);
    expect(it.fromRungs()).toBeGreaterThan(MANY);
    await everyOrder(it.second, SOME);
  });

  test('after keys changed: to and from nothing, twice, and back', async () => {
    const change = (id: string, to: object) => it.change(it.engine, id, to);
    const [a, b, c, d, e, f] = await it.some(2_000, 6, `verschenen > '2001-01-01'`);
    await change(a!, { verschenen: '1990-01-01', bladzijden: 5 });
    await change(b!, { verschenen: null, bladzijden: null });
    await change(c!, { verschenen: '2031-01-01' });
    await change(c!, { verschenen: '1991-01-01' });
    await change(d!, { verschenen: null });
    await change(d!, { verschenen: '2010-05-05' });
    const before = (await it.books()).find(({ id }) => id === e)!.verschenen;
    await change(e!, { verschenen: '1980-01-01' });
    await change(e!, { verschenen: before });
    await change(f!, { bladzijden: 699, nummer: 'Zé 1' });
    for (const id of await it.some(0, 20, 'verschenen is null')) await change(id, { verschenen: '2001-02-03' });
    for (const id of await it.some(1, 8, `plank = '${it.shelves[2]}'`)) await change(id, { bladzijden: 1 });
    it.fromRungs();
    await everyOrder(it.engine);
    expect(it.fromRungs()).toBeGreaterThan(MANY);
    await everyOrder(it.second, SOME);
  });

  test('of a record that is new and changed', async () => {
    const made = await it.engine.create(it.caller, 'boek', it.book({ verschenen: '2040-01-01', bladzijden: 3 }));
    await it.change(it.second, made.id!, { verschenen: '1985-01-01' });
    await everyOrder(it.engine);
  });

  test('after records went or moved to another type or level, by a walk until rungs are made anew', async () => {
    const [a, b, c] = await it.some(1_500, 3, `plank = '${it.shelves[0]}'`);
    await it.engine.remove(it.caller, 'boek', a!);
    const plank = `${it.caller.base}/boeken/api/v1/planken/${it.shelves[1]}`;
    await it.change(it.engine, b!, { plank, verschenen: '1970-01-01' });
    await it.change(it.second, c!, { geheimhouding: 'zeer_geheim', bladzijden: null });
    await everyOrder(it.engine);
    await everyOrder(it.second, SOME);
    await round(foldCounts);
    it.later(61_000);
    await it.learn(it.engine);
    it.fromRungs();
    await everyOrder(it.engine);
    expect(it.fromRungs()).toBeGreaterThan(MANY);
  });
});

describe('what changed of keys', () => {
  test('is written by an update that changes one, and by nothing else', async () => {
    await it.clone.asOwner('truncate engine_moved_key');
    const made = await it.engine.create(it.caller, 'boek', it.book());
    await it.change(it.engine, made.id!, { titel: 'Ander boek' });
    expect(await moved()).toEqual([]);
    await it.change(it.engine, made.id!, { titel: 'Nog een boek', verschenen: '2011-01-01' });
    const [before, after] = [{ verschenen: '2010-05-05' }, { verschenen: '2011-01-01' }];
    expect(await moved()).toEqual([{ id: made.id, type: it.shelves[0], level: 0, before, after }]);
  });

  test('goes after half an hour; a page that would need it is walked to', async () => {
    const [id] = await it.some(2_500, 1);
    await it.change(it.engine, id!, { verschenen: '1975-01-01' });
    await round(forgetMovedKeys);
    expect((await moved()).length).toBeGreaterThan(0);
    await it.clone.asOwner(`update engine_moved_key set at = now() - interval '31 minutes'`);
    await round(forgetMovedKeys);
    expect(await moved()).toEqual([]);
  });

  test('of another server, where transactions are counted further, counts for nothing and goes', async () => {
    const [id] = await it.some(3_000, 1);
    await it.clone.asOwner(
      `insert into engine_moved_key (municipality, resource, tx, id, type, level, before, after)
       select municipality, 'boek', '9000000000000', id, plank, niveau, '{"verschenen":"1900-01-01"}', '{"verschenen":null}' from boeken_boek where id = '${id}'`,
    );
    await it.learn(it.second, SOME);
    await everyOrder(it.second, SOME);
    await round(forgetMovedKeys);
    expect(await moved()).toEqual([]);
  });
});
