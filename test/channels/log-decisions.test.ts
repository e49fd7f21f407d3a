/** Decisions about the logbook and break-glass at the pages: by two people, and what everybody else reads. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import { HANDLER, loggedIn, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import type { Visitor } from '../support/visitor.ts';

const HOME = '/beheer/archief/logboek';
const EMERGENCY = '/beheer/archief/noodtoegang';

let meent: TestSite;
let maker: Visitor;
let archivist: Visitor;
let secretary: Visitor;
let resident: Visitor;
let zaak: string;
let bsn: string;
beforeAll(async () => {
  meent = await startSite();
  maker = await loggedIn(meent, 'employee', 'T\\. Veenstra');
  archivist = await loggedIn(meent, 'employee', 'M\\. el Idrissi');
  secretary = await loggedIn(meent, 'employee', 'P\\. Zijlstra');
  const [name] = await residentsOf(meent);
  resident = await loggedIn(meent, 'resident', name!);
  zaak = await report(resident, 'Losse tegel');
  await meent.settle();
  const [row] = await meent.clone.asOwner<{ owners: readonly string[]; municipality: number }>(
    `select owners, municipality from meent.zaken_zaak where id = '${zaak}'`,
  );
  const { keys } = meent.engine.parts;
  const numbers = readFileSync('src/demo/personen/weidehoek.json', 'utf8').match(/\b\d{9}\b/g) ?? [];
  bsn = numbers.find((one) => keys.hash(row!.municipality, 'bsn', one) === row!.owners[0])!;
  expect(bsn).toMatch(/^\d{9}$/);
});
afterAll(() => meent?.stop());

async function propose(kind: string, fields: Readonly<Record<string, string>>) {
  const url = `${HOME}/${kind}`;
  return maker.submit(await maker.get(url), url, fields);
}

const activityOf = async (): Promise<string> => {
  const page = await maker.get(`${HOME}/onthouden`);
  return /<option[^>]*value="([^"]*openbare-ruimte[^"]*)"/.exec(page.html)![1]!;
};

test('lines are withheld by two, and the resident sees nothing of it', async () => {
  const handler = await loggedIn(meent, 'employee', HANDLER);
  await handler.get(`/werk/zaken/${zaak}`);
  await meent.settle();
  const before = await resident.get('/mijn/wie-keek');
  expect(before.text).toContain('behandelaar');
  const made = await propose('onthouden', {
    bsn,
    activiteit: await activityOf(),
    grond: 'strafbare-feiten',
    vanaf: '2020-01-01',
    totEnMet: addDays(today(), 5),
    reden: 'Een onderzoek.',
  });
  expect([made.status, made.url], made.text).toEqual([200, HOME]);
  expect(made.text).toContain('Wacht op een besluit');
  expect(made.text).not.toContain(bsn);
  const id = /besluiten\/([0-9a-f-]{36})\/beeindigen/.exec(made.html)![1]!;
  // Who proposed may end it, and has no button to decide.
  expect(made.html).not.toContain(`${id}/vaststellen`);
  const list = await archivist.get(HOME);
  const decided = await archivist.submit(list, `${HOME}/besluiten/${id}/vaststellen`);
  expect(decided.text).toContain('Er is besloten');
  await meent.settle();
  const meanwhile = await resident.get('/mijn/wie-keek');
  expect(meanwhile.text).not.toContain('behandelaar');
  for (const word of ['onthoud', 'besluit over', 'niet tonen', 'logboekbesluit'])
    expect(meanwhile.text).not.toContain(word);
  const page = await archivist.get(HOME);
  await archivist.submit(page, `${HOME}/besluiten/${id}/beeindigen`, { [`reden-${id}`]: 'Klaar.' });
  await meent.settle();
  expect((await resident.get('/mijn/wie-keek')).text).toContain('behandelaar');
});

test('lines are erased by their place, of which the form tells how it is written; twin: what is no place is refused', async () => {
  const wrong = await propose('regels', { grond: 'onrechtmatig', regels: '12', reden: 'Stond er ten onrechte.' });
  expect([wrong.status, wrong.text.includes('plaats.nummer')]).toEqual([400, true]);
  const made = await propose('regels', { grond: 'onrechtmatig', regels: '0.0, 1.0', reden: 'Stond er ten onrechte.' });
  expect([made.status, made.url], made.text).toEqual([200, HOME]);
  const steps = await meent.clone.asOwner<{ said: { places: string; ground: string } }>(
    `select said::jsonb as said from meent.log_decision where kind = 'wissen' and step = 'voorstel'`,
  );
  expect(steps).toMatchObject([{ said: { places: '0.0 1.0', ground: 'onrechtmatig' } }]);
});

test('a decision about nobody is for the activity that uses the logbook, and not for another of who takes it', async () => {
  await propose('termijn', { waarvan: 'alle', termijn: '5 jaar', reden: 'Zo lang kan iemand vragen.' });
  const found = await meent.clone.asOwner<{ operation: string; uses: boolean; identificatie: string }>(
    `select e.operation, a.body::text like '%"bron":"logboek"%' as uses, a.identificatie
     from meent.log_entry e join meent.verwerkingsactiviteit a on a.id = e.activity::uuid
     where e.operation like 'logboek.%'`,
  );
  expect(found.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['logboek.termijn.voorstel', 'logboek.besluit.list', 'logboek.wissen.voorstel']),
  );
  expect(found.filter(({ uses }) => !uses)).toEqual([]);
});

test('what is wrong comes back with what was typed', async () => {
  const page = await propose('onthouden', { bsn: '123', reden: 'Waarom dan.' });
  expect(page.status).toBe(400);
  expect(page.html).toContain('Waarom dan.');
  expect((await maker.get(`${HOME}/iets-anders`)).status).toBe(404);
});

test('break-glass: one asks, another opens, anybody of them closes', async () => {
  const form = await maker.get(EMERGENCY);
  const asked = await maker.submit(form, `${EMERGENCY}/vragen`, { minuten: '30' });
  expect(asked.text).toContain('Een ander bevestigt');
  const self = await maker.submit(asked, `${EMERGENCY}/bevestigen`);
  expect([self.status, self.text.includes('Wie het vraagt, bevestigt het niet zelf')]).toEqual([403, true]);
  // What the second read was replaced by something for longer: nothing opens, and they read what is asked now.
  const read = await secretary.get(EMERGENCY);
  await maker.submit(form, `${EMERGENCY}/vragen`, { minuten: '240' });
  const other = await secretary.submit(read, `${EMERGENCY}/bevestigen`);
  expect(other.text).not.toContain('De noodtoegang is open tot');
  expect(other.text).toContain('240 minuten');
  const opened = await secretary.submit(await secretary.get(EMERGENCY), `${EMERGENCY}/bevestigen`);
  expect(opened.text).toContain('De noodtoegang is open tot');
  const closed = await maker.submit(await maker.get(EMERGENCY), `${EMERGENCY}/sluiten`);
  expect(closed.text).toContain('De noodtoegang is dicht');
  const wrong = await maker.submit(await maker.get(EMERGENCY), `${EMERGENCY}/vragen`, { minuten: '9999' });
  expect(wrong.status).toBe(400);
});

test('somebody else opens none of it', async () => {
  const handler = await loggedIn(meent, 'employee', HANDLER);
  for (const url of [HOME, `${HOME}/onthouden`, EMERGENCY]) expect((await handler.get(url)).status).toBe(403);
  // The archivist decides and proposes nothing; has no part in break-glass.
  expect((await archivist.get(`${HOME}/onthouden`)).status).toBe(403);
  const seen = await archivist.get(EMERGENCY);
  expect([seen.status, seen.html.includes('noodtoegang/vragen')]).toEqual([200, false]);
});
