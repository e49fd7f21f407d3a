/** How often lines were withheld, for everybody: of whole years alone, and so few that somebody may be meant are not counted. */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import type { Caller } from '../../gate/context.ts';
import { decisionsOf } from '../../logbook/decisions.ts';

/** Below it a number could tell of one person; it says the same of none. */
const LEAST = 10;

export interface Jaar {
  readonly jaar: number;
  /** Null: fewer than ten, or none. */
  readonly besluiten: number | null;
}

/** The last five years that are over: what is decided this week shows in no number. */
export async function onthoudenPerJaar({ parts: { db, keys } }: Engine, caller: Caller): Promise<readonly Jaar[]> {
  const all = await decisionsOf(db.in(caller), keys, caller.municipality, 'onthouden');
  const years = all.flatMap(({ decided }) => (decided ? [Number(decided.at.slice(0, 4))] : []));
  const now = Number(today().slice(0, 4));
  return Array.from({ length: 5 }, (_, back) => {
    const jaar = now - 1 - back;
    const count = years.filter((one) => one === jaar).length;
    return { jaar, besluiten: count < LEAST ? null : count };
  });
}
