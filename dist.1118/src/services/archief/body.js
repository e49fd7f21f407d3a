/** What steps of the archive take besides the address: why, mostly. */
import { isDate } from '../../foundation/days.js';
import { invalid, Problem } from '../../foundation/problems.js';
/** @throws invalid */
export function redenIn(body, name = 'reden') {
    const given = body?.[name];
    const reden = typeof given === 'string' ? given.trim() : '';
    if (reden === '')
        throw invalid({ name, code: 'required', reason: 'Vul in waarom. Dat blijft bewaard.' });
    if (reden.length > 1000)
        throw invalid({ name, code: 'max_length', reason: 'Gebruik hoogstens 1000 tekens.' });
    return reden;
}
/** A day that is one of those meant. @throws invalid with `reason` */
export function dagIn(body, name, meant, reason) {
    const given = body?.[name];
    if (typeof given !== 'string' || !isDate(given) || !meant(given))
        throw invalid({ name, code: 'invalid', reason });
    return given;
}
/** Two things that are asked for: who forgot both reads of both. @throws invalid */
export function samen(first, second) {
    const faults = [];
    const tried = (take) => {
        try {
            return take();
        }
        catch (error) {
            if (!(error instanceof Problem) || error.invalidParams.length === 0)
                throw error;
            faults.push(...error.invalidParams);
            return undefined;
        }
    };
    const found = [tried(first), tried(second)];
    if (faults.length > 0)
        throw invalid(...faults);
    return found;
}
//# sourceMappingURL=body.js.map