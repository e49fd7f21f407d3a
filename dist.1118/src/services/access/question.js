/** An evaluation as AuthZEN has it (subject, action, resource, context), read and checked. Keys that are not known are left alone. */
import { invalid } from '../../foundation/problems.js';
export const SEMANTICS = ['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'];
/** Most questions in one call. */
export const MOST_QUESTIONS = 100;
const MOST_TEXT = 200;
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @throws invalid, with every fault at once */
export function questionIn(body) {
    const faults = [];
    const question = read(body, '', faults);
    if (faults.length > 0)
        throw invalid(...faults);
    return question;
}
/** @throws invalid, with every fault at once */
export function questionsIn(body) {
    const { evaluations, options, ...defaults } = isObject(body) ? body : {};
    if (evaluations === undefined)
        return { items: [questionIn(body)], many: false, semantic: 'execute_all' };
    const faults = [];
    if (options !== undefined && !isObject(options))
        faults.push({ name: 'options', code: 'invalid', reason: 'Dit moet een JSON-object zijn.' });
    if (!Array.isArray(evaluations) || evaluations.length === 0 || evaluations.length > MOST_QUESTIONS)
        throw invalid({
            name: 'evaluations',
            code: 'invalid',
            reason: `Geef een lijst van 1 tot ${MOST_QUESTIONS} vragen.`,
        });
    const semantic = (isObject(options) ? options.evaluations_semantic : undefined) ?? 'execute_all';
    if (!SEMANTICS.includes(semantic))
        faults.push({
            name: 'options.evaluations_semantic',
            code: 'invalid_choice',
            reason: `Kies uit: ${SEMANTICS.join(', ')}.`,
        });
    const items = evaluations.map((one, at) => 
    // A whole entity takes the place of the default; parts of two are not put together.
    read(isObject(one) ? { ...defaults, ...one } : one, `evaluations.${at}.`, faults));
    if (faults.length > 0)
        throw invalid(...faults);
    return { items, many: true, semantic: semantic };
}
function read(value, at, faults) {
    const of = isObject(value) ? value : {};
    const text = (name, given) => {
        if (typeof given === 'string' && given !== '' && given.length <= MOST_TEXT)
            return given;
        faults.push({ name: `${at}${name}`, code: 'required', reason: `Vul tekst in van 1 tot ${MOST_TEXT} tekens.` });
        return '';
    };
    const properties = (name, given) => {
        if (given === undefined || isObject(given))
            return given ?? {};
        faults.push({ name: `${at}${name}`, code: 'invalid', reason: 'Dit moet een JSON-object zijn.' });
        return {};
    };
    const part = (name) => {
        const given = of[name];
        if (isObject(given))
            return given;
        faults.push({ name: `${at}${name}`, code: 'required', reason: 'Dit moet een JSON-object zijn.' });
        // One fault is enough for what is not there.
        return { type: 'x', id: 'x', name: 'x' };
    };
    const entity = (name) => {
        const given = part(name);
        return {
            type: text(`${name}.type`, given.type),
            id: text(`${name}.id`, given.id),
            properties: properties(`${name}.properties`, given.properties),
        };
    };
    const action = part('action');
    return {
        subject: entity('subject'),
        action: { name: text('action.name', action.name), properties: properties('action.properties', action.properties) },
        resource: entity('resource'),
        context: properties('context', of.context),
    };
}
//# sourceMappingURL=question.js.map