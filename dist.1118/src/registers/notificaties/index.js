import { abonnement } from './abonnement.js';
import { declaredChannels } from './channels.js';
import { kanaal } from './kanaal.js';
import { notificatie } from './notificatie.js';
export { CONSUMEREN, notificatiesApi } from './api.js';
export { startDelivery } from './delivery.js';
export { notificatiesOperations } from './operations.js';
export { deadDeliveries, outboxState, resend, } from './operator.js';
export { handOut, QUEUE } from './outbox.js';
export { pause, resume, subscriptionStates } from './statistics.js';
/** @param declared all other resources of the program: what they publish on exists without anybody making it */
export function notificatiesResources(declared) {
    const channels = declaredChannels(declared);
    return [kanaal(channels), abonnement(channels), notificatie(channels)];
}
//# sourceMappingURL=index.js.map