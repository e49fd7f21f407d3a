/** Client ids of Meent's own channels. Their rights are in the register as those of any application. */
/** Pages for residents. Its own rights are those with which it takes in what a visitor sends. */
export const PORTAAL = 'meent-portaal';
/** Pages for employees; what an employee may do hangs on role and department. */
export const WERKBANK = 'meent-werkbank';
/** `werkbank:behandelaar:openbare-ruimte`: holds the rights of a role in a department. */
export const werkbankVan = (rol, afdeling) => `werkbank:${slug(rol)}:${slug(afdeling)}`;
/** `werkbank:medewerker=m-0101`: holds what this employee may besides, by the number with which they log in. */
export const medewerkerVan = (nummer) => `${MEDEWERKER}${nummer}`;
/** The role and department whose rights a client id holds. */
export function rolIn(clientId) {
    const [channel, rol, afdeling] = clientId.split(':');
    return channel === 'werkbank' && rol && afdeling ? { rol, afdeling } : undefined;
}
/** The number of the employee whose rights a client id holds. */
export const nummerIn = (clientId) => clientId.startsWith(MEDEWERKER) ? clientId.slice(MEDEWERKER.length) : undefined;
/** No role in a department has this sign in its name. */
const MEDEWERKER = 'werkbank:medewerker=';
/**
 * True for a name of Meent itself: a channel, a process, the demo. It acts within this process alone. A token in such a
 * name would let somebody look as the portal does, and what the portal shows a resident is left out of who looked.
 */
export const isOwnClient = (clientId) => /^(meent-|werkbank:)/.test(clientId);
/** How a role or department stands in such a name, and how a rule compares them: `Openbare ruimte` is `openbare-ruimte`. */
export const slug = (words) => words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
//# sourceMappingURL=client-ids.js.map