import { date, text } from '../../../engine/fields.js';
import { appendSeen, kindOf, linesOf } from '../../../engine/log.js';
import { readRow, shown } from '../../../engine/read.js';
import { parseNames } from '../../../engine/selection.js';
import { today } from '../../../foundation/clock.js';
import { Problem } from '../../../foundation/problems.js';
import { LEZEN, objectenApi } from '../api.js';
import { recordOf } from '../columns.js';
import { RECORD } from '../records.js';
export const read = {
    method: 'GET',
    api: objectenApi,
    path: 'objects/{id}',
    operationId: 'object_read',
    summary: 'Geeft één object, zoals het vandaag is of op een andere dag was.',
    scopes: [LEZEN],
    resource: 'object',
    geometry: true,
    query: {
        fields: text(1000, { help: 'Alleen deze velden, met komma’s ertussen; met __ voor wat erin ligt.' }),
        date: date({ help: 'Wat op deze dag gold. Zonder deze: vandaag.' }),
        registrationDate: date({ help: 'Wat op deze dag bekend was. Niet samen met date.' }),
    },
    gives: 'object',
    status: 200,
    async handle(call) {
        const { engine, caller, params, query } = call;
        const selection = query.fields === undefined ? undefined : parseNames(query.fields);
        const { parts } = engine;
        const { row } = await readRow(parts, caller, parts.registry.get('object'), params.id, {});
        const found = await heldOne(call, row);
        await logRead(parts, caller, 'read', [found]);
        const { snapshots, answer } = parts;
        return shown(caller, found, answer.json(caller, found, await snapshots.current(caller.municipality)), selection);
    },
};
/** The record that holds; without a day also one that has yet to begin, where no other does. @throws invalid, not-found */
async function heldOne({ engine, caller, params, query }, object) {
    const { fields: _, ...days } = query;
    const asked = Object.keys(days).length > 0;
    if (!asked && recordOf(object.record).startAt <= today())
        return object;
    const { rows } = await engine.rows(caller, RECORD, days, { parentId: params.id });
    const [held] = rows;
    if (!held && asked)
        throw new Problem('not-found', 'Op deze dag was er niets van dit object.');
    return held ?? object;
}
/** One log entry of an operation on an object, durable when it resolves. */
export const logRead = (parts, caller, operation, rows) => appendSeen(parts.logbook, caller, `objecten.object.${operation}`, 'geopend', linesOf(rows), rows[0] && kindOf(rows[0]));
//# sourceMappingURL=read.js.map