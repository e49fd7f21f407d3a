/** How each operation is called that a resident calls: by the one whom every record is about. */
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { keys } from '../../support/server.ts';
import type { OwnEntry } from './own.ts';
import { bericht, type World } from './world.ts';

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
};
