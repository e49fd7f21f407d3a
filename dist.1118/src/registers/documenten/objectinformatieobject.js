/** ObjectInformatieObject: what a document belongs to, as the mirror of what the other register says (zrc-005, brc-005). */
import { choice, relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { AANMAKEN, DOCUMENT, documentenApi, KANAAL, kenmerkenVanDocument, LEZEN, VERWIJDEREN } from './api.js';
import { drc002, drc003, drc004, LEIDEND, stillRelated } from './rules/objectinformatieobject.js';
export const objectinformatieobject = resource({
    name: 'objectinformatieobject',
    api: documentenApi,
    path: 'objectinformatieobjecten',
    table: 'documenten_objectinformatieobject',
    parent: 'informatieobject',
    unpaged: true,
    fields: {
        informatieobject: relation(DOCUMENT, { required: true, immutable: true, column: true }),
        object: relation(['zaak', 'besluit'], { required: true, immutable: true, column: true, max: 1000 }),
        objectType: choice(['besluit', 'zaak', 'verzoek'], { required: true, immutable: true, column: true }),
    },
    unique: [{ fields: ['object', 'informatieobject'], code: 'unique', reason: 'Dit document hoort al bij dit object.' }],
    indexes: [['informatieobject']],
    filters: {
        object: { kind: 'compare', column: 'object', operator: '=' },
        informatieobject: { kind: 'compare', column: 'informatieobject', operator: '=' },
    },
    categories: { all: null },
    operations: ['list', 'create', 'read', 'delete'],
    scopes: { list: [LEZEN], read: [LEZEN], create: [AANMAKEN], delete: [VERWIJDEREN] },
    subjects: { kind: 'parent' },
    inzage: { name: 'Waar een document bij hoort' },
    needs: (record) => [
        { resource: 'objectinformatieobject', where: 'informatieobject', is: String(record.informatieobject) },
        ...Object.values(LEIDEND).map((resource) => ({
            resource,
            where: 'informatieobject',
            is: String(record.informatieobject),
        })),
    ],
    rules: [drc002, drc003, drc004, stillRelated],
    channel: { name: KANAAL, kenmerken: kenmerkenVanDocument },
});
//# sourceMappingURL=objectinformatieobject.js.map