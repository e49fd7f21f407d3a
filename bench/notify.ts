/** Notifications: how many a second one subscriber gets. */
import { atLeast, type Benchmark, tell } from './benchmark.ts';
import { loadLines } from './load-lines.ts';
import { type Receiver, startReceiver } from './receiver.ts';
import { callAs } from './tokens.ts';
import { wholeCase } from './whole-case.ts';
import type { World } from './world.ts';

const CASES = 1_000;
const AUTHORIZATION = 'Bearer proef';
const LOOK_MS = 100;
/** Without any notification for so long none will come. */
const PATIENCE_MS = 20_000;

/**
 * Whole cases are loaded, a notification for each part; counted from the moment that all are made, or from the first
 * notification when delivery kept up with the load.
 */
const notify: Benchmark = {
  name: 'notify_per_s',
  unit: 'notifications/s',
  ...atLeast(300),
  async run(world) {
    const receiver = await startReceiver(AUTHORIZATION);
    try {
      const { url } = (await callAs(world.token, world.url, 'POST', '/notificaties/api/v1/abonnement', {
        callbackUrl: receiver.url,
        auth: AUTHORIZATION,
        kanalen: [{ naam: 'zaken', filters: {} }],
      })) as { url: string };
      try {
        return await deliver(world, receiver);
      } finally {
        await callAs(world.token, world.url, 'DELETE', new URL(url).pathname);
      }
    } finally {
      await receiver.close();
    }
  },
};

async function deliver(world: World, receiver: Receiver): Promise<number> {
  const whole = await wholeCase(world);
  const line = `${JSON.stringify(whole)}\n`;
  const expected = CASES * partsOf(whole);
  const first = waitFor(receiver, 1);
  await loadLines(
    world,
    Array.from({ length: CASES }, () => line),
    true,
  );
  const [loaded, takenThen] = [performance.now(), await receiver.taken()];
  const last = await waitFor(receiver, expected);
  const behind = takenThen < expected / 2;
  const seconds = (last - (behind ? loaded : await first)) / 1000;
  tell(`${expected} notifications, ${takenThen} of them while the cases were made;`);
  return (expected - (behind ? takenThen : 0)) / seconds;
}

/** The case itself, and what it holds. */
const partsOf = (whole: object): number =>
  Object.values(whole).reduce((sum: number, part) => sum + (Array.isArray(part) ? part.length : 1), 0);

/** The moment at which so many were taken. @throws Error when they do not come */
async function waitFor(receiver: Receiver, count: number): Promise<number> {
  let seen = { taken: 0, at: performance.now() };
  for (;;) {
    const [taken, at] = [await receiver.taken(), performance.now()];
    if (taken >= count) return at;
    if (taken > seen.taken) seen = { taken, at };
    if (at - seen.at > PATIENCE_MS) throw new Error(`of ${count} notifications ${taken} came`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

export const notifyBenchmarks: readonly Benchmark[] = [notify];
