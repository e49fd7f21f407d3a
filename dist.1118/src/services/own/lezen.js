/** `/logboek/lezen/v1`: the read extension of Logboek Dataverwerkingen, under the names of the standard. */
import { choice, group, integer, json, list, text, url } from '../../engine/fields.js';
import { LOGBOEK_INZIEN } from '../../registers/meent-api.js';
import { leesVerwerkingen } from '../logboek/lezen.js';
import { given } from '../logboek/velden.js';
const lezenApi = {
    name: 'logboek-lezen',
    root: '/logboek/lezen/v1',
    version: '1.1.0',
    title: 'LDV lezen API',
    component: 'meent',
};
/** Beyond it there is no date (ECMA-262, time values). */
const LAST_MOMENT = 8_640_000_000_000_000;
const asked = {
    'dpl.core.processing_activity_id': url(1000, { help: 'Het adres van een verwerkingsactiviteit.' }),
    'dpl.core.data_subject_id': text(100, { help: 'Het BSN, of hoe een eerder antwoord iemand noemde.' }),
    'dpl.core.data_subject_id_type': text(100, { help: 'BSN, of: BSN, versleuteld. Zonder dit BSN.' }),
    'dpl.core.foreign_operation.processor': url(1000),
    traceId: text(36, { pattern: /^[0-9a-fA-F-]{32,36}$/, help: 'De trace.' }),
    startTime: integer({
        nullable: true,
        min: 0,
        max: LAST_MOMENT,
        help: 'Vanaf dit moment, in milliseconden. Zonder dit: een maand terug.',
    }),
    endTime: integer({
        nullable: true,
        min: 0,
        max: LAST_MOMENT,
        help: 'Tot en met dit moment, in milliseconden. Zonder dit: nu.',
    }),
};
export const leesLogboek = {
    method: 'POST',
    api: lezenApi,
    path: 'processing-activities',
    operationId: 'listProcessingActivitiesPost',
    summary: 'Geeft de regels van het logboek die bij de vraag horen, een per betrokkene. Hoogstens 1000 verwerkingen.',
    scopes: [`meent:${LOGBOEK_INZIEN}`],
    takes: asked,
    gives: {
        processingActivities: list(group({
            traceId: text(36),
            spanId: text(16),
            status: choice(['Unset', 'Ok', 'Error']),
            name: text(200),
            startTime: integer(),
            endTime: integer(),
            parentSpanId: text(16),
            resource: json(),
            attributes: json(),
        })),
    },
    status: 200,
    reads: true,
    async handle({ engine, caller, body }) {
        const read = given(engine, caller, asked, body);
        return { status: 200, json: await leesVerwerkingen(engine, caller, read) };
    },
};
//# sourceMappingURL=lezen.js.map