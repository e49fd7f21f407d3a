/** Objectrecord: an object as it was from a day on. At the address of its object; a list shows the one that holds. */
import { group, relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { LEZEN, MOST_PER_PAGE, objectenApi } from './api.js';
import { OBJECT } from './categorieen.js';
import { recordColumns } from './columns.js';
import { recordFields } from './fields.js';
import { sealed } from './persons.js';
import { RECORD } from './records.js';
const inside = {
    kind: 'inside',
    column: 'data',
    function: 'objecten_record_holding',
    seals: sealed,
    of: ['record'],
};
export const objectrecord = resource({
    name: RECORD,
    api: objectenApi,
    path: 'objects',
    table: 'objecten_record',
    parent: 'object',
    addressedBy: 'object',
    fields: {
        object: relation('object', { inPath: true, column: true }),
        type: relation('objecttype', { column: true, max: 1000 }),
        record: group(recordFields),
    },
    columns: recordColumns,
    unique: [{ fields: ['object', 'nummer'], code: 'unique', reason: 'Deze stand bestaat al.' }],
    indexes: [['object'], ['type', 'object']],
    timeline: { number: 'nummer', start: 'startAt', known: 'registrationAt', last: 'laatste', begins: 'begint' },
    ordered: 'object',
    filters: {
        type: { kind: 'compare', column: 'type', operator: '=' },
        typeVersion: { kind: 'compare', column: 'typeVersion', operator: '=', of: ['record'] },
        date: { kind: 'heldOn', of: [] },
        registrationDate: { kind: 'knownOn', of: [] },
        data_attr: inside,
        data_attrs: { ...inside, separator: ',' },
        data_icontains: { kind: 'anywhere', column: 'data', of: ['record'] },
        geometry__within: {
            kind: 'within',
            column: 'plaatsen',
            function: 'objecten_record_within',
            only: 'search',
            of: ['record'],
        },
    },
    orderBy: {
        names: {
            uuid: 'object',
            url: 'object',
            type: 'type',
            record__index: 'nummer',
            record__typeVersion: 'typeVersion',
            record__startAt: 'startAt',
            record__endAt: 'endAt',
            record__registrationAt: 'registrationAt',
        },
        inside: { prefix: 'record__data__', column: 'data' },
    },
    categories: OBJECT,
    operations: ['list', 'search'],
    searchPath: 'search',
    partial: 'inList',
    mostPerPage: MOST_PER_PAGE,
    scopes: { list: [LEZEN], search: [LEZEN] },
    rights: { type: 'type' },
    parts: { path: ['record', 'data'], version: ['record', 'typeVersion'], column: 'typeVersion' },
    subjects: { kind: 'column', column: 'subjects' },
    // Whom it is about is in data of any shape: where others are in it too, nobody can say which of it is whose.
    inzage: { name: 'Stand van een object', found: 'objecten_record_about', shared: ['record.data', 'record.geometry'] },
});
//# sourceMappingURL=objectrecord.js.map