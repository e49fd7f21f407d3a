/**
 * The deadline of a request travels with its caller: after it nobody waits for the answer any more, so no statement
 * starts, none that runs goes on, and nothing is tried again.
 */
import { monotonic } from './clock.ts';
import { Problem } from './problems.ts';

/** On the clock of `monotonic`, in milliseconds. */
export type Deadline = number;

/** What may have one. Work in the background has none. */
export interface Timed {
  readonly deadline?: Deadline;
}

/** Longest time in milliseconds for a request, when nothing else is said. */
export const REQUEST_MS = 30_000;

export const deadlineIn = (ms: number): Deadline => monotonic() + ms;

export const isLate = ({ deadline }: Timed): boolean => deadline !== undefined && deadline <= monotonic();

/** @throws deadline */
export function refuseLate(of: Timed): void {
  if (isLate(of)) throw tooLate();
}

export const tooLate = (detail?: string): Problem => new Problem('deadline', detail, { retryAfterSeconds: 5 });

export const isTooLate = (error: unknown): error is Problem => error instanceof Problem && error.code === 'deadline';

/**
 * Waits for work until the deadline. What is under way then ends by itself, and its result is nobody's.
 * @param detail what to do next, where trying again is not enough
 * @throws deadline
 */
export const byDeadline = <T>(deadline: Deadline, work: Promise<T>, detail?: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const waiting: Waiting = { deadline, giveUp: () => reject(tooLate(detail)) };
    watch(waiting);
    work.then(
      (result) => {
        all.delete(waiting);
        resolve(result);
      },
      (error: unknown) => {
        all.delete(waiting);
        reject(isTooLate(error) ? tooLate(detail) : error);
      },
    );
  });

interface Waiting {
  readonly deadline: Deadline;
  readonly giveUp: () => void;
}

/** One timer for all of them, at the earliest: nearly every request ends long before its own would. */
const all = new Set<Waiting>();
let alarm: { readonly at: Deadline; readonly timer: NodeJS.Timeout } | undefined;

function watch(waiting: Waiting): void {
  all.add(waiting);
  if (alarm && alarm.at <= waiting.deadline) return;
  clearTimeout(alarm?.timer);
  setAlarm(waiting.deadline);
}

function setAlarm(at: Deadline): void {
  alarm = { at, timer: setTimeout(ring, Math.max(0, Math.ceil(at - monotonic()))).unref() };
}

function ring(): void {
  alarm = undefined;
  let next = Number.POSITIVE_INFINITY;
  for (const waiting of all)
    if (isLate(waiting)) {
      all.delete(waiting);
      waiting.giveUp();
    } else next = Math.min(next, waiting.deadline);
  if (all.size > 0) setAlarm(next);
}
