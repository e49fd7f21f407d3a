import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseKey, verifyLine } from '../../packages/meent-verify/src/index.js';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { bucketOf } from '../../src/logbook/listed.ts';
import { decodeBundle } from '../../src/logbook/merkle/bundle.ts';
import { type Checkpoint, openCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { leafHash } from '../../src/logbook/merkle/hash.ts';
import { verifyConsistency } from '../../src/logbook/merkle/proof.ts';
import { hashesOf } from '../../src/logbook/merkle/tile.ts';
import { consistencyRanges, treeRoot } from '../../src/logbook/merkle/tree.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { verifiersOf, vkeyOf } from '../../src/logbook/origin.ts';
import { proveLine } from '../../src/logbook/prove.ts';
import { LOOKS, looksAt } from '../../src/logbook/read.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { tlogFile } from '../../src/logbook/tlog.ts';
import type { LogEntry } from '../../src/logbook/types.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { NOTHING_WITHHELD } from '../../src/logbook/withheld.ts';
import { ANNA, BRAM, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());

const trusted = (municipality: number) => verifiersOf(municipality, [keys.publicKey(municipality)]);
const headOf = async (municipality: number): Promise<Checkpoint> => {
  const file = await tlogFile(log.db.in(municipality), municipality, 'checkpoint', { entries: false });
  return openCheckpoint(Buffer.from(file!.body).toString(), trusted(municipality))!;
};
const positions = (municipality: number) =>
  log.clone.asOwner<{ position: number; id: string }>(
    'select position, id from meent.log_entry where municipality = $1 and position is not null order by position',
    [municipality],
  );

describe('numbering', () => {
  test('entries of before a crash get their number after it, once', async () => {
    const ids = await log.fill(300);
    expect(await positions(7)).toEqual([]);
    // A process that ends between the commit of the entries and the round leaves exactly this behind.
    const other = createSequencer({ db: log.db, tasks: [numberEntries(keys)], onError: () => {} });
    expect(await other.round()).toBe(300);
    expect(await other.round()).toBe(0);
    expect((await positions(7)).map(({ id }) => id).sort()).toEqual(ids.sort());
    expect((await headOf(7)).size).toBe(300);
  });

  test('a round that fails before its commit leaves everything for the next', async () => {
    await log.fill(10, 20);
    const failing = createSequencer({
      db: log.db,
      tasks: [
        { name: 'logbook', run: async (tx) => Promise.reject(new Error(`after ${await numberEntries(keys).run(tx)}`)) },
      ],
      onError: () => {},
    });
    await expect(failing.round()).rejects.toThrow('after 10');
    expect(await positions(20)).toEqual([]);
    await log.settle();
    expect(await positions(20)).toHaveLength(10);
  });

  test('two sequencers at once, and appends meanwhile: one line of numbers without gaps', async () => {
    const running = [1, 2].map(() =>
      createSequencer({ db: log.db, tasks: [numberEntries(keys)], onError: (error) => log.errors.push(error) }),
    );
    for (const one of running) one.start();
    for (let i = 0; i < 20; i += 1) {
      await log.fill(40, 21);
      for (const one of running) one.wake();
    }
    await expect.poll(() => positions(21).then((rows) => rows.length)).toBe(800);
    await Promise.all(running.map((one) => one.stop()));
    expect((await positions(21)).map(({ position }) => position)).toEqual(Array.from({ length: 800 }, (_, i) => i));
    expect(log.errors).toEqual([]);
    const head = await headOf(21);
    const file = (path: string) => tlogFile(log.db.in(21), 21, path, { entries: true });
    const bundles = await Promise.all(['000', '001', '002', '003.p/32'].map((path) => file(`tile/entries/${path}`)));
    const leaves = bundles.flatMap((bundle) => decodeBundle(bundle!.body)!).map(leafHash);
    expect(leaves).toHaveLength(800);
    expect(Buffer.from(treeRoot(leaves))).toEqual(Buffer.from(head.root));
    expect(hashesOf((await file('tile/0/003.p/32'))!.body)).toEqual(leaves.slice(768));
    expect((await file('tile/1/000.p/3'))!.body).toHaveLength(96);
  });

  test('every head extends the one before', async () => {
    let before: Checkpoint | undefined;
    for (const some of [1, 2, 255, 1, 300]) {
      await log.fill(some, 22);
      await log.settle();
      const head = await headOf(22);
      const rows = await log.clone.asOwner<{ leaf: Buffer }>(
        `select sha256('\\x00'::bytea || convert_to(preimage, 'UTF8')) as leaf from meent.log_entry where municipality = 22 order by position`,
      );
      const leaves = rows.map(({ leaf }) => leaf);
      if (before) {
        const proof = consistencyRanges(before.size, head.size).map(({ start, end }) =>
          treeRoot(leaves.slice(start, end)),
        );
        expect(verifyConsistency(before.size, head.size, before.root, head.root, proof)).toBe(true);
      }
      before = head;
    }
    expect(before!.size).toBe(559);
  });

  test('a logbook that stays full does not keep the others waiting', async () => {
    const seen = { logbook: 0, changes: 0 };
    const loop = createSequencer({
      db: log.db,
      tasks: [
        { name: 'logbook', onEntries: true, limit: 1, run: async () => (seen.logbook++ === 0 ? 0 : 1) },
        {
          name: 'changes',
          run: async () => {
            seen.changes += 1;
            return 0;
          },
        },
      ],
      onError: (error) => log.errors.push(error),
    });
    loop.start();
    await expect.poll(() => seen.changes).toBe(1);
    loop.wake('entries');
    await expect.poll(() => seen.changes, { timeout: 5_000 }).toBeGreaterThan(2);
    await loop.stop();
    expect(log.errors).toEqual([]);
  });

  test('another task runs in the same loop, and a failing one does not stop it', async () => {
    const seen: string[] = [];
    const loop = createSequencer({
      db: log.db,
      tasks: [
        { name: 'fails', run: () => Promise.reject(new Error('no')) },
        { name: 'fails too', run: () => Promise.reject(new Error('neither')) },
        { name: 'changes', limit: 2, run: async () => (seen.push('run') < 4 ? 2 : 0) },
      ],
      onError: (error) => seen.push((error as Error).message),
    });
    loop.start();
    await expect.poll(() => seen).toContain('no');
    expect(seen).toContain('neither');
    await loop.stop();
    expect(seen[0]).toBe('run');
  });
});

describe('who looked', () => {
  const subject = keys.hash(30, 'bsn', '999990032');
  test('newest first, one look per answer, by pages', async () => {
    const looks = [];
    let instant = Date.parse('2026-03-29T00:59:00Z');
    const restore = setTimeSource(() => (instant += 1_000));
    for (let i = 0; i < 5; i += 1) {
      const one = entry([line(subject), line(BRAM), line(subject)], { municipality: 30, actorRole: `rol ${i}` });
      await log.logbook.append(one);
      looks.unshift(one);
    }
    restore();
    await log.settle();
    const q = log.db.in(30);
    const all = (await looksAt(q, 30, subject, NOTHING_WITHHELD))!;
    expect(all.next).toBeNull();
    expect(all.looks.map(({ actorRole }) => actorRole)).toEqual(looks.map(({ actorRole }) => actorRole));
    expect(all.looks[0]).toMatchObject({
      position: 4,
      kind: 'geopend',
      activity: 'melding-openbare-ruimte',
      organ: 'college',
      application: 'werkplek',
    });
    expect(all.looks[0]!.records).toEqual([
      { line: 2, resource: 'zaken.zaak', id: looks[0]!.lines[2]!.id },
      { line: 0, resource: 'zaken.zaak', id: looks[0]!.lines[0]!.id },
    ]);
    const paged = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof looksAt>> = await looksAt(q, 30, subject, NOTHING_WITHHELD, {
        limit: 4,
        ...(after && { after }),
      });
      paged.push(...page!.looks);
      after = page!.next;
    } while (after);
    expect(paged).toEqual(all.looks);
    expect(await looksAt(q, 30, subject, NOTHING_WITHHELD, { after: 'onzin' })).toBeNull();
    expect((await looksAt(log.db.in(31), 31, subject, NOTHING_WITHHELD))!.looks).toEqual([]);
  });

  test('reads the rows that can hold the person by an index', async () => {
    const rows = await log.db
      .in(30)
      .query<{ 'QUERY PLAN': string }>({ text: `explain ${LOOKS.text}` }, [
        30,
        subject,
        bucketOf(subject),
        Number.MAX_SAFE_INTEGER,
        0,
        50,
      ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/log_subject_pkey/);
    expect(plan).not.toMatch(/Seq Scan/);
  });

  test('stays the same while rows are joined and split', async () => {
    const people = Array.from({ length: 40 }, (_, i) => keys.hash(32, 'bsn', `${i}`));
    const places = (who: string) =>
      made.flatMap(({ lines }, position) =>
        lines.flatMap((one, line) => (one.subject === who ? [`${position}/${line}`] : [])),
      );
    const made: LogEntry[] = [];
    const limits = { lines: 400, small: 20, mostSmall: 6, rounds: 3 };
    const sequencer = createSequencer({ db: log.db, tasks: [numberEntries(keys, { limits })], onError: () => {} });
    const shown = async (who: string) => {
      const found: string[] = [];
      for (let after: string | null | undefined; after !== null; ) {
        const page: Awaited<ReturnType<typeof looksAt>> = await looksAt(log.db.in(32), 32, who, NOTHING_WITHHELD, {
          limit: 500,
          ...(after && { after }),
        });
        found.push(...page!.looks.flatMap(({ position, records }) => records.map(({ line }) => `${position}/${line}`)));
        after = page!.next;
      }
      return found.toReversed();
    };
    const rows = async () =>
      (
        await log.clone.asOwner<{ recent: number; split: number }>(
          'select count(*) filter (where bucket < 0)::int as recent, count(*) filter (where bucket >= 0)::int as split from meent.log_subject where municipality = 32',
        )
      )[0]!;
    const append = async (size: number) => {
      const lines = Array.from({ length: size }, (_, i) => line(people[(i * i + made.length) % people.length]!));
      const one = entry(lines, { municipality: 32, kind: 'getoond' });
      made.push(one);
      await log.logbook.append(one);
      await sequencer.round();
    };
    for (let round = 0; round < 24; round += 1) await append(round % 3);
    expect((await rows()).recent).toBeLessThan(12);
    for (let round = 0; round < 12; round += 1) await append(50);
    expect((await rows()).split).toBeGreaterThanOrEqual(new Set(people.map(bucketOf)).size);
    await append(1);
    for (const who of people.slice(0, 5)) expect(await shown(who)).toEqual(places(who));
    const verified = await verifyLog(log.db.log, { municipality: 32, keys });
    expect(verified.findings).toEqual([]);
    expect(verified.lines).toBe(made.reduce((sum, { lines }) => sum + lines.length, 0));
  });
});

describe('the proof of a line', () => {
  test('is judged by a program that shares nothing with this one: it holds, for this person alone, and shows no other', async () => {
    await log.fill(700, 40);
    const lines = Array.from({ length: 100 }, (_, i) => line(i === 61 ? ANNA : keys.hash(40, 'bsn', `${i}`)));
    const one = entry(lines, { municipality: 40 });
    await log.logbook.append(one);
    expect(await proveLine(log.db.in(40), 40, { subject: ANNA, position: 700, line: 61 }, NOTHING_WITHHELD)).toBeNull();
    await log.settle();
    await log.fill(50, 40);
    await log.settle();

    const text = (await proveLine(log.db.in(40), 40, { subject: ANNA, position: 700, line: 61 }, NOTHING_WITHHELD))!;
    const judge = (proof: string, municipality = 40) => verifyLine(proof, [parseKey(vkeyOf(municipality, keys))!]);
    const proven = judge(text);
    expect(proven).toMatchObject({
      holds: true,
      line: { subject: ANNA, resource: 'zaken.zaak', id: lines[61]!.id },
      entry: { id: one.id, activity: one.activity, lines: 100 },
      checkpoint: { size: 751 },
    });
    expect(text).not.toContain(lines[60]!.subject);
    expect(judge(text, 7)).toEqual({ holds: false, why: 'other-key' });
    expect(await proveLine(log.db.in(40), 40, { subject: ANNA, position: 700, line: 60 }, NOTHING_WITHHELD)).toBeNull();
    expect(
      await proveLine(log.db.in(40), 40, { subject: ANNA, position: 700, line: 2 ** 40 }, NOTHING_WITHHELD),
    ).toBeNull();

    const extra = JSON.parse(Buffer.from(/^extra (.*)$/m.exec(text)![1]!, 'base64').toString()) as Record<
      string,
      unknown
    >;
    const changed = (over: Record<string, unknown>) =>
      text.replace(/^extra .*$/m, `extra ${Buffer.from(JSON.stringify({ ...extra, ...over })).toString('base64')}`);
    expect(judge(changed({}))).toEqual(proven);
    const whys = [
      changed({ line: String(extra.line).replace(ANNA, BRAM) }),
      changed({ entry: String(extra.entry).replace('geopend', 'getoond') }),
      changed({ number: 60 }),
      text.replace(/^index .*$/m, 'index 5'),
    ].map((proof) => judge(proof));
    expect(whys).toEqual([
      { holds: false, why: 'not-in-entry' },
      { holds: false, why: 'not-in-log' },
      { holds: false, why: 'not-in-entry' },
      { holds: false, why: 'not-in-log' },
    ]);
  });
});

describe('the log as files', () => {
  test('what does not exist (yet) is not there, and bundles are not for everybody', async () => {
    const file = (path: string, entries = false) => tlogFile(log.db.in(40), 40, path, { entries });
    expect(await file('tile/0/000')).toMatchObject({ contentType: 'application/octet-stream', immutable: true });
    for (const path of [
      'tile/0/003',
      'tile/0/000.p/0',
      'tile/7/000.p/1',
      'tile/0/x001/000.p/1',
      'sleutel',
      '../checkpoint',
      'tile/entries/000',
    ])
      expect(await file(path), path).toBeNull();
    expect(await file('tile/entries/000', true)).not.toBeNull();
    expect(await tlogFile(log.db.in(41), 41, 'checkpoint', { entries: false })).toBeNull();
    expect(vkeyOf(40, keys)).toMatch(/^logboek\.meent\/40\+[0-9a-f]{8}\+/);
  });
});
