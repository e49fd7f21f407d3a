/** What is told on the page of choices of what is chosen elsewhere: what they asked of their data, and what they objected to. */
import type { Engine } from '../../engine/engine.ts';
import { whenClosed } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { mandateAllows } from '../../gate/mandate.ts';
import type { Stand } from '../../registers/avgverzoeken/index.ts';
import { type AvgVerzoekData, mijnVerzoeken } from '../avg/tonen.ts';

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

const STANDEN: Readonly<Record<Stand, string>> = {
  in_behandeling: 'in behandeling',
  identiteit_gevraagd: 'wij willen eerst zeker weten wie het vraagt',
  voorgesteld: 'in behandeling',
  besloten: 'besloten',
  ingetrokken: 'ingetrokken',
};

/** Newest first; nothing where a mandate or a rule keeps it back: the choices themselves stay theirs to see. */
export async function elders(engine: Engine, caller: Caller): Promise<readonly Elders[]> {
  if (!mandateAllows(caller.mandate, 'avg')) return [];
  return (await mijnVerzoeken(engine, caller).catch(whenClosed([]))).map(verteld);
}

function verteld({ id, soort, naam, activiteit, stand, stilgezet, termijn }: AvgVerzoekData): Elders {
  const still = stilgezet !== null && stilgezet.tot === null;
  return {
    soort: soort === 'bezwaar' ? 'bezwaar' : 'avg_verzoek',
    id,
    titel: activiteit ? `${naam}: ${activiteit.naam}` : naam,
    stand: still ? `${STANDEN[stand]}, het gebruik staat stil` : STANDEN[stand],
    sinds: termijn.ontvangen,
    pad: `/mijn/avg/${id}`,
  };
}
