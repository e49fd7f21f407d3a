/**
 * Every operation of the published documents that we have, called, and what it answers validated against the published
 * schema. A file a register, so that none takes long.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandable } from '../../src/services/openapi/schemas.ts';
import { isWithout, named, registry, requestFor, routes } from '../registers/all/requests.ts';
import { makeWorld, type World } from '../registers/all/world.ts';
import { type Request, startMeent, type TestMeent } from '../support/server.ts';
import { type Checker, checkerOf } from './answers.ts';
import { ANSWERS_EXPLAINED } from './explained/answers.ts';
import { matches } from './explained/index.ts';
import { type ApiName, havePublished, WITHOUT } from './published.ts';

/** @param least answers that must have been looked at, so that the test cannot pass by looking at nothing. */
export function answersOf(names: readonly ApiName[], least: number): void {
  const called = routes.filter((route) => names.some((name) => name === route.api.name) && !isWithout(route));
  if (!havePublished) console.log(`${WITHOUT} ${called.length + 2} tests are skipped.`);

  let meent: TestMeent;
  let world: World;
  const checkers = new Map<string, Checker>();
  const seen = new Set<string>();
  let answers = 0;

  beforeAll(async () => {
    if (!havePublished) return;
    for (const name of names) checkers.set(name, checkerOf(name));
    const plain = await startMeent();
    meent = {
      ...plain,
      async ask(request) {
        const answer = await plain.ask(request);
        look(request, answer);
        return answer;
      },
    };
    world = await makeWorld(meent);
  });
  afterAll(async () => {
    if (!havePublished) return;
    await world.close();
    await meent.close();
  });

  function look({ method, url }: Request, { statusCode, body }: { statusCode: number; body: string }): void {
    const [, name, path] = /^\/(\w+)\/api\/v\d(\/.*)$/.exec(String(url)) ?? [];
    const faults = checkers.get(name ?? '')?.({ method: String(method), path: path!, status: statusCode, body });
    if (!faults) return;
    answers += 1;
    for (const fault of faults) seen.add(`${name} ${fault}`);
  }

  const isExplained = (fault: string): boolean =>
    names.some((name) => ANSWERS_EXPLAINED[name].some(([pattern]) => matches(fault, `${name} ${pattern}`)));

  /** Faults that came up since. */
  const unexplained = (before: ReadonlySet<string> = new Set()): readonly string[] =>
    [...seen.difference(before)].filter((fault) => !isExplained(fault));

  describe.skipIf(!havePublished)('what is answered is what is published', () => {
    it.each(named(called))('%s', async (_, route) => {
      const before = { answers, seen: new Set(seen) };
      const request = await requestFor(world, route);
      const answer = await meent.ask(request);
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      // Content, and what an own operation answers, has no schema; a record or a list always has.
      const shows = route.operation === 'list' || route.operation === 'read';
      if (shows) expect(answers).toBeGreaterThan(before.answers);
      const paths = shows ? Object.keys(expandable(registry, route.resource!)) : [];
      if (paths.length > 0) {
        const expanded = await meent.ask({ ...request, url: `${request.url}?expand=${paths.join(',')}` });
        expect(expanded.statusCode, expanded.body).toBe(200);
      }
      expect(unexplained(before.seen)).toEqual([]);
    });

    it('many answers were looked at, and none had a fault without a reason', () => {
      expect(answers).toBeGreaterThan(least);
      expect(unexplained()).toEqual([]);
    });

    it('nothing is explained that does not occur', () => {
      const idle = names.flatMap((name) =>
        ANSWERS_EXPLAINED[name]
          .map(([pattern]) => `${name} ${pattern}`)
          .filter((pattern) => ![...seen].some((fault) => matches(fault, pattern))),
      );
      expect(idle).toEqual([]);
    });
  });
}
