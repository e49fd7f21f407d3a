/** What a login leaves behind: no BSN in any cookie, address, header or log line, no name in the log. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  browser,
  home,
  keys,
  login,
  NOOR,
  SAM,
  startServer,
  type TestServer,
  toCallback,
  toChoice,
  WIL,
} from './support.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

it('a login, refused ones and a logout show no BSN, name or secret where others could read it', async () => {
  const b = browser(server.app);
  await login(b, 'resident', NOOR.name);
  await login(b, 'employee', SAM.name);
  await login(b, 'resident', WIL.name, 'hoog');
  const secret = b.cookie('meent')!;
  await b.post('/uitloggen', { _token: (await home(b)).logout });
  await b.get(await toCallback(b, '/inloggen/bewoner?niveau=hoog', NOOR.name, 'laag'));
  const used = await toCallback(b, '/inloggen/bewoner', NOOR.name, 'laag');
  const again = b.copy();
  await b.get(used);
  await again.get(used);
  const { url } = await toChoice(b, '/inloggen/bewoner');
  await b.post(url, { person: NOOR.bsn, level: 'laag' });

  const log = server.log.join('\n');
  const seen = [...b.seen, ...again.seen].join('\n');
  expect(log).toContain('login refused');
  expect(seen).toContain('meent-inloggen=');
  for (const { bsn, name } of [NOOR, WIL]) {
    for (const form of [
      bsn,
      Buffer.from(bsn).toString('base64'),
      Buffer.from(bsn).toString('base64url'),
      keys.hash(101, 'bsn', bsn),
    ]) {
      expect(seen).not.toContain(form);
      expect(log).not.toContain(form);
    }
    expect(log).not.toContain(name);
    expect(seen).not.toContain(name);
  }
  expect(log).not.toContain(SAM.name);
  expect(log).not.toContain(secret);
});
