export function related(work, resource, field, id) {
    // find() brings the stored rows into the work.
    for (const row of work.snapshot.related(resource, field, id))
        work.find(resource, row.id);
    return work.filter(resource, ({ record }) => Array.isArray(record[field]) ? record[field].includes(id) : record[field] === id);
}
export const zaaktypeOf = (work, it) => work.find('zaaktype', it.record.zaaktype);
/** The catalogue of a type, or of the case type that a part belongs to. */
export const catalogusOf = (work, it) => it.record.zaaktype === undefined ? it.record.catalogus : zaaktypeOf(work, it)?.record.catalogus;
//# sourceMappingURL=related.js.map