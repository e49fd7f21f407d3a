/** The metrics of a process for Prometheus: those of Node, and Meent's own from the table in alarms.ts. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { errorCode } from '../error-code.ts';
import { inWords, METRICS, type MetricDefinition, type MetricName } from './alarms.ts';
import type { Logger } from './logger.ts';
import { createRequestTimes, type RequestSeries, requestTimesText } from './request-times.ts';

/** One value, or one per value of the label. */
export type Reading = number | readonly { readonly label: string; readonly value: number }[];

export interface Metrics {
  /** Read at each scrape. A reading that throws or is slow leaves the metric out and is logged; the others still answer. */
  gauge(name: MetricName, read: () => Reading | Promise<Reading>): void;
  /** @param route the template of the route */
  request(route: string, method: string, status: number, seconds: number): void;
  /** Requests that this thread answered. */
  requests(): readonly RequestSeries[];
  readonly contentType: string;
  /** The exposition text. @param others requests that other threads answered */
  text(others?: readonly (readonly RequestSeries[])[]): Promise<string>;
}

/** Prometheus waits ten seconds for the whole answer, and metrics are wanted most when the database does not answer. */
const PATIENCE_MS = 2_000;

export function createMetrics(log?: Pick<Logger, 'warn'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const times = createRequestTimes();
  return {
    gauge(name, read) {
      const { help, alarm, label }: MetricDefinition = METRICS[name];
      new Gauge({
        name,
        help: `${help} Alarm: ${inWords(alarm)}.`,
        labelNames: label ? [label] : [],
        registers: [registry],
        async collect() {
          this.reset();
          try {
            const reading = await inTime(read);
            if (typeof reading === 'number') this.set(reading);
            else for (const { label: of, value } of reading) this.set({ [label as string]: of }, value);
          } catch (error) {
            // What has labels is empty since reset(); what has none would say 0.
            if (!label) this.remove();
            log?.warn('metric-failed', { errorCode: errorCode(error) });
          }
        },
      });
    },
    request: times.observe,
    requests: times.series,
    contentType: registry.contentType,
    text: async (others = []) => `${await registry.metrics()}\n${requestTimesText([times.series(), ...others])}`,
  };
}

async function inTime<T>(read: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too late'), { code: 'too-late' })), PATIENCE_MS);
  });
  try {
    return await Promise.race([read(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
