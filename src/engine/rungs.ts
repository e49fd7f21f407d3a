/**
 * Rungs: every five hundredth id of a long list, so that a deep page begins near where it is instead of at the front. A rung is
 * counted from the oldest record: new ones come in at the front and move none of them. What does move them (a record that
 * goes, changes type or level, or comes in elsewhere) is counted with the totals (`disturbed`), and read by the statement
 * that gives the page: a page is exact or asked again. Kept in memory, made in the background, lost without harm.
 */
import { now } from '../foundation/clock.ts';
import type { Database, Municipality, Statement } from '../foundation/db/types.ts';

const STEP = 500;
/** Ids that one statement walks past. */
const STRIDE = 40 * STEP;
/** So many may come in between two answers before a rung is too low. */
const SLACK = STEP / 2;
/** Before this many the front is near enough. */
export const NEAR = 2 * STEP;
/** Of all lists together: some ten megabytes. */
const MOST_RUNGS = 100_000;
/** Lists of which the last count is remembered. */
const MOST_LISTS = 5_000;
const LEARN_AGAIN_MS = 60_000;
/** Ids older than this have nothing come in between: a write takes seconds. */
const SETTLED_MS = 600_000;

/** What an answer told of its list. */
export interface Seen {
  readonly count: number;
  /** The same count without rights: which part of all rows the list is. */
  readonly all: number;
  readonly disturbed: number;
}

/** Where to begin: at `from`, which has `rank` rows of the list up to and including it, and not beyond `until`. */
export interface Place {
  readonly from: string;
  readonly rank: number;
  readonly until: string;
}

/** Ids in order above `after`, and how often rungs were disturbed: `id`, `n` (every STEP-th), `disturbed`. */
export interface Walk {
  readonly municipality: Municipality;
  /** @param bind adds a parameter and returns its placeholder. */
  readonly sql: (step: {
    readonly after: string;
    readonly before: string;
    readonly every: number;
    readonly most: number;
  }) => {
    readonly statement: Statement;
    readonly values: readonly unknown[];
  };
}

export const LOWEST = '00000000-0000-0000-0000-000000000000';
export const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface Ladder {
  seen?: Seen;
  /** Rung n has n + 1 times STEP rows up to and including it. */
  rungs: string[];
  /** The `disturbed` for which the rungs hold. */
  holds: number;
  learning?: Promise<void>;
  learnt: number;
}

export interface Rungs {
  seen(list: string): Seen | undefined;
  /** Undefined when the front is as near. */
  place(list: string, offset: number): Place | undefined;
  /** Remembers what an answer told; false when rungs that were used for it no longer held. */
  saw(list: string, seen: Seen): boolean;
  /** Makes rungs for a list in which somebody asked for a page this deep. */
  learn(list: string, offset: number, walk: Walk): void;
  /** Resolves when no rungs are being made. */
  idle(): Promise<void>;
}

export function createRungs(db: Database): Rungs {
  // In the order of their last use, so that the first is the one to forget.
  const ladders = new Map<string, Ladder>();

  const use = (list: string): Ladder => {
    const ladder = ladders.get(list) ?? { rungs: [], holds: 0, learnt: Number.NEGATIVE_INFINITY };
    ladders.delete(list);
    ladders.set(list, ladder);
    const [oldest] = ladders.keys();
    if (ladders.size > MOST_LISTS) ladders.delete(oldest!);
    return ladder;
  };

  const forget = (): void => {
    let total = 0;
    for (const { rungs } of ladders.values()) total += rungs.length + 1;
    for (const [list, { rungs, learning }] of ladders) {
      if (total <= MOST_RUNGS) return;
      if (learning) continue;
      total -= rungs.length + 1;
      ladders.delete(list);
    }
  };

  async function climb(ladder: Ladder, walk: Walk): Promise<void> {
    const before = idAt(now().getTime() - SETTLED_MS);
    if (ladder.seen && ladder.seen.disturbed !== ladder.holds) {
      ladder.rungs = [];
      ladder.holds = ladder.seen.disturbed;
    }
    for (;;) {
      const step = { after: ladder.rungs.at(-1) ?? LOWEST, before, every: STEP, most: STRIDE };
      const { statement, values } = walk.sql(step);
      const found = await db.in(walk.municipality).query<{ id: string | null; disturbed: number }>(statement, values);
      const disturbed = Number(found[0]?.disturbed ?? 0);
      if (disturbed !== ladder.holds) {
        ladder.rungs = [];
        ladder.holds = disturbed;
        if (step.after !== LOWEST) return;
      }
      const ids = found.flatMap(({ id }) => (id === null ? [] : [id]));
      ladder.rungs.push(...ids);
      if (ids.length < STRIDE / STEP) return;
    }
  }

  return {
    seen: (list) => ladders.get(list)?.seen,
    place(list, offset) {
      const ladder = ladders.get(list);
      if (!ladder?.seen || offset < NEAR) return undefined;
      const rank = ladder.seen.count - offset;
      const above = Math.ceil((rank + SLACK) / STEP);
      const from = ladder.rungs[above - 1];
      if (from === undefined || ladder.seen.disturbed !== ladder.holds) return undefined;
      // A page is shorter than a step, so what it holds is above the second rung below it.
      const until = ladder.rungs[Math.floor(rank / STEP) - 2] ?? LOWEST;
      return { from, rank: above * STEP, until };
    },
    saw(list, seen) {
      const ladder = use(list);
      ladder.seen = seen;
      return ladder.rungs.length === 0 || ladder.holds === seen.disturbed;
    },
    learn(list, offset, walk) {
      const ladder = use(list);
      if (offset < NEAR || ladder.learning || now().getTime() - ladder.learnt < LEARN_AGAIN_MS) return;
      ladder.learnt = now().getTime();
      ladder.learning = climb(ladder, walk)
        // Without rungs a page is only slower.
        .catch(() => {})
        .finally(() => {
          delete ladder.learning;
          forget();
        });
    },
    async idle() {
      await Promise.all([...ladders.values()].map(({ learning }) => learning));
    },
  };
}

/** True for an id that was made a moment ago: what has it comes in at the front. */
export const isNewest = (id: string): boolean =>
  id > idAt(now().getTime() - SETTLED_MS / 2) && id < idAt(now().getTime() + SETTLED_MS / 2);

/** The lowest id (UUIDv7) that can be made at this moment. */
function idAt(instant: number): string {
  const hex = Math.max(0, Math.floor(instant)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
