/** Scopes of `meent` for requests about somebody's own data: who takes one in, who reads them, handles them, and decides. */
export const INDIENEN = 'avgverzoeken.indienen';
export const LEZEN = 'avgverzoeken.lezen';
export const BEHANDELEN = 'avgverzoeken.behandelen';
/** To decide; what takes data away wants two people who may. */
export const BESLISSEN = 'avgverzoeken.beslissen';
//# sourceMappingURL=api.js.map