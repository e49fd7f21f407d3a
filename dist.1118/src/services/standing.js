import { momentInNetherlands, now } from '../foundation/clock.js';
import { Problem } from '../foundation/problems.js';
import { serving } from '../gate/activity.js';
import { applicationOf } from '../registers/autorisaties/index.js';
import { isOwnClient } from '../registers/client-ids.js';
import { serveCall } from './purpose.js';
import { underRules } from './rules.js';
import { applicationAsker } from './turns.js';
const standingsIn = (snapshot) => snapshot.derive('aanroepers', () => new WeakMap());
/** @param named id of the activity that the call names. @throws not-authenticated, permission-denied */
export function standingOf(snapshot, bearer, named, personal) {
    const standings = standingsIn(snapshot);
    const moment = momentInNetherlands(now());
    const key = `${personal} ${named ?? ''}`;
    const own = standings.get(bearer) ?? new Map();
    const known = own.get(key);
    if (known?.moment === moment)
        return known.standing;
    const standing = workOut(snapshot, bearer, named, personal);
    standings.set(bearer, own.set(key, { moment, standing }));
    return standing;
}
function workOut(snapshot, bearer, named, personal) {
    const { clientId, userId } = bearer;
    const { municipality } = snapshot;
    const application = applicationOf(snapshot, clientId);
    // The secret was found, so the application exists; unless it left between two snapshots.
    if (!application || isOwnClient(clientId))
        throw new Problem('not-authenticated');
    return underRules(snapshot, {
        municipality,
        application: { id: clientId, label: String(application.row.record.label) },
        asker: applicationAsker({ municipality, application: { id: clientId } }),
        ...served(snapshot, clientId, application, named, personal),
        ...(userId ? { employee: employeeOf(bearer) } : {}),
    });
}
/** A token says who the user is, not what their role is; that stays empty rather than guessed. */
const employeeOf = ({ userId = '', userRepresentation = '' }) => ({
    id: userId,
    name: userRepresentation,
    role: '',
    department: '',
});
/**
 * Personal data wants an activity that holds today. What is about nobody (the catalogue, the rights, the activities
 * themselves) goes without one too, or a municipality that has none could never make one.
 */
function served(snapshot, clientId, { row, rights, activities }, named, personal) {
    // All its names are one party: what it may under one it may under another, and no more.
    const recipients = new Set(row.record.clientIds);
    try {
        return serveCall(snapshot, { key: clientId, rights, activities, recipients }, named);
    }
    catch (error) {
        if (personal || named !== undefined)
            throw error;
        return { activity: NOBODYS_DATA, rights: serving(rights, NO_PURPOSE) };
    }
}
/** Without an activity no source is open, whatever the operation asks. */
const NO_PURPOSE = { uses: new Map(), own: [], types: new Map(), defaultsOf: () => [] };
/** Open data is about nobody, so it is read without purpose and leaves no line. */
export const NOBODYS_DATA = { id: '', purpose: '', ground: '', organ: '' };
//# sourceMappingURL=standing.js.map