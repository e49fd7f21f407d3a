/**
 * Mandaat: one person acts for another. A voluntary one is offered by the one and accepted by the other; one that rests on
 * a court decision is entered by an employee and confirmed by a second. Parental authority is no record here: it is read from
 * the register of persons at each call.
 */
import { bsn, choice, date, group, instant, list, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { GIVABLE } from '../../gate/mandate.js';
import { meentApi } from '../meent-api.js';
import { naamVan, persoonVan, viaVan } from '../wie.js';
import { MANDATEN_EIGEN, MANDATEN_INVOEREN, MANDATEN_LEZEN, MANDATEN_VASTSTELLEN } from './api.js';
import { aanWie, bevoegd, grond, omvang, periode } from './rules.js';
export const MANDAAT = 'mandaat';
export const SOORTEN = ['vrijwillig', 'curator', 'bewindvoerder', 'mentor'];
export const STATUS = ['aangeboden', 'voorgesteld', 'geldig', 'geweigerd', 'beeindigd'];
/** Who, or what, ended it. */
export const GEEINDIGD_DOOR = ['vertegenwoordigde', 'vertegenwoordiger', 'medewerker'];
/** Days that an offer waits for who has the code. */
export const CODE_DAGEN = 7;
const gehasht = (name) => (record, work) => record[name] ? work.hash('bsn', String(record[name])) : null;
const voor = gehasht('vertegenwoordigde');
const door = gehasht('vertegenwoordiger');
/** Whom the second person is compared with. */
const invoerder = {
    number: 'meent-mandaat-invoerder',
    on: ['create'],
    apply: (work, it) => work.setColumns(it, { invoerder: persoonVan(work.caller) ?? null, invoerder_via: viaVan(work.caller) }),
};
const wanneer = instant({ server: true, nullable: true });
export const mandaat = resource({
    name: MANDAAT,
    api: meentApi,
    path: 'mandaten',
    table: 'mandaten_mandaat',
    source: 'personen',
    fields: {
        soort: choice(SOORTEN, { required: true, immutable: true, column: true }),
        status: choice(STATUS, { server: true, column: true, default: 'voorgesteld' }),
        vertegenwoordigde: bsn({ required: true, immutable: true, help: 'Voor wie iemand handelt.' }),
        vertegenwoordiger: bsn({
            help: 'Wie handelt. Leeg bij een aanbod waarvan de ander de code nog niet gebruikte.',
        }),
        naamVertegenwoordigde: text(200, { server: true, sealed: true }),
        naamVertegenwoordiger: text(200, { server: true, sealed: true }),
        diensten: list(text(60, { min: 1, required: true }), {
            help: 'Bij een vrijwillige machtiging: thema:geld of zaaktype:KAPPEN. Bij een wettelijke zegt het thema het.',
        }),
        ook: list(choice(GIVABLE), {
            help: 'Wat er bij een vrijwillige machtiging nog meer bij hoort. Leeg: alleen de diensten.',
        }),
        vanaf: date({ required: true, column: true, help: 'Eerste dag.' }),
        totEnMet: date({ nullable: true, column: true, help: 'Laatste dag. Leeg: tot iemand het beëindigt.' }),
        uitspraak: group({
            gerecht: text(100, { required: true, min: 1, blank: false, help: 'Rechtbank en plaats.' }),
            datum: date({ required: true, help: 'Dag van de beschikking.' }),
            kenmerk: text(50, { required: true, min: 1, blank: false, help: 'Zaaknummer van de rechtbank.' }),
            gezienInRegister: date({
                required: true,
                help: 'Dag waarop de invoerder de maatregel zag in het Centraal Curatele- en bewindregister.',
            }),
        }, { nullable: true, help: 'Verplicht bij curator, bewindvoerder en mentor.' }),
        gemaaktOp: instant({ server: true, column: true }),
        ingevoerdDoor: text(200, { server: true }),
        vastgesteldDoor: text(200, { server: true }),
        geldigOp: wanneer,
        geeindigdOp: wanneer,
        geeindigdDoor: choice(GEEINDIGD_DOOR, { server: true, blank: true }),
        reden: text(1000, { server: true, help: 'Waarom een medewerker het beëindigde of weigerde.' }),
    },
    columns: {
        /** Keyed hashes of who is stood in for, and of who acts. */
        voor: { type: 'text', from: voor },
        door: { type: 'text', from: door },
        /** Keyed hash of the code of an offer that waits. */
        code: { type: 'text' },
        codeTot: { type: 'timestamptz' },
        invoerder: { type: 'text' },
        invoerderVia: { type: 'text' },
        subjects: {
            type: 'text[]',
            from: (record, work) => [voor(record, work), door(record, work)].filter((one) => one !== null),
        },
    },
    indexes: [['gemaaktOp'], ['status', 'gemaaktOp'], ['voor']],
    filled: ['door', 'code'],
    ordered: 'gemaaktOp',
    filters: {
        soort: { kind: 'compare', column: 'soort', operator: '=' },
        soorten: { kind: 'compare', column: 'soort', operator: 'in' },
        status: { kind: 'compare', column: 'status', operator: '=' },
        vertegenwoordigde: { kind: 'hashed', column: 'voor', purpose: 'bsn', only: 'search' },
        vertegenwoordiger: { kind: 'hashed', column: 'door', purpose: 'bsn', only: 'search' },
    },
    categories: {
        all: 'vertegenwoordiging',
        fields: {
            naamVertegenwoordigde: 'naam',
            naamVertegenwoordiger: 'naam',
            ingevoerdDoor: 'werk',
            vastgesteldDoor: 'werk',
        },
    },
    operations: ['list', 'search', 'create', 'read'],
    scopes: {
        list: [MANDATEN_LEZEN, MANDATEN_INVOEREN, MANDATEN_VASTSTELLEN],
        search: [MANDATEN_LEZEN, MANDATEN_INVOEREN, MANDATEN_VASTSTELLEN],
        read: [MANDATEN_LEZEN, MANDATEN_INVOEREN, MANDATEN_VASTSTELLEN],
        create: [MANDATEN_INVOEREN, MANDATEN_EIGEN],
    },
    owners: { own: 'voor' },
    subjects: { kind: 'column', column: 'subjects' },
    // Who acts reads their own side under Machtigingen, where each sees of the other what they may.
    inzage: {
        name: 'Machtiging',
        apart: 'mandaten',
        without: ['vertegenwoordiger', 'naamVertegenwoordiger', 'ingevoerdDoor', 'vastgesteldDoor'],
    },
    derive(record, work, before) {
        if (before)
            return record;
        const { caller } = work;
        return {
            ...record,
            status: record.soort === 'vrijwillig' ? 'aangeboden' : 'voorgesteld',
            gemaaktOp: work.at.toISOString(),
            ingevoerdDoor: caller.person ? '' : naamVan(caller),
        };
    },
    needs: (record, work) => [record.vertegenwoordigde, record.vertegenwoordiger]
        .filter(Boolean)
        .flatMap((number) => work.hashes('bsn', String(number)))
        .map((is) => ({ resource: 'persoon', where: 'burgerservicenummer', is })),
    rules: [aanWie, omvang, periode, grond, bevoegd],
    effects: [invoerder],
    label: ({ soort }) => `Machtiging (${soort})`,
});
//# sourceMappingURL=mandaat.js.map