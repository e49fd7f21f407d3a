/** Formats of values, as the standards and the law give them. Each says yes or no; none throws. */
import { isDate } from '../foundation/days.js';
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const EMAIL = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/;
/** An existing day of the calendar, `YYYY-MM-DD`, years 0001 to 9999. */
export { isDate };
/** Within these an instant is in the same four-digit years everywhere on earth. */
const FIRST = Date.parse('0001-01-02T00:00:00Z');
const LAST = Date.parse('9999-12-31T00:00:00Z');
export const isInstant = (text) => toInstant(text) !== undefined;
/**
 * An instant as it is stored, UTC with milliseconds; nothing for what is none, or lies outside the years 0001 to
 * 9999. Without an offset it is UTC, whatever the clock of this machine is set to.
 */
export function toInstant(text) {
    const match = INSTANT.exec(text);
    if (!match || !isDate(text.slice(0, 10)))
        return undefined;
    const instant = new Date(match[3] ? text : `${text}Z`);
    return instant.getTime() >= FIRST && instant.getTime() < LAST ? instant.toISOString() : undefined;
}
/** ISO 8601 duration. */
export const isDuration = (text) => DURATION.test(text);
export const isEmail = (text) => EMAIL.test(text);
/** RFC 3986: an address is ASCII; other letters are percent-encoded in it. */
export const isUrl = (text) => /^https?:\/\/[\x21-\x7e]+$/i.test(text) && URL.canParse(text);
/** The eleven test of RSIN and BSN: weights 9..2 and -1 for the last digit. */
function elevenTest(text) {
    if (!/^\d{9}$/.test(text))
        return false;
    let sum = 0;
    for (let index = 0; index < 8; index++)
        sum += (9 - index) * (text.charCodeAt(index) - 48);
    return (sum - (text.charCodeAt(8) - 48)) % 11 === 0;
}
/** Nine noughts pass: clients send them where no organisation is known, and the public test collections too. */
export const isRsin = elevenTest;
/** Nobody has nine noughts. */
export const isBsn = (text) => elevenTest(text) && text !== '000000000';
/** Whether nine digits in a text are such a number, also where they are escaped as in an address. */
export const holdsBsn = (text) => (unescaped(text).match(/(?<!\d)\d{9}(?!\d)/g) ?? []).some((digits) => isBsn(digits));
const unescaped = (text) => text.replace(/%3(\d)/g, (_, digit) => digit);
//# sourceMappingURL=formats.js.map