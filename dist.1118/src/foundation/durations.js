/** Durations of ISO 8601 (`P5Y`, `P1M2D`, `P8W`, `PT36H`): whole, positive numbers, at most six digits each. */
const SHAPE = /^P(?=\d|T\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;
/** The parts of a duration, or undefined when the text is none. Weeks may stand beside other parts (ISO 8601-1:2019). */
export function parseDuration(text) {
    const match = SHAPE.exec(text);
    if (!match)
        return undefined;
    const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
    return {
        years: years,
        months: months,
        weeks: weeks,
        days: days,
        hours: hours,
        minutes: minutes,
        seconds: seconds,
    };
}
/** A duration as text, without the parts that are zero; nothing at all is `P0D`. */
export function formatDuration(duration) {
    const part = (count, letter) => (count ? `${count}${letter}` : '');
    const date = part(duration.years, 'Y') + part(duration.months, 'M') + part(duration.weeks, 'W') + part(duration.days, 'D');
    const time = part(duration.hours, 'H') + part(duration.minutes, 'M') + part(duration.seconds, 'S');
    if (!date && !time)
        return 'P0D';
    return `P${date}${time ? `T${time}` : ''}`;
}
//# sourceMappingURL=durations.js.map