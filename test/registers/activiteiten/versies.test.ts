/** Random changes of versions, against a naive model: what has begun stays, and only ends. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { activityBody } from '../../support/activity.ts';
import { startMeent, type TestMeent } from '../../support/server.ts';

const SEED = 20261127;
const ROOT = '/registers/api/v1/verwerkingsactiviteiten';
const FOREVER = '9999-12-31';
let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
});
afterAll(() => meent.close());

const day = (from: number): string => new Date(Date.parse(today()) + from * 86_400_000).toISOString().slice(0, 10);
const days = fc.integer({ min: -4, max: 6 });

interface Version {
  readonly naam: string;
  readonly begin: string;
  readonly end: string | null;
}
type Step =
  | { readonly kind: 'add'; readonly begin: number; readonly end: number | null }
  | { readonly kind: 'rename'; readonly at: number }
  | { readonly kind: 'begin'; readonly at: number; readonly begin: number }
  | { readonly kind: 'end'; readonly at: number; readonly end: number | null }
  | { readonly kind: 'remove'; readonly at: number };

const at = fc.nat({ max: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), begin: days, end: fc.option(days, { freq: 3 }) }),
  fc.record({ kind: fc.constant('rename' as const), at }),
  fc.record({ kind: fc.constant('begin' as const), at, begin: days }),
  fc.record({ kind: fc.constant('end' as const), at, end: fc.option(days) }),
  fc.record({ kind: fc.constant('remove' as const), at }),
);

const overlaps = (one: Version, other: Version): boolean =>
  one.begin < (other.end ?? FOREVER) && other.begin < (one.end ?? FOREVER);
const fits = (version: Version, others: readonly Version[]): boolean =>
  (version.end === null || version.end > version.begin) && !others.some((one) => overlaps(version, one));
const begun = ({ begin }: Version): boolean => begin <= today();

/** What the model says of a change: whether it may be made. */
function mayChange(before: Version, after: Version, others: readonly Version[]): boolean {
  if (!fits(after, others)) return false;
  if (!begun(before)) return true;
  if (after.naam !== before.naam || after.begin !== before.begin) return false;
  if (after.end === before.end) return true;
  return !(before.end !== null && before.end <= today()) && (after.end === null || after.end > today());
}

it(`keeps what has begun (seed ${SEED})`, async () => {
  let run = 0;
  const seen = { made: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 14 }), async (steps) => {
      const identificatie = `versies-${++run}`;
      const model = new Map<string, Version>();
      for (const [index, one] of steps.entries()) {
        const urls = [...model.keys()];
        const url = one.kind === 'add' ? undefined : urls[one.at % Math.max(urls.length, 1)];
        if (one.kind !== 'add' && !url) continue;
        const before = url ? model.get(url)! : undefined;
        const others = [...model].filter(([key]) => key !== url).map(([, version]) => version);
        const naam = `Naam ${index}`;
        if (one.kind === 'add') {
          const version = { naam, begin: day(one.begin), end: one.end === null ? null : day(one.end) };
          const payload = activityBody({
            identificatie,
            naam,
            beginGeldigheid: version.begin,
            eindeGeldigheid: version.end,
          });
          const answer = await meent.ask({ method: 'POST', url: ROOT, payload });
          expect([one, answer.statusCode === 201]).toEqual([one, fits(version, others)]);
          if (answer.statusCode === 201) model.set(new URL(answer.json().url).pathname, version);
        } else if (one.kind === 'remove') {
          const answer = await meent.ask({ method: 'DELETE', url: url! });
          expect([one, answer.statusCode]).toEqual([one, begun(before!) ? 400 : 204]);
          if (answer.statusCode === 204) model.delete(url!);
        } else {
          const after: Version = {
            ...before!,
            ...(one.kind === 'rename' ? { naam } : {}),
            ...(one.kind === 'begin' ? { begin: day(one.begin) } : {}),
            ...(one.kind === 'end' ? { end: one.end === null ? null : day(one.end) } : {}),
          };
          const payload =
            one.kind === 'rename'
              ? { naam: after.naam }
              : one.kind === 'begin'
                ? { beginGeldigheid: after.begin }
                : { eindeGeldigheid: after.end };
          const answer = await meent.ask({ method: 'PATCH', url: url!, payload });
          const may = mayChange(before!, after, others);
          expect([one, before, answer.statusCode]).toEqual([one, before, may ? 200 : 400]);
          if (may) model.set(url!, after);
          seen[may ? 'made' : 'refused']++;
        }
      }
      // Whatever was tried: each that is there reads as the model says, and on a day one holds at most.
      for (const [url, version] of model)
        expect((await meent.ask({ url, as: false })).json()).toMatchObject({
          naam: version.naam,
          beginGeldigheid: version.begin,
          eindeGeldigheid: version.end,
        });
      for (const from of [-4, -1, 0, 1, 5]) {
        const on = day(from);
        const answer = await meent.ask({ url: `${ROOT}?identificatie=${identificatie}&geldigOp=${on}`, as: false });
        const held = [...model.values()].filter(({ begin, end }) => begin <= on && (end === null || on < end));
        expect(answer.json().results.map(({ naam }: { naam: string }) => naam)).toEqual(held.map(({ naam }) => naam));
      }
    }),
    { numRuns: 25, seed: SEED },
  );
  expect(seen.made).toBeGreaterThan(10);
  expect(seen.refused).toBeGreaterThan(10);
});
