/**
 * A small model of the law, held against the program: every kind of request, every ground of an activity, every state and every
 * actor. The model is written down by itself, from the articles, and shares no code with what it judges.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BEHANDELEN, BESLISSEN, LEZEN, type SoortVerzoek } from '../../../src/registers/avgverzoeken/index.ts';
import { activityBody } from '../../support/activity.ts';
import { AVG, MIJN, metAvg, vraag } from '../../support/avg.ts';
import { type Resident, startMeent, type TestMeent } from '../../support/server.ts';
import { avgRights } from '../all/avg.ts';
import { makeWorld, type World } from '../all/world.ts';

const SOORTEN = [
  'inzage',
  'rectificatie',
  'wissing',
  'beperking',
  'overdraagbaarheid',
  'bezwaar',
  'geautomatiseerde-besluitvorming',
] as const satisfies readonly SoortVerzoek[];
const GRONDEN = ['wettelijke_plicht', 'publieke_taak', 'overeenkomst', 'vitaal_belang'] as const;

/** AVG 20, first paragraph; 21, first paragraph; the others know no ground. */
const geeft = (soort: (typeof SOORTEN)[number], grond: (typeof GRONDEN)[number]): boolean =>
  soort === 'overdraagbaarheid' ? grond === 'overeenkomst' : soort === 'bezwaar' ? grond === 'publieke_taak' : true;

const STATES = ['in_behandeling', 'identiteit_gevraagd', 'voorgesteld', 'besloten', 'ingetrokken'] as const;
type State = (typeof STATES)[number];
const ACTORS = ['inwoner', 'ander', 'lezer', 'behandelaar', 'beslisser'] as const;
type Actor = (typeof ACTORS)[number];

/** Steps, who may take each, and from which state. The proposer does not decide: who tries here is another. */
const STEPS: Readonly<
  Record<string, { readonly who: readonly Actor[]; readonly from: readonly State[]; readonly payload?: object }>
> = {
  intrekken: { who: ['inwoner'], from: ['in_behandeling', 'identiteit_gevraagd', 'voorgesteld', 'ingetrokken'] },
  verlengen: {
    who: ['behandelaar', 'beslisser'],
    from: ['in_behandeling', 'identiteit_gevraagd'],
    payload: { reden: 'Veel.' },
  },
  'identiteit-vragen': { who: ['behandelaar', 'beslisser'], from: ['in_behandeling'], payload: { reden: 'Wie?' } },
  'identiteit-ontvangen': { who: ['behandelaar', 'beslisser'], from: ['identiteit_gevraagd'] },
  beslissen: {
    who: ['beslisser'],
    from: ['in_behandeling'],
    payload: { onderdelen: [{ uitkomst: 'geweigerd', weigering: 'buitensporig', uitleg: 'Steeds opnieuw.' }] },
  },
  vaststellen: { who: ['beslisser'], from: ['voorgesteld'] },
  'voorstel-afwijzen': { who: ['beslisser'], from: ['voorgesteld'], payload: { reden: 'Nog niet.' } },
};

let meent: TestMeent;
let world: World;
let noor: Resident;
let wil: Resident;
beforeAll(async () => {
  meent = await startMeent();
  world = await makeWorld(meent);
  await metAvg(meent);
  [noor, wil] = [await meent.login('999990019'), await meent.login('999990032')];
  for (const grond of GRONDEN)
    await world.post(
      '/registers/api/v1/verwerkingsactiviteiten',
      activityBody({ identificatie: grond.replaceAll('_', '-'), grond }),
    );
});
afterAll(async () => {
  await world?.close();
  await meent?.close();
});

const gronden: Readonly<Partial<Record<SoortVerzoek, string>>> = { wissing: 'niet-nodig', beperking: 'juistheid' };
const body = (soort: SoortVerzoek, activiteit: string) => ({
  soort,
  activiteit,
  grond: gronden[soort] ?? '',
  toelichting: 'Mijn situatie is anders.',
  onderdelen: [{ omschrijving: 'Mijn naam', gewenst: 'Moulin' }],
});

test('every kind, ground, state and actor: what the law gives, and nothing else', async () => {
  for (const soort of SOORTEN)
    for (const grond of GRONDEN) {
      const payload = body(soort, grond.replaceAll('_', '-'));
      const answer = await meent.ask({ method: 'POST', url: MIJN, as: noor, payload });
      const given = geeft(soort, grond);
      expect(`${soort} ${grond} ${answer.statusCode}`).toBe(`${soort} ${grond} ${given ? 201 : 400}`);
      if (given) await meent.ask({ method: 'POST', url: `${MIJN}/${answer.json().id}/intrekken`, as: noor });
      else expect(answer.json().invalidParams[0].reason).toMatch(/AVG artikel/);
    }
});

test('every step, state and actor', async () => {
  for (const [step, { who, from, payload }] of Object.entries(STEPS))
    for (const state of STATES) {
      const may = (actor: Actor): boolean => who.includes(actor) && from.includes(state);
      // What is refused changes nothing, so all who are refused try the same request.
      const same = await inState(state);
      for (const actor of ACTORS.toSorted((a, b) => Number(may(a)) - Number(may(b)))) {
        const id = may(actor) ? await inState(state) : same;
        const answer = await as(actor, id, step, step === 'vaststellen' ? await gelezen(id) : payload);
        expect(`${step} ${state} ${actor} ${answer.statusCode < 300}`, answer.body).toBe(
          `${step} ${state} ${actor} ${may(actor)}`,
        );
      }
    }
}, 120_000);

/** Of the proposal that is there; where there is none, something that looks like it. */
async function gelezen(id: string) {
  const { voorstel } = (await meent.ask({ url: `${AVG}/${id}/besluit` })).json();
  return { voorstel: voorstel ?? 'A'.repeat(22) };
}

async function as(actor: Actor, id: string, step: string, payload?: object) {
  const more = payload ? { payload } : {};
  if (actor === 'inwoner' || actor === 'ander')
    return meent.ask({ method: 'POST', url: `${MIJN}/${id}/${step}`, as: actor === 'inwoner' ? noor : wil, ...more });
  const scopes = { lezer: [LEZEN], behandelaar: [LEZEN, BEHANDELEN], beslisser: [LEZEN, BESLISSEN] }[actor];
  if (granted !== actor) {
    const rest = (await avgRights(meent)).slice(0, 2);
    await meent.grant([...rest, { component: 'meent', scopes: [...scopes, 'berichten.schrijven'] }]);
    granted = actor;
  }
  return meent.ask({
    method: 'POST',
    url: `${AVG}/${id}/${step}`,
    as: 'beperkt',
    user: { id: 'po-9', name: 'Negen' },
    ...more,
  });
}
let granted: Actor | undefined;

/** A request to erase in this state; proposals and decisions are of somebody else. */
async function inState(state: State): Promise<string> {
  const { id } = await vraag(meent, noor, body('wissing', ''));
  const doe = async (name: string, payload?: object): Promise<void> => {
    const url = name === 'intrekken' ? `${MIJN}/${id}/${name}` : `${AVG}/${id}/${name}`;
    const answer = await meent.ask({
      method: 'POST',
      url,
      ...(name === 'intrekken' ? { as: noor } : { user: { id: 'po-1', name: 'Een' } }),
      ...(payload ? { payload } : {}),
    });
    expect(answer.statusCode, answer.body).toBe(200);
  };
  if (state === 'identiteit_gevraagd') await doe('identiteit-vragen', { reden: 'Wie bent u?' });
  if (state === 'voorgesteld') await doe('beslissen', { onderdelen: [{ uitkomst: 'toegewezen' }] });
  if (state === 'besloten')
    await doe('beslissen', {
      onderdelen: [{ uitkomst: 'geweigerd', weigering: 'buitensporig', uitleg: 'Steeds opnieuw.' }],
    });
  if (state === 'ingetrokken') await doe('intrekken');
  return id;
}
