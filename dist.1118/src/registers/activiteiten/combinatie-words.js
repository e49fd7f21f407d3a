import { bronnenInWoorden } from '../bronnen.js';
import { isValidOn } from './verwerkingsactiviteit.js';
/** What was used together before there was a register: for a while, and nobody said yet by which law. */
export const isOvergang = ({ columns }) => columns.overgang === true;
/** With the purpose of the activity as it is on the day that is asked, or else as it was last. */
export function samengevat(row, context) {
    const { record } = row;
    const versions = context.related('verwerkingsactiviteit', 'identificatie', String(record.activiteit));
    const newest = versions.toSorted((a, b) => String(a.record.beginGeldigheid) < String(b.record.beginGeldigheid) ? -1 : 1);
    const activity = versions.find((one) => isValidOn(one.record, context.today)) ?? newest.at(-1);
    const sources = bronnenInWoorden(record.bronnen);
    const purpose = activity ? `, om te ${activity.record.doel}` : '';
    const bridge = isOvergang(row)
        ? ` Dit is tijdelijk. De gemeente heeft nog niet vastgelegd welke wet dit toestaat. Uiterlijk op ${record.eindeGeldigheid} stopt dit, of staat hier de wet.`
        : '';
    return `De gemeente gebruikt ${sources} samen${purpose}.${bridge}`;
}
//# sourceMappingURL=combinatie-words.js.map