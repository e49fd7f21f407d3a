/** Bodies that stop halfway: what all of them hold has an end, for one asker before it is for all, and is given back. */
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createCallTurns, USUAL } from '../../../src/services/turns.ts';
import { CRS, makeWorld, type World, zaakBody } from '../../registers/all/world.ts';
import { FIRST, HOSTS, startMeent, type TestMeent } from '../../support/server.ts';

const BODY = 100_000;
const HALF = BODY / 2;
/** One asker has room for three halves, all together for four. */
const ROOM = { each: 3.5 * HALF, most: 4.5 * HALF };

let meent: TestMeent;
let world: World;
let other: string;
let port: number;
beforeAll(async () => {
  meent = await startMeent({ turns: createCallTurns(USUAL, ROOM) });
  world = await makeWorld(meent);
  other = await meent.another('andere');
  await meent.fastify.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = meent.fastify.server.address() as AddressInfo);
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

interface Sending {
  readonly socket: Socket;
  /** Status of the answer; nothing while there is none. */
  status(): number | undefined;
}
const begun: Socket[] = [];
afterEach(() => {
  for (const socket of begun.splice(0)) socket.destroy();
});

const text = (length: number): string => {
  const json = JSON.stringify({ ...zaakBody(world), toelichting: '' });
  return json.replace('"toelichting":""', `"toelichting":"${'x'.repeat(length - json.length)}"`);
};

function start(as: string, how: 'length' | 'chunked'): Sending {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  begun.push(socket);
  let answer = '';
  socket.on('data', (some) => {
    answer += some.toString();
  });
  const head = {
    host: HOSTS[FIRST]!,
    authorization: meent.token(as),
    'content-type': 'application/json',
    ...CRS,
    ...(how === 'length' ? { 'content-length': BODY } : { 'transfer-encoding': 'chunked' }),
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /zaken/api/v1/zaken HTTP/1.1\r\n${lines.join('')}\r\n`);
  socket.write(
    how === 'length' ? text(BODY).slice(0, HALF) : `${HALF.toString(16)}\r\n${text(BODY).slice(0, HALF)}\r\n`,
  );
  return { socket, status: () => (answer === '' ? undefined : Number(answer.split(' ')[1])) };
}

const make = (as: string, length = 1_000) =>
  meent.ask({
    method: 'POST',
    url: '/zaken/api/v1/zaken',
    headers: { ...CRS, 'content-type': 'application/json', 'content-length': String(length) },
    payload: text(length),
    as,
  });
/** Room is taken when what was sent is read: it is asked until it is so. */
const becomes = (as: string, status: number) =>
  expect.poll(async () => (await make(as, HALF)).statusCode, { timeout: 8_000 }).toBe(status);

it.each(['length', 'chunked'] as const)('has no room for ever more that stop halfway (%s)', async (how) => {
  const some = [1, 2, 3].map(() => start('alles', how));
  await becomes('alles', 429);
  // Nor does what is begun besides.
  const fourth = start('alles', how);
  await expect.poll(fourth.status, { timeout: 8_000 }).toBe(429);
  expect(some.map((one) => one.status())).toEqual([undefined, undefined, undefined]);
  // Twin: what is small, and another asker, are served as ever.
  expect((await make('alles')).statusCode).not.toBe(429);
  expect((await make(other, HALF)).statusCode).not.toBe(429);
  // Of all askers together there is an end as well.
  start(other, how);
  await becomes(other, 503);
  const refused = await make(other, HALF);
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([503, '10']);
  // Who goes away gives it back.
  for (const socket of begun.splice(0)) socket.destroy();
  await becomes('alles', 400);
});

it('takes a body that comes whole, in its pieces, and gives its room back each time', async () => {
  for (let turn = 0; turn < 8; turn++) {
    const one = start('alles', 'length');
    one.socket.write(text(BODY).slice(HALF));
    // A text of that length is refused for what it says, after it was read.
    await expect.poll(one.status, { timeout: 8_000 }).toBe(400);
  }
  const large = start('alles', 'chunked');
  for (let piece = 0; piece < 200; piece++) large.socket.write(`${HALF.toString(16)}\r\n${'x'.repeat(HALF)}\r\n`);
  await expect.poll(large.status, { timeout: 8_000 }).toBe(429);
  large.socket.destroy();
  await becomes('alles', 400);
});
