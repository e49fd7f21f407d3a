/**
 * How numbers for people look: text with `{jaar}` (may be absent) and `{nummer}` or `{nummer:10}` (padded with noughts),
 * such as `ZAAK-{jaar}-{nummer:10}`. What stands before the number is its series: each year counts anew where the year
 * is part of it.
 */
const NUMBER = /\{nummer(?::(\d{1,2}))?\}/g;
/** Letters, digits and what people can say over the telephone; a slash would break addresses. */
const TEXT = /^[\p{L}\p{N} ._-]*$/u;
/** What is wrong with a pattern, in English for the command line; nothing when it can be used. */
export function faultOf(pattern, longest) {
    const numbers = [...pattern.matchAll(NUMBER)];
    if (numbers.length !== 1)
        return 'has {nummer} or {nummer:6} exactly once';
    const rest = pattern.replace(NUMBER, '').replaceAll('{jaar}', '');
    if (!TEXT.test(rest))
        return 'has letters, digits, spaces, points, dashes and underscores beside {jaar} and {nummer}';
    const width = Math.max(Number(numbers[0][1] ?? 1), 10);
    if (pattern.replace(NUMBER, '').replaceAll('{jaar}', '2026').length + width > longest)
        return `gives numbers of at most ${longest} characters, counted with ten digits`;
    return undefined;
}
/** @param day `YYYY-MM-DD` */
export const seriesOf = (pattern, day) => inYear(pattern, day).replace(/[ ._-]*\{nummer[^}]*\}.*$/u, '');
export const formatNumber = (pattern, number, day) => inYear(pattern, day).replace(NUMBER, (_, width) => String(number).padStart(Number(width ?? 1), '0'));
const inYear = (pattern, day) => pattern.replaceAll('{jaar}', day.slice(0, 4));
//# sourceMappingURL=number-pattern.js.map