/** What a court decided, through the API: two employees for it, one to end it; and what is no work of theirs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { namensMandaat } from '../../../src/services/mandaten/acting.ts';
import { type MandateWorld, startMandates } from './support.ts';
import { MANDATEN, MIJN, tweeIn } from './twee.ts';

let world: MandateWorld;
beforeAll(async () => {
  world = await startMandates();
});
afterAll(() => world?.stop());

const { ask, accepted, sessie, kies } = tweeIn(() => world);

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
