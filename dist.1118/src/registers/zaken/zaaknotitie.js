/** ZaakNotitie: what somebody wrote down about a case. A note for colleagues is not shown to the resident. */
import { choice, instant, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { KANAAL, scopesOfPart, zakenApi } from './api.js';
import { notitieFilters } from './filters.js';
import { kenmerkenVanZaak } from './kenmerken.js';
import { onlyConcept } from './rules/zaaknotitie.js';
export const zaaknotitie = resource({
    name: 'zaaknotitie',
    api: zakenApi,
    path: 'zaaknotities',
    table: 'zaken_zaaknotitie',
    parent: 'gerelateerdAan',
    fields: {
        onderwerp: text(255, { required: true, column: true }),
        tekst: longText({ required: true, column: true }),
        aangemaaktDoor: text(255, { column: true }),
        notitieType: choice(['intern', 'extern'], { default: 'intern', column: true }),
        status: choice(['concept', 'definitief'], { default: 'concept', column: true }),
        aanmaakdatum: instant({ server: true, column: true }),
        wijzigingsdatum: instant({ server: true, column: true }),
        gerelateerdAan: relation('zaak', { required: true, immutable: true, column: true, max: 1000 }),
    },
    columns: {
        /** The initiator sees what is meant for them, once it is finished. */
        voorInitiator: {
            type: 'boolean',
            from: ({ notitieType, status }) => notitieType === 'extern' && status === 'definitief',
        },
    },
    indexes: [['gerelateerdAan'], ['aanmaakdatum'], ['wijzigingsdatum']],
    filters: notitieFilters,
    mostPerPage: 500,
    withoutUuid: true,
    categories: {
        all: 'behandeling',
        fields: { aangemaaktDoor: 'werk', notitieType: null, status: null, aanmaakdatum: null, wijzigingsdatum: null },
    },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: scopesOfPart(),
    subjects: { kind: 'parent' },
    inzage: { name: 'Notitie bij een zaak', without: ['aangemaaktDoor'] },
    shownToOwners: 'voorInitiator',
    derive: deriveNotitie,
    rules: [onlyConcept],
    channel: { name: KANAAL, kenmerken: kenmerkenVanZaak },
});
function deriveNotitie(record, work, before) {
    const at = work.at.toISOString();
    return {
        ...record,
        notitieType: record.notitieType || 'intern',
        status: record.status || 'concept',
        aangemaaktDoor: record.aangemaaktDoor ||
            before?.aangemaaktDoor ||
            (work.caller.employee?.name ?? work.caller.application.label).slice(0, 255),
        aanmaakdatum: before?.aanmaakdatum ?? at,
        wijzigingsdatum: at,
    };
}
//# sourceMappingURL=zaaknotitie.js.map