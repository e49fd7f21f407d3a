import type { Resource } from '../../engine/resource.ts';
import { beveiligingsmaatregel } from './beveiligingsmaatregel.ts';
import { combinatie } from './combinatie.ts';
import { verwerkingsactiviteit } from './verwerkingsactiviteit.ts';

export { AVG_VERZOEKEN, activityFor, INZAGE, OVERZETTEN, STANDAARD } from './activity.ts';
export { BEHEREN, BEVEILIGING_BEHEREN, BEVEILIGING_LEZEN, COMBINATIES_BEHEREN } from './api.ts';
export { type BasicActivity, basicActivities, movingActivity } from './basic.ts';
export { basicCombinations, IN_ZAAK } from './basic-combinations.ts';
export { ALLES_GEBRUIKT, isValidOn } from './verwerkingsactiviteit.ts';

export const resources: readonly Resource[] = [verwerkingsactiviteit, beveiligingsmaatregel, combinatie];
