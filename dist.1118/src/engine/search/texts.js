/** More of one field is not searched. */
const MOST_TEXT = 20_000;
/** @param parts rows of the resources that the search of this one names, of any record. */
export function textsOf(row, parts) {
    const { search } = row.resource;
    if (!search)
        return [];
    const own = Object.entries(search.fields).map(([field, weight]) => said(field, weight, row.record[field]));
    const below = (search.parts ?? []).flatMap(({ resource, by, name, value }) => parts
        .filter((part) => part.resource.name === resource && part.record[by] === row.id)
        .map((part) => said(stringsIn(part.record[name]).join(' ') || name, 'C', part.record[value])));
    return [...own, ...below].filter(({ text }) => text !== '');
}
const said = (field, weight, value) => ({
    field,
    weight,
    text: stringsIn(value).join(' · ').slice(0, MOST_TEXT),
});
function stringsIn(value) {
    if (typeof value === 'string')
        return value === '' ? [] : [value];
    if (typeof value !== 'object' || value === null)
        return [];
    return Object.values(value).flatMap(stringsIn);
}
/** @throws Error for a declaration that would put in the index what may be stored only sealed. */
export function checkSearch(resource, get) {
    const { search } = resource;
    if (!search)
        return;
    for (const field of Object.keys(search.fields))
        checkOpen(resource, field);
    for (const { resource: part, name, value } of search.parts ?? [])
        for (const field of [name, value])
            checkOpen(get(part), field);
}
function checkOpen(resource, name) {
    const field = resource.fields[name];
    if (!field)
        throw new Error(`${resource.name} is searched by ${name}, which it does not have`);
    if (isClosed(field))
        throw new Error(`${resource.name} is searched by ${name}, which is sealed`);
}
const isClosed = (field) => field.sealed === true ||
    field.writeOnly === true ||
    (field.item !== undefined && isClosed(field.item)) ||
    [field.fields ?? {}, ...Object.values(field.variants ?? {})].some((fields) => Object.values(fields).some(isClosed));
//# sourceMappingURL=texts.js.map