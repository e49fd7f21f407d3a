/** A log that was put back: on purpose it goes on under another name, which says what was lost; otherwise it is not signed on. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openCheckpoint, parseKey, verifyExtends } from '../../packages/meent-verify/src/index.js';
import { beginGenerations } from '../../src/logbook/generation.ts';
import { signCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { leafHash } from '../../src/logbook/merkle/hash.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { signerOf, vkeyOf } from '../../src/logbook/origin.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { readHead } from '../../src/logbook/tiles.ts';
import { tlogFile } from '../../src/logbook/tlog.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { openWitness } from '../../src/logbook/witness.ts';
import { entry, keys, type LogbookOnClone, logbookOnClone } from './support.ts';

const TABLES = ['commit', 'position', 'tile', 'checkpoint', 'subject', 'queue'];

let log: LogbookOnClone;
let folder: string;
let municipality = 300;
const before = () => join(folder, 'heads-before');
const heads = () => join(folder, 'heads');
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());
beforeEach(() => {
  municipality += 1;
  folder = mkdtempSync(join(tmpdir(), 'meent-put-back-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  // What a log that is not signed on left waiting is no concern of the next.
  await log.clone.asOwner('delete from meent.log_queue');
});

const head = async () => (await readHead(log.db.in(municipality), municipality))!.note;
const sizeOf = (note: string) => Number(note.split('\n')[1]);

/** A process that starts: it knows nothing but what is in the folder. */
function newProcess() {
  const witness = openWitness(heads(), (error) => expect.unreachable(String(error)));
  const sequencer = createSequencer({ db: log.db, tasks: [numberEntries(keys, { witness })], onError: () => {} });
  return { sequencer, close: () => witness.close() };
}
async function append(count: number): Promise<string> {
  const { sequencer, close } = newProcess();
  try {
    for (let i = 0; i < count; i += 1) await log.logbook.append(entry([], { municipality }));
    while ((await sequencer.round()) !== 0);
    return await head();
  } finally {
    close();
  }
}

const copyOf = (table: string): string => `meent.copy_${municipality}_${table}`;
async function backUp(): Promise<void> {
  for (const table of TABLES)
    await log.clone.asOwner(
      `create table ${copyOf(table)} as select * from meent.log_${table} where municipality = ${municipality}`,
    );
}
async function putBack(): Promise<void> {
  for (const table of TABLES) {
    await log.clone.asOwner(`delete from meent.log_${table} where municipality = ${municipality}`);
    await log.clone.asOwner(`insert into meent.log_${table} select * from ${copyOf(table)}`);
  }
}

async function begin(): Promise<unknown[]> {
  const errors: unknown[] = [];
  await beginGenerations(
    log.db,
    keys,
    { before: before(), heads: heads() },
    () => {},
    (error) => errors.push(error),
  );
  return errors;
}
function says(note: string): void {
  mkdirSync(before(), { recursive: true });
  writeFileSync(join(before(), `${municipality}.head`), note);
}

const verify = async (...kept: string[]) => verifyLog(log.db.log, { municipality, keys, kept });

/** 20 entries backed up, 25 signed, and then the 20 again. */
async function lost() {
  const twenty = await append(20);
  await backUp();
  const all = await append(5);
  await putBack();
  return { twenty, all };
}

describe('put back on purpose', () => {
  test('goes on under another name, and each head says what the last of the old one was and how much of it is here', async () => {
    const { twenty, all } = await lost();
    rmSync(heads(), { recursive: true });
    says(all);
    expect(await begin()).toEqual([]);
    expect(readdirSync(before())).toEqual([]);
    const first = await head();
    const last = await append(30);
    const [name] = first.split('\n');
    expect(name).toMatch(new RegExp(`^logboek\\.meent/${municipality}/20\\d{12}$`));
    for (const note of [first, last]) {
      const [origin, , , line] = note.split('\n');
      expect(origin).toBe(name);
      expect(line).toBe(`vorige ${all.split('\n', 3).join(' ')} 20`);
    }
    expect([sizeOf(first), sizeOf(last)]).toEqual([20, 50]);
    expect(vkeyOf(municipality, keys, last)).toContain(`${name}+`);
    expect(await verify(twenty, all, first)).toMatchObject({
      findings: [],
      kept: 3,
      entries: 50,
      putBack: [{ municipality, origin: `logboek.meent/${municipality}`, size: 25, kept: 20 }],
    });

    const trusted = [parseKey(vkeyOf(municipality, keys))!, parseKey(vkeyOf(municipality, keys, last))!];
    const open = (note: string) => {
      const opened = openCheckpoint(note, trusted);
      if (typeof opened === 'string') throw new Error(opened);
      return opened;
    };
    const read = async (path: string) =>
      (await tlogFile(log.db.in(municipality), municipality, path, { entries: false }))?.body;
    expect(await verifyExtends(open(twenty), open(last), read)).toBe('holds');
    expect(await verifyExtends(open(all), open(last), read)).toBe('put-back');
  });

  test('a second time it is a third name; what was said twice is done once', async () => {
    const { all } = await lost();
    rmSync(heads(), { recursive: true });
    says(all);
    await begin();
    const second = await append(4);
    says(all);
    await begin();
    expect(await head()).toBe(second);
    await putBack();
    rmSync(heads(), { recursive: true });
    says(second);
    await begin();
    const third = await append(1);
    expect(third.split('\n')[0]).not.toBe(second.split('\n')[0]);
    expect(third.split('\n').slice(3, 5)).toEqual([
      `vorige ${second.split('\n', 3).join(' ')} 20`,
      `vorige ${all.split('\n', 3).join(' ')} 20`,
    ]);
    expect((await verify(all, second)).findings).toEqual([]);
  });

  test('to before its first entry', async () => {
    await backUp();
    const all = await append(3);
    await putBack();
    rmSync(heads(), { recursive: true });
    says(all);
    expect(await begin()).toEqual([]);
    expect((await head()).split('\n')[3]).toBe(`vorige ${all.split('\n', 3).join(' ')} 0`);
    expect(sizeOf(await append(2))).toBe(2);
    expect(await verify(all)).toMatchObject({ findings: [], entries: 2 });
  });

  test('a head that it does not name is still a finding: more was lost than is said', async () => {
    const { all } = await lost();
    rmSync(heads(), { recursive: true });
    says(all);
    await begin();
    await append(1);
    const unknown = signCheckpoint({ size: 26, root: leafHash('26') }, signerOf(municipality, keys));
    expect((await verify(unknown)).findings).toEqual([{ kind: 'rollback', municipality, size: 26 }]);
  });

  test('the first of its entries must be those that were signed before', async () => {
    const { all } = await lost();
    rmSync(heads(), { recursive: true });
    says(all);
    await begin();
    await append(1);
    const other = signCheckpoint({ size: 20, root: leafHash('20') }, signerOf(municipality, keys));
    expect((await verify(other)).findings).toContainEqual({ kind: 'fork', municipality, size: 20 });
  });
});

describe('twin: not on purpose', () => {
  test('with the newest head in its place it is not signed on', async () => {
    const { all } = await lost();
    await expect(append(1)).rejects.toMatchObject({ name: 'LogDamaged' });
    expect((await verify(all)).findings).toContainEqual({ kind: 'rollback', municipality, size: 25 });
  });

  test('put back to before it went on under another name', async () => {
    const { all } = await lost();
    rmSync(heads(), { recursive: true });
    says(all);
    await begin();
    const second = await append(1);
    await putBack();
    await expect(append(1)).rejects.toThrow('of before it went on under another name');
    expect((await verify(second)).findings).not.toEqual([]);
  });

  test.each([
    ['the line of what was lost is taken out', (note: string) => note.replace(/vorige .*\n/, '')],
    ['it says that nothing was lost', (note: string) => note.replace(/ 20\n/, ' 25\n')],
    ['its name is made older', (note: string) => note.replace(/\/20\d{12}\n/, '\n')],
  ])('%s: found, and not signed on', async (_, change) => {
    const { all } = await lost();
    rmSync(heads(), { recursive: true });
    says(all);
    await begin();
    const note = await append(1);
    await log.clone.asOwner('update meent.log_checkpoint set note = $2 where municipality = $1 and note = $3', [
      municipality,
      change(note),
      note,
    ]);
    expect((await verify()).findings).toContainEqual({ kind: 'checkpoint-forged', municipality, size: 21 });
    await expect(append(1)).rejects.toMatchObject({ name: 'LogDamaged' });
  });

  test('what is still covered was changed: no new name, and not signed on under the old one', async () => {
    const twenty = await append(20);
    const forged = signCheckpoint({ size: 10, root: leafHash('10') }, signerOf(municipality, keys));
    for (const last of [forged, twenty.replace('\n20\n', '\n19\n')]) {
      rmSync(heads(), { recursive: true });
      says(last);
      expect(await begin()).toMatchObject([{ name: 'LogDamaged' }]);
      expect(readFileSync(join(heads(), `${municipality}.head`), 'utf8')).toBe(last);
      await expect(append(1)).rejects.toMatchObject({ name: 'LogDamaged' });
    }
  });
});
