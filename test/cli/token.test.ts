import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenVerifier } from '../../src/identity/tokens.ts';
import { demoKeys, KADERIJK, WEIDEHOEK } from '../support/demo.ts';
import { type CommandLine, commandLine } from './support.ts';

let line: CommandLine;
beforeAll(async () => {
  line = await commandLine();
});
afterAll(() => line.close());

/** Who the register says has signed it. */
async function signerOf(token: string, municipality: number): Promise<string> {
  const rows = await line.clone.asOwner<{ body: string; geheim: string }>(
    `select body, geheim from applicatie where municipality = ${municipality} and geheim is not null`,
  );
  const secrets = rows.map(({ body, geheim }) => ({ body, secret: demoKeys.unseal(municipality, geheim) }));
  const { verify } = tokenVerifier({
    secretOf: (_, clientId) => secrets.find(({ body }) => body.includes(`"clientIds":["${clientId}"]`))?.secret,
  });
  return verify(municipality, `Bearer ${token}`).clientId;
}

describe('meent token', () => {
  test('prints a token and nothing else', async () => {
    const { code, out, err } = await line.meent('token', '--client', 'demo');
    expect([code, out.length, err]).toEqual([0, 1, []]);
    expect(await signerOf(out[0]!, WEIDEHOEK)).toBe('demo');
  });

  test('of another municipality is signed with another secret', async () => {
    const { out } = await line.meent('token', '--client', 'demo', '--municipality', 'tweede.localhost');
    expect(await signerOf(out[0]!, KADERIJK)).toBe('demo');
    await expect(signerOf(out[0]!, WEIDEHOEK)).rejects.toThrow(/handtekening/);
  });

  test('refuses an application that is not there, and names those that are', async () => {
    const { code, out, err } = await line.meent('token', '--client', 'nobody');
    expect([code, out, err.length]).toEqual([1, [], 1]);
    expect(err[0]).toMatch(/^There is no application "nobody" here; choose from beperkt, buurt, demo\.$/);
    expect(err[0]).not.toContain('meent-demo');
  });

  test.each(['meent-demo', 'meent-portaal', 'werkbank:behandelaar:openbare-ruimte'])(
    'refuses %s, which is Meent itself',
    async (client) => {
      const { code, out, err } = await line.meent('token', '--client', client);
      expect([code, out]).toEqual([1, []]);
      expect(err).toEqual([`The application "${client}" is Meent itself; nobody calls as it.`]);
    },
  );

  test('refuses a host that nobody has, and names those there are', async () => {
    const { code, err } = await line.meent('token', '--client', 'demo', '--municipality', 'derde.localhost');
    expect(code).toBe(1);
    expect(err).toEqual([
      'No municipality answers on "derde.localhost"; choose --municipality 127.0.0.1 or localhost or tweede.localhost.',
    ]);
  });
});
