/** Two residents between whom a voluntary mandate comes to be, through the API as they do it. */
import { expect } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addMonths } from '../../../src/foundation/days.ts';
import { namensMandaat } from '../../../src/services/mandaten/acting.ts';
import type { Request, Resident } from '../../support/server.ts';
import type { MandateWorld } from './support.ts';

export const MIJN = '/meent/api/v1/mijn';
export const MANDATEN = '/meent/api/v1/mandaten';

export interface Two {
  readonly gever: Resident;
  readonly ander: Resident;
  readonly voor: string;
  readonly door: string;
}

/** @param world asked at each call: it is there once the tests run */
export function tweeIn(world: () => MandateWorld) {
  const ask = (method: 'GET' | 'POST', url: string, as: Request['as'], payload?: object) =>
    world().meent.ask({ method, url, ...(as === undefined ? {} : { as }), ...(payload ? { payload } : {}) });
  const period = () => ({ vanaf: today(), totEnMet: addMonths(today(), 12) });

  async function two(): Promise<Two> {
    const [voor, door] = [world().number(), world().number()];
    return { voor, door, gever: await world().meent.login(voor), ander: await world().meent.login(door) };
  }
  async function offered(gever: Resident, over: object = {}): Promise<{ id: string; code: string; codeTot: string }> {
    const answer = await ask('POST', `${MIJN}/machtigingen`, gever, {
      diensten: ['thema:straat'],
      ...period(),
      ...over,
    });
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
  return { ask, period, two, offered, accepted, lists, sessie, kies };
}
