/**
 * A relation to another register is refused when its address lies elsewhere: that is known without a call. The standard
 * wants to hear which of two faults it is, nothing there (`bad-url`) or something of another kind (`invalid-resource`),
 * so a record that is refused for it has the address looked up.
 */
import { invalid, Problem } from '../foundation/problems.js';
import { askOutside } from './outside.js';
/** @throws what `validate` throws, with the code that fits what lies at the address */
export async function tellingElsewhere(parts, caller, resource, given, validate) {
    try {
        return validate();
    }
    catch (error) {
        if (!(error instanceof Problem) || !error.invalidParams)
            throw error;
        const told = error.invalidParams.map((one) => tell(parts, caller, resource, given, one));
        throw invalid(...(await Promise.all(told)));
    }
}
async function tell(parts, caller, resource, given, fault) {
    const address = given[fault.name];
    const isRelation = resource.fields[fault.name]?.kind === 'relation';
    if (fault.code !== 'bad-url' || !isRelation || typeof address !== 'string' || !URL.canParse(address))
        return fault;
    const [[, found]] = (await askOutside(parts, caller, [address]));
    return found.kind === 'there'
        ? { ...fault, code: 'invalid-resource', reason: 'Op dit adres staat iets anders dan gevraagd.' }
        : fault;
}
//# sourceMappingURL=elsewhere.js.map