/**
 * A difference with its reason. The line is that of compare.ts, whole; `*` stands for anything. What no longer occurs is
 * taken out: the test says so. A reason that starts with `Open` is none yet: the difference waits for somebody.
 */
export type Explained = readonly (readonly [line: string, reason: string])[];
