/** Gebruiksrechten: on which conditions others may use a document. */
import { instant, longText, relation } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { DOCUMENT, documentenApi, PART } from './api.js';
import { showRightsOfUse } from './effects/gebruiksrecht.js';
const compare = (column, operator) => ({ kind: 'compare', column, operator });
export const gebruiksrecht = resource({
    name: 'gebruiksrecht',
    api: documentenApi,
    path: 'gebruiksrechten',
    table: 'documenten_gebruiksrecht',
    parent: 'informatieobject',
    unpaged: true,
    fields: {
        informatieobject: relation(DOCUMENT, { required: true, immutable: true, column: true }),
        startdatum: instant({ required: true, column: true }),
        einddatum: instant({ nullable: true, column: true }),
        omschrijvingVoorwaarden: longText({ required: true }),
    },
    indexes: [['informatieobject']],
    filters: {
        informatieobject: compare('informatieobject', '='),
        startdatum__lt: compare('startdatum', '<'),
        startdatum__lte: compare('startdatum', '<='),
        startdatum__gt: compare('startdatum', '>'),
        startdatum__gte: compare('startdatum', '>='),
        einddatum__lt: compare('einddatum', '<'),
        einddatum__lte: compare('einddatum', '<='),
        einddatum__gt: compare('einddatum', '>'),
        einddatum__gte: compare('einddatum', '>='),
    },
    ...PART,
    categories: { all: 'documenten', fields: { startdatum: null, einddatum: null } },
    inzage: { name: 'Wat er met een document mag' },
    needs: (record) => [{ resource: 'gebruiksrecht', where: 'informatieobject', is: String(record.informatieobject) }],
    effects: [showRightsOfUse],
});
//# sourceMappingURL=gebruiksrecht.js.map