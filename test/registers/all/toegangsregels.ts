/** Proposals of rules and what comes of them, for the tests that go over every resource and operation. */
import { expect } from 'vitest';
import type { Request } from '../../support/server.ts';
import type { OwnEntry } from './own.ts';
import { path, type World } from './world.ts';

const AT = '/meent/api/v1/toegangsregels';
export const wie = (id: string): NonNullable<Request['user']> => ({ id, name: `Medewerker ${id}` });

/** About nothing that other tests look at. */
export const voorstel = (world: Pick<World, 'next'>) => ({
  identificatie: `proef-${world.next()}`,
  naam: 'Proef',
  effect: 'verbied',
  reden: 'Dit is een proef van een regel.',
  voor: { applicaties: ['niemand'] },
  over: { gegevens: ['kanaal'] },
});

/** @returns the address of a proposal */
export async function stelVoor(world: World, body: object = voorstel(world)): Promise<string> {
  const answer = await world.meent.ask({
    method: 'POST',
    // Whom one application names counts as one person; who decides comes through the usual one.
    as: await world.meent.another('voorstel', world.municipality),
    url: AT,
    municipality: world.municipality,
    payload: body,
    user: wie('een'),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().url as string;
}

async function metProef(world: World): Promise<{ readonly url: string; readonly proef: string }> {
  const url = path(world, await stelVoor(world));
  const answer = await world.meent.ask({ url: `${url}/proef`, municipality: world.municipality });
  return { url, proef: answer.json().kenmerk as string };
}

/** A rule that counts from now on. */
export async function regel(world: World, body: object): Promise<string> {
  const url = path(world, await stelVoor(world, body));
  const shared = { municipality: world.municipality, user: wie('twee') };
  const { kenmerk } = (await world.meent.ask({ url: `${url}/proef`, ...shared })).json();
  const answer = await world.meent.ask({
    method: 'POST',
    url: `${url}/vaststellen`,
    payload: { proef: kenmerk },
    ...shared,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return url;
}

export const toegangsregelOperations: Readonly<Record<string, OwnEntry>> = {
  toegangsregel_create: {
    request: async (world) => ({ url: AT, payload: voorstel(world), user: wie('een') }),
    touchesNothing: true,
  },
  toegangsregel_proef: {
    request: async (world) => ({ url: `${path(world, await stelVoor(world))}/proef` }),
    touchesNothing: true,
  },
  toegangsregel_vaststellen: {
    async request(world) {
      const { url, proef } = await metProef(world);
      return { url: `${url}/vaststellen`, payload: { proef }, user: wie('twee') };
    },
    touchesNothing: true,
  },
  toegangsregel_afwijzen: {
    request: async (world) => ({
      url: `${path(world, await stelVoor(world))}/afwijzen`,
      payload: { reden: 'Dit is te ruim.' },
      user: wie('twee'),
    }),
    touchesNothing: true,
  },
  toegangsregel_intrekken: {
    request: async (world) => ({ url: `${path(world, await stelVoor(world))}/intrekken`, user: wie('een') }),
    touchesNothing: true,
  },
  access_evaluation: {
    async request(world) {
      const { url } = await world.zaak();
      return { url: '/access/v1/evaluation', payload: { ...vraag, resource: { type: 'zaak', id: url.slice(-36) } } };
    },
    touchesNothing: true,
  },
  access_evaluations: {
    request: async () => ({ url: '/access/v1/evaluations', payload: { ...vraag, evaluations: [{}] } }),
    touchesNothing: true,
  },
};

const vraag = {
  subject: { type: 'applicatie', id: 'alles' },
  action: { name: 'zaken.lezen' },
  resource: { type: 'zaak', id: '*' },
};
