/** Lines of the logbook about who asks are held while the request runs (docs/decisions/0040). */
import type { Engine } from '../../engine/engine.ts';
import type { Caller } from '../../gate/context.ts';
import { subjectOf } from '../../gate/mandate.ts';
import { houdVastVoorVerzoek, laatLosNaVerzoek } from '../logboek/besluiten.ts';

export const houdRegelsVast = (
  engine: Engine,
  caller: Caller,
  verzoek: string,
  grond: 'avg-verzoek' | 'avg-bezwaar',
): Promise<string> => houdVastVoorVerzoek(engine, caller, { subject: subjectOf(caller)!, grond, verzoek });

/** @param subjects keyed hashes of whom the case of the request is of */
export async function laatRegelsLos(
  engine: Engine,
  caller: Caller,
  verzoek: string,
  subjects: readonly string[],
): Promise<void> {
  for (const subject of subjects) await laatLosNaVerzoek(engine, caller, { subject, verzoek });
}
