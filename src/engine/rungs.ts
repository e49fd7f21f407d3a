/**
 * Rungs: every five hundredth row of a long list, so that a deep page begins near where it is instead of at an end. A ladder
 * of them belongs to one order of a list, that of ids or that of a key (key-order.ts), and is counted upwards: from the
 * oldest record, or from the lowest key. What moves rungs is read by the statement that gives the page: what makes a ladder
 * worthless (a record that goes, changes type or level, or comes in elsewhere than at the front) is counted with the totals,
 * as `disturbed`; by how much a key moved them is worked out there (drift.ts). So a page is exact or asked again. Kept in
 * memory, made in the background, lost without harm.
 */
import { now } from '../foundation/clock.ts';
import type { Around } from './ways.ts';

export const STEP = 500;
/** Who asks for pages before this many makes no rungs. */
export const NEAR = 2 * STEP;
/** Of all ladders together: some thirty megabytes. */
const MOST_RUNGS = 200_000;
/** Lists of which the last count is remembered. */
const MOST_LISTS = 5_000;
const LEARN_AGAIN_MS = 60_000;

/** What an answer told of its list. */
export interface Seen {
  readonly count: number;
  /** The same count without rights: which part of all rows the list is. */
  readonly all: number;
  readonly disturbed: number;
  /** The counters of a date were asked, and are not known to be right: see right-dates.ts. */
  readonly unsure?: true;
  /** Of a range of dates: what counters said of it and of what lies around it. */
  readonly around?: Around;
}

/** A row of a list. `key` is the text of what the list is ordered by, absent in the order of ids. */
export interface Rung {
  readonly id: string;
  readonly key?: string | null;
}

/** The moment at which rungs were counted. */
export interface Since {
  /** As `pg_current_snapshot()` gives it. */
  readonly snapshot: string;
  /** By the clock of the database. */
  readonly at: Date;
  /** Only rows with a lower id were counted. */
  readonly mark: string;
}

/** Where to begin. */
export interface Place {
  readonly from: Rung;
  /** Rows of the list up to and including it, when it was counted. */
  readonly rank: number;
  /** In the order of ids: the page holds nothing up to here. */
  readonly until: string;
  readonly since: Since;
  /** It holds for an answer that tells the same. */
  readonly disturbed: number;
}

/** Rungs that were counted together: number n has n + 1 times the step of its walk up to and including it. */
export interface Climbed {
  readonly rungs: readonly Rung[];
  readonly since: Since;
  readonly disturbed: number;
}

/** Counts the rows of a list, in one order. */
export interface Walk {
  /** Rows from one rung to the next. */
  readonly step: number;
  /** How long rungs serve before they are counted anew. Where that is never, the next walk goes on from the last one. */
  readonly lastsMs: number;
  climb(after: Rung | undefined): Promise<Climbed>;
}

/** One order of a list: `by` is its column, or `id`. */
export interface Ordered {
  readonly list: string;
  readonly by: string;
}

export interface Rungs {
  seen(list: string): Seen | undefined;
  /** Remembers what an answer told. */
  saw(list: string, seen: Seen): void;
  /** Where to begin for a page of which the highest row has this rank. Undefined when an end is as near. */
  place(of: Ordered, offset: number, topOf: (count: number) => number): Place | undefined;
  /** Makes rungs for a list in which somebody asked for a page this deep. @param served rungs made that page cheap */
  learn(of: Ordered, depth: number, walk: Walk, served: boolean): void;
  /** Resolves when no rungs are being made. */
  idle(): Promise<void>;
}

export const LOWEST = '00000000-0000-0000-0000-000000000000';
export const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

interface Ladder extends Partial<Climbed> {
  readonly list: string;
  step: number;
  learning?: Promise<void>;
  learnt: number;
}

export function createRungs(): Rungs {
  // In the order of their last use, so that the first is the one to forget.
  const counts = new Map<string, Seen>();
  const ladders = new Map<string, Ladder>();
  /** One walk at a time: each holds a connection. */
  let walking: Promise<void> = Promise.resolve();

  const nameOf = ({ list, by }: Ordered): string => `${list} ${by}`;
  const sizeOf = ({ rungs }: Ladder): number => 1 + (rungs?.length ?? 0);

  const forget = (): void => {
    let total = 0;
    for (const ladder of ladders.values()) total += sizeOf(ladder);
    for (const [name, ladder] of ladders) {
      if (total <= MOST_RUNGS) return;
      if (ladder.learning) continue;
      total -= sizeOf(ladder);
      ladders.delete(name);
    }
  };

  async function climb(ladder: Ladder, walk: Walk): Promise<void> {
    const goesOn = walk.lastsMs === Number.POSITIVE_INFINITY && ladder.disturbed === counts.get(ladder.list)?.disturbed;
    const known = (goesOn && ladder.rungs) || [];
    const found = await walk.climb(known.at(-1));
    const holds = known.length === 0 || found.disturbed === ladder.disturbed;
    Object.assign(ladder, { ...found, rungs: holds ? [...known, ...found.rungs] : [], step: walk.step });
  }

  return {
    seen: (list) => counts.get(list),
    saw(list, seen) {
      counts.delete(list);
      counts.set(list, seen);
      const [oldest] = counts.keys();
      if (counts.size > MOST_LISTS) counts.delete(oldest!);
    },
    place(of, offset, topOf) {
      const seen = counts.get(of.list);
      const { rungs, since, disturbed, step = STEP } = ladders.get(nameOf(of)) ?? {};
      if (!rungs || !since || !seen || offset < 2 * step || seen.disturbed !== disturbed) return undefined;
      const top = topOf(seen.count);
      // Half a step higher: so many may come in between two answers before a rung is too low.
      const above = Math.ceil(top / step + 1 / 2);
      const from = rungs[above - 1];
      // A page of ids is shorter than a step, so what it holds is above the second rung below it.
      const until = rungs[Math.floor(top / step) - 2]?.id ?? LOWEST;
      return from && { from, rank: above * step, until, since, disturbed };
    },
    learn(of, depth, walk, served) {
      if (depth < NEAR) return;
      const name = nameOf(of);
      const ladder = ladders.get(name) ?? { list: of.list, step: walk.step, learnt: Number.NEGATIVE_INFINITY };
      ladders.delete(name);
      ladders.set(name, ladder);
      const age = now().getTime() - ladder.learnt;
      if (ladder.learning || age < LEARN_AGAIN_MS || (served && age < walk.lastsMs)) return;
      ladder.learnt = now().getTime();
      walking = walking
        .then(() => climb(ladder, walk))
        // Without rungs a page is only slower.
        .catch(() => {})
        .finally(() => {
          delete ladder.learning;
          forget();
        });
      ladder.learning = walking;
    },
    idle: () => walking,
  };
}
