/** What filters ask of one date, and that range as the stretches of which counters know how many there are. */
import { addDays, daysInMonth, isDate } from '../foundation/days.js';
import { snake } from './columns.js';
/** What these filters ask together, where it is about one of these columns and nothing else. */
export function dateRangeOf(fields, filters) {
    const [first] = filters;
    const field = first && 'column' in first.filter ? snake(first.filter.column) : undefined;
    if (field === undefined || !fields.includes(field))
        return undefined;
    let range = { field };
    let filled;
    for (const { filter, value } of filters) {
        if (!('column' in filter) || snake(filter.column) !== field)
            return undefined;
        if (filter.kind === 'isnull') {
            if (filled === (value === true))
                return undefined;
            filled = value !== true;
            continue;
        }
        const bounds = filter.kind === 'compare' && typeof value === 'string' && boundsOf(filter.operator, value);
        if (!bounds)
            return undefined;
        filled ??= true;
        range = narrowed(range, bounds);
    }
    if (filled)
        return range.from && range.until && range.from > range.until ? undefined : range;
    return range.from || range.until ? undefined : { field, empty: true };
}
const FIRST = '0001-01-01';
const LAST = '9999-12-31';
/** Nothing for what no day can be. */
function boundsOf(operator, day) {
    if (!isDate(day))
        return undefined;
    switch (operator) {
        case '=':
            return { from: day, until: day };
        case '>=':
            return { from: day };
        case '<=':
            return { until: day };
        case '>':
            return day === LAST ? undefined : { from: addDays(day, 1) };
        case '<':
            return day === FIRST ? undefined : { until: addDays(day, -1) };
        default:
            return undefined;
    }
}
function narrowed(range, { from, until }) {
    return {
        ...range,
        ...(from && !(range.from && range.from > from) ? { from } : {}),
        ...(until && !(range.until && range.until < until) ? { until } : {}),
    };
}
/** A range as stretches that do not overlap, the longest that there are: at most five. */
export function stretchesOf({ from = FIRST, until = LAST }) {
    const [a, b] = [dayOf(from), dayOf(until)];
    const [beginsMonth, endsMonth] = [a.day === 1, b.day === daysInMonth(b.year, b.month)];
    const [beginsYear, endsYear] = [beginsMonth && a.month === 1, endsMonth && b.month === 12];
    if (a.year === b.year && a.month === b.month && !(beginsMonth && endsMonth))
        return [{ kind: 'days', year: a.year, month: a.month, from: a.day, until: b.day }];
    const found = [];
    if (!beginsMonth)
        found.push({ kind: 'days', ...a, from: a.day, until: 31 });
    if (!endsMonth)
        found.push({ kind: 'days', ...b, from: 1, until: b.day });
    const [firstMonth, lastMonth] = [beginsMonth ? a.month : a.month + 1, endsMonth ? b.month : b.month - 1];
    if (a.year === b.year && !(beginsYear && endsYear)) {
        found.push({ kind: 'months', year: a.year, from: firstMonth, until: lastMonth });
    }
    else {
        if (!beginsYear)
            found.push({ kind: 'months', year: a.year, from: firstMonth, until: 12 });
        if (!endsYear)
            found.push({ kind: 'months', year: b.year, from: 1, until: lastMonth });
        found.push({ kind: 'years', from: beginsYear ? a.year : a.year + 1, until: endsYear ? b.year : b.year - 1 });
    }
    return found.filter((one) => one.from <= one.until);
}
function dayOf(text) {
    return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) };
}
//# sourceMappingURL=date-ranges.js.map