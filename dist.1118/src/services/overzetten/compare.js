import { canonical } from '../../logbook/jcs.js';
/** What each installation says in its own way: where the bytes are, and what holds for as long as somebody is at work. */
const OWN = {
    enkelvoudiginformatieobject: new Set(['inhoud', 'locked', 'bestandsdelen']),
    documentversie: new Set(['inhoud', 'informatieobject']),
};
/** Names of the fields that differ. @param theirs in our shape and with our addresses */
export function differences({ name, fields }, theirs, ours) {
    return Object.entries(fields)
        .filter(([field, declared]) => !declared.writeOnly && !declared.inPath && !OWN[name]?.has(field))
        .filter(([field, declared]) => {
        const said = meaning(declared, theirs[field], theirs);
        return said !== undefined && said !== meaning(declared, ours[field], ours);
    })
        .map(([field]) => field);
}
/** Names of what it says and we have no place for. */
export function unknownIn({ fields, columns = {} }, body) {
    return Object.keys(body).filter((name) => !(name in fields) && !(name in columns) && !BESIDE.has(name) && !isNothing(body[name]));
}
const BESIDE = new Set(['url', 'uuid', '_expand', '_etag']);
const isNothing = (value) => value === null ||
    value === undefined ||
    value === '' ||
    value === false ||
    (Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.values(value).every(isNothing));
/** One text for one meaning; nothing for nothing. */
function meaning(field, value, siblings) {
    if (isNothing(value))
        return undefined;
    switch (field.kind) {
        case 'instant':
            return String(Date.parse(/(Z|[+-]\d{2}:?\d{2})$/.test(String(value)) ? String(value) : `${value}Z`));
        case 'group':
            return meaningOfAll(field.fields, value);
        case 'variant': {
            const fields = field.variants[String(siblings[field.by])];
            return fields && meaningOfAll(fields, value);
        }
        case 'list':
            return JSON.stringify(value.map((one) => meaning(field.item, one, siblings)));
        case 'geometry':
        case 'json':
            return canonical(value);
        default:
            return String(value).normalize('NFC');
    }
}
function meaningOfAll(fields, value) {
    const said = Object.keys(fields)
        .sort()
        .flatMap((name) => {
        const one = meaning(fields[name], value[name], value);
        return one === undefined ? [] : [`${name}=${one}`];
    });
    return said.length === 0 ? undefined : JSON.stringify(said);
}
//# sourceMappingURL=compare.js.map