/**
 * PostgreSQL is killed with Meent going on, and then both: every checkpoint that anybody was given stays a part of the log. Judged by
 * packages/meent-verify over the public addresses, as a witness would.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../packages/meent-verify/src/cli.js';
import { newLedger, type World } from '../support/crowd.ts';
import { killAtWork, type Victim, worldOf } from '../support/kill.ts';
import { type Started, startMeent, temporaryData } from '../support/meent.ts';

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
let world: World;
const seen = new Set<string>();
let watching = true;

/** Everybody who asks is given the newest checkpoint; what cannot be had now is asked again. */
async function watch(base: string): Promise<void> {
  while (watching) {
    const answer = await fetch(`${base}/logboek/tlog/checkpoint`).catch(() => undefined);
    const note = answer?.ok ? await answer.text().catch(() => undefined) : undefined;
    if (note) seen.add(note);
    await wait(2);
  }
}

beforeAll(async () => {
  data = await temporaryData();
  meent = await startMeent(data.environment);
  world = await worldOf(data, meent);
});
afterAll(async () => {
  watching = false;
  await meent.stop();
  await data.remove();
});

test.for(['database', 'both'] as const satisfies Victim[])('killed at work: %s', async (victim) => {
  watching = true;
  const before = seen.size;
  const watcher = watch(meent.base);
  meent = await killAtWork(data, { meent, world, ledger: newLedger(), victim, writes: 300 });
  watching = false;
  await watcher;
  expect(seen.size).toBeGreaterThan(before + 2);

  const folder = join(data.folder, `gezien-${victim}`);
  mkdirSync(folder);
  const files = [...seen].map((note, at) => {
    writeFileSync(join(folder, `${at}.txt`), note);
    return join(folder, `${at}.txt`);
  });
  const vkey = await (await fetch(`${meent.base}/logboek/tlog/vkey`)).text();
  const said: string[] = [];
  const code = await main([...files, '--key', vkey.trim(), '--log', `${meent.base}/logboek/tlog`], (line) =>
    said.push(line),
  );
  expect(said.filter((line) => !line.includes('niets veranderd'))).toEqual([]);
  expect(code).toBe(0);
});
