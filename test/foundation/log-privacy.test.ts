/** The program log of a whole session at its usual level: nothing in it of any resident, whatever was sent and how. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Persoon } from '../../src/demo/personen/personen.ts';
import { ask, jsonOf, newLedger, startCrowd, type World } from '../support/crowd.ts';
import { REFERENTIE, smallGemeenten } from '../support/demo.ts';
import { worldOf } from '../support/kill.ts';
import { type Started, temporaryData } from '../support/meent.ts';
import { startSmall } from '../support/small-start.ts';

let data: Awaited<ReturnType<typeof temporaryData>>;
let meent: Started;
let world: World;
let people: readonly Persoon[];

beforeAll(async () => {
  data = await temporaryData();
  meent = await startSmall(data.environment);
  world = await worldOf(data, meent);
  people = (await smallGemeenten[0]!.inhoud(REFERENTIE)).personen;
});
afterAll(async () => {
  await meent.stop();
  await data.remove();
});

/** What of a person may stand nowhere. */
const traitsOf = ({ bsn, naam, verblijfplaats }: Persoon): readonly string[] => [
  bsn,
  naam.geslachtsnaam,
  ...(naam.voornamen?.split(' ') ?? []).filter((one) => one.length > 3),
  verblijfplaats.straat,
  verblijfplaats.postcode,
];

test('holds no number, name or address of a resident', async () => {
  expect(people.length).toBeGreaterThan(5);
  const ledger = newLedger();
  const crowd = await startCrowd(world, { ledger, bsn: people[0]!.bsn, clients: 2 });
  const [zaak] = jsonOf(await ask(world, 'GET', '/zaken/api/v1/zaken')).results as { url: string }[];
  const statuses = new Set<number>();
  for (const person of people) {
    const [bsn, name] = traitsOf(person) as [string, string];
    const all = encodeURIComponent(traitsOf(person).join(' '));
    const filter = 'rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn';
    const rol = { zaak: zaak!.url, betrokkeneType: 'natuurlijk_persoon', roltoelichting: name };
    const answers = await Promise.all([
      ask(world, 'GET', `/zaken/api/v1/zaken?${filter}=${bsn}`),
      ask(world, 'GET', `/zaken/api/v1/zaken?${bsn}=${all}`),
      ask(world, 'GET', `/zaken/api/v1/zaken/${bsn}`),
      ask(world, 'GET', `/${bsn}/${all}`),
      ask(world, 'GET', `/mijn/${all}?q=${bsn}`),
      ask(world, 'POST', '/zaken/api/v1/zaken/_zoek', { body: { [filter]: bsn } }),
      ask(world, 'POST', '/zaken/api/v1/rollen', { body: { ...rol, betrokkeneIdentificatie: { inpBsn: bsn } } }),
      ask(world, 'POST', '/zaken/api/v1/zaken', { body: { [bsn]: name, identificatie: all } }),
      ask(world, 'GET', '/zaken/api/v1/zaken', {
        headers: { 'x-audit-toelichting': bsn, traceparent: bsn, 'x-nlx-request-subject-identifier': bsn },
      }),
      ask({ ...world, token: `${bsn}.${bsn}.${bsn}` }, 'GET', '/zaken/api/v1/zaken'),
    ]);
    for (const { status } of answers) statuses.add(status);
  }
  await crowd.stop();
  await meent.stop();
  expect([...statuses].toSorted()).toEqual(expect.arrayContaining([200, 400, 401, 404]));
  const lines = meent.output().split('\n');
  const log = lines.filter((line) => line.startsWith('{'));
  expect(log.length).toBeGreaterThan(people.length * 10);
  for (const line of log) expect(() => JSON.parse(line)).not.toThrow();
  // Whole words: a short name can be a part of a trace id.
  const words = new Set(log.join('\n').split(/[^\p{L}\p{N}]+/u));
  const phrases = log.join('\n');
  const found = people
    .flatMap(traitsOf)
    .filter((one) => (/[^\p{L}]/u.test(one) ? phrases.includes(one) : words.has(one)));
  expect(found).toEqual([]);
});
