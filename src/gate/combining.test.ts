/** Who may do everything, over every set of sources that an activity can use, beside a reading as naive as can be. */
import { describe, expect, it } from 'vitest';
import { type Purposes, reasonOf, serving } from './activity.ts';
import type { Combination } from './combinations.ts';
import { combining } from './combining.ts';
import { accessFor, allows } from './conditions.ts';
import type { Rights } from './rights.ts';
import { BRONNEN, type Bron } from './sources.ts';

const SETS = Array.from({ length: 2 ** BRONNEN.length }, (_, bits) =>
  BRONNEN.filter((_source, index) => bits & (2 ** index)),
);
const READS: Readonly<Record<Bron, readonly [component: string, scope: string]>> = {
  zaken: ['zrc', 'zaken.lezen'],
  personen: ['meent', 'personen.lezen'],
  objecten: ['orc', 'objecten.lezen'],
  berichten: ['meent', 'berichten.lezen'],
  logboek: ['meent', 'logboek.inzien'],
};
const EVERYTHING: Rights = { everything: true, grants: [] };

const purposes = (sources: readonly Bron[]): Purposes => ({
  uses: new Map([['hulp', new Map(sources.map((one) => [one, []]))]]),
  own: ['hulp'],
  defaultsOf: (component) => (component === 'zrc' ? ['hulp'] : undefined),
  types: new Map([['zrc', ['t1']]]),
});

const registered = (sources: readonly Bron[], more: Partial<Combination> = {}): Combination => ({
  name: 'samen',
  activity: 'hulp',
  sources: new Set(sources),
  recipients: new Set(['alles']),
  from: '2026-01-01',
  consent: false,
  ...more,
});

const opened = (rights: Rights): readonly Bron[] =>
  BRONNEN.filter((one) => allows(accessFor(rights, READS[one][0], [READS[one][1]]), { type: 't1' }));

describe('who may do everything', () => {
  const judge = (sources: readonly Bron[], register: readonly Combination[], named?: string): Rights =>
    serving(
      EVERYTHING,
      combining(EVERYTHING, purposes(sources), {
        recipients: new Set(['alles']),
        day: '2026-06-01',
        combinations: () => register,
        consents: { given: () => new Set(['s1']) },
      }),
      named,
    );

  it.each([undefined, 'hulp'])('keeps cases of each set of sources that nobody registered (named: %s)', (named) => {
    for (const sources of SETS) {
      const all = opened(judge(sources, [registered(sources)], named));
      expect([sources, all]).toEqual([sources, sources]);
      for (const register of [
        [],
        [registered(sources, { consent: true })],
        [registered(sources, { until: '2026-05-01' })],
        [registered(sources, { recipients: new Set(['ander']) })],
      ]) {
        const kept = sources.length < 2 ? sources : sources.includes('zaken') ? ['zaken'] : [];
        expect([sources, opened(judge(sources, register, named))]).toEqual([sources, kept]);
      }
    }
  });

  it('is told why of what stays closed, and not of what the activity does not use', () => {
    const rights = judge(['zaken', 'personen'], [], 'hulp');
    const why = (source: Bron) => reasonOf(rights, READS[source][0], [READS[source][1]]);
    expect(why('personen')).toMatch(/personen, zaken.*alleen zaken, documenten en besluiten open/);
    expect(why('objecten')).toContain('gebruikt deze bron niet');
    expect(why('zaken')).toBeUndefined();
  });

  it('keeps nothing more than that of two combinations that each cover a part', () => {
    const register = [registered(['zaken', 'personen']), registered(['personen', 'objecten'])];
    expect(opened(judge(['zaken', 'personen', 'objecten'], register, 'hulp'))).toEqual(['zaken']);
  });
});
