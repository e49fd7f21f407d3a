/** Every way in which somebody with all rights on the database could change the log, and the finding that names it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../src/foundation/ids.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { newRing } from '../../src/foundation/keys/ring.ts';
import { addPlaces, type Listed, parseListed, renderListed } from '../../src/logbook/listed.ts';
import { signCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { EMPTY_EDGE, edgeRoot, extend } from '../../src/logbook/merkle/edge.ts';
import { leafHash } from '../../src/logbook/merkle/hash.ts';
import { originOf, signerOf } from '../../src/logbook/origin.ts';
import type { PackedEntry } from '../../src/logbook/packed.ts';
import { tlogFile } from '../../src/logbook/tlog.ts';
import { describeFinding, type FindingKind, type Verification, verifyLog } from '../../src/logbook/verify.ts';
import { ANNA, BRAM, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());

let nextMunicipality = 100;

/** A log of 301 entries with three heads; entry 140 is a list with 4 people. */
async function makeLog(): Promise<{ readonly municipality: number; readonly ids: string[]; readonly list: string }> {
  const municipality = nextMunicipality++;
  await log.fill(140, municipality);
  await log.settle();
  await earlier(municipality, 2);
  const list = entry([line(ANNA), line(BRAM), line(ANNA), line(BRAM)], {
    municipality,
    kind: 'getoond',
    operation: 'zaken.zaak.list',
  });
  await log.logbook.append(list);
  await log.settle();
  await earlier(municipality, 1);
  await log.fill(160, municipality, BRAM);
  await log.settle();
  return { municipality, ids: await log.numbered(municipality), list: list.id };
}

/** As if the head of now was made some minutes ago. */
const earlier = (municipality: number, minutes: number) =>
  change(
    `update log_checkpoint set minute = minute - make_interval(mins => ${minutes}) where municipality = $1 and minute = (select max(minute) from log_checkpoint where municipality = $1)`,
    [municipality],
  );

const change = (text: string, values: readonly unknown[]) =>
  log.clone.asOwner(text.replaceAll(/\blog_/g, 'meent.log_'), values);

/** Takes everything from this position on out of the lists of people. */
const unlist = async (municipality: number, from: number): Promise<void> => {
  const rows = await log.clone.asOwner<{ until: string; data: string }>(
    'delete from meent.log_subject where municipality = $1 returning until, first, bucket, data',
    [municipality],
  );
  const merged: Listed = new Map();
  const kept = rows
    .flatMap(({ data }) => [...parseListed(data)])
    .map(
      ([subject, places]) =>
        [
          subject,
          places
            .split(' ')
            .filter((place) => Number.parseInt(place, 10) < from)
            .join(' '),
        ] as const,
    )
    .filter(([, places]) => places !== '');
  for (const [subject, places] of kept) addPlaces(merged, subject, places);
  await change(
    'insert into log_subject (municipality, bucket, until, first, lines, data) values ($1, -1, $2, 0, $3, $4)',
    [municipality, from, kept.flatMap(([, places]) => places.split(' ')).length, renderListed(merged)],
  );
};

const verify = (municipality: number, kept: readonly string[] = []): Promise<Verification> =>
  verifyLog(log.db.log, { municipality, kept, keys });

const found = async (municipality: number, kept: readonly string[] = []) => (await verify(municipality, kept)).findings;

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
    expect(result.municipalities).toBe(nextMunicipality - 100);
  });

  test('a log over several batches, with a full tile at the second level still to come', async () => {
    const municipality = nextMunicipality++;
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

describe('tiles and heads', () => {
  test.each([
    ['of the entries', 0],
    ['above the entries', 1],
  ])('a tile %s', async (_, level) => {
    const { municipality } = await makeLog();
    await change(
      'update log_tile set data = set_byte(data, 5, 255 - get_byte(data, 5)) where municipality = $1 and level = $2 and index = 0',
      [municipality, level],
    );
    expect(await found(municipality)).toEqual([{ kind: 'tile-edited', municipality, tile: `${level}/0` }]);
  });

  test('a tile that is gone', async () => {
    const { municipality } = await makeLog();
    await change('delete from log_tile where municipality = $1 and level = 0 and index = 1', [municipality]);
    expect(await found(municipality)).toEqual([{ kind: 'tile-edited', municipality, tile: '0/1' }]);
  });

  /** Rewrites the log as somebody could who has the database and not the key. */
  async function rewrite(municipality: number, position: number): Promise<{ size: number; root: Buffer }> {
    await log.rewrite(municipality, position, (one) => [
      { ...one, preimage: one.preimage.replace('werkplek', 'iets-anders') },
    ]);
    return retile(municipality);
  }

  /** Makes the tiles that belong to the entries that have a number. */
  async function retile(municipality: number): Promise<{ size: number; root: Buffer }> {
    const rows = await log.clone.asOwner<{ preimage: string }>(
      'select preimage from meent.log_entry where municipality = $1 and position is not null order by position',
      [municipality],
    );
    const { edge, tiles } = extend(
      EMPTY_EDGE,
      rows.map(({ preimage }) => leafHash(preimage)),
    );
    await change('delete from log_tile where municipality = $1', [municipality]);
    for (const { level, index, data } of tiles)
      await change('insert into log_tile values ($1, $2, $3, $4)', [municipality, level, index, data]);
    return { size: edge.size, root: Buffer.from(edgeRoot(edge)) };
  }

  /** Takes everything from this position on away, but not the heads. */
  async function cut(municipality: number, from: number): Promise<void> {
    await unlist(municipality, from);
    for (;;) {
      const [last] = await log.clone.asOwner<{ position: number; entries: number }>(
        'select position, entries from meent.log_position where municipality = $1 order by position desc limit 1',
        [municipality],
      );
      const end = last!.position + last!.entries;
      if (end <= from) return;
      if (last!.position >= from) {
        await change(
          'with cut as (delete from log_position where municipality = $1 and position = $2 returning commit) delete from log_commit where municipality = $1 and id in (select commit from cut)',
          [municipality, last!.position],
        );
      } else {
        for (let at = end - 1; at >= from; at -= 1) await log.rewrite(municipality, at, () => []);
        await change('update log_position set entries = $3 where municipality = $1 and position = $2', [
          municipality,
          last!.position,
          from - last!.position,
        ]);
      }
    }
  }

  test('a log rewritten to the last tile does not fit what was signed', async () => {
    const { municipality } = await makeLog();
    await rewrite(municipality, 17);
    expect(await found(municipality)).toEqual([{ kind: 'fork', municipality, size: 140 }]);
  });

  test('rewritten and signed with another key', async () => {
    const { municipality } = await makeLog();
    const { size, root } = await rewrite(municipality, 250);
    const note = signCheckpoint(
      { size, root },
      signerOf(municipality, makeKeys(newRing('demo', '2026-01-01T00:00:00.000Z'))),
    );
    await change('update log_checkpoint set root = $2, note = $3 where municipality = $1 and size = 301', [
      municipality,
      root,
      note,
    ]);
    expect(await found(municipality)).toEqual([{ kind: 'checkpoint-forged', municipality, size: 301 }]);
  });

  test('rewritten and signed with the key itself: a head that somebody kept shows the fork', async () => {
    const { municipality } = await makeLog();
    const kept = Buffer.from(
      (await tlogFile(log.db.in(municipality), municipality, 'checkpoint', { entries: false }))!.body,
    ).toString();
    const { size, root } = await rewrite(municipality, 250);
    const note = signCheckpoint({ size, root }, signerOf(municipality, keys));
    await change('update log_checkpoint set root = $2, note = $3 where municipality = $1 and size = 301', [
      municipality,
      root,
      note,
    ]);
    expect(await found(municipality)).toEqual([]);
    expect(await found(municipality, [kept])).toEqual([{ kind: 'fork', municipality, size: 301 }]);
  });

  test('a head that does not say what its note says', async () => {
    const { municipality } = await makeLog();
    await change('update log_checkpoint set root = sha256(root) where municipality = $1 and size = 141', [
      municipality,
    ]);
    expect(await found(municipality)).toEqual([{ kind: 'checkpoint-forged', municipality, size: 141 }]);
  });

  test('the last entries taken out, the head left', async () => {
    const { municipality } = await makeLog();
    await cut(municipality, 290);
    expect(await found(municipality)).toEqual([{ kind: 'rollback', municipality, size: 301 }]);
  });

  test('put back as a whole to an earlier head: a head that somebody kept shows it', async () => {
    const { municipality } = await makeLog();
    const kept = Buffer.from(
      (await tlogFile(log.db.in(municipality), municipality, 'checkpoint', { entries: false }))!.body,
    ).toString();
    await cut(municipality, 141);
    await retile(municipality);
    await change('delete from log_checkpoint where municipality = $1 and size = 301', [municipality]);
    expect(await found(municipality)).toEqual([]);
    expect(await found(municipality, [kept])).toEqual([{ kind: 'rollback', municipality, size: 301 }]);
  });

  test('a sentence for the command line', () => {
    expect(describeFinding({ kind: 'entry-deleted', municipality: 7, position: 3, entry: 'x' })).toBe(
      'municipality 7, position 3, entry x: the entry was deleted',
    );
    expect(originOf(7)).toBe('logboek.meent/7');
  });
});
