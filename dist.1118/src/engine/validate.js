/**
 * A request body to a record, by the declared fields. Collects every fault; codes are those the public ZGW test
 * collections compare literally. Text becomes NFC; control characters are refused (two of them carry meaning in bodies).
 */
import { invalid } from '../foundation/problems.js';
import { defaultOf, exists } from './fields.js';
import { isBsn, isDate, isDuration, isEmail, isRsin, isUrl, toInstant } from './formats.js';
import { isGeometry } from './geojson.js';
/** @throws Problem `invalid` with every fault. The result holds only declared fields; for `patch` only given ones. */
export function validateBody(registry, resource, base, input, mode, before) {
    return validateFields({ registry, base, mode, api: resource.api.name }, resource.fields, input, before);
}
/** The same for the body of an own operation. */
export function validateFields(given, fields, input, before) {
    const context = { ...given, faults: [] };
    if (!isObject(input))
        throw invalid({ name: 'nonFieldErrors', code: 'invalid', reason: 'De inhoud moet een JSON-object zijn.' });
    const record = readFields(fields, input, '', context, before);
    if (context.faults.length > 0)
        throw invalid(...context.faults);
    return record;
}
function readFields(fields, given, path, context, before) {
    const input = withDeclaredNames(fields, given);
    const siblings = before ? { ...before, ...input } : input;
    const record = {};
    for (const name in fields) {
        const field = fields[name];
        if (field.only && !exists(field, siblings))
            continue;
        if (field.server && !(context.mode === 'move' && name in input)) {
            // What the server set stays; a new record starts with the default.
            record[name] = before?.[name] ?? defaultOf(field);
            continue;
        }
        const present = name in input;
        if (!present && context.mode === 'patch' && !field.once)
            continue;
        if (!present) {
            if (field.required && !isSpared(field, context))
                context.faults.push({ name: path + name, code: 'required', reason: 'Dit veld is verplicht.' });
            // What may not change need not be sent again.
            else
                record[name] = field.immutable && before && name in before ? before[name] : defaultOf(field);
            continue;
        }
        record[name] = readValue(field, input[name], path + name, context, siblings, before?.[name]);
    }
    return record;
}
/** `aard_relatie` is read as aardRelatie: the reference implementation does, and clients and test collections send it. */
function withDeclaredNames(fields, given) {
    let read = given;
    for (const name in given) {
        if (!name.includes('_') || Object.hasOwn(fields, name))
            continue;
        const declared = name.replace(/_([a-z0-9])/g, (_, first) => first.toUpperCase());
        if (Object.hasOwn(fields, declared) && !Object.hasOwn(given, declared))
            read = { ...read, [declared]: given[name] };
    }
    return read;
}
function readValue(field, given, name, context, siblings, before) {
    const fault = (code, reason) => {
        context.faults.push({ name, code, reason });
        return undefined;
    };
    const value = given === '' && context.mode === 'move' && HAS_NO_EMPTY.has(field.kind) ? null : given;
    if (value === null || value === undefined) {
        if (field.nullable)
            return null;
        if ((field.kind === 'group' || field.kind === 'variant') && !field.required)
            return null;
        if (isSpared(field, context))
            return defaultOf(field);
        return fault('null', NOT_NULL);
    }
    switch (field.kind) {
        case 'flag':
            return typeof value === 'boolean' ? value : fault('invalid', 'Vul true of false in.');
        case 'integer':
            return readInteger(field, value, fault);
        case 'group': {
            if (!isObject(value))
                return fault('invalid', 'Dit moet een JSON-object zijn.');
            if (field.nested && Object.values(value).every((one) => one === null || one === '' || one === false))
                return null;
            if (field.merges) {
                const was = (before ?? undefined);
                return { ...was, ...readFields(field.fields, value, `${name}.`, context, was) };
            }
            // Inside a group the whole group is given: a patch replaces it.
            return readFields(field.fields, value, `${name}.`, {
                ...context,
                mode: within(context),
            });
        }
        case 'list':
            if (!Array.isArray(value))
                return fault('not_a_list', 'Dit moet een lijst zijn.');
            if (value.length < (field.min ?? 0) && context.mode !== 'move')
                return fault('empty', 'Vul er minstens één in.');
            return value.map((item, index) => item === null && !field.item.nullable
                ? void context.faults.push({ name: `${name}.${index}`, code: 'null', reason: NOT_NULL })
                : readValue(field.item, item, `${name}.${index}`, { ...context, mode: within(context) }, siblings));
        case 'variant': {
            const fields = field.variants[String(siblings[field.by])];
            if (!fields)
                return null;
            if (!isObject(value))
                return fault('invalid', 'Dit moet een JSON-object zijn.');
            return readFields(fields, value, `${name}.`, { ...context, mode: within(context) });
        }
        case 'geometry':
            return isGeometry(value) ? value : fault('invalid', 'Dit is geen geldige GeoJSON-geometrie.');
        case 'json':
            if (!isObject(value))
                return fault('invalid', 'Dit moet een JSON-object zijn.');
            return readJson(field, value, context, before, fault);
        case 'relation':
            return readRelation(field, value, context, fault);
        case 'address':
            // Kept without the base; only a moved record brings one.
            return String(value).startsWith(`${context.base}/`) ? String(value).slice(context.base.length) : null;
        default:
            return readText(context.mode === 'move' ? loosened(field) : field, value, fault);
    }
}
/** Two control characters carry meaning in bodies, so none is in text inside either; that becomes NFC where some of it is sealed. */
function readJson(field, value, context, before, fault) {
    let unclean = false;
    const cleaned = (one) => {
        if (typeof one === 'string') {
            unclean ||= CONTROL.test(one) || !one.isWellFormed();
            return one.normalize('NFC');
        }
        if (Array.isArray(one))
            return one.map(cleaned);
        if (!isObject(one))
            return one;
        return Object.fromEntries(Object.entries(one).map(([name, inside]) => {
            unclean ||= CONTROL.test(name) || !name.isWellFormed() || name === '__proto__';
            return [name, cleaned(inside)];
        }));
    };
    const clean = cleaned(value);
    const read = field.seals ? clean : value;
    if (unclean)
        return fault('invalid', 'Een naam of een tekst hierin bevat een teken dat niet mag.');
    if (field.seals && hasLostNumber(read))
        return fault('invalid', 'Een getal hierin is te groot om precies te bewaren. Geef het als tekst.');
    return field.merges && context.mode === 'patch' && isObject(before) ? mergePatch(before, read) : read;
}
/** A number that came out of the text as another: `12345678901234567890`, `1e400` (RFC 8259, section 6). */
function hasLostNumber(value) {
    if (typeof value === 'number')
        return !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value));
    return typeof value === 'object' && value !== null && Object.values(value).some(hasLostNumber);
}
/** RFC 7396: null takes away, an object goes inside, anything else takes the place. */
function mergePatch(before, patch) {
    if (!isObject(patch))
        return patch;
    const merged = isObject(before) ? { ...before } : {};
    for (const [name, value] of Object.entries(patch)) {
        if (value === null)
            delete merged[name];
        else
            merged[name] = mergePatch(merged[name], value);
    }
    return merged;
}
/** Part of a record is given as a whole, also where only part of the record is. */
const within = ({ mode }) => (mode === 'patch' ? 'update' : mode);
/** What was not asked for in an earlier version of the standard is empty in a record of that time. What it belongs to never is. */
const isSpared = (field, { mode }) => mode === 'move' && !(field.kind === 'relation' && field.required);
/** Older products write '' where there is nothing, whatever the kind. */
const HAS_NO_EMPTY = new Set([
    'flag',
    'integer',
    'group',
    'list',
    'variant',
    'geometry',
    'json',
]);
const loosenedFields = new WeakMap();
/** How long a text may be differs between versions of the standard; nothing of it is cut off. */
function loosened(field) {
    const known = loosenedFields.get(field);
    if (known)
        return known;
    const { required, max, min, pattern, ...rest } = field;
    loosenedFields.set(field, rest);
    return rest;
}
function readInteger(field, given, fault) {
    // Digits as text: forms send a house number so, and the reference implementation reads it.
    const value = typeof given === 'string' && /^-?\d{1,15}$/.test(given) ? Number(given) : given;
    if (!Number.isInteger(value))
        return fault('invalid', 'Vul een geheel getal in.');
    if (field.min !== undefined && value < field.min)
        return fault('min_value', `Vul ${field.min} of meer in.`);
    if (field.max !== undefined && value > field.max)
        return fault('max_value', `Vul ${field.max} of minder in.`);
    return value;
}
function readText(field, given, fault) {
    // A number for text, like `"identificatie": 2`: the reference implementation reads it as its digits.
    const value = field.kind === 'text' && Number.isSafeInteger(given) ? String(given) : given;
    if (typeof value !== 'string')
        return fault('invalid', 'Dit moet tekst zijn.');
    const clean = value.normalize('NFC');
    if (clean === '')
        return field.required && !field.blank
            ? fault('blank', 'Dit veld mag niet leeg zijn.')
            : field.nullable && field.kind !== 'text'
                ? null
                : clean;
    if (CONTROL.test(clean) || !clean.isWellFormed())
        return fault('invalid', 'De tekst bevat een teken dat niet mag.');
    if (field.max !== undefined && field.kind !== 'choice' && clean.length > field.max)
        return fault('max_length', `Gebruik hoogstens ${field.max} tekens.`);
    if (field.min !== undefined && clean.length < field.min)
        return fault('min_length', `Gebruik minstens ${field.min} tekens.`);
    if (field.pattern && !field.pattern.test(clean))
        return fault('invalid', 'Deze waarde heeft niet de juiste vorm.');
    switch (field.kind) {
        case 'choice':
            return field.choices.includes(clean)
                ? clean
                : fault('invalid_choice', `Kies uit: ${field.choices.join(', ')}.`);
        case 'date':
            return isDate(clean) ? clean : fault('invalid', 'Vul een datum in als JJJJ-MM-DD.');
        case 'instant':
            return toInstant(clean) ?? fault('invalid', 'Vul een tijdstip in als JJJJ-MM-DDTuu:mm:ssZ.');
        case 'duration':
            return isDuration(clean) ? clean : fault('invalid', 'Vul een duur in als P30D, P2W of P1Y6M.');
        case 'url':
            return isUrl(clean) ? clean : fault('bad-url', 'Vul een volledig webadres in.');
        case 'email':
            return isEmail(clean) ? clean : fault('invalid', 'Vul een e-mailadres in.');
        case 'rsin':
            return isRsin(clean)
                ? clean
                : fault(clean.length === 9 ? 'invalid' : 'invalid-length', 'Dit is geen geldig RSIN.');
        case 'bsn':
            return isBsn(clean) ? clean : fault('invalid', 'Dit is geen geldig burgerservicenummer.');
        default:
            return clean;
    }
}
function readRelation(field, value, context, fault) {
    if (typeof value !== 'string')
        return fault('invalid', 'Dit moet een webadres zijn.');
    if (value === '')
        return field.nullable ? null : field.required ? fault('blank', 'Dit veld mag niet leeg zijn.') : '';
    if (field.max !== undefined && value.length > field.max)
        return fault('max_length', `Gebruik hoogstens ${field.max} tekens.`);
    const sameApi = field.to.some((target) => context.registry.get(target).api.name === context.api);
    if (!isUrl(value))
        return sameApi
            ? fault('no_match', 'Dit is geen adres van zo’n object.')
            : fault('bad-url', 'Vul een volledig webadres in.');
    if (value.startsWith(`${context.base}/`)) {
        const found = context.registry.resolve(value.slice(context.base.length));
        if (found && field.to.includes(found.resource.name))
            return field.to.length === 1 ? found.id : `${found.resource.name}/${found.id}`;
        return sameApi
            ? fault('no_match', 'Dit adres hoort niet bij zo’n object.')
            : fault('invalid-resource', 'Op dit adres staat iets anders dan gevraagd.');
    }
    if (field.external)
        return value;
    return sameApi
        ? fault('no_match', 'Dit adres hoort niet bij deze installatie.')
        : fault('bad-url', 'Dit adres is hier niet te vinden.');
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it refuses
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
const NOT_NULL = 'Dit veld mag niet leeg (null) zijn.';
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
//# sourceMappingURL=validate.js.map