/** Entries and lines that somebody with all rights on the database changed, and the finding that names it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/foundation/ids.ts';
import type { PackedEntry } from '../../src/logbook/packed.ts';
import { type FindingKind, verifyLog } from '../../src/logbook/verify.ts';
import { keys } from './support.ts';
import { begun, change, found, log, makeLog, newLog, start, stop, verify } from './tampered.ts';

beforeAll(start);
afterAll(stop);

describe('an untouched log', () => {
  test('every line is checked and nothing is found, while entries come in', async () => {
    const { municipality } = await makeLog();
    await log.fill(5, municipality);
    const progress: number[] = [];
    const result = await verifyLog(log.db.log, {
      keys,
      municipality,
      onProgress: ({ lines }) => progress.push(lines),
    });
    expect(result).toEqual({
      municipalities: 1,
      entries: 301,
      lines: 304,
      checkpoints: 3,
      kept: 0,
      waiting: 5,
      putBack: [],
      findings: [],
      more: 0,
    });
    expect(progress.at(-1)).toBe(304);
    await log.settle();
    expect((await verify(municipality)).entries).toBe(306);
  });

  test('all logs at once', async () => {
    await makeLog();
    const result = await verifyLog(log.db.log, { keys });
    expect(result.findings).toEqual([]);
    expect(result.municipalities).toBe(begun());
  });

  test('a log over several batches, with a full tile at the second level still to come', async () => {
    const municipality = newLog();
    await log.fill(5_000, municipality);
    await log.settle();
    expect(await verify(municipality)).toMatchObject({ entries: 5_000, lines: 5_000, findings: [] });
  });
});

describe('entries', () => {
  const said = (from: string, to: string) => (one: PackedEntry) => [
    { ...one, preimage: one.preimage.replace(from, to) },
  ];

  test.each<[string, (one: PackedEntry) => readonly PackedEntry[], FindingKind, boolean]>([
    ['edited', said('geopend', 'getoond'), 'entry-edited', true],
    ['written in another form', said('{"', '{ "'), 'entry-edited', true],
    ['garbled', (one) => [{ ...one, preimage: 'weg' }], 'entry-edited', false],
  ])('%s', async (_, edit, kind, hasId) => {
    const { municipality, ids } = await makeLog();
    await log.rewrite(municipality, 17, edit);
    expect(await found(municipality)).toEqual([{ kind, municipality, position: 17, ...(hasId && { entry: ids[17] }) }]);
  });

  test('deleted: those that came after it in its commit stand in the place of another', async () => {
    const { municipality, ids } = await makeLog();
    await log.rewrite(municipality, 137, () => []);
    expect(await found(municipality)).toEqual([
      { kind: 'entry-deleted', municipality, position: 139 },
      { kind: 'entry-reordered', municipality, position: 137, entry: ids[138] },
      { kind: 'entry-reordered', municipality, position: 138, entry: ids[139] },
    ]);
  });

  test('deleted with their commit', async () => {
    const { municipality, list } = await makeLog();
    await change('delete from log_commit where municipality = $1 and id = $2', [municipality, list]);
    expect(await found(municipality)).toEqual([{ kind: 'entry-deleted', municipality, position: 140 }]);
  });

  test('under another name than that of the first of them', async () => {
    const { municipality, list } = await makeLog();
    const other = newId();
    for (const [table, column] of [
      ['commit', 'id'],
      ['position', 'commit'],
    ])
      await change(`update log_${table} set ${column} = $3 where municipality = $1 and ${column} = $2`, [
        municipality,
        list,
        other,
      ]);
    expect(await found(municipality)).toEqual([{ kind: 'commit-edited', municipality, position: 140, entry: list }]);
  });

  test('with their number deleted', async () => {
    const { municipality } = await makeLog();
    await change('delete from log_position where municipality = $1 and position = 140', [municipality]);
    expect(await found(municipality)).toEqual([{ kind: 'number-deleted', municipality, position: 140 }]);
  });

  test('with fewer numbers than there are entries, and with more', async () => {
    const { municipality } = await makeLog();
    await change('update log_position set entries = 139 where municipality = $1 and position = 0', [municipality]);
    expect(await found(municipality)).toEqual([{ kind: 'number-deleted', municipality, position: 139 }]);
    await change('update log_position set entries = 141 where municipality = $1 and position = 0', [municipality]);
    expect(await found(municipality)).toEqual([{ kind: 'number-doubled', municipality, position: 140 }]);
    await change('update log_position set entries = 140 where municipality = $1 and position = 0', [municipality]);
    await change('update log_position set entries = entries + 1 where municipality = $1 and position = 141', [
      municipality,
    ]);
    expect(await found(municipality)).toEqual([{ kind: 'unsigned', municipality, position: 301 }]);
  });

  test('reordered within a commit', async () => {
    const { municipality, ids } = await makeLog();
    const taken: PackedEntry[] = [];
    const swap = (one: PackedEntry) => {
      taken.push(one);
      return [taken.length === 2 ? taken[0]! : one];
    };
    await log.rewrite(municipality, 3, swap);
    await log.rewrite(municipality, 90, swap);
    await log.rewrite(municipality, 3, () => [taken[1]!]);
    expect(await found(municipality)).toEqual([
      { kind: 'entry-reordered', municipality, position: 3, entry: ids[90] },
      { kind: 'entry-reordered', municipality, position: 90, entry: ids[3] },
    ]);
  });

  test('reordered with their commits', async () => {
    const { municipality } = await makeLog();
    const ids = await log.fill(1, municipality);
    await log.settle();
    ids.push(...(await log.fill(1, municipality)));
    await log.settle();
    await change('delete from log_position where municipality = $1 and position >= 301', [municipality]);
    await change('insert into log_position values ($1, 301, 1, $2), ($1, 302, 1, $3)', [municipality, ids[1], ids[0]]);
    expect(await found(municipality)).toEqual([
      { kind: 'entry-reordered', municipality, position: 301, entry: ids[1] },
      { kind: 'entry-reordered', municipality, position: 302, entry: ids[0] },
    ]);
  });

  test('put in a commit that has its number', async () => {
    const { municipality, list } = await makeLog();
    const extra = newId();
    await log.rewrite(municipality, 140, (one) => [one, { ...one, preimage: one.preimage.replace(list, extra) }]);
    expect(await found(municipality)).toEqual([{ kind: 'entry-inserted', municipality, entry: extra }]);
  });

  test('inserted past the queue, and at the end with a number', async () => {
    const { municipality } = await makeLog();
    const [one] = await log.fill(1, municipality);
    const [two] = await log.fill(1, municipality);
    await change('delete from log_queue where municipality = $1', [municipality]);
    await change('insert into log_position values ($1, 301, 1, $2)', [municipality, two]);
    expect(await found(municipality)).toEqual([
      { kind: 'entry-inserted', municipality, entry: one },
      { kind: 'unsigned', municipality, position: 301 },
    ]);
  });
});

describe('lines', () => {
  const each = (change: (lines: string[]) => readonly string[]) => (lines: string) =>
    change(lines.split('\n')).join('\n');
  /** One of the lines replaced; `part` counts salt, subject, resource, id from 0. */
  const edited = (line: number, part: number, value: string) =>
    each((lines) => lines.map((text, i) => (i === line ? text.split(' ').with(part, value).join(' ') : text)));

  test.each([
    ['another person', edited(2, 1, 'iemandanders'), [2]],
    ['another record', edited(1, 3, 'x'), [undefined]],
    ['another salt', edited(0, 0, 'AAAAAAAAAAAAAAAAAAAAAA'), [undefined]],
    ['one taken out', each((lines) => lines.slice(0, -1)), [undefined]],
    ['two in another order', each(([one, two, ...rest]) => [two!, one!, ...rest]), [0, 1]],
    ['no lines at all', () => 'weg', [undefined]],
  ])('%s', async (_, edit, numbers) => {
    const { municipality, list } = await makeLog();
    await log.rewrite(municipality, 140, (one) => [{ ...one, lines: edit(one.lines) }]);
    expect(await found(municipality)).toEqual(
      numbers.map((line) => ({
        ...{ kind: 'line-edited', municipality, position: 140, entry: list },
        ...(line !== undefined && { line }),
      })),
    );
  });

  test('of the list of a person: taken out', async () => {
    const { municipality, list } = await makeLog();
    await change(`update log_subject set data = replace(data, ' 140.1 140.3', ' 140.3') where municipality = $1`, [
      municipality,
    ]);
    expect(await found(municipality)).toEqual([
      { kind: 'index-deleted', municipality, position: 140, entry: list, line: 1 },
    ]);
  });

  test('of the list of a person: left out, because its row says to begin later than it does', async () => {
    const { municipality, list } = await makeLog();
    await change(`update log_subject set first = 141 where municipality = $1 and data like '% 140.1 140.3%'`, [
      municipality,
    ]);
    expect(await found(municipality)).toContainEqual({
      kind: 'index-deleted',
      municipality,
      position: 140,
      entry: list,
      line: 1,
    });
  });

  test('put in the list of a person', async () => {
    const { municipality } = await makeLog();
    await change(`update log_subject set data = replace(data, ' 140.1', ' 140.1 140.9') where municipality = $1`, [
      municipality,
    ]);
    expect(await found(municipality)).toEqual([{ kind: 'index-inserted', municipality, position: 140, line: 9 }]);
  });
});
