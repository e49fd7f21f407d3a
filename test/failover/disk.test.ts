/** The disk runs full while people are at work. Needs the right to mount one of its own. */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newLedger, startCrowd, type World } from '../support/crowd.ts';
import { BSN, faultsIn, untilReady, worldOf } from '../support/kill.ts';
import { type Started, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';

const mountable = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0;
if (!mountable) console.warn('skipped: a disk that runs full needs the right to mount one');

describe.skipIf(!mountable)('a disk that runs full', () => {
  let data: Awaited<ReturnType<typeof temporaryData>>;
  let disk: string;
  let meent: Started;
  let world: World;

  beforeAll(async () => {
    data = await temporaryData();
    disk = dirname(data.folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=600m,mode=0755', 'meent-test', disk]);
    meent = await startSmall(data.environment);
    world = await worldOf(data, meent);
  });
  afterAll(async () => {
    await meent?.stop();
    execFileSync('umount', ['-l', disk]);
    await data.remove();
  });

  test('refuses what it cannot keep, keeps what it promised, and goes on by itself when there is room', async () => {
    const ledger = newLedger();
    const crowd = await startCrowd(world, { ledger, bsn: BSN });
    while (ledger.written.length < 60) await wait(10);
    const ballast = join(disk, 'ballast');
    fill(ballast);
    const before = ledger.unsure.length;
    // Refused, until somebody makes room.
    while (ledger.unsure.length < before + 20 && ledger.wrong.length === 0) {
      fill(ballast);
      await wait(50);
    }
    rmSync(ballast);
    await untilReady(world);
    const written = ledger.written.length;
    while (ledger.written.length < written + 40 && ledger.wrong.length === 0) await wait(10);
    await crowd.stop();
    expect(await faultsIn(data, world, ledger)).toEqual([]);
  });

  /** Adds to a file until nothing fits any more. */
  function fill(path: string): void {
    const file = openSync(path, 'a');
    try {
      for (let size = 1 << 22; size >= 4096; size >>= 1) {
        const block = Buffer.alloc(size);
        while (statfsSync(disk).bavail > 0 && write(file, block));
      }
    } finally {
      closeSync(file);
    }
  }
});

const write = (file: number, block: Buffer): boolean => {
  try {
    return writeSync(file, block) === block.length;
  } catch {
    return false;
  }
};
