/** What one thread counts, and what that makes for the process. */
import { performance } from 'node:perf_hooks';
import type { Database } from '../../foundation/db/types.ts';
import type { RequestSeries } from '../../foundation/telemetry/request-times.ts';
import type { TurnsState } from '../../foundation/turns.ts';
import type { RunningLogbook } from '../../logbook/append.ts';
import type { CallTurns } from '../turns.ts';

export interface Figures {
  /** Seconds of work since the start. */
  readonly busy: number;
  readonly pools: ReturnType<Database['stats']>;
  readonly turns: Readonly<Record<Exclude<keyof CallTurns, 'arriving'>, TurnsState>>;
  /** Answers that wait for their line in the logbook. */
  readonly logWaiting: number;
  /** Spans that no collector got. */
  readonly spansDropped: number;
  readonly requests: readonly RequestSeries[];
}

export interface Counting {
  readonly database: Pick<Database, 'stats'>;
  readonly turns: CallTurns;
  readonly logbook: Pick<RunningLogbook, 'waiting'>;
  readonly spans?: { dropped(): number };
  readonly metrics: { requests(): readonly RequestSeries[] };
}

export const figuresOf = ({ database, turns, logbook, spans, metrics }: Counting): Figures => ({
  busy: performance.eventLoopUtilization().active / 1000,
  pools: database.stats(),
  turns: { calls: turns.calls.state(), uploads: turns.uploads.state(), guests: turns.guests.state() },
  logWaiting: logbook.waiting(),
  spansDropped: spans?.dropped() ?? 0,
  requests: metrics.requests(),
});

/** The sum over the threads of what each counts per name. */
export function summed<One>(
  all: readonly Figures[],
  of: (figures: Figures) => readonly One[],
  by: (one: One) => { readonly label: string; readonly value: number },
): readonly { readonly label: string; readonly value: number }[] {
  const sums = new Map<string, number>();
  for (const figures of all)
    for (const one of of(figures)) {
      const { label, value } = by(one);
      sums.set(label, (sums.get(label) ?? 0) + value);
    }
  return [...sums].map(([label, value]) => ({ label, value }));
}
