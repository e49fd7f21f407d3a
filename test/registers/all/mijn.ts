/** How each operation is called that a resident calls: by the one whom every record is about. */

import { expect } from 'vitest';
import { burgerzaken } from '../../../src/demo/catalogus/burgerzaken.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { loadCatalogus } from '../../../src/registers/catalogi/index.ts';
import { PORTAAL } from '../../../src/registers/client-ids.ts';
import { activityBody } from '../../support/activity.ts';
import { RSIN } from '../../support/catalogue.ts';
import { applicationId, keys, mayCombine, seeder } from '../../support/server.ts';
import type { OwnEntry } from './own.ts';
import { alsVanzelf } from './records.ts';
import { bericht, type Json, type World } from './world.ts';

const MIJN = '/meent/api/v1/mijn';

const asked =
  (url: string | ((world: World) => Promise<string>)): OwnEntry['request'] =>
  async (world) => ({ url: typeof url === 'string' ? url : await url(world), as: await world.login() });

/** Of a message to the resident, made now. */
async function regel(world: World): Promise<string> {
  await bericht(world);
  const sequencer = createSequencer({ db: world.meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  const { url, as } = await asked(`${MIJN}/logregels`)(world);
  const answer = await world.meent.ask({ url: url!, as: as!, municipality: world.municipality });
  return answer.json().regels[0].regel;
}

const KEUZES = '/meent/api/v1/mijn/keuzes';

/** Something that the resident has not chosen yet. */
async function teKiezen(world: World) {
  // Who consents is old enough to, and has no curator: other tests write to this person too.
  await alsVanzelf(world);
  const naam = `keuze-${world.next()}`;
  await world.post('/registers/api/v1/verwerkingsactiviteiten', {
    ...activityBody({ identificatie: naam, naam: `Keuze ${naam}`, beginGeldigheid: '2026-01-01' }),
    grond: 'toestemming',
    intrekken: 'onder Mijn keuzes',
  });
  const as = await world.login();
  const { keuzes } = (await world.meent.ask({ url: KEUZES, as, municipality: world.municipality })).json();
  const { soort, gelezen } = keuzes.find((one: Json) => one.naam === naam);
  return { as, payload: { soort, naam, gelezen } };
}

/** A consent of the resident, and who is logged in. */
export async function gekozen(world: World) {
  const { as, payload } = await teKiezen(world);
  const answer = await world.meent.ask({ method: 'POST', url: KEUZES, as, payload, municipality: world.municipality });
  expect(answer.statusCode, answer.body).toBe(201);
  return { as, url: `${KEUZES}/${answer.json().toestemming}` };
}

/** The case types of burgerzaken, and the right of the portal to make cases of them; what is there stays. */
export async function asksBurgerzaken({ meent, municipality }: Pick<World, 'meent' | 'municipality'>): Promise<void> {
  const target = { domein: 'BURG', rsin: RSIN, naam: 'Burgerzaken', contactpersoonBeheerNaam: 'Beheer' };
  const catalogus = { informatieobjecttypen: [], zaaktypen: burgerzaken };
  await loadCatalogus(meent.engine, seeder(municipality), catalogus, target);
  await meent.another(PORTAAL, municipality);
  // Where it has rights of its own already, for one activity, it gets all.
  const id = applicationId(municipality, PORTAAL);
  const { heeftAlleAutorisaties } = (await meent.engine.parts.snapshots.current(municipality)).get('applicatie', id)!
    .record as Json;
  if (heeftAlleAutorisaties) return;
  await mayCombine(meent.engine, [PORTAAL], municipality);
  const all = { heeftAlleAutorisaties: true, autorisaties: [] };
  await meent.engine.patch(seeder(municipality), 'applicatie', id, all, { columns: { activiteiten: null } });
}

export const mijnOperations: Readonly<Record<string, OwnEntry>> = {
  mijn_sessie_read: { request: asked(`${MIJN}/sessie`), touchesNothing: true },
  mijn_logregel_list: { request: asked(`${MIJN}/logregels`), touchesNothing: true },
  mijn_logregel_bewijzen: { request: asked(`${MIJN}/logregels/bewijzen`), touchesNothing: true },
  mijn_logregel_bewijs: {
    request: asked(async (world) => `${MIJN}/logregels/${await regel(world)}/bewijs`),
    touchesNothing: true,
  },
  mijn_bron_list: { request: asked(`${MIJN}/gegevens`), touchesNothing: true },
  mijn_gegeven_list: {
    request: asked(async (world) => {
      await bericht(world);
      return `${MIJN}/gegevens/berichten`;
    }),
    touchesNothing: true,
  },
  mijn_uitvoer_read: { request: asked(`${MIJN}/uitvoer`), touchesNothing: true },
  mijn_keuzes_list: {
    async request(world) {
      const { as } = await gekozen(world);
      return { url: KEUZES, as };
    },
    logged: ['portaal.keuzes', 'geopend'],
    touchesNothing: true,
  },
  mijn_keuze_create: {
    request: async (world) => ({ url: KEUZES, ...(await teKiezen(world)) }),
    logged: ['mijn.toestemming.geven', 'aangemaakt'],
  },
  mijn_keuze_delete: { request: gekozen, logged: ['meent.toestemming.patch', 'gewijzigd'] },
  mijn_keuze_ontvangstbewijs_read: {
    async request(world) {
      const { as, url } = await gekozen(world);
      return { as, url: `${url}/ontvangstbewijs` };
    },
    logged: ['portaal.ontvangstbewijs', 'geexporteerd'],
  },
  mijn_brpverzoek_create: {
    async request(world) {
      await asksBurgerzaken(world);
      return {
        url: '/meent/api/v1/mijn/brp-verzoeken',
        payload: { soort: 'correctie', onderwerp: 'adres', toelichting: 'Mijn straat heet Lindelaan.' },
        as: await world.login(),
      };
    },
    logged: ['portaal.brp-verzoek', 'aangemaakt'],
  },
};
