/** Codes with what they mean: of the national tables, and of the small ones that the Logisch Ontwerp itself has. */
import gemeenten from '../tabellen/gemeenten.json' with { type: 'json' };
import gezagsverhoudingen from '../tabellen/gezagsverhoudingen.json' with { type: 'json' };
import landen from '../tabellen/landen.json' with { type: 'json' };
import nationaliteiten from '../tabellen/nationaliteiten.json' with { type: 'json' };
import rniDeelnemers from '../tabellen/rni-deelnemers.json' with { type: 'json' };
import verblijfstitels from '../tabellen/verblijfstitels.json' with { type: 'json' };
const TABELLEN = {
    gemeenten,
    gezagsverhoudingen,
    landen,
    nationaliteiten,
    rniDeelnemers,
    verblijfstitels,
    geslacht: { M: 'man', V: 'vrouw', O: 'onbekend' },
    naamgebruik: {
        E: 'eigen geslachtsnaam',
        P: 'geslachtsnaam echtgenoot/geregistreerd partner',
        V: 'geslachtsnaam echtgenoot/geregistreerd partner voor eigen geslachtsnaam',
        N: 'geslachtsnaam echtgenoot/geregistreerd partner na eigen geslachtsnaam',
    },
    opschorting: {
        O: 'overlijden',
        E: 'emigratie',
        M: 'ministerieel besluit',
        R: 'pl is aangelegd in de rni',
        '.': 'onbekend',
    },
    verbintenis: { H: 'huwelijk', P: 'geregistreerd partnerschap', '.': 'onbekend' },
    functieAdres: { W: 'woonadres', B: 'briefadres' },
    aanduiding: { by: 'bij', to: 'tegenover' },
    kiesrecht: {
        '1': 'persoon is uitgesloten',
        '2': 'persoon ontvangt oproep',
    },
};
const omschrijvingIn = (tabel, code) => TABELLEN[tabel][code];
/** Standard values of the tables: nothing is known. They are not answered. */
const ONBEKEND = /^0+$|^$/;
/** @param eigen what the person's own data says of a code that is not in the table */
export function tabelwaarde(tabel, code, eigen = '') {
    const asked = String(code ?? '');
    if (ONBEKEND.test(asked))
        return undefined;
    const omschrijving = String(eigen ?? '') || omschrijvingIn(tabel, asked);
    return { code: asked, ...(omschrijving ? { omschrijving } : {}) };
}
/** A place or country: abroad a place has a name and no code. */
export function plaatsOf(tabel, code, naam) {
    if (code !== '')
        return tabelwaarde(tabel, code, naam);
    return naam === '' || naam === '.' ? undefined : { omschrijving: naam };
}
export const gemeenteNaam = ({ code, omschrijving }) => omschrijving || (omschrijvingIn('gemeenten', code) ?? '');
//# sourceMappingURL=tabel.js.map