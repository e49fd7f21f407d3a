/**
 * Decisions about the log itself: lines that are erased, withheld or held, and for how long lines are kept. Each is a few
 * steps of different people. A step is stored as canonical JSON of which the hash stands in its own entry of the log, so
 * that nobody adds, changes or takes away a step unseen; between that and the next check its mark says whether it is ours.
 */
import { timestamp } from '../foundation/clock.js';
import { newId } from '../foundation/ids.js';
import { randomSlice } from '../foundation/random.js';
import { noteWrite } from '../foundation/telemetry/trace.js';
import { canonical } from './jcs.js';
import { everBore, markOf } from './mark.js';
import { leafHash } from './merkle/hash.js';
/** Resource name of the lines that steps leave with whom they are about. */
export const DECISION = 'logboekbesluit';
const MARK = 'logboekbesluit';
const FIXED = ['at', 'decision', 'id', 'kind', 'person', 'salt', 'step', 'via'];
/** The same person in the same decision has the same hash. */
export const personIn = (keys, municipality, decision, person) => keys.hash(municipality, 'logboekbesluit', `${decision} ${person}`);
/** The same application in the same decision has the same hash. */
export const viaIn = (keys, municipality, decision, via) => keys.hash(municipality, 'logboekbesluit.via', `${decision} ${via}`);
/** Whether this person took the step, under whichever key that was. */
export const isPersonIn = (keys, municipality, { decision, person: hash }, person) => keys.everyHash(municipality, 'logboekbesluit', `${decision} ${person}`).includes(hash);
/** Whether this application named who took the step. */
export const isViaIn = (keys, municipality, { decision, via: hash }, via) => hash !== undefined && keys.everyHash(municipality, 'logboekbesluit.via', `${decision} ${via}`).includes(hash);
/** Of what a step says, in its entry. The salt in it keeps the hash from being guessed back. */
export const hashOfStep = (said) => Buffer.from(leafHash(said)).toString('hex');
const ADD = `also as (
  insert into log_held_also (municipality, decision, subject) select $1::int, $6::uuid, unnest($7::text[])
)
insert into log_decision (municipality, id, said, employee, mark) values ($1::int, $2::uuid, $3::text, $4::text, $5::text)`;
/** The step and its entry in one statement. @param entryOf the entry that bears this id. @throws DatabaseProblem 23505 when the step was taken, or by this person */
export async function addStep(parts, errand, given, entryOf) {
    const { municipality } = errand;
    const id = given.id ?? newId();
    const decision = given.decision ?? id;
    const step = {
        id,
        decision,
        kind: given.kind,
        step: given.step,
        at: timestamp(),
        person: personIn(parts.keys, municipality, decision, given.person),
        ...(given.via === null ? {} : { via: viaIn(parts.keys, municipality, decision, given.via) }),
        terms: given.terms,
    };
    const said = sayStep(step);
    const employee = parts.keys.seal(municipality, given.employee);
    const entry = { ...entryOf(id, decision), id, decision: { step: id, hash: hashOfStep(said) } };
    const logged = parts.logbook.asCte([{ entry, actor: { entry: id, employee: given.employee } }], 8);
    await parts.db
        .in(errand)
        .query({ text: `with ${logged.insert}, ${ADD}` }, [
        municipality,
        id,
        said,
        employee,
        markOfStep(parts.keys, municipality, said, employee),
        decision,
        given.formerly ?? [],
        ...logged.values,
    ]);
    noteWrite(errand);
    logged.committed();
    return step;
}
function sayStep({ terms, ...fixed }) {
    const salt = randomSlice(18).toString('base64url');
    return canonical({ ...terms, ...fixed, salt });
}
const markOfStep = (keys, municipality, said, employee) => markOf(keys, municipality, textsOf(said, employee));
/**
 * A stored step with what newer keys make of it: who took it sealed again, and the mark over that. What it says is proven, and
 * stays as it is. Undefined for a step that was not ours: to make a mark for it would make it ours.
 */
export function remade(keys, municipality, { said, employee, mark }) {
    if (!everBore(keys, municipality, mark, textsOf(said, employee)))
        return undefined;
    const sealed = keys.seal(municipality, keys.unseal(municipality, employee));
    return { employee: sealed, mark: markOfStep(keys, municipality, said, sealed) };
}
const textsOf = (said, employee) => [MARK, said, employee];
const readSteps = (where, name) => ({
    name,
    text: `select said, employee, mark from log_decision where municipality = $1 and ${where} order by id`,
});
const OF_SUBJECTS = readSteps('subject = any($2::text[]) and kind = $3', 'log_decisions_subjects');
const OF_DECISION = readSteps('decision = $2::uuid', 'log_decisions_one');
const OF_KIND = readSteps('kind = $2', 'log_decisions_kind');
export const decisionsAbout = async (q, keys, municipality, subjects, kind) => decisionsIn(keys, municipality, await q.query(OF_SUBJECTS, [municipality, subjects, kind]));
export const decisionsOf = async (q, keys, municipality, kind) => decisionsIn(keys, municipality, await q.query(OF_KIND, [municipality, kind]));
export const findDecision = async (q, keys, municipality, id) => decisionsIn(keys, municipality, await q.query(OF_DECISION, [municipality, id]))[0];
/** Steps without our mark count for nothing; verification tells of them. */
function decisionsIn(keys, municipality, rows) {
    const steps = rows.flatMap(({ said, employee, mark }) => everBore(keys, municipality, mark, textsOf(said, employee)) ? [readStep(said)] : []);
    return [...Map.groupBy(steps, ({ decision }) => decision).values()].flatMap((some) => decisionIn(some) ?? []);
}
export function readStep(said) {
    const all = JSON.parse(said);
    const terms = Object.fromEntries(Object.entries(all).filter(([name]) => !FIXED.includes(name)));
    return { ...all, terms };
}
function decisionIn(steps) {
    const named = (name) => steps.find(({ step }) => step === name);
    const proposed = named('voorstel');
    const decided = named('besluit');
    // To hold something takes one person; nothing else does.
    const first = proposed ?? (decided?.kind === 'vasthouden' ? decided : undefined);
    if (!first)
        return undefined;
    const byTwo = decided && (decided === first || decided.person !== first.person);
    const ended = named('einde');
    return {
        id: first.decision,
        kind: first.kind,
        terms: first.terms,
        first,
        ...(byTwo ? { decided } : {}),
        ...(ended ? { ended } : {}),
    };
}
//# sourceMappingURL=decisions.js.map