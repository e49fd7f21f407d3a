/** Mandates through the API: giving and taking, choosing for whom one acts, what a court decided; and who may do none of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addDays, addMonths } from '../../../src/foundation/days.ts';
import { createSessions } from '../../../src/identity/sessions.ts';
import { namensMandaat } from '../../../src/services/mandaten/acting.ts';
import { FIRST, keys, type Request, type Resident, SECOND } from '../../support/server.ts';
import { EMPLOYEE, type MandateWorld, startMandates, subjectVan } from './support.ts';

const MIJN = '/meent/api/v1/mijn';
const MANDATEN = '/meent/api/v1/mandaten';

let world: MandateWorld;
beforeAll(async () => {
  world = await startMandates();
});
afterAll(() => world?.stop());

const ask = (method: 'GET' | 'POST', url: string, as: Request['as'], payload?: object) =>
  world.meent.ask({ method, url, ...(as === undefined ? {} : { as }), ...(payload ? { payload } : {}) });
const period = () => ({ vanaf: today(), totEnMet: addMonths(today(), 12) });

interface Two {
  readonly gever: Resident;
  readonly ander: Resident;
  readonly voor: string;
  readonly door: string;
}
async function two(): Promise<Two> {
  const [voor, door] = [world.number(), world.number()];
  return { voor, door, gever: await world.meent.login(voor), ander: await world.meent.login(door) };
}
async function offered(gever: Resident, over: object = {}): Promise<{ id: string; code: string; codeTot: string }> {
  const answer = await ask('POST', `${MIJN}/machtigingen`, gever, { diensten: ['thema:straat'], ...period(), ...over });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}
async function accepted(over: object = {}): Promise<Two & { readonly id: string; readonly namens: string }> {
  const both = await two();
  const { id, code } = await offered(both.gever, over);
  const answer = await ask('POST', `${MIJN}/machtigingen/aanvaarden`, both.ander, { code });
  expect(answer.statusCode, answer.body).toBe(204);
  return { ...both, id, namens: namensMandaat(id) };
}
const lists = async (as: Resident) => (await ask('GET', `${MIJN}/machtigingen`, as)).json();
const sessie = async (as: Resident) => (await ask('GET', `${MIJN}/sessie`, as)).json();
const kies = (as: Resident, namens: string | null) => ask('POST', `${MIJN}/sessie/namens`, as, { namens });

describe('a voluntary mandate', () => {
  test('has two sides: nothing before the other accepts, all of it after, both see it', async () => {
    const { gever, ander } = await two();
    const { id, code, codeTot } = await offered(gever, { ook: ['berichten'] });
    expect(code).toMatch(/^([A-HJ-NP-Z2-9]{4}-){2}[A-HJ-NP-Z2-9]{4}$/);
    expect(codeTot.slice(0, 10) > today()).toBe(true);
    expect((await lists(gever)).gegeven).toMatchObject([{ id, status: 'aangeboden', nu: false, ander: '', codeTot }]);
    expect((await lists(ander)).gekregen).toEqual([]);
    expect((await kies(ander, namensMandaat(id))).statusCode).toBe(403);

    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `;
    const seen = await ask('POST', `${MIJN}/machtigingen/code`, ander, { code: typed });
    expect(seen.json(), seen.body).toMatchObject({ soort: 'vrijwillig', ander: 'Iemand', diensten: ['De straat'] });
    expect((await ask('POST', `${MIJN}/machtigingen/aanvaarden`, ander, { code: typed })).statusCode).toBe(204);
    expect((await lists(gever)).gegeven).toMatchObject([
      { id, status: 'geldig', nu: true, ander: 'Iemand', codeTot: null },
    ]);
    expect((await lists(ander)).gekregen).toMatchObject([
      { id, namens: namensMandaat(id), nu: true, diensten: ['De straat'], ook: ['berichten'] },
    ]);
  });

  test('leaves no number of either and no code in any line, and the code in no table', async () => {
    const { voor, door, id } = await accepted();
    const { code } = await offered(await world.meent.login(voor));
    const [row] = await world.meent.clone.asOwner<{ row: string }>(
      `select to_jsonb(t)::text as row from meent.mandaten_mandaat t where id = '${id}'`,
    );
    for (const secret of [voor, door, code, code.replaceAll('-', '')]) {
      expect(row!.row).not.toContain(secret);
      expect(world.meent.lines.join('\n')).not.toContain(secret);
    }
    expect(row!.row).toContain(subjectVan(voor));
  });

  test.each(['gever', 'ander'] as const)('ends when %s ends it, in the middle of a session', async (who) => {
    const { gever, ander, id, namens } = await accepted();
    expect((await kies(ander, namens)).statusCode).toBe(200);
    expect((await sessie(ander)).namens).toMatchObject({ machtiging: namens, soort: 'vrijwillig', beeindigd: false });
    const by = who === 'gever' ? gever : ander;
    expect((await ask('POST', `${MIJN}/machtigingen/${id}/beeindigen`, by)).statusCode).toBe(204);
    // It says that it is over, and does not go on as somebody else unasked.
    expect((await sessie(ander)).namens).toEqual({
      machtiging: namens,
      soort: null,
      naam: '',
      beeindigd: true,
      mag: [],
    });
    expect((await kies(ander, null)).statusCode).toBe(200);
    expect((await sessie(ander)).namens).toBeNull();
    expect((await kies(ander, namens)).statusCode).toBe(403);
    expect((await lists(gever)).gegeven).toEqual([]);
    const again = await ask('POST', `${MIJN}/machtigingen/${id}/beeindigen`, by);
    expect(again.statusCode, again.body).toBe(409);
  });

  test('a code works once, for nobody but another, and not when it was taken back, refused or is old', async () => {
    const { gever, ander } = await two();
    const third = await world.meent.login(world.number());
    const tries = async (code: string, as: Resident) => {
      const answer = await ask('POST', `${MIJN}/machtigingen/aanvaarden`, as, { code });
      return answer.statusCode === 204 ? 204 : answer.json().invalidParams?.[0]?.name;
    };
    const first = await offered(gever);
    expect(await tries(first.code, gever)).toBe('code');
    expect(await tries('ABCD-EFGH-JKMN', ander)).toBe('code');
    expect(await tries('', ander)).toBe('code');
    expect(await tries(first.code, ander)).toBe(204);
    expect(await tries(first.code, third)).toBe('code');

    const taken = await offered(gever);
    expect((await ask('POST', `${MIJN}/machtigingen/${taken.id}/beeindigen`, gever)).statusCode).toBe(204);
    expect(await tries(taken.code, ander)).toBe('code');

    const refused = await offered(gever);
    expect((await ask('POST', `${MIJN}/machtigingen/weigeren`, ander, { code: refused.code })).statusCode).toBe(204);
    expect(await tries(refused.code, ander)).toBe('code');

    const old = await offered(gever);
    await world.meent.clone.asOwner(
      `update meent.mandaten_mandaat set code_tot = now() - interval '1 second' where id = '${old.id}'`,
    );
    expect(await tries(old.code, ander)).toBe('code');
    expect((await lists(gever)).gegeven.map((one: { id: string }) => one.id)).not.toContain(old.id);
  });

  test.each<[string, object, string]>([
    ['nothing to do', { diensten: [] }, 'diensten'],
    ['a theme that is not there', { diensten: ['thema:weg'] }, 'diensten'],
    ['a service that cannot be given', { diensten: ['zaaktype:ONBEKEND'] }, 'diensten'],
    ['what cannot be given', { ook: ['machtigingen'] }, 'ook.0'],
    ['no end', { totEnMet: null }, 'totEnMet'],
    ['an end before the beginning', { vanaf: addDays(today(), 9), totEnMet: addDays(today(), 8) }, 'totEnMet'],
    ['an end that is over', { vanaf: '2020-01-01', totEnMet: '2020-02-01' }, 'totEnMet'],
    ['more than five years', { totEnMet: addDays(addMonths(today(), 60), 1) }, 'totEnMet'],
  ])('is refused with %s', async (_, over, name) => {
    const { gever } = await two();
    const answer = await ask('POST', `${MIJN}/machtigingen`, gever, {
      diensten: ['thema:straat'],
      ...period(),
      ...over,
    });
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().invalidParams[0].name).toBe(name);
  });

  test.each<[string, object]>([
    ['not of age', { geboorte: { datum: addMonths(today(), -17 * 12) } }],
    ['under curatele', { curateleRegister: true }],
    ['dead', { overlijden: { datum: '2026-01-01' } }],
  ])('is not given by who is %s', async (_, over) => {
    const { gever, voor } = await two();
    await world.persoon(voor, over);
    const answer = await ask('POST', `${MIJN}/machtigingen`, gever, { diensten: ['thema:straat'], ...period() });
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().invalidParams[0].name).toBe('vertegenwoordigde');
  });

  test.each<[string, 'voor' | 'door', object]>([
    ['who gave it dies (BW 3:72 a)', 'voor', { overlijden: { datum: '2026-06-01' } }],
    ['who gave it comes under curatele (3:72 a)', 'voor', { curateleRegister: true }],
    ['who has it dies (3:72 c)', 'door', { overlijden: { datum: '2026-06-01' } }],
    ['who has it comes under curatele (3:72 c)', 'door', { curateleRegister: true }],
  ])('ends when %s', async (_, who, change) => {
    const both = await accepted();
    const id = await world.persoon(both[who]);
    expect((await kies(both.ander, both.namens)).statusCode).toBe(200);
    expect((await sessie(both.ander)).namens.beeindigd).toBe(false);
    await world.meent.ask({ method: 'PATCH', url: `/meent/api/v1/personen/${id}`, payload: change });
    expect((await sessie(both.ander)).namens.beeindigd).toBe(true);
  });
});

describe('is refused', () => {
  test('who is not one of the two', async () => {
    const { id, namens } = await accepted();
    const third = await world.meent.login(world.number());
    expect((await kies(third, namens)).statusCode).toBe(403);
    expect((await ask('POST', `${MIJN}/machtigingen/${id}/beeindigen`, third)).statusCode).toBe(404);
    expect(await lists(third)).toEqual({ gegeven: [], gekregen: [] });
  });

  test.each([
    'mandaat:0190a000-0000-7000-8000-000000000001',
    'gezag:0190a000-0000-7000-8000-000000000001',
    'mandaat:onzin',
    'onzin',
  ])('for whom nobody acts: %s', async (namens) => {
    const { ander } = await two();
    expect((await kies(ander, namens)).statusCode).toBe(403);
    expect((await sessie(ander)).namens).toBeNull();
  });

  test('to give or take while acting for another: a mandate is not passed on', async () => {
    const { ander, namens, gever } = await accepted({ ook: ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens'] });
    expect((await kies(ander, namens)).statusCode).toBe(200);
    const offer = { diensten: ['thema:straat'], ...period() };
    expect((await ask('POST', `${MIJN}/machtigingen`, ander, offer)).statusCode).toBe(403);
    const { code } = await offered(gever);
    expect((await ask('POST', `${MIJN}/machtigingen/aanvaarden`, ander, { code })).statusCode).toBe(403);
    expect((await kies(ander, null)).statusCode).toBe(200);
    expect((await ask('POST', `${MIJN}/machtigingen/aanvaarden`, ander, { code })).statusCode).toBe(204);
  });

  test('an employee, an application, nobody, and who logged in at a low level', async () => {
    const employee = `meent=${await createSessions(world.meent.db, keys).start(
      { municipality: FIRST },
      { kind: 'employee', level: 'hoog', name: EMPLOYEE.name, employee: EMPLOYEE },
    )}`;
    const low = await world.meent.login(world.number(), { level: 'laag' });
    for (const as of [{ cookie: employee, token: '' }, 'alles', low] as const)
      expect((await ask('GET', `${MIJN}/machtigingen`, as)).statusCode).toBe(403);
    expect((await ask('GET', `${MIJN}/machtigingen`, false)).statusCode).toBe(401);
  });

  test('another municipality', async () => {
    const { door, id, namens } = await accepted();
    const there = await world.meent.login(door, { municipality: SECOND });
    const request = { method: 'POST', as: there, municipality: SECOND } as const;
    const url = `${MIJN}/sessie/namens`;
    expect((await world.meent.ask({ ...request, url, payload: { namens } })).statusCode).toBe(403);
    const end = `${MIJN}/machtigingen/${id}/beeindigen`;
    expect((await world.meent.ask({ ...request, url: end })).statusCode).toBe(404);
  });

  test('a token that says it gives for a resident', async () => {
    const body = { soort: 'vrijwillig', vertegenwoordigde: world.number(), diensten: ['thema:straat'], ...period() };
    const answer = await world.meent.ask({ method: 'POST', url: MANDATEN, payload: body, user: een });
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().invalidParams[0].name).toBe('soort');
  });
});

const een = { id: 'm-0101', name: 'Een' };
const twee = { id: 'm-0102', name: 'Twee' };

const asEmployee = async (url: string, user: typeof een, payload: object = {}) =>
  world.meent.ask({
    method: 'POST',
    url,
    user,
    payload,
    ...(user === twee ? { as: await world.meent.another('tweede') } : {}),
  });

const uitspraak = (over: object = {}) => ({
  gerecht: 'Rechtbank Midden-Nederland',
  datum: '2026-02-01',
  kenmerk: '123 OV VERZ 26-1',
  gezienInRegister: '2026-02-10',
  ...over,
});
async function ingevoerd(over: object = {}) {
  const [vertegenwoordigde, vertegenwoordiger] = [world.number(), world.number()];
  const body = {
    soort: 'bewindvoerder',
    vertegenwoordigde,
    vertegenwoordiger,
    vanaf: '2026-02-01',
    uitspraak: uitspraak(),
  };
  const answer = await asEmployee(MANDATEN, een, { ...body, ...over });
  return { answer, vertegenwoordigde, vertegenwoordiger, id: String(answer.json().url ?? '').slice(-36) };
}

describe('a mandate of a court', () => {
  test('takes two employees, and ends at once', async () => {
    const { answer, id, vertegenwoordigde, vertegenwoordiger } = await ingevoerd();
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject({ status: 'voorgesteld', ingevoerdDoor: 'Een', vastgesteldDoor: '' });
    const [other, self] = [await world.meent.login(vertegenwoordiger), await world.meent.login(vertegenwoordigde)];
    expect((await kies(other, namensMandaat(id))).statusCode).toBe(403);
    expect((await asEmployee(`${MANDATEN}/${id}/vaststellen`, een)).statusCode).toBe(403);
    const confirmed = await asEmployee(`${MANDATEN}/${id}/vaststellen`, twee);
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    expect(confirmed.json()).toMatchObject({ status: 'geldig', vastgesteldDoor: 'Twee' });
    expect((await kies(other, namensMandaat(id))).statusCode).toBe(200);
    for (const as of [other, self])
      expect((await ask('POST', `${MIJN}/machtigingen/${id}/beeindigen`, as)).statusCode).toBe(409);

    expect((await asEmployee(`${MANDATEN}/${id}/beeindigen`, een)).statusCode).toBe(400);
    const ended = await asEmployee(`${MANDATEN}/${id}/beeindigen`, een, { reden: 'De rechter hief het op.' });
    expect(ended.json(), ended.body).toMatchObject({ status: 'beeindigd', geeindigdDoor: 'medewerker' });
    expect((await sessie(other)).namens.beeindigd).toBe(true);
  });

  test('that a colleague rejects never counts', async () => {
    const { id, vertegenwoordiger } = await ingevoerd();
    expect((await asEmployee(`${MANDATEN}/${id}/afwijzen`, een, { reden: 'x' })).statusCode).toBe(403);
    const answer = await asEmployee(`${MANDATEN}/${id}/afwijzen`, twee, { reden: 'Staat niet in het register.' });
    expect(answer.json(), answer.body).toMatchObject({ status: 'geweigerd' });
    expect((await kies(await world.meent.login(vertegenwoordiger), namensMandaat(id))).statusCode).toBe(403);
    expect((await asEmployee(`${MANDATEN}/${id}/vaststellen`, twee)).statusCode).toBe(409);
  });

  test('a voluntary one is nothing of an employee', async () => {
    const { id } = await accepted();
    expect((await asEmployee(`${MANDATEN}/${id}/beeindigen`, een, { reden: 'x' })).statusCode).toBe(409);
    expect((await asEmployee(`${MANDATEN}/${id}/vaststellen`, twee)).statusCode).toBe(409);
  });

  test.each<[string, object, string]>([
    ['no decision', { uitspraak: null }, 'uitspraak'],
    [
      'a decision of tomorrow',
      { uitspraak: uitspraak({ datum: addDays(today(), 1), gezienInRegister: today() }) },
      'uitspraak.datum',
    ],
    [
      'a register that was seen before it',
      { uitspraak: uitspraak({ gezienInRegister: '2026-01-31' }) },
      'uitspraak.gezienInRegister',
    ],
    ['a beginning before it', { vanaf: '2026-01-31' }, 'vanaf'],
    ['nobody who acts', { vertegenwoordiger: '' }, 'vertegenwoordiger'],
    ['services that somebody chose', { diensten: ['thema:straat'] }, 'diensten'],
    ['more than the law gives', { ook: ['wie-keek'] }, 'ook'],
  ])('is refused with %s', async (_, over, name) => {
    const { answer } = await ingevoerd(over);
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().invalidParams.map((one: { name: string }) => one.name)).toContain(name);
  });

  test('is refused for one person alone, for who died, and without an employee', async () => {
    const bsn = world.number();
    const same = await ingevoerd({ vertegenwoordigde: bsn, vertegenwoordiger: bsn });
    expect(same.answer.statusCode).toBe(400);
    const dead = world.number();
    await world.persoon(dead, { overlijden: { datum: '2026-01-01' } });
    expect((await ingevoerd({ vertegenwoordigde: dead })).answer.statusCode).toBe(400);
    const nobody = await world.meent.ask({
      method: 'POST',
      url: MANDATEN,
      payload: {
        soort: 'mentor',
        vertegenwoordigde: world.number(),
        vertegenwoordiger: world.number(),
        vanaf: '2026-02-01',
        uitspraak: uitspraak(),
      },
    });
    expect(nobody.json(), nobody.body).toMatchObject({ invalidParams: [{ code: 'employee-required' }] });
  });
});

describe('both persons are in everything', () => {
  test('in each line of the log, under the kind of mandate', async () => {
    const { id, voor, door, gever, ander } = await accepted();
    const entries = world.meent.logged.filter(({ lines }) => lines.some((line) => line.id === id));
    const took = entries.find(({ operation }) => operation === 'namens-vrijwillig.portaal.machtiging-aanvaarden')!;
    expect(took.lines.map(({ subject, resource }) => `${resource} ${subject}`).sort()).toEqual(
      [`gemachtigde ${subjectVan(door)}`, `mandaat ${subjectVan(voor)}`].sort(),
    );
    await lists(ander);
    const looked = world.meent.logged.at(-1)!;
    expect(looked.operation).toBe('namens-vrijwillig.portaal.machtigingen');
    expect(looked.lines.map(({ subject }) => subject).sort()).toEqual([subjectVan(voor), subjectVan(door)].sort());
    // Twin: who looks at their own acts for nobody.
    await lists(gever);
    expect(world.meent.logged.at(-1)!.operation.startsWith('portaal.machtigingen')).toBe(true);
  });
});

describe('themes', () => {
  const THEMAS = '/meent/api/v1/mandaatthemas';
  test('a service is in one theme', async () => {
    const answer = await world.meent.ask({
      method: 'POST',
      url: THEMAS,
      payload: { identificatie: 'dubbel', naam: 'Dubbel', zaaktypen: ['TEGEL'] },
    });
    expect(answer.json(), answer.body).toMatchObject({
      status: 400,
      invalidParams: [{ name: 'zaaktypen', code: 'unique' }],
    });
  });

  test('what can no longer be given is no longer open; twin: the other theme is', async () => {
    const { ander, namens } = await accepted({ diensten: ['thema:zorg', 'thema:straat'] });
    const { results } = (await world.meent.ask({ url: THEMAS })).json();
    const zorg = results.find((one: { identificatie: string }) => one.identificatie === 'zorg').url as string;
    const set = (geefbaar: boolean) =>
      world.meent.ask({ method: 'PATCH', url: zorg.replace(world.base, ''), payload: { geefbaar } });
    expect((await set(false)).statusCode).toBe(200);
    const { diensten } = (await ask('GET', `${MIJN}/machtigingen/diensten`, ander)).json();
    expect(diensten.map((one: { naam: string }) => one.naam)).toEqual(['De straat']);
    expect((await kies(ander, namens)).statusCode).toBe(200);
    expect((await set(true)).statusCode).toBe(200);
  });
});

describe('a rule that keeps residents from mandates', () => {
  let url: string;
  const wie = (id: string) => ({ id, name: `Medewerker ${id}` });
  beforeAll(async () => {
    const { meent } = world;
    const rules = '/meent/api/v1/toegangsregels';
    const made = await meent.ask({
      method: 'POST',
      url: rules,
      as: await meent.another('voorstel'),
      user: wie('een'),
      payload: {
        identificatie: 'geen-machtigingen',
        naam: 'Proef',
        effect: 'verbied',
        reden: 'Machtigingen staan stil tijdens de proef.',
        voor: { soorten: ['inwoner'] },
        over: { gegevens: ['mandaat'] },
      },
    });
    expect(made.statusCode, made.body).toBe(201);
    url = `${rules}/${made.json().url.slice(-36)}`;
  });
  const rule = async (): Promise<void> => {
    const { kenmerk } = (await world.meent.ask({ url: `${url}/proef`, user: wie('twee') })).json();
    const payload = { proef: kenmerk };
    const answer = await world.meent.ask({ method: 'POST', url: `${url}/vaststellen`, user: wie('twee'), payload });
    expect(answer.statusCode, answer.body).toBe(200);
  };

  test('closes giving, looking and accepting; what is there can be ended and refused', async () => {
    const { id, gever } = await accepted();
    const [mine, other] = [await two(), await two()];
    const [open, refused] = [await offered(mine.gever), await offered(other.gever)];
    await rule();
    const give = await ask('POST', `${MIJN}/machtigingen`, gever, { diensten: ['thema:straat'], ...period() });
    expect(give.statusCode, give.body).toBe(403);
    for (const step of ['code', 'aanvaarden']) {
      const answer = await ask('POST', `${MIJN}/machtigingen/${step}`, mine.ander, { code: open.code });
      expect(answer.statusCode, answer.body).toBe(403);
    }
    expect((await ask('POST', `${MIJN}/machtigingen/${id}/beeindigen`, gever)).statusCode).toBe(204);
    expect((await ask('POST', `${MIJN}/machtigingen/weigeren`, other.ander, { code: refused.code })).statusCode).toBe(
      204,
    );
  });
});
