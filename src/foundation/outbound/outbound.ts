/**
 * The only way out. The name is resolved here, every address is checked, and the connection goes to the address that was
 * checked: a name that answers differently the second time (DNS rebinding) leads nowhere. A redirect is an answer, never
 * followed. Each call has a connection of its own, unless it says that many follow and that twice does no harm.
 */
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { getCACertificates } from 'node:tls';
import type { ClientTls, Outbound } from '../types.ts';
import { type Allowance, bare, isPublic, parseAllowance, speaksHttp } from './addresses.ts';
import { OutboundProblem } from './problem.ts';

export interface OutboundOptions {
  /** `MEENT_OUTBOUND_ALLOW`; see parseAllowance. */
  readonly allow?: readonly string[];
  /** Addresses of a name, in the order to try them; default: the resolver of the system. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 10_000_000;
/** Shorter than most servers wait, so that we close first. */
const IDLE_MS = 4_000;
const IDLE_PER_HOST = 8;

type Agents = Readonly<Record<string, http.Agent>>;

const makeAgents = (): Agents => {
  const options = { keepAlive: true, maxFreeSockets: IDLE_PER_HOST, timeout: IDLE_MS };
  return { 'http:': new http.Agent(options), 'https:': new https.Agent(options) };
};

export function makeOutbound({ allow = [], resolve = resolveName }: OutboundOptions = {}): Outbound {
  const allowance = parseAllowance(allow);
  const agents = makeAgents();
  return {
    async fetch(address, init = {}) {
      const { method = 'GET', headers = {}, body, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = init;
      const url = checkedUrl(address);
      // One limit for resolving, connecting and reading together: a host that sends a byte a second ends as well.
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const addresses = await withSignal(checkedAddresses(url, allowance, resolve), signal);
        // A connection that shows a certificate is never shared with a call that does not.
        const agent = init.keepAlive && !init.tls ? agents[url.protocol] : undefined;
        return await call(url, { method, headers, body, maxBytes, signal, addresses, agent, tls: init.tls });
      } catch (error) {
        throw asProblem(error, signal);
      }
    },
    async stream(address, { method = 'GET', headers = {}, idleMs = TIMEOUT_MS } = {}) {
      const url = checkedUrl(address);
      const idle = new AbortController();
      const timer = setTimeout(() => idle.abort(), idleMs);
      try {
        const addresses = await withSignal(checkedAddresses(url, allowance, resolve), idle.signal);
        const answer = await opened(url, {
          method,
          headers,
          body: undefined,
          signal: idle.signal,
          addresses,
          agent: undefined,
          tls: undefined,
        });
        return { status: answer.statusCode!, headers: headersOf(answer), body: whole(answer, idle.signal, timer) };
      } catch (error) {
        clearTimeout(timer);
        throw asProblem(error, idle.signal);
      }
    },
  };
}

function checkedUrl(address: string): URL {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new OutboundProblem('url-not-allowed');
  return url;
}

/** What comes, until its end; each piece that comes gives the next one its time again. */
function whole(answer: http.IncomingMessage, signal: AbortSignal, timer: NodeJS.Timeout): Readable {
  async function* pieces(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of answer) {
        timer.refresh();
        yield chunk as Buffer;
      }
      if (!answer.complete) throw new OutboundProblem('connection-failed');
    } catch (error) {
      throw asProblem(error, signal);
    } finally {
      clearTimeout(timer);
      answer.destroy();
    }
  }
  const body = Readable.from(pieces(), { objectMode: false });
  // A reader that leaves before the first piece never started what would close it.
  body.once('close', () => {
    clearTimeout(timer);
    answer.destroy();
  });
  return body;
}

const resolveName = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

async function checkedAddresses(
  url: URL,
  allowance: Allowance,
  resolve: (host: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const host = bare(url.hostname);
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  if (!speaksHttp(port) && !allowance.namesPort(host, port)) throw new OutboundProblem('address-not-allowed');
  const addresses = isIP(host) ? [host] : await resolve(host);
  if (addresses.length === 0) throw new OutboundProblem('name-not-found');
  // One private address among public ones is refused too: nobody should have to guess which was used.
  const allowed = (one: string): boolean => isPublic(one) || allowance.allowsAddress(one);
  if (!allowance.allowsHost(host, port) && !addresses.every(allowed)) throw new OutboundProblem('address-not-allowed');
  return addresses;
}

interface Call {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  readonly addresses: readonly string[];
  /** Holds connections that were made to checked addresses. */
  readonly agent: http.Agent | undefined;
  readonly tls: ClientTls | undefined;
}

async function call(url: URL, { maxBytes, ...sending }: Call): ReturnType<Outbound['fetch']> {
  const response = await opened(url, sending);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) throw new OutboundProblem('answer-too-large');
    chunks.push(chunk as Buffer);
  }
  return { status: response.statusCode!, headers: headersOf(response), body: Buffer.concat(chunks) };
}

/** Resolves when the head of the answer is there. */
function opened(url: URL, options: Omit<Call, 'maxBytes'>): Promise<http.IncomingMessage> {
  const { method, headers, body, signal, addresses, agent = false, tls } = options;
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      headers: { 'accept-encoding': 'identity', ...headers },
      lookup: lookupOf(addresses),
      signal,
      agent,
      ...(tls ? { ...tls, ca: tls.ca === undefined ? undefined : [...getCACertificates(), tls.ca] } : {}),
    });
    sent.on('error', (error) => {
      // The other side closed the connection while this call was on its way into it.
      if (sent.reusedSocket && isClosed(error)) resolve(opened(url, { ...options, agent: undefined }));
      else reject(error);
    });
    sent.on('response', resolve);
    // An answer that goes over to another protocol (101) is none; without this nobody would ever hear of it.
    sent.on('upgrade', (_answer, socket) => {
      socket.destroy();
      reject(new OutboundProblem('connection-failed'));
    });
    // Whatever ended it: what has no answer by then gets none. What was settled before, a retry among it, stays so.
    sent.on('close', () => reject(new OutboundProblem('connection-failed')));
    sent.end(body);
  });
}

const isClosed = (error: NodeJS.ErrnoException): boolean => error.code === 'ECONNRESET' || error.code === 'EPIPE';

/** Answers with the checked addresses whatever the name; Node tries them in turn. */
const lookupOf =
  (addresses: readonly string[]): LookupFunction =>
  (_host, options, done) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    if (options.all) done(null, found);
    else done(null, found[0]!.address, found[0]!.family);
  };

function headersOf({ rawHeaders }: http.IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) headers.append(rawHeaders[at]!, rawHeaders[at + 1]!);
  return headers;
}

const withSignal = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ]);

/** The messages of Node name host and address, so none of them is kept. */
function asProblem(error: unknown, signal: AbortSignal): OutboundProblem {
  if (error instanceof OutboundProblem) return error;
  if (signal.aborted) return new OutboundProblem('timeout');
  const code = String((error as { code?: unknown }).code);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new OutboundProblem('name-not-found');
  if (/^ERR_(INVALID|HTTP_INVALID|UNESCAPED)/.test(code)) return new OutboundProblem('request-not-valid');
  if (/CERT|SELF_SIGNED|ERR_TLS_CERT|UNABLE_TO_VERIFY/.test(code)) return new OutboundProblem('certificate-refused');
  return new OutboundProblem('connection-failed');
}
