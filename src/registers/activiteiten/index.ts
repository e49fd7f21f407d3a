import type { Resource } from '../../engine/resource.ts';
import { verwerkingsactiviteit } from './verwerkingsactiviteit.ts';

export { activityFor, activityOfCall, INZAGE, OVERZETTEN, STANDAARD } from './activity.ts';
export { type BasicActivity, basicActivities, movingActivity } from './basic.ts';

export const resources: readonly Resource[] = [verwerkingsactiviteit];
