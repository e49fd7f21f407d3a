/** Scopes of `meent` for what the Archiefwet asks: who may see it, and who may do which step of it. */
export const LEZEN = 'archief.lezen';
export const OPSCHORTEN = 'archief.opschorten';
export const OPSTELLEN = 'archief.opstellen';
export const BEOORDELEN = 'archief.beoordelen';
export const VASTSTELLEN = 'archief.vaststellen';
export const OVERBRENGEN = 'archief.overbrengen';
/** Every step of it: who may do one of these may see lists. */
export const STAPPEN = [OPSTELLEN, BEOORDELEN, VASTSTELLEN];
//# sourceMappingURL=api.js.map