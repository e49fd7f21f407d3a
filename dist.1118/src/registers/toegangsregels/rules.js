import { persoonVan } from '../wie.js';
const PROPOSED = ['create'];
/** Whether anything in a group is filled in. */
const says = (group) => Object.values((group ?? {})).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
const listed = (group, name) => (group ?? {})[name] ?? [];
export const persoon = {
    number: 'meent-toegangsregel-001',
    on: PROPOSED,
    check: ({ caller }) => persoonVan(caller)
        ? undefined
        : {
            name: 'nonFieldErrors',
            code: 'employee-required',
            reason: 'Een regel heeft een medewerker die hem voorstelt. Geef in het token aan wie dat is (user_id).',
        },
};
/** A rule on everything by everybody is a mistake, and one on a name that does not exist holds nobody back. */
export const volledig = (declared) => {
    const resources = new Set(declared.map(({ name }) => name));
    const components = new Set(declared.map(({ api }) => api.component));
    const scopes = new Set(declared
        .flatMap((one) => Object.values(one.scopes).flatMap((some) => some ?? []))
        .map((one) => one.split(':').at(-1)));
    return {
        number: 'meent-toegangsregel-002',
        on: PROPOSED,
        check(_work, { record }) {
            if (record.effect === 'vervalt')
                return undefined;
            if (!says(record.over))
                return {
                    name: 'over',
                    code: 'required',
                    reason: 'Vul in waarover de regel gaat. Een regel over alles kan niet.',
                };
            return [
                ...unknown(record, 'componenten', components),
                ...unknown(record, 'gegevens', resources),
                ...unknown(record, 'scopes', scopes),
            ];
        },
    };
};
const unknown = ({ over }, name, known) => listed(over, name)
    .filter((one) => !known.has(one))
    .map((one) => ({
    name: `over.${name}`,
    code: 'invalid_choice',
    reason: `${one.slice(0, 60)} bestaat niet. Kies uit: ${[...known].sort().join(', ')}.`,
}));
/** Fields by which a record is found and kept apart cannot be left out: nothing would be left to call it by. */
export const weglaten = (declared) => ({
    number: 'meent-toegangsregel-003',
    on: PROPOSED,
    check(_work, { record }) {
        if (record.effect === 'vervalt')
            return undefined;
        const fields = record.weglaten;
        if (record.effect !== 'laat_weg')
            return fields.length === 0
                ? undefined
                : { name: 'weglaten', code: 'invalid', reason: 'Velden weglaten hoort bij een regel met effect laat_weg.' };
        const kinds = listed(record.over, 'gegevens');
        if (kinds.length === 0)
            return { name: 'over.gegevens', code: 'required', reason: 'Vul in van welk soort gegevens de velden zijn.' };
        if (fields.length === 0)
            return { name: 'weglaten', code: 'required', reason: 'Vul in welke velden weg moeten.' };
        const of = declared.filter(({ name }) => kinds.includes(name));
        return fields
            .filter((path) => !of.every((one) => leads(one, path)))
            .map((path) => ({
            name: 'weglaten',
            code: 'invalid_choice',
            reason: `${path.slice(0, 60)} is geen veld dat van deze gegevens weg kan.`,
        }));
    },
});
function leads({ fields, columns = {}, rights, parent, projects = {} }, path) {
    const [first, ...inside] = path.split('.');
    if (!first || [rights?.type, rights?.level, parent].includes(first))
        return false;
    if (inside.length === 0 && (columns[first]?.shows !== undefined || Object.hasOwn(projects, first)))
        return true;
    return isIn(fields, [first, ...inside]);
}
function isIn(fields, [name, ...inside]) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field || field.writeOnly || field.inPath)
        return false;
    return inside.length === 0 || isIn(field.fields ?? field.item?.fields ?? {}, inside);
}
/** What is read at one address by one name and listed there by another is one thing: a rule on half of it keeps nothing back. */
export const samen = (declared) => ({
    number: 'meent-toegangsregel-006',
    on: PROPOSED,
    check(_work, { record }) {
        if (record.effect === 'vervalt')
            return undefined;
        const named = listed(record.over, 'gegevens');
        const at = ({ api, path }) => `${api.name}/${path}`;
        const places = new Set(declared.filter(({ name }) => named.includes(name)).map(at));
        const missing = declared.filter((one) => places.has(at(one)) && !named.includes(one.name));
        return missing.map(({ name, path }) => ({
            name: 'over.gegevens',
            code: 'incomplete',
            reason: `Noem ook ${name}: de lijst en het gegeven zelf staan allebei op ${path}.`,
        }));
    },
});
export const periode = {
    number: 'meent-toegangsregel-004',
    on: PROPOSED,
    check: (_work, { record: { beginGeldigheid, eindeGeldigheid } }) => beginGeldigheid && eindeGeldigheid && String(eindeGeldigheid) <= String(beginGeldigheid)
        ? { name: 'eindeGeldigheid', code: 'invalid', reason: 'Het einde moet na het begin liggen.' }
        : undefined,
};
export const uren = {
    number: 'meent-toegangsregel-005',
    on: PROPOSED,
    check(_work, { record }) {
        const hours = record.uren;
        return hours && hours.tot <= hours.van
            ? { name: 'uren.tot', code: 'invalid', reason: 'Het einde van de uren moet na het begin liggen.' }
            : undefined;
    },
};
//# sourceMappingURL=rules.js.map