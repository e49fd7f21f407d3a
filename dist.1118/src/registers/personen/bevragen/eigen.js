import { today } from '../../../foundation/clock.js';
import { teVeel } from './problemen.js';
import { persoonVan } from './record.js';
import { toonPersoon } from './toon.js';
import { isRaadplegen } from './vraag.js';
export const eigenBron = {
    async zoek(engine, asking, vraag, hoogstens) {
        const caller = metHeleRecords(asking);
        const { count, rows } = await engine.rows(caller, 'persoon', filtersVan(vraag), { kind: 'gezocht' });
        if (count > hoogstens)
            throw teVeel(hoogstens);
        const found = inVolgorde(vraag, rows);
        const kent = await bekenden(engine, caller, vraag, found);
        const day = today();
        return found.map((row) => {
            const persoon = persoonVan(row.record);
            return {
                persoon: toonPersoon(persoon, day, (number) => kent.get(number)),
                burgerservicenummer: persoon.burgerservicenummer,
                id: row.id,
            };
        });
    },
};
const whole = new WeakMap();
/**
 * What is asked was held against what the activity covers, field by field (dekking.ts). To answer it takes the record as it is: an age
 * follows from a birth, and how to write to somebody from their partner.
 */
function metHeleRecords(caller) {
    if (!caller.rights.leaves)
        return caller;
    const { leaves: _, ...rest } = caller.rights;
    const rights = whole.get(caller.rights) ?? rest;
    whole.set(caller.rights, rights);
    return { ...caller, rights };
}
/** Parameters that a filter of the register has by the same name. */
const GELIJK = [
    'geboortedatum',
    'geslachtsnaam',
    'voornamen',
    'voorvoegsel',
    'gemeenteVanInschrijving',
    'straat',
    'huisletter',
    'huisnummertoevoeging',
    'nummeraanduidingIdentificatie',
    'adresseerbaarObjectIdentificatie',
];
function filtersVan(vraag) {
    const { parameters } = vraag;
    const given = (name) => String(parameters[name] ?? '');
    const overleden = isRaadplegen(vraag) || parameters.inclusiefOverledenPersonen === true;
    return {
        vindbaar: overleden ? 'ja,overleden' : 'ja',
        ...Object.fromEntries(GELIJK.flatMap((name) => (given(name) === '' ? [] : [[name, given(name)]]))),
        ...(given('geslacht') === '' ? {} : { geslacht: given('geslacht').toUpperCase() }),
        ...(given('postcode') === '' ? {} : { postcode: given('postcode').replace(' ', '').toUpperCase() }),
        ...(given('huisnummer') === '' ? {} : { huisnummer: given('huisnummer') }),
        ...(isRaadplegen(vraag)
            ? { burgerservicenummer: [...new Set(parameters.burgerservicenummer)].join(',') }
            : {}),
    };
}
/** By number they come in the order in which they were asked for. */
function inVolgorde(vraag, rows) {
    if (!isRaadplegen(vraag))
        return rows;
    const asked = vraag.parameters.burgerservicenummer;
    const place = ({ record }) => asked.indexOf(String(record.burgerservicenummer));
    return rows.toSorted((a, b) => place(a) - place(b));
}
/** Custody names people by their number: those whom the caller may read are named. */
async function bekenden(engine, caller, { fields }, rows) {
    if (!fields.some((path) => path === 'gezag' || path.startsWith('gezag.')))
        return new Map();
    const people = rows.map(({ record }) => persoonVan(record));
    const numbers = new Set(people.flatMap(({ gezag }) => gezag.flatMap(({ minderjarige, ouders, derden }) => [minderjarige, ...ouders, ...derden])));
    numbers.delete('');
    if (numbers.size === 0)
        return new Map();
    const { rows: others } = await engine.rows(caller, 'persoon', { burgerservicenummer: [...numbers].join(',') }, { kind: 'gezocht' });
    return new Map(others.map(({ record }) => [String(record.burgerservicenummer), persoonVan(record)]));
}
//# sourceMappingURL=eigen.js.map