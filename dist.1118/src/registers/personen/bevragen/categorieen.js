/**
 * Which category each field of a person is, as activities name those fields (BRP Personen bevragen). What an activity covers
 * of a person is said by field; this says which of those it may not use after all, or not beside another source.
 */
import { NUMMER } from '../../../gate/categories.js';
import { BINNENLAND, PERSOON } from './model.js';
/** By path; the longest that fits counts. */
const SOORT = {
    // By law a number to identify somebody, as the BSN is (UAVG 46 lid 1).
    aNummer: NUMMER,
    burgerservicenummer: NUMMER,
    naam: 'naam',
    adressering: 'adres',
    'adressering.aanhef': 'naam',
    'adressering.aanschrijfwijze': 'naam',
    'adressering.gebruikInLopendeTekst': 'naam',
    verblijfplaats: 'adres',
    gemeenteVanInschrijving: 'adres',
    datumInschrijvingInGemeente: 'adres',
    geboorte: 'geboorte',
    leeftijd: 'geboorte',
    geslacht: 'geslacht',
    overlijden: 'overlijden',
    ouders: 'familie',
    partners: 'familie',
    kinderen: 'familie',
    gezag: 'vertegenwoordiging',
    indicatieGezagMinderjarige: 'vertegenwoordiging',
    indicatieCurateleRegister: 'vertegenwoordiging',
    nationaliteiten: 'verblijf',
    immigratie: 'verblijf',
    verblijfstitel: 'verblijf',
    // Only a judge takes the vote away, beside a punishment (Grondwet 54 lid 2).
    uitsluitingKiesrecht: 'strafrechtelijk',
    europeesKiesrecht: 'strafrechtelijk',
    datumEersteInschrijvingGBA: 'registratie',
    geheimhoudingPersoonsgegevens: 'registratie',
    opschortingBijhouding: 'registratie',
    rni: 'registratie',
    verificatie: 'registratie',
};
const names = (path) => {
    const [first = '', ...rest] = path.split('.');
    return [BINNENLAND[first] ?? first, ...rest];
};
/** The category of a field; of one that is not known none, so that nobody opens it by naming it. */
export function soortVan(path) {
    const parts = names(path);
    if (parts.at(-1) === 'burgerservicenummer')
        return NUMMER;
    for (let length = parts.length; length > 0; length--) {
        const found = SOORT[parts.slice(0, length).join('.')];
        if (found)
            return found;
    }
    return undefined;
}
const groupsIn = (knoop) => {
    if (knoop.is === 'lijst')
        return groupsIn(knoop.van);
    if (knoop.is === 'keuze')
        return Object.values(knoop.varianten);
    return knoop.is === 'groep' ? [knoop] : [];
};
/** Names of what lies directly below a field; none below a date or a code. */
function below(path) {
    let at = [PERSOON];
    for (const name of names(path))
        at = at.flatMap(({ velden }) => (Object.hasOwn(velden, name) ? groupsIn(velden[name]) : []));
    return [...new Set(at.flatMap(({ velden }) => Object.keys(velden)))];
}
const known = new Map();
/** Every category that a field, with what lies below it, is of. There are as many paths as the published answer has. */
function soortenOnder(path) {
    const kept = known.get(path);
    if (kept)
        return kept;
    const inside = below(path);
    const soort = soortVan(path);
    const found = inside.length > 0
        ? new Set(inside.flatMap((name) => [...soortenOnder(`${path}.${name}`)]))
        : new Set(soort ? [soort] : []);
    if (soort)
        known.set(path, found);
    return found;
}
export const soortenIn = (velden) => new Set(velden.flatMap((path) => [...soortenOnder(path)]));
/** The same fields without what is of another category: of a group in which something is, the rest by name. */
export function veldenVan(velden, mag) {
    const kept = velden.flatMap((path) => {
        if ([...soortenOnder(path)].every(mag))
            return [path];
        return veldenVan(below(path).map((name) => `${path}.${name}`), mag);
    });
    return kept.length === velden.length && kept.every((path, index) => path === velden[index]) ? velden : kept;
}
//# sourceMappingURL=categorieen.js.map