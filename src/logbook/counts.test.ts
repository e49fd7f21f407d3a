import { describe, expect, test } from 'vitest';
import { countEntries } from './counts.ts';
import { makeLeaf } from './leaf.ts';
import type { LogEntry } from './types.ts';

const entry = (more: Partial<LogEntry>): LogEntry => ({
  municipality: 1,
  id: '01900000-0000-7000-8000-000000000001',
  operation: 'zaken.zaak.read',
  kind: 'geopend',
  activity: 'a1',
  organ: 'college',
  application: 'demo',
  trace: '0af7651916cd43dd8448eb211c80319c',
  span: 'b7ad6b7169203331',
  lines: [],
  ...more,
});

/** What is counted is what each preimage says when it is parsed by itself. */
const parsed = (preimages: readonly string[]): readonly string[] =>
  preimages.map((preimage) => {
    const { organ, activity } = JSON.parse(preimage) as { organ: string; activity: string };
    return JSON.stringify([organ, activity]);
  });

describe('entries of a day are counted by activity and organ', () => {
  const AT = '2026-06-01T10:00:00.000Z';
  const tricky = [
    'college',
    'college, en raad',
    'college","root":"x',
    'college","parent":"x',
    '"at":"2020-01-01T00',
    'college\\',
  ];
  const preimages = tricky.flatMap((text, index) => [
    makeLeaf(entry({ organ: text, parent: `00f067aa0ba902b${index}` }), AT).preimage,
    makeLeaf(entry({ organ: text, span: `b7ad6b716920333${index}` }), AT).preimage,
    makeLeaf(entry({ activity: text, actorRole: text, application: text }), AT).preimage,
    makeLeaf(entry({ organ: text, erased: { entry: 'e', line: 0 } as unknown as LogEntry['erased'] & object }), AT)
      .preimage,
  ]);

  test('also where text looks like what lies between the members', () => {
    const counts = countEntries(preimages);
    const expected = Map.groupBy(parsed(preimages), (one) => one);
    expect(counts.map(({ organ, activity, entries }) => [JSON.stringify([organ, activity]), entries])).toEqual(
      [...expected].map(([one, some]) => [one, some.length]),
    );
  });

  test('the day is that in the Netherlands, on both sides of its midnight', () => {
    const at = ['2026-06-01T21:59:59.999Z', '2026-06-01T22:00:00.000Z', '2026-06-01T22:59:00.000Z'];
    const counts = countEntries(at.map((moment) => makeLeaf(entry({}), moment).preimage));
    expect(counts.map(({ day, entries }) => [day, entries])).toEqual([
      ['2026-06-01', 1],
      ['2026-06-02', 2],
    ]);
  });
});
