/** A hundred thousand residents who consented: rights and snapshot stay as small as they were, and who did not stays unseen. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FIRST } from '../../support/server.ts';
import { BUURT, makePlek, type Plek } from './plek.ts';

const MANY = 100_000;
const CALLS = 2_000;

let plek: Plek;
beforeAll(async () => {
  plek = await makePlek();
});
afterAll(() => plek?.close());

/** Persons like the one of Noor, with numbers of nobody; every other one of them made the choice that she made. */
async function fill(consent: string): Promise<void> {
  const { meent, noor } = plek;
  await meent.clone.asOwner(`
insert into meent.personen_persoon (municipality, id, version, body, body_version, burgerservicenummer, subjects, geslachtsnaam, vindbaar)
select municipality, gen_random_uuid(), 1, body, body_version, 'fictief-' || lpad(n::text, 14, '0'), array['fictief-' || lpad(n::text, 14, '0')], 'menigte', 'ja'
from meent.personen_persoon p cross join generate_series(1, ${2 * MANY}) n where p.id = '${noor.persoon.slice(-36)}'`);
  await meent.clone.asOwner(`
insert into meent.toestemmingen_toestemming (municipality, id, version, body, body_version, naam, gegeven, inwoner, subjects, geldt)
select municipality, gen_random_uuid(), 1, body, body_version, naam, gegeven, 'fictief-' || lpad((2 * n)::text, 14, '0'), array['fictief-' || lpad((2 * n)::text, 14, '0')], geldt
from meent.toestemmingen_toestemming t cross join generate_series(1, ${MANY}) n where t.id = '${consent}'`);
  await meent.clone.asOwner('analyze meent.personen_persoon');
  await meent.clone.asOwner('analyze meent.toestemmingen_toestemming');
}

it(`are ${MANY.toLocaleString('en')} of whom a call knows nothing until it reads their row`, async () => {
  const consent = await plek.geef(plek.noor, BUURT);
  const one = plek.doors.find(({ name }) => name === `person of ${plek.noor.mark}`)!;
  const list = plek.doors.find(({ name }) => name === 'list of persons')!;
  const activity = plek.activiteit[BUURT]!;
  const cost = async (times: number, call: () => Promise<{ readonly statusCode: number }>) => {
    for (let time = 0; time < times / 10; time++) await call();
    const before = process.cpuUsage();
    for (let time = 0; time < times; time++) expect((await call()).statusCode).toBe(200);
    const { user, system } = process.cpuUsage(before);
    return Math.round((user + system) / times);
  };
  const read = () => plek.call(one, activity);
  // The same record for who needs no consent for it.
  const plain = () => plek.meent.ask({ url: plek.noor.persoon });
  const few = { read: await cost(CALLS, read), plain: await cost(CALLS, plain) };
  await fill(consent);
  const many = {
    read: await cost(CALLS, read),
    plain: await cost(CALLS, plain),
    list: await cost(50, () => plek.call(list, activity)),
  };
  const began = performance.now();
  const counted = await plek.call(list, activity);
  const listMs = Math.round(performance.now() - began);
  expect(counted.json().count).toBe(MANY + 1);
  const snapshot = await plek.meent.engine.parts.snapshots.current(FIRST);
  expect(snapshot.all('toestemming')).toEqual([]);
  console.log(`CPU of this process per call, µs: ${JSON.stringify({ few, many })}; a list counted in ${listMs} ms`);
}, 600_000);
