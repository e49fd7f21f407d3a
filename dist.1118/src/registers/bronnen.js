/** Sources in words. */
import { CATEGORIEEN } from '../gate/categories.js';
/** As a resident reads them, after "de gemeente gebruikt". */
export const BRON_IN_WOORDEN = {
    zaken: 'gegevens uit zaken',
    personen: 'gegevens uit de basisregistratie personen',
    objecten: 'gegevens over objecten',
    berichten: 'berichten in uw berichtenbox',
    logboek: 'het logboek van wie uw gegevens bekeek',
};
/** `zaken, personen en berichten` */
export const opgesomd = (words) => words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`;
/** Several sources in one sentence; one that has no words stands there by its name. */
export const bronnenInWoorden = (sources) => opgesomd([...sources].map((one) => BRON_IN_WOORDEN[one] ?? one));
/** Categories in words, in the order of the list. */
export const soortenInWoorden = (codes) => CATEGORIEEN.filter(({ code }) => codes.includes(code)).map(({ naam }) => naam);
/** What a combination uses of each source, a line each: `uit zaken: naam en adres`; nothing where it does not say. */
export const gegevensInWoorden = (gegevens) => (gegevens ?? []).flatMap(({ bron, categorieen = [] }) => categorieen.length === 0 ? [] : [`uit ${bron}: ${opgesomd(soortenInWoorden(categorieen))}`]);
//# sourceMappingURL=bronnen.js.map