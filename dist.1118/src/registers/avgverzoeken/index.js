import { avgverzoek } from './avgverzoek.js';
import { gegevensbeperking } from './gegevensbeperking.js';
export { BEHANDELEN, BESLISSEN, INDIENEN, LEZEN } from './api.js';
export { AVGVERZOEK, onderdeelFields, STANDEN } from './avgverzoek.js';
export { BEPERKING_GRONDEN, metAllesVan } from './gegevensbeperking.js';
export * from './soorten.js';
export { termijnVan } from './termijn.js';
export const avgverzoekenResources = [avgverzoek, gegevensbeperking];
//# sourceMappingURL=index.js.map