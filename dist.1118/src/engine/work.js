/**
 * Work: the unit of work of one write. Rules and effects see rows as drafts, change them here, and `store` alone writes
 * what changed. One row is one draft, however many effects touch it, so that it is updated once.
 */
import { newId } from '../foundation/ids.js';
import { mayKnow } from './access.js';
/** Whether storing a work raises the epoch. */
export const raisesEpoch = ({ drafts, endsRights }) => endsRights || drafts.some(({ action, resource }) => action !== 'none' && resource.cached === true);
export function createWork(given) {
    const drafts = new Map();
    /** The same by resource: what is asked of each of thousands of links must not go through all rows each time. */
    const kinds = new Map();
    /** Those of `drafts`, until another comes. */
    let listed;
    const keep = (draft) => {
        listed = undefined;
        drafts.set(`${draft.resource.name}/${draft.id}`, draft);
        const kind = kinds.get(draft.resource.name);
        if (kind)
            kind.push(draft);
        else
            kinds.set(draft.resource.name, [draft]);
        return draft;
    };
    let endsRights = false;
    const touch = (draft) => {
        if (draft.action === 'none')
            draft.action = 'update';
    };
    return {
        ...given,
        // What is made in this work was given by this caller, and what a snapshot holds are the words of all registers.
        knows: ({ resource, before }) => !before || resource.cached === true || mayKnow(given.caller, before),
        outside: (address) => given.found.get(address),
        get drafts() {
            listed ??= [...drafts.values()];
            return listed;
        },
        find(resource, id) {
            const cached = given.snapshot.get(resource, String(id));
            const draft = drafts.get(`${resource}/${id}`) ?? (cached && admit(cached));
            return draft?.action === 'delete' ? undefined : draft;
        },
        filter: (resource, test) => (kinds.get(resource) ?? []).filter((draft) => draft.action !== 'delete' && test(draft)),
        create(resource, record, { id = newId(), implied = true } = {}) {
            const draft = {
                resource: given.resource(resource),
                id,
                before: undefined,
                record,
                columns: {},
                action: 'create',
                implied,
                stamped: false,
            };
            return keep(draft);
        },
        change(draft, record) {
            draft.record = { ...draft.record, ...record };
            touch(draft);
        },
        setColumns(draft, columns) {
            draft.columns = { ...draft.columns, ...columns };
            touch(draft);
        },
        remove(draft) {
            draft.action = 'delete';
        },
        stamp(draft) {
            draft.stamped = true;
        },
        endRights() {
            endsRights = true;
        },
        get endsRights() {
            return endsRights;
        },
        load(rows) {
            for (const row of rows)
                admit(row);
        },
    };
    function admit(row) {
        const known = drafts.get(`${row.resource.name}/${row.id}`);
        if (known)
            return known;
        let record;
        const draft = {
            resource: row.resource,
            id: row.id,
            before: row,
            get record() {
                record ??= row.record;
                return record;
            },
            set record(next) {
                record = next;
            },
            columns: row.columns,
            action: 'none',
            implied: true,
            stamped: false,
        };
        return keep(draft);
    }
}
//# sourceMappingURL=work.js.map