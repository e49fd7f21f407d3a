/** Every way in which somebody with all rights on the database could change the log, and the finding that names it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { newRing } from '../../src/foundation/keys/ring.ts';
import { parseListed, renderListed } from '../../src/logbook/listed.ts';
import { signCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { EMPTY_EDGE, edgeRoot, extend } from '../../src/logbook/merkle/edge.ts';
import { leafHash } from '../../src/logbook/merkle/hash.ts';
import { originOf, signerOf } from '../../src/logbook/origin.ts';
import { tlogFile } from '../../src/logbook/tlog.ts';
import { describeFinding, type Verification, verifyLog } from '../../src/logbook/verify.ts';
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
  const rows = await log.clone.asOwner<{ entry: string }>(
    'select entry from meent.log_position where municipality = $1 order by position',
    [municipality],
  );
  return { municipality, ids: rows.map(({ entry }) => entry), list: list.id };
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
  await change(
    'insert into log_subject (municipality, bucket, until, first, lines, data) values ($1, -1, $2, 0, 1, $3)',
    [municipality, from, renderListed(kept)],
  );
};

const verify = (municipality: number, kept: readonly string[] = []): Promise<Verification> =>
  verifyLog(log.db.log, { municipality, kept, publicKeys: keys.publicKeys });

const found = async (municipality: number, kept: readonly string[] = []) => (await verify(municipality, kept)).findings;

describe('an untouched log', () => {
  test('every line is checked and nothing is found, while entries come in', async () => {
    const { municipality } = await makeLog();
    await log.fill(5, municipality);
    const progress: number[] = [];
    const result = await verifyLog(log.db.log, {
      publicKeys: keys.publicKeys,
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
    const result = await verifyLog(log.db.log, { publicKeys: keys.publicKeys });
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
  test.each([
    [
      'edited',
      `update log_entry set preimage = replace(preimage, 'geopend', 'getoond') where municipality = $1 and id = $2`,
      'entry-edited',
    ],
    ['garbled', `update log_entry set preimage = 'weg' where municipality = $1 and id = $2`, 'entry-edited'],
    ['deleted', 'delete from log_entry where municipality = $1 and id = $2', 'entry-deleted'],
    [
      'given another activity beside the preimage',
      `update log_entry set activity = 'x' where municipality = $1 and id = $2`,
      'column-edited',
    ],
    [
      'moved in time beside the preimage',
      `update log_entry set kind = 'gezocht' where municipality = $1 and id = $2`,
      'column-edited',
    ],
    [
      'given another leaf',
      `update log_entry set leaf = sha256(leaf) where municipality = $1 and id = $2`,
      'column-edited',
    ],
  ])('%s', async (_, text, kind) => {
    const { municipality, ids } = await makeLog();
    await change(text, [municipality, ids[17]]);
    expect(await found(municipality)).toEqual([{ kind, municipality, position: 17, entry: ids[17] }]);
  });

  test('with its number deleted', async () => {
    const { municipality } = await makeLog();
    await change('delete from log_position where municipality = $1 and position = 18', [municipality]);
    expect(await found(municipality)).toEqual([{ kind: 'number-deleted', municipality, position: 18 }]);
  });

  test('reordered', async () => {
    const { municipality, ids } = await makeLog();
    await change('delete from log_position where municipality = $1 and position in (3, 250)', [municipality]);
    await change('insert into log_position values ($1, 3, $2), ($1, 250, $3)', [municipality, ids[250], ids[3]]);
    expect(await found(municipality)).toEqual([
      { kind: 'entry-reordered', municipality, position: 3, entry: ids[250] },
      { kind: 'entry-reordered', municipality, position: 250, entry: ids[3] },
    ]);
  });

  test('inserted past the queue, and at the end with a number', async () => {
    const { municipality } = await makeLog();
    const [one, two] = await log.fill(2, municipality);
    await change('delete from log_queue where municipality = $1', [municipality]);
    await change('insert into log_position values ($1, 301, $2)', [municipality, two]);
    expect(await found(municipality)).toEqual([
      { kind: 'entry-inserted', municipality, entry: one },
      { kind: 'unsigned', municipality, position: 301 },
    ]);
  });
});

describe('lines', () => {
  /** The lines of an entry with one of them replaced; `part` counts salt, subject, resource, id from 1. */
  const edited = (line: number, part: number, value: string): string =>
    `(select string_agg(case when n = ${line + 1} then (select string_agg(case when m = ${part} then '${value}' else word end, ' ' order by m) from string_to_table(said, ' ') with ordinality w (word, m)) else said end, E'\\n' order by n) from string_to_table(lines, E'\\n') with ordinality l (said, n))`;

  test.each([
    ['another person', edited(2, 2, 'iemandanders'), [2]],
    ['another record', edited(1, 4, 'x'), [undefined]],
    ['another salt', edited(0, 1, 'AAAAAAAAAAAAAAAAAAAAAA'), [undefined]],
    ['one taken out', `regexp_replace(lines, E'\\n[^\\n]*$', '')`, [undefined]],
    ['two in another order', `regexp_replace(lines, E'^([^\\n]*)\\n([^\\n]*)', E'\\\\2\\n\\\\1')`, [0, 1]],
    ['no lines at all', `'weg'`, [undefined]],
  ])('%s', async (_, lines, numbers) => {
    const { municipality, list } = await makeLog();
    await change(`update log_entry set lines = ${lines} where municipality = $1 and id = $2`, [municipality, list]);
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
    const { municipality, list } = await makeLog();
    await change(`update log_subject set data = replace(data, ' 140.1', ' 140.1 140.9') where municipality = $1`, [
      municipality,
    ]);
    expect(await found(municipality)).toEqual([{ kind: 'index-inserted', municipality, entry: list, line: 9 }]);
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
  async function rewrite(municipality: number, id: string): Promise<{ size: number; root: Buffer }> {
    await change(
      `update log_entry set preimage = replace(preimage, 'werkplek', 'iets-anders') where municipality = $1 and id = $2`,
      [municipality, id],
    );
    const rows = await log.clone.asOwner<{ preimage: string }>(
      'select preimage from meent.log_position p join meent.log_entry e on e.municipality = p.municipality and e.id = p.entry where p.municipality = $1 order by position',
      [municipality],
    );
    const { edge, tiles } = extend(
      EMPTY_EDGE,
      rows.map(({ preimage }) => leafHash(preimage)),
    );
    for (const { level, index, data } of tiles)
      await change('update log_tile set data = $4 where municipality = $1 and level = $2 and index = $3', [
        municipality,
        level,
        index,
        data,
      ]);
    await change(
      `update log_entry set leaf = sha256('\\x00'::bytea || convert_to(preimage, 'UTF8')) where municipality = $1 and id = $2`,
      [municipality, id],
    );
    return { size: edge.size, root: Buffer.from(edgeRoot(edge)) };
  }

  test('a log rewritten to the last tile does not fit what was signed', async () => {
    const { municipality, ids } = await makeLog();
    await rewrite(municipality, ids[17]!);
    expect(await found(municipality)).toEqual([{ kind: 'fork', municipality, size: 140 }]);
  });

  test('rewritten and signed with another key', async () => {
    const { municipality, ids } = await makeLog();
    const { size, root } = await rewrite(municipality, ids[250]!);
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
    const { municipality, ids } = await makeLog();
    const kept = Buffer.from(
      (await tlogFile(log.db.in(municipality), municipality, 'checkpoint', { entries: false }))!.body,
    ).toString();
    const { size, root } = await rewrite(municipality, ids[250]!);
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
    await unlist(municipality, 290);
    await change(
      'delete from log_entry where municipality = $1 and id in (select entry from log_position where municipality = $1 and position >= 290)',
      [municipality],
    );
    await change('delete from log_position where municipality = $1 and position >= 290', [municipality]);
    expect(await found(municipality)).toEqual([{ kind: 'rollback', municipality, size: 301 }]);
  });

  test('put back as a whole to an earlier head: a head that somebody kept shows it', async () => {
    const { municipality } = await makeLog();
    const kept = Buffer.from(
      (await tlogFile(log.db.in(municipality), municipality, 'checkpoint', { entries: false }))!.body,
    ).toString();
    await unlist(municipality, 141);
    await change(
      'delete from log_entry where municipality = $1 and id in (select entry from log_position where municipality = $1 and position >= 141)',
      [municipality],
    );
    await change('delete from log_position where municipality = $1 and position >= 141', [municipality]);
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
