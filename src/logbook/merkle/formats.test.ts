import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBundle, encodeBundle, MAX_ENTRY_BYTES } from './bundle.ts';
import { openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { EMPTY_ROOT } from './hash.ts';
import { formatVkey, openNote, parseVkey, type Signer, signNote } from './note.ts';
import { formatTilePath, parseTilePath } from './tile.ts';

const signer = (name: string): Signer => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    name,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
};
const log = signer('gemeente.example/logboek');

describe('tile paths', () => {
  test.each([
    ['tile/0/x001/x234/067', { kind: 'tile', level: 0, index: 1_234_067, width: 256 }],
    ['tile/3/000.p/7', { kind: 'tile', level: 3, index: 0, width: 7 }],
    ['tile/entries/x001/000.p/255', { kind: 'entries', index: 1000, width: 255 }],
  ] as const)('%s', (text, path) => {
    expect(formatTilePath(path)).toBe(text);
    expect(parseTilePath(text)).toEqual(path);
  });

  test.each([
    'tile/0/1',
    'tile/00/000',
    'tile/64/000',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/001/x000',
    '../tile/0/000',
    'tile/0/000/',
  ])('refuses %s', (text) => expect(parseTilePath(text)).toBeNull());

  test('there and back', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 63 }),
        fc.integer({ min: 0, max: 10 ** 15 - 1 }),
        fc.integer({ min: 1, max: 256 }),
        (level, index, width) => {
          const path = { kind: 'tile', level, index, width } as const;
          expect(parseTilePath(formatTilePath(path))).toEqual(path);
        },
      ),
    );
  });
});

describe('bundles', () => {
  test('there and back, and a cut bundle is refused', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 20 }), (entries) => {
        const bundle = encodeBundle(entries);
        expect(decodeBundle(bundle)?.map((entry) => Buffer.from(entry))).toEqual(
          entries.map((entry) => Buffer.from(entry)),
        );
        expect(decodeBundle(bundle.subarray(0, bundle.length - 1))?.length).not.toBe(entries.length);
      }),
    );
    expect(() => encodeBundle([new Uint8Array(MAX_ENTRY_BYTES + 1)])).toThrow(RangeError);
  });
});

describe('notes', () => {
  test('a signature of an unknown key is read over, a wrong one of a known key is not', () => {
    const other = signer('getuige.example');
    const text = 'een regel\n\nnog een\n';
    const line = (note: string) => note.slice(note.lastIndexOf('—'));
    const both = signNote(text, log) + line(signNote(text, other));
    expect(openNote(both, [log])).toBe(text);
    expect(openNote(both, [other])).toBe(text);
    expect(openNote(signNote(text, log), [other])).toBeNull();
    const forged = signNote(text, log) + line(signNote('iets anders\n', other));
    expect(openNote(forged, [log])).toBe(text);
    expect(openNote(forged, [log, other])).toBeNull();
    expect(openNote(signNote(text, { ...other, name: log.name, publicKey: log.publicKey }), [log])).toBeNull();
  });

  test('text and names that do not belong in a note', () => {
    expect(() => signNote('zonder einde', log)).toThrow();
    expect(() => signNote('tab\t\n', log)).toThrow();
    expect(() => signNote('goed\n', { ...log, name: 'a b' })).toThrow();
    for (const bad of ['', '\n\n', 'tekst\n\n', 'tekst\n\n— naam\n', `tekst\n\n- ${log.name} AAAAAAAA\n`])
      expect(openNote(bad, [log])).toBeNull();
  });

  test('vkey', () => {
    expect(parseVkey(formatVkey(log))).toEqual({ name: log.name, publicKey: Buffer.from(log.publicKey) });
    for (const bad of ['', 'a+b', `${formatVkey(log)}=`, formatVkey(log).replace(log.name, 'ander')])
      expect(parseVkey(bad)).toBeNull();
  });
});

describe('checkpoints', () => {
  const root = Buffer.from(EMPTY_ROOT).toString('base64');
  test.each([
    `a\n00\n${root}\n`,
    `a\n1\n${root}`,
    `\n1\n${root}\n`,
    `a\n1\nAAAA\n`,
    `a\n-1\n${root}\n`,
    `a\n1\n${root}\n\n`,
    `a\n99999999999999999999\n${root}\n`,
  ])('refuses %j', (text) => expect(parseCheckpoint(text)).toBeNull());

  test('the origin belongs to the key', () => {
    const note = signCheckpoint({ size: 0, root: EMPTY_ROOT }, log);
    expect(openCheckpoint(note, [log])?.size).toBe(0);
    expect(openCheckpoint(signNote(`ander\n0\n${root}\n`, log), [log])).toBeNull();
  });
});
