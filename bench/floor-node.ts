/**
 * The least that a program in Node does for the same call with the same durability: `node:http` and `pg`, prepared statements
 * that requests share, the same bytes, and a text of an entry's length on disk before the answer leaves. No rights, no checks, no
 * proof. In a process of its own; unlike pgbench it pays for what Node and its sockets cost at that hour.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import type { PgTarget } from './tools.ts';
import type { World } from './world.ts';

interface Given {
  readonly target: PgTarget;
  readonly municipality: number;
  /** Of a create: what is stored and answered. */
  readonly body: string;
}

export interface NodeFloor {
  /** Paths: `/read/ID`, `/same/ID` (with `If-None-Match: "1"`), `/page/NUMBER`, and `POST /create`. */
  readonly url: string;
  close(): Promise<void>;
}

const TABLES = `
create table if not exists meent.bench_floor (municipality int, id uuid, body text, primary key (municipality, id));
create table if not exists meent.bench_floor_log (municipality int, id uuid, data text, primary key (municipality, id));
`;

/** @param body what a create stores */
export async function startNodeFloor(
  { target, municipality, sql }: Pick<World, 'target' | 'municipality' | 'sql'>,
  body = '',
): Promise<NodeFloor> {
  await sql(TABLES);
  const given = JSON.stringify({ target, municipality, body } satisfies Given);
  const child: ChildProcess = fork(import.meta.filename, [given], { execArgv: ['--max-semi-space-size=32'] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

/** What comes while a statement is under way goes together in the next. */
function shared<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  const waiting: { readonly item: Item; readonly done: (result: Result) => void }[] = [];
  let running = false;
  async function drain(): Promise<void> {
    running = true;
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const some = waiting.splice(0);
      const results = await run(some.map(({ item }) => item));
      for (const [index, { done }] of some.entries()) done(results[index]!);
    }
    running = false;
  }
  return (item) =>
    new Promise((done) => {
      waiting.push({ item, done });
      if (!running) void drain();
    });
}

/** As long as the texts of an entry about one person, and about a page of a hundred. */
const ENTRY = 'x'.repeat(700);
const ENTRY_OF_PAGE = 'x'.repeat(700 + 99 * 120);

async function serve({ target, municipality, body }: Given): Promise<number> {
  const pool = new pg.Pool({ ...target, max: 8, options: '-c search_path=meent -c jit=off' });
  const rows = async (name: string, text: string, values: readonly unknown[]): Promise<readonly unknown[][]> =>
    (await pool.query({ name, text, values: [municipality, ...values], rowMode: 'array' })).rows as unknown[][];

  const rowOf = (name: string, columns: string) =>
    shared(async (ids: readonly string[]): Promise<readonly (readonly unknown[])[]> => {
      const text = `select id, ${columns} from zaken_zaak where municipality = $1 and id = any((select $2::uuid[])::uuid[])`;
      const found = new Map((await rows(name, text, [[...new Set(ids)]])).map((row) => [row[0], row]));
      return ids.map((id) => found.get(id)!);
    });
  const bodyOf = rowOf('body', 'body');
  const versionOf = rowOf('version', 'version');
  const append = shared(async (entries: readonly string[]): Promise<readonly undefined[]> => {
    await rows('append', 'insert into bench_floor_log values ($1, $2, $3)', [randomUUID(), entries.join('\n\n')]);
    return entries.map(() => undefined);
  });
  const create = shared(async (made: readonly string[]): Promise<readonly string[]> => {
    const ids = made.map(() => randomUUID());
    const text = `with made as (insert into bench_floor select $1, * from unnest($2::uuid[], $3::text[])) insert into bench_floor_log values ($1, $4, $5)`;
    await rows('create', text, [ids, made, randomUUID(), made.map(() => ENTRY).join('\n\n')]);
    return made;
  });
  const page = async (number: number): Promise<string> => {
    const text = `select body, (select sum(total) from engine_count where municipality = $1 and resource = 'zaak') from zaken_zaak where municipality = $1 order by id desc limit 100 offset $2`;
    const found = await rows('page', text, [(number - 1) * 100]);
    return `{"count":${found[0]![1]},"results":[${found.map(([one]) => one).join(',')}]}`;
  };

  const answers: Readonly<
    Record<string, (request: IncomingMessage, response: ServerResponse, last: string) => Promise<void>>
  > = {
    async read(_, response, id) {
      const [, found] = await bodyOf(id);
      await append(ENTRY);
      send(response, 200, String(found));
    },
    async same({ headers }, response, id) {
      const [, version] = await versionOf(id);
      await append(ENTRY);
      if (headers['if-none-match'] !== `"${version}"`)
        throw new Error(`version ${version} is not ${headers['if-none-match']}`);
      response.writeHead(304, HEADERS).end();
    },
    async page(_, response, number) {
      const text = await page(Number(number));
      await append(ENTRY_OF_PAGE);
      send(response, 200, text);
    },
    async create(request, response) {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      JSON.parse(Buffer.concat(chunks).toString());
      send(response, 201, await create(body));
    },
  };
  const server = createServer((request, response) => {
    const [, what, last] = request.url!.split('/');
    answers[what!]!(request, response, last ?? '').catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  server.keepAliveTimeout = 60_000;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

const HEADERS = { 'content-type': 'application/json', etag: '"1"' };

const send = (response: ServerResponse, status: number, text: string): void =>
  void response.writeHead(status, { ...HEADERS, 'content-length': Buffer.byteLength(text) }).end(text);

if (process.argv[1] === import.meta.filename) {
  process.on('disconnect', () => process.exit(0));
  process.send!(await serve(JSON.parse(process.argv[2]!) as Given));
}
