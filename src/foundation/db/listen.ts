/** One connection for LISTEN, shared by all channels; it comes back by itself when the database does. */
import pg from 'pg';
import { toProblem } from './problem.ts';
import { clientConfig, type Target } from './target.ts';

type OnMessage = (payload: string) => void;

export interface Listener {
  /**
   * Calls `onMessage` for each notification. After a broken connection it is called once with an empty payload:
   * messages may have been missed, so look for yourself.
   */
  listen(channel: string, onMessage: OnMessage): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

export function createListener(target: Target): Listener {
  const channels = new Map<string, Set<OnMessage>>();
  let client: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function open(): Promise<void> {
    const next = new pg.Client({ ...clientConfig(target, 'meent_app', 'meent listen'), pipeline: true });
    next.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''));
    next.on('error', () => {});
    next.on('end', () => {
      if (client !== next) return;
      client = undefined;
      reconnect(FIRST_WAIT_MS);
    });
    try {
      await next.connect();
      for (const channel of channels.keys()) await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      client = next;
    } catch (error) {
      await next.end().catch(() => {});
      throw toProblem(error, 'listen');
    }
  }

  function connected(): Promise<void> {
    connecting ??= open().finally(() => {
      connecting = undefined;
    });
    return connecting;
  }

  function reconnect(waitMs: number): void {
    if (closed || channels.size === 0) return;
    timer = setTimeout(() => {
      connected().then(
        () => {
          for (const channel of channels.keys()) tell(channel, '');
        },
        () => reconnect(Math.min(waitMs * 2, LONGEST_WAIT_MS)),
      );
    }, waitMs);
  }

  function tell(channel: string, payload: string): void {
    for (const onMessage of channels.get(channel) ?? []) onMessage(payload);
  }

  return {
    async listen(channel, onMessage) {
      const listeners = channels.get(channel) ?? new Set();
      listeners.add(onMessage);
      channels.set(channel, listeners);
      const stop = async (): Promise<void> => {
        listeners.delete(onMessage);
        if (listeners.size > 0 || channels.get(channel) !== listeners) return;
        channels.delete(channel);
        await client?.query(`unlisten ${pg.escapeIdentifier(channel)}`).catch(() => {});
      };
      try {
        if (!client) await connected();
        // Also for a second listener: whoever gets the answer misses nothing from then on.
        await client?.query(`listen ${pg.escapeIdentifier(channel)}`);
        return stop;
      } catch (error) {
        await stop();
        throw toProblem(error, 'listen');
      }
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await connecting?.catch(() => {});
      const last = client;
      client = undefined;
      await last?.end().catch(() => {});
    },
  };
}
