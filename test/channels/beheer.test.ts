/** A functional manager at the pages: a new version of a case type, jobs and subscriptions; and nobody else. */
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { numberChanges } from '../../src/engine/sequence.ts';
import { today } from '../../src/foundation/clock.ts';
import { addDays } from '../../src/foundation/days.ts';
import { makeJobs } from '../../src/foundation/jobs/jobs.ts';
import { createSequencer } from '../../src/logbook/sequencer.ts';
import { handOut } from '../../src/registers/notificaties/index.ts';
import { newSecret, removeApplication, stopApplication } from '../../src/services/operations/manage-applications.ts';
import { previewRights } from '../../src/services/operations/manage-preview.ts';
import { saveRights } from '../../src/services/operations/manage-rights.ts';
import { deliverAgain, runAgain, stopDelivering, verifySoon } from '../../src/services/operations/manage-running.ts';
import { newVersion, publishType } from '../../src/services/operations/manage-type-actions.ts';
import { employeeCaller } from '../../src/services/people.ts';
import { AUTH, startSubscriber } from '../registers/notificaties/support.ts';
import { action, HANDLER, loggedIn, residentsOf } from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { formsOf, linksOf, type Visitor, visitor } from '../support/visitor.ts';

const MANAGER = 'E\\. Brandsma';
const PAGES = [
  '',
  '/applicaties',
  '/applicaties/nieuw',
  '/rechten',
  '/zaaktypen',
  '/abonnementen',
  '/taken',
  '/logboek',
];

let meent: TestSite;
let manager: Visitor;
beforeAll(async () => {
  meent = await startSite();
  manager = visitor(meent.app);
  await manager.login('employee', MANAGER);
});
afterAll(() => meent?.stop());

const allRights = async (): Promise<string> => /TOKEN=(\S+)/.exec((await visitor(meent.app).get('/')).text)![1]!;

test('who manages and has no cases comes from the work list to the pages of the manager; twin: a handler has a list', async () => {
  expect((await manager.get('/werk')).text).toContain('Applicaties');
  const handler = await loggedIn(meent, 'employee', HANDLER);
  expect((await handler.get('/werk')).text).not.toContain('Applicaties');
});

test('every page opens for the manager, and for no other employee, resident or visitor', async () => {
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const resident = await loggedIn(meent, 'resident', (await residentsOf(meent))[0]!);
  for (const page of PAGES) {
    const url = `/beheer${page}`;
    expect([url, (await manager.get(url)).status]).toEqual([url, 200]);
    expect([url, (await handler.get(url)).status]).toEqual([url, 403]);
    expect([url, (await resident.get(url)).url]).toEqual([url, expect.stringContaining('/inloggen')]);
    expect([url, (await visitor(meent.app).get(url)).url]).not.toEqual([url, url]);
  }
});

test('who may work with every type stands once above who can see what, and in no row', async () => {
  const { html } = await manager.get('/beheer/rechten?wat=zaken');
  const [above, table] = html.split('<table');
  expect(above).toContain('Mag met elke soort werken');
  expect(above).toContain('archivaris, Archief');
  expect(table).not.toContain('archivaris, Archief');
  expect(table).toContain('consulent, Sociaal domein');
  expect(above).not.toContain('consulent, Sociaal domein');
});

test('nothing is changed by somebody else, nor without a form of ours', async () => {
  const handler = await loggedIn(meent, 'employee', HANDLER);
  const id = linksOf(await manager.get('/beheer/applicaties'))
    .find((one) => /applicaties\/[0-9a-f-]{36}$/.test(one))!
    .slice(-36);
  const type = linksOf(await manager.get('/beheer/zaaktypen')).find((one) => /zaaktypen\/[0-9a-f-]{36}$/.test(one))!;
  for (const url of [
    '/beheer/applicaties/nieuw',
    `/beheer/applicaties/${id}/geheim`,
    `/beheer/applicaties/${id}/stop`,
    `/beheer/applicaties/${id}/rechten-opslaan`,
    `/beheer/applicaties/${id}/weg`,
    `${type}/versie`,
    `${type}/publiceren`,
    `/beheer/taken/${id}/opnieuw`,
    `/beheer/abonnementen/${id}/stil`,
    `/beheer/abonnementen/${id}/verder`,
    '/beheer/logboek/controle',
  ]) {
    expect([url, (await manager.send(url, {})).status]).toEqual([url, 403]);
    expect([url, (await handler.send(url, {})).status]).toEqual([url, 403]);
  }
  expect((await handler.get(`/beheer/applicaties/${id}`)).status).toBe(403);
  expect((await handler.get(type)).status).toBe(403);
});

test('an employee without the right is refused by each operation, whatever page it came from', async () => {
  const snapshot = await meent.engine.parts.snapshots.current(235_878_593);
  const place = {
    municipality: 235_878_593,
    base: 'http://localhost:8000',
    trace: { traceId: '0'.repeat(31).concat('1'), spanId: '0'.repeat(15).concat('1'), sampled: false },
  };
  const person = { id: 'm-0101', name: 'S. Akkerman', role: 'behandelaar', department: 'Openbare ruimte' };
  const handler = employeeCaller(snapshot, place, person);
  const [app] = snapshot.all('applicatie');
  const [type] = snapshot.all('zaaktype');
  const { engine } = meent;
  const give = { give: { about: 'ztc', may: 'lezen', level: '' } };
  for (const refused of [
    async () => newSecret(engine, handler, app!.id),
    async () => stopApplication(engine, handler, { id: app!.id, stand: '1' }),
    async () => removeApplication(engine, handler, { id: app!.id, stand: '1' }),
    async () => saveRights(engine, handler, app!.id, give, ''),
    async () => previewRights(engine, handler, app!.id, give),
    async () => newVersion(engine, handler, { kind: 'zaaktype', id: type!.id }, addDays(today(), 9)),
    async () => publishType(engine, handler, { kind: 'zaaktype', id: type!.id, etag: '*' }),
    async () => runAgain(engine, handler, app!.id),
    async () => verifySoon(engine, handler),
    async () => stopDelivering(engine, handler, app!.id),
    async () => deliverAgain(engine, handler, app!.id),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'permission-denied' });
});

test('a new version of a case type: changed as a concept, compared, published, and cases go by it', async () => {
  const list = await manager.get('/beheer/zaaktypen');
  const link = /href="(\/beheer\/zaaktypen\/[0-9a-f-]{36})"><span class="meent-hidden">Melding openbare ruimte/.exec(
    list.html,
  )![1]!;
  const old = await manager.get(link);
  expect(old.text).toContain('De weg van de zaak');
  const wrong = await manager.submit(old, `${link}/versie`, { begin: '2000-01-01' });
  expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('Kies een dag na het begin')]);

  let page = await manager.submit(old, `${link}/versie`, { begin: today() });
  expect(page.text).toContain('Het concept is er.');
  const concept = page.url;
  page = await manager.submit(await manager.get(`${concept}/gegevens`), `${concept}/gegevens`, {
    doorlooptijd: 'P3D',
  });
  expect(page.text).toContain('Bewaard');
  const status = `${concept}/delen/statustype/nieuw`;
  page = await manager.submit(await manager.get(status), status, { volgnummer: '90', omschrijving: 'Nagekeken' });
  expect(page.text).toContain('Nagekeken');
  const role = `${concept}/delen/roltype/nieuw`;
  const faulty = await manager.submit(await manager.get(role), role);
  expect(faulty.status).toBe(400);

  const compared = await manager.get(`${concept}/vergelijk?met=${link.slice(-36)}`);
  expect(compared.text).toContain('Doorlooptijd 10 dagen 3 dagen');
  expect(compared.text).not.toContain('bronzaaktype');

  const home = await manager.get('/beheer');
  expect(home.text).toContain('Melding openbare ruimte is nog een concept');
  const published = await manager.submit(await manager.get(concept), `${concept}/publiceren`);
  expect(published.text).toContain('De versie is gepubliceerd');
  expect(published.text).toContain('Deze versie ligt vast');
  expect((await manager.get(link)).text).toContain('voorbij');
  const answer = await meent.app.inject({
    url: link.replace('/beheer/', '/catalogi/api/v1/'),
    headers: { host: 'localhost:8000', authorization: `Bearer ${await allRights()}` },
  });
  expect(answer.json()).toMatchObject({ eindeGeldigheid: addDays(today(), -1) });

  const token = await allRights();
  const made = await meent.app.inject({
    method: 'POST',
    url: '/zaken/api/v1/zaken',
    headers: {
      host: 'localhost:8000',
      authorization: `Bearer ${token}`,
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
    },
    payload: {
      bronorganisatie: '999839184',
      verantwoordelijkeOrganisatie: '999839184',
      zaaktype: `http://localhost:8000/catalogi/api/v1/zaaktypen/${concept.slice(-36)}`,
      startdatum: today(),
    },
  });
  expect([made.statusCode, made.body]).toEqual([201, expect.any(String)]);
  // Whoever had a right on the version before has it on this one.
  const handler = await loggedIn(meent, 'employee', HANDLER);
  expect((await handler.get(`/werk/zaken/${made.json<{ uuid: string }>().uuid}`)).status).toBe(200);
});

test('a concept that cannot run is refused in words, and goes with its parts', async () => {
  const list = await manager.get('/beheer/zaaktypen');
  const link = linksOf(list).find((one) => /zaaktypen\/[0-9a-f-]{36}$/.test(one))!;
  let page = await manager.submit(await manager.get(link), `${link}/versie`, { begin: addDays(today(), 30) });
  const concept = page.url;
  const ready = page;
  for (;;) {
    const role = /href="([^"]+\/delen\/roltype\/[0-9a-f-]{36})"/.exec(page.html)?.[1];
    if (!role) break;
    page = await manager.submit(await manager.get(role), `${role}/weg`);
  }
  expect(page.html).not.toContain(`"${concept}/publiceren"`);
  const { stand } = formsOf(page).find((one) => one.action === `${concept}/weg`)!.values;
  const refused = await manager.submit(ready, `${concept}/publiceren`, { stand: stand! });
  expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('minstens één roltype')]);
  const gone = await manager.submit(await manager.get(concept), `${concept}/weg`);
  expect(gone.text).toContain('Verwijderd');
  expect((await manager.get(concept)).status).toBe(404);
});

test('a failed job of this municipality runs again and is recorded; one of the neighbour is not there', async () => {
  const add = (municipality: number, id: string) =>
    meent.clone.asOwner(
      `insert into meent.job (id, queue, municipality, payload, run_at, state, last_error) values ($1, 'proef', $2, 'null', now(), 'failed', 'net-uit')`,
      [id, municipality],
    );
  const [mine, theirs] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
  await add(235_878_593, mine);
  await add(1, theirs);
  expect((await manager.get('/beheer')).text).toContain('1 taak is mislukt');
  const page = await manager.get('/beheer/taken');
  expect(page.text).toContain('net-uit');
  expect(page.html).not.toContain(theirs);
  const done = await manager.submit(page, `/beheer/taken/${mine}/opnieuw`);
  expect(done.text).toContain('De taak loopt opnieuw');
  const lines = await meent.clone.asOwner<{ n: number }>(
    `select count(*)::int as n from meent.log_entry where operation = 'beheer.taak.opnieuw'`,
  );
  expect(lines[0]?.n).toBe(1);
  const left = await meent.clone.asOwner<{ id: string }>(`select id from meent.job where state = 'failed'`);
  expect(left).toEqual([{ id: theirs }]);
});

test('a subscription is stopped and goes on', async () => {
  const subscriber = await startSubscriber();
  onTestFinished(() => subscriber.close());
  const made = await meent.app.inject({
    method: 'POST',
    url: '/notificaties/api/v1/abonnement',
    headers: { host: 'localhost:8000', authorization: `Bearer ${await allRights()}` },
    payload: { callbackUrl: subscriber.url, auth: AUTH, kanalen: [{ naam: 'besluiten', filters: {} }] },
  });
  expect(made.statusCode).toBe(201);
  const page = () => manager.get('/beheer/abonnementen');
  expect((await page()).text).toContain('Loopt');
  const press = async (what: string): Promise<string> => {
    const found = await page();
    return (await manager.submit(found, action(found, what))).text;
  };
  const { db, engine } = meent;
  const sequencer = createSequencer({
    db,
    tasks: [numberChanges, handOut(engine.parts, makeJobs(db))],
    onError: (error) => {
      throw error;
    },
  });
  while ((await sequencer.round()) !== 0);
  expect(await press('stil')).toContain('Staat stil sinds');
  expect(await press('verder')).toContain('Dit abonnement loopt weer.');
  expect((await page()).text).not.toContain('Staat stil sinds');
});
