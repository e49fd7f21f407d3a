/**
 * What other registers tell on the page of choices: requests under the AVG, and objections. A register that has such a thing
 * puts its function in this list; the page and the API then show what it gives.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Caller } from '../../gate/context.ts';

export const SOORTEN_ELDERS = ['avg_verzoek', 'bezwaar'] as const;

export interface Elders {
  readonly soort: (typeof SOORTEN_ELDERS)[number];
  readonly id: string;
  /** What it is about, in plain Dutch. */
  readonly titel: string;
  readonly stand: string;
  /** Instant or day. */
  readonly sinds: string;
  /** Where the resident reads it. */
  readonly pad: string;
}

export type Vertelt = (engine: Engine, caller: Caller) => Promise<readonly Elders[]>;

const VERTELLEN: readonly Vertelt[] = [];

export const elders = async (engine: Engine, caller: Caller): Promise<readonly Elders[]> =>
  (await Promise.all(VERTELLEN.map((one) => one(engine, caller)))).flat();
