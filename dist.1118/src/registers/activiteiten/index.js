import { beveiligingsmaatregel } from './beveiligingsmaatregel.js';
import { combinatie } from './combinatie.js';
import { verwerkingsactiviteit } from './verwerkingsactiviteit.js';
export { AVG_VERZOEKEN, activityFor, INZAGE, OVERZETTEN, STANDAARD } from './activity.js';
export { BEHEREN, BEVEILIGING_BEHEREN, BEVEILIGING_LEZEN, COMBINATIES_BEHEREN } from './api.js';
export { basicActivities, movingActivity } from './basic.js';
export { basicCombinations, IN_ZAAK } from './basic-combinations.js';
export { ALLES_GEBRUIKT, isValidOn } from './verwerkingsactiviteit.js';
export const resources = [verwerkingsactiviteit, beveiligingsmaatregel, combinatie];
//# sourceMappingURL=index.js.map