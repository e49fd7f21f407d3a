/** The loop that keeps the index up with the changes: woken when changes got their number, in whichever process. */
import type { Municipality } from '../../foundation/db/types.ts';
import type { EngineParts } from '../engine.ts';
import { NUMBERED_CHANNEL } from '../sequence.ts';
import { indexSome } from './indexer.ts';

export interface SearchIndex {
  /** @throws when the database cannot be listened to. */
  start(): Promise<void>;
  /** Brings the index up to date once. */
  catchUp(): Promise<void>;
  /** Ends after the batch that runs. */
  stop(): Promise<void>;
}

export interface SearchIndexOptions {
  readonly parts: EngineParts;
  readonly municipalities: () => readonly Municipality[];
  /** Gets what a batch threw; the loop goes on. */
  readonly onError: (error: unknown) => void;
}

/** Without a sign, and after another process was at it. */
const POLL_MS = 5_000;
/** Between two batches: what the load of a million leaves of this process is for who waits. */
const REST_MS = 20;
/** Changes of the same moment share a batch. */
const GATHER_MS = 100;

export function createSearchIndex({ parts, municipalities, onError }: SearchIndexOptions): SearchIndex {
  let stopping = false;
  let woken = false;
  let running: Promise<void> | undefined;
  let stopListening: (() => Promise<void>) | undefined;
  let interrupt: (() => void) | undefined;

  async function round(): Promise<void> {
    for (const municipality of municipalities())
      for (;;) {
        const looked = await indexSome(parts, municipality);
        if (!looked || stopping) break;
        await wait(REST_MS);
      }
  }

  async function loop(): Promise<void> {
    while (!stopping) {
      woken = false;
      await round().catch(onError);
      if (!woken) await wait(POLL_MS, true);
      await wait(GATHER_MS);
    }
  }

  const wait = (ms: number, mayWake = false): Promise<void> =>
    stopping
      ? Promise.resolve()
      : new Promise((resolve) => {
          const timer = setTimeout(resolve, ms);
          const end = (): void => {
            clearTimeout(timer);
            resolve();
          };
          interrupt = mayWake ? end : undefined;
          ending = end;
        });
  let ending: (() => void) | undefined;

  return {
    async start() {
      stopListening = await parts.db.listen(NUMBERED_CHANNEL, () => {
        woken = true;
        interrupt?.();
      });
      running = loop();
    },
    catchUp: round,
    async stop() {
      stopping = true;
      ending?.();
      await stopListening?.();
      await running;
    },
  };
}
