/** Who acted is a part of the proof: as long as it is kept nobody changes it unseen, and when its time is over it goes without harm. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setTimeSource } from '../../src/foundation/clock.ts';
import { type Texts, withTexts } from '../../src/foundation/db/texts.ts';
import { rewriteSeals } from '../../src/foundation/keys/rewrite.ts';
import { openActor, unpackActors } from '../../src/logbook/actor.ts';
import { forgetActors } from '../../src/logbook/erase.ts';
import { insertOf, toRow } from '../../src/logbook/insert.ts';
import type { Preimage } from '../../src/logbook/leaf.ts';
import { verifyLog } from '../../src/logbook/verify.ts';
import { type Deciding, deciding } from './decided.ts';
import { ANNA, entry, keys, type LogbookOnClone, line, logbookOnClone } from './support.ts';

let log: LogbookOnClone;
let municipality = 400;
let deed: Deciding;
beforeAll(async () => {
  log = await logbookOnClone();
});
afterAll(() => log.clone.drop());
beforeEach(() => {
  municipality += 1;
  deed = deciding(log, municipality);
});

const DAY = 86_400_000;
const act = (employee: string) => {
  const one = entry([line(ANNA)], { municipality });
  return log.logbook.append(one, { entry: one.id, employee }).then(() => one.id);
};
/** So long ago for the program; the database has its own clock. */
async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  const back = setTimeSource(() => Date.now() - days * DAY);
  try {
    return await work();
  } finally {
    back();
  }
}
const asOwner = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  log.clone.asOwner<Row>(text.replaceAll(/\blog_/g, 'meent.log_'), [municipality, ...values]);
const found = async () => (await verifyLog(log.db.log, { municipality, keys })).findings.map(({ kind }) => kind);
const forget = () => forgetActors(log.db.log, municipality);
const stored = async () => {
  const rows = await asOwner<{ preimage: string; employees: string; place: number }>(
    'select e.preimage, e.place, a.employees from log_entry e join log_actor a using (municipality, commit) where municipality = $1 order by e.position',
  );
  return rows.flatMap(({ preimage, employees, place }) => {
    const said = JSON.parse(preimage) as Preimage;
    return unpackActors(employees)!
      .filter(([at]) => at === place)
      .map(([, sealed]) => ({ said, sealed }));
  });
};

describe('a row that is gone', () => {
  test('by its period: the log is whole, and says nothing more about who it was', async () => {
    await daysAgo(220, () => act('anna-de-vries'));
    await deed.settle();
    await deed.decide('termijn', { of: 'medewerkers', period: 'P1D' });
    await deed.settle();
    expect(await forget()).toBe(1);
    expect(await found()).toEqual([]);
  });

  test('before half a year is over, or when nobody decided on a period: found', async () => {
    await daysAgo(220, () => act('anna'));
    await deed.settle();
    await asOwner('delete from log_actor where municipality = $1');
    expect(await found()).toEqual(['actor-deleted']);
    await deed.decide('termijn', { of: 'medewerkers', period: 'P1Y' });
    await deed.settle();
    expect(await found()).toEqual(['actor-deleted']);
  });

  test('by a job that was told of another time than the entry has: found', async () => {
    await act('anna');
    await deed.settle();
    await deed.decide('termijn', { of: 'medewerkers', period: 'P6M' });
    await deed.settle();
    await asOwner(`update log_actor set at = at - interval '3 years' where municipality = $1`);
    expect(await forget()).toBeGreaterThan(0);
    expect(await found()).toContain('actor-deleted');
  });

  test('by a period that two people ended since for a longer one: still in order; twin: never under the longer alone', async () => {
    await daysAgo(400, () => act('anna'));
    const first = await daysAgo(20, () => deed.decide('termijn', { of: 'medewerkers', period: 'P1Y' }));
    await deed.settle();
    expect(await forget()).toBe(1);
    await deed.step('termijn', 'einde', { by: 'carla', decision: first, terms: {} });
    await deed.decide('termijn', { of: 'medewerkers', period: 'P5Y' });
    await deed.settle();
    expect(await found()).toEqual([]);

    municipality += 1;
    deed = deciding(log, municipality);
    await daysAgo(400, () => act('anna'));
    await deed.decide('termijn', { of: 'medewerkers', period: 'P5Y' });
    await deed.settle();
    await asOwner(`delete from log_actor where municipality = $1 and at < now() - interval '1 year'`);
    expect(await found()).toEqual(['actor-deleted']);
  });
});

describe('a row that is changed', () => {
  test('while its entry waits for a number: found', async () => {
    const id = await act('anna');
    await asOwner('update log_actor set employees = $3 where municipality = $1 and commit = $2', [
      id,
      `0 ${keys.seal(municipality, 'bram')}`,
    ]);
    expect(await found()).toEqual(['actor-edited']);
    await deed.settle();
    expect(await found()).toEqual(['actor-edited']);
  });

  test('swapped between two entries of one hour: both are found', async () => {
    const [one, two] = [await act('anna'), await act('bram')];
    await deed.settle();
    await asOwner(
      `update log_actor a set employees = b.employees from log_actor b
where a.municipality = $1 and b.municipality = $1 and a.commit = any($2::uuid[]) and b.commit = any($2::uuid[]) and a.commit <> b.commit`,
      [[one, two]],
    );
    expect(await found()).toEqual(['actor-edited', 'actor-edited']);
  });

  test('twin: sealed again with a newer key it is the same person', async () => {
    await act('anna');
    await deed.settle();
    const [before] = await stored();
    await withTexts(log.clone.target, async (texts: Texts) => {
      const only = { ...texts, municipalities: [municipality] };
      await rewriteSeals(only, keys, [keys.sealing()], () => {});
    });
    const [after] = await stored();
    expect(after!.sealed).not.toBe(before!.sealed);
    expect(await found()).toEqual([]);
  });
});

test('what an entry says of who acted tells nothing: not of one person twice, nor to who knows everybody', async () => {
  const [one, two] = [await act('anna'), await act('anna')];
  await deed.settle();
  const rows = await stored();
  expect(rows.map(({ said }) => said.id)).toEqual([one, two]);
  expect(rows.map(({ said, sealed }) => openActor(keys, municipality, said, sealed))).toEqual(['anna', 'anna']);
  const bound = rows.map(({ said }) => said.actor!);
  expect(bound[0]).toMatch(/^[\w-]{43}$/);
  expect(bound[0]).not.toBe(bound[1]);
  // The salt stands in the sealed text alone: the hash cannot be made again from anything else.
  const everything = await asOwner<{ row: string }>('select c::text as row from log_commit c where municipality = $1');
  for (const { sealed } of rows) {
    const [salt] = keys.unseal(municipality, sealed).split(' ');
    expect(salt).toMatch(/^[\w-]{24}$/);
    expect(everything.map(({ row }) => row).join()).not.toContain(salt!);
  }
});

test('entries of before bind nothing, and stay as they were signed; what is put in beside one that binds is found', async () => {
  const one = entry([line(ANNA)], { municipality });
  const made = toRow({ entry: one, actor: { entry: one.id, employee: 'anna' } }, keys);
  const preimage = made.preimage.replace(/"actor":"[^"]*",/, '').replace('"v":2', '"v":1');
  const packed = made.packed.replace(made.preimage, preimage);
  const row = { ...made, preimage, packed, employee: keys.seal(municipality, 'anna') };
  const { ctes, values } = insertOf(municipality, [row], 1, keys);
  await log.db.in(municipality).query({ text: `with ${ctes} select` }, values);
  await deed.settle();
  expect(await found()).toEqual([]);
  const [{ said, sealed }] = (await stored()) as [{ said: Preimage; sealed: string }];
  expect(said.v).toBe(1);
  expect(openActor(keys, municipality, said, sealed)).toBe('anna');

  const [id] = await log.fill(1, municipality);
  await deed.settle();
  await asOwner('insert into log_actor (municipality, commit, at, employees) values ($1, $2, now(), $3)', [
    id,
    `0 ${sealed}`,
  ]);
  expect(await found()).toEqual(['actor-inserted']);
});
