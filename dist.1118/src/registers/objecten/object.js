/** Object: a thing that the municipality keeps data on, of an objecttype. It shows its newest record; all are objectrecords. */
import { group, relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { MOST_OBJECT, objectenApi, scopes } from './api.js';
import { OBJECT } from './categorieen.js';
import { subjects } from './columns.js';
import { recorded } from './effects.js';
import { recordFields } from './fields.js';
import { neededRecords } from './records.js';
import { rules } from './rules.js';
export const object = resource({
    name: 'object',
    api: objectenApi,
    path: 'objects',
    table: 'objecten_object',
    fields: {
        type: relation('objecttype', { required: true, immutable: true, column: true, max: 1000 }),
        record: group(recordFields, { required: true, merges: true }),
    },
    columns: {
        /** The first day on which any of its records holds. */
        begint: { type: 'date' },
        subjects,
    },
    indexes: [['begint']],
    categories: OBJECT,
    operations: ['create', 'read', 'update', 'patch', 'delete'],
    scopes,
    givenId: true,
    maxBody: MOST_OBJECT,
    rights: { type: 'type' },
    parts: { path: ['record', 'data'], version: ['record', 'typeVersion'] },
    subjects: { kind: 'column', column: 'subjects' },
    inzage: {
        name: 'Object',
        withheld: 'Elke stand van een object staat er zelf bij, ook de laatste.',
    },
    needs: neededRecords,
    rules,
    effects: [recorded],
    channel: {
        name: 'objecten',
        kenmerken: ({ record }) => ({ objectType: String(record.type ?? '') }),
        relations: { objectType: 'type' },
    },
    label: () => 'Object',
});
//# sourceMappingURL=object.js.map