/** Tiles and heads that somebody with all rights on the database changed, and the finding that names it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { newRing } from '../../src/foundation/keys/ring.ts';
import { signCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { EMPTY_EDGE, edgeRoot, extend } from '../../src/logbook/merkle/edge.ts';
import { leafHash } from '../../src/logbook/merkle/hash.ts';
import { originOf, signerOf } from '../../src/logbook/origin.ts';
import { tlogFile } from '../../src/logbook/tlog.ts';
import { describeFinding } from '../../src/logbook/verify.ts';
import { keys } from './support.ts';
import { change, found, log, makeLog, start, stop, unlist } from './tampered.ts';

beforeAll(start);
afterAll(stop);

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
