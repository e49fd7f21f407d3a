/** The lines of an address (NEN 5825), from a place of residence. */
import { gemeenteNaam } from './tabel.js';
export function soortVan({ straat, locatiebeschrijving, land }) {
    if (locatiebeschrijving !== '')
        return 'Locatie';
    if (straat !== '')
        return 'Adres';
    return land && land.code !== '0000' ? 'VerblijfplaatsBuitenland' : 'VerblijfplaatsOnbekend';
}
export function adresregels(plaats, gemeente) {
    switch (soortVan(plaats)) {
        case 'Adres':
            // Standard values: the street or the number is unknown.
            if (plaats.straat === '.' || !plaats.huisnummer)
                return {};
            return { adresregel1: straatregel(plaats), ...plaatsregel(plaats, gemeente) };
        case 'Locatie':
            return {
                adresregel1: plaats.locatiebeschrijving,
                ...(gemeente ? { adresregel2: gemeenteNaam(gemeente).toUpperCase() } : {}),
            };
        case 'VerblijfplaatsBuitenland': {
            const { regel1, regel2, regel3, land } = plaats;
            if (!regel1 && !regel2 && !regel3)
                return {};
            return { adresregel1: regel1, adresregel2: regel2, adresregel3: regel3, land: land };
        }
        default:
            return {};
    }
}
const BIJ = { by: 'bij', to: 't/o' };
function straatregel(plaats) {
    const { straat, huisnummer, huisletter, huisnummertoevoeging: toevoeging, aanduidingBijHuisnummer } = plaats;
    const bij = BIJ[aanduidingBijHuisnummer];
    const lead = `${straat}${bij ? ` ${bij}` : ''} ${huisnummer}`;
    if (huisletter)
        return `${lead} ${huisletter}${toevoeging}`;
    if (!toevoeging)
        return lead;
    return /^\d/.test(toevoeging) ? `${lead}-${toevoeging}` : `${lead} ${toevoeging}`;
}
function plaatsregel({ postcode, woonplaats }, gemeente) {
    const plaats = (woonplaats && woonplaats !== '.' ? woonplaats : gemeente ? gemeenteNaam(gemeente) : '').toUpperCase();
    if (postcode === '')
        return plaats ? { adresregel2: plaats } : {};
    return { adresregel2: `${postcode.slice(0, 4)} ${postcode.slice(4)}  ${plaats}`.trimEnd() };
}
//# sourceMappingURL=adresregels.js.map