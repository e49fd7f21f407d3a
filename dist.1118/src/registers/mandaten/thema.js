/**
 * Mandaatthema: services that belong together for who acts for another, and which mandates open them. What a bewindvoerder may
 * see is here, as data, and not in the program: the law says property, the municipality says which of its services that is.
 */
import { choice, flag, integer, list, text } from '../../engine/fields.js';
import { resource } from '../../engine/resource.js';
import { MANDATE_KINDS } from '../../gate/mandate.js';
import { meentApi } from '../meent-api.js';
import { MANDAATTHEMAS_BEHEREN, MANDAATTHEMAS_LEZEN } from './api.js';
export const MANDAATTHEMA = 'mandaatthema';
/** Those that follow from the law or from a court. */
export const WETTELIJK = MANDATE_KINDS.filter((kind) => kind !== 'vrijwillig');
/** A service is in one theme: else one theme could open what another closes. */
const eenThema = {
    number: 'meent-mandaatthema-1',
    on: ['create', 'update'],
    check(work, { id, record }) {
        const taken = new Set(work.snapshot
            .all(MANDAATTHEMA)
            .filter((other) => other.id !== id)
            .flatMap(({ record: { zaaktypen } }) => zaaktypen));
        return record.zaaktypen
            .filter((one) => taken.has(one))
            .map((one) => ({
            name: 'zaaktypen',
            code: 'unique',
            reason: `${one.slice(0, 50)} staat al in een ander thema. Haal het daar eerst weg.`,
        }));
    },
};
export const mandaatthema = resource({
    name: MANDAATTHEMA,
    api: meentApi,
    path: 'mandaatthemas',
    table: 'mandaten_thema',
    cached: true,
    fields: {
        identificatie: text(40, {
            required: true,
            min: 1,
            blank: false,
            immutable: true,
            column: true,
            pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
            help: 'Vaste naam: kleine letters, cijfers en streepjes.',
        }),
        naam: text(100, { required: true, min: 1, blank: false, help: 'Zoals de inwoner het leest: Geld en schulden.' }),
        uitleg: text(300, { help: 'In gewone taal wat iemand met dit thema voor een ander kan doen.' }),
        zaaktypen: list(text(50, { min: 1, required: true }), {
            help: 'Identificaties van zaaktypen, in al hun versies. Een zaaktype staat in één thema.',
        }),
        geefbaar: flag({ help: 'true: een inwoner kan een ander hiervoor zelf machtigen.' }),
        soorten: list(choice(WETTELIJK), {
            help: 'Welke wettelijke vertegenwoordigers dit mogen. Wie gezag heeft en een curator mogen alles wat in geen thema staat; van een thema alleen als zij hier staan.',
        }),
        zelfVanaf: integer({
            nullable: true,
            min: 0,
            max: 18,
            help: 'Leeftijd vanaf wanneer een kind dit zelf doet, en wie gezag heeft niet meer. Leeg: 18.',
        }),
    },
    unique: [{ fields: ['identificatie'], code: 'unique', reason: 'Er is al een thema met deze naam.' }],
    operations: ['list', 'read', 'create', 'update', 'patch', 'delete'],
    scopes: {
        list: [MANDAATTHEMAS_LEZEN, MANDAATTHEMAS_BEHEREN],
        read: [MANDAATTHEMAS_LEZEN, MANDAATTHEMAS_BEHEREN],
        create: [MANDAATTHEMAS_BEHEREN],
        update: [MANDAATTHEMAS_BEHEREN],
        patch: [MANDAATTHEMAS_BEHEREN],
        delete: [MANDAATTHEMAS_BEHEREN],
    },
    rules: [eenThema],
    label: ({ identificatie }) => `Mandaatthema ${identificatie}`,
});
//# sourceMappingURL=thema.js.map