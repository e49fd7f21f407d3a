import https from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOutbound } from '../../src/foundation/outbound/outbound.ts';
import { selfSigned } from '../support/certificate.ts';

const certificate = selfSigned('abonnee.localhost');
const names: string[] = [];
const server = https.createServer(certificate, (_request, response) => response.end('veilig'));
server.on('secureConnection', (socket) => names.push(String(socket.servername)));
const trusted = tls.getCACertificates();
let port: number;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  tls.setDefaultCACertificates(trusted);
  server.closeAllConnections();
  server.close();
});

const outbound = makeOutbound({ allow: ['127.0.0.1'], resolve: async () => ['127.0.0.1'] });
const code = (value: string) => expect.objectContaining({ code: value });

describe('a call over TLS', () => {
  it('is refused when nobody vouches for the certificate', async () => {
    await expect(outbound.fetch(`https://abonnee.localhost:${port}/`)).rejects.toEqual(code('certificate-refused'));
  });

  it('asks for the name and checks the certificate against it, whatever the address', async () => {
    tls.setDefaultCACertificates([...trusted, certificate.cert]);
    const answer = await outbound.fetch(`https://abonnee.localhost:${port}/`);
    expect(answer.body.toString()).toBe('veilig');
    expect(names.at(-1)).toBe('abonnee.localhost');
    await expect(outbound.fetch(`https://ander.localhost:${port}/`)).rejects.toEqual(code('certificate-refused'));
  });
});
