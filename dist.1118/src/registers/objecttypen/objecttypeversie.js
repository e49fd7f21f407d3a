/** A version of an objecttype: the JSON schema of its objects. What is published stays as it is. */
import { choice, date, integer, json, relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { MOST_PER_PAGE, objecttypenApi, scopes } from './api.js';
import { numbered } from './effects.js';
import { onlyDrafts, validSchema } from './rules.js';
export const objecttypeversie = resource({
    name: 'objecttypeversie',
    api: objecttypenApi,
    path: 'objecttypes/{objectType}/versions',
    table: 'objecttypen_versie',
    cached: true,
    parent: 'objectType',
    addressedBy: 'version',
    withoutUuid: true,
    fields: {
        version: integer({ server: true }),
        objectType: relation('objecttype', { required: true, immutable: true, column: true }),
        status: choice(['published', 'draft', 'deprecated'], { default: 'draft' }),
        jsonSchema: json({ default: {} }),
        createdAt: date({ server: true }),
        modifiedAt: date({ server: true }),
        publishedAt: date({ server: true, nullable: true }),
    },
    /** Beside the version that every row has. */
    columns: { nummer: { type: 'integer', from: ({ version }) => version } },
    unique: [{ fields: ['objectType', 'nummer'], code: 'unique', reason: 'Deze versie bestaat al.' }],
    // Read and changed by number, see operations.ts.
    operations: ['list', 'create'],
    scopes,
    mostPerPage: MOST_PER_PAGE,
    derive: (record) => ({ ...record, status: record.status || 'draft' }),
    rules: [validSchema, ...onlyDrafts],
    effects: [numbered],
    label: ({ version }) => `versie ${version}`,
});
//# sourceMappingURL=objecttypeversie.js.map