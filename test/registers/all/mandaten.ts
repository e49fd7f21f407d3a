/** How mandates are made and called, for the tests that go over every resource and operation. */
import { expect } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addMonths } from '../../../src/foundation/days.ts';
import type { Resident } from '../../support/server.ts';
import type { OwnEntry } from './own.ts';
import { wie } from './toegangsregels.ts';
import { BSN, BSNS, path, type World } from './world.ts';

const MANDATEN = '/meent/api/v1/mandaten';
const MIJN = '/meent/api/v1/mijn/machtigingen';
/** Acts for the resident, or gives them something to act on: nobody whom a record of another test is about. */
const ANDER = BSNS.at(-1)!;

export const uitspraakBody = () => ({
  soort: 'bewindvoerder',
  vertegenwoordigde: BSN,
  vertegenwoordiger: ANDER,
  vanaf: '2026-02-01',
  uitspraak: { gerecht: 'Rechtbank', datum: '2026-02-01', kenmerk: 'X-1', gezienInRegister: '2026-02-02' },
});

/** Entered by somebody of another application: whom one names counts as one person. @returns the address */
export async function voerIn(world: World): Promise<string> {
  // Whom it is about may have been written to by other tests: nobody acts for who died.
  const { alsVanzelf, bewoner } = await import('./records.ts');
  if (await bewoner(world)) await alsVanzelf(world);
  const answer = await world.meent.ask({
    method: 'POST',
    as: await world.meent.another('voorstel', world.municipality),
    url: MANDATEN,
    municipality: world.municipality,
    payload: uitspraakBody(),
    user: wie('een'),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().url as string;
}

/** There may be no theme yet. */
async function thema(world: World): Promise<void> {
  const at = '/meent/api/v1/mandaatthemas';
  const { results } = (await world.get(at)) as unknown as { results: readonly { identificatie: string }[] };
  if (results.some(({ identificatie }) => identificatie === 'proef')) return;
  await world.post(at, { identificatie: 'proef', naam: 'Proef', zaaktypen: ['TEGEL'], geefbaar: true });
}

const aanbod = () => ({ diensten: ['thema:proef'], vanaf: today(), totEnMet: addMonths(today(), 12) });

/** Offered to whoever has the code, by the resident or by the other. */
async function bied(world: World, as: Resident): Promise<{ readonly id: string; readonly code: string }> {
  await thema(world);
  const request = { method: 'POST', url: MIJN, as, payload: aanbod(), municipality: world.municipality } as const;
  const answer = await world.meent.ask(request);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
}

const ander = ({ meent, municipality }: World): Promise<Resident> => meent.login(ANDER, { municipality });
const metCode =
  (step: string): OwnEntry['request'] =>
  async (world) => {
    const { code } = await bied(world, await ander(world));
    return { url: `${MIJN}/${step}`, payload: { code }, as: await world.login() };
  };

export const mandatenOperations: Readonly<Record<string, OwnEntry>> = {
  mandaat_vaststellen: {
    request: async (world) => ({ url: `${path(world, await voerIn(world))}/vaststellen`, user: wie('twee') }),
    logged: ['mandaat.vaststellen', 'gewijzigd'],
  },
  mandaat_afwijzen: {
    request: async (world) => ({
      url: `${path(world, await voerIn(world))}/afwijzen`,
      payload: { reden: 'Het staat niet in het register.' },
      user: wie('twee'),
    }),
    logged: ['mandaat.afwijzen', 'gewijzigd'],
  },
  mandaat_beeindigen: {
    request: async (world) => ({
      url: `${path(world, await voerIn(world))}/beeindigen`,
      payload: { reden: 'De rechter hief het op.' },
      user: wie('een'),
    }),
    logged: ['mandaat.beeindigen', 'gewijzigd'],
  },
  mijn_machtigingen_list: {
    async request(world) {
      const as = await world.login();
      await bied(world, as);
      return { url: MIJN, as };
    },
    touchesNothing: true,
  },
  mijn_machtigingen_diensten_list: {
    async request(world) {
      await thema(world);
      return { url: `${MIJN}/diensten`, as: await world.login() };
    },
    touchesNothing: true,
  },
  mijn_machtiging_create: {
    async request(world) {
      await thema(world);
      return { url: MIJN, payload: aanbod(), as: await world.login() };
    },
    touchesNothing: true,
  },
  mijn_machtiging_code: { request: metCode('code'), touchesNothing: true },
  mijn_machtiging_aanvaarden: { request: metCode('aanvaarden'), touchesNothing: true },
  mijn_machtiging_weigeren: { request: metCode('weigeren'), touchesNothing: true },
  mijn_machtiging_beeindigen: {
    async request(world) {
      const as = await world.login();
      return { url: `${MIJN}/${(await bied(world, as)).id}/beeindigen`, as };
    },
    touchesNothing: true,
  },
  mijn_sessie_namens: {
    request: async (world) => ({ url: '/meent/api/v1/mijn/sessie/namens', payload: {}, as: await world.login() }),
    touchesNothing: true,
  },
};
