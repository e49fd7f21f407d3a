/**
 * Numbers of persons in `data` (docs/decisions/0016). The schema of an objecttype is free, so nobody declares where a BSN
 * stands. It is recognised: by the name of the property, and by the number itself, nine digits that pass the eleven test.
 */
import { isBsn } from '../../engine/formats.js';
/** Purpose of the keyed hash: that of a BSN everywhere, so that a person is the same person in every register. */
export const BSN = 'bsn';
/** `bsn`, `inpBsn`, `bsn_aanvrager`, `bsnnummers`, `burgerservicenummer`: no other word of Dutch begins so. */
const NAMED = /(^|[^a-z])bsn|Bsn|burgerservicenummer/;
const isName = (name) => NAMED.test(name) || NAMED.test(name.toLowerCase());
const isNamed = (names) => isName(names.at(-1) ?? '');
/** What is called a BSN is sealed whatever it looks like; what looks like one is sealed whatever it is called. */
export const seals = (names, text) => isBsn(text) || isNamed(names);
export const sealed = { seals, purpose: BSN };
/** The persons in `data`, each once. */
export function personsIn(data) {
    const found = new Set();
    const look = (value) => {
        if (typeof value === 'string' && isBsn(value))
            found.add(value);
        else if (typeof value === 'object' && value !== null)
            for (const one of Object.values(value))
                look(one);
    };
    look(data);
    return found;
}
/** With the nought that a number loses. */
const LIKE_BSN = /^\d{8,9}$/;
/** Where a BSN is given as a number, which loses a nought in front and cannot be sealed: `betrokkene.bsn`, `bsn.nummer`. */
export function numbersIn(data, names = []) {
    if (typeof data === 'number')
        return isNamed(names) || (LIKE_BSN.test(String(data)) && names.some(isName)) ? [names.join('.')] : [];
    if (typeof data !== 'object' || data === null)
        return [];
    return Array.isArray(data)
        ? data.flatMap((one) => numbersIn(one, names))
        : Object.entries(data).flatMap(([name, one]) => numbersIn(one, [...names, name]));
}
/** Where a BSN is the name of a property, which is never sealed. Tells the place around it and not the name. */
export function namesIn(data, names = []) {
    if (typeof data !== 'object' || data === null)
        return [];
    const inside = Array.isArray(data)
        ? data.flatMap((one) => namesIn(one, names))
        : Object.entries(data).flatMap(([name, one]) => (isBsn(name) ? [] : namesIn(one, [...names, name])));
    return Object.keys(data).some(isBsn) ? [names.join('.'), ...inside] : inside;
}
//# sourceMappingURL=persons.js.map