/** Requests of residents about their own data, and what stands still because of one. */
import type { Resource } from '../../engine/resource.ts';
import { avgverzoek } from './avgverzoek.ts';
import { gegevensbeperking } from './gegevensbeperking.ts';

export { BEHANDELEN, BESLISSEN, INDIENEN, LEZEN } from './api.ts';
export { AVGVERZOEK, onderdeelFields, STANDEN, type Stand } from './avgverzoek.ts';
export { BEPERKING_GRONDEN, metAllesVan } from './gegevensbeperking.ts';
export * from './soorten.ts';
export { type Termijn, termijnVan } from './termijn.ts';

export const avgverzoekenResources: readonly Resource[] = [avgverzoek, gegevensbeperking];
