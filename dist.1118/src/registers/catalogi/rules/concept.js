import { hasScope } from '../../../gate/conditions.js';
import { catalogiApi, GEFORCEERD_SCHRIJVEN, GEFORCEERD_VERWIJDEREN } from '../api.js';
import { zaaktypeOf } from '../related.js';
const may = (work, scope) => hasScope(work.caller.rights, catalogiApi.component, [scope]);
/** ztc-009: a published type is not changed; only its end may still be set, by itself: with a PATCH, as the rule says. */
const ztc009Wijzigen = {
    number: 'ztc-009',
    on: ['update'],
    check(work, it) {
        const before = it.before.record;
        if (before.concept || may(work, GEFORCEERD_SCHRIJVEN))
            return undefined;
        if (!work.replaces && onlyEnds(it, before))
            return undefined;
        return {
            name: 'nonFieldErrors',
            code: 'non-concept-object',
            reason: 'Dit type is gepubliceerd. Maak een nieuwe versie; alleen eindeGeldigheid mag nog veranderen, met PATCH.',
        };
    },
};
const onlyEnds = ({ resource, record }, before) => Object.keys(resource.fields).every((name) => name === 'eindeGeldigheid' || JSON.stringify(record[name]) === JSON.stringify(before[name]));
/** ztc-009: a published type is not removed. */
const ztc009Verwijderen = {
    number: 'ztc-009',
    on: ['delete'],
    check(work, { record }) {
        if (record.concept || may(work, GEFORCEERD_VERWIJDEREN))
            return undefined;
        return {
            name: 'nonFieldErrors',
            code: 'non-concept-object',
            reason: 'Dit type is gepubliceerd. Alleen een concept mag weg.',
        };
    },
};
export const ztc009 = [ztc009Wijzigen, ztc009Verwijderen];
/** ztc-010 and ztc-011a: parts of a published case type stay as they are, and no new one comes. */
const partsStay = (code) => [
    {
        number: 'ztc-010',
        on: ['create', 'update'],
        check: (work, it) => (may(work, GEFORCEERD_SCHRIJVEN) ? undefined : published(work, it, code)),
    },
    {
        number: 'ztc-010',
        on: ['delete'],
        check: (work, it) => (may(work, GEFORCEERD_VERWIJDEREN) ? undefined : published(work, it, code)),
    },
];
export const ztc010 = partsStay('non-concept-zaaktype');
/** The relation with a document type has a code of its own. */
export const ztc010Relatie = partsStay('non-concept-relation');
/** A part that moves to another case type touches both. */
function published(work, it, code) {
    const before = it.before && work.find('zaaktype', it.before.record.zaaktype);
    if (![zaaktypeOf(work, it), before].some((zaaktype) => zaaktype && !zaaktype.record.concept))
        return undefined;
    return {
        name: 'nonFieldErrors',
        code,
        reason: 'Het zaaktype is gepubliceerd. Maak een nieuwe versie van het zaaktype.',
    };
}
//# sourceMappingURL=concept.js.map