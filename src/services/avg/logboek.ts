/** Lines of the logbook about who asks are held while the request runs (docs/decisions/0040). */
import type { Engine } from '../../engine/engine.ts';
import type { Caller } from '../../gate/context.ts';
import { subjectOf } from '../../gate/mandate.ts';
import { houdVastVoorVerzoek, laatLosNaVerzoek } from '../logboek/verzoek-houdt-vast.ts';

export const houdRegelsVast = (
  engine: Engine,
  caller: Caller,
  verzoek: string,
  grond: 'avg-verzoek' | 'avg-bezwaar',
): Promise<string> => houdVastVoorVerzoek(engine, caller, { subject: subjectOf(caller)!, grond, verzoek });

export const laatRegelsLos = (engine: Engine, caller: Caller, verzoek: string): Promise<void> =>
  laatLosNaVerzoek(engine, caller, verzoek);
