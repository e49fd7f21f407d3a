/**
 * A stand-in for an older installation, versions 1.3 to 1.5: other hosts in its bodies, names and moments written
 * otherwise, empty text where nothing is, pages that overlap, answers that fail now and then, tokens that run out.
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Body = Record<string, unknown>;

interface Said {
  readonly status?: number;
  readonly text: string;
}

export interface StandIn {
  readonly url: string;
  /** Every record, by its path: `/zaken/api/v1/zaken/...`. Tests change it. */
  readonly records: Map<string, Body>;
  /** Bytes of each version of a document: `id/versie`. */
  readonly contents: Map<string, Buffer>;
  /** How many calls there were, by path without ids. */
  readonly calls: Map<string, number>;
  /** Every so many calls fail; 0: none. */
  failEvery: number;
  /** Milliseconds before each answer. */
  slowMs: number;
  /** Answers nothing but 503. */
  away: boolean;
  /** What is said in place of the truth, by path; undefined: the truth. */
  readonly instead: Map<string, (query: URLSearchParams) => Said | undefined>;
  close(): Promise<void>;
}

/** Where it believes to be: behind a proxy. */
export const INSIDE = 'https://openzaak.intern.example';
const PAGE = 2;
/** Every so many calls a token has just run out. */
const TOKEN_CALLS = 25;

/** A fixed id for a name. */
export const uuid = (name: string): string => {
  const hex = createHash('sha1').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const UNPAGED =
  /\/(zaakinformatieobjecten|objectinformatieobjecten|gebruiksrechten|besluitinformatieobjecten|zaakeigenschappen)$|\/zaken\/[0-9a-f-]{36}\/besluiten$/;
const ABSENT = /\/(verzendingen|zaaknotities|zaakobjecttypen|zaakcontactmomenten|zaakverzoeken)$/;

export async function startStandIn(): Promise<StandIn> {
  const records = new Map<string, Body>();
  const contents = new Map<string, Buffer>();
  const calls = new Map<string, number>();
  let count = 0;
  const server = createServer((request, response) => void serve(request, response));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url!, INSIDE);
    const kind = pathname.replace(/[0-9a-f-]{36}/g, '{}');
    calls.set(kind, (calls.get(kind) ?? 0) + 1);
    if (it.slowMs > 0) await new Promise((resolve) => setTimeout(resolve, it.slowMs));
    const send = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    };
    count++;
    if (it.away) return send(503, {});
    if (it.failEvery > 0 && count % it.failEvery === 0)
      return send(count % 2 === 0 ? 500 : 429, {}, { 'retry-after': '0' });
    if (!/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/.test(request.headers.authorization ?? '') || count % TOKEN_CALLS === 0)
      return send(403, { code: 'jwt-expired' });
    const lie = it.instead.get(pathname)?.(searchParams);
    if (lie) {
      response.writeHead(lie.status ?? 200, { 'content-type': 'application/json' }).end(lie.text);
      return;
    }
    if (pathname.endsWith('/audittrail'))
      return pathname.startsWith('/zaken/')
        ? send(200, auditTrail(pathname.slice(0, -'/audittrail'.length)))
        : send(403, {});
    if (ABSENT.test(pathname)) return send(404, { code: 'not_found' });
    const download = /enkelvoudiginformatieobjecten\/([0-9a-f-]{36})\/download$/.exec(pathname);
    if (download) {
      const bytes = contents.get(`${download[1]}/${searchParams.get('versie')}`);
      if (!bytes) return send(404, {});
      response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
      return;
    }
    const own = records.get(pathname);
    if (own) {
      const version = searchParams.get('versie');
      const old = version === null ? own : ((own.$versies as Body[] | undefined)?.[Number(version) - 1] ?? own);
      return send(200, shown(old));
    }
    if (/[0-9a-f-]{36}$/.test(pathname)) return send(404, { code: 'not_found' });
    send(200, listOf(pathname, searchParams));
  }

  const auditTrail = (main: string): unknown => [
    {
      uuid: uuid(`audit ${main}`),
      bron: 'zrc',
      applicatieWeergave: 'Oude toepassing',
      actie: 'create',
      hoofdObject: INSIDE + main,
      aanmaakdatum: '2019-02-03T09:00:00.123456Z',
      wijzigingen: { oud: null, nieuw: shown(records.get(main)!) },
    },
  ];

  function listOf(pathname: string, query: URLSearchParams): unknown {
    const wanted = [...query].filter(([name]) => !['page', 'status'].includes(name));
    const all = [...records]
      .filter(([path]) => path.slice(0, path.lastIndexOf('/')) === pathname)
      .map(([, body]) => body)
      .filter((body) => wanted.every(([name, value]) => body[name] === value))
      .map(shown);
    if (UNPAGED.test(pathname)) return all;
    const page = Number(query.get('page') ?? '1');
    // Something was made meanwhile: the page begins with what the one before it ended with.
    const first = Math.max(0, (page - 1) * PAGE - (page > 1 ? 1 : 0));
    const more = page * PAGE < all.length;
    query.set('page', String(page + 1));
    const next = more ? `${INSIDE}${pathname}?${query}` : null;
    return { count: all.length, next, previous: null, results: all.slice(first, page * PAGE) };
  }

  const shown = (body: Body): Body =>
    Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('$')));

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const it: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    records,
    contents,
    calls,
    failEvery: 0,
    slowMs: 0,
    away: false,
    instead: new Map(),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return it;
}

/** Puts a record where its API has it; the answer is its address as bodies name it. */
export function put({ records }: StandIn, api: string, path: string, name: string, body: Body): string {
  const at = `/${api}/api/v1/${path}/${uuid(name)}`;
  records.set(at, { url: INSIDE + at, ...(api === 'zaken' ? { uuid: uuid(name) } : {}), ...body });
  return INSIDE + at;
}
