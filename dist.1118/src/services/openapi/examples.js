/** An example of a record, from its declaration: every value is of the right form and nobody's. */
import { exists } from '../../engine/fields.js';
import { nameId } from '../../foundation/name-id.js';
const HOST = 'https://gemeente.voorbeeld.nl';
/** A record as a caller sends it. */
export const exampleOf = (registry, resource) => exampleFields(registry, resource.fields);
function exampleFields(registry, fields) {
    const example = {};
    for (const [name, field] of Object.entries(fields)) {
        if (field.server || !exists(field, example))
            continue;
        example[name] = exampleField(registry, name, field, example);
    }
    return example;
}
function exampleField(registry, name, field, siblings) {
    if (field.default !== undefined && typeof field.default !== 'function')
        return field.default;
    switch (field.kind) {
        case 'text':
            return exampleText(name, field);
        case 'choice':
            return field.choices[0];
        case 'date':
            return '2026-03-02';
        case 'instant':
            return '2026-03-02T09:30:00Z';
        case 'duration':
            return 'P30D';
        case 'integer':
            return Math.max(field.min ?? 1, 1);
        case 'flag':
            return false;
        case 'url':
        case 'address':
            return `${HOST}/`;
        case 'email':
            return 'balie@gemeente.voorbeeld.nl';
        // Both pass the eleven test and are given to nobody.
        case 'rsin':
            return '111222333';
        case 'bsn':
            return '999990019';
        case 'uuid':
            return nameId('voorbeeld', name);
        case 'geometry':
            return { type: 'Point', coordinates: [5.39, 52.16] };
        case 'relation': {
            const target = registry.all.find((one) => one.name === field.to[0]);
            const path = target?.path.replace(/\{[^}]+\}/, nameId('voorbeeld', name, 'ouder'));
            return target ? `${HOST}${target.api.root}/${path}/${nameId('voorbeeld', name)}` : `${HOST}/`;
        }
        case 'group':
            return exampleFields(registry, field.fields);
        case 'list':
            return [exampleField(registry, name, field.item, siblings)];
        case 'variant': {
            const variant = field.variants[String(siblings[field.by])];
            return variant ? exampleFields(registry, variant) : null;
        }
        case 'json':
            return {};
    }
}
function exampleText(name, { max, min, pattern }) {
    const text = max === undefined ? `voorbeeld van ${name}` : name.slice(0, max);
    const long = text.padEnd(min ?? 0, 'x');
    if (!pattern)
        return long;
    const digits = '1'.repeat(max ?? 8);
    // Hours that end do so after they begin: only an end may be midnight.
    const hours = ['24:00', '09:00'];
    const candidates = [
        ...[long, long.toLowerCase(), long.toUpperCase(), '1234AB', '2026-03-02', '20260302', digits],
        ...hours,
    ];
    return candidates.find((one) => pattern.test(one) && one.length <= (max ?? one.length)) ?? long;
}
//# sourceMappingURL=examples.js.map