/** BestandsDeel: a part of content that is too large for one request. It exists until the document is unlocked. */
import { flag, integer, relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { BIJWERKEN, DOCUMENT, documentenApi } from './api.js';
/** Size of a part where the installation does not say otherwise. */
export const PART_BYTES = 100_000_000;
/** Parts of one document; with the size above, 100 GB. */
export const MOST_PARTS = 1_000;
export const bestandsdeel = resource({
    name: 'bestandsdeel',
    api: documentenApi,
    path: 'bestandsdelen',
    table: 'documenten_bestandsdeel',
    parent: 'informatieobject',
    fields: {
        informatieobject: relation(DOCUMENT, { required: true, immutable: true, column: true }),
        volgnummer: integer({ server: true }),
        omvang: integer({ server: true }),
        voltooid: flag({ server: true }),
    },
    columns: { inhoud: { type: 'text[]' } },
    indexes: [['informatieobject']],
    // The standard has one operation, which takes a form: see operations/bestandsdeel.ts.
    categories: { all: null },
    operations: [],
    scopes: { update: [BIJWERKEN] },
    subjects: { kind: 'parent' },
    inzage: {
        name: 'Deel van een bestand',
        withheld: 'Het is een deel van een bestand dat nog binnenkomt. Het hele bestand staat bij het document.',
    },
});
//# sourceMappingURL=bestandsdeel.js.map