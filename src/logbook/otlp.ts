/**
 * Entries of the logbook as spans for a collector (OTLP/HTTP in JSON, as Logboek Dataverwerkingen advises). An extra for who
 * watches a chain of systems: the logbook itself is the record. Nothing waits for it: what a full queue or a collector that
 * is away does not take is dropped and counted. A span says for which activity something was done, and of nobody.
 */
import { now } from '../foundation/clock.ts';
import type { Outbound } from '../foundation/types.ts';
import type { LogEntry } from './types.ts';

export interface SpanExporter {
  /** Never waits and never throws. */
  add(entry: LogEntry): void;
  /** Spans that no collector got, since the start. */
  dropped(): number;
  /** Sends what waits once more, and ends. */
  close(): Promise<void>;
}

export interface ExporterOptions {
  /** Base address of the collector: `https://collector.example/`. */
  readonly url: string;
  readonly outbound: Pick<Outbound, 'fetch'>;
  readonly version: string;
  /** Told once of each stretch in which the collector takes nothing. */
  readonly onFault?: (status: number | undefined) => void;
  readonly pauseMs?: number;
  readonly mostWaiting?: number;
}

/** Some 400 bytes a span: far below what collectors take at once. */
const MOST_IN_ONE = 512;
const MOST_WAITING = 8_192;
const PAUSE_MS = 1_000;
const TIMEOUT_MS = 10_000;
const LONGEST_BACK_OFF_MS = 60_000;
/** OTLP/HTTP: only these are worth another try. */
const AGAIN: ReadonlySet<number> = new Set([429, 502, 503, 504]);

interface Waiting {
  readonly entry: LogEntry;
  readonly at: number;
}

export function createExporter(options: ExporterOptions): SpanExporter {
  const { outbound, onFault, pauseMs = PAUSE_MS, mostWaiting = MOST_WAITING } = options;
  const address = `${options.url.replace(/\/$/, '')}/v1/traces`;
  const waiting: Waiting[] = [];
  let dropped = 0;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;
  let sending: Promise<void> | undefined;
  let closed = false;

  function plan(ms: number): void {
    if (closed) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      sending ??= send().finally(() => {
        sending = undefined;
        if (waiting.length > 0) plan(failures > 0 ? backOff(failures) : waiting.length >= MOST_IN_ONE ? 0 : pauseMs);
      });
    }, ms).unref();
  }

  const backOff = (times: number): number => Math.min(pauseMs * 2 ** times, LONGEST_BACK_OFF_MS);

  async function send(): Promise<void> {
    const some = waiting.splice(0, MOST_IN_ONE);
    const taken = await post(some);
    if (taken === 'taken') {
      failures = 0;
      return;
    }
    if (failures === 0) onFault?.(taken.status);
    if (taken.again) {
      failures += 1;
      // The oldest go when there is no room: what is new says more.
      const room = Math.max(0, mostWaiting - waiting.length);
      const kept = some.slice(Math.max(0, some.length - room));
      waiting.unshift(...kept);
      dropped += some.length - kept.length;
    } else dropped += some.length;
  }

  async function post(
    some: readonly Waiting[],
  ): Promise<'taken' | { readonly status?: number; readonly again: boolean }> {
    try {
      const { status } = await outbound.fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(tracesOf(some, options.version)),
        timeoutMs: TIMEOUT_MS,
        maxBytes: 65_536,
        keepAlive: true,
      });
      return status >= 200 && status < 300 ? 'taken' : { status, again: AGAIN.has(status) };
    } catch {
      return { again: true };
    }
  }

  return {
    add(entry) {
      if (closed || waiting.length >= mostWaiting) {
        dropped += 1;
        return;
      }
      waiting.push({ entry, at: now().getTime() });
      plan(pauseMs);
    },
    dropped: () => dropped,
    async close() {
      clearTimeout(timer);
      timer = undefined;
      closed = true;
      await sending;
      while (waiting.length > 0) {
        const before = waiting.length;
        await send();
        if (waiting.length >= before) break;
      }
      dropped += waiting.splice(0).length;
    },
  };
}

/** ExportTraceServiceRequest in the JSON of Protobuf: ids in hexadecimal, times as decimal text. */
export const tracesOf = (some: readonly Waiting[], version: string) => ({
  resourceSpans: [
    {
      resource: { attributes: [text('service.name', 'meent'), text('service.version', version)] },
      scopeSpans: [{ scope: { name: 'meent.logboek' }, spans: some.map(spanOf) }],
    },
  ],
});

const SPAN_KIND_SERVER = 2;
const OK = 1;
const ERROR = 2;

/** Attributes of dpl.core but for whom it was about. */
function spanOf({ entry, at }: Waiting) {
  const time = `${BigInt(at) * 1_000_000n}`;
  return {
    traceId: entry.trace,
    spanId: entry.span,
    ...(entry.parent === undefined ? {} : { parentSpanId: entry.parent }),
    name: entry.operation,
    kind: SPAN_KIND_SERVER,
    startTimeUnixNano: time,
    endTimeUnixNano: time,
    attributes: [text('dpl.core.processing_activity_id', entry.activity)],
    status: { code: entry.kind === 'geweigerd' ? ERROR : OK },
  };
}

const text = (key: string, value: string) => ({ key, value: { stringValue: value } });
