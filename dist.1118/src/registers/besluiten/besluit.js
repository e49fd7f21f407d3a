/** Besluit: a decision of an administrative organ on one case, or on none; of a type, from a day, perhaps till a day. */
import { choice, date, longText, relation, rsin, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { apartBy } from '../../gate/rights.js';
import { isAfgeschermd, schermAf } from '../afscherming.js';
import { beperkt, markeer, markIn } from '../beperking.js';
import { AANMAKEN, BIJWERKEN, besluitenApi, KANAAL, kenmerkenVanBesluit, LEZEN, VERWIJDEREN } from './api.js';
import { brc006 } from './mirrors.js';
import { brc001, brc002, brc007, datumNietInToekomst, VERVALREDEN, weergave } from './rules/besluit.js';
import { geslotenZaak, opgeschorteZaak } from './rules/zaak.js';
const compare = (column) => ({ kind: 'compare', column, operator: '=' });
/** A decision on a shielded case is shielded from the start, and one on a restricted case restricted. */
const volgtZaak = {
    number: 'meent-afscherming-besluit',
    on: ['create', 'move'],
    apply(work, it) {
        const zaak = work.find('zaak', it.record.zaak);
        if (!zaak)
            return;
        schermAf(work, it, isAfgeschermd(zaak));
        markeer(work, it, markIn(zaak));
    },
};
/** A decision works towards somebody once it is made known: from the day that it was sent or published (Awb 3:40). */
const isMadeKnown = ({ verzenddatum, publicatiedatum }, today) => [verzenddatum, publicatiedatum].some((day) => typeof day === 'string' && day !== '' && day <= today);
export const besluit = resource({
    name: 'besluit',
    api: besluitenApi,
    path: 'besluiten',
    table: 'besluiten_besluit',
    fields: {
        identificatie: text(50, { column: true, blank: true, immutable: true }),
        verantwoordelijkeOrganisatie: rsin({ required: true, column: true, immutable: true }),
        besluittype: relation('besluittype', { required: true, immutable: true, column: true, max: 200 }),
        // brc-006: neither moved to another case, nor taken away from its own.
        zaak: relation('zaak', { immutable: true, column: true, max: 200 }),
        datum: date({ required: true }),
        toelichting: longText(),
        bestuursorgaan: text(50),
        ingangsdatum: date({ required: true }),
        vervaldatum: date({ nullable: true }),
        vervalreden: choice(Object.keys(VERVALREDEN), { blank: true }),
        vervalredenWeergave: longText({ server: true }),
        publicatiedatum: date({ nullable: true }),
        verzenddatum: date({ nullable: true }),
        uiterlijkeReactiedatum: date({ nullable: true }),
    },
    columns: {
        /** Not shown by the standard; kept, so that no document is added to a decision that is destroyed meanwhile. */
        besluitinformatieobjecten: { type: 'uuid[]', children: 'besluitinformatieobject', default: [] },
        /** Its case is shielded. */
        afgeschermd: { type: 'boolean' },
        niveau: { type: 'smallint', from: (_, __, { afgeschermd, dicht }) => apartBy(afgeschermd, dicht) },
        ...beperkt,
    },
    unique: [brc002.unique],
    indexes: [['besluittype'], ['zaak'], ['identificatie']],
    number: brc002.number,
    filters: {
        identificatie: compare('identificatie'),
        verantwoordelijkeOrganisatie: compare('verantwoordelijkeOrganisatie'),
        besluittype: compare('besluittype'),
        zaak: compare('zaak'),
    },
    categories: {
        all: 'besluiten',
        fields: { identificatie: null, verantwoordelijkeOrganisatie: null, bestuursorgaan: null },
    },
    operations: ['list', 'create', 'read', 'update', 'patch', 'delete'],
    scopes: {
        list: [LEZEN],
        read: [LEZEN],
        create: [AANMAKEN],
        update: [BIJWERKEN],
        patch: [BIJWERKEN],
        delete: [VERWIJDEREN],
    },
    rights: { type: 'besluittype', level: 'niveau', restricted: 'beperkt' },
    // A decision is about whoever its case is about.
    subjects: {
        kind: 'linked',
        links: [{ resource: 'zaakbesluit', here: 'besluit', there: 'zaak', target: 'zaak' }],
    },
    inzage: { name: 'Besluit', when: isMadeKnown },
    derive: weergave,
    rules: [brc001, brc007, datumNietInToekomst, geslotenZaak, opgeschorteZaak],
    effects: [volgtZaak],
    mirrors: [brc006],
    channel: { name: KANAAL, kenmerken: kenmerkenVanBesluit },
    label: (record) => `${record.verantwoordelijkeOrganisatie} - ${record.identificatie}`,
});
//# sourceMappingURL=besluit.js.map