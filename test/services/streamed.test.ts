/** A body that is read as it comes means what it means when it is read whole, wherever it is cut. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Streams } from '../../src/engine/own.ts';
import { parseJson } from '../../src/foundation/json-text/strict.ts';
import { Problem } from '../../src/foundation/problems.ts';
import { readStreamed } from '../../src/services/http/streamed.ts';
import { FIRST, seeder } from '../support/server.ts';

const MOST = 3_000;
const MOST_REST = 20_000;
const caller = seeder(FIRST);

interface Outcome {
  readonly refused?: string;
  readonly body?: unknown;
  /** Bytes in hexadecimal, or what is wrong with the text. */
  readonly inhoud?: string;
}

const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function refusalsAs(read: () => Outcome | Promise<Outcome>): Promise<Outcome> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Problem) return { refused: error.code };
    throw error;
  }
}

/** @param cuts where a chunk ends. */
function streamed(bytes: Buffer, cuts: readonly number[], most = MOST): Promise<Outcome> {
  const kept: Buffer[] = [];
  const streams: Streams = {
    member: 'inhoud',
    most,
    tooLarge: 'Stuur het in delen.',
    async keep(_, content) {
      const chunks: Buffer[] = [];
      for await (const chunk of content) chunks.push(chunk as Buffer);
      kept.push(Buffer.concat(chunks));
      return { digest: sum(kept.at(-1)!), size: kept.at(-1)!.length };
    },
  };
  return refusalsAs(async () => {
    const { body, streamed: text } = await readStreamed(inPieces(bytes, cuts), streams, caller, { most: MOST_REST });
    if (!text) return { body };
    if ('fault' in text) return { body, inhoud: text.fault };
    const [only] = kept;
    expect([kept.length, text]).toEqual([1, { digest: sum(only!), size: only!.length }]);
    return { body: { ...(body as object), inhoud: '' }, inhoud: only!.toString('hex') };
  });
}

function inPieces(bytes: Buffer, cuts: readonly number[]): Readable {
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b);
  return Readable.from(
    [...ends, bytes.length]
      .map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end))
      .filter(({ length }) => length > 0),
    { objectMode: false },
  );
}

/** The same, read whole. */
const whole = (bytes: Buffer): Promise<Outcome> =>
  refusalsAs(() => {
    if (bytes.length === 0) return { body: undefined };
    const body = parseJson(bytes);
    const { inhoud: text } = (typeof body === 'object' ? (body ?? {}) : {}) as { readonly inhoud?: unknown };
    if (Array.isArray(body) || typeof text !== 'string') return { body };
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return { body, inhoud: 'alphabet' };
    if (text.length % 4 !== 0) return { body, inhoud: 'padding' };
    return { body: { ...(body as object), inhoud: '' }, inhoud: Buffer.from(text, 'base64').toString('hex') };
  });

/** A character as it is, or as one of the escapes in which JSON may hold it. */
const written = (character: string): fc.Arbitrary<string> => {
  const code = character.charCodeAt(0).toString(16).padStart(4, '0');
  return fc.constantFrom(
    JSON.stringify(character).slice(1, -1),
    JSON.stringify(character).slice(1, -1),
    `\\u${code}`,
    `\\u${code.toUpperCase()}`,
    ...(character === '/' ? ['\\/'] : []),
  );
};
const literal = (text: string, escapes: boolean): fc.Arbitrary<string> =>
  escapes
    ? fc.tuple(...Array.from(text, written)).map((characters) => `"${characters.join('')}"`)
    : fc.constant(JSON.stringify(text));

const text = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('base64').replace(/=/, '')),
  fc.stringMatching(/^[A/+z9]{0,5}={0,5}[A=]?$/),
  fc.constantFrom(
    'http://localhost/documenten/api/v1/x/download?versie=1',
    'AAAA BBBB',
    '{"inhoud":"AAAA"}',
    'inhoud',
    'é="\\',
  ),
);
const name = fc.constantFrom('inhoud', 'inhoud', 'titel', 'inhou', 'Inhoud', 'a"inhoud');
const space = fc.constantFrom('', '', ' ', '\n\t');
const string = fc.tuple(text, fc.boolean()).chain(([value, escapes]) => literal(value, escapes));
const { value, object } = fc.letrec<{ value: string; member: string; object: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    string,
    fc.constantFrom('null', '12', 'true', '{}', '"inhoud":"AAAA"'),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join()}]`),
  ),
  member: fc
    .tuple(
      fc.tuple(name, fc.boolean()).chain(([one, escapes]) => literal(one, escapes)),
      space,
      space,
      tie('value'),
    )
    .map(([key, before, after, one]) => `${key}${before}:${after}${one}`),
  object: fc
    .tuple(fc.array(tie('member'), { maxLength: 4 }), space)
    .map(([members, one]) => `{${one}${members.join(`${one},`)}${one}}`),
}));
const body = fc.oneof({ weight: 4, arbitrary: object }, value);
const cuts = fc.array(fc.nat(), { maxLength: 12 });

describe('a body that is read as it comes', () => {
  it('is what it is when read whole, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(body, cuts, async (json, ends) => {
        const bytes = Buffer.from(json);
        expect(await streamed(bytes, ends)).toEqual(await whole(bytes));
      }),
      { numRuns: 1_500 },
    );
  });

  it('is so byte by byte, and when a byte of it is lost or another', async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.nat(), fc.option(fc.nat({ max: 255 })), async (json, place, byte) => {
        const bytes = Buffer.from(json);
        const at = place % (bytes.length + 1);
        const broken = Buffer.concat([
          bytes.subarray(0, at),
          ...(byte === null ? [] : [Buffer.from([byte])]),
          bytes.subarray(at + 1),
        ]);
        const everywhere = Array.from(broken, (_, index) => index);
        expect(await streamed(broken, everywhere)).toEqual(await whole(broken));
      }),
      { numRuns: 1_500 },
    );
  });

  it.each<[string, string]>([
    ['the text twice', '{"inhoud":"AAAA","inhoud":"AAAA"}'],
    ['the text and then nothing', '{"inhoud":"AAAA","inhou\\u0064":null}'],
    ['nothing and then the text', '{"inhoud":null,"inhoud":"AAAA"}'],
    ['text without an end', '{"inhoud":"AAAA'],
    ['long text without an end', `{"inhoud":"${'A'.repeat(2_400)}`],
    ['an object without an end', '{"inhoud":"AAAA"'],
    ['more after the end', '{"inhoud":"AAAA"}{"inhoud":"AAAA"}'],
    ['a comma too many', '{"inhoud":"AAAA",}'],
    ['a byte that is no UTF-8', '{"inhoud":"AAAA","titel":"\xff"}'],
    ['half a surrogate pair', '{"inhoud":"AAAA","titel":"\\ud800"}'],
    ['a null character', '{"titel":"\\u0000","inhoud":"AAAA"}'],
    ['21 levels', `{"inhoud":"AAAA","a":${'['.repeat(20)}${']'.repeat(20)}}`],
  ])('is refused with %s', async (_, body) => {
    expect(await streamed(Buffer.from(body, 'latin1'), [5, 12, 14])).toEqual({ refused: 'parse-error' });
  });

  it('keeps as many bytes as it may, and not one more; of text that is none it keeps nothing', async () => {
    const body = (bytes: number) => Buffer.from(JSON.stringify({ inhoud: Buffer.alloc(bytes, 7).toString('base64') }));
    for (const size of [MOST - 2, MOST - 1, MOST])
      expect((await streamed(body(size), [70])).inhoud).toHaveLength(size * 2);
    for (const size of [MOST + 1, MOST + 2, MOST * 4, MOST * 50])
      expect(await streamed(body(size), [70])).toEqual({ refused: 'payload-too-large' });
    const text = (characters: number) => Buffer.from(`{"inhoud":"?${'A'.repeat(characters)}"}`);
    expect(await streamed(text(3_500), [70])).toEqual({ body: { inhoud: '' }, inhoud: 'alphabet' });
    expect(await streamed(text(100_000), [70])).toEqual({ refused: 'payload-too-large' });
  });

  it('has a limit for all the rest, and one for its length', async () => {
    const body = Buffer.from(JSON.stringify({ inhoud: 'AAAA', a: { inhoud: 'x'.repeat(MOST_REST) } }));
    expect(await streamed(body, [9])).toEqual({ refused: 'payload-too-large' });
    const never = new Readable({ read() {} });
    const streams = {
      member: 'inhoud',
      most: MOST,
      tooLarge: 'In delen.',
      keep: () => Promise.reject(new Error('read')),
    };
    await expect(readStreamed(never, streams, caller, { most: MOST_REST, length: 1_000_000 })).rejects.toThrow(
      'In delen.',
    );
  });

  it('that is refused halfway is let through to its end, so that its sender hears why', async () => {
    const payload = inPieces(Buffer.alloc(500_000, '{"inhoud":"AAAA","inhoud":"AAAA"'), [1_000, 2_000]);
    const streams: Streams = {
      member: 'inhoud',
      most: MOST,
      tooLarge: 'In delen.',
      keep: () => Promise.reject(new Problem('unavailable')),
    };
    await expect(readStreamed(payload, streams, caller, { most: MOST_REST })).rejects.toThrow('unavailable');
    await expect.poll(() => payload.readableEnded).toBe(true);
  });

  it('whose sender leaves breaks off what is kept', async () => {
    const payload = new Readable({ read() {} });
    payload.push(`{"inhoud":"${'A'.repeat(400)}`);
    let broken: unknown;
    const streams: Streams = {
      member: 'inhoud',
      most: MOST,
      tooLarge: 'In delen.',
      async keep(_, content) {
        try {
          for await (const _chunk of content) payload.destroy(new Error('aborted'));
        } catch (error) {
          broken = error;
        }
        throw broken;
      },
    };
    await expect(readStreamed(payload, streams, caller, { most: MOST_REST })).rejects.toThrow('parse-error');
    expect(broken).toBeInstanceOf(Problem);
  });
});
