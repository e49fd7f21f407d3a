/** The judgement on categories against a reading of it as naive as can be: every source, every category, random registers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIE_CODES, CATEGORIEEN, categorieOf, gapOf, gapWords, NUMMER, type Said } from './categories.ts';
import { type Combination, judgeCombination } from './combinations.ts';
import { decide } from './decide.ts';
import { readRights, writeRights } from './kept.ts';
import type { Rights } from './rights.ts';
import { BRONNEN } from './sources.ts';

const SEED = 20261128;
const codes = fc.subarray([...CATEGORIE_CODES]);
const bySource = fc.record(Object.fromEntries(BRONNEN.map((source) => [source, fc.option(codes, { nil: undefined })])));
const mapOf = (some: Readonly<Record<string, readonly string[] | undefined>>): Map<string, ReadonlySet<string>> =>
  new Map(Object.entries(some).flatMap(([source, list]) => (list ? [[source, new Set(list)] as const] : [])));

it('the list has each code once, and special ones are told by what they are', () => {
  expect(new Set(CATEGORIE_CODES).size).toBe(CATEGORIEEN.length);
  expect(CATEGORIEEN.filter(({ aard }) => aard === 'bijzonder')).toHaveLength(8);
  expect(CATEGORIEEN.filter(({ aard }) => aard === 'strafrechtelijk')).toHaveLength(1);
  expect(() => categorieOf('schoenmaat')).toThrow();
});

it('what an activity and a combination say is what is open, of every source and category', () => {
  fc.assert(
    fc.property(fc.boolean(), codes, bySource, bySource, (number, special, uses, named) => {
      const said: Said = { number, special: new Set(special), uses: mapOf(uses) };
      const narrowed = { name: 'samen', categories: mapOf(named) };
      for (const source of BRONNEN)
        for (const { code, aard } of CATEGORIEEN) {
          const ground = aard === 'gewoon' || (aard === 'nummer' ? number : special.includes(code as never));
          const used = uses[source] === undefined || uses[source].includes(code as never);
          const together = named[source] === undefined || named[source].includes(code as never);
          expect(gapOf(said, source, code) === undefined).toBe(ground && used);
          const gap = gapOf(said, source, code, narrowed);
          expect(gap === undefined).toBe(ground && used && together);
          // Each refusal says where it is mended.
          if (gap)
            expect(gapWords(gap, 'proef', [code], narrowed)).toMatch(/nieuwe versie van de (activiteit|combinatie)/);
        }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

describe('two sources together', () => {
  const combination = fc
    .record({ name: fc.constantFrom('a', 'b', 'c'), consent: fc.boolean(), categories: bySource })
    .map(
      ({ categories, ...rest }): Combination => ({
        ...rest,
        activity: 'proef',
        sources: new Set(BRONNEN),
        recipients: new Set(['balie']),
        from: '2026-01-01',
        categories: mapOf(categories),
      }),
    );
  const pairs = BRONNEN.flatMap((a, index) => BRONNEN.slice(index + 1).map((b) => [a, b] as const));

  it.each(pairs)('%s and %s show what one combination names, and never what two of them do', (a, b) => {
    fc.assert(
      fc.property(fc.array(combination, { maxLength: 4 }), (register) => {
        const together = {
          activity: 'proef',
          sources: new Set([a, b]),
          recipients: new Set(['balie']),
          day: '2026-06-01',
        };
        const verdict = judgeCombination(together, register, { given: (name) => new Set([name]) });
        expect(verdict.kind === 'refused').toBe(register.length === 0);
        if (verdict.kind !== 'registered' && verdict.kind !== 'consented') return;
        const opens = (one: Combination, source: string, code: string): boolean =>
          one.categories?.get(source)?.has(code) ?? true;
        const open = (source: string, code: string): boolean =>
          verdict.narrowed?.categories.get(source)?.has(code) ?? true;
        const all = [a, b].flatMap((source) => CATEGORIE_CODES.map((code) => [source, code] as const));
        const whole = register.filter((one) =>
          all.every(([source, code]) => !open(source, code) || opens(one, source, code)),
        );
        // Everything that is open is in one of them; with consent, in each that somebody may have consented to.
        expect(whole.length).toBeGreaterThan(0);
        if (verdict.kind === 'consented') expect(whole).toHaveLength(register.length);
        else {
          const lets = (one: Combination): number => all.filter(([source, code]) => opens(one, source, code)).length;
          const lawful = register.filter(({ consent }) => !consent);
          expect(all.filter(([source, code]) => open(source, code))).toHaveLength(Math.max(...lawful.map(lets)));
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

it('a decision gives what is left out as a duty with its number, and so does the same decision made again', () => {
  const rights: Rights = {
    everything: true,
    grants: [],
    leaves: [
      {
        id: 'meent-gegevens-001',
        version: 1,
        effect: 'laat_weg',
        whom: {},
        what: { components: ['zrc'], resources: ['rol'] },
        leaveOut: ['betrokkeneIdentificatie.inpBsn'],
        reason: gapWords('meent-gegevens-001', 'proef', [NUMMER]),
      },
    ],
  };
  const ask = { component: 'zrc', scopes: ['zaken.lezen'], resource: 'rol', row: { type: 't' } };
  const made = decide(rights, ask);
  expect(made).toMatchObject({ permit: true, leaveOut: ['betrokkeneIdentificatie.inpBsn'] });
  expect(made.reasons.at(-1)).toMatchObject({ id: 'meent-gegevens-001', effect: 'laat_weg' });
  expect(decide(readRights(writeRights(rights)), ask)).toEqual(made);
  // Twin: of another kind nothing is left out.
  expect(decide(rights, { ...ask, resource: 'zaak' }).leaveOut).toEqual([]);
});
