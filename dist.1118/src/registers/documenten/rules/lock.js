import { Problem } from '../../../foundation/problems.js';
import { GEFORCEERD } from '../api.js';
export const incorrectLock = {
    name: 'nonFieldErrors',
    code: 'incorrect-lock-id',
    reason: 'Dit is niet het slot van dit document.',
};
/** drc-009: only who holds the lock changes the document. */
export const drc009 = {
    number: 'drc-009',
    on: ['update'],
    check(_, { columns, record }) {
        if (!columns.lock)
            return {
                name: 'nonFieldErrors',
                code: 'unlocked',
                reason: 'Zet het document eerst op slot (lock). Stuur dat slot mee.',
            };
        if (record.lock === undefined)
            return { name: 'nonFieldErrors', code: 'missing-lock-id', reason: 'Stuur het slot mee in lock.' };
        if (record.lock === '')
            return { name: 'lock', code: 'required', reason: 'Stuur het slot mee in lock.' };
        return record.lock === columns.lock ? undefined : incorrectLock;
    },
};
/**
 * drc-010, since 1.4.0: what is final may be changed, but only with the scope that was made for it. To archive it is what
 * a final document is for, so that needs no more than the usual scope.
 * @throws permission-denied
 */
export const drc010 = {
    number: 'drc-010',
    on: ['update'],
    check(work, it) {
        const { status } = it.before.record;
        if (status !== 'definitief' && status !== 'gearchiveerd')
            return undefined;
        if (work.may(work, it, [GEFORCEERD]))
            return undefined;
        const changed = changedFields(it);
        if (changed.length === 0 || (it.record.status === 'gearchiveerd' && changed.every((name) => name === 'status')))
            return undefined;
        throw new Problem('permission-denied', `Dit document is ${status}. Wijzigen mag alleen met het recht ${GEFORCEERD}.`);
    },
};
/** Names of what the caller changed; `inhoud` when it is other content. */
function changedFields({ resource, before, record, columns }) {
    const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
    const fields = Object.entries(resource.fields)
        .filter(([name, field]) => !field.server && !field.writeOnly && !same(record[name], before.record[name]))
        .map(([name]) => name);
    return same(columns.inhoud, before.columns.inhoud) ? fields : [...fields, 'inhoud'];
}
//# sourceMappingURL=lock.js.map