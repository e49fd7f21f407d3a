/** Zaaktype: what cases of one kind have in common. A version that is published does not change any more. */
import { choice, date, duration, flag, group, list, longText, relation, rsin, text, url } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { VERTROUWELIJKHEID } from '../../gate/rights.js';
import { catalogiApi, operations, typeScopes } from './api.js';
import { removeParts } from './effects/zaaktype.js';
import { equals, memory, typeFilters } from './filters.js';
import { kenmerken } from './kenmerken.js';
import { ztc009 } from './rules/concept.js';
import { beginVoorEinde, ztc016 } from './rules/geldigheid.js';
import { nameKeepsRights } from './rules/rechten.js';
import { catalogusBestaat, deelzaaktypenInCatalogus, namedInCatalogus } from './rules/relaties.js';
import { bron, servicenorm, verlenging, ztc001 } from './rules/zaaktype.js';
import { AARD_RELATIE, deriveZaaktype, showZaaktype, zaaktypeShows } from './zaaktype-relations.js';
export const zaaktype = resource({
    name: 'zaaktype',
    api: catalogiApi,
    path: 'zaaktypen',
    table: 'catalogi_zaaktype',
    cached: true,
    day: 'datumGeldigheid',
    fields: {
        identificatie: text(50, { required: true }),
        omschrijving: text(80, { required: true }),
        omschrijvingGeneriek: text(80),
        vertrouwelijkheidaanduiding: choice(VERTROUWELIJKHEID, { required: true }),
        doel: longText({ required: true }),
        aanleiding: longText({ required: true }),
        toelichting: longText(),
        indicatieInternOfExtern: choice(['intern', 'extern'], { required: true }),
        handelingInitiator: text(20, { required: true }),
        onderwerp: text(80, { required: true }),
        handelingBehandelaar: text(20, { required: true }),
        doorlooptijd: duration({ required: true }),
        servicenorm: duration({ nullable: true }),
        opschortingEnAanhoudingMogelijk: flag({ required: true }),
        verlengingMogelijk: flag({ required: true }),
        verlengingstermijn: duration({ nullable: true }),
        trefwoorden: list(text(30)),
        publicatieIndicatie: flag({ required: true }),
        publicatietekst: longText(),
        verantwoordingsrelatie: list(text(40)),
        productenOfDiensten: list(url(1000), { required: true }),
        selectielijstProcestype: relation('selectielijst_procestype', { external: true, max: 200 }),
        referentieproces: group({ naam: text(80, { required: true }), link: url(200) }, { required: true }),
        concept: flag({ server: true, default: true }),
        verantwoordelijke: text(50, { required: true }),
        broncatalogus: group({ url: url(200, { required: true }), domein: text(5, { required: true }), rsin: rsin({ required: true }) }, { nested: true }),
        bronzaaktype: group({
            url: url(200, { required: true }),
            identificatie: text(50, { required: true }),
            omschrijving: text(80, { required: true }),
        }, { nested: true }),
        beginGeldigheid: date({ required: true }),
        eindeGeldigheid: date({ nullable: true }),
        versiedatum: date(),
        catalogus: relation('catalogus', { required: true }),
        // By name; taken in as names (1.3 and later) or addresses (earlier).
        besluittypen: list(text(1000), { required: true }),
        deelzaaktypen: list(text(1000)),
        gerelateerdeZaaktypen: list(group({
            zaaktype: text(200, { required: true }),
            aardRelatie: choice(AARD_RELATIE, { required: true }),
            toelichting: text(255),
        }), { required: true }),
    },
    filters: {
        ...typeFilters,
        identificatie: equals('identificatie'),
        trefwoorden: memory(({ record }, asked) => asked.split(',').every((one) => record.trefwoorden.includes(one.trim())), list(text(30))),
    },
    operations,
    scopes: typeScopes,
    derive: deriveZaaktype,
    project: showZaaktype,
    projects: zaaktypeShows,
    rules: [
        catalogusBestaat,
        ztc001,
        ...ztc009,
        nameKeepsRights('identificatie'),
        namedInCatalogus('besluittypen', 'besluittype'),
        deelzaaktypenInCatalogus,
        beginVoorEinde,
        ztc016,
        verlenging,
        bron,
        servicenorm,
    ],
    effects: [removeParts],
    channel: { name: 'zaaktypen', kenmerken },
    label: ({ omschrijving }) => String(omschrijving),
});
//# sourceMappingURL=zaaktype.js.map