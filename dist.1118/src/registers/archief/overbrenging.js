/** Overbrenging: closed cases that are kept for ever go, as a package with MDTO, to the archive that keeps them. */
import { choice, date, instant, integer, list, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { verborgen } from '../afgeschermde-regels.js';
import { meentApi } from '../meent-api.js';
import { LEZEN, OVERBRENGEN } from './api.js';
import { zaakFields } from './grond.js';
export const OVERBRENGING_STATUS = ['wordt_gemaakt', 'klaar', 'ontvangen', 'overgedragen', 'ingetrokken'];
export const overbrenging = resource({
    name: 'overbrenging',
    api: meentApi,
    path: 'overbrengingen',
    table: 'archief_overbrenging',
    fields: {
        naam: text(100, { required: true, min: 1, blank: false }),
        archiefbewaarplaats: text(200, { required: true, min: 1, blank: false, help: 'Wie het pakket krijgt.' }),
        zaaktypen: list(relation('zaaktype'), { help: 'Alleen zaken van deze zaaktypen. Leeg: alle zaaktypen.' }),
        actiedatumVanaf: date({ nullable: true, help: 'Alleen zaken met een archiefactiedatum vanaf deze dag.' }),
        actiedatumTotEnMet: date({ nullable: true, help: 'Alleen zaken met een archiefactiedatum tot en met deze dag.' }),
        status: choice(OVERBRENGING_STATUS, { server: true, column: true, default: 'wordt_gemaakt' }),
        gemaaktDoor: text(200, { server: true }),
        gemaaktOp: instant({ server: true, nullable: true, column: true }),
        zaken: integer({ server: true }),
        omvang: integer({ server: true, nullable: true, help: 'Bytes van het pakket.' }),
        controlegetal: text(64, { server: true, help: 'SHA-256 van het pakket.' }),
        ontvangenOp: date({ server: true, nullable: true }),
        ontvangstkenmerk: text(200, { server: true, help: 'Het kenmerk van de ontvangstbevestiging.' }),
        ontvangstDoor: text(200, { server: true }),
        ingetrokkenDoor: text(200, { server: true }),
        redenIntrekking: text(1000, { server: true }),
    },
    columns: {
        /** `<digest>/<bytes>` of the package, as documents name their content: the sweep keeps it. */
        inhoud: { type: 'text[]' },
    },
    indexes: [['gemaaktOp']],
    filters: { status: { kind: 'compare', column: 'status', operator: '=' } },
    operations: ['list', 'read'],
    scopes: { list: [LEZEN, OVERBRENGEN], read: [LEZEN, OVERBRENGEN], create: [OVERBRENGEN] },
    derive: (record, work, before) => (before ? record : { ...record, gemaaktOp: work.at.toISOString() }),
    label: (record) => String(record.naam),
});
/** One case of a transfer. */
export const overbrengingsregel = resource({
    name: 'overbrengingsregel',
    api: meentApi,
    path: 'overbrengingsregels',
    table: 'archief_overbrengingsregel',
    parent: 'overbrenging',
    fields: {
        overbrenging: relation('overbrenging', { required: true, immutable: true, column: true }),
        ...zaakFields,
        status: choice(['opgenomen', 'overgedragen', 'vervallen', 'ingetrokken'], {
            server: true,
            column: true,
            default: 'opgenomen',
        }),
        reden: text(1000, { server: true }),
    },
    columns: {
        actief: { type: 'uuid', from: ({ status, zaakId }) => (status === 'opgenomen' ? zaakId : null) },
        ...verborgen,
    },
    unique: [
        { fields: ['actief'], code: 'unique', reason: 'Een van deze zaken gaat al mee met een andere overbrenging.' },
    ],
    indexes: [['overbrenging', 'status'], ['zaakId']],
    filters: {
        overbrenging: { kind: 'compare', column: 'overbrenging', operator: '=' },
        status: { kind: 'compare', column: 'status', operator: '=' },
        zaakId: { kind: 'compare', column: 'zaakId', operator: '=' },
    },
    operations: ['list', 'read'],
    scopes: { list: [LEZEN, OVERBRENGEN], read: [LEZEN, OVERBRENGEN], update: [OVERBRENGEN] },
    label: (record) => String(record.identificatie),
});
//# sourceMappingURL=overbrenging.js.map