/** How long the dossier of a result is kept, and from when: selectielijst and brondatumArchiefprocedure. */
import { AFLEIDINGSWIJZE } from '../catalogus-import.js';
import { zaaktypeOf } from '../related.js';
import { entry } from '../selectielijst.js';
/** ztc-002: name and class come from the selectielijst. */
export const ztc002 = {
    number: 'ztc-002',
    on: ['create', 'update'],
    check(work, it) {
        const faults = [];
        if (!entry(work, 'selectielijst_resultaattypeomschrijving', it.record.resultaattypeomschrijving))
            faults.push({
                name: 'resultaattypeomschrijving',
                code: 'invalid-resource',
                reason: 'Op dit adres staat geen resultaattypeomschrijving.',
            });
        if (it.record.selectielijstklasse && !entry(work, 'selectielijst_resultaat', it.record.selectielijstklasse))
            faults.push({
                name: 'selectielijstklasse',
                code: 'invalid-resource',
                reason: 'Op dit adres staat geen resultaat van de selectielijst.',
            });
        return faults;
    },
};
/** ztc-002: the class belongs to the process type of the case type. Told after what is wrong in fields: it names none. */
export const klasseVanProcestype = {
    number: 'ztc-002',
    on: ['create', 'update'],
    check: (work, it) => isOfOtherProcess(work, it)
        ? {
            name: 'nonFieldErrors',
            code: 'procestype-mismatch',
            reason: 'De selectielijstklasse hoort bij een ander procestype dan het zaaktype.',
        }
        : undefined,
};
export function isOfOtherProcess(work, it) {
    const klasse = entry(work, 'selectielijst_resultaat', it.record.selectielijstklasse);
    return klasse !== undefined && klasse.record.procesType !== procestypeOf(work, it);
}
const procestypeOf = (work, it) => entry(work, 'selectielijst_procestype', zaaktypeOf(work, it)?.record.selectielijstProcestype)?.id;
/** ztc-002: name, value and term follow from the selectielijst when the caller gives none. */
export function deriveArchief(record, work) {
    const klasse = entry(work, 'selectielijst_resultaat', record.selectielijstklasse)?.record;
    const omschrijving = entry(work, 'selectielijst_resultaattypeomschrijving', record.resultaattypeomschrijving);
    return {
        ...record,
        omschrijvingGeneriek: omschrijving?.record.omschrijving ?? '',
        archiefnominatie: record.archiefnominatie || klasse?.waardering || '',
        archiefactietermijn: record.archiefactietermijn ?? klasse?.bewaartermijn ?? null,
    };
}
/** ztc-003: in two cases the selectielijst decides from when the term runs. */
const VOORGESCHREVEN = {
    nihil: 'afgehandeld',
    ingeschatte_bestaansduur_procesobject: 'termijn',
};
export const ztc003 = {
    number: 'ztc-003',
    on: ['create', 'update'],
    check(work, { record }) {
        const klasse = entry(work, 'selectielijst_resultaat', record.selectielijstklasse)?.record;
        const wijze = record.brondatumArchiefprocedure?.afleidingswijze;
        const needed = VOORGESCHREVEN[String(klasse?.procestermijn)];
        if (!wijze || !needed || wijze === needed)
            return undefined;
        return {
            name: 'nonFieldErrors',
            code: 'invalid-afleidingswijze-for-procestermijn',
            reason: `Bij deze selectielijstklasse is de afleidingswijze "${needed}".`,
        };
    },
};
/** What is destroyed needs a day from which the term runs. */
export const brondatumNodig = {
    number: 'ztc-002',
    on: ['create', 'update'],
    check: (_, { record }) => record.brondatumArchiefprocedure || record.archiefnominatie === 'blijvend_bewaren'
        ? undefined
        : {
            name: 'brondatumArchiefprocedure',
            code: 'required',
            reason: 'Zeg vanaf welke datum de bewaartermijn loopt.',
        },
};
const except = (...some) => AFLEIDINGSWIJZE.filter((one) => !some.includes(one));
/** A parameter of the procedure: the ways that need it, and the ways that may not have it. */
function parameter(number, field, needed, forbidden = except(...needed)) {
    const name = `brondatumArchiefprocedure.${field}`;
    return {
        number,
        on: ['create', 'update'],
        check(_, { record }) {
            const procedure = record.brondatumArchiefprocedure;
            if (!procedure)
                return undefined;
            const wijze = procedure.afleidingswijze;
            const filled = Boolean(procedure[field]);
            if (!filled && needed.includes(wijze))
                return { name, code: 'required', reason: `Dit veld is verplicht bij afleidingswijze "${wijze}".` };
            if (filled && forbidden.includes(wijze))
                return { name, code: 'must-be-empty', reason: `Laat dit veld leeg bij afleidingswijze "${wijze}".` };
            return undefined;
        },
    };
}
export const ztc004 = parameter('ztc-004', 'datumkenmerk', ['eigenschap', 'zaakobject', 'ander_datumkenmerk']);
export const ztc005 = parameter('ztc-005', 'einddatumBekend', [], ['afgehandeld', 'termijn']);
export const ztc006 = parameter('ztc-006', 'objecttype', ['zaakobject', 'ander_datumkenmerk']);
export const ztc007 = parameter('ztc-007', 'registratie', ['ander_datumkenmerk']);
export const ztc008 = parameter('ztc-008', 'procestermijn', ['termijn']);
//# sourceMappingURL=archief.js.map