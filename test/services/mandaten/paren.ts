/** Pairs of somebody who acts and for whom, and what they do through the API with what is the other's own. */
import { expect } from 'vitest';
import { today } from '../../../src/foundation/clock.ts';
import { addMonths } from '../../../src/foundation/days.ts';
import type { Extra } from '../../../src/gate/mandate.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { namensGezag, namensMandaat } from '../../../src/services/mandaten/acting.ts';
import { activityBody } from '../../support/activity.ts';
import { metAvg } from '../../support/avg.ts';
import { keys, type Resident } from '../../support/server.ts';
import { type MandateWorld, type Own, startMandates, subjectVan } from './support.ts';

export const MIJN = '/meent/api/v1/mijn';
export const KEUZE = 'buurtnieuws-proef';

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
export type Json = any;

/** Somebody who acts, for whom, and how the session says so. */
export interface Pair {
  readonly own: Own;
  readonly door: Resident;
  readonly self: Resident;
  readonly bsnDoor: string;
  readonly namens: string;
}

type Soort = Parameters<MandateWorld['mandaat']>[0]['soort'];

export const year = (age: number): string => `${Number(today().slice(0, 4)) - age}${addMonths(today(), -1).slice(4)}`;

/** With something to ask for, and something to consent to. */
export async function startMijn(): Promise<MandateWorld> {
  const world = await startMandates();
  await metAvg(world.meent);
  await world.post('/registers/api/v1/verwerkingsactiviteiten', {
    ...activityBody({ identificatie: KEUZE, naam: 'Nieuws uit de buurt', beginGeldigheid: '2026-01-01' }),
    grond: 'toestemming',
    intrekken: 'onder Mijn keuzes',
  });
  return world;
}

/** @param world asked at each call: it is there once the tests run */
export function parenIn(world: () => MandateWorld) {
  const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, as: Resident, payload?: object, headers?: object) =>
    world().meent.ask({
      method,
      url: `${MIJN}/${url}`,
      as,
      ...(payload ? { payload } : {}),
      ...(headers ? { headers: headers as Record<string, string> } : {}),
    });

  async function number(): Promise<void> {
    const sequencer = createSequencer({ db: world().meent.db, tasks: [numberEntries(keys)], onError: () => {} });
    while ((await sequencer.round()) !== 0);
  }

  const choose = async (as: Resident, namens: string | null): Promise<void> => {
    const answer = await ask('POST', 'sessie/namens', as, { namens });
    expect(answer.statusCode, answer.body).toBe(200);
  };

  async function pairOf(voor: string, namens: (door: string) => Promise<string>, own?: Own): Promise<Pair> {
    const bsnDoor = world().number();
    const theirs = own ?? (await world().metZaken(voor));
    const chosen = await namens(bsnDoor);
    const [door, self] = [await world().meent.login(bsnDoor), await world().meent.login(voor)];
    await choose(door, chosen);
    return { own: theirs, door, self, bsnDoor, namens: chosen };
  }

  async function child(age: number, born = year(age)): Promise<Pair> {
    const voor = world().number();
    return pairOf(voor, async (door) => {
      const gezag = [{ soort: 'EenhoofdigOuderlijkGezag', minderjarige: voor, ouders: [door], derden: [] }];
      return namensGezag(await world().persoon(voor, { geboorte: { datum: born }, gezag }));
    });
  }

  async function given(soort: Soort, ook: readonly Extra[] = [], person: object = {}): Promise<Pair> {
    const voor = world().number();
    await world().persoon(voor, person);
    const period = { vanaf: today(), totEnMet: addMonths(today(), 6) };
    const diensten = soort === 'vrijwillig' ? ['thema:straat'] : [];
    return pairOf(voor, async (door) =>
      namensMandaat(await world().mandaat({ soort, voor, door, diensten, ook, ...period })),
    );
  }

  const keuzeVan = async (as: Resident): Promise<Json> =>
    (await ask('GET', 'keuzes', as)).json().keuzes?.find(({ naam }: Json) => naam === KEUZE);
  const geef = async (as: Resident) => {
    const { soort, naam, gelezen } = (await keuzeVan(as)) ?? {
      soort: 'activiteit',
      naam: KEUZE,
      gelezen: '0'.repeat(64),
    };
    return ask('POST', 'keuzes', as, { soort, naam, gelezen });
  };
  const personOf = async (bsn: string): Promise<string> => {
    const [row] = await world().meent.clone.asOwner<{ id: string }>(
      `select id from meent.personen_persoon where burgerservicenummer = '${subjectVan(bsn)}'`,
    );
    return row!.id;
  };
  return { ask, number, choose, child, given, keuzeVan, geef, personOf };
}
