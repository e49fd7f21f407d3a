import { bsn, choice, date, duration, group, integer, list, text } from '../../engine/fields.js';
import { validateFields } from '../../engine/validate.js';
import { invalid } from '../../foundation/problems.js';
import { renderPlaces } from '../../logbook/places.js';
import { meentApi } from '../../registers/meent-api.js';
import { houdVast, onthoud, stelTermijnVoor, stelWissingVoor } from './besluiten.js';
import { ONTHOUDEN, VASTHOUDEN, WISSEN } from './gronden.js';
export const reden = text(1000, {
    required: true,
    min: 1,
    blank: false,
    help: 'Waarom. Dit blijft verzegeld bij het besluit.',
});
export const wie = bsn({ required: true, help: 'Over wie de regels gaan.' });
const activiteit = text(40, {
    required: true,
    min: 1,
    help: 'De identificatie van de verwerkingsactiviteit, in al haar versies.',
});
const gronden = (table) => choice(Object.keys(table), { required: true, help: 'De grond, met het artikel van de wet.' });
/** Lines that one decision names itself. */
const MOST = 1_000;
export const onthouding = {
    bsn: wie,
    activiteit,
    grond: gronden(ONTHOUDEN),
    reden,
    vanaf: date({ required: true, help: 'Regels vanaf deze dag.' }),
    totEnMet: date({
        required: true,
        help: 'Tot en met deze dag; daarna staan de regels er vanzelf. Hoogstens een jaar.',
    }),
};
export const vasthouding = { bsn: wie, grond: gronden(VASTHOUDEN), reden };
export const wissing = {
    grond: gronden(WISSEN),
    reden,
    activiteit: text(40, { help: 'Bij grond bewaartermijn: regels van deze verwerkingsactiviteit.' }),
    voor: date({ nullable: true, help: 'Bij grond bewaartermijn: regels van voor deze dag.' }),
    regels: list(group({ positie: integer({ required: true, min: 0 }), regel: integer({ required: true, min: 0 }) }), {
        help: `Bij een andere grond: plaats in het logboek en nummer van de regel. Hoogstens ${MOST}.`,
    }),
};
export const termijn = {
    waarvan: text(40, {
        required: true,
        min: 1,
        help: 'Een verwerkingsactiviteit, of alle; of medewerkers voor wie er handelde.',
    }),
    termijn: duration({ required: true, help: 'Hoe lang regels blijven (ISO 8601). Minstens een half jaar.' }),
    reden,
};
export const given = (engine, { base }, fields, body) => validateFields({ registry: engine.parts.registry, base, mode: 'create', api: meentApi.name }, fields, body);
/** The first step of a decision. @throws invalid, permission-denied, wrong-state */
export async function stelVoor(engine, caller, kind, body) {
    const read = (fields) => given(engine, caller, fields, body);
    switch (kind) {
        case 'onthouden':
            return onthoud(engine, caller, read(onthouding));
        case 'vasthouden':
            return houdVast(engine, caller, read(vasthouding));
        case 'termijn':
            return stelTermijnVoor(engine, caller, read(termijn));
        case 'wissen': {
            const { regels, ...rest } = read(wissing);
            const plaatsen = plaatsenIn(regels ?? []);
            return stelWissingVoor(engine, caller, { ...rest, plaatsen });
        }
    }
}
/** Undefined without any. @throws invalid */
function plaatsenIn(regels) {
    if (regels.length === 0)
        return undefined;
    if (regels.length > MOST)
        throw invalid({ name: 'regels', code: 'max_length', reason: `Noem hoogstens ${MOST} regels.` });
    const once = new Map(regels.map(({ positie, regel }) => [`${positie}.${regel}`, { position: positie, line: regel }]));
    return renderPlaces([...once.values()]);
}
//# sourceMappingURL=velden.js.map