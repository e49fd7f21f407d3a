/** The selectielijst as resources that ship with the program. Its UUIDs are the ids; both public series are understood. */
import { choice, duration, flag, integer, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { reading, selectielijstApi } from './api.js';
import { PROCESTERMIJN_WEERGAVE, procestypen, resultaattypeomschrijvingen, resultaten, } from './selectielijst.js';
const fixed = (entries, record) => ({
    records: entries.map((entry) => ({ id: entry.uuid, record: record(entry) })),
    aliases: new Map(entries.flatMap(({ ook, uuid }) => (ook ? [[ook, uuid]] : []))),
});
const procestype = resource({
    ...reading,
    name: 'selectielijst_procestype',
    api: selectielijstApi,
    path: 'procestypen',
    unpaged: true,
    fields: {
        nummer: integer(),
        jaar: integer(),
        naam: text(100),
        omschrijving: text(300),
        toelichting: longText(),
        procesobject: text(80),
    },
    filters: { jaar: { kind: 'memory', test: ({ record }, jaar) => String(record.jaar) === jaar } },
    fixed: fixed(procestypen, ({ nummer, jaar, naam, omschrijving, toelichting, procesobject }) => ({
        nummer,
        jaar,
        naam,
        omschrijving,
        toelichting,
        procesobject,
    })),
});
const resultaattypeomschrijving = resource({
    ...reading,
    name: 'selectielijst_resultaattypeomschrijving',
    api: selectielijstApi,
    path: 'resultaattypeomschrijvingen',
    unpaged: true,
    fields: { omschrijving: text(20), definitie: text(255), opmerking: text(255) },
    // The source gives names only.
    fixed: fixed(resultaattypeomschrijvingen, ({ omschrijving }) => ({ omschrijving, definitie: '', opmerking: '' })),
});
const TAAKGEBIEDEN = [
    'algemeenBestuurEnInrichtingOrganisatie',
    'bedrijfsvoeringEnPersoneel',
    'publiekeInformatieEnRegistratie',
    'burgerzaken',
    'veiligheid',
    'verkeerEnVervoer',
    'economie',
    'onderwijs',
    'sportCultuurEnRecreatie',
    'sociaalDomein',
    'volksgezonheidEnMilieu',
    'vhrosv',
    'heffenBelastingen',
    'alleTaakgebieden',
];
const ofProcestype = relation('selectielijst_procestype');
const resultaat = resource({
    ...reading,
    name: 'selectielijst_resultaat',
    api: selectielijstApi,
    path: 'resultaten',
    fields: {
        procesType: ofProcestype,
        nummer: integer(),
        volledigNummer: longText(),
        generiek: flag(),
        specifiek: flag(),
        naam: text(40),
        omschrijving: text(150),
        herkomst: text(200),
        waardering: choice(['blijvend_bewaren', 'vernietigen']),
        procestermijn: choice(Object.keys(PROCESTERMIJN_WEERGAVE)),
        procestermijnWeergave: longText(),
        procestermijnOpmerking: text(20),
        bewaartermijn: duration({ nullable: true }),
        toelichting: longText(),
        ...Object.fromEntries(TAAKGEBIEDEN.map((gebied) => [gebied, flag()])),
    },
    filters: {
        procesType: { kind: 'memory', value: ofProcestype, test: ({ record }, asked, { get }) => isOf(record, asked, get) },
        // As version 0.6.0 spells it.
        proces_type: {
            kind: 'memory',
            value: ofProcestype,
            of: ['procesType'],
            test: ({ record }, asked, { get }) => isOf(record, asked, get),
        },
    },
    fixed: fixed(resultaten, (entry) => ({
        procesType: entry.procestype,
        nummer: entry.nummer,
        volledigNummer: entry.volledigNummer,
        generiek: entry.generiek,
        specifiek: !entry.generiek,
        naam: entry.naam,
        omschrijving: entry.omschrijving ?? '',
        herkomst: entry.herkomst ?? '',
        waardering: entry.waardering,
        procestermijn: entry.procestermijn,
        procestermijnWeergave: PROCESTERMIJN_WEERGAVE[entry.procestermijn],
        procestermijnOpmerking: entry.procestermijnOpmerking ?? '',
        bewaartermijn: entry.bewaartermijn,
        toelichting: entry.toelichting ?? '',
        ...Object.fromEntries(TAAKGEBIEDEN.map((gebied) => [gebied, entry.taakgebieden.includes(gebied)])),
    })),
});
/** A process type may be asked for by either of its UUIDs. */
const isOf = (record, asked, get) => record.procesType === get('selectielijst_procestype', asked)?.id;
export const selectielijstResources = [procestype, resultaat, resultaattypeomschrijving];
//# sourceMappingURL=resources.js.map