/** The generator of load against a server that fails in every way. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Call } from '../../bench/lua.ts';
import { makeLoad } from '../../bench/mix/steady.ts';
import { choosePort } from '../../bench/program.ts';

const seen: { readonly path: string; readonly body: string; readonly authorization: string | undefined }[] = [];
let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    seen.push({ path: request.url!, body, authorization: request.headers.authorization });
    if (request.url === '/broken') return void request.socket.destroy();
    const status = Number(/^\/(\d+)/.exec(request.url!)?.[1] ?? 200);
    response.writeHead(status).end(`answer ${status}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const get = (path: string): Call => ({ method: 'GET', path });
const load = (calls: readonly Call[]) => makeLoad({ url, token: 'proef', rate: 1_000, calls });

it('makes every call once, with its body and token', async () => {
  const body = { naam: 'é' };
  const { waited, turnedAway, failure } = await load([get('/a'), { method: 'POST', path: '/201', body }, get('/b')]);
  expect(waited).toHaveLength(3);
  expect({ turnedAway, failure }).toEqual({ turnedAway: 0, failure: undefined });
  expect(seen.map(({ path }) => path).toSorted()).toEqual(['/201', '/a', '/b']);
  expect(seen.find(({ path }) => path === '/201')).toMatchObject({
    body: JSON.stringify(body),
    authorization: 'Bearer proef',
  });
});

it('says which call failed, and what was answered', async () => {
  expect((await load([get('/a'), get('/400'), get('/b')])).failure).toBe('GET /400: 400 answer 400');
  expect((await load([get('/broken')])).failure).toMatch(/^GET \/broken: /);
});

it('does not call it a failure when it is told to come later', async () => {
  expect(await load([get('/503'), get('/429'), get('/a')])).toMatchObject({ turnedAway: 2 });
  expect(await load([get('/503')])).not.toHaveProperty('failure');
});

it('takes the port that was asked for, or a free one', async () => {
  expect(await choosePort('8321')).toBe(8321);
  expect(await choosePort('')).toBeGreaterThan(0);
  await expect(choosePort('70000')).rejects.toThrow('MEENT_BENCH_PORT is "70000"');
  await expect(choosePort('acht')).rejects.toThrow('from 1 to 65535');
});
