/** The only place that reads the time. Instants are UTC; dates are dates in Europe/Amsterdam. */

let source: () => number = Date.now;

/** The instant now. */
export const now = (): Date => new Date(source());

/** Milliseconds on a clock that nobody sets: for how long something takes, and for deadlines. */
export const monotonic = (): number => performance.now();

/** The instant now as RFC 3339 UTC with milliseconds. */
export const timestamp = (): string => now().toISOString();

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
export function dateInNetherlands(instant: Date): string {
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  if (hour !== lastHour) {
    lastDate = amsterdam.format(instant).padStart(10, '0');
    lastHour = hour;
  }
  return lastDate;
}

/** Today in the Netherlands, as `YYYY-MM-DD`. */
export const today = (): string => dateInNetherlands(now());

/** Replaces the source of time, for tests and the deterministic demo. Returns the function that puts it back. */
export function setTimeSource(next: () => number): () => void {
  const previous = source;
  source = next;
  return () => {
    source = previous;
  };
}
