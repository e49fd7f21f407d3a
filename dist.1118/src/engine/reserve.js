/** Numbers that are given away without a record: they are never given again, and none of them is in use. */
import { Problem } from '../foundation/problems.js';
import { requireScope } from './access.js';
import { scopesOf } from './authorize.js';
import { snake } from './columns.js';
import { claimKey, keepAlone } from './idempotency.js';
import { MOST_TRIES } from './numbers.js';
/** @throws permission-denied for who may not make such a record at all */
export async function reserveNumbers(parts, caller, resource, count, render) {
    const scopes = scopesOf(resource, 'create');
    requireScope(caller, resource, scopes);
    await claimKey(parts, caller);
    const answer = render(await freeNumbers(parts, caller, resource, count));
    await keepAlone(parts, caller, answer, {
        resource,
        operation: `${resource.api.name}.${resource.name}.reserve`,
        scopes,
    });
    return answer;
}
const noneFree = () => new Problem('unavailable', 'Er is geen vrij nummer gevonden: te veel van de volgende nummers zijn al in gebruik. Meld dit aan de beheerder.', { retryAfterSeconds: 60 });
/** Each round gives at least one, or goes twice as far. @throws deadline, unavailable where all that is looked at is in use */
async function freeNumbers(parts, caller, { number, table }, count) {
    const column = `t.${snake(number.field)}`;
    const taken = parts.statement('reserve', `select distinct ${column} as number from ${table} t where t.municipality = $1 and ${column} = any($2::text[])`);
    const free = [];
    let passed = 0;
    while (free.length < count) {
        const some = [];
        // Where all that came were in use the next ones lie further on; after that they come one by one again.
        for (let at = free.length; at < count; at++)
            some.push(await parts.numbers.next(caller, number, some.length === 0 ? passed : 0));
        const rows = await parts.db.in(caller).query(taken, [caller.municipality, some]);
        const used = new Set(rows.map((row) => row.number));
        passed = used.size === some.length ? passed + 1 : 0;
        if (passed > MOST_TRIES)
            throw noneFree();
        free.push(...some.filter((one) => !used.has(one)));
    }
    return free;
}
//# sourceMappingURL=reserve.js.map