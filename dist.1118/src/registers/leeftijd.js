/**
 * Whether somebody has reached an age: from the first moment of the birthday, in Dutch days. Who was born on 29 February has
 * it on 1 March in other years.
 */
/**
 * @param born `YYYY-MM-DD`; of a day or month that is not known the first counts, so that what ends at an age ends no later than
 * it should. What is not known at all (`0000`) has every age.
 */
export function leeftijdBereikt(born, years, day) {
    const [year = '', month = '01', of = '01'] = born.split('-');
    if (!/^\d{4}$/.test(year) || year === '0000')
        return true;
    const birthday = `${String(Number(year) + years).padStart(4, '0')}-${filled(month)}-${filled(of)}`;
    // As text: 2026-02-29, which is no day, comes after the 28th and before 1 March.
    return day >= birthday;
}
const filled = (part) => (part === '00' ? '01' : part);
/** In whole years; at most 150. */
export function leeftijdOp(born, day) {
    for (let years = 0; years < 150; years++)
        if (!leeftijdBereikt(born, years + 1, day))
            return years;
    return 150;
}
//# sourceMappingURL=leeftijd.js.map