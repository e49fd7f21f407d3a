import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, type Json } from './jcs.ts';
import { linesRootHex, makeLeaf, type Preimage } from './leaf.ts';
import { linePreimage, parseLines, saltLines } from './lines.ts';
import type { LogEntry } from './types.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });
/** Hashes, registered names and ids. */
const plain = fc.stringMatching(/^[A-Za-z0-9._:-]{1,40}$/);
const lines = fc.array(fc.record({ subject: plain, resource: plain, id: plain }), { maxLength: 9 });
const entries = fc.record(
  {
    municipality: fc.constant(7),
    id: fc.uuid(),
    operation: text,
    kind: fc.constantFrom('getoond', 'geweigerd'),
    activity: text,
    organ: text,
    application: text,
    actor: plain,
    actorRole: text,
    trace: text,
    span: text,
    lines,
  },
  {
    requiredKeys: [
      'municipality',
      'id',
      'operation',
      'kind',
      'activity',
      'organ',
      'application',
      'trace',
      'span',
      'lines',
    ],
  },
) as fc.Arbitrary<LogEntry>;

const AT = '2026-03-29T01:00:00.000Z';

test('the text written out by hand is the canonical JSON of the entry', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      const { actor, ...of } = { actor: undefined, ...entry } as LogEntry & { actor?: string };
      const leaf = makeLeaf(of, AT, actor);
      const said = JSON.parse(leaf.preimage) as Preimage;
      const { municipality: _, lines, ...fields } = entry;
      expect(leaf.preimage).toBe(
        canonical({ ...fields, at: AT, v: 2, lines: lines.length, root: said.root } as unknown as Json),
      );
    }),
  );
});

test('the root is that of the canonical lines, each with a salt of its own', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      const leaf = makeLeaf(entry, AT);
      const stored = parseLines(leaf.lines)!;
      const preimages = stored.map(([salt, subject, resource, id]) => canonical({ salt, subject, resource, id }));
      expect(stored.map(linePreimage)).toEqual(preimages);
      expect(linesRootHex(preimages)).toBe((JSON.parse(leaf.preimage) as Preimage).root);
      expect(stored.map(([, subject, resource, id]) => ({ subject, resource, id }))).toEqual(entry.lines);
      for (const [salt] of stored) expect(Buffer.from(salt, 'base64url')).toHaveLength(18);
      expect(new Set(stored.map(([salt]) => salt)).size).toBe(stored.length);
    }),
  );
});

test('salts do not come back', () => {
  const entry = {
    lines: Array.from({ length: 5_000 }, () => ({ subject: 's', resource: 'r', id: 'i' })),
  } as unknown as LogEntry;
  const said = {
    activity: '',
    application: '',
    id: '',
    kind: 'getoond',
    operation: '',
    organ: '',
    span: '',
    trace: '',
  };
  const salts = parseLines(makeLeaf({ ...entry, ...said } as LogEntry, AT).lines)!.map(([salt]) => salt);
  expect(new Set(salts).size).toBe(5_000);
});

test('text with a lone surrogate has no canonical form', () => {
  const entry = {
    municipality: 7,
    id: 'x',
    operation: 'o',
    kind: 'getoond',
    activity: '\ud800',
    organ: 'o',
    application: 'a',
    trace: 't',
    span: 's',
    lines: [],
  } as const;
  expect(() => makeLeaf(entry, AT)).toThrow(TypeError);
});

test.each(['', 'twee woorden', 'regel\nregel', 'aan"haling', 'streep\\', 'tab\t', 'é'])(
  'a part of a line that could be taken for something else is refused: %j',
  (odd) => {
    for (const part of ['subject', 'resource', 'id']) {
      const line = { subject: 's', resource: 'r', id: 'i', [part]: odd };
      expect(() => saltLines([line])).toThrow(TypeError);
    }
    expect(parseLines(`salt subject resource ${odd}`)).toBeNull();
  },
);
