import { ROLTYPE_GENERIEK } from '../catalogus-import.js';
import { children, text } from './element.js';
import { shorten } from './findings.js';
/** i-Navigator writes the generic role as a word; the standard as a code without accents. */
function generiek(name) {
    const code = name
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[\s-]+/g, '_');
    return ROLTYPE_GENERIEK.find((candidate) => candidate === code);
}
const BASIC = [
    { omschrijving: 'Initiator', omschrijvingGeneriek: 'initiator' },
    { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' },
];
/** Role types; without any nobody could start or treat a case of this type. */
export function roltypen(proces, options, found) {
    const elements = children(proces, 'roltypen');
    if (elements.length === 0) {
        if (!options.roltypenIndienLeeg) {
            found.refuse('roltypen', 'Er zijn geen roltypen. Voeg in i-Navigator minstens de initiator en de behandelaar toe.');
            return [];
        }
        found.adapt('roltypen', 'Er zijn geen roltypen. Initiator en Behandelaar zijn toegevoegd.');
        return BASIC;
    }
    const seen = new Set();
    return elements.flatMap((element) => {
        const type = roltype(element, found);
        if (!seen.has(type.omschrijving)) {
            seen.add(type.omschrijving);
            return [type];
        }
        found.adapt(`roltypen/${type.omschrijving}`, `Roltype "${type.omschrijving}" komt twee keer voor en is één keer geladen.`);
        return [];
    });
}
function roltype(element, found) {
    const naam = text(element, 'velden', 'naam');
    const at = `roltypen/${naam || element.attributes.id || '?'}`;
    if (!naam)
        found.refuse(`${at}/naam`, 'De naam van het roltype is leeg. Vul de naam in.');
    const model = text(element, 'velden', 'naam-model');
    const code = generiek(model) ?? generiek(naam);
    if (!code) {
        found.adapt(`${at}/naam-model`, `De standaard kent de rol "${model || naam}" niet. Er is "adviseur" van gemaakt; controleer dit.`);
    }
    return {
        omschrijving: shorten(found, `${at}/naam`, naam, 100),
        omschrijvingGeneriek: code ?? 'adviseur',
    };
}
//# sourceMappingURL=roltypen.js.map