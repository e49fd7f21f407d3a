/** A decision over the pages: recorded by an employee with its document, read by the resident once it was sent. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import { action, askApi, HANDLER, loggedIn, optionOf, report, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Fields, type Page, type Visitor, visitor } from '../support/visitor.ts';

const PERMITS = 'I\\. Postma';
const ZRC = '/zaken/api/v1';

let meent: TestSite;
let token: string;
let resident: Visitor;
let employee: Visitor;
let bsn: string;
beforeAll(async () => {
  meent = await startSite();
  token = /TOKEN=(\S+)/.exec((await visitor(meent.app).get('/')).text)![1]!;
  resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  employee = await loggedIn(meent, 'employee', PERMITS);
  const id = await report(resident, 'Om te weten wie dit is.');
  const rollen = await ask('GET', `${ZRC}/rollen?zaak=http://localhost:8000${ZRC}/zaken/${id}`);
  bsn = rollen.results.find((rol: Json) => rol.omschrijvingGeneriek === 'initiator').betrokkeneIdentificatie.inpBsn;
});
afterAll(() => meent?.stop());

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
type Json = Record<string, any>;

const ask = (method: 'GET' | 'POST', url: string, payload?: object): Promise<Json> =>
  askApi(meent, token, method, url, payload);

/** A request for a permit by the resident, taken by the employee. */
async function taken(): Promise<{ readonly id: string; readonly work: Page }> {
  const [type] = (await ask('GET', '/catalogi/api/v1/zaaktypen?identificatie=B1277')).results;
  const [roltype] = (await ask('GET', `/catalogi/api/v1/roltypen?zaaktype=${type.url}&omschrijvingGeneriek=initiator`))
    .results;
  const zaak = await ask('POST', `${ZRC}/zaken`, {
    bronorganisatie: '000000012',
    verantwoordelijkeOrganisatie: '000000012',
    zaaktype: type.url,
    startdatum: today(),
    toelichting: 'Ik wil acht tafels neerzetten.',
  });
  await ask('POST', `${ZRC}/rollen`, {
    zaak: zaak.url,
    roltype: roltype.url,
    roltoelichting: 'Aanvrager',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn: bsn },
  });
  const work = await employee.get(`/werk/zaken/${zaak.uuid}`);
  return { id: String(zaak.uuid), work: await employee.submit(work, action(work, 'pakken')) };
}

const filled = (work: Page): Fields => ({
  besluittype: optionOf(work, 'Besluit terrasvergunning'),
  besluittoelichting: 'U mag acht tafels neerzetten.',
  besluitdatum: today(),
  ingangsdatum: today(),
  verzenddatum: today(),
  besluitdocument: optionOf(work, 'Vergunning'),
  besluitbestand: { name: 'besluit.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4 proef') },
});

test('recorded with its document in one write, and read by the resident', async () => {
  const { id, work } = await taken();
  const done = await employee.submit(work, action(work, 'besluiten'), filled(work));
  expect(done.text).toContain('Het besluit staat bij de zaak');
  expect(done.text).toContain('U mag acht tafels neerzetten.');

  const page = await resident.get(`/mijn/zaken/${id}`);
  expect(page.text).toMatch(/Uw aanvraag\s+Ik wil acht tafels neerzetten/);
  expect(page.text).not.toContain('Uw melding');
  expect(page.text).toContain('Wat is er besloten?');
  expect(page.text).toContain('Besluit terrasvergunning');
  expect(page.text).toContain('U mag acht tafels neerzetten.');
  expect(page.text).toContain('U kunt bezwaar maken tot en met');
  const file = /href="(\/mijn\/zaken\/[^"]+\/bestanden\/[^"]+)"/.exec(page.html)![1]!;
  expect((await resident.get(file)).bytes.toString()).toBe('%PDF-1.4 proef');
  expect((await resident.get(`/mijn/zaken/${id}?taal=en`)).text).toContain('What was decided?');

  const besluiten = await ask('GET', `${ZRC}/zaken/${id}/besluiten`);
  const besluit = await ask('GET', besluiten[0].besluit);
  expect(besluit).toMatchObject({
    toelichting: 'U mag acht tafels neerzetten.',
    bestuursorgaan: 'de burgemeester',
    uiterlijkeReactiedatum: addDays(today(), 42),
  });
  await meent.settle();
  const lines = await meent.clone.asOwner<{ operation: string }>(
    `select distinct operation from meent.log_entry where lines like '% ' || $1 || '%'`,
    [besluit.url.slice(-36)],
  );
  expect(lines.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['werkbank.besluit', 'portaal.zaak', 'besluiten.besluit.read']),
  );
});

test('what was not sent yet, the resident does not see: neither the decision nor its document', async () => {
  const { id, work } = await taken();
  const done = await employee.submit(work, action(work, 'besluiten'), { ...filled(work), verzenddatum: '' });
  expect(done.text).toContain('Het besluit staat bij de zaak');
  const file = /href="\/werk\/zaken\/[^"]+\/documenten\/([^"]+)"/.exec(done.html)![1]!;
  const page = await resident.get(`/mijn/zaken/${id}`);
  expect(page.status).toBe(200);
  expect(page.text).not.toContain('Besluit terrasvergunning');
  expect((await resident.get(`/mijn/zaken/${id}/bestanden/${file}`)).status).toBe(404);
  expect((await employee.get(`/werk/zaken/${id}/documenten/${file}`)).status).toBe(200);
});

test('an empty or impossible form comes back with what is wrong, and nothing is kept', async () => {
  const { id, work } = await taken();
  const empty = await employee.submit(work, action(work, 'besluiten'));
  expect(empty.status).toBe(400);
  for (const words of ['Kies het soort besluit.', 'Vul de dag, de maand en het jaar in.', 'Kies een bestand.'])
    expect(empty.text).toContain(words);
  const wrong = await employee.submit(work, action(work, 'besluiten'), {
    ...filled(work),
    besluitdatum: addDays(today(), 1),
    vervaldatum: addDays(today(), -1),
    besluitbestand: { name: 'a.exe', type: 'application/octet-stream', content: Buffer.from('MZ') },
  });
  expect(wrong.status).toBe(400);
  for (const words of [
    'De datum van het besluit is vandaag of eerder.',
    'Kies een dag na het begin van het besluit.',
    'Kies de dag van het besluit of later.',
    'Dit soort bestand kan niet bij een zaak.',
  ])
    expect(wrong.text).toContain(words);
  expect(wrong.html).toContain('U mag acht tafels neerzetten.');
  expect(await ask('GET', `${ZRC}/zaken/${id}/besluiten`)).toEqual([]);
  const held = await ask(
    'GET',
    `/documenten/api/v1/objectinformatieobjecten?object=http://localhost:8000${ZRC}/zaken/${id}`,
  );
  expect(held).toEqual([]);
});

test('only a decision that the case type knows; a case type without any has no form', async () => {
  const { id, work } = await taken();
  const [other] = (await ask('GET', '/catalogi/api/v1/besluittypen?omschrijving=Besluit+budgetbeheer')).results;
  const refused = await employee.submit(work, action(work, 'besluiten'), {
    ...filled(work),
    besluittype: other.url.slice(-36),
  });
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('Kies het soort besluit.');
  expect(await ask('GET', `${ZRC}/zaken/${id}/besluiten`)).toEqual([]);

  const reported = await report(resident, 'Hier is niets te beslissen.');
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const page = await handler.get(`/werk/zaken/${reported}`);
  const mine = await handler.submit(page, action(page, 'pakken'));
  expect(mine.text).toContain('Voeg een document toe');
  expect(mine.text).not.toContain('Leg een besluit vast');
});
