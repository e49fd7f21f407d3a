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
export async function byDeadline<T>(deadline: Deadline, work: Promise<T>, detail?: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate(detail)), Math.max(0, deadline - monotonic()));
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw isTooLate(error) ? tooLate(detail) : error;
  } finally {
    clearTimeout(timer);
  }
}
