import { afterEach, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { rateLimit } from '../../src/identity/rate-limit.ts';
import { startServer } from './support.ts';

let now = Date.UTC(2026, 10, 21);
let restore = () => {};
const tick = (seconds: number) => {
  now += seconds * 1000;
};
afterEach(() => restore());

describe('the rate limit', () => {
  it('lets a burst through, then a steady few, per address', () => {
    restore = setTimeSource(() => now);
    const limit = rateLimit(6, 3);
    for (let turn = 0; turn < 3; turn++) limit.take('192.0.2.1');
    expect(() => limit.take('192.0.2.1')).toThrow(
      expect.objectContaining({ code: 'too-many-requests', retryAfterSeconds: 10 }),
    );
    limit.take('192.0.2.2');
    tick(9.9);
    expect(() => limit.take('192.0.2.1')).toThrow();
    tick(0.2);
    limit.take('192.0.2.1');
  });

  it('never saves up more than the burst', () => {
    restore = setTimeSource(() => now);
    const limit = rateLimit(60, 2);
    limit.take('192.0.2.1');
    tick(3600);
    limit.take('192.0.2.1');
    limit.take('192.0.2.1');
    expect(() => limit.take('192.0.2.1')).toThrow();
  });

  it('is one for all addresses of a subscriber, and another for the next', async () => {
    const server = await startServer({ attemptsPerMinute: 2 });
    try {
      const start = async (remoteAddress: string) =>
        (await server.app.inject({ url: '/inloggen/bewoner', headers: { host: 'localhost' }, remoteAddress }))
          .statusCode;
      const answers = [
        await start('2001:db8:1:2::1'),
        await start('2001:db8:1:2::2'),
        await start('2001:db8:1:2:3::1'),
      ];
      expect(answers).toEqual([303, 303, 429]);
      expect(await start('2001:db8:1:3::1')).toBe(303);
    } finally {
      await server.stop();
    }
  });

  it('holds for the start of a login and for the way back', async () => {
    const server = await startServer({ attemptsPerMinute: 2 });
    try {
      const get = async (url: string) => (await server.app.inject({ url, headers: { host: 'localhost' } })).statusCode;
      expect(await get('/inloggen/bewoner')).toBe(303);
      expect(await get('/inloggen/terug')).toBe(400);
      expect([await get('/inloggen/bewoner'), await get('/inloggen/terug')]).toEqual([429, 429]);
      expect(await get('/inloggen')).toBe(200);
    } finally {
      await server.stop();
    }
  });
});
