import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeKeys, SealProblem } from './keys.ts';
import { addKey, newRing, retireKey } from './ring.ts';

const ring = newRing('production', '2025-01-01T00:00:00.000Z');
const keys = makeKeys(ring);
const BSN = '999990019';
const problem = (code: SealProblem['code']) => expect.objectContaining({ code });

const WHEN = '2026-01-02T00:00:00.000Z';

describe('a sealed value', () => {
  it('opens to what was sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 2 ** 31 - 1 }), (text, municipality) => {
        expect(keys.unseal(municipality, keys.seal(municipality, text))).toBe(text);
      }),
    );
  });

  it('names its key, does not show the clear text and differs every time', () => {
    const sealed = Array.from({ length: 2000 }, () => keys.seal(1, BSN));
    expect(new Set(sealed).size).toBe(2000);
    for (const one of sealed.slice(0, 5)) {
      expect(one).toMatch(/^s[0-9a-f]{8}\.[\w-]{50}$/);
      expect(one).not.toContain(BSN);
    }
  });

  it('does not open for another municipality', () => {
    expect(() => keys.unseal(2, keys.seal(1, BSN))).toThrow(problem('seal-broken'));
  });

  it('does not open when one bit of nonce, text or tag was changed', () => {
    const [id, text] = keys.seal(1, BSN).split('.');
    const bytes = Buffer.from(text!, 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => keys.unseal(1, `${id}.${changed.toString('base64url')}`)).toThrow(problem('seal-broken'));
    }
  });

  it.each(['', BSN, '.', 's00000000', 's00000000.AAAA'])('%j is not one', (text) => {
    expect(() => keys.unseal(1, text)).toThrow(problem('key-unknown'));
  });

  it('that is cut off does not open, and the error says nothing of it', () => {
    const sealed = keys.seal(1, BSN);
    for (const length of [10, 11, 30, sealed.length - 2]) {
      expect(() => keys.unseal(1, sealed.slice(0, length))).toThrow(problem('seal-broken'));
    }
    expect(new SealProblem('seal-broken').message).toBe('a sealed value was changed or moved');
  });

  it('does not open with the keys of another installation', () => {
    const other = makeKeys(newRing('production', '2025-01-01T00:00:00.000Z'));
    expect(() => other.unseal(1, keys.seal(1, BSN))).toThrow(problem('key-unknown'));
  });
});

describe('a keyed hash', () => {
  it('is the same for the same text, 128 bits as 22 characters', () => {
    expect(keys.hash(1, 'bsn', BSN)).toMatch(/^[\w-]{22}$/);
    expect(keys.hash(1, 'bsn', BSN)).toBe(makeKeys(ring).hash(1, 'bsn', BSN));
  });

  it('differs per text, purpose, municipality and installation', () => {
    const other = makeKeys(newRing('production', '2025-01-01T00:00:00.000Z'));
    const hashes = [
      keys.hash(1, 'bsn', BSN),
      keys.hash(1, 'bsn', '999990020'),
      keys.hash(1, 'kvk', BSN),
      keys.hash(2, 'bsn', BSN),
      other.hash(1, 'bsn', BSN),
    ];
    expect(new Set(hashes).size).toBe(5);
  });
});

describe('the log key', () => {
  const message = Buffer.from('checkpoint');
  const verifies = (publicKey: Uint8Array, signature: Uint8Array): boolean => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') };
    return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), signature);
  };

  it('signs with Ed25519, a key per municipality that stays the same', () => {
    const signature = keys.sign(1, message);
    expect(signature.length).toBe(64);
    expect(keys.publicKey(1).length).toBe(32);
    expect(verifies(keys.publicKey(1), signature)).toBe(true);
    expect(verifies(keys.publicKey(2), signature)).toBe(false);
    expect(makeKeys(ring).publicKey(1)).toEqual(keys.publicKey(1));
  });

  it('that was retired still verifies what it signed', () => {
    const [old] = ring.keys.filter((key) => key.kind === 'log-sign');
    const later = makeKeys(retireKey(addKey(ring, 'log-sign', '2026-01-01T00:00:00.000Z'), old!.id, WHEN));
    expect(later.publicKeys(1)).toEqual([later.publicKey(1), keys.publicKey(1)]);
    expect(verifies(later.publicKeys(1)[1]!, keys.sign(1, message))).toBe(true);
    expect(verifies(later.publicKey(1), later.sign(1, message))).toBe(true);
  });
});

describe('a derived key', () => {
  it('is 32 bytes, one per purpose, and a copy that the caller may wipe', () => {
    const key = keys.derive('cookie');
    expect(key.length).toBe(32);
    expect(keys.derive('token').equals(key)).toBe(false);
    const same = Buffer.from(key);
    key.fill(0);
    expect(keys.derive('cookie').equals(same)).toBe(true);
  });
});

describe('rotation', () => {
  it('seals with the newest key and opens with every key', () => {
    const sealed = keys.seal(1, BSN);
    const added = addKey(ring, 'seal', '2026-01-01T00:00:00.000Z');
    const both = makeKeys(added);
    expect(both.unseal(1, sealed)).toBe(BSN);
    expect(both.isNewest(sealed)).toBe(false);
    const again = both.seal(1, BSN);
    expect(both.isNewest(again)).toBe(true);
    expect(again.slice(0, 9)).not.toBe(sealed.slice(0, 9));
    const retired = makeKeys(retireKey(added, sealed.slice(0, 9), WHEN));
    expect(retired.unseal(1, sealed)).toBe(BSN);
    expect(retired.unseal(1, again)).toBe(BSN);
  });

  it('adds a hash key without breaking a hash, until the first is retired', () => {
    const added = addKey(ring, 'hash', '2026-01-01T00:00:00.000Z');
    const before = keys.hash(1, 'bsn', BSN);
    const both = makeKeys(added);
    expect(both.hash(1, 'bsn', BSN)).toBe(before);
    const [first, second] = both.hashes(1, 'bsn', BSN);
    expect(first).toBe(before);
    const old = ring.keys.find((key) => key.kind === 'hash')!;
    expect(makeKeys(retireKey(added, old.id, WHEN)).hash(1, 'bsn', BSN)).toBe(second);
  });

  it('keeps one or two active keys of a kind', () => {
    const added = addKey(ring, 'seal', '2026-01-01T00:00:00.000Z');
    expect(() => addKey(added, 'seal', '2026-02-01T00:00:00.000Z')).toThrow('retire one first');
    const only = ring.keys.find((key) => key.kind === 'seal')!;
    expect(() => retireKey(ring, only.id, WHEN)).toThrow('add one first');
    expect(() => retireKey(ring, 'unknown', WHEN)).toThrow('no active key');
  });

  it('reaches a running process when it meets a key that it does not know', () => {
    const added = addKey(ring, 'seal', '2026-01-01T00:00:00.000Z');
    let reads = 0;
    const running = makeKeys(ring, () => {
      reads++;
      return added;
    });
    const fresh = makeKeys(added).seal(1, BSN);
    expect(running.unseal(1, fresh)).toBe(BSN);
    expect(running.isNewest(running.seal(1, BSN))).toBe(true);
    expect(running.seal(1, BSN).slice(0, 9)).toBe(fresh.slice(0, 9));
    for (let i = 0; i < 100; i++) expect(() => running.unseal(1, 's00000000.AAAA')).toThrow(problem('key-unknown'));
    expect(reads).toBeLessThan(5);
  });

  it('a key file that cannot be read leaves the keys in memory working', () => {
    const running = makeKeys(ring, () => {
      throw new Error('away');
    });
    expect(() => running.unseal(1, 's00000000.AAAA')).toThrow(problem('key-unknown'));
    expect(running.unseal(1, running.seal(1, BSN))).toBe(BSN);
  });
});
