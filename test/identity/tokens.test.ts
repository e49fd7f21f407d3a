import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { Problem } from '../../src/foundation/problems.ts';
import { createToken, tokenVerifier } from '../../src/identity/tokens.ts';

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const SECRETS: Record<string, string> = { demo: 'een-lang-geheim-voor-de-demo', leeg: '' };

let now = NOW;
let restore = () => {};
beforeEach(() => {
  now = NOW;
  restore = setTimeSource(() => now * 1000);
});
afterEach(() => restore());

const secrets = new Map(Object.entries(SECRETS));
const secretOf = (municipality: number, clientId: string) => (municipality === 1 ? secrets.get(clientId) : undefined);
const part = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const token = (claims: unknown, options: { alg?: string; secret?: string; header?: object; hash?: string } = {}) => {
  const { alg = 'HS256', secret = SECRETS.demo!, header = {}, hash = 'sha256' } = options;
  const input = `${part({ typ: 'JWT', alg, ...header })}.${part(claims)}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
};
const good = { client_id: 'demo', iss: 'demo', iat: NOW, user_id: 'jan', user_representation: 'Jan' };

const verify = (header: string | undefined, municipality = 1, verifier = tokenVerifier({ secretOf })) =>
  verifier.verify(municipality, header);
const refusal = (header: string | undefined, municipality = 1): string => {
  try {
    verify(header, municipality);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-authenticated' && error.status === 401) return error.detail;
    throw error;
  }
  return 'accepted';
};
const claims = (change: object) => refusal(`Bearer ${token({ ...good, ...change })}`);

describe('a ZGW token', () => {
  it('says which application calls, and for whom', () => {
    expect(verify(`Bearer ${token(good)}`)).toEqual({ clientId: 'demo', userId: 'jan', userRepresentation: 'Jan' });
  });

  it('may name the application as iss alone and leave the user out', () => {
    expect(verify(`bearer ${token({ iss: 'demo', iat: NOW, user_id: '' })}`)).toEqual({ clientId: 'demo' });
  });

  it('made by createToken is accepted', () => {
    const made = createToken({ clientId: 'demo', secret: SECRETS.demo!, userId: 'piet', userRepresentation: 'Piet' });
    expect(verify(`Bearer ${made}`)).toEqual({ clientId: 'demo', userId: 'piet', userRepresentation: 'Piet' });
    expect(verify(`Bearer ${createToken({ clientId: 'demo', secret: SECRETS.demo! })}`)).toEqual({ clientId: 'demo' });
  });

  // Each refusal beside the nearest thing that is accepted.
  it.each([
    ['iat', 'an hour and a second old', { iat: NOW - 3601 }, '60 minuten oud', { iat: NOW - 3599 }],
    ['iat', 'a day old', { iat: NOW - 90_000 }, '25 uur oud', { iat: NOW - 60 }],
    ['iat', 'from the future', { iat: NOW + 61 }, 'uit de toekomst', { iat: NOW + 59 }],
    ['iat', 'absent', { iat: undefined }, 'ontbreekt iat', { iat: NOW }],
    ['iat', 'text', { iat: String(NOW) }, 'iat geen getal', { iat: NOW + 0.5 }],
    ['iat', 'null', { iat: null }, 'iat geen getal', { iat: NOW }],
    ['exp', 'past', { exp: NOW - 1 }, 'geleden verlopen (exp)', { exp: NOW + 1 }],
    ['exp', 'this moment', { exp: NOW }, 'verlopen (exp)', { exp: NOW + 1 }],
    ['exp', 'text', { exp: 'morgen' }, 'exp geen getal', {}],
    ['nbf', 'later', { nbf: NOW + 300 }, '5 minuten (nbf)', { nbf: NOW + 30 }],
    ['client_id', 'absent', { client_id: undefined, iss: undefined }, 'ontbreekt client_id', { client_id: undefined }],
    ['client_id', 'a number', { client_id: 5 }, 'ontbreekt client_id', {}],
    ['client_id', 'unknown', { client_id: 'niemand' }, 'De handtekening klopt niet', {}],
    ['client_id', 'without a secret', { client_id: 'leeg' }, 'De handtekening klopt niet', {}],
    ['user_id', 'an object', { user_id: {} }, 'user_id geen gewone tekst', { user_id: 'x'.repeat(255) }],
    ['user_id', 'too long', { user_id: 'x'.repeat(256) }, 'hoogstens 255', { user_id: 'x'.repeat(255) }],
    [
      'user_representation',
      'with a NUL',
      { user_representation: 'a\u0000' },
      'geen gewone tekst',
      { user_representation: 'Zoë' },
    ],
  ])('with %s %s is refused', (_claim, _what, wrong, sentence, right) => {
    expect(claims(wrong)).toContain(sentence);
    expect(claims(right)).toBe('accepted');
  });

  it('takes HS256 and nothing else', () => {
    expect(refusal(`Bearer ${token(good, { alg: 'none' })}`)).toContain('HS256');
    expect(refusal(`Bearer ${token(good, { alg: 'HS512', hash: 'sha512' })}`)).toContain('HS256');
    expect(refusal(`Bearer ${token(good, { alg: 'RS256' })}`)).toContain('HS256');
    expect(refusal(`Bearer ${part({ alg: 'HS256' })}.${part(good)}.`)).toContain('handtekening');
    expect(refusal(`Bearer ${token(good)}`)).toBe('accepted');
  });

  it('needs the right secret, whole', () => {
    const whole = token(good);
    expect(refusal(`Bearer ${token(good, { secret: 'geraden' })}`)).toContain('handtekening');
    expect(refusal(`Bearer ${whole.slice(0, -1)}`)).toContain('handtekening');
    const [head, , sign] = whole.split('.');
    expect(refusal(`Bearer ${head}.${part({ ...good, client_id: 'demo', user_id: 'baas' })}.${sign}`)).toContain(
      'handtekening',
    );
    expect(refusal(`Bearer ${whole}`)).toBe('accepted');
  });

  it('with a critical header that we do not know is refused', () => {
    expect(refusal(`Bearer ${token(good, { header: { crit: ['b64'], b64: false } })}`)).toContain('handtekening');
  });

  it('says the same for an unknown application as for a wrong secret', () => {
    expect(claims({ client_id: 'niemand' })).toBe(refusal(`Bearer ${token(good, { secret: 'geraden' })}`));
  });

  it.each([
    [undefined, 'ontbreekt'],
    ['', 'ontbreekt'],
    ['Basic abc', 'Bearer'],
    ['Bearer', 'Bearer'],
    ['Bearer a b', 'Bearer'],
    ['Bearer abc', 'niet te lezen'],
    ['Bearer a.b.c', 'niet te lezen'],
    [`Bearer ${part({ alg: 'HS256' })}.${part('[]')}.x`, 'niet te lezen'],
    [`Bearer ${'x'.repeat(9000)}`, 'langer dan'],
  ])('%j is not a token', (header, sentence) => {
    expect(refusal(header)).toContain(sentence);
  });

  it('of one municipality is none in another', () => {
    const verifier = tokenVerifier({ secretOf });
    const header = `Bearer ${token(good)}`;
    expect(verify(header, 1, verifier).clientId).toBe('demo');
    expect(() => verify(header, 2, verifier)).toThrow(Problem);
  });
});

describe('the memory of verified tokens', () => {
  const counting = () => {
    let asked = 0;
    const verifier = tokenVerifier(
      {
        secretOf(municipality, clientId) {
          asked++;
          return secretOf(municipality, clientId);
        },
      },
      { cacheSize: 2 },
    );
    return { verifier, asked: () => asked };
  };

  it('asks for a secret once, until the token ends', () => {
    const { verifier, asked } = counting();
    const header = `Bearer ${token({ ...good, exp: NOW + 100 })}`;
    verify(header, 1, verifier);
    now += 99;
    verify(header, 1, verifier);
    expect(asked()).toBe(1);
    now += 1;
    expect(() => verify(header, 1, verifier)).toThrow('verlopen');
  });

  it('ends with iat as well', () => {
    const { verifier } = counting();
    const header = `Bearer ${token(good)}`;
    verify(header, 1, verifier);
    now += 3601;
    expect(() => verify(header, 1, verifier)).toThrow('oud');
  });

  it('forgets a municipality when its rights change', () => {
    const { verifier } = counting();
    const header = `Bearer ${token(good)}`;
    verify(header, 1, verifier);
    secrets.set('demo', 'ander-geheim');
    try {
      expect(verify(header, 1, verifier).clientId).toBe('demo');
      verifier.clear(2);
      expect(verify(header, 1, verifier).clientId).toBe('demo');
      verifier.clear(1);
      expect(() => verify(header, 1, verifier)).toThrow('handtekening');
    } finally {
      secrets.set('demo', SECRETS.demo!);
    }
  });

  it('is bounded, the longest unused goes first', () => {
    const { verifier, asked } = counting();
    const [a, b, c] = ['a', 'b', 'c'].map((user_id) => `Bearer ${token({ ...good, user_id })}`);
    for (const header of [a, b, a, c]) verify(header, 1, verifier);
    expect(asked()).toBe(3);
    verify(a, 1, verifier);
    expect(asked()).toBe(3);
    verify(b, 1, verifier);
    expect(asked()).toBe(4);
  });
});
