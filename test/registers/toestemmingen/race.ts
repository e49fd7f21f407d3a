/** Calls that race with people who give consent and take it back. */
import { BUURT, type Plek, shows } from './plek.ts';

/** Mulberry32: the same sequence everywhere. */
function dice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    below: (limit: number): number => Math.floor(next() * limit),
    one: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!,
  };
}

export interface Raced {
  readonly leaks: readonly string[];
  /** Calls that began after a withdrawal was answered, and those that began while consent stood. */
  readonly closed: number;
  readonly open: number;
  readonly hidden: readonly string[];
  readonly withdrawals: number;
}

/**
 * Calls through every door, some at once, in two processes, while both residents give and take back. What began after the
 * withdrawal was answered, and ended before anybody began to give again, shows nothing; what began and ended while it stood does.
 */
export async function race(plek: Plek, total: number, { atOnce = 8, seed = 51 } = {}): Promise<Raced> {
  const roll = dice(seed);
  const second = await plek.meent.second();
  const processes = [plek.meent, second] as const;
  const activity = plek.activiteit[BUURT]!;
  const leaks: string[] = [];
  const hidden: string[] = [];
  let [closed, open, withdrawals, left, done] = [0, 0, 0, total, 0];
  /** So many more have been answered: what is certain of a resident stays so for that long. */
  const calls = async (more: number): Promise<void> => {
    for (const until = done + more; done < until && left > 0; ) await new Promise((next) => setTimeout(next, 2));
  };
  /** What is certain of each: it stands, it does not, or somebody is at it. `turn` counts what began. */
  const states = [plek.noor, plek.wil].map((who) => ({ who, is: 'closed' as 'closed' | 'open' | 'between', turn: 0 }));

  const chooser = async (state: (typeof states)[number]): Promise<void> => {
    while (left > 0) {
      state.turn++;
      state.is = 'between';
      const id = await plek.geef(state.who, BUURT, roll.one(processes));
      state.is = 'open';
      await calls(atOnce + roll.below(2 * atOnce));
      state.turn++;
      state.is = 'between';
      await plek.trekIn(state.who, id, roll.one(processes));
      withdrawals++;
      state.is = 'closed';
      await calls(atOnce + roll.below(2 * atOnce));
    }
  };
  const caller = async (): Promise<void> => {
    while (left-- > 0) {
      const door = roll.one(plek.doors);
      const before = states.map(({ is, turn }) => ({ is, turn }));
      const answer = await plek.call(door, activity, roll.one(processes));
      done++;
      for (const [index, { who, turn }] of states.entries()) {
        if (turn !== before[index]!.turn || (door.of && door.of !== who)) continue;
        if (before[index]!.is === 'closed') {
          closed++;
          if (shows(answer, who)) leaks.push(`${door.name}: ${answer.body.slice(0, 200)}`);
        } else if (before[index]!.is === 'open') {
          open++;
          if (!shows(answer, who)) hidden.push(`${door.name} ${answer.statusCode}: ${answer.body.slice(0, 200)}`);
        }
      }
    }
  };
  await Promise.all([...states.map(chooser), ...Array.from({ length: atOnce }, caller)]);
  return { leaks, closed, open, hidden, withdrawals };
}
