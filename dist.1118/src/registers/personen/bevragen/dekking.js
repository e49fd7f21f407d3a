/** What of a person a processing activity may use, and whether what was asked lies within it. */
import { ZONDER_GROND_NUMMER } from '../../../gate/categories.js';
import { parameterNietGedekt, veldNietGedekt } from './problemen.js';
import { isGedekt, leesPad } from './selectie.js';
/** The paths that the activity of this call covers. Nothing said of persons is nothing; only the program itself is not narrowed. */
export function dekkingVan({ rights: { sources } }) {
    return sources ? (sources.get('personen') ?? []) : 'alles';
}
/** Without a law that lets the activity use the number, nobody is looked up by it either (UAVG 46). */
const magNummer = ({ rights: { leaves = [] } }) => !leaves.some(({ id, what }) => id === ZONDER_GROND_NUMMER && what.resources?.includes('persoon'));
/** To look somebody up by something is to use it; the number is what the caller already has of them. */
const PARAMETERS = {
    geslachtsnaam: ['naam.geslachtsnaam'],
    voornamen: ['naam.voornamen'],
    voorvoegsel: ['naam.voorvoegsel'],
    geslacht: ['geslacht'],
    geboortedatum: ['geboorte.datum'],
    gemeenteVanInschrijving: ['gemeenteVanInschrijving'],
    postcode: ['verblijfplaats.verblijfadres.postcode', 'adressering.adresregel2'],
    straat: ['verblijfplaats.verblijfadres.officieleStraatnaam', 'adressering.adresregel1'],
    huisnummer: ['verblijfplaats.verblijfadres.huisnummer', 'adressering.adresregel1'],
    huisletter: ['verblijfplaats.verblijfadres.huisletter', 'adressering.adresregel1'],
    huisnummertoevoeging: ['verblijfplaats.verblijfadres.huisnummertoevoeging', 'adressering.adresregel1'],
    nummeraanduidingIdentificatie: ['verblijfplaats.nummeraanduidingIdentificatie'],
    adresseerbaarObjectIdentificatie: ['verblijfplaats.adresseerbaarObjectIdentificatie'],
};
/** @throws PersonenProblem `unauthorizedField` or `unauthorizedParameter`: all of it, or nothing */
export function eisDekking(caller, { model, fields, parameters }) {
    const dekking = dekkingVan(caller);
    if (dekking === 'alles')
        return;
    if (parameters.burgerservicenummer !== undefined && !magNummer(caller))
        throw parameterNietGedekt();
    for (const name of Object.keys(parameters)) {
        const paths = PARAMETERS[name];
        if (paths && !paths.some((path) => isGedekt(path.split('.'), dekking)))
            throw parameterNietGedekt();
    }
    for (const field of fields) {
        const pad = leesPad(model, field);
        if (typeof pad === 'string' || !isGedekt(pad.namen, dekking))
            throw veldNietGedekt();
    }
}
//# sourceMappingURL=dekking.js.map