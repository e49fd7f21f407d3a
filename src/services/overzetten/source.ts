/**
 * The installation that data comes from, through its own APIs. Only the addresses that the operator gave are called,
 * whatever host a body names. A call that fails is made again, with a longer wait each time; a token that ran out is
 * made anew.
 */
import type { Readable } from 'node:stream';
import { parseJson } from '../../foundation/json-text/strict.ts';
import { OutboundProblem } from '../../foundation/outbound/problem.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Outbound } from '../../foundation/types.ts';

export const APIS = ['catalogi', 'documenten', 'zaken', 'besluiten'] as const;
/** Asked where the source has them. `meent`: what no ZGW API tells, where the source is a Meent; the others: what stays behind. */
export const MORE_APIS = ['meent', 'autorisaties', 'notificaties'] as const;
export type ApiName = (typeof APIS)[number] | (typeof MORE_APIS)[number];

export type Body = Readonly<Record<string, unknown>>;

export interface SourceOptions {
  readonly outbound: Outbound;
  /** Root of each API, without a slash at its end. */
  readonly roots: Readonly<Record<ApiName, string>>;
  /** Header of a call; asked again when the answer was 401 or 403. */
  readonly authorization: () => string;
  /** First wait after a failure in milliseconds; each next one is twice as long. */
  readonly waitMs?: number;
  /** How often a call is made that fails. */
  readonly tries?: number;
}

export interface Page {
  readonly results: readonly Body[];
  /** Query of the next page. */
  readonly next?: string;
  /** How many there are in all, where the list has pages. */
  readonly count?: number;
}

export interface Source {
  readonly roots: SourceOptions['roots'];
  /** @param query of the page; pages go on with `next` */
  page(api: ApiName, path: string, query?: string): Promise<Page>;
  /** Every page. */
  all(api: ApiName, path: string, query?: string): Promise<readonly Body[]>;
  /** Nothing when it is not there. */
  get(api: ApiName, path: string, query?: string): Promise<unknown>;
  /** As `get`. A source with ETags does not send again what did not change since this was asked last, nor logs a look at it. */
  again(api: ApiName, path: string, query?: string): Promise<unknown>;
  /** Of a Meent that lets us read its changes the number of the last one; nothing of any other source. */
  lastChange(): Promise<number | undefined>;
  /** Bytes of any size. */
  content(api: ApiName, path: string, query?: string): Promise<Readable>;
}

/** Names no address and no content: both can be personal. */
export class SourceProblem extends Error {
  /** `failing`: it may succeed later. */
  readonly kind: 'failing' | 'refused' | 'not-there' | 'unreadable';
  readonly status: number;

  constructor(kind: SourceProblem['kind'], status: number, sentence: string) {
    super(sentence);
    this.kind = kind;
    this.status = status;
  }
}

/** An export says in a header up to where it knows the changes; this one is about nobody, so it leaves no look. */
const CHANGES_UP_TO = 'uitvoer/catalogus';
const TIMEOUT_MS = 60_000;
const MOST_BYTES = 64_000_000;
const LONGEST_WAIT_MS = 60_000;
/** Of one list that is held whole: the parts of a dossier, or the types of a catalogue. */
const MOST_PARTS = 100_000;

interface Remembered {
  readonly etag: string;
  readonly answer: unknown;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

export function openSource({ outbound, roots, authorization, waitMs = 500, tries = 6 }: SourceOptions): Source {
  async function call<A extends Answer>(
    ask: (headers: Record<string, string>) => Promise<A>,
    good: readonly number[] = [200],
  ): Promise<A> {
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const answer = await ask(headersOf(authorization())).catch((error: unknown) => {
        if (!(error instanceof OutboundProblem) || FINAL.has(error.code)) throw problemOf(error);
        return undefined;
      });
      const status = answer?.status ?? 0;
      if (answer && good.includes(status)) return answer;
      if (answer) await discard(answer);
      if ((status === 401 || status === 403) && !renewed) renewed = true;
      else if (status !== 0 && status !== 429 && status < 500) throw refusal(status);
      else if (attempt >= tries)
        throw new SourceProblem('failing', status, `De bron geeft geen antwoord${status ? ` (${status})` : ''}.`);
      else await wait(answer?.headers.get('retry-after'), waitMs * 2 ** (attempt - 1));
    }
  }

  const addressOf = (api: ApiName, path: string, query = ''): string =>
    `${roots[api]}/${path}${query === '' ? '' : `?${query}`}`;

  const remembered = new Map<string, Remembered>();

  async function read(address: string, before?: Remembered): Promise<Remembered | undefined> {
    try {
      const { status, headers, body } = await call(
        (own) =>
          outbound.fetch(address, {
            headers: before ? { ...own, 'if-none-match': before.etag } : own,
            timeoutMs: TIMEOUT_MS,
            maxBytes: MOST_BYTES,
            keepAlive: true,
          }),
        before ? [200, 304] : [200],
      );
      return status === 304 ? before : { etag: headers.get('etag') ?? '', answer: parseJson(body) };
    } catch (error) {
      if (error instanceof SourceProblem && error.kind === 'not-there') return undefined;
      if (error instanceof Problem)
        throw new SourceProblem('unreadable', 200, 'De bron geeft iets anders dan geldige JSON.');
      throw error;
    }
  }

  const get: Source['get'] = async (api, path, query) => (await read(addressOf(api, path, query)))?.answer;

  async function page(api: ApiName, path: string, query?: string): Promise<Page> {
    const answer = await get(api, path, query);
    if (answer === undefined) throw refusal(404);
    if (isList(answer)) return { results: answer };
    const { results, next, count } = (answer ?? {}) as { results?: unknown; next?: unknown; count?: unknown };
    if (!isList(results)) throw new SourceProblem('unreadable', 200, 'De bron geeft iets anders dan een lijst.');
    const following = typeof next === 'string' ? (URL.parse(next, 'http://bron')?.search.slice(1) ?? '') : '';
    return {
      results,
      ...(following !== '' && following !== query ? { next: following } : {}),
      ...(Number.isSafeInteger(count) && Number(count) >= 0 ? { count: Number(count) } : {}),
    };
  }

  return {
    roots,
    get,
    async again(api, path, query) {
      const address = addressOf(api, path, query);
      const found = await read(address, remembered.get(address));
      if (found?.etag) remembered.set(address, found);
      return found?.answer;
    },
    page,
    async lastChange() {
      try {
        const { headers } = await call((own) =>
          outbound.fetch(addressOf('meent', CHANGES_UP_TO), {
            headers: own,
            timeoutMs: TIMEOUT_MS,
            maxBytes: MOST_BYTES,
            keepAlive: true,
          }),
        );
        const number = headers.get('meent-wijzigingen-sinds') ?? '';
        return /^\d{1,15}$/.test(number) ? Number(number) : undefined;
      } catch (error) {
        if (error instanceof SourceProblem && error.kind !== 'failing') return undefined;
        throw error;
      }
    },
    async all(api, path, query) {
      const found: Body[] = [];
      const onward = watchPages();
      for (let asked = query; ; ) {
        const { results, next } = await page(api, path, asked);
        for (const one of results) found.push(one);
        if (next === undefined) return found;
        if (found.length > MOST_PARTS) throw endless();
        onward(next);
        asked = next;
      }
    },
    async content(api, path, query) {
      const { body } = await call((headers) =>
        outbound.stream(addressOf(api, path, query), {
          headers: { ...headers, accept: '*/*' },
          idleMs: TIMEOUT_MS,
        }),
      );
      return body;
    },
  };
}

const isList = (value: unknown): value is readonly Body[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));

/** A record as it came; nothing for nothing. @throws SourceProblem */
export function bodyOf(answer: unknown): Body | undefined {
  if (answer === undefined) return undefined;
  if (isList([answer])) return answer as Body;
  throw new SourceProblem('unreadable', 200, 'De bron geeft iets anders dan een record.');
}

const endless = (): SourceProblem =>
  new SourceProblem('unreadable', 200, 'De lijst van de bron houdt niet op: een pagina wijst terug.');

/** For the pages of one list. @throws SourceProblem for a page that was asked for before */
export function watchPages(): (next: string) => void {
  const asked = new Set<string>();
  return (next) => {
    if (asked.has(next)) throw endless();
    asked.add(next);
  };
}

/** Trying again changes nothing. */
const FINAL = new Set<OutboundProblem['code']>([
  'url-not-allowed',
  'request-not-valid',
  'address-not-allowed',
  'certificate-refused',
  'answer-too-large',
]);

const headersOf = (authorization: string): Record<string, string> => ({
  authorization,
  accept: 'application/json',
  // Coordinates of RD would be others than the standard's own.
  'accept-crs': 'EPSG:4326',
  'content-crs': 'EPSG:4326',
});

const problemOf = (error: unknown): unknown =>
  error instanceof OutboundProblem
    ? new SourceProblem('refused', 0, `De bron is niet te bereiken: ${error.message}.`)
    : error;

function refusal(status: number): SourceProblem {
  if (status === 404 || status === 410) return new SourceProblem('not-there', status, 'De bron heeft dit niet.');
  if (status === 401 || status === 403)
    return new SourceProblem('refused', status, `De bron laat ons dit niet lezen (${status}).`);
  return new SourceProblem('refused', status, `De bron weigert dit te geven (${status}).`);
}

/** The rest of an answer that nobody reads keeps its connection. */
async function discard(answer: Answer & { readonly body?: unknown }): Promise<void> {
  const { body } = answer;
  if (typeof body === 'object' && body !== null && 'destroy' in body) (body as Readable).destroy();
}

const wait = (retryAfter: string | null | undefined, ms: number): Promise<void> => {
  const asked = /^\d{1,4}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : ms;
  return new Promise((resolve) => setTimeout(resolve, Math.min(asked, LONGEST_WAIT_MS) * (0.75 + Math.random() / 2)));
};
