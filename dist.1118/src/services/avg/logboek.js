import { subjectOf } from '../../gate/mandate.js';
import { houdVastVoorVerzoek, laatLosNaVerzoek } from '../logboek/besluiten.js';
export const houdRegelsVast = (engine, caller, verzoek, grond) => houdVastVoorVerzoek(engine, caller, { subject: subjectOf(caller), grond, verzoek });
export const laatRegelsLos = (engine, caller, verzoek) => laatLosNaVerzoek(engine, caller, verzoek);
//# sourceMappingURL=logboek.js.map