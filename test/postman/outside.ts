/** What the collections ask of the world outside Meent: nine addresses that answer always the same, and the token issuer. */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

const ELSEWHERE = 'https://registers.voorbeeld.nl';

/** The smallest answers that have the shape that is asked for. */
const ANSWERS: Readonly<Record<string, readonly [status: number, body?: object | string]>> = {
  'GET /200': [200],
  'GET /404': [404],
  'GET /zaaktype': [
    200,
    {
      url: `${ELSEWHERE}/zaaktypen/1`,
      identificatie: '40',
      omschrijving: 'Aanvraag huwelijk',
      catalogus: `${ELSEWHERE}/catalogussen/1`,
    },
  ],
  'GET /zaak': [
    200,
    {
      url: `${ELSEWHERE}/zaken/1`,
      zaaktype: `${ELSEWHERE}/zaaktypen/1`,
      bronorganisatie: '000000000',
      identificatie: 'A',
    },
  ],
  'GET /communicatiekanaal': [200, { url: `${ELSEWHERE}/kanalen/1`, naam: 'Balie', omschrijving: 'Aan de balie' }],
  'POST /callback': [204],
  'GET /zaakobject_min': [200, { datum: '2021-01-01' }],
  'GET /zaakobject_max': [200, { datum: '2027-01-01' }],
  'GET /schema/openapi.yaml': [200, 'openapi: 3.0.0\ninfo:\n  title: Besluiten\npaths:\n  /besluiten: {}\n'],
};

export interface Outside {
  readonly base: string;
  close(): Promise<void>;
}

/** @param issue what POST /tokens answers, see tokens.ts. */
export async function startOutside(issue: (wanted: never) => Promise<object>): Promise<Outside> {
  const server = createServer(async (request, response) => {
    const [status, body = ''] = await answer(request).catch((error: Error) => [500, { fout: error.message }] as const);
    const isText = typeof body === 'string';
    response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json' });
    response.end(isText ? body : JSON.stringify(body));
  });

  async function answer(request: IncomingMessage): Promise<(typeof ANSWERS)[string]> {
    const asked = `${request.method} ${request.url}`;
    if (asked === 'POST /tokens') return [201, await issue((await json(request)) as never)];
    return ANSWERS[asked] ?? [404];
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
