/** Attempts a job gets when its queue says nothing else. */
export const DEFAULT_ATTEMPTS = 10;
const FIRST_MS = 5_000;
/** With this factor the nine waits between ten attempts add up to 24 hours. */
const FACTOR = 3.23;
const LONGEST_MS = 24 * 3_600_000;
/**
 * Milliseconds to wait after an attempt that failed; the first attempt is 1. A tenth of chance either way keeps jobs that
 * failed together from coming back together.
 * @param chance from 0 to 1
 */
export function backoffMs(attempt, chance = Math.random()) {
    const wait = Math.min(FIRST_MS * FACTOR ** (attempt - 1), LONGEST_MS);
    return Math.round(wait * (0.9 + chance * 0.2));
}
//# sourceMappingURL=backoff.js.map