/**
 * When a term of law ends. A month is a month: what began on 31 January ends on the last day of February. A term that would end
 * on a Saturday, a Sunday or a holiday goes on to the first day that is none of these (Algemene termijnenwet art. 1; for
 * terms of the AVG itself Verordening 1182/71 art. 3, fourth paragraph, says the same).
 */
import { addDays, addMonths } from '../foundation/days.js';
/** Algemene termijnenwet art. 3. Days that a royal decree adds for one year (third paragraph) follow no rule and are not here. */
export function isFeestdag(day) {
    const year = Number(day.slice(0, 4));
    const easter = paasdag(year);
    return (VASTE_DAGEN.has(day.slice(5)) ||
        day === koningsdag(year) ||
        // Goede Vrijdag, tweede paasdag, Hemelvaartsdag, tweede pinksterdag; Easter and Whitsun are Sundays.
        [-2, 1, 39, 50].some((days) => day === addDays(easter, days)));
}
const VASTE_DAGEN = new Set(['01-01', '05-05', '12-25', '12-26']);
/** On which the birthday of the King is celebrated: 27 April, and the day before where that is a Sunday. */
const koningsdag = (year) => {
    const day = `${String(year).padStart(4, '0')}-04-27`;
    return weekdag(day) === 0 ? addDays(day, -1) : day;
};
/** 0 is Sunday. */
const weekdag = (day) => new Date(`${day}T00:00:00Z`).getUTCDay();
/** The same day, or the first one after it on which work is done. */
export function eersteWerkdag(day) {
    let at = day;
    while (weekdag(at) === 0 || weekdag(at) === 6 || isFeestdag(at))
        at = addDays(at, 1);
    return at;
}
/** Last day of a term of months after a day. @throws RangeError for what is no day */
export const maandenNa = (day, months) => eersteWerkdag(addMonths(day, months));
/** Awb 6:7 and 6:8: six weeks, from the day after the decision was made known. */
export const bezwaarTot = (bekendgemaakt) => eersteWerkdag(addDays(bekendgemaakt, 42));
/** Easter Sunday of the Gregorian calendar (the rule of Gauss as Butcher wrote it). */
function paasdag(year) {
    const a = year % 19;
    const b = Math.floor(year / 100);
    const c = year % 100;
    const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
    const sum = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
    const [month, of] = [Math.floor(sum / 31), (sum % 31) + 1];
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
}
//# sourceMappingURL=termijnen.js.map