import { dateInNetherlands, momentInNetherlands } from '../../foundation/clock.js';
import { text } from '../operations/door.js';
export function namesIn({ parts: { registry } }, snapshot, base) {
    const types = registry.all.filter((one) => one.cached && !one.subjects);
    return (address) => {
        if (!address.startsWith(`${base}/`))
            return undefined;
        const end = address.lastIndexOf('/');
        const resource = types.find(({ api, path }) => `${api.root}/${path}` === address.slice(base.length, end));
        const record = resource && snapshot.get(resource.name, address.slice(end + 1))?.record;
        return (record && (text(record.omschrijving) || text(record.naam) || text(record.name))) || null;
    };
}
/** Where a record is, says nothing to who reads it. */
const SKIPPED = new Set(['url', 'uuid']);
/** Where another record is, no more than where this one is: what is in it stands among the records. */
function isAddress(value, names) {
    if (Array.isArray(value))
        return value.every((one) => isAddress(one, names));
    return typeof value === 'string' && names(value) === null;
}
const isEmpty = (value) => value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.values(value).every(isEmpty));
export const veldenVan = (record, names) => Object.entries(record)
    .filter(([name, value]) => !SKIPPED.has(name) && !isEmpty(value) && !isAddress(value, names))
    .map(([name, value]) => ({ naam: inWoorden(name), waarde: waardeVan(value, names) }));
/** `uiterlijkeEinddatumAfdoening` and `straat_naam`. */
function inWoorden(name) {
    const words = name
        .replaceAll('_', ' ')
        .replace(/([a-z\d])([A-Z])/g, '$1 $2')
        .toLowerCase();
    return words.charAt(0).toUpperCase() + words.slice(1);
}
function waardeVan(value, names) {
    if (Array.isArray(value))
        return { lijst: value.filter((one) => !isEmpty(one)).map((one) => waardeVan(one, names)) };
    if (isPoint(value))
        return { tekst: point(value.coordinates) };
    if (typeof value === 'object' && value !== null)
        return { velden: veldenVan(value, names) };
    if (value === true)
        return { tekst: 'ja' };
    if (value === false)
        return { tekst: 'nee' };
    const said = String(value);
    if (INSTANT.test(said))
        return { tekst: moment(said) };
    if (DAY.test(said))
        return { tekst: day(said) };
    return { tekst: names(said) ?? (CHOICE.test(said) ? said.replaceAll('_', ' ') : said) };
}
/** One of the values of the standard: `nog_te_archiveren`. */
const CHOICE = /^[a-z]+(_[a-z]+)+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const days = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });
/** `22 januari 2026`; what only looks like a day stays as it is. */
function day(said) {
    const at = new Date(`${said}T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? said : days.format(at);
}
const isPoint = (value) => typeof value === 'object' && value !== null && 'type' in value && value.type === 'Point' && 'coordinates' in value;
const decimal = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 6 });
/** As on a map: how far north comes first. */
const point = ([east, north]) => `${decimal.format(north)} noorderbreedte, ${decimal.format(east)} oosterlengte`;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[\d:.]*(Z|[+-]\d{2}:\d{2})$/;
/** `28 november 2026, 9.41 uur` */
export function moment(instant) {
    const at = new Date(instant);
    const { minute } = momentInNetherlands(at);
    const clock = `${Math.floor(minute / 60)}.${String(minute % 60).padStart(2, '0')}`;
    return `${day(dateInNetherlands(at))}, ${clock} uur`;
}
//# sourceMappingURL=woorden.js.map