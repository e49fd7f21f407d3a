/** What is said to be in onderzoek: the fields of a part whose elements are looked into, with the day it began. */
import { datumVan } from './datum.js';
import { onderzoekbaar, onderzoekSinds } from './model.js';
/** Since when it is known that somebody does not live at their address (Logisch Ontwerp, 089999). */
const NIET_OP_ADRES = '089999';
export const verblijftNietOpAdres = (onderzoek) => onderzoek?.aanduiding === NIET_OP_ADRES;
/** `010300` holds for every element of group 03, `010000` for every one there is. */
function raakt({ aanduiding }, elementen) {
    const [groep, element] = [aanduiding.slice(2, 4), aanduiding.slice(4)];
    if (aanduiding === NIET_OP_ADRES)
        return false;
    if (groep === '00')
        return true;
    return elementen.some((one) => (element === '00' ? one.startsWith(groep) : one === groep + element));
}
/** `inOnderzoek` of one part; nothing where nothing of it is. */
export function inOnderzoek(of, onderzoek, keuze) {
    const fields = [...(keuze ? [['type', keuze.elementen]] : []), ...onderzoekbaar(of)];
    return gezegd(of, fields.flatMap(([name, elementen]) => onderzoek && raakt(onderzoek, elementen) ? [[name, onderzoek]] : []));
}
/** The same, where each field has its own source: a person as a whole, and how they are addressed. */
export function gezegd(of, fields, sinds = onderzoekSinds(of, fields.map(([name]) => name))) {
    if (fields.length === 0)
        return undefined;
    const since = Object.entries(sinds).flatMap(([date, names]) => {
        const first = fields.find(([name]) => names.includes(name))?.[1];
        return first ? [[date, datumVan(first.sinds)]] : [];
    });
    return { ...Object.fromEntries(fields.map(([name]) => [name, true])), ...Object.fromEntries(since) };
}
/** Whether one of these elements of a part is looked into. */
export const isOnderzocht = (onderzoek, ...elementen) => onderzoek !== null && raakt(onderzoek, elementen);
//# sourceMappingURL=onderzoek.js.map