/** Our documents beside the published ones: every difference is mended or explained, and nothing is explained that is no difference. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { EVERYWHERE, EXPLAINED, idle, unexplained } from './explained/index.ts';
import { API_NAMES, havePublished, publishedOf, WITHOUT } from './published.ts';
import { README, withTable } from './report.ts';
import { servedOf } from './served.ts';

const TESTS = 2 * API_NAMES.length + 2;
if (!havePublished) console.log(`${WITHOUT} ${TESTS} tests are skipped.`);

const comparisons = havePublished
  ? API_NAMES.map((name) => [name, compare(publishedOf(name), servedOf(name))] as const)
  : [];

describe.skipIf(!havePublished)('beside the published document', () => {
  const of = (wanted: string) => comparisons.find(([name]) => name === wanted)![1];
  const linesOf = (wanted: string) => [...of(wanted).differences.keys()];

  it.each(API_NAMES)('%s has no difference without a reason', (name) => {
    expect(of(name).operations.published).toBeGreaterThan(0);
    expect(unexplained(name, linesOf(name))).toEqual([]);
  });

  it.each(API_NAMES)('%s explains nothing that is no difference', (name) => {
    expect(idle(EXPLAINED[name], linesOf(name))).toEqual([]);
  });

  it('what is explained for all of them occurs', () => {
    expect(
      idle(
        EVERYWHERE,
        API_NAMES.flatMap((name) => linesOf(name)),
      ),
    ).toEqual([]);
  });

  it('the figures in docs/conformance are those of today', () => {
    const text = readFileSync(README, 'utf8');
    // `npm run conformance` writes them.
    expect(text).toBe(withTable(text, comparisons));
  });
});
