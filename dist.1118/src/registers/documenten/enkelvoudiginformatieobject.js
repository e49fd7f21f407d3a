/** EnkelvoudigInformatieObject: a document, as its latest version is. Content is stored apart; the row refers to it. */
import { flag, group, integer, list, longText, relation, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { levelOf } from '../../gate/rights.js';
import { metHouders, volgHouders } from '../afscherming.js';
import { beperkt } from '../beperking.js';
import { AANMAKEN, BIJWERKEN, DOCUMENT, documentenApi, GEFORCEERD, KANAAL, kenmerkenVanDocument, LEZEN, VERWIJDEREN, } from './api.js';
import { DOCUMENTGEGEVENS } from './categorieen.js';
import { showContent } from './effects/inhoud.js';
import { keepVersion } from './effects/versie.js';
import { documentFields } from './fields.js';
import { deriveDocument } from './rules/derive.js';
import { drc001, drc005, drc006, drc008 } from './rules/document.js';
import { drc009, drc010 } from './rules/lock.js';
import { bestandsomvang } from './rules/omvang.js';
/** Shut elsewhere, shut here: until what it is in has come, and says so itself. */
const volgtZelf = {
    number: 'meent-afscherming-document',
    on: ['move'],
    apply: (work, { id }) => volgHouders(work, [id]),
};
/** @param partBytes size of the parts in which large content is sent. */
export const enkelvoudiginformatieobject = (partBytes) => resource({
    name: DOCUMENT,
    api: documentenApi,
    path: 'enkelvoudiginformatieobjecten',
    table: 'documenten_enkelvoudiginformatieobject',
    fields: {
        ...documentFields,
        locked: flag({ server: true }),
        bestandsdelen: list(group({
            url: relation('bestandsdeel'),
            volgnummer: integer(),
            omvang: integer(),
            voltooid: flag(),
            lock: longText(),
        }), { server: true }),
        lock: text(100, { writeOnly: true }),
    },
    columns: {
        /** Confidentiality, and whether the document is shielded, as the number that rights compare with. */
        niveau: {
            type: 'smallint',
            from: (record, _, { afgeschermd, dicht }) => levelOf(record.vertrouwelijkheidaanduiding, afgeschermd, dicht),
        },
        /** It is in shielded cases alone: kept by its relations to them (registers/afscherming.ts). */
        afgeschermd: { type: 'boolean' },
        ...beperkt,
        /** What a caller must show to change the document; null when it is not locked. */
        lock: { type: 'text' },
        /** The pieces of the content, see content.ts; null when there is none (yet). */
        inhoud: { type: 'text[]' },
    },
    unique: [
        {
            fields: ['bronorganisatie', 'identificatie'],
            code: 'identificatie-niet-uniek',
            reason: 'Deze identificatie is bij deze bronorganisatie al in gebruik.',
        },
    ],
    indexes: [['informatieobjecttype'], ['identificatie']],
    number: { field: 'identificatie', pattern: 'DOCUMENT-{jaar}-{nummer:10}' },
    filters: {
        identificatie: { kind: 'compare', column: 'identificatie', operator: '=' },
        bronorganisatie: { kind: 'compare', column: 'bronorganisatie', operator: '=' },
        trefwoorden: { kind: 'compare', column: 'trefwoorden', operator: 'overlaps' },
        uuid__in: { kind: 'compare', column: 'id', operator: 'in', only: 'search' },
        objectinformatieobjecten_object: {
            kind: 'child',
            resource: 'objectinformatieobject',
            link: 'informatieobject',
            column: 'object',
        },
        objectinformatieobjecten_objectType: {
            kind: 'child',
            resource: 'objectinformatieobject',
            link: 'informatieobject',
            column: 'objectType',
        },
    },
    categories: {
        ...DOCUMENTGEGEVENS,
        fields: { ...DOCUMENTGEGEVENS.fields, locked: null, bestandsdelen: null },
    },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete', 'search'],
    scopes: {
        list: [LEZEN],
        read: [LEZEN],
        search: [LEZEN],
        create: [AANMAKEN],
        update: [BIJWERKEN, GEFORCEERD],
        patch: [BIJWERKEN, GEFORCEERD],
        delete: [VERWIJDEREN],
    },
    rights: {
        type: 'informatieobjecttype',
        level: 'niveau',
        ready: 'isGereedVoorPublicatie',
        restricted: 'beperkt',
    },
    // A document is about whoever its cases and decisions are about.
    subjects: {
        kind: 'linked',
        links: [
            { resource: 'zaakinformatieobject', here: 'informatieobject', there: 'zaak', target: 'zaak' },
            { resource: 'besluitinformatieobject', here: 'informatieobject', there: 'besluit', target: 'besluit' },
        ],
    },
    inzage: { name: 'Document', without: ['auteur', 'locked', 'bestandsdelen'] },
    search: {
        fields: {
            identificatie: 'A',
            titel: 'A',
            bestandsnaam: 'B',
            beschrijving: 'B',
            auteur: 'C',
            trefwoorden: 'C',
        },
    },
    derive: deriveDocument,
    needs: (_, work, { kind, id }) => [
        ...(kind === 'update'
            ? ['bestandsdeel', 'gebruiksrecht'].map((name) => ({ resource: name, where: 'informatieobject', is: id }))
            : []),
        ...(work.moving && kind !== 'delete' ? metHouders({ is: id }) : []),
    ],
    rules: [drc001, drc005, drc006, bestandsomvang(partBytes), drc008, drc009, drc010],
    effects: [keepVersion, showContent(partBytes), volgtZelf],
    channel: { name: KANAAL, kenmerken: kenmerkenVanDocument },
    label: (record) => `${record.bronorganisatie} - ${record.identificatie}`,
});
//# sourceMappingURL=enkelvoudiginformatieobject.js.map