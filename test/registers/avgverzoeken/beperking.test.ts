/**
 * The use of somebody's data stands still for an activity: through every door, in every process, from the answer on; and it
 * goes on again only after they were told. Each refusal has its twin that shows what stays open.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeSource } from '../../../src/foundation/clock.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { STANDAARD } from '../../../src/registers/activiteiten/index.ts';
import { replayLog } from '../../../src/services/access/replay-log.ts';
import { activityBody } from '../../support/activity.ts';
import { MIJN, metAvg, stap, vraag } from '../../support/avg.ts';
import { alleGegevens } from '../../support/gegevens.ts';
import { activityId, FIRST, keys, type Resident, startMeent, type TestMeent } from '../../support/server.ts';
import { makeRecord } from '../all/records.ts';
import { BSN, CRS, documentBody, type Json, makeWorld, type World } from '../all/world.ts';

const ANDER = '999990032';
let meent: TestMeent;
let world: World;
let noor: Resident;
let zaak: Json;
let document: Json;
let besluit: Json;
let vrij: Json;
let persoon: string;

/** What cases of the catalogue are for here; and an activity that also reads them. */
const TAAK = 'bomen';
const ONDERZOEK = 'onderzoek';

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await metAvg(meent);
  const type = await world.get(world.catalogue.zaaktype);
  for (const [identificatie, zaaktypen] of [
    [TAAK, [type.identificatie]],
    [ONDERZOEK, []],
  ] as const)
    await world.post(
      '/registers/api/v1/verwerkingsactiviteiten',
      activityBody({ identificatie, zaaktypen, beginGeldigheid: '2020-01-01' }),
    );
  for (const activiteit of [TAAK, ONDERZOEK])
    await world.post('/registers/api/v1/combinaties', {
      identificatie: `samen-${activiteit}`,
      naam: 'Samen',
      activiteit,
      bronnen: ['zaken', 'personen', 'objecten', 'berichten', 'logboek'],
      gegevens: alleGegevens(['zaken', 'personen', 'objecten', 'berichten', 'logboek']),
      categorieenGegevens: ['alles'],
      ontvangers: ['alles', 'beperkt'],
      gebruiktDoor: 'Toepassingen die worden getest',
      grond: { wet: 'Algemene wet bestuursrecht', artikel: '3:2' },
      dpia: 'Niet nodig: fictief',
      toelichting: 'Om te proberen.',
      beginGeldigheid: '2020-01-01',
    });
  noor = await meent.login(BSN);
  zaak = await world.zaak();
  document = await world.post('/documenten/api/v1/enkelvoudiginformatieobjecten', documentBody(world));
  await world.post('/zaken/api/v1/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });
  besluit = await world.post('/besluiten/api/v1/besluiten', {
    verantwoordelijkeOrganisatie: zaak.bronorganisatie,
    besluittype: world.catalogue.besluittype,
    zaak: zaak.url,
    datum: '2026-03-03',
    ingangsdatum: '2026-03-03',
  });
  vrij = await world.post('/zaken/api/v1/zaken', { ...body(), zaaktype: world.catalogue.zaaktype });
  await rol(vrij, ANDER);
  persoon = await makeRecord(world, 'persoon');
});
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

const body = () => ({
  bronorganisatie: '000000012',
  verantwoordelijkeOrganisatie: '000000012',
  startdatum: '2026-03-02',
});
const rol = (of: Json, bsn: string) =>
  world.post('/zaken/api/v1/rollen', {
    zaak: of.url,
    roltype: world.catalogue.roltypen.initiator,
    roltoelichting: '',
    betrokkeneType: 'natuurlijk_persoon',
    betrokkeneIdentificatie: { inpBsn: bsn },
  });

const get = (url: string, as?: string | Resident, headers: Readonly<Record<string, string>> = {}) =>
  meent.ask({
    url: url.startsWith('/') ? url : url.replace(world.base, ''),
    headers: { ...CRS, ...headers },
    ...(as === undefined ? {} : { as }),
  });

/** Whether each door shows the case, its document, its decision. */
async function deuren(as?: string): Promise<Readonly<Record<string, boolean>>> {
  const lists = async (url: string) => {
    const answer = await get(url, as);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json() as { count: number; results: readonly Json[] };
  };
  const zaken = await lists('/zaken/api/v1/zaken');
  const uitgevouwen = await get(`/zaken/api/v1/zaken?expand=rollen,zaakinformatieobjecten.informatieobject`, as);
  const search = await meent.ask({
    method: 'POST',
    url: '/zaken/api/v1/zaken/_zoek',
    headers: CRS,
    payload: { uuid__in: [zaak.url.slice(-36)] },
    ...(as ? { as } : {}),
  });
  const dossier = await get(`/meent/api/v1/zaakdossiers/${zaak.url.slice(-36)}`, as);
  const besluiten = await lists('/besluiten/api/v1/besluiten');
  return {
    one: (await get(zaak.url, as)).statusCode === 200,
    list: zaken.results.some(({ url }) => url === zaak.url),
    expand: uitgevouwen.body.includes(zaak.url),
    search: search.body.includes(zaak.url),
    dossier: dossier.statusCode === 200,
    status: (await get(`/zaken/api/v1/rollen?zaak=${zaak.url}`, as)).body.includes(zaak.url),
    document: (await get(document.url, as)).statusCode === 200,
    besluit: (await get(besluit.url, as)).statusCode === 200,
    besluiten: besluiten.results.some(({ url }) => url === besluit.url),
    audit: (await get(`${zaak.url}/audittrail`, as)).statusCode === 200,
  };
}
const ALL = (open: boolean) => Object.fromEntries(Object.keys(NAMES).map((name) => [name, open]));
const NAMES = {
  one: 0,
  list: 0,
  expand: 0,
  search: 0,
  dossier: 0,
  status: 0,
  document: 0,
  besluit: 0,
  besluiten: 0,
  audit: 0,
};

/** The application `beperkt` has a right on the type, as an employee has. */
const geefRechten = (activiteit?: string) =>
  meent.grant([
    {
      component: 'zrc',
      scopes: ['zaken.lezen', 'zaken.bijwerken', 'audittrails.lezen'],
      zaaktype: world.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      ...(activiteit ? { verwerkingsactiviteit: activiteit } : {}),
    },
    ...Object.values(world.catalogue.informatieobjecttypen).map((informatieobjecttype) => ({
      component: 'drc',
      scopes: ['documenten.lezen'],
      informatieobjecttype,
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    })),
    { component: 'brc', scopes: ['besluiten.lezen'], besluittype: world.catalogue.besluittype },
  ]);

const bezwaar = () =>
  vraag(meent, noor, { soort: 'bezwaar', activiteit: TAAK, toelichting: 'Mijn situatie is anders.' });
const decide = async (id: string, onderdeel: object) => {
  const answer = await stap(meent, id, 'beslissen', { payload: { onderdelen: [onderdeel] } });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer;
};
const withdraw = (id: string) => meent.ask({ method: 'POST', url: `${MIJN}/${id}/intrekken`, as: noor });

describe('an objection', () => {
  test('while it is judged, the data are open nowhere for that activity; before and after they are', async () => {
    await geefRechten();
    for (const as of ['alles', 'beperkt']) expect(await deuren(as), as).toEqual(ALL(true));
    const count = (await get('/zaken/api/v1/zaken', 'beperkt')).json().count;
    const { id } = await bezwaar();
    for (const as of ['alles', 'beperkt']) expect(await deuren(as), as).toEqual(ALL(false));
    expect((await get('/zaken/api/v1/zaken', 'beperkt')).json().count).toBe(count - 1);
    const refused = await get(zaak.url, 'beperkt');
    expect(refused.json()).toMatchObject({ status: 403, detail: expect.stringContaining('beperkt') });
    // Others stay as they were, and whose data they are sees them.
    expect((await get(vrij.url, 'beperkt')).statusCode).toBe(200);
    expect((await get(`${MIJN}/${id}`, noor)).json().stilgezet).toMatchObject({ tot: null });
    expect((await withdraw(id)).statusCode).toBe(200);
    for (const as of ['alles', 'beperkt']) expect(await deuren(as), as).toEqual(ALL(true));
  });

  test('what stands still is not written either, and not destroyed', async () => {
    await geefRechten();
    const patch = (as: string) =>
      meent.ask({
        method: 'PATCH',
        url: zaak.url.replace(world.base, ''),
        headers: CRS,
        payload: { omschrijving: 'Anders' },
        as,
      });
    const { id } = await bezwaar();
    for (const as of ['alles', 'beperkt']) expect((await patch(as)).statusCode).toBe(403);
    const removed = await meent.ask({ method: 'DELETE', url: zaak.url.replace(world.base, '') });
    expect(removed.statusCode).toBe(403);
    await withdraw(id);
    expect((await patch('beperkt')).statusCode).toBe(200);
  });

  test('that is accepted stays so; one that is refused goes on after the resident was told', async () => {
    await geefRechten();
    const accepted = await bezwaar();
    expect((await decide(accepted.id, { uitkomst: 'toegewezen' })).json().uitkomst).toBe('toegewezen');
    expect(await deuren('beperkt')).toEqual(ALL(false));
    expect((await stap(meent, accepted.id, 'opheffen')).json()).toMatchObject({
      code: 'wrong_state',
      detail: expect.stringContaining('AVG artikel 18, derde lid'),
    });
    expect(
      (await stap(meent, accepted.id, 'opheffing-melden', { payload: { reden: 'De boom is weg.' } })).statusCode,
    ).toBe(200);
    expect((await stap(meent, accepted.id, 'opheffen')).json().code, 'the same day').toBe('wrong_state');
    await morgen(async () => expect((await stap(meent, accepted.id, 'opheffen')).statusCode).toBe(200));
    expect(await deuren('beperkt')).toEqual(ALL(true));

    const refused = await bezwaar();
    const grond = { uitkomst: 'geweigerd', weigering: 'dwingende-gronden', uitleg: 'De boom is gevaarlijk.' };
    expect((await decide(refused.id, grond)).json()).toMatchObject({ stilgezet: { tot: null } });
    expect(await deuren('beperkt')).toEqual(ALL(false));
    await morgen(async () => expect((await stap(meent, refused.id, 'opheffen')).statusCode).toBe(200));
    expect(await deuren('beperkt')).toEqual(ALL(true));
  });
});

/** A day later: tokens of tests are made anew at each call. */
async function morgen<T>(work: () => Promise<T>): Promise<T> {
  const back = setTimeSource(() => Date.now() + 86_400_000);
  try {
    return await work();
  } finally {
    back();
  }
}

describe('a restriction', () => {
  const vraagBeperking = (activiteit: string) =>
    vraag(meent, noor, { soort: 'beperking', activiteit, grond: 'juistheid' });

  test('holds from the decision on, and not before', async () => {
    await geefRechten();
    const { id } = await vraagBeperking(TAAK);
    expect(await deuren('beperkt')).toEqual(ALL(true));
    await decide(id, { uitkomst: 'toegewezen' });
    expect(await deuren('beperkt')).toEqual(ALL(false));
    await los(id);
  });

  test('of another activity closes the case to a right that serves that, and to no other', async () => {
    const activiteit = await adresVan(ONDERZOEK);
    await geefRechten(activiteit);
    expect((await get(zaak.url, 'beperkt')).statusCode).toBe(200);
    const { id } = await vraagBeperking(ONDERZOEK);
    await decide(id, { uitkomst: 'toegewezen' });
    expect((await get(zaak.url, 'beperkt')).json()).toMatchObject({
      status: 403,
      detail: expect.stringContaining('beperkt'),
    });
    expect((await get('/zaken/api/v1/zaken', 'beperkt')).body).not.toContain(zaak.url);
    expect((await get(zaak.url, 'alles')).statusCode).toBe(200);
    await geefRechten();
    expect((await get(zaak.url, 'beperkt')).statusCode).toBe(200);
    await los(id);
  });

  test('of persons: closed for the activity, open for another', async () => {
    const { id } = await vraagBeperking(TAAK);
    await decide(id, { uitkomst: 'toegewezen' });
    const taak = { 'x-meent-activiteit': (await adresVan(TAAK)).slice(-36) };
    const ander = { 'x-meent-activiteit': activityId(FIRST, STANDAARD) };
    expect((await get(persoon, 'alles', taak)).statusCode).toBe(403);
    expect((await get('/meent/api/v1/personen', 'alles', taak)).body).not.toContain(persoon);
    expect((await get(persoon, 'alles', ander)).statusCode).toBe(200);
    await los(id);
    expect((await get(persoon, 'alles', taak)).statusCode).toBe(200);
  });

  test('what comes later about them is restricted too; what they ask for themselves later is not', async () => {
    await geefRechten();
    const { id } = await vraagBeperking(TAAK);
    await decide(id, { uitkomst: 'toegewezen' });
    const nieuw = await world.post('/zaken/api/v1/zaken', { ...body(), zaaktype: world.catalogue.zaaktype });
    await rol(nieuw, BSN);
    expect((await get(nieuw.url, 'beperkt')).statusCode).toBe(403);
    const later = await morgen(async () => {
      const own = await world.post('/zaken/api/v1/zaken', { ...body(), zaaktype: world.catalogue.zaaktype });
      await rol(own, BSN);
      return own;
    });
    expect((await get(later.url, 'beperkt')).statusCode).toBe(200);
    await los(id);
    expect((await get(nieuw.url, 'beperkt')).statusCode).toBe(200);
    for (const one of [nieuw, later])
      await meent.ask({ method: 'DELETE', url: one.url.replace(world.base, ''), headers: CRS });
  });

  test('who is named on the case gets there, with the reason kept', async () => {
    const { id } = await vraagBeperking(TAAK);
    await decide(id, { uitkomst: 'toegewezen' });
    // The way in of article 18, second paragraph: given before, by who decides on access to cases.
    expect((await get(`/meent/api/v1/zaken/${zaak.url.slice(-36)}/toegang`, 'alles')).statusCode).toBe(404);
    await los(id);
  });

  const adresVan = async (identificatie: string): Promise<string> => {
    const { results } = (await get(`/registers/api/v1/verwerkingsactiviteiten?identificatie=${identificatie}`)).json();
    return results[0].url;
  };

  async function los(id: string): Promise<void> {
    const told = await stap(meent, id, 'opheffing-melden', { payload: { reden: 'Het klopt nu.' } });
    expect(told.statusCode, told.body).toBe(200);
    await morgen(async () => expect((await stap(meent, id, 'opheffen')).statusCode).toBe(200));
  }
});

test('two processes: what is answered after the objection was taken in shows nothing of it', async () => {
  await geefRechten();
  const second = await meent.second();
  const look = (at: Pick<TestMeent, 'ask'>) =>
    at.ask({ url: zaak.url.replace(world.base, ''), headers: CRS, as: 'beperkt' });
  const list = (at: Pick<TestMeent, 'ask'>) => at.ask({ url: '/zaken/api/v1/zaken', headers: CRS, as: 'beperkt' });
  for (const at of [meent, second]) expect((await look(at)).statusCode).toBe(200);
  for (let round = 0; round < 5; round++) {
    const seen: { at: number; leaked: boolean }[] = [];
    let answered = Number.POSITIVE_INFINITY;
    let asked = 0;
    let stop = false;
    const racing = [meent, second, meent, second].map(async (at, index) => {
      while (!stop) {
        const begun = asked++;
        const answer = await (index < 2 ? look(at) : list(at));
        const leaked = index < 2 ? answer.statusCode === 200 : answer.body.includes(zaak.url);
        seen.push({ at: begun, leaked });
      }
    });
    const { id } = await bezwaar();
    answered = asked;
    await Promise.all(Array.from({ length: 20 }, (_, index) => look(index % 2 ? meent : second)));
    stop = true;
    await Promise.all(racing);
    expect(seen.filter(({ at, leaked }) => at >= answered && leaked)).toEqual([]);
    await withdraw(id);
    for (const at of [meent, second]) expect((await look(at)).statusCode).toBe(200);
  }
});

test('decided again nothing differs; what rests on a restriction of then is counted by itself', async () => {
  const sequencer = createSequencer({ db: meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  const told = await replayLog(meent.engine, FIRST);
  expect(told.differ).toEqual([]);
  expect(told.decided).toBeGreaterThan(10);
  expect(told.apart).toBeGreaterThan(0);
});
