/** The Notificaties register: channels, subscriptions, and telling subscribers what changed. */
import type { Resource } from '../../engine/resource.ts';
import { abonnement } from './abonnement.ts';
import { declaredChannels } from './channels.ts';
import { kanaal } from './kanaal.ts';
import { notificatie } from './notificatie.ts';

export { CONSUMEREN, notificatiesApi } from './api.ts';
export { type DeliveryOptions, type HeardChange, type Hearing, startDelivery } from './delivery.ts';
export { notificatiesOperations } from './operations.ts';
export {
  type DeadDelivery,
  deadDeliveries,
  type OutboxState,
  outboxState,
  resend,
} from './operator.ts';
export { handOut, QUEUE } from './outbox.ts';
export { pause, resume, type SubscriptionState, subscriptionStates } from './statistics.ts';

/** @param declared all other resources of the program: what they publish on exists without anybody making it */
export function notificatiesResources(declared: readonly Resource[]): readonly Resource[] {
  const channels = declaredChannels(declared);
  return [kanaal(channels), abonnement(channels), notificatie(channels)];
}
