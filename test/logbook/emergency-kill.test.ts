/** A process that is killed while it writes beside the database: every answer that left is in the log afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { now, setTimeSource } from '../../src/foundation/clock.ts';
import { replaceKeyFile } from '../../src/foundation/keys/file.ts';
import { makeKeys } from '../../src/foundation/keys/keys.ts';
import { newRing } from '../../src/foundation/keys/ring.ts';
import { askOpening, confirmOpening } from '../../src/logbook/emergency/opening.ts';
import { replayAll } from '../../src/logbook/emergency/replay.ts';
import { entry, type LogbookOnClone, logbookOnClone } from './support.ts';

const MUNICIPALITY = 7;
const ring = newRing('demo', '2026-01-01T00:00:00.000Z');
const keys = makeKeys(ring);

let log: LogbookOnClone;
let folder: string;
beforeAll(async () => {
  log = await logbookOnClone();
  folder = mkdtempSync(join(tmpdir(), 'meent-nood-'));
  replaceKeyFile(folder, ring);
});
afterAll(async () => {
  await log.clone.drop();
  rmSync(folder, { recursive: true });
});

test('kill -9 in it: nothing that left is lost, and nothing is there twice', async () => {
  const by = (person: string) => () => ({ person, append: { entry: entry([], { municipality: MUNICIPALITY }) } });
  const { id } = askOpening(folder, keys, MUNICIPALITY, { minutes: 5, by: by('anna') });
  confirmOpening(folder, keys, MUNICIPALITY, id, by('bram'));
  const left: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, ['test/logbook/emergency-process.ts', folder, String(MUNICIPALITY), folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    for await (const chunk of child.stdout) {
      text += String(chunk);
      if (text.split('\n').length > 20 + round) break;
    }
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    // A last line that did not come whole was no answer.
    left.push(...text.split('\n').slice(0, -1));
  }
  const at = now().getTime() + 3_600_000;
  const back = setTimeSource(() => at);
  const [report] = await replayAll({ folder, db: log.db, keys });
  back();
  expect(report!.damaged).toEqual([]);
  const stored = await log.clone.asOwner<{ id: string }>('select id from meent.log_entry where municipality = $1', [
    MUNICIPALITY,
  ]);
  const ids = stored.map(({ id }) => id);
  expect(left.length).toBeGreaterThan(50);
  for (const id of left) expect(ids).toContain(id);
  expect(new Set(ids).size).toBe(ids.length);
});
