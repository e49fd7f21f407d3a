/**
 * The logbook, on every operation: one durable entry for one answer, with a line for each data subject in it. In two
 * files, so that neither takes long.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberedBy } from '../../../src/engine/walk.ts';
import type { ApiRoute } from '../../../src/services/http/route.ts';
import { activityId, FIRST, startMeent, type TestMeent } from '../../support/server.ts';
import { OWN } from './own.ts';
import { RECORDS } from './records.ts';
import { isExport, isOnRecord, isWithout, loggedAs, named, requestFor, routes, shownIn } from './requests.ts';
import { makeWorld, type World, watch } from './world.ts';

let meent: TestMeent;
let world: World;
function prepareAll(): void {
  beforeAll(async () => {
    meent = await startMeent();
    world = await makeWorld(meent);
  });
  afterAll(async () => {
    await world.close();
    await meent.close();
  });
}

const startsEmpty = ({ resource, operation }: ApiRoute): boolean =>
  typeof operation === 'string'
    ? operation === 'create' && RECORDS[resource!.name]!.startsEmpty === true
    : OWN[operation.operationId]!.startsEmpty === true;

/** What stands for its parent is told of as the parent. */
const nameInLog = ({ resource }: ApiRoute): string =>
  numberedBy(resource!) === undefined ? resource!.name : resource!.fields[resource!.parent!]!.to![0]!;

const personal = routes.filter((route) => route.resource?.subjects && isOnRecord(route) && !isWithout(route));
const impersonal = routes.filter(
  (route) => route.resource && !(route.resource.subjects && isOnRecord(route)) && !isWithout(route),
);

/** What somebody asks of their own data has an activity of its own; all else here is for that of the application. */
const activityOf = ({ resource }: ApiRoute): string =>
  resource?.name === 'avgverzoek' ? 'avg-verzoeken' : 'dienstverlening';

export const personalAnswers = () =>
  describe('an answer with personal data', () => {
    prepareAll();

    it.each(named(personal))('leaves one entry: %s', async (_, route) => {
      const { answer, entries } = await watch(world, await requestFor(world, route));
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      const [operation, kind] = loggedAs(route);
      // An export has one of each piece. A list has one for each activity that what it shows is for.
      const isList = route.operation === 'list' || route.operation === 'search';
      const activities = entries.map(({ activity }) => activity);
      if (isList) expect(new Set(activities).size).toBe(activities.length);
      else if (!isExport(route)) expect(entries).toHaveLength(1);
      expect(entries.length).toBeGreaterThan(0);
      for (const entry of entries) expect(entry).toMatchObject({ operation, kind });
      const may = new Set(
        [activityOf(route), ...(isList ? ['avg-verzoeken'] : [])].map((one) => activityId(FIRST, one)),
      );
      expect(activities.filter((one) => !may.has(one))).toEqual([]);
      const lines = entries.flatMap((entry) =>
        entry.lines.map(([, subject, resource, id]) => `${subject} ${resource} ${id}`),
      );
      if (startsEmpty(route)) expect(lines).toEqual([]);
      else if (route.operation === 'list' || route.operation === 'search') {
        const shown = shownIn(answer).map(({ url }) => `${nameInLog(route)} ${url.slice(-36)}`);
        // Whoever is about nobody has no line; whoever is about another person has one of theirs.
        expect(lines.some((line) => line.startsWith(world.subject))).toBe(true);
        for (const line of lines) expect(shown).toContain(line.slice(line.indexOf(' ') + 1));
        expect(new Set(lines).size).toBe(lines.length);
      } else {
        expect(lines).toHaveLength(RECORDS[route.resource?.name ?? '']?.two ? 2 : 1);
        if (route.operation !== 'create' || route.resource!.name !== 'persoon')
          expect(lines.join()).toContain(world.subject);
      }
    });
  });

export const otherAnswers = () =>
  describe('an answer without personal data', () => {
    prepareAll();

    it.each(named(impersonal))('leaves none: %s', async (_, route) => {
      const { answer, entries } = await watch(world, await requestFor(world, route));
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      expect(entries).toEqual([]);
    });
  });
