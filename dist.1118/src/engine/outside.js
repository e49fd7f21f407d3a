/**
 * What a record says lies elsewhere: looked up before anything is stored, outside any transaction, and only what is new
 * in this write. A write that meets an address which was not asked yet ends there, after rights and before rules: it is
 * asked while others go on with the same record, and then the write starts again. Rules find the outcome in the work. An
 * address of this installation is answered by its own tables, as far as the caller may know what is in them.
 */
import { byDeadline } from '../foundation/deadline.js';
import { invalid } from '../foundation/problems.js';
import { mayKnow } from './access.js';
/** A guard against a body that makes us call many others. */
const MOST = 50;
/** Ends an attempt to write: these must be asked first. */
export class Unasked extends Error {
    addresses;
    constructor(addresses) {
        super(`${addresses.length} addresses elsewhere were not asked yet`);
        this.addresses = addresses;
    }
}
/** @throws Unasked, and invalid for more addresses than are looked up in one write */
export function wantOutside(work, resource, record, before) {
    const known = new Set(before ? resource.outside?.(before) : []);
    const wanted = [...new Set(resource.outside?.(record))].filter((one) => one !== '' && !known.has(one));
    if (wanted.length > MOST)
        throw invalid({
            name: 'nonFieldErrors',
            code: 'invalid',
            reason: `Dit verwijst naar meer dan ${MOST} adressen elders. Voeg ze in delen toe.`,
        });
    const unasked = wanted.filter((one) => !work.outside(one));
    if (unasked.length > 0)
        throw new Unasked(unasked);
}
/** @throws deadline */
export async function askOutside(parts, caller, addresses) {
    const asked = Promise.all(addresses.map(async (one) => [one, await look(parts, caller, one)]));
    return caller.deadline === undefined ? asked : byDeadline(caller.deadline, asked);
}
async function look(parts, caller, address) {
    const { base, municipality, application } = caller;
    if (!address.startsWith(`${base}/`))
        return parts.lookup(address, `${municipality}/${application.id}`);
    const own = parts.registry.resolve(address.slice(base.length));
    if (!own)
        return { kind: 'not-there' };
    const row = own.resource.cached
        ? (await parts.snapshots.current(municipality)).get(own.resource.name, own.id)
        : (await parts.loader.load(caller, [{ resource: own.resource.name, id: own.id }]))[0];
    return row && mayKnow(caller, row)
        ? { kind: 'there', properties: new Set(Object.keys(own.resource.fields)) }
        : { kind: 'not-there' };
}
//# sourceMappingURL=outside.js.map