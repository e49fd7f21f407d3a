/** Object: a thing that the municipality keeps data on, of an objecttype. It shows its newest record; all are objectrecords. */
import { group, relation } from '../../engine/fields.ts';
import { resource } from '../../engine/resource.ts';
import { MOST_OBJECT, objectenApi, scopes } from './api.ts';
import { OBJECT } from './categorieen.ts';
import { subjects } from './columns.ts';
import { recorded } from './effects.ts';
import { recordFields } from './fields.ts';
import { neededRecords } from './records.ts';
import { rules } from './rules.ts';

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
