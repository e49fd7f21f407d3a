/**
 * Decisions for other systems. Who asks learns what is decided about a record that they may know of; of any other the
 * answer is that of a record that does not exist, and as much is read and written for it.
 */
import { mayKnow } from '../../engine/access.js';
import { checkEpoch } from '../../engine/epoch.js';
import { appendSeen, linesOf } from '../../engine/log.js';
import { momentInNetherlands, now } from '../../foundation/clock.js';
import { isUuid } from '../../foundation/ids.js';
import { Problem } from '../../foundation/problems.js';
import { decide } from '../../gate/decide.js';
import { keptRow } from '../../gate/kept.js';
import { LEVEL_OF } from '../../gate/rights.js';
import { applicationOf } from '../../registers/autorisaties/index.js';
import { askerOf, beforeRules, ruleSetOf } from '../rules.js';
import { toAnswer } from './answer.js';
import { keep } from './decision-log.js';
import { SOORTEN, subjectOf } from './subject.js';
/** The answers to all that is asked, or to as many as the semantic wants; durable in both logs before they go out. */
export async function evaluate(engine, caller, questions) {
    const snapshot = await engine.parts.snapshots.current(caller.municipality);
    const answers = [];
    const logged = [];
    const rows = [];
    for (const question of questions.items) {
        const { answer, row, basis } = await one(engine, caller, snapshot, question);
        if (row)
            rows.push(row);
        const last = (questions.semantic === 'deny_on_first_deny' && !answer.decision) ||
            (questions.semantic === 'permit_on_first_permit' && answer.decision);
        answers.push(answer);
        logged.push({
            question,
            known: knownIn(engine, snapshot, question),
            answer,
            type: questions.many ? 'access_evaluations' : 'access_evaluation',
            basis,
        });
        if (last)
            break;
    }
    await appendSeen(engine.parts.logbook, caller, 'access.evaluation', 'gezocht', linesOf(rows));
    await keep(engine.parts, caller, logged);
    return answers;
}
async function one(engine, caller, snapshot, question) {
    const { action, resource: asked } = question;
    const resource = engine.parts.registry.all.find(({ name }) => name === asked.type);
    const scopes = resource && scopesFor(resource, action.name);
    if (!resource || !scopes)
        return { answer: refusal(400, unknownIn(resource)), row: undefined, basis: undefined };
    if (!SOORTEN.includes(question.subject.type))
        return {
            answer: refusal(400, `Dit soort vrager is er niet. Kies uit: ${SOORTEN.join(', ')}.`),
            row: undefined,
            basis: undefined,
        };
    const found = await recordFor(engine, caller, snapshot, resource, asked);
    if (!found)
        return { answer: UNKNOWN, row: undefined, basis: undefined };
    const { row, dimensions } = found;
    let subject;
    try {
        subject = subjectOf(snapshot, engine.parts.keys, caller, question.subject, action.properties);
    }
    catch (error) {
        if (!(error instanceof Problem) || error.code !== 'permission-denied')
            throw error;
        return { answer: refusal(403, error.detail), row, basis: undefined };
    }
    if (!subject)
        return { answer: toAnswer(NOBODY), row, basis: undefined };
    const ask = { component: resource.api.component, scopes, resource: resource.name, row: dimensions };
    return {
        answer: toAnswer(decide(subject.rights, ask)),
        row,
        basis: {
            rules: ruleSetOf(snapshot).rules,
            rights: beforeRules(snapshot, subject),
            asker: askerOf(snapshot, subject),
            moment: momentInNetherlands(now()),
            ask: { ...ask, row: keptRow(dimensions, hashesOf(subject)) },
        },
    };
}
function knownIn({ parts }, snapshot, { subject, action, resource: asked }) {
    const resource = parts.registry.all.find(({ name }) => name === asked.type);
    return {
        application: subject.type === 'applicatie' && applicationOf(snapshot, subject.id) !== undefined,
        subject: SOORTEN.includes(subject.type),
        resource: resource !== undefined,
        action: resource !== undefined && scopesFor(resource, action.name) !== undefined,
    };
}
const hashesOf = ({ person }) => person ? [person.subject, ...(person.formerly ?? [])] : [];
const NOBODY = { permit: false, reasons: [], leaveOut: [] };
/** The same words for what is not there and for what who asks may not know of. */
const UNKNOWN = {
    decision: false,
    context: { error: { status: 404, message: 'Dit gegeven is er niet, of u mag er niet van weten.' } },
};
const refusal = (status, message) => ({
    decision: false,
    context: { error: { status, message } },
});
/** Does not repeat what was sent: that may be anything, and the answer is kept. */
const unknownIn = (resource) => resource ? `${resource.name} kent deze handeling niet.` : 'Dit is geen soort gegeven van deze gemeente.';
const alone = new Map();
/** What an action wants of rights: as an operation of the resource, or as one of its scopes. */
function scopesFor({ scopes }, action) {
    if (Object.hasOwn(scopes, action))
        return scopes[action];
    if (!Object.values(scopes).some((some) => some?.includes(action)))
        return undefined;
    const list = alone.get(action) ?? [action];
    alone.set(action, list);
    return list;
}
/** A record that is there and may be known of, or one as it is described (`*`). */
async function recordFor(engine, caller, snapshot, resource, asked) {
    if (asked.id === '*')
        return { row: undefined, dimensions: described(resource, asked.properties) };
    if (!isUuid(asked.id))
        return undefined;
    // Whoever the question is about may have rights that rest on choices of residents.
    const asking = { ...caller, rights: { ...caller.rights, chosen: true } };
    const found = resource.cached ? undefined : await engine.parts.gather(asking, resource, asked.id);
    if (found)
        await checkEpoch(engine.parts, caller, found.epoch);
    const row = resource.cached ? snapshot.get(resource.name, asked.id) : found?.row;
    if (!row || !mayKnow(caller, row))
        return undefined;
    return { row, dimensions: dimensionsIn(row) };
}
function dimensionsIn({ id, columns }) {
    const { r_type: type, r_level: level, r_ready: ready, r_owners: owners, r_records: records } = columns;
    const { r_choices: choices } = columns;
    const { r_restricted: restricted } = columns;
    return {
        type: (type ?? null),
        ...(level === undefined ? {} : { level: level }),
        ready: (ready ?? null),
        ...(Array.isArray(restricted) ? { restricted: restricted } : {}),
        owners: Array.isArray(owners) ? owners : [],
        records: Array.isArray(records) ? records : [id],
        ...(Array.isArray(choices) && choices.length > 0 ? { choices: choices } : {}),
    };
}
/** What somebody wants to know of a record that is not there yet. */
function described({ rights }, properties) {
    const type = String(properties.type ?? '');
    const id = type.slice(type.lastIndexOf('/') + 1).toLowerCase();
    const level = LEVEL_OF.get(String(properties.vertrouwelijkheidaanduiding));
    return {
        type: isUuid(id) ? id : null,
        ...(rights?.level || level !== undefined ? { level: level ?? null } : {}),
        owners: [],
        records: [],
    };
}
//# sourceMappingURL=evaluate.js.map