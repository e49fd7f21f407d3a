/**
 * Field: one property of a resource. Builders give plain readonly values, so that a declaration reads like the table of
 * the standard. Kinds map to validation (validate.ts), to a column (columns.ts) and to OpenAPI (openapi.ts).
 */
/** False when a sibling says that this field does not exist here. */
export const exists = (field, siblings) => !field.only || field.only.values.includes(String(siblings[field.only.by]));
export const text = (max, options = {}) => ({ kind: 'text', max, ...options });
export const longText = (options = {}) => ({ kind: 'text', ...options });
export const choice = (choices, options = {}) => ({
    kind: 'choice',
    choices,
    ...options,
});
export const date = (options = {}) => ({ kind: 'date', ...options });
export const instant = (options = {}) => ({ kind: 'instant', ...options });
export const duration = (options = {}) => ({ kind: 'duration', ...options });
export const integer = (options = {}) => ({ kind: 'integer', ...options });
export const flag = (options = {}) => ({ kind: 'flag', ...options });
export const url = (max = 1000, options = {}) => ({ kind: 'url', max, ...options });
export const email = (options = {}) => ({ kind: 'email', max: 254, ...options });
export const rsin = (options = {}) => ({ kind: 'rsin', max: 9, ...options });
/** Always sealed: a BSN is never stored in the clear. */
export const bsn = (options = {}) => ({ kind: 'bsn', max: 9, sealed: true, ...options });
export const address = (options = {}) => ({ kind: 'address', server: true, ...options });
export const geometry = (options = {}) => ({ kind: 'geometry', nullable: true, ...options });
/** Any JSON object. */
export const json = (options = {}) => ({ kind: 'json', ...options });
export const relation = (to, options = {}) => ({
    kind: 'relation',
    to: typeof to === 'string' ? [to] : to,
    ...options,
});
export const group = (fields, options = {}) => ({ kind: 'group', fields, ...options });
export const list = (item, options = {}) => ({ kind: 'list', item, ...options });
export const variant = (by, variants, options = {}) => ({
    kind: 'variant',
    by,
    variants,
    ...options,
});
/** The value a field has when the caller gives none. */
export function defaultOf(field) {
    if (field.default !== undefined)
        return typeof field.default === 'function' ? field.default() : field.default;
    if (field.nullable)
        return null;
    switch (field.kind) {
        case 'list':
            return [];
        case 'flag':
            return false;
        case 'group':
        case 'variant':
        case 'json':
        case 'integer':
        case 'geometry':
            return null;
        default:
            return '';
    }
}
//# sourceMappingURL=fields.js.map