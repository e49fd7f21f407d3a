/**
 * Beveiligingsmaatregel: how the data of an activity is secured (AVG 30 lid 1 onder g). Who reads it learns where to push, so
 * it is no part of the public record of the activity: it has an address and a right of its own, and with that its own lists,
 * ETags, change records and exports.
 */
import { choice, date, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { activiteitenApi, BEVEILIGING_BEHEREN, BEVEILIGING_LEZEN } from './api.js';
import { begonnen, begonnenWeg, periode } from './rules.js';
export const SOORTEN = ['technisch', 'organisatorisch'];
const isOn = (record, day) => String(record.beginGeldigheid) <= day && (!record.eindeGeldigheid || day < String(record.eindeGeldigheid));
const bestaat = {
    number: 'meent-beveiliging-001',
    on: ['create'],
    check: (work, { record }) => work.snapshot.related('verwerkingsactiviteit', 'identificatie', String(record.activiteit)).length > 0 ||
        work.filter('verwerkingsactiviteit', (one) => one.record.identificatie === record.activiteit).length > 0
        ? undefined
        : {
            name: 'activiteit',
            code: 'does_not_exist',
            reason: 'Er is geen verwerkingsactiviteit met deze identificatie.',
        },
};
export const beveiligingsmaatregel = resource({
    name: 'beveiligingsmaatregel',
    api: activiteitenApi,
    path: 'beveiligingsmaatregelen',
    table: 'activiteiten_beveiligingsmaatregel',
    cached: true,
    fields: {
        activiteit: text(40, {
            required: true,
            immutable: true,
            column: true,
            help: 'Identificatie van de verwerkingsactiviteit: de maatregel geldt voor al haar versies.',
        }),
        soort: choice(SOORTEN, { required: true }),
        omschrijving: text(1000, { required: true, help: 'Wat er is gedaan om de gegevens te beveiligen.' }),
        norm: text(200, { help: 'Maatregel van de BIO2 of een andere norm: 8.15.05.' }),
        beginGeldigheid: date({ required: true, column: true }),
        eindeGeldigheid: date({ nullable: true, help: 'Eerste dag waarop de maatregel niet meer geldt.' }),
    },
    indexes: [['activiteit']],
    filters: {
        activiteit: { kind: 'memory', value: text(40), test: (row, value) => row.record.activiteit === value },
        geldigOp: {
            kind: 'memory',
            value: date(),
            of: ['beginGeldigheid', 'eindeGeldigheid'],
            test: (row, value) => isOn(row.record, value),
        },
    },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: {
        list: [BEVEILIGING_LEZEN],
        read: [BEVEILIGING_LEZEN],
        create: [BEVEILIGING_BEHEREN],
        update: [BEVEILIGING_BEHEREN],
        patch: [BEVEILIGING_BEHEREN],
        delete: [BEVEILIGING_BEHEREN],
    },
    rules: [periode, begonnen, begonnenWeg, bestaat],
    label: (record) => String(record.activiteit),
});
//# sourceMappingURL=beveiligingsmaatregel.js.map