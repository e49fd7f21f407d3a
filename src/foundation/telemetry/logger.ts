/**
 * The program log: one JSON object a line with the fields of fields.ts and the texts of messages.ts, and nothing else,
 * whoever writes. A guard inside pino sees to that, so that lines of Fastify and other libraries pass it as well.
 */
import { type Bindings, type DestinationStream, type Logger as Pino, pino } from 'pino';
import { timestamp } from '../clock.ts';
import type { LogLevel } from '../config.ts';
import { errorCode } from '../error-code.ts';
import { allowed, type LogFields } from './fields.ts';
import { isMessage, MESSAGES, type Message } from './messages.ts';

type Write = (message: Message, fields?: LogFields) => void;

export interface Logger {
  readonly fatal: Write;
  readonly error: Write;
  readonly warn: Write;
  readonly info: Write;
  readonly debug: Write;
  /** False for a level of which no line is written. */
  readonly isWritten: (level: LogLevel) => boolean;
  /** Takes lines that the logger of another thread made. */
  readonly lines: LineSink;
  /** For Fastify only. */
  readonly pino: Pino;
}

export type LineSink = Pick<DestinationStream, 'write'>;

/** @param destination default: standard output. */
export function createLogger(level: LogLevel = 'info', destination: DestinationStream = standardOutput()): Logger {
  const writer = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${timestamp()}"`,
      serializers: {},
      formatters: {
        level: (label) => ({ level: label }),
        log: (object) => ({ ...allowed(object) }),
      },
      hooks: {
        logMethod(args, method) {
          method.apply(this, guarded(args));
        },
      },
    },
    destination,
  );
  guardBindings(writer);
  const write =
    (name: 'fatal' | 'error' | 'warn' | 'info' | 'debug'): Write =>
    (message, fields = {}) =>
      writer[name](fields, message);
  return {
    fatal: write('fatal'),
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    isWritten: (level) => writer.isLevelEnabled(level),
    lines: destination,
    pino: writer,
  };
}

/** Lines that wait while nothing can be written; then new ones are dropped. */
const MOST_WAITING_BYTES = 4_000_000;

/** A full disk behind the log ends no program: it writes again when there is room. */
function standardOutput(): DestinationStream {
  const output = pino.destination({ sync: false, maxLength: MOST_WAITING_BYTES });
  output.on('error', () => {});
  return output;
}

/** Fields that a child carries pass neither the formatter nor the hook of its parent, and its options could undo both. */
function guardBindings(writer: Pino): void {
  const { child, setBindings } = writer;
  Object.assign(writer, {
    child(this: Pino, bindings: object) {
      return child.call(this, allowed(bindings) as Bindings);
    },
    setBindings(this: Pino, bindings: object) {
      setBindings.call(this, allowed(bindings) as Bindings);
    },
  });
}

/** Any call of a log method, as an object that may be written and a text of the catalogue. */
function guarded(args: readonly unknown[]): [object, string] {
  const [first, second] = args;
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  const fields = typeof first === 'object' && first !== null && !(first instanceof Error) ? first : {};
  const message = [second, first].find(isMessage) ?? 'framework-event';
  return [error instanceof Error ? { ...fields, errorCode: errorCode(error) } : fields, MESSAGES[message]];
}
