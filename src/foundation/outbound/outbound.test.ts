import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeOutbound } from './outbound.ts';
import { OutboundProblem } from './problem.ts';

/** What the server saw, and how it answers per path. */
const seen: { method: string; url: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
  if (request.url === '/silent') return;
  if (request.url === '/slow') {
    response.writeHead(200).write('a');
    return;
  }
  if (request.url === '/redirect') return response.writeHead(302, { location: '/elsewhere' }).end();
  if (request.url === '/large') return response.writeHead(200).end(Buffer.alloc(100_001));
  if (request.url === '/broken') {
    response.writeHead(200, { 'content-length': '100' }).write('half');
    return setTimeout(() => response.destroy(), 5);
  }
  response.writeHead(201, { 'x-test': 'ja', 'set-cookie': ['a=1', 'b=2'] }).end('dank u');
});
let port: number;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const names: Record<string, string[]> = {
  'abonnee.localhost': ['127.0.0.1'],
  'both.example': ['93.184.216.34', '10.0.0.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'nothing.example': [],
};
const resolve = async (host: string): Promise<string[]> => {
  const found = names[host];
  if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
  return found;
};
const closed = makeOutbound({ resolve });
const open = makeOutbound({ resolve, allow: ['127.0.0.0/8'] });

async function refusal(work: Promise<unknown>): Promise<OutboundProblem> {
  const error = await work.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(OutboundProblem);
  return error;
}

describe('a call that is allowed', () => {
  it('sends method, headers and body, and gives status, headers and body', async () => {
    const answer = await open.fetch(`http://abonnee.localhost:${port}/callback?x=1`, {
      method: 'POST',
      headers: { authorization: 'Bearer t', 'content-type': 'application/json' },
      body: '{"é":1}',
    });
    expect(answer.status).toBe(201);
    expect(answer.body.toString()).toBe('dank u');
    expect(answer.headers.get('x-test')).toBe('ja');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(seen.at(-1)).toMatchObject({
      method: 'POST',
      url: '/callback?x=1',
      body: '{"é":1}',
      headers: { host: `abonnee.localhost:${port}`, authorization: 'Bearer t', 'content-length': '8' },
    });
  });

  it('shares a connection with the next only when it says so, and survives that the other side closed it', async () => {
    const ports: (number | undefined)[] = [];
    let closeSoon = false;
    const other = http.createServer((request, response) => {
      ports.push(request.socket.remotePort);
      // What is left unread when a connection closes would take the answer with it.
      request.resume().on('end', () => response.writeHead(204).end());
      if (closeSoon) response.on('finish', () => request.socket.destroy());
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      other.closeAllConnections();
      other.close();
    });
    const post = (keepAlive: boolean) =>
      open.fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`, {
        method: 'POST',
        body: 'x',
        keepAlive,
      });
    for (const keepAlive of [true, true, false, false]) await post(keepAlive);
    expect(ports[1]).toBe(ports[0]);
    expect(new Set(ports).size).toBe(3);
    closeSoon = true;
    for (let time = 0; time < 20; time++) expect((await post(true)).status).toBe(204);
  });

  it('checks the address again when the connection is still there', async () => {
    const moved: Record<string, string[]> = { 'moving.localhost': ['127.0.0.1'] };
    const outbound = makeOutbound({ resolve: async (host) => moved[host]!, allow: ['127.0.0.0/8'] });
    const address = `http://moving.localhost:${port}/`;
    expect((await outbound.fetch(address, { keepAlive: true })).status).toBe(201);
    moved['moving.localhost'] = ['10.0.0.1'];
    expect((await refusal(outbound.fetch(address, { keepAlive: true }))).code).toBe('address-not-allowed');
  });

  it('goes to one host and port when only that is allowed', async () => {
    const outbound = makeOutbound({ resolve, allow: [`abonnee.localhost:${port}`] });
    expect((await outbound.fetch(`http://abonnee.localhost:${port}/`)).status).toBe(201);
    expect((await refusal(outbound.fetch(`http://abonnee.localhost:${port + 1}/`))).code).toBe('address-not-allowed');
    expect((await refusal(outbound.fetch(`http://127.0.0.1:${port}/`))).code).toBe('address-not-allowed');
  });

  it('goes to a port of another protocol only when that very port is named', async () => {
    const wide = makeOutbound({ resolve, allow: ['127.0.0.0/8', 'abonnee.localhost'] });
    const named = makeOutbound({ resolve, allow: ['abonnee.localhost:25', 'abonnee.localhost:5432'] });
    for (const other of [25, 5432]) {
      const address = `http://abonnee.localhost:${other}/`;
      expect((await refusal(wide.fetch(address))).code).toBe('address-not-allowed');
      expect((await refusal(named.fetch(address))).code).toBe('connection-failed');
      expect((await refusal(wide.fetch(`http://93.184.216.34:${other}/`))).code).toBe('address-not-allowed');
    }
  });

  it('does not follow a redirect', async () => {
    const answer = await open.fetch(`http://127.0.0.1:${port}/redirect`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe('/elsewhere');
    expect(seen.at(-1)?.url).toBe('/redirect');
  });
});

describe('a call that is refused does not reach the server', () => {
  it.each([
    (at: number) => `http://127.0.0.1:${at}/`,
    (at: number) => `http://127.1:${at}/`,
    (at: number) => `http://2130706433:${at}/`,
    (at: number) => `http://0x7f000001:${at}/`,
    (at: number) => `http://0177.0.0.1:${at}/`,
    (at: number) => `http://[::1]:${at}/`,
    (at: number) => `http://[::ffff:127.0.0.1]:${at}/`,
    (at: number) => `http://0.0.0.0:${at}/`,
    (at: number) => `http://abonnee.localhost:${at}/`,
    (at: number) => `http://ABONNEE.LOCALHOST.:${at}/`,
    (at: number) => `http://mapped.example:${at}/`,
    (at: number) => `http://both.example:${at}/`,
    () => 'http://169.254.169.254/latest/meta-data/',
  ])('%s', async (url) => {
    const before = seen.length;
    expect((await refusal(closed.fetch(url(port)))).code).toBe('address-not-allowed');
    expect(seen.length).toBe(before);
  });

  it('localhost, as the system resolves it', async () => {
    expect((await refusal(makeOutbound().fetch(`http://localhost:${port}/`))).code).toBe('address-not-allowed');
  });

  it.each([
    'file:///etc/passwd',
    'ftp://abonnee.localhost/',
    'gopher://abonnee.localhost/',
    'http://u:p@abonnee.localhost/',
    'x',
  ])('%s is not called at all', async (url) => expect((await refusal(open.fetch(url))).code).toBe('url-not-allowed'));
});

describe('a name that answers differently the second time', () => {
  const rebinding = (answers: string[], allow: string[]) => {
    const asked: string[] = [];
    const outbound = makeOutbound({
      allow,
      resolve: async (host) => {
        asked.push(host);
        return [answers[asked.length - 1]!];
      },
    });
    return { asked, outbound };
  };

  it('is asked once, and the connection goes to the answer that was checked', async () => {
    const { asked, outbound } = rebinding(['127.0.0.1', '10.0.0.1'], ['127.0.0.1']);
    expect((await outbound.fetch(`http://rebind.localhost:${port}/`)).status).toBe(201);
    expect(asked).toEqual(['rebind.localhost']);
  });

  it('is refused when the first answer was not allowed, whatever follows', async () => {
    const { asked, outbound } = rebinding(['10.0.0.1', '127.0.0.1'], ['127.0.0.1']);
    expect((await refusal(outbound.fetch(`http://rebind.localhost:${port}/`))).code).toBe('address-not-allowed');
    expect(asked).toEqual(['rebind.localhost']);
  });
});

describe('a call that fails', () => {
  it('because the name is not known', async () => {
    expect((await refusal(open.fetch('http://unknown.example/'))).code).toBe('name-not-found');
    expect((await refusal(open.fetch('http://nothing.example/'))).code).toBe('name-not-found');
  });

  it.each(['/silent', '/slow'])('because the host does not finish: %s', async (path) => {
    expect((await refusal(open.fetch(`http://127.0.0.1:${port}${path}`, { timeoutMs: 100 }))).code).toBe('timeout');
  });

  it('because the resolver does not answer', async () => {
    const outbound = makeOutbound({ resolve: () => new Promise(() => {}) });
    expect((await refusal(outbound.fetch('http://abonnee.localhost/', { timeoutMs: 50 }))).code).toBe('timeout');
  });

  it.each([
    ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'],
    ['keeps saying that it is busy', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(1_000)],
    ['has heads without end', `HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`],
    ['speaks another language', '* OK IMAP4 ready\r\n'],
  ])('because the host %s', async (_, text) => {
    const strange = net.createServer((socket) => socket.on('error', () => {}).once('data', () => socket.write(text)));
    await new Promise<void>((done) => strange.listen(0, '127.0.0.1', done));
    onTestFinished(() => void strange.close());
    const { port: at } = strange.address() as AddressInfo;
    const { code } = await refusal(open.fetch(`http://127.0.0.1:${at}/`, { timeoutMs: 500 }));
    expect(['timeout', 'connection-failed']).toContain(code);
  });

  it('because the answer is too large', async () => {
    const url = `http://127.0.0.1:${port}/large`;
    expect((await refusal(open.fetch(url, { maxBytes: 100_000 }))).code).toBe('answer-too-large');
    expect((await open.fetch(url, { maxBytes: 100_001 })).body.length).toBe(100_001);
  });

  it('because the connection breaks, or is not TLS', async () => {
    expect((await refusal(open.fetch(`http://127.0.0.1:${port}/broken`))).code).toBe('connection-failed');
    expect((await refusal(open.fetch(`https://127.0.0.1:${port}/`))).code).toBe('connection-failed');
    expect((await refusal(open.fetch('http://127.0.0.1:2/'))).code).toBe('connection-failed');
  });

  it('because a header cannot be sent', async () => {
    const headers = { authorization: 'a\r\nhost: elders' };
    expect((await refusal(open.fetch(`http://127.0.0.1:${port}/`, { headers }))).code).toBe('request-not-valid');
  });

  it('says nothing of URL, host or content', async () => {
    const bsn = '999990019';
    for (const url of [
      `http://${bsn}.example/`,
      `http://127.0.0.1:2/?bsn=${bsn}`,
      `ftp://${bsn}/`,
      `http://10.0.0.1/${bsn}`,
    ]) {
      const problem = await refusal(open.fetch(url, { body: bsn, method: 'POST' }));
      expect(JSON.stringify([problem.message, problem.stack, problem.cause, problem])).not.toContain(bsn);
    }
  });
});
