/** A voluntary mandate through the API: given by the one, taken by the other, ended by either; by theme, and not while a rule closes it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addDays, addMonths } from '../../../src/foundation/days.ts';
import { namensMandaat } from '../../../src/services/mandaten/acting.ts';
import type { Resident } from '../../support/server.ts';
import { type MandateWorld, startMandates, subjectVan } from './support.ts';
import { MIJN, tweeIn } from './twee.ts';

let world: MandateWorld;
beforeAll(async () => {
  world = await startMandates();
});
afterAll(() => world?.stop());

const { ask, period, two, offered, accepted, lists, sessie, kies } = tweeIn(() => world);

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
