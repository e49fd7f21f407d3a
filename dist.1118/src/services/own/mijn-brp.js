/** `/mijn/brp-verzoeken`: a resident asks burgerzaken for an extract, or to put something right (Wet BRP 2.55 and 2.58). */
import { choice, date, text, url } from '../../engine/fields.js';
import { idOfCall } from '../../engine/id-of-call.js';
import { keepAlone } from '../../engine/idempotency.js';
import { meentApi } from '../../registers/meent-api.js';
import { given } from '../logboek/velden.js';
import { BRP_KINDS, BRP_REQUEST, BRP_TOPICS, brpAsking, LONGEST_EXPLANATION, requestFromBrp, } from '../operations/brp-request.js';
import { urlOf } from '../operations/door.js';
const TOPICS = [...new Set(Object.values(BRP_TOPICS).flatMap((topics) => Object.keys(topics)))];
const asked = {
    soort: choice(BRP_KINDS, { required: true, help: 'Een uittreksel, of een correctie van een gegeven.' }),
    onderwerp: choice(TOPICS, {
        required: true,
        help: BRP_KINDS.map((kind) => `Bij ${kind}: ${Object.keys(BRP_TOPICS[kind]).join(', ')}.`).join(' '),
    }),
    toelichting: text(LONGEST_EXPLANATION, {
        blank: true,
        default: '',
        help: 'Bij een correctie verplicht: wat er niet klopt, en wat het moet zijn.',
    }),
};
export const vraagAanBrp = {
    method: 'POST',
    api: meentApi,
    path: 'mijn/brp-verzoeken',
    operationId: 'mijn_brpverzoek_create',
    summary: 'Vraagt een uittreksel uit de basisregistratie personen, of verbetering van een gegeven. Het wordt een zaak.',
    scopes: [],
    resident: 'substantieel',
    acting: 'brp',
    takes: asked,
    gives: {
        zaak: url(1000),
        zaaknummer: text(40),
        verwacht: date({ help: 'De dag waarop wij klaar willen zijn.' }),
        uiterlijk: date({ help: 'De laatste dag volgens de wet: vier weken.' }),
        team: text(80),
    },
    status: 201,
    async handle({ engine, caller, session, body }) {
        const { soort, onderwerp, toelichting = '' } = given(engine, caller, asked, body);
        const { registry } = engine.parts;
        const plain = await engine.apart(caller);
        const { namens, self } = session;
        const { caller: portal, who } = await brpAsking(engine, caller, soort, { person: caller.person, namens, ...self });
        const made = await requestFromBrp(plain, portal, {
            id: idOfCall(engine.parts, caller, 'brp-verzoek'),
            kind: soort,
            topic: onderwerp,
            explanation: toelichting,
            who,
        });
        const answer = {
            status: 201,
            json: JSON.stringify({
                zaak: urlOf(engine, caller, 'zaak', made.id),
                zaaknummer: made.number,
                verwacht: made.expected,
                uiterlijk: made.atTheLatest,
                team: made.team,
            }),
        };
        const resource = registry.get('zaak');
        const scopes = resource.scopes.read;
        await keepAlone(engine.parts, caller, answer, {
            resource,
            operation: BRP_REQUEST,
            scopes,
            of: { id: made.id, main: made.id },
        });
        return answer;
    },
};
//# sourceMappingURL=mijn-brp.js.map