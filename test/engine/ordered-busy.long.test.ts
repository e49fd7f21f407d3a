/** Deep pages in every order while another process writes: each is that of one moment, whole. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isExact, type ManyBooks, ORDERS, openManyBooks, WHO } from './ordered.ts';

let it: ManyBooks;
beforeAll(async () => {
  it = await openManyBooks();
  await it.learn(it.engine);
}, 60_000);
afterAll(() => it.close());

const DAYS = ['1999-01-01', '2010-05-05', null, '2004-03-02', '2030-01-01'];

/** Writes without a pause until it is told to stop; returns how often. */
async function writing(isOver: () => boolean, write: (n: number) => Promise<unknown>): Promise<number> {
  let n = 0;
  for (; !isOver(); n++) await write(n);
  return n;
}

/** Pages that differ from the list of their moment, while `write` goes on. */
async function pagesWhile(write: (n: number) => Promise<unknown>, between = async (): Promise<void> => {}) {
  const booksThen = it.witness();
  let over = false;
  const writer = writing(() => over, write);
  const wrong: string[] = [];
  let page = 11;
  let last = 20;
  for (const who of WHO)
    for (const ordering of ORDERS)
      for (const times of [1, 2]) {
        await between();
        page = 11 + ((page * 7) % (times === 1 ? 8 : last - 12));
        const found = await it.ask(it.engine, who, ordering, page);
        last = Math.ceil(found.count / 100);
        if (!isExact(found, it.naive(booksThen(), who, ordering), page)) wrong.push(`${who} ${ordering} ${page}`);
      }
  over = true;
  expect(await writer).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
}

test('records come in and change their keys', async () => {
  const ids = await it.some(0, 5_000);
  it.fromRungs();
  await pagesWhile((n) =>
    n % 3 === 0
      ? it.second.create(it.caller, 'boek', it.book({ verschenen: DAYS[n % 5], bladzijden: (n * 13) % 700 || null }))
      : it.change(it.second, ids[(n * 37) % 200]!, { verschenen: DAYS[n % 5], bladzijden: ((n * 29) % 700) + 1 }),
  );
  expect(it.fromRungs()).toBeGreaterThan(20);
});

test('records go and move to other types, while rungs are made again and again', async () => {
  const ids = await it.some(5_000, 3_000);
  let gone = 0;
  await pagesWhile(
    (n) => {
      if (n % 5 === 0) return it.second.remove(it.caller, 'boek', ids[gone++]!);
      const plank = `${it.caller.base}/boeken/api/v1/planken/${it.shelves[n % 5]}`;
      return it.change(it.second, ids[1_000 + n]!, n % 5 === 1 ? { plank } : { verschenen: DAYS[n % 5] });
    },
    async () => it.later(61_000),
  );
});
