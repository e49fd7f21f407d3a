/** One Meent that is killed while a crowd is at it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../../src/cli/run.ts';
import { findEmbedded } from '../../src/foundation/db/embedded/embedded.ts';
import { type Ledger, startCrowd, type World } from './crowd.ts';
import { type Environment, type Started, startMeent, type temporaryData } from './meent.ts';
import { brokenPromises, withSql } from './promises.ts';

/** `program`: Meent alone; `database`: PostgreSQL alone, with Meent going on; `both`: as when the power goes. */
export type Victim = 'program' | 'database' | 'both';

type Data = Awaited<ReturnType<typeof temporaryData>>;

/** A fictional person of the national test set. */
export const BSN = '999993653';

/** What a command of the command line says. */
export async function said(environment: Environment, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  const tell = (line: string): void => void lines.push(line);
  const code = await run(args, { out: tell, err: tell }, environment);
  if (code !== 0) throw new Error(`meent ${args.join(' ')} ended with ${code}: ${lines.join('\n')}`);
  return lines.join('\n');
}

/**
 * Lets a crowd work until `writes` were answered, kills, and starts again what does not come back by itself. What was
 * answered and what was broken off is added to the ledger. Returns the Meent that runs now.
 */
export async function killAtWork(
  data: Data,
  {
    meent,
    world,
    ledger,
    victim,
    writes,
  }: { meent: Started; world: World; ledger: Ledger; victim: Victim; writes: number },
): Promise<Started> {
  const crowd = await startCrowd(world, { ledger, bsn: BSN });
  while (ledger.written.length < writes) await wait(5);
  const postmaster = Number.parseInt(readFileSync(join(data.folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);
  if (victim !== 'database') await meent.stop('SIGKILL');
  if (victim !== 'program') process.kill(postmaster, 'SIGKILL');
  if (victim === 'database') await untilReady(world);
  await crowd.stop();
  return victim === 'database' ? meent : startMeent(data.environment);
}

/** Away, and then back: the crowd meets both. */
export async function untilReady({ base }: World): Promise<void> {
  let calm = 0;
  while (calm < 5) {
    const { ok } = await fetch(`${base}/health/ready`);
    calm = ok ? calm + 1 : 0;
    await wait(100);
  }
}

/** Everything that is not as it was promised, the logbook included. */
export async function faultsIn(data: Data, world: World, ledger: Ledger): Promise<string[]> {
  const faults = await withSql(findEmbedded(data.folder)!, (sql) => brokenPromises(world, sql, ledger));
  const verified = await said(data.environment, 'verify').catch((error: Error) => error.message);
  return verified.includes('Nothing was changed') ? faults : [...faults, verified];
}

export const worldOf = async (data: Data, { base }: Started): Promise<World> => ({
  base,
  token: await said(data.environment, 'token', '--client', 'demo'),
});
