import { children, text } from './element.js';
import { shorten } from './findings.js';
const FORMATS = {
    datum: ['datum', '8'],
    'datum/tijd': ['datum_tijd', '14'],
    datumtijd: ['datum_tijd', '14'],
    getal: ['getal', '10'],
    numeriek: ['getal', '10'],
    tekst: ['tekst', '255'],
    alfanumeriek: ['tekst', '255'],
};
/** `zaakeigenschap`: data that only this case type has. */
export function eigenschappen(proces, found) {
    return children(proces, 'zaakeigenschappen').map((element) => {
        const naam = text(element, 'velden', 'naam');
        const at = `zaakeigenschappen/${naam || element.attributes.id || '?'}`;
        if (!naam)
            found.refuse(`${at}/naam`, 'De naam van de zaakeigenschap is leeg. Vul de naam in.');
        const soort = text(element, 'velden', 'formaat') || text(element, 'velden', 'type');
        const format = FORMATS[soort.toLowerCase()];
        if (!format)
            found.adapt(`${at}/formaat`, `Het formaat "${soort}" is onbekend. Er is "tekst" van gemaakt.`);
        const [formaat, lengte] = format ?? ['tekst', '255'];
        return {
            naam: shorten(found, `${at}/naam`, naam, 20),
            definitie: shorten(found, `${at}/definitie`, text(element, 'velden', 'definitie') || text(element, 'velden', 'toelichting') || naam, 255),
            specificatie: {
                groep: shorten(found, `${at}/groep`, text(element, 'velden', 'groep'), 32),
                formaat,
                lengte: text(element, 'velden', 'lengte').slice(0, 14) || lengte,
                kardinaliteit: text(element, 'velden', 'kardinaliteit').slice(0, 3) || '1',
                waardenverzameling: [],
            },
            toelichting: shorten(found, `${at}/toelichting`, text(element, 'velden', 'toelichting'), 1000),
            statustype: null,
        };
    });
}
//# sourceMappingURL=eigenschappen.js.map