/**
 * ztc-016 over random histories: versions of one name are made, dated, published and ended in any order, and after each step
 * the answer is what a naive list of periods says. On each day at most one published version holds, and it is the one found.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { besluittype, type Client, faults, informatieobjecttype, startCatalogi, zaaktype } from './support.ts';

const DAYS = ['2023-12-31', '2024-01-01', '2024-01-02', '2024-06-30', '2024-07-01', '2025-01-01'];
const FIRST = DAYS[0]!;
const KINDS = {
  zaaktypen: { name: 'identificatie', body: zaaktype },
  informatieobjecttypen: { name: 'omschrijving', body: informatieobjecttype },
  besluittypen: { name: 'omschrijving', body: besluittype },
} as const;
type Kind = keyof typeof KINDS;

interface Version {
  readonly url: string;
  begin: string;
  end: string | null;
  concept: boolean;
}
type Step =
  | { readonly kind: 'make'; readonly begin: string; readonly end: string | null }
  | { readonly kind: 'publish'; readonly at: number }
  | { readonly kind: 'end'; readonly at: number; readonly end: string | null }
  | { readonly kind: 'begin'; readonly at: number; readonly begin: string };

const day = fc.constantFrom(...DAYS);
const end = fc.option(day, { nil: null, freq: 3 });
const at = fc.nat(5);
const make = fc.record({ kind: fc.constant('make' as const), begin: day, end });
const steps: fc.Arbitrary<readonly Step[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: make },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('publish' as const), at }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('end' as const), at, end }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('begin' as const), at, begin: day }) },
    ),
    { minLength: 6, maxLength: 14 },
  )
  .map((some) => [{ kind: 'make', begin: FIRST, end: null } as const, ...some]);

/** Day by day, without a thought: what both hold on is an overlap. */
const holds = ({ begin, end }: Pick<Version, 'begin' | 'end'>, one: string): boolean =>
  begin <= one && (end === null || one <= end);
const meets = (a: Pick<Version, 'begin' | 'end'>, b: Pick<Version, 'begin' | 'end'>): boolean =>
  [...DAYS, '2999-01-01'].some((one) => holds(a, one) && holds(b, one));

let client: Client;
let catalogus: string;
let elders: string;
let count = 0;

async function play(kind: Kind, name: string, history: readonly Step[]): Promise<readonly Version[]> {
  const { body, name: field } = KINDS[kind];
  const versions: Version[] = [];
  const free = (it: Version): boolean => versions.every((one) => one === it || one.concept || !meets(one, it));
  const patch = async (it: Version, changes: Partial<Pick<Version, 'begin' | 'end'>>, sent: object): Promise<void> => {
    const next = { ...it, ...changes };
    const dated = next.end === null || next.begin <= next.end;
    const movable = it.concept || changes.begin === undefined || changes.begin === it.begin;
    const free = it.concept || versions.every((one) => one === it || one.concept || !meets(one, next));
    const good = dated && movable && free;
    const answer = await client.patch(it.url, sent, good ? 200 : 400);
    if (good) Object.assign(it, changes);
    else expect(faults(answer).length).toBeGreaterThan(0);
  };
  for (const step of history) {
    if (step.kind === 'make') {
      const good = step.end === null || step.begin <= step.end;
      const made = await client.post(
        `/${kind}`,
        body(catalogus, { [field]: name, beginGeldigheid: step.begin, eindeGeldigheid: step.end }),
        good ? 201 : 400,
      );
      if (good) versions.push({ url: made.url, begin: step.begin, end: step.end, concept: true });
      continue;
    }
    const it = versions[step.at % versions.length]!;
    if (step.kind === 'end') await patch(it, { end: step.end }, { eindeGeldigheid: step.end });
    else if (step.kind === 'begin') await patch(it, { begin: step.begin }, { beginGeldigheid: step.begin });
    else {
      const good = !it.concept || free(it);
      const answer = await client.publish({ url: it.url }, good ? 200 : 400);
      if (good) it.concept = false;
      else expect(faults(answer)).toEqual([['beginGeldigheid', 'overlap']]);
    }
  }
  return versions;
}

export function proveValidity({ runs, seed }: { readonly runs: number; readonly seed: number }): void {
  describe(`versions of a type (seed ${seed})`, () => {
    beforeAll(async () => {
      client = await startCatalogi();
      catalogus = await client.catalogus('EEN');
      elders = await client.catalogus('TWEE');
    });
    afterAll(() => client.meent.close());

    it.each(Object.keys(KINDS) as Kind[])('%s', async (kind) => {
      await fc.assert(
        fc.asyncProperty(steps, async (history) => {
          const name = `V-${++count}`;
          const { body, name: field } = KINDS[kind];
          // One of that name in another catalogue is nobody's concern.
          await client.publish(await client.post(`/${kind}`, body(elders, { [field]: name, beginGeldigheid: FIRST })));
          const versions = await play(kind, name, history);
          const published = versions.filter(({ concept }) => !concept);
          for (const one of published) {
            const shown = await client.get(one.url);
            expect(shown).toMatchObject({ beginGeldigheid: one.begin, eindeGeldigheid: one.end, concept: false });
          }
          for (const one of DAYS) {
            const holding = published.filter((version) => holds(version, one)).map(({ url }) => url);
            expect(holding.length).toBeLessThanOrEqual(1);
            const query = { [field]: name, datumGeldigheid: one, catalogus };
            expect((await client.list(`/${kind}`, query)).map(({ url }) => url)).toEqual(holding);
          }
        }),
        { numRuns: runs, seed },
      );
    });
  });
}
