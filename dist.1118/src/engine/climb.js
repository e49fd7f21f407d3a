import { accessSql } from './access.js';
import { KEPT_MINUTES } from './moved-keys.js';
import { countersSql } from './pages.js';
import { STEP } from './rungs.js';
import { settledBefore } from './settled.js';
/** Rungs that one statement finds: it walks past some tens of thousands of rows. */
const AT_ONCE = 100;
/** An index of keys is wider than that of ids, and rows of other types are passed in it too. */
const KEY_STEP = 100;
const LEAST_STEP = 25;
const KEY_LASTS_MS = (KEPT_MINUTES / 6) * 60_000;
/** @param key absent: in the order of ids */
export function walkOf(db, it, municipality, key) {
    const { seen } = it;
    const share = seen ? seen.count / Math.max(seen.all, 1) : 1;
    const step = key ? Math.max(LEAST_STEP, Math.round(KEY_STEP * share)) : STEP;
    return {
        step,
        lastsMs: key ? KEY_LASTS_MS : Number.POSITIVE_INFINITY,
        climb: (after) => db.transaction(municipality, (tx) => climb(tx, it, municipality, key, step, after)),
    };
}
async function climb(tx, it, municipality, key, step, after) {
    await tx.query({ text: 'set transaction isolation level repeatable read, read only' });
    const mark = settledBefore();
    const [moment] = await tx.query({
        text: `select pg_current_snapshot()::text as snapshot, now() as at, c.disturbed from (${countersSql(it.resource, 'true')}) c`,
    }, [municipality]);
    const values = [municipality];
    const bind = (value) => `$${values.push(value)}`;
    const text = rowsSql(it, key, step, mark, after, bind);
    await tx.query({ text: `declare rungs no scroll cursor for ${text}` }, values);
    const rungs = [];
    for (;;) {
        const found = await tx.query({ text: `fetch ${AT_ONCE} from rungs` });
        rungs.push(...found);
        if (found.length < AT_ONCE)
            break;
    }
    const { snapshot, at, disturbed } = moment;
    return { rungs, since: { snapshot, at, mark }, disturbed: Number(disturbed) };
}
function rowsSql({ resource, reach, access }, key, step, mark, after, bind) {
    const at = key ? `t.${key.column}` : undefined;
    const order = at ? `${at}, t.id` : 't.id';
    const where = [
        't.municipality = $1',
        ...(access === 'everything' ? [] : [`${accessSql(reach, access, bind)} is true`]),
        `t.id < ${bind(mark)}::uuid`,
        ...(after ? [`t.id > ${bind(after.id)}::uuid`] : []),
    ].join(' and ');
    return `select w.id${at ? ', w.key::text' : ''} from (select t.id${at ? `, ${at} as key` : ''}, row_number() over (order by ${order}) as n from ${resource.table} t where ${where}) w where w.n % ${step} = 0 order by w.n`;
}
//# sourceMappingURL=climb.js.map