/** PUT /bestandsdelen/{id}: one part of large content, as a form; read as it comes, never held in memory. */
import { Readable } from 'node:stream';
import { accessOf, allowsRow } from '../../../engine/access.js';
import { addressOf } from '../../../engine/answer.js';
import { authorize } from '../../../engine/authorize.js';
import { existing } from '../../../engine/change.js';
import { flag, integer, longText, relation, text } from '../../../engine/fields.js';
import { appendSeen, kindOf, linesOf } from '../../../engine/log.js';
import { invalid, Problem } from '../../../foundation/problems.js';
import { BIJWERKEN, DOCUMENT, documentenApi } from '../api.js';
import { sizeOf, storeContent } from '../content.js';
import { partsOf, shownParts } from '../effects/inhoud.js';
import { incorrectLock } from '../rules/lock.js';
const PART = 'bestandsdeel';
export const uploadPart = (blobs) => ({
    method: 'PUT',
    api: documentenApi,
    path: 'bestandsdelen/{id}',
    operationId: 'bestandsdeel_update',
    summary: 'Stuurt een deel van een groot bestand: de inhoud en het slot.',
    scopes: [BIJWERKEN],
    resource: PART,
    receives: 'multipart/form-data',
    unconditional: true,
    takes: { inhoud: longText({ required: true, format: 'binary' }), lock: text(100, { required: true }) },
    gives: { url: relation(PART), volgnummer: integer(), omvang: integer(), voltooid: flag(), lock: text(100) },
    status: 200,
    async handle(call) {
        const { engine, caller } = call;
        const row = await openPart(call);
        const { content, lock } = await receiveOnce(blobs, call, Number(row.record.omvang));
        await storePart(call, row, content, lock);
        const { volgnummer, omvang } = row.record;
        const url = addressOf(caller.base, engine.parts.registry.get(PART), row.id);
        return { status: 200, json: JSON.stringify({ url, volgnummer, omvang, voltooid: true, lock }) };
    },
});
/** Rights come before the first byte is read. @throws not-found, permission-denied */
async function openPart({ engine: { parts }, caller, params }) {
    const resource = parts.registry.get(PART);
    const rows = await existing(parts, caller, resource, params.id);
    const row = rows.find((one) => one.resource === resource);
    if (allowsRow(accessOf(caller, resource, [BIJWERKEN]), row.columns))
        return row;
    await appendSeen(parts.logbook, caller, `documenten.${PART}.update`, 'geweigerd', linesOf([row]), kindOf(row));
    throw new Problem('permission-denied');
}
const received = new WeakMap();
/** A call that is done again because rights changed meanwhile has its form only once. */
function receiveOnce(blobs, call, omvang) {
    const { form } = call;
    const reading = (form && received.get(form)) ?? receiveForm(blobs, call, omvang);
    if (form)
        received.set(form, reading);
    return reading;
}
async function receiveForm(blobs, { form, caller }, omvang) {
    let content;
    let lock = '';
    for await (const part of form ?? []) {
        if ('value' in part) {
            if (part.name === 'lock')
                lock = part.value;
        }
        else if (part.name === 'inhoud' && !content)
            content = await storeContent(blobs, caller.municipality, atMost(omvang, part.content));
        else
            part.content.resume();
    }
    const missing = [...(content ? [] : ['inhoud']), ...(lock === '' ? ['lock'] : [])];
    if (!content || missing.length > 0)
        throw invalid(...missing.map((name) => ({ name, code: 'required', reason: 'Dit veld is verplicht.' })));
    if (sizeOf(content) !== omvang)
        throw wrongSize(omvang);
    return { content, lock };
}
/** Stops at the first byte too many, so that nobody fills the disk with a part that is refused at its end. */
function atMost(bytes, content) {
    async function* counted() {
        let seen = 0;
        try {
            for await (const chunk of content) {
                seen += chunk.length;
                if (seen > bytes)
                    throw wrongSize(bytes);
                yield chunk;
            }
        }
        catch (error) {
            // The sender left halfway, or the form has no end.
            throw error instanceof Problem
                ? error
                : new Problem('parse-error', 'Het bestand kwam niet heel aan.', { cause: error });
        }
    }
    return Readable.from(counted(), { objectMode: false });
}
const wrongSize = (omvang) => invalid({
    name: 'nonFieldErrors',
    code: 'file-size',
    reason: `Dit bestandsdeel moet ${omvang} bytes groot zijn.`,
});
async function storePart({ engine, caller }, { id, record }, inhoud, lock) {
    const { parts } = engine;
    const resource = parts.registry.get(PART);
    const documentId = String(record.informatieobject);
    await engine.run({
        caller,
        resource,
        operation: 'update',
        kind: 'gewijzigd',
        scopes: [BIJWERKEN],
        exclusive: `${DOCUMENT}/${documentId}`,
        async load(work) {
            work.load(await existing(parts, caller, resource, id));
            work.load(await parts.loader.load(caller, [{ resource: PART, where: 'informatieobject', is: documentId }]));
        },
        act(work) {
            const part = work.find(PART, id);
            const document = work.find(DOCUMENT, documentId);
            authorize(parts, work, part, [BIJWERKEN]);
            if (!document.columns.lock || document.columns.lock !== lock)
                throw invalid(incorrectLock);
            work.setColumns(part, { inhoud });
            work.change(part, { voltooid: true });
            work.change(document, { bestandsdelen: shownParts(partsOf(work, document)) });
            return part;
        },
    });
}
//# sourceMappingURL=bestandsdeel.js.map