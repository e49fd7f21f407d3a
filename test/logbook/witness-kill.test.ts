/** A process is killed right after it said that a head was kept beside the database. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/foundation/db/types.ts';
import { replaceKeyFile } from '../../src/foundation/keys/file.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { newRing } from '../../src/foundation/keys/ring.ts';
import { createLogbook } from '../../src/logbook/append.ts';
import { openCheckpoint } from '../../src/logbook/merkle/checkpoint.ts';
import { numberEntries } from '../../src/logbook/number.ts';
import { verifiersOf } from '../../src/logbook/origin.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { openWitness } from '../../src/logbook/witness.ts';
import { type Clone, cloneDatabase } from '../support/database.ts';
import { entry } from './entries.ts';

const MUNICIPALITY = 7;
const ring = newRing('demo', '2026-01-01T00:00:00.000Z');
const keys = makeKeys(ring);
let clone: Clone;
let db: Database;
let folder: string;
beforeAll(async () => {
  clone = await cloneDatabase();
  db = clone.open();
  folder = mkdtempSync(join(tmpdir(), 'meent-killed-'));
  mkdirSync(join(folder, 'keys'), { mode: 0o700 });
  replaceKeyFile(join(folder, 'keys'), ring);
});
afterAll(async () => {
  await clone.drop();
  rmSync(folder, { recursive: true });
});

const heads = (): string => join(folder, 'heads');

function startProcess(): ChildProcess {
  const given = { target: clone.target, keyFolder: join(folder, 'keys'), heads: heads(), municipality: MUNICIPALITY };
  const program = fileURLToPath(new URL('numbering-process.ts', import.meta.url));
  return spawn(process.execPath, [program, JSON.stringify(given)], { stdio: ['ignore', 'pipe', 'inherit'] });
}

const sizeOf = (note: string): number =>
  openCheckpoint(note, verifiersOf(MUNICIPALITY, keys.publicKeys(MUNICIPALITY)))!.size;

test('the folder has that head or a newer one, whole, and the next process goes on from it', async () => {
  for (let life = 0; life < 2; life += 1) {
    const child = startProcess();
    const gone = once(child, 'exit');
    const before = openWitness(heads(), () => {}).remembered(MUNICIPALITY);
    let told = before;
    // The first that a later life tells of is what the one before it kept.
    for await (const line of createInterface({ input: child.stdout! })) {
      told = JSON.parse(line) as string;
      if (told !== before) break;
    }
    child.kill('SIGKILL');
    await gone;
    const witness = openWitness(heads(), () => {});
    expect(sizeOf(witness.remembered(MUNICIPALITY)!)).toBeGreaterThanOrEqual(sizeOf(told!));
    await createLogbook({ db, keys }).append(entry([], { municipality: MUNICIPALITY }));
    const sequencer = createSequencer({ db, tasks: [numberEntries(keys, { witness })], onError: () => {} });
    expect(await sequencer.round()).toBeGreaterThan(0);
    expect(await verifyLog(db.log, { keys, kept: witness.all() })).toMatchObject({ findings: [], kept: 1, waiting: 0 });
    // What a process was writing when it ended is no head.
    expect(readdirSync(heads())).toContain(`${MUNICIPALITY}.head`);
  }
});
