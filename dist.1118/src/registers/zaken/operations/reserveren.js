/** POST /zaaknummer_reserveren: case numbers without a case, for forms that show the number before they are sent. */
import { integer, rsin, text } from '../../../engine/fields.js';
import { reserveNumbers } from '../../../engine/reserve.js';
import { validateFields } from '../../../engine/validate.js';
import { AANMAKEN, zakenApi } from '../api.js';
/** Ample for a counter or a form; a load brings its own numbers. */
const MOST = 1_000;
const fields = {
    bronorganisatie: rsin({ required: true }),
    aantal: integer({ min: 1, max: MOST, default: 1 }),
};
export const reserveren = {
    method: 'POST',
    api: zakenApi,
    path: 'zaaknummer_reserveren',
    operationId: 'zaaknummer_reserveren',
    summary: 'Reserveert zaaknummers. Zij worden aan niemand anders gegeven. Zonder aantal, of bij één, is het antwoord één object.',
    scopes: [AANMAKEN],
    resource: 'zaak',
    takes: fields,
    gives: { zaaknummer: text(40) },
    givesMany: 'orOne',
    status: 201,
    async handle({ engine, caller, body }) {
        const { registry } = engine.parts;
        const asked = validateFields({ registry, base: caller.base, mode: 'create', api: zakenApi.name }, fields, body);
        return reserveNumbers(engine.parts, caller, registry.get('zaak'), Number(asked.aantal), (numbers) => {
            const given = numbers.map((zaaknummer) => ({ zaaknummer }));
            return { status: 201, json: JSON.stringify(given.length === 1 ? given[0] : given) };
        });
    },
};
//# sourceMappingURL=reserveren.js.map