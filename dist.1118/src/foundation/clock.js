/** The only place that reads the time. Instants are UTC; dates are dates in Europe/Amsterdam. */
let source = Date.now;
/** The instant now. */
export const now = () => new Date(source());
/** Milliseconds on a clock that nobody sets: for how long something takes, and for deadlines. */
export const monotonic = () => performance.now();
/**
 * Milliseconds that the processor worked for this thread: on a machine that is too busy it stands still while others have their
 * turn.
 */
export function worked() {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
}
let lastMs = Number.NaN;
let lastTimestamp = '';
/** The instant now as RFC 3339 UTC with milliseconds. Several requests come in one millisecond, so it is written once in each. */
export function timestamp() {
    const ms = source();
    if (ms !== lastMs) {
        lastTimestamp = new Date(ms).toISOString();
        lastMs = ms;
    }
    return lastTimestamp;
}
const amsterdam = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Amsterdam',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
});
/** A day in the Netherlands begins on a whole hour of UTC, so the date is worked out once an hour. */
const HOUR_MS = 3_600_000;
let lastHour = Number.NaN;
let lastDate = '';
/** The date in the Netherlands at an instant, as `YYYY-MM-DD`. The one instant-to-date step (both clock changes are tested). */
export function dateInNetherlands(instant) {
    const hour = Math.floor(instant.getTime() / HOUR_MS);
    if (hour !== lastHour) {
        lastDate = amsterdam.format(instant).padStart(10, '0');
        lastHour = hour;
    }
    return lastDate;
}
const clockAndDay = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Amsterdam',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
});
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MINUTE_MS = 60_000;
let lastMinute = Number.NaN;
let lastMoment = { day: '', weekday: 0, minute: 0 };
/** What the clock in the Netherlands says at an instant; worked out once a minute. */
export function momentInNetherlands(instant) {
    const minute = Math.floor(instant.getTime() / MINUTE_MS);
    if (minute !== lastMinute) {
        const parts = new Map(clockAndDay.formatToParts(instant).map(({ type, value }) => [type, value]));
        lastMoment = {
            day: dateInNetherlands(instant),
            weekday: 1 + WEEKDAYS.indexOf(parts.get('weekday')),
            minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
        };
        lastMinute = minute;
    }
    return lastMoment;
}
/** Today in the Netherlands, as `YYYY-MM-DD`. */
export const today = () => dateInNetherlands(now());
/** Replaces the source of time, for tests and the deterministic demo. Returns the function that puts it back. */
export function setTimeSource(next) {
    const previous = source;
    source = next;
    return () => {
        source = previous;
    };
}
//# sourceMappingURL=clock.js.map