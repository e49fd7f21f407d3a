/**
 * While the key that hashes numbers is replaced a person has two hashes: what was written with the one is theirs with the other,
 * wherever somebody is compared with a row. Each with its twin, who is somebody else.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { addMonths } from '../../src/foundation/days.ts';
import { decisionsAbout } from '../../src/logbook/decisions.ts';
import { namensMandaat } from '../../src/services/mandaten/acting.ts';
import { BSNS, makeWorld, type World } from '../registers/all/world.ts';
import { BUURT, makePlek, type Plek } from '../registers/toestemmingen/plek.ts';
import { MIJN as AVG, metAvg, stap, vraag } from '../support/avg.ts';
import { bothKeys, nextKeys, rewrite } from '../support/rotation.ts';
import { FIRST, type Request, type Resident, startMeent, type TestMeent } from '../support/server.ts';
import { EMPLOYEE, type MandateWorld, startMandates } from './mandaten/support.ts';

const MIJN = '/meent/api/v1/mijn';
type Meent = Pick<TestMeent, 'ask' | 'engine' | 'db'>;

const post = (at: Pick<TestMeent, 'ask'>, url: string, as: Request['as'], payload?: object, key?: string) =>
  at.ask({
    method: 'POST',
    url,
    ...(as === undefined ? {} : { as }),
    ...(payload ? { payload } : {}),
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  });

describe('acting for another', () => {
  let world: MandateWorld;
  let later: Meent;
  beforeAll(async () => {
    world = await startMandates();
    await world.meent.another('tweede');
    later = await world.meent.second({ keys: nextKeys });
  });
  afterAll(() => world?.stop());

  const kies = (at: Meent, as: Resident, namens: string) =>
    at.ask({ method: 'POST', url: `${MIJN}/sessie/namens`, as, payload: { namens } });
  const period = () => ({ vanaf: today(), totEnMet: addMonths(today(), 12) });

  test.each([
    ['who gave it', 'voor'],
    ['who has it', 'door'],
  ] as const)('ends with the death of %s, whose row was hashed anew; twin: it holds while they live', async (_, of) => {
    const [voor, door] = [world.number(), world.number()];
    const ids = { voor: await world.persoon(voor), door: await world.persoon(door) };
    const id = await world.mandaat({ soort: 'vrijwillig', voor, door, diensten: ['thema:straat'], ...period() });
    const ander = await world.meent.login(door);
    await rewrite(world.meent, 'personen_persoon', 'burgerservicenummer', of === 'voor' ? voor : door);
    const alive = await kies(later, ander, namensMandaat(id));
    expect(alive.statusCode, alive.body).toBeLessThan(300);
    const { gekregen } = (await later.ask({ url: `${MIJN}/machtigingen`, as: ander })).json();
    expect(gekregen).toMatchObject([{ id, nu: true }]);

    const died = await later.ask({
      method: 'PATCH',
      url: `/meent/api/v1/personen/${ids[of]}`,
      payload: { overlijden: { datum: today() } },
    });
    expect(died.statusCode, died.body).toBe(200);
    expect((await kies(later, ander, namensMandaat(id))).statusCode).toBe(403);
    const shown = (await later.ask({ url: `${MIJN}/machtigingen`, as: ander })).json().gekregen;
    expect(shown).toMatchObject([{ id, nu: false }]);
  });

  test('a code of before is accepted after; twin: no other code is', async () => {
    const [gever, ander] = [await world.meent.login(world.number()), await world.meent.login(world.number())];
    const offer = await post(world.meent, `${MIJN}/machtigingen`, gever, { diensten: ['thema:straat'], ...period() });
    const { code } = offer.json();
    const wrong = `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
    expect((await post(later, `${MIJN}/machtigingen/aanvaarden`, ander, { code: wrong })).statusCode).toBe(400);
    expect((await post(later, `${MIJN}/machtigingen/aanvaarden`, ander, { code })).statusCode).toBe(204);
  });

  test('who is under curatele gives no mandate, whichever hash the person has', async () => {
    const [voor, free] = [world.number(), world.number()];
    await world.persoon(voor, { curateleRegister: true });
    await world.persoon(free);
    for (const one of [voor, free]) {
      const gever = await world.meent.login(one);
      const answer = await post(later, `${MIJN}/machtigingen`, gever, { diensten: ['thema:straat'], ...period() });
      expect(answer.statusCode, answer.body).toBe(one === free ? 201 : 400);
    }
  });

  test('what a court decided names both, whichever hash they have', async () => {
    const [voor, door] = [world.number(), world.number()];
    for (const one of [voor, door])
      await world.persoon(one, { naam: { voornamen: 'Bo', geslachtsnaam: 'Linde', aanduidingNaamgebruik: 'E' } });
    const made = await later.ask({
      method: 'POST',
      url: '/meent/api/v1/mandaten',
      user: { id: EMPLOYEE.id, name: EMPLOYEE.name },
      payload: {
        soort: 'curator',
        vertegenwoordigde: voor,
        vertegenwoordiger: door,
        vanaf: today(),
        uitspraak: { gerecht: 'Rechtbank', datum: today(), kenmerk: 'X-1', gezienInRegister: today() },
      },
    });
    expect(made.statusCode, made.body).toBe(201);
    const confirmed = await later.ask({
      method: 'POST',
      url: `/meent/api/v1/mandaten/${made.json().url.slice(-36)}/vaststellen`,
      as: 'tweede',
      user: { id: 'm-0902', name: 'T. Twee' },
    });
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    expect(confirmed.json().naamVertegenwoordigde).toContain('Linde');
  });
});

describe('asking something of one’s data, and consent', () => {
  let plek: Plek;
  let later: Meent;
  beforeAll(async () => {
    plek = await makePlek();
    await metAvg(plek.meent);
    later = await plek.meent.second({ keys: nextKeys });
  });
  afterAll(() => plek?.close());

  const held = async (id: string) => {
    const subjects = nextKeys.everyHash(FIRST, 'bsn', plek.noor.bsn);
    const all = await decisionsAbout(later.db.in(FIRST), nextKeys, FIRST, subjects, 'vasthouden');
    return all.filter(({ terms, ended }) => terms.request === id && !ended).length;
  };

  test('a request of before is withdrawn after, and what was held goes free; twin: not by another', async () => {
    const { noor, wil, meent } = plek;
    const made = await vraag(meent, noor.login, { soort: 'inzage' });
    expect(await held(made.id)).toBe(1);
    expect((await post(later, `${AVG}/${made.id}/intrekken`, wil.login)).statusCode).toBe(404);
    const gone = await post(later, `${AVG}/${made.id}/intrekken`, noor.login);
    expect(gone.statusCode, gone.body).toBe(200);
    expect(await held(made.id)).toBe(0);
  });

  test('what was held goes free by a decision too, though the case was hashed anew', async () => {
    const { noor, meent } = plek;
    const made = await vraag(meent, noor.login, { soort: 'inzage' });
    await meent.clone.asOwner(
      'update meent.zaken_zaak set owners = array_replace(owners, $1, $2), subjects = array_replace(subjects, $1, $2) where id = $3',
      [...nextKeys.everyHash(FIRST, 'bsn', noor.bsn)].reverse().concat(made.zaak),
    );
    const onderdelen = [{ uitkomst: 'toegewezen', weigering: null, uitleg: '' }];
    const decided = await stap(later as TestMeent, made.id, 'beslissen', { payload: { onderdelen } });
    expect(decided.statusCode, decided.body).toBe(200);
    expect(await held(made.id)).toBe(0);
  });

  test('a part may be a case of before of their own; twin: not of another', async () => {
    const ask = (zaak: string) =>
      post(later, AVG, plek.noor.login, {
        soort: 'rectificatie',
        onderdelen: [{ omschrijving: 'Tegel', gewenst: 'Stoeptegel', zaak: zaak.slice(-36) }],
      });
    const own = await ask(plek.noor.zaak);
    expect(own.statusCode, own.body).toBe(201);
    const other = await ask(plek.wil.zaak);
    expect(other.statusCode).toBe(400);
    expect(other.json().invalidParams).toMatchObject([{ name: 'onderdelen.0.zaak', code: 'does_not_exist' }]);
  });

  test('a POST of before is not done again after under its Idempotency-Key; twin: the key of another is theirs', async () => {
    const { noor, wil, meent } = plek;
    const payload = { soort: 'inzage', toelichting: 'Eén keer.' };
    const first = await post(meent, AVG, noor.login, payload, 'sleutel-1');
    const again = await post(later, AVG, noor.login, payload, 'sleutel-1');
    expect(again.statusCode, again.body).toBe(201);
    expect(again.json().id).toBe(first.json().id);
    const changed = await post(later, AVG, noor.login, { ...payload, toelichting: 'Anders.' }, 'sleutel-1');
    expect(changed.statusCode).toBe(409);
    const other = await post(later, AVG, wil.login, payload, 'sleutel-1');
    expect(other.json().id).not.toBe(first.json().id);
  });

  const give = async (naam: string, at: Pick<TestMeent, 'ask'>, who = plek.noor) => {
    const { soort, gelezen } = await plek.keuze(who, naam);
    return () => post(at, `${MIJN}/keuzes`, who.login, { soort, naam, gelezen });
  };

  test('a consent of before is not given again after, and is taken back; twin: another choice is given', async () => {
    const id = await plek.geef(plek.noor, BUURT);
    const again = await (await give(BUURT, later))();
    expect(again.statusCode, again.body).toBe(400);
    expect(again.json().invalidParams).toMatchObject([{ name: 'inwoner', code: 'unique' }]);
    const other = await (await give('panel-samen', later))();
    expect(other.statusCode, other.body).toBe(201);
    await plek.trekIn(plek.noor, id, later);
    expect((await (await give(BUURT, later))()).statusCode).toBe(201);
  });

  test('of two processes that hash with another key at once one gives it', async () => {
    const earlier = await plek.meent.second({ keys: bothKeys });
    const both = [await give(BUURT, earlier, plek.wil), await give(BUURT, later, plek.wil)];
    const answers = await Promise.all(both.map((one) => one()));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 400]);
    const refused = answers.find(({ statusCode }) => statusCode === 400)!;
    expect(refused.json().invalidParams, refused.body).toMatchObject([{ code: 'unique' }]);
  });
});

describe('persons, who follows them and doubts about them', () => {
  let world: World;
  let later: Meent;
  let made = 0;
  beforeAll(async () => {
    const meent = await startMeent();
    world = await makeWorld(meent);
    later = await meent.second({ keys: nextKeys });
  });
  afterAll(async () => {
    await world?.close();
    await world?.meent.close();
  });

  /** Of whom the row was hashed anew, or not yet. */
  const STATES = [
    ['of before', false],
    ['hashed anew', true],
  ] as const;
  const persoon = async (anew: boolean): Promise<string> => {
    const number = BSNS[600 + made++]!;
    await world.post('/meent/api/v1/personen', {
      burgerservicenummer: number,
      naam: { geslachtsnaam: 'Linde', aanduidingNaamgebruik: 'E' },
      geslacht: 'V',
      geboorte: { datum: '1985-05-01' },
    });
    if (anew) await rewrite(world.meent, 'personen_persoon', 'burgerservicenummer', number);
    return number;
  };
  const both = () => [world.meent, later] as const;
  const bevraag = async (at: Meent, number: string) => {
    const payload = {
      type: 'RaadpleegMetBurgerservicenummer',
      burgerservicenummer: [number],
      fields: ['burgerservicenummer'],
    };
    const answer = await post(at, '/haalcentraal/api/brp/personen', undefined, payload);
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json().personen.map((one: { burgerservicenummer: string }) => one.burgerservicenummer);
  };
  const volg = (at: Meent, burgerservicenummer: string) =>
    post(at, '/meent/api/v1/volgindicaties', undefined, { burgerservicenummer });

  test.each(STATES)('somebody whose row is %s is found by number; twin: nobody else is', async (_, anew) => {
    const [number, other] = [await persoon(anew), await persoon(!anew)];
    expect([await bevraag(later, number), await bevraag(later, other)]).toEqual([[number], [other]]);
    // Who has not the newer key yet cannot know what it made: that every Meent has it comes first (`keys rewrite`).
    if (!anew) expect(await bevraag(world.meent, number)).toEqual([number]);
    expect(await bevraag(later, BSNS[599]!)).toEqual([]);
  });

  test.each(STATES)('who is %s is followed once, and what changes of them is told', async (_, anew) => {
    const number = await persoon(false);
    const first = await volg(world.meent, number);
    expect(first.statusCode, first.body).toBe(201);
    if (anew) await rewrite(world.meent, 'personen_persoon', 'burgerservicenummer', number);
    const again = await volg(later, number);
    expect([again.statusCode, again.json().invalidParams?.[0]?.code], again.body).toEqual([400, 'unique']);
    expect((await volg(later, await persoon(anew))).statusCode).toBe(201);
    const told = await later.ask({ url: '/meent/api/v1/gevolgde-wijzigingen?vanaf=2026-01-01' });
    expect(told.json().burgerservicenummers, told.body).toContain(number);
  });

  test('of two processes that hash with another key at once one follows', async () => {
    const number = await persoon(false);
    const earlier = await world.meent.second({ keys: bothKeys });
    const answers = await Promise.all([volg(earlier, number), volg(later, number)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 400]);
  });

  test.each(STATES)('a doubt about who is %s is found by number, and shows on the person', async (_, anew) => {
    const number = await persoon(anew);
    const [first, second] = both();
    const body = {
      burgerservicenummer: number,
      gegeven: 'naam.geslachtsnaam',
      toelichting: 'Staat anders in de akte.',
    };
    const meldingen = [];
    for (const at of [first, second]) {
      const answer = await post(at, '/meent/api/v1/terugmeldingen', undefined, body);
      expect(answer.statusCode, answer.body).toBe(201);
      meldingen.push(answer.json().url.slice(-36));
    }
    const zoek = { burgerservicenummer: number };
    const found = await post(second, '/meent/api/v1/terugmeldingen/_zoek', undefined, zoek);
    expect(
      found
        .json()
        .results.map(({ url }: { url: string }) => url.slice(-36))
        .toSorted(),
    ).toEqual(meldingen.toSorted());
    const patched = await second.ask({
      method: 'PATCH',
      url: `/meent/api/v1/terugmeldingen/${meldingen[0]}`,
      payload: { status: 'in_onderzoek' },
    });
    expect(patched.statusCode, patched.body).toBe(200);
    const person = await post(second, '/meent/api/v1/personen/_zoek', undefined, zoek);
    expect(person.json().results[0].onderzoek).toMatchObject({ aanduiding: '010240' });
  });
});
