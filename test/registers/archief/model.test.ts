/** Who ends on a list, for any set of cases, against a model that is naive and reads like the rule. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { waaromNiet } from '../../../src/services/archief/doel.ts';
import { teLaat } from '../../../src/services/archief/selectie.ts';
import { FIRST, seeder } from '../../support/server.ts';
import type { Json } from '../zaken/support.ts';
import { type Archief, padVan, startArchief } from './support.ts';

let a: Archief;
let ids: readonly string[];
const GROUPS = 8;
beforeAll(async () => {
  a = await startArchief();
  const made: Json[] = [];
  // Main cases, each with a sub-case.
  for (let n = 0; n < GROUPS; n++) {
    const main = await a.z.zaak();
    made.push(main, await a.z.zaak({ hoofdzaak: main.url }));
  }
  ids = made.map(({ uuid }) => uuid as string);
});
afterAll(() => a.close());

const day = fc.constantFrom(null, addDays(today(), -400), addDays(today(), -1), today(), addDays(today(), 1));
const state = fc.record({
  einddatum: fc.constantFrom(null, '2025-01-01', '2025-01-01', '2025-01-01'),
  archiefnominatie: fc.constantFrom('vernietigen', 'vernietigen', 'vernietigen', 'blijvend_bewaren', null),
  archiefactiedatum: fc.oneof(
    { weight: 3, arbitrary: fc.constant(addDays(today(), -30)) },
    { weight: 2, arbitrary: day },
  ),
  archiefstatus: fc.constantFrom(
    'nog_te_archiveren',
    'nog_te_archiveren',
    'gearchiveerd',
    'gearchiveerd_procestermijn_onbekend',
    'overgedragen',
  ),
  opgeschort: fc.constantFrom(null, null, null, null, 'onderzoek'),
});
type State = typeof state extends fc.Arbitrary<infer It> ? It : never;

/** As the law has it, for one case. */
const alone = (it: State): boolean =>
  it.einddatum !== null &&
  it.archiefnominatie === 'vernietigen' &&
  it.archiefactiedatum !== null &&
  it.archiefactiedatum < today() &&
  ['nog_te_archiveren', 'gearchiveerd'].includes(it.archiefstatus) &&
  it.opgeschort === null;

/** A main case takes its sub-case along, or waits for it; a sub-case goes alone only when its main case stays. */
const expected = (states: readonly State[]): ReadonlySet<string> =>
  new Set(
    Array.from({ length: GROUPS }, (_, group) => {
      const [main, sub] = [states[2 * group]!, states[2 * group + 1]!];
      if (alone(main) && alone(sub)) return [ids[2 * group]!];
      return alone(sub) && !alone(main) ? [ids[2 * group + 1]!] : [];
    }).flat(),
  );

it('holds for any set of cases: the list, the count of what waits, and the check at the moment itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(state, { minLength: 2 * GROUPS, maxLength: 2 * GROUPS }), async (states) => {
      await write(states);
      const wanted = expected(states);
      expect(await teLaat(a.z.meent.engine, seeder(FIRST))).toBe(wanted.size);
      const answer = await a.z.ask(
        'POST',
        '/meent/api/v1/vernietigingslijsten',
        { naam: 'Model' },
        {
          user: { id: 'een', name: 'Medewerker een' },
        },
      );
      if (wanted.size === 0) {
        expect(answer.statusCode).toBe(400);
        return;
      }
      expect(answer.statusCode, answer.body).toBe(201);
      const lijst = answer.json() as Json;
      const regels = await a.regels(lijst);
      expect(new Set(regels.map(({ zaakId }) => zaakId))).toEqual(wanted);
      expect(await teLaat(a.z.meent.engine, seeder(FIRST))).toBe(0);
      for (const { zaakId, deelzaken } of regels) expect(deelzaken).toBe(ids.indexOf(zaakId) % 2 === 0 ? 1 : 0);
      await a.doe(200, 'POST', `${padVan(lijst)}/intrekken`, 'een', { reden: 'Volgende.' });
      for (const [at, it] of states.entries())
        expect([at, waaromNiet({ record: it, columns: { opgeschort: it.opgeschort } }, today()) === undefined]).toEqual(
          [at, alone(it)],
        );
    }),
    { numRuns: 25 },
  );
});

/** By hand, and in the columns that are asked: many states cannot be reached one by one in reasonable time. */
async function write(states: readonly State[]): Promise<void> {
  await a.z.meent.clone.asOwner(
    `update meent.zaken_zaak z set einddatum = x.einddatum, archiefnominatie = x.archiefnominatie,
       archiefactiedatum = x.archiefactiedatum, archiefstatus = x.archiefstatus, opgeschort = x.opgeschort
     from jsonb_to_recordset($1::jsonb) as x (id uuid, einddatum date, archiefnominatie text, archiefactiedatum date, archiefstatus text, opgeschort text)
     where z.id = x.id`,
    [JSON.stringify(states.map((it, at) => ({ id: ids[at], ...it })))],
  );
}
