/**
 * Fields of which the activity of a call says nothing, as what is left out of its answers (docs/decisions/0059): for special and
 * criminal data and the BSN without a ground for it, for what the activity does not use, and for what the combination does not
 * name that lets its sources be used together. Every door reads them where it reads rules.
 */
import { categoriesOf as leavesIn, pathsIn } from '../engine/categories.js';
import { sourceOfResource } from '../engine/resource.js';
import { Problem } from '../foundation/problems.js';
import { CATEGORIEEN, gapOf, gapWords, NIET_IN_ACTIVITEIT, NIET_IN_COMBINATIE, NUMMER, ZONDER_GROND_BIJZONDER, ZONDER_GROND_NUMMER, } from '../gate/categories.js';
import { BRONNEN } from '../gate/sources.js';
import { categoriesOf, saidBy } from '../registers/gegevens.js';
import { resources } from '../registers/index.js';
const NUMBERS = [ZONDER_GROND_NUMMER, ZONDER_GROND_BIJZONDER, NIET_IN_ACTIVITEIT, NIET_IN_COMBINATIE];
const bySource = Map.groupBy(resources, sourceOfResource);
/** Of persons an activity names the fields of the BRP. A mandate or a report of doubt beside it has a right of its own. */
const isSaidByField = (number, source) => source === 'personen' && (number === NIET_IN_ACTIVITEIT || number === NIET_IN_COMBINATIE);
/** Of one source for one activity, on records of these types, or on all of them. */
function leavesFor(snapshot, { narrowed }, { id }, source, which = {}) {
    const record = snapshot.get('verwerkingsactiviteit', id)?.record;
    // Of a source that the activity does not use nothing is open: there is nothing to leave out.
    if (!record || !saidBy(record).uses.has(source))
        return [];
    const name = String(record.identificatie);
    const together = narrowed?.get(name);
    const gaps = Map.groupBy(CATEGORIEEN.map(({ code }) => code), (code) => gapOf(saidBy(record), source, code, together));
    return NUMBERS.flatMap((number) => {
        const codes = new Set(gaps.get(number));
        if (codes.size === 0)
            return [];
        const lines = source === 'logboek' ? lineLeaves(number, codes, (held) => gapWords(number, name, held, together)) : [];
        const records = (bySource.get(source) ?? []).flatMap((resource) => {
            if (isSaidByField(number, source) && resource.name !== 'persoon')
                return [];
            const held = new Set();
            const leaveOut = pathsIn(resource, (category) => codes.has(category) && held.add(category) !== undefined);
            if (leaveOut.length === 0)
                return [];
            return [
                {
                    id: number,
                    version: 1,
                    effect: 'laat_weg',
                    whom: {},
                    what: { components: [resource.api.component], resources: [resource.name], ...which },
                    leaveOut,
                    reason: gapWords(number, name, [...held], together),
                },
            ];
        });
        return [...lines, ...records];
    });
}
/** Lines of the logbook are records of no register: what one says, and the number of whom it is about. */
const LOGREGEL = 'logregel';
const IN_LOGREGEL = [
    ['gebruik', 'handeling'],
    [NUMMER, 'betrokkene'],
];
const lineLeaves = (number, codes, wordsFor) => {
    const held = IN_LOGREGEL.filter(([category]) => codes.has(category));
    if (held.length === 0)
        return [];
    return [
        {
            id: number,
            version: 1,
            effect: 'laat_weg',
            whom: {},
            what: { components: ['meent'], resources: [LOGREGEL] },
            leaveOut: held.map(([, field]) => field),
            reason: wordsFor(held.map(([category]) => category)),
        },
    ];
};
/**
 * A line without what it says is none, and who may not use a number asks for nobody by it: so what leaves either out is a
 * refusal here. @param by the number of a person, where the call asks by that
 * @throws permission-denied, with the number of the rule and what to write in which register
 */
export function requireLogregels({ rights }, by) {
    const asked = IN_LOGREGEL.filter(([category]) => category !== NUMMER || by === 'bsn').map(([, field]) => field);
    const gaps = (rights.leaves ?? []).filter(({ what, leaveOut }) => what.resources?.includes(LOGREGEL) && leaveOut?.some((field) => asked.includes(field)));
    if (gaps.length > 0)
        throw new Problem('permission-denied', gaps.map(({ id, reason }) => `${reason} (${id})`).join(' '));
}
/** Kinds of data that there are in a source. */
export const inSource = (source) => new Set([
    ...(source === 'logboek' ? IN_LOGREGEL.map(([category]) => category) : []),
    ...(bySource.get(source) ?? []).flatMap((one) => leavesIn(one).flatMap(({ category }) => category ?? [])),
]);
/** What a combination of these sources says when it says what the activity uses of each: with what is in them alone. */
export const gegevensVan = (activity, sources) => sources.map((bron) => {
    const may = categoriesOf(activity).get(bron) ?? new Set();
    return { bron, categorieen: [...may].filter((code) => inSource(bron).has(code)) };
});
/** Kinds of types by which records of cases are told apart. */
const TYPES = ['zaaktype', 'informatieobjecttype', 'besluittype'];
/**
 * @param serves what each record is for, by its type or its source, where the call names no activity: as the log line says it
 */
export function withLeaves(snapshot, purposes, rights, { activity, serves }) {
    const leaves = BRONNEN.flatMap((source) => {
        const otherwise = serves?.get(source) ?? activity;
        if (!serves || source !== 'zaken')
            return leavesFor(snapshot, purposes, otherwise, source);
        const types = TYPES.flatMap((kind) => snapshot.all(kind).map(({ id }) => id));
        const byActivity = Map.groupBy(types, (type) => serves.get(type) ?? otherwise);
        // A record without a type serves, as its line says, what the source does.
        if (!byActivity.has(otherwise))
            byActivity.set(otherwise, []);
        return [...byActivity].flatMap(([one, some]) => leavesFor(snapshot, purposes, one, source, { types: some, ...(one === otherwise ? { untyped: true } : {}) }));
    });
    return leaves.length === 0 ? rights : { ...rights, leaves };
}
//# sourceMappingURL=gegevens.js.map