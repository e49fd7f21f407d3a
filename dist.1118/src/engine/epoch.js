/** The caller's rights are of an older epoch than the data: the service makes the context again and repeats the call. */
export class StaleRights extends Error {
}
/** True when the caller's rights were read before what this epoch holds. */
export const isStale = (caller, epoch) => caller.rights.epoch !== undefined && caller.rights.epoch !== epoch;
/**
 * For every statement whose rows leave on rights that were read before it. The service makes the caller again and repeats
 * the call. @throws StaleRights
 */
export async function checkEpoch(parts, caller, epoch) {
    const snapshot = await parts.snapshots.current(caller.municipality);
    if (epoch === snapshot.epoch && !isStale(caller, epoch))
        return;
    parts.snapshots.saw(caller.municipality, epoch);
    throw new StaleRights();
}
const EPOCH = { name: 'epoch', text: 'select epoch from municipality_epoch where municipality = $1' };
/** For an answer that comes from no row with an epoch of its own. @throws StaleRights */
export async function checkEpochNow(parts, caller) {
    const [row] = await parts.db.in(caller).query(EPOCH, [caller.municipality]);
    await checkEpoch(parts, caller, Number(row?.epoch));
}
//# sourceMappingURL=epoch.js.map