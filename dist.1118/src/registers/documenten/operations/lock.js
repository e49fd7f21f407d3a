/** POST /enkelvoudiginformatieobjecten/{id}/lock (drc-009). */
import { randomBytes } from 'node:crypto';
import { text } from '../../../engine/fields.js';
import { invalid } from '../../../foundation/problems.js';
import { DOCUMENT, documentenApi, LOCK } from '../api.js';
import { changeLock } from './locked.js';
export const lock = {
    method: 'POST',
    api: documentenApi,
    path: 'enkelvoudiginformatieobjecten/{id}/lock',
    operationId: 'enkelvoudiginformatieobject_lock',
    summary: 'Zet het document op slot. Alleen met dit slot kunt u het wijzigen.',
    scopes: [LOCK],
    resource: DOCUMENT,
    gives: { lock: text(100) },
    status: 200,
    async handle(call) {
        const key = randomBytes(16).toString('hex');
        return changeLock(call, {
            operation: 'lock',
            scopes: [LOCK],
            act(work, document) {
                if (document.columns.lock)
                    throw invalid({ name: 'nonFieldErrors', code: 'existing-lock', reason: 'Dit document is al op slot.' });
                work.setColumns(document, { lock: key });
                work.change(document, { locked: true });
            },
            answer: { status: 200, json: JSON.stringify({ lock: key }), headers: { 'cache-control': 'no-store' } },
        });
    },
};
//# sourceMappingURL=lock.js.map