/** The engine: the one door to data. Everything above goes through these functions, and each wants a caller. */
import { createHash } from 'node:crypto';
import { isRestricted, RESTRICTED } from '../gate/rights.js';
import { createAnswerer } from './answer.js';
import { batched } from './batch.js';
import { create, remove, update } from './change.js';
import { createChanged } from './changed.js';
import { columnOf, snake } from './columns.js';
import { compose, composeAnswer } from './compose.js';
import { createExclusive } from './exclusive.js';
import { createGather } from './gather.js';
import { claimKey, createIdempotency, once } from './idempotency.js';
import { list, listRows } from './list.js';
import { createLoader } from './load.js';
import { move } from './move.js';
import { createNumbers } from './numbers.js';
import { read } from './read.js';
import { createReady } from './ready.js';
import { createRegistry } from './registry.js';
import { createRowReader } from './rows.js';
import { createRungs } from './rungs.js';
import { createTotals } from './search/totals.js';
import { createSnapshots } from './snapshot.js';
import { createStore } from './store.js';
import { write, writeAnswer } from './write.js';
/** To count and sort so many takes some ten milliseconds. */
const MOST_GATHERED = 20_000;
export function createEngine(given) {
    const { db, keys, logbook } = given;
    const registry = createRegistry(given.resources);
    const reader = createRowReader(registry, keys);
    const statement = createStatements();
    const parts = {
        db,
        keys,
        logbook,
        registry,
        reader,
        snapshots: createSnapshots(db, registry, reader),
        loader: createLoader(db, registry, reader, createStatements(MOST_LOADS)),
        store: batched(createStore(db, registry, keys, logbook, statement, given.hooks)),
        answer: createAnswerer(registry, keys),
        numbers: createNumbers(db),
        exclusive: createExclusive(),
        idempotency: createIdempotency(db),
        gather: createGather({ db, registry, reader }),
        rungs: createRungs(),
        mostGathered: given.mostGathered ?? MOST_GATHERED,
        ready: createReady(given.readyBytes),
        changed: createChanged(db),
        totals: createTotals(db),
        lookup: given.lookup ?? (async () => ({ kind: 'no-answer' })),
        statement,
        rowDimensions,
    };
    return engineOf(parts);
}
function engineOf(parts) {
    const { get } = parts.registry;
    return {
        parts,
        read: (caller, resource, id, options) => read(parts, caller, get(resource), id, options),
        list: (caller, resource, query, options) => list(parts, caller, get(resource), query, options),
        rows: (caller, resource, query, options) => listRows(parts, caller, get(resource), query, options),
        create: (caller, resource, input, options) => create(parts, caller, get(resource), input, options),
        update: (caller, resource, id, input, options) => update(parts, caller, get(resource), id, input, 'update', options),
        patch: (caller, resource, id, input, options) => update(parts, caller, get(resource), id, input, 'patch', options),
        remove: (caller, resource, id, options) => remove(parts, caller, get(resource), id, options),
        compose: (caller, composition) => compose(parts, caller, composition),
        composeAnswer: (caller, composition, render) => composeAnswer(parts, caller, composition, render),
        move: (caller, records) => move(parts, caller, records),
        run: (plan) => write(parts, plan),
        answer: (plan, render) => writeAnswer(parts, plan, render),
        once: (caller, asked, work) => once(parts, caller, asked, (keeping) => work(engineOf(keeping))),
        async apart(caller) {
            await claimKey(parts, caller);
            const { keep: _, ...plain } = parts;
            return engineOf(plain);
        },
    };
}
/** A name goes into the program log, where nothing that looks like a number of a person fits. */
const letterOf = (digit) => 'ghijklmnop'[Number(digit)];
/** Combinations of filters are many, and each connection keeps what it prepared. */
const MOST_NAMES = 400;
/** Of what writes need. */
const MOST_LOADS = 200;
function createStatements(most = MOST_NAMES) {
    const known = new Map();
    return (kind, text) => {
        const found = known.get(text);
        if (found)
            return found;
        if (known.size >= most)
            return { text };
        const statement = {
            name: `${kind}_${createHash('sha1').update(text).digest('hex').slice(0, 24).replace(/\d/g, letterOf)}`,
            text,
        };
        known.set(text, statement);
        return statement;
    };
}
function rowDimensions(draft, work) {
    const { rights, owners, subjects } = draft.resource;
    const value = (column) => {
        if (!column)
            return undefined;
        const found = columnOf(draft.resource, snake(column));
        return found?.from ? found.from(draft.record, work, draft.columns) : draft.columns[snake(column)];
    };
    const level = value(rights?.level);
    return {
        r_type: value(rights?.type),
        // Who makes a record finishes it, though whom it is about restricted the use of what is kept about them.
        r_level: draft.before || !isRestricted(level) ? level : Number(level) % RESTRICTED,
        r_restricted: draft.before ? value(rights?.restricted) : undefined,
        r_ready: value(rights?.ready),
        r_records: subjects?.kind === 'linked' ? draft.columns.r_records : [draft.id],
        r_choices: draft.columns.r_choices,
        r_owners: !owners ? draft.columns.r_owners : 'own' in owners ? [value(owners.own)] : draft.columns.owners,
    };
}
//# sourceMappingURL=engine.js.map