/**
 * Lanes: requests that want the same kind of statement share it. What comes while statements of a lane are under way waits,
 * and goes together in the next: the busier it is, the more each statement carries, and nobody waits when it is quiet.
 */

export interface LaneOptions<Item> {
  /** Statements of one lane under way at once: while one waits for the disk, the next is made and travels. */
  readonly mostRunning: number;
  /** So many that wait are worth another statement beside those that run. */
  readonly worth: number;
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

interface Lane<Item> {
  readonly items: Item[];
  running: number;
}

export function createLanes<Item>({ mostRunning, worth, take, run }: LaneOptions<Item>): Lanes<Item> {
  const lanes = new Map<string, Lane<Item>>();

  async function drain(key: string, lane: Lane<Item>): Promise<void> {
    lane.running += 1;
    // Requests of the same turn of the event loop go together, also when the lane was at rest.
    await new Promise(setImmediate);
    // Beside others only as long as it is worth it: else each would carry less and less.
    while (lane.items.length >= (lane.running === 1 ? 1 : worth))
      await run(lane.items.splice(0, take(lane.items)), key);
    lane.running -= 1;
    if (lane.running === 0) lanes.delete(key);
  }

  return {
    add(key, item) {
      let lane = lanes.get(key);
      if (!lane) {
        lane = { items: [], running: 0 };
        lanes.set(key, lane);
      }
      lane.items.push(item);
      if (lane.running === 0 || (lane.running < mostRunning && lane.items.length >= worth)) void drain(key, lane);
    },
    waiting: (key) => lanes.get(key)?.items.length ?? 0,
  };
}
