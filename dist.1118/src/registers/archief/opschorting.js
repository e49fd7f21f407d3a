/** Opschorting van vernietiging (legal hold): while it stands, the case and what belongs to it cannot be destroyed by anybody. */
import { choice, instant, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { meentApi } from '../meent-api.js';
import { OPSCHORTING_GRONDEN } from '../opschorting-gronden.js';
import { naamVan } from '../wie.js';
import { LEZEN, OPSCHORTEN } from './api.js';
/** The case says why it is held, so that every removal of it meets the hold without looking further. */
const holdCase = {
    number: 'meent-opschorting',
    on: ['create', 'update'],
    apply(work, it) {
        const zaak = work.find('zaak', it.record.zaak);
        const standing = work
            .filter('opschorting', ({ record }) => record.zaak === zaak.id && !record.opgeheven)
            .toSorted((a, b) => (String(a.record.sinds) < String(b.record.sinds) ? -1 : 1));
        work.setColumns(zaak, { opgeschort: standing[0]?.record.grond ?? null });
    },
};
export const opschorting = resource({
    name: 'opschorting',
    api: meentApi,
    path: 'opschortingen',
    table: 'archief_opschorting',
    source: 'zaken',
    parent: 'zaak',
    // A case is held, closed or not: nothing of it changes.
    ignoresState: true,
    fields: {
        zaak: relation('zaak', { required: true, immutable: true, column: true, help: 'De zaak die moet blijven.' }),
        grond: choice(Object.keys(OPSCHORTING_GRONDEN), {
            required: true,
            immutable: true,
            column: true,
            help: 'Waarom de zaak moet blijven. Wie de zaak wil verwijderen, leest deze grond.',
        }),
        toelichting: text(1000, {
            required: true,
            min: 1,
            blank: false,
            immutable: true,
            help: 'De reden in gewone woorden. Alleen wie opschortingen mag zien, leest die.',
        }),
        sinds: instant({ server: true, column: true }),
        door: text(200, { server: true }),
        opgeheven: instant({ server: true, nullable: true, column: true }),
        opgehevenDoor: text(200, { server: true }),
        redenOpheffing: text(1000, { server: true }),
    },
    indexes: [['zaak'], ['sinds']],
    open: { while: 'opgeheven', indexes: [['sinds']] },
    filters: {
        zaak: { kind: 'compare', column: 'zaak', operator: '=' },
        grond: { kind: 'compare', column: 'grond', operator: '=' },
        lopend: { kind: 'isnull', column: 'opgeheven' },
    },
    categories: { all: 'behandeling', fields: { sinds: null, opgeheven: null, door: 'werk', opgehevenDoor: 'werk' } },
    operations: ['list', 'create', 'read'],
    scopes: { list: [LEZEN], read: [LEZEN], create: [OPSCHORTEN], update: [OPSCHORTEN] },
    subjects: { kind: 'parent' },
    inzage: {
        name: 'Uitstel van vernietiging',
        withheld: 'Waarom een zaak langer bewaard blijft, kan een onderzoek zijn dat nog loopt.',
    },
    derive: (record, work, before) => before ? record : { ...record, sinds: work.at.toISOString(), door: naamVan(work.caller) },
    needs: (record) => [{ resource: 'opschorting', where: 'zaak', is: String(record.zaak) }],
    effects: [holdCase],
    label: (record) => `Opschorting (${record.grond})`,
});
//# sourceMappingURL=opschorting.js.map