/** From database rows to Row values: which columns a statement selects, and how they are read back. */
import { isAddressedByParent, parseBody, sealerOf } from './body.js';
import { isOlder, renewBody } from './body-version.js';
import { bodyVersionOf, snake } from './columns.js';
/** `select` list of a resource's own row, aliased `t`. */
export const rowColumns = (registry, resource) => ['id', 'version', 'body', 'body_version', ...registry.columns(resource)].map((column) => `t.${column}`).join(', ');
/**
 * The columns that an answer shows: each one more costs the database and the driver for every row of a page.
 * @param body in its place, where it is not always wanted
 */
export const answerColumns = (registry, resource, body = 't.body') => [
    't.id',
    't.version',
    body,
    't.body_version',
    // The log names it by its parent, as its address does.
    ...(isAddressedByParent(resource) ? [`t.${snake(resource.parent)}`] : []),
    ...registry.shownColumns(resource).map(({ column }) => `t.${column}`),
].join(', ');
export const selectRows = (registry, resource) => `select ${rowColumns(registry, resource)} from ${resource.table} t`;
/** Makes a reader; the body is parsed only when a record is asked for, or when it is of an earlier version. */
export const createRowReader = (registry, keys) => (resource, municipality, raw) => new StoredRow(registry, resource, raw, () => sealerOf(keys, municipality));
/** A class, because a page makes a hundred of them: an object with a getter of its own costs seven times as much. */
class StoredRow {
    resource;
    id;
    version;
    body;
    bodyVersion;
    columns;
    #registry;
    #sealer;
    #record;
    constructor(registry, resource, raw, sealer) {
        const stored = Number(raw.body_version);
        const older = isOlder(resource, stored);
        this.resource = resource;
        this.id = String(raw.id);
        this.version = Number(raw.version);
        this.body = older ? renewBody(registry, resource, this.id, String(raw.body), sealer()) : String(raw.body);
        this.bodyVersion = older ? bodyVersionOf(resource) : stored;
        this.columns = raw;
        this.#registry = registry;
        this.#sealer = sealer;
    }
    get record() {
        this.#record ??= parseBody(this.#registry, this.resource, this.body, this.#sealer());
        return this.#record;
    }
}
//# sourceMappingURL=rows.js.map