/** The dimensions of a right as a record itself gives them, shield apart, under the names that `reachOf` selects. */
import { columnsOf, snake } from './columns.js';
/** @param work for columns that need a keyed hash; the dimensions need none */
export function dimensionsOf(resource, record, work) {
    const value = (column) => column &&
        columnsOf(resource)
            .find(([name]) => name === snake(column))?.[1]
            .from?.(record, work, {});
    const { type, level, ready } = resource.rights ?? {};
    return { r_type: value(type), r_level: value(level), r_ready: value(ready) };
}
//# sourceMappingURL=dimensions.js.map