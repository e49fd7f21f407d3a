/** What somebody with all rights on the database could do to entries that are stored and have no number yet. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { newId } from '../../src/foundation/ids.ts';
import { makeKeys, type RingKeys } from '../../src/foundation/keys/keys.ts';
import { addKey, newRing } from '../../src/foundation/keys/ring.ts';
import { createLogbook, type RunningLogbook } from '../../src/logbook/append.ts';
import { LogDamaged } from '../../src/logbook/continue.ts';
import { makeLeaf } from '../../src/logbook/leaf.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { packEntry } from '../../src/logbook/packed.ts';
import { countRefused, createRefusals } from '../../src/logbook/refused.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { createStoredCommits } from '../../src/logbook/stored.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { ANNA, BRAM, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());

/** Another municipality comes before it in the queue, and one after it. */
let municipality = 300;
let told: unknown[];
let logbook: RunningLogbook;
let sequencer: LogbookOnClone['sequencer'];
let refusals: ReturnType<typeof createRefusals>;
/** The entry that something is done to, and those stored after it. */
let victim: string;
beforeEach(async () => {
  municipality += 10;
  told = [];
  refusals = createRefusals((what) => told.push(what));
  const stored = createStoredCommits(keys, refusals);
  logbook = createLogbook({ db: log.db, keys, stored });
  sequencer = createSequencer({
    db: log.db,
    tasks: [numberEntries(keys, { refusals, onNumbered: stored.numbered }), stored.task],
    onError: () => {},
  });
  await store(municipality, 3);
  await sequencer.round();
  [victim] = (await store(municipality, 2)) as [string];
  for (const other of [municipality - 1, municipality, municipality + 1]) await store(other, 3);
});

async function store(of: number, count: number): Promise<string[]> {
  const entries = Array.from({ length: count }, () => entry([line(ANNA)], { municipality: of }));
  await Promise.all(entries.map((one) => logbook.append(one)));
  return entries.map(({ id }) => id);
}

const change = (text: string, values: readonly unknown[] = []) =>
  log.clone.asOwner(text.replaceAll(/\blog_/g, 'meent.log_'), [municipality, ...values]);
const found = async (of = municipality) => (await verifyLog(log.db.log, { municipality: of, keys })).findings;
const numbers = async () =>
  Promise.all([-1, 0, 1].map(async (step) => (await log.numbered(municipality + step)).length));

/** All others were numbered, and this one is told in the program log, in the metric and by verification. */
async function isRefused(why: 'deleted' | 'edited' | 'again', commit = victim, count = [3, 6, 3]): Promise<void> {
  const kind = `waiting-${why}` as const;
  await sequencer.round();
  expect(await numbers()).toEqual(count);
  expect(told).toEqual([{ municipality, why, count: 1 }]);
  expect(refusals.count()).toBe(1);
  expect(await countRefused(log.db.log)).toBeGreaterThanOrEqual(1);
  expect(await found()).toEqual([{ kind, municipality, entry: commit }]);
  await store(municipality, 2);
  await sequencer.round();
  expect(told).toHaveLength(1);
  expect(await found()).toEqual([{ kind, municipality, entry: commit }]);
}

test('twin: what is left alone gets its number, and nothing is told', async () => {
  await sequencer.round();
  expect(await numbers()).toEqual([3, 8, 3]);
  expect(told).toEqual([]);
  expect(refusals.count()).toBe(0);
  for (const step of [-1, 0, 1]) expect(await found(municipality + step)).toEqual([]);
});

describe('a commit', () => {
  test('that is deleted', async () => {
    await change('delete from log_commit where municipality = $1 and id = $2', [victim]);
    expect(await found()).toEqual([{ kind: 'waiting-deleted', municipality, entry: victim }]);
    await isRefused('deleted');
  });

  test('that is deleted with its row in the queue: who stored it misses it', async () => {
    await change('delete from log_commit where municipality = $1 and id = $2', [victim]);
    await change('delete from log_queue where municipality = $1 and commit = $2', [victim]);
    await isRefused('deleted');
  });

  test('that is deleted, with rows that say that it has a number or was refused already', async () => {
    await change('delete from log_commit where municipality = $1 and id = $2', [victim]);
    await change('delete from log_queue where municipality = $1 and commit = $2', [victim]);
    await change(`insert into log_refused values ($1, $2, 'again', now())`, [victim]);
    await change('insert into log_position values ($1, 1000, 1, $2)', [victim]);
    await sequencer.round();
    expect(told).toEqual([{ municipality, why: 'deleted', count: 1 }]);
  });

  test('that is put in the queue twice, where the constraint was taken away', async () => {
    await log.clone.asOwner('alter table meent.log_queue drop constraint log_queue_pkey');
    await change('insert into log_queue select * from log_queue where municipality = $1 and commit = $2', [victim]);
    await isRefused('again', victim, [3, 8, 3]);
  });

  test('that is taken from the queue alone', async () => {
    await change('delete from log_queue where municipality = $1 and commit = $2', [victim]);
    expect((await found()).map(({ kind }) => kind)).toEqual(['entry-inserted', 'entry-inserted']);
    await isRefused('deleted');
  });

  test.each([
    ['of which an entry says something else', `replace(data, 'werkplek', 'anders')`],
    ['in another form', `replace(data, '{"', '{ "')`],
    ['without its last entry', `split_part(data, E'\\n\\n', 1)`],
    ['without its first entry', `split_part(data, E'\\n\\n', 2)`],
    [
      'with its entries the other way round',
      `split_part(data, E'\\n\\n', 2) || E'\\n\\n' || split_part(data, E'\\n\\n', 1)`,
    ],
    ['with an entry twice', `data || E'\\n\\n' || split_part(data, E'\\n\\n', 1)`],
    ['without a text', `''`],
  ])('%s', async (_name, sql) => {
    await change(`update log_commit set data = ${sql} where municipality = $1 and id = $2`, [victim]);
    expect(await found()).toEqual([{ kind: 'waiting-edited', municipality, entry: victim }]);
    await isRefused('edited');
  });

  test('of which the queue says that it has fewer entries, or many more', async () => {
    for (const entries of [1, 2_000_000_000]) {
      await change('update log_queue set entries = $3 where municipality = $1 and commit = $2', [victim, entries]);
      expect(await found()).toEqual([{ kind: 'waiting-edited', municipality, entry: victim }]);
    }
    await sequencer.round();
    // What the queue says of it is past what one round takes.
    while ((await sequencer.round()) !== 0);
    expect(await numbers()).toEqual([3, 6, 3]);
    expect(told).toEqual([{ municipality, why: 'edited', count: 1 }]);
  });

  test('under another id', async () => {
    const id = newId();
    await change('update log_commit set id = $3 where municipality = $1 and id = $2', [victim, id]);
    await change('update log_queue set commit = $3 where municipality = $1 and commit = $2', [victim, id]);
    await sequencer.round();
    expect(await numbers()).toEqual([3, 6, 3]);
    expect(told).toEqual([
      { municipality, why: 'edited', count: 1 },
      { municipality, why: 'deleted', count: 1 },
    ]);
    expect(await found()).toHaveLength(2);
  });

  test('that is moved to another municipality', async () => {
    for (const [table, column] of [
      ['log_commit', 'id'],
      ['log_queue', 'commit'],
    ])
      await change(`update ${table} set municipality = $1 + 1 where municipality = $1 and ${column} = $2`, [victim]);
    await sequencer.round();
    expect(await numbers()).toEqual([3, 6, 3]);
    expect(told).toEqual([
      { municipality: municipality + 1, why: 'edited', count: 1 },
      { municipality, why: 'deleted', count: 1 },
    ]);
    expect(await found(municipality + 1)).toEqual([
      { kind: 'waiting-edited', municipality: municipality + 1, entry: victim },
    ]);
  });

  test('that has a number and is put in the queue again', async () => {
    const [row] = await change('select * from log_queue where municipality = $1 and commit = $2', [victim]);
    const { entries, mark } = row as { entries: number; mark: string };
    await sequencer.round();
    await change('insert into log_queue values ($1, $2, $3, $4)', [victim, entries, mark]);
    expect(await found()).toEqual([{ kind: 'waiting-again', municipality, entry: victim }]);
    await isRefused('again', victim, [3, 8, 3]);
  });

  test.each([
    ['with a mark that was made up', async () => 'A'.repeat(22)],
    [
      'with the mark of another',
      async () =>
        (await change('select mark from log_queue where municipality = $1 and commit = $2', [victim]))[0]!.mark,
    ],
  ])('that is invented %s', async (_name, mark) => {
    const id = newId();
    const forged = makeLeaf(entry([line(BRAM)], { municipality, id }), '2026-01-01T00:00:00.000Z');
    await change('insert into log_commit values ($1, $2, $3)', [id, packEntry(forged)]);
    await change('insert into log_queue values ($1, $2, 1, $3)', [id, await mark()]);
    await isRefused('edited', id, [3, 8, 3]);
  });
});

test('a commit that another process numbered is not missed', async () => {
  const other = createSequencer({ db: log.db, tasks: [numberEntries(keys)], onError: () => {} });
  await other.round();
  await sequencer.round();
  expect(await numbers()).toEqual([3, 8, 3]);
  expect(told).toEqual([]);
});

test('a commit that another process numbered with a newer key is not missed, with that key or before it is there', async () => {
  await sequencer.round();
  const before = newRing('demo', '2026-01-01T00:00:00.000Z');
  const after = addKey(before, 'log-sign', '2026-02-01T00:00:00.000Z');
  const of = municipality + 5;
  let file = before;
  const mine = makeKeys(before, () => file);
  const held = createStoredCommits(mine, refusals);
  const writing = createLogbook({ db: log.db, keys: mine, stored: held });
  const rounds = (run: RingKeys, stored = held) =>
    createSequencer({
      db: log.db,
      tasks: [numberEntries(run, { refusals, onNumbered: stored.numbered }), stored.task],
      onError: () => {},
    });
  const [ours, others] = [rounds(mine), rounds(makeKeys(after), createStoredCommits(makeKeys(after), refusals))];
  const add = () => writing.append(entry([line(ANNA)], { municipality: of }));
  await add();
  await others.round();
  await ours.round();
  expect(told).toEqual([]);
  file = after;
  await add();
  const reset = setTimeSource(() => Date.now() + 2_000);
  await ours.round().finally(reset);
  expect((await log.numbered(of)).length).toBe(2);
  expect(told).toEqual([]);
});

test('a line that is changed meanwhile does not fit the entry, which verification says', async () => {
  await change(`update log_commit set data = replace(data, $3, $4) where municipality = $1 and id = $2`, [
    victim,
    ANNA,
    BRAM,
  ]);
  expect(await found()).toEqual([{ kind: 'waiting-edited', municipality, entry: victim }]);
  await sequencer.round();
  expect(await numbers()).toEqual([3, 8, 3]);
  expect((await found()).map(({ kind, position }) => `${kind} ${position}`)).toEqual([
    'line-edited 3',
    'line-edited 4',
  ]);
});

test('a row in the way of the next numbers, or of the lists of people: that log waits, the others go on', async () => {
  await change('insert into log_position values ($1, 3, 1, $2)', [newId()]);
  await expect(sequencer.round()).rejects.toThrow(LogDamaged);
  await sequencer.round();
  expect(await numbers()).toEqual([3, 3, 3]);
  expect((await found()).map(({ kind }) => kind)).toEqual(['unsigned']);
  await change('delete from log_position where municipality = $1 and position = 3');
  await change(`insert into log_subject values ($1, -1, 8, 0, 1, '')`);
  const fresh = createSequencer({ db: log.db, tasks: [numberEntries(keys)], onError: () => {} });
  await expect(fresh.round()).rejects.toMatchObject({ name: 'LogDamaged', municipality });
});
