/** Calls of the operations on decisions about the logbook. */
import { today } from '../../../src/foundation/clock.ts';
import { addDays } from '../../../src/foundation/days.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { keys } from '../../support/server.ts';
import type { OwnEntry } from './own.ts';
import { BSN, CRS, path, type World } from './world.ts';

const MEENT = '/meent/api/v1';
const een = { id: 'm-0101', name: 'Een' };
const twee = { id: 'm-0102', name: 'Twee' };
const reden = { reden: 'Er loopt een onderzoek.' };

const vasthouding = { bsn: BSN, grond: 'avg-verzoek', ...reden };
const onthouding = () => ({
  bsn: BSN,
  activiteit: 'dienstverlening',
  grond: 'strafbare-feiten',
  vanaf: '2026-01-01',
  totEnMet: addDays(today(), 30),
  ...reden,
});

async function als(world: World, user: typeof een, url: string, payload?: object): Promise<string> {
  const answer = await world.meent.ask({
    method: 'POST',
    // Whom one application names counts as one person; the step that follows comes through the usual one.
    as: await world.meent.another('voorstel', world.municipality),
    url: `${MEENT}/${url}`,
    municipality: world.municipality,
    user,
    ...(payload ? { payload } : {}),
  });
  if (answer.statusCode >= 300) throw new Error(answer.body);
  return `${MEENT}/logboekbesluiten/${answer.json<{ id: string }>().id}`;
}

/** Of a look at the resident that has its place in the log. */
async function positie(world: World): Promise<number> {
  const { url } = await world.zaak();
  await world.meent.ask({
    method: 'GET',
    url: path(world, url),
    municipality: world.municipality,
    user: een,
    headers: CRS,
  });
  const sequencer = createSequencer({ db: world.meent.db, tasks: [numberEntries(keys)], onError: () => {} });
  while ((await sequencer.round()) !== 0);
  const [last] = await world.meent.db.in(world.municipality).query<{ position: number }>({
    text: `select max(position) as position from log_entry where municipality = ${world.municipality} and lines like '% ${world.subject} %'`,
  });
  return last!.position;
}

export const logboekOperations: Readonly<Record<string, OwnEntry>> = {
  logboekbesluit_list: {
    request: async () => ({ url: `${MEENT}/logboekbesluiten`, user: een }),
    touchesNothing: true,
  },
  logboekonthouding_jaren: {
    request: async () => ({ url: `${MEENT}/logboekonthoudingen/jaren` }),
    touchesNothing: true,
  },
  logboekonthouding_create: {
    request: async () => ({ url: `${MEENT}/logboekonthoudingen`, payload: onthouding(), user: een }),
    touchesNothing: true,
  },
  logboekvasthouding_create: {
    request: async () => ({ url: `${MEENT}/logboekvasthoudingen`, payload: vasthouding, user: een }),
    touchesNothing: true,
  },
  logboekwissing_create: {
    request: async () => ({
      url: `${MEENT}/logboekwissingen`,
      payload: { grond: 'onrechtmatig', regels: [{ positie: 0, regel: 0 }], ...reden },
      user: een,
    }),
    touchesNothing: true,
  },
  logboektermijn_create: {
    request: async () => ({
      url: `${MEENT}/logboektermijnen`,
      payload: { waarvan: 'alle', termijn: 'P5Y', ...reden },
      user: een,
    }),
    touchesNothing: true,
  },
  logboekbesluit_vaststellen: {
    request: async (world) => ({
      url: `${await als(world, een, 'logboekonthoudingen', onthouding())}/vaststellen`,
      user: twee,
    }),
    touchesNothing: true,
  },
  logboekbesluit_beeindigen: {
    request: async (world) => ({
      url: `${await als(world, een, 'logboekvasthoudingen', vasthouding)}/beeindigen`,
      payload: reden,
      user: twee,
    }),
    touchesNothing: true,
  },
  listProcessingActivitiesPost: {
    request: async () => ({
      url: '/logboek/lezen/v1/processing-activities',
      payload: { 'dpl.core.data_subject_id': BSN, 'dpl.core.data_subject_id_type': 'BSN' },
    }),
    touchesNothing: true,
  },
  logboekregel_medewerker: {
    request: async (world) => ({
      url: `${MEENT}/logboekregels/medewerker`,
      payload: { positie: await positie(world), bsn: BSN, ...reden },
      user: een,
    }),
    touchesNothing: true,
  },
};
