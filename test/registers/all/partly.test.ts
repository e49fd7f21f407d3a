/**
 * Every POST of several writes that is cut off after its last write, before its answer is kept, and is sent again under its key:
 * "wat er al is, komt er niet nog een keer". Found by what it does (it claims its key), so that none is forgotten.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Request, startMeent, type TestMeent } from '../../support/server.ts';
import { isWithout, named, requestFor, routes } from './requests.ts';
import { makeWorld, type World } from './world.ts';

let meent: TestMeent;
let world: World;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await meent.clone.asOwner(
    `create function meent.test_cut() returns trigger language plpgsql as $$ begin raise exception 'cut' using errcode = 'XX000'; end $$`,
  );
});
afterAll(async () => {
  await world.close();
  await meent.close();
});

/** The answer of several writes is kept by an update of what was claimed; of one write it is in the write. */
async function cut<Result>(work: () => Promise<Result>): Promise<Result> {
  await meent.clone.asOwner(
    `create trigger test_cut before update on meent.engine_idempotency for each row when (new.claimed_until is null) execute function meent.test_cut()`,
  );
  return work().finally(() => meent.clone.asOwner('drop trigger test_cut on meent.engine_idempotency'));
}

/** Whatever stands: records, steps about the logbook, loads. What only looks leaves lines, which are not counted. */
const standing = () =>
  meent.clone.asOwner<{ what: string; n: number }>(
    `select 'change ' || resource || ' ' || action as what, count(*)::int as n from meent.engine_change group by 1
union all select 'step', count(*)::int from meent.log_decision
union all select 'load', count(*)::int from meent.meent_lading order by 1`,
  );

const claims = async (key: string): Promise<boolean> =>
  (
    await meent.clone.asOwner('select 1 from meent.engine_idempotency where key = $1 and claimed_until is not null', [
      key,
    ])
  ).length > 0;

const writes = routes.filter(
  (route) =>
    route.method === 'POST' &&
    !isWithout(route) &&
    typeof route.operation !== 'string' &&
    route.operation.reads !== true,
);
/** Each is for one state of the request, which it ends. */
const isStep = (name: string): boolean => name.startsWith('POST /meent/api/v1/avgverzoeken/{id}/');
const cutOff = new Set<string>();

describe('cut off after its writes and sent again under its key, a POST does nothing twice', () => {
  it.each(named(writes))('%s', async (name, route) => {
    const key = `deels-${name}`.replaceAll(/[^a-z0-9-]/gi, '-');
    const plain = await requestFor(world, route);
    const request: Request = { ...plain, headers: { ...plain.headers, 'idempotency-key': key } };
    const before = await standing();
    const first = await cut(() => meent.ask(request));
    const after = await standing();
    if (first.statusCode < 300) {
      expect(await claims(key)).toBe(false);
      return;
    }
    cutOff.add(name);
    const wrote = JSON.stringify(after) !== JSON.stringify(before);
    expect([name, first.statusCode, first.json().code]).toEqual([name, 500, wrote ? 'partly' : 'error']);
    if (wrote) expect(first.json().detail).toContain('Wat er al is, komt er niet nog een keer.');
    const again = await meent.ask(request);
    if (wrote) expect([name, await standing()]).toEqual([name, after]);
    if (isStep(name) && again.statusCode >= 400) {
      // The step was taken, and who takes it again hears what stands.
      expect(again.json()).toMatchObject({ status: 409, code: 'wrong_state' });
      return;
    }
    expect(again.statusCode, `${name} ${again.body}`).toBeLessThan(300);
    const third = await meent.ask(request);
    expect([third.statusCode, third.body]).toEqual([again.statusCode, again.body]);
  });

  it('those of several writes are among them', () => {
    expect([...cutOff]).toEqual(
      expect.arrayContaining([
        'POST /meent/api/v1/logboekvasthoudingen',
        'POST /meent/api/v1/ladingen',
        'POST /meent/api/v1/mijn/avg-verzoeken',
        'POST /meent/api/v1/mijn/brp-verzoeken',
      ]),
    );
  });
});
