/** `/avgverzoeken/{id}/...`: what employees do with what a resident asks of their own data. */
import { choice, date, flag, group, instant, list, text } from '../../engine/fields.js';
import { keepAlone } from '../../engine/idempotency.js';
import { validateFields } from '../../engine/validate.js';
import { MANDATE_KINDS } from '../../gate/mandate.js';
import { AVGVERZOEK, BEHANDELEN, BESLISSEN, LEZEN, SOORT_NAMEN, STANDEN, WEIGERINGEN, } from '../../registers/avgverzoeken/index.js';
import { meentApi } from '../../registers/meent-api.js';
import { hefOp, identificatieOntvangen, lichtIn, meldOpheffing, verleng, vraagIdentificatie, } from '../avg/behandelen.js';
import { beslis, stelVast, wijsVoorstelAf, wis } from '../avg/beslissen.js';
import { verzoekVoor } from '../avg/tonen.js';
const uuid = (help) => text(36, help ? { help } : {});
/** What an answer shows of a request; the same for who asked it and for who handles it. */
export const verzoekFields = {
    id: uuid(),
    zaak: uuid('De UUID van de zaak.'),
    zaaknummer: text(40),
    soort: choice(SOORT_NAMEN),
    namens: choice(MANDATE_KINDS, {
        nullable: true,
        help: 'Hoe wie het vroeg, mocht handelen voor wie het aangaat. Leeg: die vroeg het zelf.',
    }),
    naam: text(200),
    wet: text(40),
    activiteit: group({ identificatie: text(40), naam: text(100) }, { nullable: true }),
    grond: text(40),
    toelichting: text(2000),
    onderdelen: list(group({
        omschrijving: text(500),
        gewenst: text(500),
        zaak: text(36, { nullable: true }),
        uitkomst: choice(['toegewezen', 'geweigerd'], { nullable: true }),
        weigering: group({ naam: text(40), artikel: text(200), omdat: text(200) }, { nullable: true }),
        uitleg: text(2000),
        gewistOp: instant({ nullable: true }),
    })),
    stand: choice(STANDEN),
    termijn: group({
        ontvangen: date(),
        uiterlijk: date({ nullable: true, help: 'Leeg zolang de termijn stilstaat.' }),
        verlengenTot: date({ nullable: true }),
        verlengd: flag(),
        redenVerlenging: text(1000),
        staatStil: flag(),
        redenStilstand: text(1000),
    }),
    uitkomst: choice(['toegewezen', 'deels', 'geweigerd'], { nullable: true }),
    besluit: group({
        id: uuid(),
        datum: date(),
        rechtsmiddel: group({
            soort: choice(['bezwaar-tegen-besluit'], { help: 'Niet het bezwaar van AVG artikel 21.' }),
            wet: text(100),
            artikelen: list(text(10)),
            bij: text(100),
            totEnMet: date(),
            woorden: text(1000),
        }),
        klacht: group({ bij: text(100), artikel: text(100), woorden: text(1000) }),
    }, { nullable: true }),
    stilgezet: group({ sinds: instant(), tot: instant({ nullable: true }), gemeldOp: date({ nullable: true }) }, { nullable: true, help: 'Van wanneer tot wanneer het gebruik stilstond door dit verzoek.' }),
    ingelicht: list(group({ ontvanger: text(200), op: date(), waarom: text(1000) })),
    kanIntrekken: flag(),
};
/** For who handles it. */
const behandelFields = {
    ...verzoekFields,
    voorstel: text(22, {
        nullable: true,
        help: 'Kenmerk van het voorstel dat op een tweede persoon wacht. Geef dit bij het vaststellen: daarmee zegt u wat u las.',
    }),
};
export const alsJson = (verzoek, rest = {}) => JSON.stringify({ ...verzoek, ...rest });
/** What stands still, or no longer does, raised the epoch: the answer is read with the rights with which the step was taken. */
export const afterwards = (caller) => {
    const { epoch: _, ...rights } = caller.rights;
    return { ...caller, rights };
};
/** A proposal is told to nobody whom it is about, by the name of the step either. */
const PROPOSES = new Set(['beslissen', 'voorstel-afwijzen']);
const post = ({ stap, takes, does, ...rest }) => ({
    method: 'POST',
    api: meentApi,
    path: `avgverzoeken/{id}/${stap}`,
    ...rest,
    ...(takes ? { takes } : {}),
    gives: behandelFields,
    givesToo: { bleef: list(text(1000), { help: 'Wat niet weg kon, en waarom.' }) },
    status: 200,
    unconditional: true,
    async handle(call) {
        const { engine, caller, params, body } = call;
        const { registry } = engine.parts;
        const given = takes
            ? validateFields({ registry, base: caller.base, mode: 'create', api: meentApi.name }, takes, body)
            : {};
        const apart = { ...call, engine: await engine.apart(caller) };
        const done = await does(apart, given);
        const verzoek = await verzoekVoor(apart.engine, afterwards(caller), params.id);
        const shown = { status: 200, json: alsJson(verzoek, { bleef: Array.isArray(done) ? done : [] }) };
        await keepAlone(engine.parts, caller, shown, {
            resource: registry.get(AVGVERZOEK),
            operation: PROPOSES.has(stap) && verzoek.stand !== 'besloten' ? 'avg.verzoek' : `avg.${stap.replaceAll('-', '.')}`,
            scopes: rest.scopes,
            of: { id: verzoek.id, main: verzoek.zaak },
        });
        return shown;
    },
});
const reden = text(1000, { required: true, min: 1, blank: false, help: 'De inwoner leest dit.' });
const HANDELEN = [BEHANDELEN, BESLISSEN];
const woord = (given, name) => String(given[name] ?? '');
export const avgverzoekOperations = [
    {
        method: 'GET',
        api: meentApi,
        path: 'avgverzoeken/{id}/besluit',
        operationId: 'avgverzoek_besluit_read',
        summary: 'Geeft het verzoek met zijn termijn, wat er per deel is besloten, en hoe de inwoner bezwaar maakt.',
        scopes: [LEZEN],
        gives: behandelFields,
        status: 200,
        handle: async ({ engine, caller, params }) => ({
            status: 200,
            json: alsJson(await verzoekVoor(engine, caller, params.id)),
        }),
    },
    post({
        stap: 'verlengen',
        operationId: 'avgverzoek_verlengen',
        summary: 'Verlengt de termijn één keer met twee maanden, binnen de eerste maand. De inwoner krijgt bericht waarom.',
        scopes: HANDELEN,
        takes: { reden: text(200, { required: true, min: 1, blank: false, help: 'De inwoner leest dit.' }) },
        does: ({ engine, caller, params }, given) => verleng(engine, caller, params.id, woord(given, 'reden')),
    }),
    post({
        stap: 'identiteit-vragen',
        operationId: 'avgverzoek_identiteit_vragen',
        summary: 'Vraagt meer om zeker te weten wie het vraagt. De termijn staat stil tot het antwoord er is.',
        scopes: HANDELEN,
        takes: { reden: text(200, { required: true, min: 1, blank: false, help: 'De inwoner leest dit.' }) },
        does: ({ engine, caller, params }, given) => vraagIdentificatie(engine, caller, params.id, woord(given, 'reden')),
    }),
    post({
        stap: 'identiteit-ontvangen',
        operationId: 'avgverzoek_identiteit_ontvangen',
        summary: 'Zegt dat duidelijk is wie het vraagt. De termijn loopt verder.',
        scopes: HANDELEN,
        does: ({ engine, caller, params }) => identificatieOntvangen(engine, caller, params.id),
    }),
    post({
        stap: 'beslissen',
        operationId: 'avgverzoek_beslissen',
        summary: 'Beslist over elk deel: toegewezen, of geweigerd op een grond uit de wet. Gaan er gegevens weg, dan is dit een voorstel en stelt een ander het vast.',
        scopes: [BESLISSEN],
        takes: {
            onderdelen: list(group({
                uitkomst: choice(['toegewezen', 'geweigerd'], { required: true }),
                weigering: choice(Object.keys(WEIGERINGEN), { nullable: true, help: 'De grond uit de wet, bij geweigerd.' }),
                uitleg: text(2000, { help: 'Verplicht bij geweigerd. De inwoner leest dit.' }),
            }), { required: true, help: 'Eén voor elk deel van het verzoek, in dezelfde volgorde.' }),
        },
        does: ({ engine, caller, params }, { onderdelen }) => beslis(engine, caller, params.id, { onderdelen: onderdelen }),
    }),
    post({
        stap: 'vaststellen',
        operationId: 'avgverzoek_vaststellen',
        summary: 'Stelt een voorstel vast om te wissen, en voert het uit. Niet door wie het voorstelde, en alleen het voorstel dat u las.',
        scopes: [BESLISSEN],
        takes: { voorstel: text(22, { required: true, min: 1, blank: false, help: 'Het kenmerk van het voorstel.' }) },
        does: ({ engine, caller, params }, given) => stelVast(engine, caller, params.id, woord(given, 'voorstel')),
    }),
    post({
        stap: 'voorstel-afwijzen',
        operationId: 'avgverzoek_voorstel_afwijzen',
        summary: 'Wijst een voorstel om te wissen af. Het verzoek wordt opnieuw bekeken.',
        scopes: [BESLISSEN],
        takes: { reden },
        does: ({ engine, caller, params }, given) => wijsVoorstelAf(engine, caller, params.id, woord(given, 'reden')),
    }),
    post({
        stap: 'wissen',
        operationId: 'avgverzoek_wissen',
        summary: 'Voert verder uit wat twee mensen besloten te wissen, waar dat eerder niet kon.',
        scopes: [BESLISSEN],
        does: ({ engine, caller, params }) => wis(engine, caller, params.id),
    }),
    post({
        stap: 'inlichten',
        operationId: 'avgverzoek_inlichten',
        summary: 'Legt vast dat een ontvanger is ingelicht over verbeteren, wissen of stilzetten (AVG artikel 19).',
        scopes: HANDELEN,
        takes: {
            ontvanger: text(200, { required: true, min: 1, blank: false }),
            waarom: text(1000, { required: true, min: 1, blank: false, help: 'Wat de ontvanger hoorde.' }),
        },
        does: ({ engine, caller, params }, given) => lichtIn(engine, caller, params.id, { ontvanger: woord(given, 'ontvanger'), waarom: woord(given, 'waarom') }),
    }),
    post({
        stap: 'opheffing-melden',
        operationId: 'avgverzoek_opheffing_melden',
        summary: 'Vertelt de inwoner dat het gebruik weer begint (AVG artikel 18, derde lid). Opheffen kan vanaf de dag erna.',
        scopes: [BESLISSEN],
        takes: { reden },
        does: ({ engine, caller, params }, given) => meldOpheffing(engine, caller, params.id, woord(given, 'reden')),
    }),
    post({
        stap: 'opheffen',
        operationId: 'avgverzoek_opheffen',
        summary: 'Heft het stilzetten op: de gegevens mogen weer worden gebruikt.',
        scopes: [BESLISSEN],
        does: ({ engine, caller, params }) => hefOp(engine, caller, params.id),
    }),
];
//# sourceMappingURL=avgverzoeken.js.map