/**
 * Dates without a time: `YYYY-MM-DD` in the Gregorian calendar, years 0001 to 9999. No time zone takes part, so no clock
 * change can move a date. An instant becomes a date in clock.ts (`dateInNetherlands`) and nowhere else.
 */
import { parseDuration } from './durations.js';
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
/** True for a date that exists: `2024-02-29` does, `2023-02-29` and `0000-01-01` do not. */
export function isDate(text) {
    if (!SHAPE.test(text) || text.startsWith('0000'))
        return false;
    const day = Number(text.slice(8));
    return day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}
/** Days in a month (1 to 12) of a year; 0 for a month that does not exist. */
export function daysInMonth(year, month) {
    if (month < 1 || month > 12)
        return 0;
    if (month === 2)
        return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
    return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
/** @throws RangeError when the date does not exist or the answer lies outside the years 0001 to 9999. */
export function addDays(date, days) {
    return fromDayNumber(toDayNumber(date) + days);
}
/** Whole days from one date to another; negative when `to` comes first. */
export const daysBetween = (from, to) => toDayNumber(to) - toDayNumber(from);
/**
 * A date plus an ISO 8601 duration such as `P5Y`, `P1M2D` or `P8W`. Years and months first, then weeks and days; a day
 * that the month lacks becomes its last: `2024-01-31` plus `P1M` is `2024-02-29`.
 * @throws RangeError when the date or the duration is not valid, has hours or smaller, or the answer is after 9999.
 */
export function addDuration(date, iso) {
    const duration = parseDuration(iso);
    if (!duration || duration.hours || duration.minutes || duration.seconds) {
        throw new RangeError('not a duration in years, months, weeks and days');
    }
    return addDays(addMonths(date, duration.years * 12 + duration.months), duration.weeks * 7 + duration.days);
}
/** A date plus months, on the last day of the month where the day itself does not exist. @throws RangeError as addDays. */
export function addMonths(date, months) {
    checkDate(date);
    const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
    const year = Math.floor(total / 12);
    const month = total - year * 12 + 1;
    return write(year, month, Math.min(Number(date.slice(8)), daysInMonth(year, month)));
}
function toDayNumber(date) {
    checkDate(date);
    return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
function fromDayNumber(day) {
    const instant = new Date(day * DAY_MS);
    return write(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate());
}
function checkDate(date) {
    if (!isDate(date))
        throw new RangeError('not a date that exists (YYYY-MM-DD)');
}
function write(year, month, day) {
    if (!(year >= 1 && year <= 9999))
        throw new RangeError('the date lies outside the years 0001 to 9999');
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
//# sourceMappingURL=days.js.map