/** Changes by who owns the schema, and may take its constraints away first. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../src/foundation/ids.ts';
import { makeLeaf } from '../../src/logbook/leaf.ts';
import { packEntry } from '../../src/logbook/packed.ts';
import { tlogFile } from '../../src/logbook/tlog.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { BRAM, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
  for (const constraint of [
    'log_position drop constraint log_position_pkey',
    'log_position drop constraint log_position_position_check',
    'log_commit drop constraint log_commit_pkey',
  ])
    await log.clone.asOwner(`alter table meent.${constraint}`);
  await log.clone.asOwner('alter table meent.log_position alter column position drop not null');
});
afterAll(() => log.clone.drop());

let municipality = 200;
let ids: readonly string[];
beforeEach(async () => {
  municipality += 1;
  await log.fill(20, municipality);
  await log.settle();
  ids = await log.numbered(municipality);
});

const change = (text: string, values: readonly unknown[] = []) =>
  log.clone.asOwner(text.replaceAll(/\blog_/g, 'meent.log_'), [municipality, ...values]);
const found = async (kept: readonly string[] = []) =>
  (await verifyLog(log.db.log, { municipality, kept, keys })).findings;

/** An entry that is right in itself, and that no queue and no tree ever saw. */
async function invent(): Promise<string> {
  const [id] = await log.fill(1, municipality, BRAM);
  await change('delete from log_queue where municipality = $1');
  return id!;
}

test('twin: without a change nothing is found', async () => {
  expect(await found()).toEqual([]);
});

describe('an invented entry', () => {
  test.each([
    ['at the place of another', 7, 'number-doubled'],
    ['at a place before the first', -1, 'entry-inserted'],
    ['at no place', null, 'entry-inserted'],
  ])('%s', async (_name, position, kind) => {
    const id = await invent();
    await change('insert into log_position values ($1, $2, 1, $3)', [position, id]);
    expect(await found()).toEqual([
      { kind, municipality, ...(kind === 'number-doubled' ? { position } : {}), entry: id },
    ]);
  });

  test('under the id of the commit of others', async () => {
    await change(
      `insert into log_commit select municipality, id, replace(data, 'werkplek', 'anders') from log_commit where municipality = $1`,
    );
    expect(await found()).toEqual(
      ids.map((entry, position) => ({ kind: 'number-doubled', municipality, position, entry })),
    );
  });
});

// Verification reads 2,048 places at a time; this commit ends where such a stretch does.
test.each([28, 148])(
  'an entry put in at the end of a commit that was numbered: %d entries before the next',
  async (last) => {
    await log.fill(1_900 - 20, municipality);
    await log.settle();
    await log.fill(last, municipality);
    await log.settle();
    await log.fill(10, municipality);
    await log.settle();
    expect(await found()).toEqual([]);
    const id = newId();
    const forged = packEntry(makeLeaf(entry([line(BRAM)], { municipality, id }), '2026-01-01T00:00:00.000Z'));
    const [before] = await change(
      'select commit from log_position where municipality = $1 and position < $2 order by position desc limit 1',
      [1_900 + last],
    );
    const { commit } = before as { commit: string };
    await change(`update log_commit set data = data || E'\\n\\n' || $3 where municipality = $1 and id = $2`, [
      commit,
      forged,
    ]);
    await change('update log_position set entries = entries + 1 where municipality = $1 and commit = $2', [commit]);
    expect(await found()).toEqual([{ kind: 'number-doubled', municipality, position: 1_900 + last, entry: id }]);
  },
);

test('a line that stands twice in the list of a person', async () => {
  await change(`update log_subject set data = replace(data, ' 7.0', ' 7.0 7.0') where municipality = $1`);
  expect(await found()).toEqual([{ kind: 'index-inserted', municipality, position: 7, line: 0 }]);
});

test('a log whose numbers and heads are gone is not signed on, and what waits is told', async () => {
  // A process knows that its round was kept when it does the next.
  await log.fill(1, municipality);
  await log.settle();
  for (const table of ['log_position', 'log_tile', 'log_checkpoint', 'log_subject'])
    await change(`delete from ${table} where municipality = $1`);
  await log.requeue(municipality);
  await expect(log.sequencer.round()).rejects.toMatchObject({ name: 'LogDamaged' });
  expect(await verifyLog(log.db.log, { municipality, keys })).toMatchObject({
    entries: 0,
    waiting: 21,
  });
  await change('delete from log_queue where municipality = $1');
});

describe('a head that was kept elsewhere', () => {
  const head = async (): Promise<string> =>
    Buffer.from(
      (await tlogFile(log.db.in(municipality), municipality, 'checkpoint', { entries: false }))!.body,
    ).toString();

  test('of this log that cannot be read is told, and does not count as compared', async () => {
    const note = (await head()).replace(/\n20\n/, '\n21\n');
    const result = await verifyLog(log.db.log, { municipality, kept: [note], keys });
    expect(result).toMatchObject({ kept: 0, findings: [{ kind: 'checkpoint-forged', municipality }] });
  });

  test('twin: one that can be read counts, and one of another log says nothing here', async () => {
    const other = (await head()).replace(`logboek.meent/${municipality}`, 'logboek.meent/1');
    const result = await verifyLog(log.db.log, {
      municipality,
      kept: [await head(), other, newId()],
      keys,
    });
    expect(result).toMatchObject({ kept: 1, findings: [] });
  });
});

/** What a page reads in another way than verification would, if it took whatever can be read. */
describe('what only a page would notice', () => {
  test.each([
    ['a person stands in a row of lists twice, of which a page sees the first', `replace(data, ' 7.0', E'\\nx 7.0')`],
    ['the first person of a row is not after a line end', 'substr(data, 2)'],
    ['a number of a line is written in another way', `replace(data, ' 7.0', ' 07.0')`],
  ])('%s', async (_name, sql) => {
    const [person] = (await change(
      `select split_part(split_part(data, E'\\n', 2), ' ', 1) as person from log_subject where municipality = $1`,
    )) as { person: string }[];
    await change(`update log_subject set data = ${sql.replace('nx ', `n${person!.person} `)} where municipality = $1`);
    const [row] = (await change('select until from log_subject where municipality = $1')) as { until: number }[];
    expect(await found()).toContainEqual({ kind: 'index-edited', municipality, row: `-1/${row!.until}` });
  });

  test('a number that covers no entry stands before that of others', async () => {
    await log.clone.asOwner('alter table meent.log_position drop constraint if exists log_position_entries_check');
    await change('insert into log_position values ($1, 7, 0, $2)', [newId()]);
    expect(await found()).toEqual([{ kind: 'number-doubled', municipality, position: 7 }]);
  });

  test('a tile holds more than the log', async () => {
    await change(`update log_tile set data = data || sha256('x') where municipality = $1`);
    expect(await found()).toEqual([{ kind: 'tile-edited', municipality, tile: '0/0' }]);
  });

  test('a tile past the log', async () => {
    await change(`insert into log_tile values ($1, 3, 9, sha256('x'))`);
    expect(await found()).toEqual([{ kind: 'tile-edited', municipality, tile: '3/9' }]);
  });
});

test('a table that cannot be read as a log is a finding, and the other logs are looked at', async () => {
  await log.clone.asOwner('alter table meent.log_checkpoint alter column note drop not null');
  await change('update log_checkpoint set note = null where municipality = $1');
  await log.fill(1, municipality + 1);
  await log.settle().catch(() => {});
  const result = await verifyLog(log.db.log, { keys });
  expect(result.findings).toContainEqual({ kind: 'unreadable', municipality });
  expect(result.entries).toBeGreaterThan(20);
});

test('a log of which nothing is left is known by the head that was kept', async () => {
  const note = Buffer.from(
    (await tlogFile(log.db.in(municipality), municipality, 'checkpoint', { entries: false }))!.body,
  ).toString();
  for (const table of ['commit', 'position', 'tile', 'checkpoint', 'subject', 'queue', 'refused'])
    await change(`delete from log_${table} where municipality = $1`);
  const of = (kept: string[]) => verifyLog(log.db.log, { keys, kept }).then(({ findings }) => findings);
  expect(await of([note])).toContainEqual({ kind: 'rollback', municipality, size: Number(note.split('\n')[1]) });
});
