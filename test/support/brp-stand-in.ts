/** A source of persons that behaves as the published document says, or as one that is ill. Answers on a port of this machine. */
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  /** Milliseconds before it answers. */
  readonly after?: number;
  /** Hangs up instead. */
  readonly breaks?: true;
}

export interface StandIn {
  readonly url: string;
  readonly asked: Asked[];
  /** What it says to the next questions; one that is a function is asked each time. */
  says: Reply | ((asked: Asked) => Reply);
  close(): Promise<void>;
}

export const fout = (status: number, code: string, more: object = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  json: { type: 'about:blank', title: 'Fout', status, code, ...more },
});

export async function startStandIn(tls?: ServerOptions): Promise<StandIn> {
  const asked: Asked[] = [];
  const waiting = new Set<NodeJS.Timeout>();
  const it: StandIn = { url: '', asked, says: { json: {} }, close: async () => {} };
  const handler = (request: IncomingMessage, response: import('node:http').ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const isForm = request.headers['content-type']?.includes('urlencoded');
      const one: Asked = {
        path: request.url ?? '',
        headers: request.headers,
        body: isForm ? Object.fromEntries(new URLSearchParams(text)) : text === '' ? {} : JSON.parse(text),
      };
      asked.push(one);
      const reply = typeof it.says === 'function' ? it.says(one) : it.says;
      const send = (): void => {
        if (reply.breaks) {
          request.socket.destroy();
          return;
        }
        response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
        response.end(reply.text ?? JSON.stringify(reply.json));
      };
      if (reply.after === undefined) send();
      else {
        const timer = setTimeout(() => {
          waiting.delete(timer);
          send();
        }, reply.after);
        waiting.add(timer);
      }
    });
  };
  const server = tls ? createTlsServer(tls, handler) : createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(it, {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/haalcentraal/api/brp`,
    close: () =>
      new Promise<void>((resolve) => {
        for (const timer of waiting) clearTimeout(timer);
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}
