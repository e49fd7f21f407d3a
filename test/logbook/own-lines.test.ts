/** What one person reads of their own lines costs a bound amount: of whom much is withheld, and of whom many are proven at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseKey, verifyLine } from '../../packages/meent-verify/src/index.js';
import type { Queryable } from '../../src/foundation/db/types.ts';
import { vkeyOf } from '../../src/logbook/origin.ts';
import { proveLine, proveLines } from '../../src/logbook/prove.ts';
import { looksAt } from '../../src/logbook/read.ts';
import { readHead } from '../../src/logbook/tiles.ts';
import { NOTHING_WITHHELD, type Withheld } from '../../src/logbook/withheld.ts';
import { ANNA, BRAM, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());

/** Counts what is asked of the database, and the rows that it gives. */
function counting(municipality: number) {
  const told = { statements: 0, rows: 0 };
  const inner = log.db.in(municipality);
  const q: Queryable = {
    ...inner,
    async query<Row extends object>(...given: Parameters<Queryable['query']>) {
      const rows = await inner.query<Row>(...given);
      told.statements += 1;
      told.rows += rows.length;
      return rows;
    },
  };
  return { q, told };
}

const ANNA_BEFORE = keys.hash(51, 'bsn', 'of a key before');
const hidden: Withheld = { hides: ({ activity }) => activity === 'hidden' };

describe('lines that are withheld', () => {
  /** Of each entry so many lines of Anna; oldest first. */
  const add = async (municipality: number, activity: string, lines: number, subject = ANNA) => {
    const one = entry(
      Array.from({ length: lines }, () => line(subject)),
      { municipality, activity },
    );
    await log.logbook.append(one);
    await log.settle();
  };
  /** Activities of every page, to the end. */
  async function read(municipality: number, limit: number, withheld = hidden, formerly: readonly string[] = []) {
    const { q, told } = counting(municipality);
    const pages: { shown: readonly string[]; rows: number }[] = [];
    for (let after: string | undefined; ; ) {
      const before = told.rows;
      const page = (await looksAt(q, municipality, ANNA, withheld, { limit, formerly, ...(after ? { after } : {}) }))!;
      pages.push({
        shown: page.looks.flatMap(({ activity, records }) => records.map(() => activity)),
        rows: told.rows - before,
      });
      if (page.next === null) return pages;
      after = page.next;
    }
  }

  test('are passed over up to a bound, and the next page goes on behind them: nothing is lost or told twice', async () => {
    await add(50, 'old', 3);
    for (let n = 0; n < 12; n++) await add(50, 'hidden', 1_000);
    await add(50, 'new', 2);
    const pages = await read(50, 10);
    expect(pages.flatMap(({ shown }) => shown)).toEqual(['new', 'new', 'old', 'old', 'old']);
    expect(pages.length).toBeGreaterThan(1);
    for (const { rows } of pages) expect(rows).toBeLessThan(6_000);
    // Twin: who supervises has no such pages.
    const all = await read(50, 500, NOTHING_WITHHELD);
    expect(all.flatMap(({ shown }) => shown)).toHaveLength(12_005);
    expect(all.slice(0, -1).every(({ shown }) => shown.length === 500)).toBe(true);
  });

  test('under a hash of before are bound alike, and the order stays that of the log', async () => {
    await add(51, 'old', 2);
    await add(51, 'older-key', 2, ANNA_BEFORE);
    for (let n = 0; n < 6; n++) await add(51, 'hidden', 1_000, ANNA_BEFORE);
    await add(51, 'new', 2);
    const pages = await read(51, 10, hidden, [ANNA_BEFORE]);
    expect(pages.flatMap(({ shown }) => shown)).toEqual(['new', 'new', 'older-key', 'older-key', 'old', 'old']);
    expect(pages.length).toBeGreaterThan(1);
  });

  test('twin: some hundreds of them leave no sign, a page is as full as if they were not there', async () => {
    await add(52, 'old', 12);
    await add(52, 'hidden', 900);
    await add(52, 'new', 5);
    expect((await read(52, 10)).map(({ shown }) => shown.length)).toEqual([10, 7]);
  });
});

describe('many proofs at once', () => {
  test('are those that each has by itself, in two statements for twenty entries; twin: of another there is none', async () => {
    const municipality = 53;
    await log.fill(300, municipality);
    for (let n = 0; n < 30; n++)
      await log.logbook.append(entry([line(ANNA), line(BRAM), line(ANNA)], { municipality }));
    await log.settle();
    const { q, told } = counting(municipality);
    const head = (await readHead(q, municipality))!;
    const places = Array.from({ length: 30 }, (_, n) =>
      [2, 1, 0].map((at) => ({ position: 329 - n, line: at })),
    ).flat();
    const theirs = { subjects: [ANNA], withheld: NOTHING_WITHHELD };
    told.statements = 0;
    const proofs = await proveLines(q, municipality, places, theirs, head);
    expect(told.statements).toBe(4);
    expect(proofs).toHaveLength(60);
    const mine = places.filter(({ line: at }) => at !== 1);
    for (const [at, proof] of proofs.entries()) {
      expect(proof).toBe(await proveLine(q, municipality, { subject: ANNA, ...mine[at]! }, NOTHING_WITHHELD, head));
      expect(verifyLine(proof, [parseKey(vkeyOf(municipality, keys))!])).toMatchObject({
        holds: true,
        line: { subject: ANNA },
      });
    }
    const none = await proveLines(q, municipality, places, { ...theirs, subjects: [keys.hash(1, 'bsn', 'x')] }, head);
    expect(none).toEqual([]);
    const kept = await proveLines(q, municipality, places, { ...theirs, withheld: { hides: () => true } }, head);
    expect(kept).toEqual([]);
    // What has no number yet, or never had one, is left out of the others.
    await log.logbook.append(entry([line(ANNA)], { municipality }));
    const some = [
      { position: 329, line: 0 },
      { position: 330, line: 0 },
      { position: -1, line: 0 },
    ];
    expect(await proveLines(q, municipality, some, theirs, head)).toHaveLength(1);
  });
});
