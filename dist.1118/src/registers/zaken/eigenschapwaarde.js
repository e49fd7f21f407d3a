/** Whether the value of a property is what its type says (Zaken 1.7.0: stored all the same, with a warning). */
import { isInstant } from '../../engine/formats.js';
import { isDate } from '../../foundation/days.js';
const compact = (value) => value.replace(/^(\d{4})(\d{2})(\d{2})/, '$1-$2-$3');
const FORMATS = {
    tekst: () => true,
    getal: (value) => /^[+-]?\d+([.,]\d+)?$/.test(value),
    // As GFO writes them, JJJJMMDD and JJJJMMDDuummss, or as the APIs do.
    datum: (value) => isDate(compact(value)),
    datum_tijd: (value) => isInstant(value) || (/^\d{8}([01]\d|2[0-3])[0-5]\d([0-5]\d)?$/.test(value) && isDate(compact(value).slice(0, 10))),
};
/** Header text, so without accents. It says nothing of the value itself. */
export const warnEigenschap = (work, { record }) => {
    const type = work.snapshot.get('eigenschap', String(record.eigenschap))?.record.specificatie;
    if (!type)
        return undefined;
    const faults = faultsOf(String(record.waarde), type);
    const same = work.filter('zaakeigenschap', (one) => one.record.eigenschap === record.eigenschap).length;
    if (/^\d+$/.test(String(type.kardinaliteit)) && same > Number(type.kardinaliteit))
        faults.push('kardinaliteit');
    return faults.length === 0
        ? undefined
        : `De eigenschap is opgeslagen, maar voldoet niet aan de specificatie: ${faults.join(', ')}.`;
};
function faultsOf(value, { formaat, lengte, waardenverzameling }) {
    const [whole, decimals = '0'] = String(lengte).split(/[.,]/);
    const digits = value.replace(/^[+-]/, '').split(/[.,]/);
    const tooLong = formaat === 'getal'
        ? digits[0].length > Number(whole) || (digits[1]?.length ?? 0) > Number(decimals)
        : formaat === 'tekst' && value.length > Number(whole);
    const allowed = (waardenverzameling ?? []);
    return [
        ...(FORMATS[String(formaat)]?.(value) === false ? ['formaat'] : []),
        ...(/^\d+$/.test(whole) && tooLong ? ['lengte'] : []),
        ...(allowed.length > 0 && !allowed.includes(value) ? ['waardenverzameling'] : []),
    ];
}
//# sourceMappingURL=eigenschapwaarde.js.map