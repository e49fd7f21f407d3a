/** What a resident asks of their own data, from the request to a decision that can be objected to; each right with its refusal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeSource, today } from '../../../src/foundation/clock.ts';
import { decisionsAbout } from '../../../src/logbook/decisions.ts';
import { BEHANDELEN, LEZEN } from '../../../src/registers/avgverzoeken/index.ts';
import { bezwaarTot, maandenNa } from '../../../src/registers/termijnen.ts';
import { activityBody } from '../../support/activity.ts';
import { AVG, MIJN, metAvg, stap, vraag } from '../../support/avg.ts';
import { FIRST, keys, type Resident, startMeent, type TestMeent } from '../../support/server.ts';
import { makeWorld, type World } from '../all/world.ts';

const NOOR = '999990019';
const WIL = '999990032';
let meent: TestMeent;
let world: World;
let noor: Resident;
let wil: Resident;

beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await metAvg(meent);
  [noor, wil] = [await meent.login(NOOR), await meent.login(WIL)];
  for (const [identificatie, grond, more] of [
    ['plicht', 'wettelijke_plicht', {}],
    ['taak', 'publieke_taak', {}],
    ['contract', 'overeenkomst', { grondArtikelen: [] }],
  ] as const)
    await world.post('/registers/api/v1/verwerkingsactiviteiten', activityBody({ identificatie, grond, ...more }));
});
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

const post = (as: Resident, payload: object) => meent.ask({ method: 'POST', url: MIJN, as, payload });
const lees = async (as: Resident, id: string) => meent.ask({ url: `${MIJN}/${id}`, as });
const held = async (id: string) => {
  const subject = keys.hash(FIRST, 'bsn', NOOR);
  const all = await decisionsAbout(meent.db.in(FIRST), keys, FIRST, [subject], 'vasthouden');
  return all.filter(({ terms, ended }) => terms.request === id && !ended).length;
};

describe('asking', () => {
  test('becomes a case with a term of a month, read by who asked and by nobody else', async () => {
    const made = await vraag(meent, noor, { soort: 'inzage', toelichting: 'Wat weet u van mij?' });
    expect(made).toMatchObject({
      soort: 'inzage',
      wet: 'AVG artikel 15',
      stand: 'in_behandeling',
      termijn: { ontvangen: today(), uiterlijk: maandenNa(today(), 1), verlengd: false, staatStil: false },
      besluit: null,
      kanIntrekken: true,
    });
    expect((await lees(noor, made.id)).json()).toEqual(made);
    expect((await lees(wil, made.id)).statusCode).toBe(404);
    expect((await meent.ask({ url: MIJN, as: wil })).json().verzoeken).toEqual([]);
    expect((await meent.ask({ url: MIJN, as: noor })).json().verzoeken).toHaveLength(1);
    const zaak = await meent.ask({ url: `/zaken/api/v1/zaken/${made.zaak}`, headers: { 'accept-crs': 'EPSG:4326' } });
    expect(zaak.json()).toMatchObject({ uiterlijkeEinddatumAfdoening: maandenNa(today(), 1) });
    // Neither the words nor the number stand in the database as they are.
    const [row] = await meent.clone.asOwner<{ body: string }>(
      'select body from meent.avgverzoeken_avgverzoek where id = $1',
      [made.id],
    );
    expect(row!.body).not.toContain('Wat weet u');
    expect(row!.body).not.toContain(NOOR);
  });

  test('is told among what they chose, with how it stands; to nobody else', async () => {
    const made = await vraag(meent, noor, { soort: 'bezwaar', activiteit: 'taak', toelichting: 'Door mijn werk.' });
    const told = async (as: Resident) =>
      (await meent.ask({ url: MIJN.replace('avg-verzoeken', 'keuzes'), as })).json().elders as { id: string }[];
    const one = (all: readonly { id: string }[]) => all.find(({ id }) => id === made.id);
    expect(one(await told(noor))).toMatchObject({
      soort: 'bezwaar',
      titel: expect.stringContaining(': '),
      stand: 'in behandeling, het gebruik staat stil',
      sinds: today(),
      pad: `/mijn/avg/${made.id}`,
    });
    await meent.ask({ method: 'POST', url: `${MIJN}/${made.id}/intrekken`, as: noor });
    expect(one(await told(noor))).toMatchObject({ stand: 'ingetrokken' });
    expect(await told(wil)).toEqual([]);
  });

  test('holds the lines of the log while it runs', async () => {
    const made = await vraag(meent, noor, { soort: 'inzage' });
    expect(await held(made.id)).toBe(1);
    expect((await meent.ask({ method: 'POST', url: `${MIJN}/${made.id}/intrekken`, as: noor })).statusCode).toBe(200);
    expect(await held(made.id)).toBe(0);
  });

  test.each([
    ['bezwaar', 'plicht', /moet dit van de wet/],
    ['bezwaar', 'contract', /overeenkomst/],
    ['bezwaar', 'avg-verzoeken', /behandelt de gemeente uw verzoeken/],
    ['beperking', 'avg-verzoeken', /behandelt de gemeente uw verzoeken/],
    ['overdraagbaarheid', 'taak', /toestemming gaf of een overeenkomst/],
    ['overdraagbaarheid', 'plicht', /toestemming gaf of een overeenkomst/],
  ])('%s against %s: there is no such right, and it says why', async (soort, activiteit, why) => {
    const grond = soort === 'beperking' ? 'juistheid' : '';
    const answer = await post(noor, { soort, activiteit, grond, toelichting: 'Omdat ik dat wil.' });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().invalidParams).toEqual([
      { name: 'activiteit', code: 'geen-recht', reason: expect.stringMatching(why) },
    ]);
  });

  test.each([
    ['overdraagbaarheid', 'contract'],
    ['bezwaar', 'taak'],
  ])('twin: %s against %s is taken in', async (soort, activiteit) => {
    const made = await vraag(meent, wil, { soort, activiteit, toelichting: 'Mijn situatie is anders.' });
    await meent.ask({ method: 'POST', url: `${MIJN}/${made.id}/intrekken`, as: wil });
  });

  test('what cannot be asked of which activity stands in the choices, as it is refused', async () => {
    const { activiteiten } = (await meent.ask({ url: `${MIJN}/keuzes`, as: noor })).json();
    const of = (name: string) =>
      activiteiten
        .find(({ identificatie }: { identificatie: string }) => identificatie === name)
        .kanNiet.map(({ soort }: { soort: string }) => soort);
    expect(of('plicht')).toEqual(['overdraagbaarheid', 'bezwaar']);
    expect(of('taak')).toEqual(['overdraagbaarheid']);
    expect(of('contract')).toEqual(['bezwaar']);
    expect(of('avg-verzoeken')).toEqual(['beperking', 'overdraagbaarheid', 'bezwaar']);
  });

  test('every fault is told at once', async () => {
    const answer = await post(noor, { soort: 'rectificatie', onderdelen: [{ omschrijving: 'Mijn naam' }], grond: 'x' });
    expect(answer.json().invalidParams.map(({ name }: { name: string }) => name)).toEqual([
      'grond',
      'onderdelen.0.gewenst',
    ]);
  });

  test('a part points at a case of who asks: that of another is not there', async () => {
    const zaak = await world.zaak();
    const onderdelen = [{ omschrijving: 'Alles', zaak: zaak.url.slice(-36) }];
    const body = { soort: 'wissing', grond: 'niet-nodig', onderdelen };
    const answer = await post(wil, body);
    expect(answer.json().invalidParams[0]).toMatchObject({ name: 'onderdelen.0.zaak', code: 'does_not_exist' });
    expect((await post(noor, body)).statusCode).toBe(201);
  });

  test('an application asks nothing for a resident', async () => {
    expect((await meent.ask({ method: 'POST', url: MIJN, payload: { soort: 'inzage' } })).statusCode).toBe(403);
  });
});

describe('the term', () => {
  test('is extended once, within the month, with the reason told', async () => {
    const { id } = await vraag(meent, noor, { soort: 'inzage' });
    expect((await stap(meent, id, 'verlengen', { payload: { reden: ' ' } })).statusCode).toBe(400);
    const answer = await stap(meent, id, 'verlengen', { payload: { reden: 'Het gaat om veel zaken.' } });
    expect(answer.statusCode, answer.body).toBe(200);
    const { termijn } = (await lees(noor, id)).json();
    expect(termijn).toMatchObject({
      verlengd: true,
      uiterlijk: maandenNa(today(), 3),
      redenVerlenging: 'Het gaat om veel zaken.',
    });
    expect((await stap(meent, id, 'verlengen', { payload: { reden: 'Nog eens.' } })).json().code).toBe('wrong_state');
  });

  test('is not extended after the month', async () => {
    const { id } = await vraag(meent, noor, { soort: 'inzage' });
    const back = setTimeSource(() => Date.now() + 40 * 86_400_000);
    try {
      const answer = await stap(meent, id, 'verlengen', { payload: { reden: 'Te laat.' } });
      expect(answer.json(), answer.body).toMatchObject({ code: 'wrong_state' });
      expect(answer.json().detail).toContain('eerste maand is voorbij');
    } finally {
      back();
    }
  });

  test('stands still while it is asked who somebody is', async () => {
    const { id } = await vraag(meent, noor, { soort: 'inzage' });
    await stap(meent, id, 'identiteit-vragen', { payload: { reden: 'Uw naam staat twee keer in ons register.' } });
    const asked = (await lees(noor, id)).json();
    expect(asked).toMatchObject({
      stand: 'identiteit_gevraagd',
      termijn: { uiterlijk: null, staatStil: true, redenStilstand: 'Uw naam staat twee keer in ons register.' },
    });
    const decide = { onderdelen: [{ uitkomst: 'toegewezen' }] };
    expect((await stap(meent, id, 'beslissen', { payload: decide })).json().code).toBe('wrong_state');
    expect((await stap(meent, id, 'identiteit-ontvangen')).statusCode).toBe(200);
    expect((await lees(noor, id)).json()).toMatchObject({
      stand: 'in_behandeling',
      termijn: { uiterlijk: maandenNa(today(), 1), staatStil: false },
    });
  });
});

describe('the decision', () => {
  const inzage = async (onderdelen: readonly object[] = []) => vraag(meent, noor, { soort: 'inzage', onderdelen });

  test('says per part what became of it, how to object to it, and closes the case', async () => {
    const { id, zaak } = await inzage([{ omschrijving: 'Mijn zaken' }, { omschrijving: 'Mijn dossier' }]);
    const onderdelen = [
      { uitkomst: 'toegewezen' },
      { uitkomst: 'geweigerd', weigering: 'rechten-van-anderen', uitleg: 'Er staan gegevens van een ander in.' },
    ];
    const answer = await stap(meent, id, 'beslissen', { payload: { onderdelen } });
    expect(answer.statusCode, answer.body).toBe(200);
    const seen = (await lees(noor, id)).json();
    expect(seen).toMatchObject({ stand: 'besloten', uitkomst: 'deels', kanIntrekken: false });
    expect(seen.onderdelen.map(({ uitkomst }: { uitkomst: string }) => uitkomst)).toEqual(['toegewezen', 'geweigerd']);
    expect(seen.onderdelen[1].weigering.artikel).toContain('UAVG artikel 41');
    expect(seen.besluit).toMatchObject({
      datum: today(),
      rechtsmiddel: {
        soort: 'bezwaar-tegen-besluit',
        wet: 'Algemene wet bestuursrecht',
        totEnMet: bezwaarTot(today()),
      },
    });
    expect(seen.besluit.rechtsmiddel.woorden).toContain('is iets anders');
    const besluit = (await meent.ask({ url: `/besluiten/api/v1/besluiten/${seen.besluit.id}` })).json();
    expect(besluit).toMatchObject({ uiterlijkeReactiedatum: bezwaarTot(today()), verzenddatum: today() });
    expect(besluit.toelichting).toContain('Autoriteit Persoonsgegevens');
    const closed = await meent.ask({ url: `/zaken/api/v1/zaken/${zaak}`, headers: { 'accept-crs': 'EPSG:4326' } });
    expect(closed.json().einddatum).toBe(today());
    expect(await held(id)).toBe(0);
  });

  test.each([
    ['no ground', { uitkomst: 'geweigerd', uitleg: 'Nee.' }, 'onderdelen.0.weigering'],
    ['no explanation', { uitkomst: 'geweigerd', weigering: 'buitensporig' }, 'onderdelen.0.uitleg'],
    [
      'a ground of another kind',
      { uitkomst: 'geweigerd', weigering: 'archivering', uitleg: 'x' },
      'onderdelen.0.weigering',
    ],
    ['a ground with what is granted', { uitkomst: 'toegewezen', weigering: 'buitensporig' }, 'onderdelen.0.weigering'],
  ])('is refused with %s', async (_, part, name) => {
    const { id } = await inzage();
    const answer = await stap(meent, id, 'beslissen', { payload: { onderdelen: [part] } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().invalidParams.map((one: { name: string }) => one.name)).toContain(name);
  });

  test('is about each part', async () => {
    const { id } = await inzage();
    expect((await stap(meent, id, 'beslissen', { payload: { onderdelen: [] } })).statusCode).toBe(400);
  });

  test('wants the right to decide, and to read; an employee who is named', async () => {
    const { id } = await inzage();
    const payload = { onderdelen: [{ uitkomst: 'toegewezen' }] };
    await meent.grant([{ component: 'meent', scopes: [LEZEN, BEHANDELEN] }]);
    expect((await stap(meent, id, 'beslissen', { payload, as: 'beperkt' })).statusCode).toBe(403);
    await meent.grant([
      {
        component: 'zrc',
        scopes: ['zaken.lezen'],
        zaaktype: world.catalogue.zaaktype,
        maxVertrouwelijkheidaanduiding: 'geheim',
      },
    ]);
    expect((await stap(meent, id, 'verlengen', { payload: { reden: 'x' }, as: 'beperkt' })).statusCode).toBe(403);
    const nobody = await meent.ask({ method: 'POST', url: `${AVG}/${id}/beslissen`, payload });
    expect(nobody.json(), nobody.body).toMatchObject({ status: 403, code: 'permission_denied' });
  });

  test('cannot be taken back by who asked', async () => {
    const { id } = await inzage();
    await stap(meent, id, 'beslissen', { payload: { onderdelen: [{ uitkomst: 'toegewezen' }] } });
    const answer = await meent.ask({ method: 'POST', url: `${MIJN}/${id}/intrekken`, as: noor });
    expect(answer.json().code).toBe('wrong_state');
  });

  test('recipients are told after what was put right, and who asked reads whom', async () => {
    const onderdelen = [{ omschrijving: 'Mijn naam', gewenst: 'Moulin' }];
    const { id } = await vraag(meent, noor, { soort: 'rectificatie', onderdelen });
    const payload = { ontvanger: 'De omgevingsdienst', waarom: 'De naam is verbeterd.' };
    expect((await stap(meent, id, 'inlichten', { payload })).json().code).toBe('wrong_state');
    await stap(meent, id, 'beslissen', { payload: { onderdelen: [{ uitkomst: 'toegewezen' }] } });
    expect((await stap(meent, id, 'inlichten', { payload })).statusCode).toBe(200);
    expect((await lees(noor, id)).json().ingelicht).toEqual([{ ...payload, op: today() }]);
  });
});

describe('erasing', () => {
  const reden = { grond: 'niet-nodig', soort: 'wissing' };
  const grant = { payload: { onderdelen: [{ uitkomst: 'toegewezen' }] } };
  const ander = async () => ({ user: { id: 'po-2', name: 'G. Bosma' }, as: await meent.another('avg-twee') });

  /** What the second person read, to send along. */
  const lezen = async (id: string) => ({
    payload: { voorstel: (await meent.ask({ url: `${AVG}/${id}/besluit` })).json().voorstel as string },
  });

  /** A closed case of Noor whose archive date is this one. */
  async function zaak(archiefactiedatum: string): Promise<string> {
    const made = await world.zaak();
    const { resultaattypen, statustypen } = world.catalogue;
    await world.post('/zaken/api/v1/resultaten', { zaak: made.url, resultaattype: resultaattypen.afgehandeld });
    await world.post('/zaken/api/v1/statussen', {
      zaak: made.url,
      statustype: statustypen.klaar,
      datumStatusGezet: '2026-03-04T10:00:00Z',
    });
    const patched = await meent.ask({
      method: 'PATCH',
      url: made.url.replace(world.base, ''),
      headers: { 'accept-crs': 'EPSG:4326', 'content-crs': 'EPSG:4326' },
      payload: { archiefnominatie: 'vernietigen', archiefactiedatum },
    });
    expect(patched.statusCode, patched.body).toBe(200);
    return made.url.slice(-36);
  }
  const vraagWissing = async (id: string) =>
    (await vraag(meent, noor, { ...reden, onderdelen: [{ omschrijving: 'Deze zaak', zaak: id }] })).id;
  const isThere = async (id: string) =>
    (await meent.ask({ url: `/zaken/api/v1/zaken/${id}`, headers: { 'accept-crs': 'EPSG:4326' } })).statusCode === 200;

  test('takes two people; then the case is gone, and who asked reads that it is', async () => {
    const weg = await zaak('2020-01-01');
    const id = await vraagWissing(weg);
    expect((await stap(meent, id, 'beslissen', grant)).json().stand).toBe('voorgesteld');
    // A proposal is no outcome for who asked.
    expect((await lees(noor, id)).json()).toMatchObject({ stand: 'in_behandeling', onderdelen: [{ uitkomst: null }] });
    const gelezen = await lezen(id);
    expect((await stap(meent, id, 'vaststellen', gelezen)).json(), 'the same person').toMatchObject({ status: 403 });
    const by = await stap(meent, id, 'vaststellen', { ...gelezen, user: { id: 'po-2', name: 'x' } });
    expect(by.json(), 'another name through the same application').toMatchObject({ status: 403 });
    expect(await isThere(weg)).toBe(true);
    const answer = await stap(meent, id, 'vaststellen', { ...gelezen, ...(await ander()) });
    expect(answer.json(), answer.body).toMatchObject({ stand: 'besloten', uitkomst: 'toegewezen', bleef: [] });
    expect(await isThere(weg)).toBe(false);
    expect((await lees(noor, id)).json().onderdelen[0].gewistOp).not.toBeNull();
  });

  test('is of what was read: another proposal that came in its place is a conflict', async () => {
    const weg = await zaak('2020-01-01');
    const id = await vraagWissing(weg);
    await stap(meent, id, 'beslissen', grant);
    const gelezen = await lezen(id);
    const blind = await stap(meent, id, 'vaststellen', { ...(await ander()), payload: {} });
    expect(blind.json().invalidParams, 'nothing that was read').toMatchObject([{ name: 'voorstel', code: 'required' }]);
    await stap(meent, id, 'voorstel-afwijzen', { ...(await ander()), payload: { reden: 'Kijk er nog eens naar.' } });
    await stap(meent, id, 'beslissen', {
      payload: { onderdelen: [{ uitkomst: 'toegewezen', uitleg: 'Dit las de tweede niet.' }] },
    });
    const late = await stap(meent, id, 'vaststellen', { ...gelezen, ...(await ander()) });
    expect(late.json(), late.body).toMatchObject({
      status: 409,
      detail: expect.stringMatching(/niet meer het voorstel/),
    });
    expect(await isThere(weg)).toBe(true);
    // Who asked reads of no proposal, so of none that it changed either.
    expect((await lees(noor, id)).json()).not.toHaveProperty('voorstel');
    const now = await stap(meent, id, 'vaststellen', { ...(await lezen(id)), ...(await ander()) });
    expect(now.json(), now.body).toMatchObject({ stand: 'besloten', uitkomst: 'toegewezen' });
    expect(await isThere(weg)).toBe(false);
  });

  test('what a law keeps is refused with that law', async () => {
    const id = await vraagWissing(await zaak('2099-01-01'));
    const answer = await stap(meent, id, 'beslissen', grant);
    expect(answer.json().invalidParams[0]).toMatchObject({
      name: 'onderdelen.0.uitkomst',
      code: 'bewaarplicht',
      reason: expect.stringContaining('Archiefwet 1995 artikel 3'),
    });
    const refuse = {
      onderdelen: [{ uitkomst: 'geweigerd', weigering: 'wettelijke-verplichting', uitleg: 'Tot 2099.' }],
    };
    expect((await stap(meent, id, 'beslissen', { payload: refuse })).json().uitkomst).toBe('geweigerd');
  });

  test('a hold stops it, also one that came between the two', async () => {
    const blijft = await zaak('2020-01-01');
    const id = await vraagWissing(blijft);
    await stap(meent, id, 'beslissen', grant);
    await world.post('/meent/api/v1/opschortingen', {
      zaak: `${world.base}/zaken/api/v1/zaken/${blijft}`,
      grond: 'onderzoek',
      toelichting: 'Rekenkamer.',
    });
    const answer = await stap(meent, id, 'vaststellen', { ...(await lezen(id)), ...(await ander()) });
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().invalidParams[0].code).toBe('bewaarplicht');
    expect(await isThere(blijft)).toBe(true);
    expect(
      (await stap(meent, id, 'voorstel-afwijzen', { ...(await ander()), payload: { reden: 'Het loopt nog.' } })).json()
        .stand,
    ).toBe('in_behandeling');
  });
});
