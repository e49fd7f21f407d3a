/** Somebody whose data an application asks for all day has many lines. Their page reads no more of the log for it than that of others. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bucketOf, RECENT } from '../../src/logbook/listed.ts';
import { LOOKS } from '../../src/logbook/read.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';

const SUBJECT = 'm'.repeat(43);
const ROWS = 40;
const A_ROW = 1_000;
const WANTED = 501;

let clone: Clone;
beforeAll(async () => {
  clone = await cloneDatabase();
  // As the sequencer folds them: ranges that follow each other, the newest with everybody's.
  const places = (row: string) =>
    `(select string_agg((${row} * ${A_ROW} + i) || '.0', ' ' order by i) from generate_series(0, ${A_ROW - 1}) i)`;
  await clone.asOwner(`insert into meent.log_subject (municipality, bucket, until, first, lines, data)
    select 101, case when n = ${ROWS - 1} then ${RECENT} else ${bucketOf(SUBJECT)} end, (n + 1) * ${A_ROW}, n * ${A_ROW}, ${A_ROW},
      E'\\n${SUBJECT} ' || ${places('n')} || E'\\n' from generate_series(0, ${ROWS - 1}) n`);
});
afterAll(() => clone.drop());

const NEWEST = ROWS * A_ROW;

interface Node {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Node[];
}

/** How many places of the person were taken from the lists for one page. */
async function read(before: number): Promise<{ readonly taken: number; readonly found: number }> {
  const [row] = await clone.asOwner<{ 'QUERY PLAN': readonly { Plan: Node }[] }>(
    `explain (analyze, format json) ${LOOKS.text}`,
    [101, SUBJECT, bucketOf(SUBJECT), before, 0, WANTED],
  );
  const nodes = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
  const all = nodes(row!['QUERY PLAN'][0]!.Plan);
  const sum = (type: string) =>
    all
      .filter((node) => node['Node Type'] === type)
      .reduce((total, node) => total + node['Actual Rows'] * node['Actual Loops'], 0);
  const appended = all.find((node) => node['Node Type'] === 'Limit' && node['Actual Rows'] === WANTED);
  return { taken: sum('Function Scan'), found: appended?.['Actual Rows'] ?? 0 };
}

it.each([
  ['the first page', NEWEST],
  ['a page in the middle', NEWEST / 2],
  ['a page near the end', 2 * A_ROW],
])('%s reads the newest rows alone', async (_, before) => {
  const { taken, found } = await read(before);
  expect(found).toBe(WANTED);
  // Of either list the row in which the page begins, the next one, and the one after which it knows that it has enough.
  expect(taken).toBeLessThanOrEqual(6 * A_ROW);
});
