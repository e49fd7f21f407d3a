import { bronnenInWoorden, gegevensInWoorden, opgesomd } from './bronnen.js';
/** Lines of plain Dutch. The same records give the same text. */
export function leesbareTekst(activiteit, combinatie) {
    const { naam, doel, organ, intrekken } = activiteit;
    const sources = combinatie
        ? combinatie.bronnen
        : listOf(activiteit.gebruikt).map(({ bron }) => String(bron));
    const data = (combinatie?.categorieenGegevens ?? activiteit.categorieenGegevens);
    const receivers = combinatie ? [String(combinatie.gebruiktDoor)] : activiteit.ontvangers;
    return [
        `Waarvoor: ${combinatie ? `${combinatie.naam}. ` : ''}${naam}, om te ${doel}.`,
        `Wie daarvoor verantwoordelijk is: ${ORGANEN[String(organ)] ?? organ}.`,
        `Wat de gemeente gebruikt: ${bronnenInWoorden(sources)}${combinatie ? ', naast elkaar' : ''}.`,
        ...line('Welke gegevens', data),
        // What is open to who gets it, word for word: no kind of data comes along under a word that says less.
        ...line('Precies', gegevensInWoorden(combinatie ? combinatie.gegevens : activiteit.gebruikt)),
        ...line('Bijzondere gegevens', activiteit.bijzondereGegevens.map(spoken)),
        ...line('Wie ze krijgt', receivers),
        ...line('Wie ze voor de gemeente verwerkt', listOf(activiteit.verwerkers).map((one) => `${one.naam} (${one.rol})`)),
        ...line('Landen buiten de EER', listOf(activiteit.doorgifte).map((one) => `${one.land} (${spoken(String(one.waarborg))})`)),
        ...(activiteit.bewaartermijn ? [`Hoe lang: ${duur(String(activiteit.bewaartermijn))}.`] : []),
        ...(combinatie?.toelichting ? [String(combinatie.toelichting)] : []),
        `Intrekken: ${intrekken || 'dat kan altijd, onder Mijn keuzes'}. Dat werkt meteen. Wat al gebeurd is, blijft geldig.`,
    ].join('\n');
}
const listOf = (value) => (value ?? []);
const line = (name, parts) => parts.length === 0 ? [] : [`${name}: ${opgesomd(parts).replace(/\.$/, '')}.`];
const spoken = (name) => name.replaceAll('_', ' ');
const ORGANEN = {
    college: 'het college van burgemeester en wethouders',
    burgemeester: 'de burgemeester',
    raad: 'de gemeenteraad',
};
const UNITS = [
    ['Y', 'jaar', 'jaar'],
    ['M', 'maand', 'maanden'],
    ['W', 'week', 'weken'],
    ['D', 'dag', 'dagen'],
];
/** `P1Y6M` as `1 jaar en 6 maanden`; what is no such period stands there as it is. */
function duur(iso) {
    const parts = UNITS.flatMap(([letter, one, many]) => {
        const [, number] = new RegExp(`^P[^T]*?(\\d+)${letter}`).exec(iso) ?? [];
        return number ? [`${number} ${number === '1' ? one : many}`] : [];
    });
    return parts.length > 0 ? opgesomd(parts) : iso;
}
//# sourceMappingURL=keuze-tekst.js.map