/** `/toegangsregels/{id}/...`: the test run of a proposal and the decision on it. */
import { choice, flag, group, integer, list, text } from '../../engine/fields.js';
import { meentApi } from '../../registers/meent-api.js';
import { LEZEN, TOEGANGSREGEL, VASTSTELLEN, VOORSTELLEN } from '../../registers/toegangsregels/index.js';
import { leesProef, stelVast, trekIn, wijsAf } from '../toegangsregels/besluit.js';
const verschil = list(group({
    gegevens: text(60),
    scope: text(100),
    typen: list(text(200), { help: 'Namen van de typen. Leeg bij gegevens zonder type.' }),
    van: integer({ help: 'Op zoveel typen is of was er recht.' }),
    deels: flag({ help: 'true: van die typen alleen wat vertrouwelijker is, of niet voor elk doel.' }),
}));
const post = (step) => ({
    method: 'POST',
    api: meentApi,
    status: 200,
    gives: TOEGANGSREGEL,
    ...step,
});
export const toegangsregelOperations = [
    post({
        path: 'toegangsregels',
        operationId: 'toegangsregel_create',
        summary: 'Stelt een regel voor, of een nieuwe versie van een regel die er al is. Er verandert nog niets: een ander beslist, na een proef.',
        scopes: [VOORSTELLEN],
        resource: TOEGANGSREGEL,
        takes: TOEGANGSREGEL,
        status: 201,
        handle: ({ engine, caller, body }) => engine.create(caller, TOEGANGSREGEL, body),
    }),
    {
        method: 'GET',
        api: meentApi,
        path: 'toegangsregels/{id}/proef',
        operationId: 'toegangsregel_proef',
        summary: 'Geeft wat er verandert als dit voorstel wordt vastgesteld: welke applicaties, rollen en inwoners iets verliezen of krijgen, en hoe de beslissingen van de laatste 30 dagen dan waren gegaan.',
        scopes: [LEZEN, VOORSTELLEN, VASTSTELLEN],
        resource: TOEGANGSREGEL,
        gives: {
            kenmerk: text(40, { help: 'Geef dit bij het vaststellen: daarmee zegt u dat u de proef zag.' }),
            getroffen: list(group({
                soort: choice(['applicatie', 'rol', 'inwoner']),
                naam: text(300),
                verliest: verschil,
                krijgt: verschil,
                veldenWeg: list(text(200)),
                veldenTerug: list(text(200)),
            })),
            bekeken: integer(),
            beslissingen: group({ bekeken: integer(), nuNiet: integer(), nuWel: integer() }),
        },
        status: 200,
        handle: async ({ engine, caller, params }) => ({
            status: 200,
            json: JSON.stringify(await leesProef(engine, caller, params.id)),
        }),
    },
    post({
        path: 'toegangsregels/{id}/vaststellen',
        operationId: 'toegangsregel_vaststellen',
        summary: 'Stelt een voorstel vast. Niet door wie het deed, en niet zonder de proef te hebben gezien.',
        scopes: [VASTSTELLEN],
        takes: { proef: text(40, { required: true, help: 'Het kenmerk van de proef.' }) },
        handle: ({ engine, caller, params, body }) => stelVast(engine, caller, params.id, body),
    }),
    post({
        path: 'toegangsregels/{id}/afwijzen',
        operationId: 'toegangsregel_afwijzen',
        summary: 'Wijst een voorstel af. Niet door wie het deed.',
        scopes: [VASTSTELLEN],
        takes: { reden: text(1000, { required: true, min: 1, blank: false }) },
        handle: ({ engine, caller, params, body }) => wijsAf(engine, caller, params.id, body),
    }),
    post({
        path: 'toegangsregels/{id}/intrekken',
        operationId: 'toegangsregel_intrekken',
        summary: 'Trekt een voorstel in. Daarmee verandert er voor niemand iets.',
        scopes: [VOORSTELLEN],
        handle: ({ engine, caller, params }) => trekIn(engine, caller, params.id),
    }),
];
//# sourceMappingURL=toegangsregels.js.map