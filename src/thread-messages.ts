/** What the threads of one process say to each other. Everything here is copied on its way (structured clone). */
import type { Config } from './foundation/config.ts';
import type { DataFolder } from './foundation/data-folder.ts';
import type { Target } from './foundation/db/target.ts';
import type { Municipality } from './foundation/db/types.ts';
import type { Hash } from './logbook/merkle/hash.ts';
import type { Sign } from './logbook/sequencer.ts';
import type { Figures } from './services/http/figures.ts';

/** What a thread is started with. */
export interface ThreadStart {
  /** Its share of what the process may use. */
  readonly config: Config;
  readonly folder: DataFolder;
  readonly target: Target;
}

/** A request that only the first thread can answer. */
export interface Forwarded {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Uint8Array | undefined;
}

export interface ForwardedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Uint8Array;
}

/** A commit of the logbook that is stored and has no number yet. */
export interface Stored {
  readonly municipality: Municipality;
  readonly commit: string;
  readonly leaf: Hash;
}

/** What happened in one turn of the event loop, in one message: each message costs both sides. */
export interface Told {
  /** Lines of the program log. Threads that write to one pipe themselves would write through each other's lines. */
  readonly lines: readonly string[];
  readonly stored: readonly Stored[];
  readonly woken: readonly Sign[];
}

/** Rights, types or the like were changed. */
export interface Raised {
  readonly municipality: Municipality;
  readonly epoch: number;
}

export interface FirstHears {
  listening(): void;
  /** @param sentence for the operator */
  failed(sentence: string): void;
  told(told: Told): void;
  forward(request: Forwarded): Promise<ForwardedAnswer>;
  /** Answered when every thread knows. */
  raised(raised: Raised): Promise<void>;
}

export interface ThreadHears {
  figures(): Figures;
  raised(raised: Raised): void;
  /** Answered when the requests that ran are answered. */
  close(): Promise<void>;
}
