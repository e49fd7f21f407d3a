/** How busy the machine is, for judging how long a test file took: see scripts/lib/durations.mjs. */

const EVERY_MS = 200;
const WORK = 200_000;

interface Probe {
  readonly at: number;
  readonly wall: number;
  readonly own: number;
}

export interface BusyMeter {
  /** How many times longer than alone work took since a moment (`performance.now()`); at least 1. */
  since(start: number): number;
  stop(): void;
}

export function startBusyMeter(): BusyMeter {
  const probes: Probe[] = [];
  const timer = setInterval(() => probes.push(probe()), EVERY_MS);
  timer.unref();
  return {
    since(start) {
      const during = probes.filter(({ at }) => at >= start);
      const sum = (of: (one: Probe) => number): number => during.reduce((total, one) => total + of(one), 0);
      return during.length === 0 ? 1 : Math.max(1, sum(({ wall }) => wall) / sum(({ own }) => own));
    },
    stop: () => clearInterval(timer),
  };
}

/** About a millisecond of work: what it takes beyond its processor time it waited for the processor. */
function probe(): Probe {
  const at = performance.now();
  const before = process.threadCpuUsage();
  let sum = 0;
  for (let i = 0; i < WORK; i++) sum = (sum + i * i) % 65_521;
  const { user, system } = process.threadCpuUsage(before);
  const wall = (performance.now() - at) * 1_000 + sum * 0;
  return { at, wall, own: Math.max(1, user + system) };
}
