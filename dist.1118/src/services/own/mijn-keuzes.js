/** `/mijn/keuzes`: what a resident consents to, what not, and why there is nothing to choose. */
import { choice, flag, group, instant, json, list, longText, text } from '../../engine/fields.js';
import { MANDATE_KINDS } from '../../gate/mandate.js';
import { SOORTEN_KEUZE } from '../../registers/keuzes.js';
import { meentApi } from '../../registers/meent-api.js';
import { elders, SOORTEN_ELDERS } from '../keuzes/elders.js';
import { geef, mijnKeuzes, STANDEN, trekIn } from '../keuzes/keuzes.js';
import { ontvangstbewijs } from '../keuzes/ontvangstbewijs.js';
import { given } from '../logboek/velden.js';
const shared = { api: meentApi, scopes: [], resident: 'laag', acting: 'keuzes' };
const soort = choice(SOORTEN_KEUZE, { required: true, help: 'Waar de keuze over gaat.' });
const naam = text(40, { required: true, min: 1, help: 'Identificatie van de activiteit of de combinatie.' });
const namens = choice(MANDATE_KINDS, {
    nullable: true,
    help: 'Hoe wie dit het laatst koos, mocht handelen voor wie het aangaat. Leeg: die koos zelf.',
});
const gevraagd = {
    soort,
    naam,
    gelezen: text(64, {
        required: true,
        pattern: /^[0-9a-f]{64}$/,
        help: 'SHA-256 van de tekst die is gelezen, zoals de lijst die geeft. Is de tekst intussen veranderd, dan wordt dit geweigerd.',
    }),
};
const gekozen = {
    toestemming: text(36),
    soort,
    naam,
    stand: choice(['gegeven', 'ingetrokken']),
    gegeven: instant(),
    ingetrokken: instant({ nullable: true }),
    namens,
};
const keuze = {
    soort,
    naam,
    titel: text(100),
    doel: text(200, { help: 'Staat achter “om te”.' }),
    grond: text(40, { help: 'Grondslag van AVG artikel 6, of bij een combinatie: wet of toestemming.' }),
    grondInWoorden: text(500),
    orgaan: text(200),
    bronnen: text(500),
    gegevens: list(text(200)),
    ontvangers: list(text(500)),
    activiteit: text(36, { help: 'De versie van de verwerkingsactiviteit.' }),
    stand: choice(STANDEN, {
        help: 'vervallen: u gaf toestemming voor iets anders dan er nu staat. geen_keuze: zie waarom.',
    }),
    sinds: text(30, { help: 'Sinds wanneer dat zo is.' }),
    waarom: text(1000, { nullable: true, help: 'Waarom hier niets te kiezen is.' }),
    bezwaarMogelijk: flag(),
    tekst: longText({ nullable: true, help: 'Wat u leest voor u kiest.' }),
    gelezen: text(64, { nullable: true, help: 'SHA-256 van die tekst.' }),
    toestemming: text(36, { nullable: true, help: 'De toestemming die u het laatst gaf.' }),
    namens,
};
export const mijnKeuzesOperations = [
    {
        ...shared,
        method: 'GET',
        path: 'mijn/keuzes',
        operationId: 'mijn_keuzes_list',
        summary: 'Geeft waarvoor de gemeente uw gegevens gebruikt: wat u kunt kiezen, en waarom de rest geen keuze is.',
        gives: {
            keuzes: list(group(keuze)),
            elders: list(group({
                soort: choice(SOORTEN_ELDERS),
                id: text(36),
                titel: text(200),
                stand: text(100),
                sinds: text(30),
                pad: text(200),
            }), { help: 'Verzoeken en bezwaren over uw gegevens.' }),
        },
        status: 200,
        handle: async ({ engine, caller }) => ({
            status: 200,
            json: JSON.stringify({ keuzes: await mijnKeuzes(engine, caller), elders: await elders(engine, caller) }),
        }),
    },
    {
        ...shared,
        method: 'POST',
        path: 'mijn/keuzes',
        operationId: 'mijn_keuze_create',
        summary: 'U geeft toestemming voor wat u las. Dat kan alleen waar de grond toestemming is.',
        takes: gevraagd,
        gives: gekozen,
        status: 201,
        handle: ({ engine, caller, body }) => geef(engine, caller, given(engine, caller, gevraagd, body)),
    },
    {
        ...shared,
        method: 'DELETE',
        path: 'mijn/keuzes/{id}',
        operationId: 'mijn_keuze_delete',
        summary: 'U trekt uw toestemming in. Dat werkt meteen. Wat u gaf en introk, blijft te lezen.',
        gives: gekozen,
        status: 200,
        unconditional: true,
        handle: ({ engine, caller, params }) => trekIn(engine, caller, params.id),
    },
    {
        ...shared,
        method: 'GET',
        path: 'mijn/keuzes/{id}/ontvangstbewijs',
        operationId: 'mijn_keuze_ontvangstbewijs_read',
        summary: 'Geeft het ondertekende ontvangstbewijs van uw toestemming (ISO/IEC TS 27560, in termen van W3C DPV), met de regels van het logboek.',
        gives: { ontvangstbewijs: json({ help: 'JSON-LD. Zie docs/uitwisseling/ontvangstbewijs.md.' }) },
        status: 200,
        handle: async ({ engine, caller, params }) => ({
            status: 200,
            json: JSON.stringify({
                ontvangstbewijs: await ontvangstbewijs(engine, engine.parts.keys, caller, params.id),
            }),
        }),
    },
];
//# sourceMappingURL=mijn-keuzes.js.map