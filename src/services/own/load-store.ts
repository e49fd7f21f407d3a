/** Loads as rows: who began one, and who reads for it now. */
import type { Errand } from '../../foundation/db/errand.ts';
import type { Database } from '../../foundation/db/types.ts';
import { newId } from '../../foundation/ids.ts';
import { noteWrite } from '../../foundation/telemetry/trace.ts';
import { loadRange } from './load-ids.ts';

export interface Load {
  readonly id: string;
  readonly application: string;
  readonly meldingen: boolean;
  /** Its lines are those of an export. */
  readonly uitvoer: boolean;
  /** What is made of those gets numbers of its own. */
  readonly nieuweNummers: boolean;
  readonly begonnen: Date;
}

export interface Progress {
  /** Cases of it that are there. */
  readonly geladen: number;
  /** The id of the one with the highest line. */
  readonly last: string | null;
}

type Db = Pick<Database, 'in'>;

/** Days in which a load may go on. */
export const LOAD_DAYS = 30;
/** Seconds that a reader is believed to be there after its last sign. */
const HELD = 30;

const ADD = {
  name: 'load_add',
  text: `with gone as (delete from meent_lading where municipality = $1 and begonnen < now() - interval '${2 * LOAD_DAYS} days')
insert into meent_lading (municipality, id, application, meldingen, uitvoer, nieuwe_nummers, begonnen) values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing returning 1`,
};

/**
 * Gives it an id. Of two that began in one moment, in two processes, the ids of the lines could be the same: then it gets
 * another.
 */
export async function addLoad(db: Db, errand: Errand, load: Omit<Load, 'id'>, idOf = newId): Promise<Load> {
  const { application, meldingen, uitvoer, nieuweNummers, begonnen } = load;
  for (;;) {
    const id = idOf();
    const values = [errand.municipality, id, application, meldingen, uitvoer, nieuweNummers, begonnen];
    if ((await db.in(errand).query(ADD, values)).length === 0) continue;
    noteWrite(errand);
    return { ...load, id };
  }
}

const FIND = {
  name: 'load_find',
  text: `select id, application, meldingen, uitvoer, nieuwe_nummers as "nieuweNummers", begonnen from meent_lading
where municipality = $1 and id = $2 and application = $3 and begonnen > now() - interval '${LOAD_DAYS} days'`,
};

/** Of this application, and not too old to go on. */
export const findLoad = async (db: Db, errand: Errand, application: string, id: string): Promise<Load | undefined> =>
  (await db.in(errand).query<Load>(FIND, [errand.municipality, id, application]))[0];

const PROGRESS = {
  name: 'load_progress',
  text: `select count(*)::float8 as geladen, (select id from zaken_zaak where municipality = $1 and id between $2::uuid and $3::uuid order by id desc limit 1) as last
from zaken_zaak where municipality = $1 and id between $2::uuid and $3::uuid`,
};

export async function progressOf(db: Db, errand: Errand, id: string): Promise<Progress> {
  const { first, last } = loadRange(id);
  const [row] = await db.in(errand).query<Progress>(PROGRESS, [errand.municipality, first, last]);
  return row!;
}

const LAST = {
  name: 'load_last',
  text: 'select id from zaken_zaak where municipality = $1 and id between $2::uuid and $3::uuid order by id desc limit 1',
};

/** The id with the highest line, within a range of ids. */
export async function lastIn(
  db: Db,
  errand: Errand,
  { first, last }: { readonly first: string; readonly last: string },
): Promise<string | undefined> {
  const [row] = await db.in(errand).query<{ id: string }>(LAST, [errand.municipality, first, last]);
  return row?.id;
}

const HOLD = {
  name: 'load_hold',
  text: `update meent_lading set holder = $3, held_until = now() + interval '${HELD} seconds'
where municipality = $1 and id = $2 and (holder = $3 or held_until < now()) returning 1`,
};

const LET_GO = {
  name: 'load_let_go',
  text: `update meent_lading set held_until = '-infinity' where municipality = $1 and id = $2 and holder = $3`,
};

/**
 * One reader for one load at a time, in whichever process: two that send the same line with other words would make two
 * cases. Gives the function that lets go, or nothing when somebody else has it.
 */
export async function holdLoad(
  db: Db,
  errand: Errand,
  id: string,
  holder: string,
): Promise<(() => Promise<void>) | undefined> {
  const { municipality } = errand;
  const hold = (): Promise<readonly unknown[]> => db.in(municipality).query(HOLD, [municipality, id, holder]);
  if ((await hold()).length === 0) return undefined;
  // One that fails is followed by another before it is missed.
  const beat = setInterval(() => void hold().catch(() => {}), (HELD * 1_000) / 4);
  return async () => {
    clearInterval(beat);
    await db.in(municipality).query(LET_GO, [municipality, id, holder]);
  };
}
