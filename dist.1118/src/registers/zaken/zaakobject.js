/** ZaakObject: what a case is about: an address, a lamp post, a person, a piece of land. */
import { choice, group, relation, text, url, variant } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { AANMAKEN, KANAAL, scopesOfPart, zakenApi } from './api.js';
import { ZAAKOBJECT } from './categorieen.js';
import { keepSubjects } from './effects/rol.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { OBJECT, OBJECT_TYPES } from './objectidentificatie.js';
import { existsElsewhere } from './rules/elders.js';
import { zaakobjectRules } from './rules/zaakobject.js';
/** The natural person in what a case is about: themselves, or as somebody who has a right to it. */
function personOf({ objectType, objectIdentificatie }) {
    const identificatie = objectIdentificatie;
    if (objectType === 'natuurlijk_persoon')
        return identificatie;
    const gerechtigde = objectType === 'zakelijk_recht' ? identificatie?.heeftAlsGerechtigde : null;
    return gerechtigde?.natuurlijkPersoon;
}
/** Somebody else, or who works here, is no thing that the case of a person is about. */
const PEOPLE = new Set(['medewerker', 'niet_natuurlijk_persoon', 'vestiging']);
const isThing = ({ objectType }) => !PEOPLE.has(objectType);
export const zaakobject = resource({
    name: 'zaakobject',
    api: zakenApi,
    path: 'zaakobjecten',
    table: 'zaken_zaakobject',
    parent: 'zaak',
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true }),
        object: url(1000, { immutable: true, column: true }),
        zaakobjecttype: relation('zaakobjecttype', { blank: true, max: 1000 }),
        objectType: choice(OBJECT_TYPES, { required: true, immutable: true, column: true }),
        objectTypeOverige: text(100, { pattern: /^[a-z_]+$/ }),
        objectTypeOverigeDefinitie: group({
            url: url(1000, { required: true }),
            schema: text(100, { required: true }),
            objectData: text(100, { required: true }),
        }),
        relatieomschrijving: text(80),
        objectIdentificatie: variant('objectType', OBJECT),
    },
    columns: {
        /** A person can be what a case is about; then it is their data too. */
        subject: {
            type: 'text',
            from: (record, work) => {
                const bsn = personOf(record)?.inpBsn;
                return bsn ? work.hash('bsn', String(bsn)) : null;
            },
        },
    },
    indexes: [['zaak']],
    filled: ['object', 'subject'],
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        object: { kind: 'compare', column: 'object', operator: '=' },
        objectType: { kind: 'compare', column: 'objectType', operator: '=' },
    },
    categories: { all: 'plaats', fields: ZAAKOBJECT },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: scopesOfPart(AANMAKEN),
    subjects: { kind: 'parent' },
    inzage: { name: 'Waar een zaak over gaat', naming: 'subject', orNobody: true, when: isThing },
    needs: (record) => ['rol', 'zaakobject'].map((name) => ({ resource: name, where: 'zaak', is: String(record.zaak) })),
    outside: ({ object, objectTypeOverigeDefinitie: definition }) => [
        String(object ?? ''),
        ...(definition ? [String(definition.url)] : []),
    ],
    rules: [...zaakobjectRules, existsElsewhere('object')],
    effects: [keepSubjects],
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
//# sourceMappingURL=zaakobject.js.map