/** initdb, once per data folder. */
import { spawn } from 'node:child_process';
import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Account, namedAccount } from './account.ts';
import type { Place } from './place.ts';
import { refusal } from './refusal.ts';

/** Dutch order for people through ICU; keys carry `collate "C"` in the schema. Checksums tell of a failing disk. */
const ARGUMENTS = [
  '--username=meent',
  '--auth=trust',
  '--encoding=UTF8',
  '--locale-provider=icu',
  '--icu-locale=nl',
  '--locale=C',
  '--data-checksums',
  '--no-instructions',
];

/** Made beside the real place and moved when complete: a start that was broken off leaves nothing half. */
export async function initialise(binaries: string, place: Place): Promise<void> {
  const half = `${place.data}.${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const maker = place.account && namedAccount();
  if (maker) chownSync(half, maker.uid, maker.gid);
  const said = await run(join(binaries, 'bin', 'initdb'), [...ARGUMENTS, '--pgdata', half], maker);
  if (said !== undefined) {
    rmSync(half, { recursive: true, force: true });
    throw refusal(
      place.own,
      said,
      (reason) => `The built-in PostgreSQL could not make its files in ${place.own}: ${reason}.`,
    );
  }
  if (place.account) giveTo(half, place.account.uid, place.account.gid);
  chmodSync(half, 0o700);
  rmdirSync(place.data);
  renameSync(half, place.data);
}

function giveTo(folder: string, uid: number, gid: number): void {
  lchownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveTo(path, uid, gid);
    else lchownSync(path, uid, gid);
  }
}

/** Resolves to undefined when it went well, else to what was said. */
function run(program: string, args: readonly string[], account: Account): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { HOME: '/', PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code) => resolve(code === 0 ? undefined : said));
  });
}
