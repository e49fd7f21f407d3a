/**
 * An own operation: what the six usual ones do not say (publish a zaaktype, lock a document, reserve a number). Declared
 * by a register in a list; services make the route and the documentation of it. It reaches data through the engine only.
 */
import type { Readable } from 'node:stream';
import type { AssuranceLevel, Caller } from '../gate/context.ts';
import type { MandateOperation } from '../gate/mandate.ts';
import type { Engine } from './engine.ts';
import type { Fields } from './fields.ts';
import type { Query } from './list.ts';
import type { Api } from './resource.ts';

/** One JSON value a line (NDJSON). */
export const LINES = 'application/x-ndjson';

export interface OwnCall {
  readonly engine: Engine;
  readonly caller: Caller;
  /** Values of the `{name}` parts of the path; a part called `id` or ending in `Id` is a UUID. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  /** The parsed JSON body; undefined without one. */
  readonly body: unknown;
  /** What became of the text that the operation `streams`; undefined when the body has none there. */
  readonly streamed?: StreamedText;
  readonly ifMatch?: string;
  /** Header `If-None-Match`, for operations that log no look at what the caller has already. */
  readonly ifNoneMatch?: string;
  /** Where the operation `receives` a form. */
  readonly form?: AsyncIterable<FormPart>;
  /** Header `Range`, for operations that send content. */
  readonly range?: string;
  /** Header `If-Range`. */
  readonly ifRange?: string;
  /** Where the operation is `long`. */
  readonly long?: Long;
  /** Where the operation `receives` lines: the body as it comes. */
  readonly content?: Readable;
  /** Where a resident calls. */
  readonly session?: ResidentSession;
}

/** The session of the portal with which a resident calls. */
export interface ResidentSession {
  /** It ends by itself when nothing is asked until then. */
  readonly until: Date;
  /** What a write of this session sends along. */
  readonly token: string;
  /** For whom it acts; absent: for who is logged in. */
  readonly namens?: string;
  /** Who is logged in, as what they make says it. The number is in the clear, in memory alone. */
  readonly self: { readonly name: string; readonly bsn: () => string };
  /** For whom it acts from now on; undefined: for who is logged in. */
  readonly actFor: (namens: string | undefined) => Promise<void>;
}

/** What an operation has that outlasts the time of a call, and the rights with which it began. */
export interface Long {
  /** Does a piece of the work, with rights of that moment and time of its own. */
  readonly fresh: <Result>(work: (caller: Caller) => Promise<Result>) => Promise<Result>;
  /** Aborts when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

/** One part of a multipart form, in the order in which they come. A file is read before the next part is asked for. */
export type FormPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly content: Readable };

/** A member of the JSON body that holds base64 and may be large: its bytes are kept while they come, never held in memory. */
export interface Streams {
  /** Name of the member, at the top level of the body. */
  readonly member: string;
  /** Most bytes of it, decoded. */
  readonly most: number;
  /** What a caller who sends more is told to do. */
  readonly tooLarge: string;
  /** Stores the bytes before anything that refers to them. What is refused later must be found and removed by a sweep. */
  readonly keep: (caller: Caller, content: Readable) => Promise<Kept>;
}

export interface Kept {
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly digest: string;
  readonly size: number;
}

/**
 * Kept text is an empty string in the body. Text that is no base64 is left in the body while it is short: it may mean
 * something else.
 */
export type StreamedText = Kept | { readonly fault: TextFault };

export type TextFault = 'alphabet' | 'padding';

/** What goes back. Without `json` and `content` the answer is empty. */
export interface OwnAnswer {
  readonly status: number;
  readonly json?: string;
  /** The same JSON as bytes, where it is so already. */
  readonly bytes?: Buffer;
  /** Gives the memory of the bytes back, once they were sent. */
  readonly release?: () => void;
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes instead of JSON; `headers` says of which type. */
  readonly content?: Readable;
}

export interface OwnOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly api: Api;
  /** Below the root: `zaaktypen/{id}/publish`. Takes the place of a usual operation at the same address. */
  readonly path: string;
  /** Name in the documentation, unique per API: `zaaktype_publish`. */
  readonly operationId: string;
  /** One sentence of documentation. */
  readonly summary: string;
  /** One of these is needed, on any row at all, before the handler is called; it checks the row itself through the engine. */
  readonly scopes: readonly string[];
  /** Resource that gives the tag and, where `takes` or `gives` are absent, nothing else. */
  readonly resource?: string;
  /** Query parameters that are taken, as fields with `help`, for the documentation; any other is refused. */
  readonly query?: Fields;
  /** Body: own fields, or a registered resource name. Absent: no body is read. */
  readonly takes?: Fields | string;
  /** JSON answer: own fields, or a registered resource name. */
  readonly gives?: Fields | string;
  /** Of a standard that says more than fields can: its schemas by name, and which are the body and the answer. */
  readonly document?: {
    readonly takes: string;
    readonly gives: string;
    readonly schemas: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    /** Statuses besides those that every operation has. */
    readonly statuses?: readonly number[];
  };
  /** It gives an array of those; or one alone, when there is one. */
  readonly givesMany?: true | 'orOne';
  /** What this one answer has beside the record that it gives. */
  readonly givesToo?: Fields;
  /** Coordinates go in or out: it wants Accept-Crs and Content-Crs. */
  readonly geometry?: boolean;
  /** Answers without a token; never with personal data. */
  readonly open?: boolean;
  /**
   * A resident calls it, with the session of the portal, who logged in at this level or higher. It reaches what is their
   * own: no token opens it, and `scopes` stays empty.
   */
  readonly resident?: AssuranceLevel;
  /**
   * What a mandate must allow for who acts for another. `self`: they do it as themselves, whoever they act for. Absent: nobody
   * does it for another.
   */
  readonly acting?: MandateOperation | 'self';
  /** Status when it succeeds. */
  readonly status: number;
  /** Status of an answer with content, where one of `status` has none. */
  readonly or?: number | undefined;
  /** The body may be left out. */
  readonly takesNothing?: boolean;
  /** A body that is no JSON. It is read as it comes, so `maxBody` and the time limit of a call do not hold. */
  readonly receives?: 'multipart/form-data' | typeof LINES;
  /** It takes as long as there is something to do or to wait for: its handler does each piece with `long.fresh`. */
  readonly long?: true;
  /** Media type of the content that goes back. */
  readonly sends?: string;
  /** The body is read as it comes, and the handler finds in `streamed` what became of the member. */
  readonly streams?: Streams;
  /** No answer has an ETag of what it changes, so that there is nothing to compare If-Match with: it is refused. */
  readonly unconditional?: true;
  /** A POST that changes nothing, because what is asked may not stand in an address: no answer of it is kept. */
  readonly reads?: true;
  /** Most bytes of a request body; of one that `streams`, without the streamed text. */
  readonly maxBody?: number;
  readonly handle: (call: OwnCall) => Promise<OwnAnswer>;
}
