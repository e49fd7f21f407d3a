/**
 * How long requests take, as a Prometheus histogram. Kept by hand: a library that looks up four labels by name costs each
 * request more than all that is counted here.
 */

export interface RequestTimes {
  /** @param route the template of the route */
  observe(route: string, method: string, status: number, seconds: number): void;
  /** What was counted since the start. */
  series(): readonly RequestSeries[];
}

export interface RequestSeries {
  readonly labels: string;
  /** Per bucket those that fell in it, and last those above all. */
  counts: number[];
  sum: number;
}

/** From a fast read (1 ms) to the deadline of a request. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const NAME = 'meent_http_request_seconds';
const HELP = 'Seconds from request to answer, per route template, method and status.';

export function createRequestTimes(): RequestTimes {
  /** By route, method and hundreds of the status: all three are of the program, so there are only so many. */
  const all = new Map<string, RequestSeries>();

  function seriesOf(route: string, method: string, status: number): RequestSeries {
    const hundreds = Math.floor(status / 100);
    const key = `${route} ${method} ${hundreds}`;
    let series = all.get(key);
    if (!series) {
      series = {
        labels: `route="${escaped(route)}",method="${escaped(method)}",status="${hundreds}xx"`,
        counts: Array<number>(SECONDS.length + 1).fill(0),
        sum: 0,
      };
      all.set(key, series);
    }
    return series;
  }

  return {
    observe(route, method, status, seconds) {
      const series = seriesOf(route, method, status);
      let bucket = 0;
      while (bucket < SECONDS.length && seconds > SECONDS[bucket]!) bucket += 1;
      series.counts[bucket]! += 1;
      series.sum += seconds;
    },
    series: () => [...all.values()],
  };
}

/** The exposition text of what several threads counted. */
export function requestTimesText(all: readonly (readonly RequestSeries[])[]): string {
  const lines = [`# HELP ${NAME} ${HELP}`, `# TYPE ${NAME} histogram`];
  for (const [labels, same] of Map.groupBy(all.flat(), ({ labels }) => labels)) {
    let count = 0;
    for (const bucket of same[0]!.counts.keys()) {
      for (const { counts } of same) count += counts[bucket]!;
      lines.push(`${NAME}_bucket{le="${SECONDS[bucket] ?? '+Inf'}",${labels}} ${count}`);
    }
    const sum = same.reduce((total, one) => total + one.sum, 0);
    lines.push(`${NAME}_sum{${labels}} ${sum}`, `${NAME}_count{${labels}} ${count}`);
  }
  return `${lines.join('\n')}\n`;
}

const escaped = (value: string): string => value.replace(/[\\"\n]/g, (one) => (one === '\n' ? '\\n' : `\\${one}`));
