/**
 * Terugmelding: an organ that doubts whether an authentic datum of the BRP is right reports that (Wet BRP 2.34). Burgerzaken
 * looks into it; as long as they do, the person says so.
 */
import { bsn, choice, date, instant, text } from '../../../engine/fields.js';
import { resource } from '../../../engine/resource.js';
import { meentApi } from '../../meent-api.js';
import { GEGEVENS, metOnderzoek } from './gegevens.js';
export const TERUGMELDEN = 'terugmeldingen.doen';
export const TERUGMELDINGEN_BEHANDELEN = 'terugmeldingen.behandelen';
export const STATUSSEN = ['ontvangen', 'in_onderzoek', 'gecorrigeerd', 'niet_gecorrigeerd'];
/** What may follow on what. An end is an end: a new doubt is a new report. */
export const TERUGMELDING_VERDER = {
    ontvangen: ['in_onderzoek', 'gecorrigeerd', 'niet_gecorrigeerd'],
    in_onderzoek: ['gecorrigeerd', 'niet_gecorrigeerd'],
    gecorrigeerd: [],
    niet_gecorrigeerd: [],
};
export const isAfgedaan = (status) => TERUGMELDING_VERDER[status]?.length === 0;
const gehasht = (record, work) => work.hash('bsn', String(record.burgerservicenummer));
const wie = (record, work) => work.hashes('bsn', String(record.burgerservicenummer));
const stap = {
    number: 'meent-terugmelding-1',
    on: ['create', 'update'],
    check(_, { before, record }) {
        const status = record.status;
        if (!before)
            return status === 'ontvangen'
                ? undefined
                : { name: 'status', code: 'invalid', reason: 'Een nieuwe terugmelding is ontvangen.' };
        const was = before.record.status;
        if (isAfgedaan(was))
            return { name: 'status', code: 'wijzigen-niet-toegelaten', reason: 'Deze terugmelding is afgedaan.' };
        return status === was || TERUGMELDING_VERDER[was].includes(status)
            ? undefined
            : { name: 'status', code: 'invalid', reason: 'Deze status kan niet op de vorige volgen.' };
    },
};
const uitkomst = {
    number: 'meent-terugmelding-2',
    on: ['create', 'update'],
    check: (_, { record }) => isAfgedaan(record.status) && record.uitkomst === ''
        ? { name: 'uitkomst', code: 'required', reason: 'Zeg wat er uit het onderzoek kwam.' }
        : undefined,
};
/** The person says that something is looked into, and no longer says so when that is done. */
const toonOnderzoek = {
    number: 'wet-brp-2.26',
    on: ['create', 'update'],
    apply(work, it) {
        const loopt = it.record.status === 'in_onderzoek';
        const liep = it.before?.record.status === 'in_onderzoek';
        if (loopt === liep)
            return;
        const wanted = wie(it.record, work);
        const [persoon] = work.filter('persoon', ({ columns }) => wanted.includes(String(columns.burgerservicenummer)));
        // Somebody who is kept elsewhere says it there.
        if (!persoon)
            return;
        const change = metOnderzoek(persoon.record, String(it.record.gegeven), String(it.record.onderzochtSinds), loopt);
        work.change(persoon, change);
        // Authority that is looked into is not acted on meanwhile (Wet BRP 1.7).
        if (String(it.record.gegeven).startsWith('gezag'))
            work.endRights();
        work.setColumns(persoon, { gewijzigd: work.today });
    },
};
export const terugmelding = resource({
    name: 'terugmelding',
    api: meentApi,
    path: 'terugmeldingen',
    table: 'personen_terugmelding',
    source: 'personen',
    fields: {
        burgerservicenummer: bsn({ required: true, immutable: true, help: 'Over wie het gaat.' }),
        gegeven: choice(Object.keys(GEGEVENS), {
            required: true,
            immutable: true,
            help: 'Het gegeven dat volgens u niet klopt, zoals het in BRP Personen bevragen heet.',
        }),
        toelichting: text(2000, {
            required: true,
            min: 1,
            blank: false,
            immutable: true,
            help: 'Waarom u twijfelt, en waar dat uit blijkt.',
        }),
        voorstel: text(200, { immutable: true, help: 'Wat het volgens u moet zijn.' }),
        status: choice(STATUSSEN, { default: 'ontvangen', column: true }),
        uitkomst: text(2000, { help: 'Wat er uit het onderzoek kwam. Verplicht bij gecorrigeerd en niet_gecorrigeerd.' }),
        melder: text(200, { server: true, help: 'Rol en afdeling van wie meldde, of de applicatie.' }),
        ontvangen: instant({ server: true, column: true }),
        onderzochtSinds: date({ server: true, nullable: true }),
        afgedaan: instant({ server: true, nullable: true, column: true }),
    },
    columns: {
        subject: { type: 'text', from: gehasht },
        subjects: { type: 'text[]', from: (record, work) => [gehasht(record, work)] },
    },
    indexes: [['ontvangen'], ['status', 'ontvangen'], ['subject']],
    ordered: 'ontvangen',
    filters: {
        status: { kind: 'compare', column: 'status', operator: '=' },
        lopend: { kind: 'isnull', column: 'afgedaan' },
        burgerservicenummer: { kind: 'hashed', column: 'subject', purpose: 'bsn', only: 'search' },
    },
    categories: { all: 'registratie', fields: { melder: 'werk' } },
    operations: ['list', 'search', 'create', 'read', 'patch'],
    scopes: {
        list: [TERUGMELDEN, TERUGMELDINGEN_BEHANDELEN],
        search: [TERUGMELDEN, TERUGMELDINGEN_BEHANDELEN],
        read: [TERUGMELDEN, TERUGMELDINGEN_BEHANDELEN],
        create: [TERUGMELDEN],
        patch: [TERUGMELDINGEN_BEHANDELEN],
    },
    owners: { own: 'subject' },
    subjects: { kind: 'column', column: 'subjects' },
    inzage: { name: 'Melding dat een gegeven misschien niet klopt' },
    derive(record, work, before) {
        const { employee, application } = work.caller;
        const made = before
            ? {}
            : {
                ontvangen: work.at.toISOString(),
                melder: employee?.role ? [employee.role, employee.department].filter(Boolean).join(', ') : application.label,
            };
        return {
            ...record,
            ...made,
            onderzochtSinds: record.onderzochtSinds ?? (record.status === 'in_onderzoek' ? work.today : null),
            afgedaan: record.afgedaan ?? (isAfgedaan(record.status) ? work.at.toISOString() : null),
        };
    },
    needs: (record, work) => wie(record, work).map((is) => ({ resource: 'persoon', where: 'burgerservicenummer', is })),
    rules: [stap, uitkomst],
    effects: [toonOnderzoek],
    label: ({ gegeven }) => `Terugmelding (${gegeven})`,
});
//# sourceMappingURL=terugmelding.js.map