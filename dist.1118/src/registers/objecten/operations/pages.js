import { group, integer, list, url } from '../../../engine/fields.js';
/** A page as the standard has it. */
export const pageOf = (fields) => ({
    count: integer(),
    next: url(1000, { nullable: true }),
    previous: url(1000, { nullable: true }),
    results: list(group(fields)),
});
//# sourceMappingURL=pages.js.map