/**
 * Lanes: requests that want the same kind of statement share it. What comes while statements of a lane are under way waits,
 * and goes together in the next: the busier it is, the more each statement carries, and nobody waits when it is quiet.
 */
import { monotonic } from './clock.ts';

export interface LaneOptions<Item> {
  /** Statements of one lane under way at once: while one waits for the disk, the next is made and travels. */
  readonly mostRunning: number;
  /**
   * So many that wait are worth another statement beside those that run; beside those that take long, one is. Absent: no
   * number is, since each statement costs more than what waits for it.
   */
  readonly worth?: number;
  /** A statement that runs longer waits for something, a row that another holds: nobody else is to wait with it. */
  readonly quickMs?: number;
  /** How many of those that wait go in the next statement; at least one. */
  readonly take: (waiting: readonly Item[]) => number;
  /** Runs a statement and tells each item how it ended. Does not throw. */
  readonly run: (items: readonly Item[], key: string) => Promise<void>;
}

export interface Lanes<Item> {
  add(key: string, item: Item): void;
  /** Items of a lane that are in no statement yet. */
  waiting(key: string): number;
}

/** Where a lane says nothing else. */
const QUICK_MS = 50;

interface Lane<Item> {
  readonly items: Item[];
  readonly running: Set<Running>;
  alarm: NodeJS.Timeout | undefined;
}

interface Running {
  /** Of its latest statement. */
  since: number;
}

export function createLanes<Item>(options: LaneOptions<Item>): Lanes<Item> {
  const { mostRunning, worth = Number.POSITIVE_INFINITY, quickMs = QUICK_MS, take, run } = options;
  const lanes = new Map<string, Lane<Item>>();

  /** When the last of those under way is quick no longer. */
  function quickUntil({ running }: Lane<Item>, itself?: Running): number {
    let until = 0;
    for (const one of running) if (one !== itself) until = Math.max(until, one.since + quickMs);
    return until;
  }

  /** How many must wait for another statement: beside those that end soon it must be worth it, else each would carry less and less. */
  const needed = (lane: Lane<Item>, itself?: Running): number => (quickUntil(lane, itself) > monotonic() ? worth : 1);

  async function drain(key: string, lane: Lane<Item>): Promise<void> {
    const mine = { since: monotonic() };
    lane.running.add(mine);
    // Requests of the same turn of the event loop go together, also when the lane was at rest.
    await new Promise(setImmediate);
    while (lane.items.length >= needed(lane, mine)) {
      mine.since = monotonic();
      await run(lane.items.splice(0, take(lane.items)), key);
    }
    lane.running.delete(mine);
    if (lane.running.size > 0) return look(key, lane);
    clearTimeout(lane.alarm);
    lanes.delete(key);
  }

  /** Begins another when it is worth it, or sees to it that somebody looks again. */
  function look(key: string, lane: Lane<Item>): void {
    if (lane.items.length === 0 || lane.running.size >= mostRunning) return;
    if (lane.items.length >= needed(lane)) return void drain(key, lane);
    lane.alarm ??= setTimeout(
      () => {
        lane.alarm = undefined;
        look(key, lane);
      },
      Math.ceil(quickUntil(lane) - monotonic()),
    ).unref();
  }

  return {
    add(key, item) {
      let lane = lanes.get(key);
      if (!lane) {
        lane = { items: [], running: new Set(), alarm: undefined };
        lanes.set(key, lane);
      }
      lane.items.push(item);
      look(key, lane);
    },
    waiting: (key) => lanes.get(key)?.items.length ?? 0,
  };
}
