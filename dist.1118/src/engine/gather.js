/** Reads of single records, whoever asks: those that come together share one statement per resource and municipality. */
import { shared } from '../foundation/db/errand.js';
import { createLanes } from '../foundation/lanes.js';
import { asksChoices, reachOf, testedColumns } from './access.js';
import { unseen } from './planned-once.js';
/**
 * What the caller has of a row. Looked up in the arrays, and not joined to them: for a municipality of which the statistics
 * know nothing, a join reads all that it has.
 */
const STAMP = '($3::text[])[array_position($2::uuid[], t.id)]';
/** Most records in one statement; more go into the next. */
const MOST = 200;
export function createGather(parts) {
    const statements = new Map();
    function statementOf({ resource, forAnswer, chosen }) {
        const name = `${forAnswer ? 'answer' : 'read'}${chosen ? '_chosen' : ''}_${resource.name}`;
        let statement = statements.get(name);
        if (!statement) {
            const reach = reachOf(parts.registry, resource);
            const own = forAnswer ? `${reach.answerUnless(STAMP)}, ${reach.rights}, t.xmin` : reach.select;
            const columns = testedColumns(own, reach, chosen);
            statement = {
                name,
                text: `select (select epoch from municipality_epoch where municipality = $1) as epoch, ${columns} from ${reach.from} where t.municipality = $1 and t.id = any(${unseen('$2::uuid[]')}::uuid[])`,
            };
            statements.set(name, statement);
        }
        return statement;
    }
    async function read(asked) {
        const [{ resource, forAnswer }] = asked;
        const errand = shared(asked.map((one) => one.errand));
        const { municipality } = errand;
        try {
            const wanted = stampsOf(asked);
            const ids = [...wanted.keys()];
            const stamps = forAnswer ? [[...wanted.values()]] : [];
            const rows = await parts.db.in(errand).query(statementOf(asked[0]), [municipality, ids, ...stamps]);
            const found = new Map();
            for (const raw of rows) {
                const epoch = Number(raw.epoch);
                found.set(raw.id, raw.body === null ? { epoch, columns: raw } : { epoch, row: parts.reader(resource, municipality, raw) });
            }
            for (const { id, done } of asked)
                done(found.get(id));
        }
        catch (error) {
            for (const { failed } of asked)
                failed(error);
        }
    }
    const lanes = createLanes({ mostRunning: 2, worth: 8, take: () => MOST, run: read });
    const gather = (errand, resource, id, forAnswer = false, known) => new Promise((done, failed) => {
        const chosen = asksChoices(errand);
        const key = `${errand.municipality}/${resource.name}/${forAnswer}/${chosen}`;
        const stamp = known ? `${known.version}/${known.xmin}` : '';
        lanes.add(key, { errand, resource, id, forAnswer, chosen, known: stamp, done, failed });
    });
    return gather;
}
/** Each record once; with its body where those who ask do not have the same one. */
function stampsOf(asked) {
    const stamps = new Map();
    for (const { id, known } of asked)
        stamps.set(id, (stamps.get(id) ?? known) === known ? known : '');
    return stamps;
}
//# sourceMappingURL=gather.js.map