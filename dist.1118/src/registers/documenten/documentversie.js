/** A version that a later one took the place of: what the document was, with the content it had. Never changes. */
import { relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { LEVEL_OF } from '../../gate/rights.js';
import { DOCUMENT, documentenApi, LEZEN } from './api.js';
import { DOCUMENTGEGEVENS } from './categorieen.js';
import { documentFields } from './fields.js';
/** Of all that is a column of the document, a version is looked up, and its rights narrowed, by these alone. */
const COLUMNS = new Set([
    'versie',
    'beginRegistratie',
    'informatieobjecttype',
    'isGereedVoorPublicatie',
]);
const versionFields = Object.fromEntries(Object.entries(documentFields).map(([name, field]) => [name, { ...field, column: COLUMNS.has(name) }]));
export const documentversie = resource({
    name: 'documentversie',
    api: documentenApi,
    path: 'enkelvoudiginformatieobjecten/{informatieobject}/versies',
    table: 'documenten_versie',
    parent: 'informatieobject',
    fields: {
        informatieobject: relation(DOCUMENT, { required: true, immutable: true, column: true }),
        ...versionFields,
    },
    columns: {
        niveau: { type: 'smallint', from: (record) => LEVEL_OF.get(String(record.vertrouwelijkheidaanduiding)) ?? null },
        inhoud: { type: 'text[]' },
    },
    unique: [{ fields: ['informatieobject', 'versie'], code: 'unique', reason: 'Deze versie bestaat al.' }],
    filters: {
        informatieobject: { kind: 'compare', column: 'informatieobject', operator: '=' },
        versie: { kind: 'compare', column: 'versie', operator: '=' },
        registratieOp: { kind: 'compare', column: 'beginRegistratie', operator: '<=' },
    },
    ordering: ['versie'],
    // Versions are written by effects and read through the document (?versie=, ?registratieOp=).
    categories: DOCUMENTGEGEVENS,
    operations: [],
    scopes: { list: [LEZEN] },
    subjects: { kind: 'parent' },
    inzage: { name: 'Eerdere versie van een document', without: ['auteur'] },
});
//# sourceMappingURL=documentversie.js.map