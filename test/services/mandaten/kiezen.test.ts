/** Choosing for whom one acts, through the API: who may not, and that both persons are in everything. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSessions } from '../../../src/identity/sessions.ts';
import { FIRST, keys, SECOND } from '../../support/server.ts';
import { EMPLOYEE, type MandateWorld, startMandates, subjectVan } from './support.ts';
import { MANDATEN, MIJN, tweeIn } from './twee.ts';

let world: MandateWorld;
beforeAll(async () => {
  world = await startMandates();
});
afterAll(() => world?.stop());

const { ask, period, two, offered, accepted, lists, sessie, kies } = tweeIn(() => world);

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
    const answer = await world.meent.ask({
      method: 'POST',
      url: MANDATEN,
      payload: body,
      user: { id: 'm-0101', name: 'Een' },
    });
    expect(answer.statusCode, answer.body).toBe(400);
    expect(answer.json().invalidParams[0].name).toBe('soort');
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
