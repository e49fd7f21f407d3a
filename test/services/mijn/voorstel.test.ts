/** What is proposed about a request and not decided yet is told to who asked by none of the ways to their own data. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '../../../src/foundation/zip.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { MIJN, metAvg, stap, vraag } from '../../support/avg.ts';
import { keys, type Resident, startMeent, type TestMeent } from '../../support/server.ts';

const ROOT = '/meent/api/v1/mijn';
const EEN = { id: 'po-1', name: 'N. Haddad' };

let meent: TestMeent;
let noor: Resident;
beforeAll(async () => {
  meent = await startMeent();
  await metAvg(meent);
  noor = await meent.login('999990019');
});
afterAll(() => meent?.close());

/** The request as each of the ways tells it. */
async function verteld(id: string) {
  const list = (await meent.ask({ url: `${ROOT}/gegevens/zaken`, as: noor })).json().gegevens;
  const zip = readZip((await meent.ask({ url: `${ROOT}/uitvoer`, as: noor })).rawPayload);
  const lines = zip.get('gegevens/zaken.ndjson')!.toString().trim().split('\n');
  const of = (all: readonly { readonly id: string; readonly gegevens: unknown }[]) =>
    all.find((one) => one.id === id)!.gegevens;
  const page = zip.get('overzicht.html')!.toString();
  return { api: of(list), file: of(lines.map((line) => JSON.parse(line))), page };
}

/** What was done with the request, as the lines of the logbook name it to who asked. */
async function regels(id: string): Promise<readonly string[]> {
  const sequencer = createSequencer({ db: meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  const answer = await meent.ask({ url: `${ROOT}/logregels`, as: noor });
  expect(answer.statusCode, answer.body).toBe(200);
  const own = answer.json().regels.filter((one: object) => JSON.stringify(one).includes(id));
  return own.map(({ bewerking, handeling }: Record<string, string>) => `${bewerking} ${handeling}`);
}

test('the lines of a proposal, and of one that was rejected, name no proposal; twin: those of the decision do', async () => {
  const onderdelen = [{ omschrijving: 'Mijn telefoonnummer' }];
  const { id } = await vraag(meent, noor, { soort: 'wissing', grond: 'niet-nodig', onderdelen });
  const payload = { onderdelen: [{ uitkomst: 'toegewezen', uitleg: 'Het kan weg.' }] };
  const ander = { user: { id: 'po-2', name: 'G. Bosma' }, as: await meent.another('avg-twee') };
  await stap(meent, id, 'beslissen', { user: EEN, payload });
  const rejected = await stap(meent, id, 'voorstel-afwijzen', { ...ander, payload: { reden: 'Kijk nog eens.' } });
  expect(rejected.statusCode, rejected.body).toBe(200);
  const proposed = await stap(meent, id, 'beslissen', { user: EEN, payload });
  const before = await regels(id);
  expect(before.filter((one) => /voorstel|beslis|vaststel/.test(one))).toEqual([]);
  // That somebody worked on it is theirs to know.
  expect(before.filter((one) => one === 'avg.verzoek gewijzigd')).toHaveLength(3);
  const gelezen = { ...ander, payload: { voorstel: proposed.json().voorstel } };
  expect((await stap(meent, id, 'vaststellen', gelezen)).statusCode).toBe(200);
  expect((await regels('')).some((one) => one.startsWith('avg.vaststellen '))).toBe(true);
});

test('a proposal stays inside until it is decided on; twin: what is decided is told', async () => {
  const onderdelen = [{ omschrijving: 'Mijn telefoonnummer' }];
  const { id } = await vraag(meent, noor, { soort: 'wissing', grond: 'niet-nodig', onderdelen });
  const uitleg = 'Dit is nergens meer voor nodig.';
  const payload = { onderdelen: [{ uitkomst: 'toegewezen', uitleg }] };
  const proposed = await stap(meent, id, 'beslissen', { user: EEN, payload });
  expect([proposed.statusCode, proposed.json().stand]).toEqual([200, 'voorgesteld']);

  const before = await verteld(id);
  const open = { stand: 'in_behandeling', voorgesteldOp: null, onderdelen: [{ uitkomst: null, uitleg: '' }] };
  expect(before.api).toMatchObject(open);
  expect(before.file).toEqual(before.api);
  expect(before.page).not.toContain(uitleg);
  expect((await meent.ask({ url: `${MIJN}/${id}`, as: noor })).body).not.toContain(uitleg);

  const ander = { user: { id: 'po-2', name: 'G. Bosma' }, as: await meent.another('avg-twee') };
  const gelezen = { ...ander, payload: { voorstel: proposed.json().voorstel } };
  expect((await stap(meent, id, 'vaststellen', gelezen)).statusCode).toBe(200);
  const after = await verteld(id);
  expect(after.api).toMatchObject({ stand: 'besloten', onderdelen: [{ uitkomst: 'toegewezen', uitleg }] });
  expect(after.file).toEqual(after.api);
  expect(after.page).toContain(uitleg);
});
