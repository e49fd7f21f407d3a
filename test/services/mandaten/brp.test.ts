/** What of the BRP is asked for another: by who speaks for them by law, and by nobody whom they chose. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addMonths } from '../../../src/foundation/days.ts';
import { namensGezag, namensMandaat } from '../../../src/services/mandaten/acting.ts';
import { asksBurgerzaken } from '../../registers/all/mijn.ts';
import type { Resident } from '../../support/server.ts';
import { type MandateWorld, startMandates, subjectVan } from './support.ts';

const MIJN = '/meent/api/v1/mijn';
const uittreksel = { soort: 'uittreksel', onderwerp: 'alles' };
const period = { vanaf: today(), totEnMet: addMonths(today(), 6) };
const year = (age: number): string => `${Number(today().slice(0, 4)) - age}${addMonths(today(), -1).slice(4)}`;

let world: MandateWorld;
beforeAll(async () => {
  world = await startMandates();
  await asksBurgerzaken(world);
});
afterAll(() => world?.stop());

const post = (url: string, as: Resident, payload: object, key?: string) =>
  world.meent.ask({
    method: 'POST',
    url: `${MIJN}/${url}`,
    as,
    payload,
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  });

interface Pair {
  readonly voor: string;
  readonly door: string;
  readonly namens: string;
  /** Acts for the other. */
  readonly as: Resident;
}

async function chosen(voor: string, door: string, namens: string): Promise<Pair> {
  const as = await world.meent.login(door);
  const answer = await post('sessie/namens', as, { namens });
  expect(answer.statusCode, answer.body).toBe(200);
  return { voor, door, namens, as };
}

async function kind(age: number): Promise<Pair> {
  const [voor, door] = [world.number(), world.number()];
  const gezag = [{ soort: 'EenhoofdigOuderlijkGezag', minderjarige: voor, ouders: [door], derden: [] }];
  return chosen(voor, door, namensGezag(await world.persoon(voor, { geboorte: { datum: year(age) }, gezag })));
}

async function mandaat(soort: 'vrijwillig' | 'curator' | 'bewindvoerder' | 'mentor'): Promise<Pair> {
  const [voor, door] = [world.number(), world.number()];
  await world.persoon(voor, soort === 'curator' ? { curateleRegister: true } : {});
  const given =
    soort === 'vrijwillig'
      ? { diensten: ['thema:straat', 'thema:zorg'], ook: ['berichten', 'wie-keek', 'keuzes', 'avg', 'gegevens'] }
      : {};
  return chosen(voor, door, namensMandaat(await world.mandaat({ soort, voor, door, ...given, ...period })));
}

const rolesOf = (zaak: string) =>
  world.meent.clone.asOwner<{ subject: string | null; owner: string | null; body: string }>(
    'select subject, owner, body from meent.zaken_rol where zaak = $1',
    [zaak.slice(-36)],
  );

describe.each([
  ['who has authority over a child under 16', () => kind(10)],
  ['a curator', () => mandaat('curator')],
] as const)('%s', (_, make) => {
  test('asks it for the other: the case is of the other, with both in it, and no case of who asked', async () => {
    const { voor, door, as } = await make();
    const answer = await post('brp-verzoeken', as, uittreksel);
    expect(answer.statusCode, answer.body).toBe(201);
    const roles = await rolesOf(answer.json().zaak);
    expect(roles.flatMap(({ owner }) => owner ?? [])).toEqual([subjectVan(voor)]);
    const body = roles.map((one) => one.body).join(' ');
    expect(body).toMatch(/"indicatieMachtiging":\s?"machtiginggever"/);
    expect(body).not.toContain(voor);
    expect(body).not.toContain(door);
    const entry = world.meent.logged.findLast(({ operation }) => operation.endsWith('portaal.brp-verzoek'))!;
    expect(entry.operation).toMatch(/^namens-/);
    expect(new Set(entry.lines.map(({ subject }) => subject))).toEqual(new Set([subjectVan(voor), subjectVan(door)]));
  });

  test('puts something right for the other too; once with one key, and for themselves it is another', async () => {
    const { voor, door, as, namens } = await make();
    const correctie = { soort: 'correctie', onderwerp: 'adres', toelichting: 'De straat heet Lindelaan.' };
    const first = await post('brp-verzoeken', as, correctie, 'een-sleutel');
    expect(first.statusCode, first.body).toBe(201);
    expect((await post('brp-verzoeken', as, correctie, 'een-sleutel')).json()).toEqual(first.json());
    expect((await post('sessie/namens', as, { namens: null })).statusCode).toBe(200);
    const own = await post('brp-verzoeken', as, correctie, 'een-sleutel');
    expect(own.statusCode, own.body).toBe(201);
    expect(own.json().zaak).not.toBe(first.json().zaak);
    const owners = async (zaak: string) => (await rolesOf(zaak)).flatMap(({ owner }) => owner ?? []);
    expect([await owners(first.json().zaak), await owners(own.json().zaak)]).toEqual([
      [subjectVan(voor)],
      [subjectVan(door)],
    ]);
    expect(namens).toMatch(/^(gezag|mandaat):/);
  });
});

test.each([
  ['who has authority over a child of 17: it asks by itself', () => kind(17)],
  ['who was given everything that can be given', () => mandaat('vrijwillig')],
  ['a bewindvoerder', () => mandaat('bewindvoerder')],
  ['a mentor', () => mandaat('mentor')],
] as const)('refused: %s; twin: each asks it for themselves', async (_, make) => {
  const { as } = await make();
  const refused = await post('brp-verzoeken', as, uittreksel);
  expect([refused.statusCode, refused.json().detail]).toEqual([
    403,
    expect.stringContaining('niet met deze machtiging'),
  ]);
  expect((await post('sessie/namens', as, { namens: null })).statusCode).toBe(200);
  const own = await post('brp-verzoeken', as, uittreksel);
  expect(own.statusCode, own.body).toBe(201);
});

test('a mandate that is over asks nothing', async () => {
  const { voor, as } = await kind(10);
  const [row] = await world.meent.clone.asOwner<{ id: string }>(
    'select id from meent.personen_persoon where burgerservicenummer = $1',
    [subjectVan(voor)],
  );
  const ended = await world.meent.ask({
    method: 'PATCH',
    url: `/meent/api/v1/personen/${row!.id}`,
    payload: { gezag: [] },
  });
  expect(ended.statusCode, ended.body).toBe(200);
  const answer = await post('brp-verzoeken', as, uittreksel);
  expect([answer.statusCode, answer.json().detail]).toEqual([403, expect.stringContaining('geldt niet meer')]);
});
