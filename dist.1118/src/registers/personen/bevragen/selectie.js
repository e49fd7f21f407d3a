/** Paths in `fields` to what they ask for, and that part of a person. */
import { BINNENLAND, isVanzelf, onderzoekNamen, onderzoekSinds } from './model.js';
/** The path in its own words, or what is wrong with it. */
export function leesPad(model, path) {
    const [first = '', ...rest] = path.split('.');
    const meant = Object.hasOwn(BINNENLAND, first) ? BINNENLAND[first] : first;
    const namen = [meant, ...rest];
    let at = [model];
    for (const [index, name] of namen.entries()) {
        if (name === 'inOnderzoek')
            return 'vanzelf';
        const groups = at.flatMap(groepenVan);
        // Below a date or a code there is nothing but its parts, and all of it is given.
        if (groups.length === 0) {
            const delen = at.flatMap((one) => (one.is === 'waarde' ? one.delen : []));
            return delen.includes(name) && index === namen.length - 1
                ? { namen: namen.slice(0, index), binnenland: meant !== first }
                : 'onbekend';
        }
        if (name === 'type' && at.some(heeftSoort)) {
            return index === namen.length - 1 ? { namen, binnenland: meant !== first } : 'onbekend';
        }
        at = groups.flatMap(({ velden }) => (Object.hasOwn(velden, name) ? [velden[name]] : []));
        if (at.length === 0)
            return 'onbekend';
        if (at.some(isVanzelf))
            return 'vanzelf';
    }
    return { namen, binnenland: meant !== first };
}
function groepenVan(knoop) {
    if (knoop.is === 'lijst')
        return groepenVan(knoop.van);
    if (knoop.is === 'keuze')
        return Object.values(knoop.varianten);
    return knoop.is === 'groep' ? [knoop] : [];
}
const heeftSoort = (knoop) => knoop.is === 'keuze' || (knoop.is === 'lijst' && heeftSoort(knoop.van));
/** Several paths as one selection; a path to a group takes what lies below it along. */
export function selectieVan(paden) {
    const whole = new Map();
    for (const { namen } of paden) {
        let at = whole;
        for (const [index, name] of namen.entries()) {
            const here = at.get(name);
            if (here === 'alles')
                break;
            if (index === namen.length - 1)
                at.set(name, 'alles');
            else {
                const next = here ?? new Map();
                at.set(name, next);
                at = next;
            }
        }
    }
    return whole;
}
/** First names of which only what lies in the Netherlands was asked for. */
export const binnenlands = (paden) => {
    const overal = new Set(paden.filter(({ binnenland }) => !binnenland).map(({ namen }) => namen[0]));
    return new Set(paden.flatMap(({ binnenland, namen }) => (binnenland && !overal.has(namen[0]) ? [namen[0]] : [])));
};
/** A path covers itself and what lies below it. */
export const isGedekt = (namen, gedekt) => gedekt.some((one) => {
    const delen = one.split('.');
    return delen.length <= namen.length && delen.every((name, index) => name === namen[index]);
});
/**
 * The part that was asked for. What has no value is left out; a group that has something is there, even when nothing of it
 * was asked for (published: "leeg object").
 */
export function neem(knoop, value, selectie) {
    if (value === undefined || value === null || value === '' || value === false)
        return undefined;
    switch (knoop.is) {
        case 'waarde':
            return value;
        case 'lijst':
            return Array.isArray(value)
                ? value.map((one) => neem(knoop.van, one, selectie)).filter((one) => one !== undefined)
                : undefined;
        case 'keuze': {
            const { type } = value;
            const variant = Object.hasOwn(knoop.varianten, String(type)) ? knoop.varianten[String(type)] : undefined;
            return variant && { type, ...neemGroep(variant, value, selectie, knoop) };
        }
        default:
            return typeof value === 'object' && !Array.isArray(value) ? neemGroep(knoop, value, selectie) : undefined;
    }
}
function neemGroep(groep, value, selectie, keuze) {
    const taken = {};
    for (const [name, knoop] of Object.entries(groep.velden)) {
        const asked = isVanzelf(knoop) ? 'alles' : selectie === 'alles' ? 'alles' : selectie.get(name);
        if (asked === undefined)
            continue;
        const part = neem(knoop, value[name], asked);
        // Of an own accord no empty list is given.
        if (part !== undefined && !(isVanzelf(knoop) && Array.isArray(part) && part.length === 0))
            taken[name] = part;
    }
    const onderzoek = neemOnderzoek(groep, value.inOnderzoek, selectie, keuze);
    return onderzoek ? { ...taken, inOnderzoek: onderzoek } : taken;
}
/** Of what was asked for, what is in onderzoek, and since when. */
function neemOnderzoek(groep, value, selectie, keuze) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    const said = value;
    const names = onderzoekNamen(groep, keuze);
    const asked = names.filter((name) => said[name] === true && (selectie === 'alles' || name === 'type' || selectie.has(name)));
    if (asked.length === 0)
        return undefined;
    const since = Object.entries(onderzoekSinds(groep, names)).filter(([date, of]) => said[date] !== undefined && of.some((name) => asked.includes(name)));
    return Object.fromEntries([
        ...asked.map((name) => [name, true]),
        ...since.map(([date]) => [date, said[date]]),
    ]);
}
//# sourceMappingURL=selectie.js.map