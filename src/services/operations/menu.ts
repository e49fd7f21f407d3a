/**
 * Which pages of employees a caller gets in at. No rights of its own: each door asks what its page asks before it refuses, so
 * that a menu shows no page that answers with a refusal and leaves none out that does not.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Caller } from '../../gate/context.ts';
import { AVGVERZOEK } from '../../registers/avgverzoeken/index.ts';
import { seesLogDecisions } from '../logboek/besluiten-tonen.ts';
import { seesEmergency } from '../logboek/noodtoegang.ts';
import { archives } from './archive.ts';
import { mayList } from './door.ts';
import { manages, managesOnly } from './manage.ts';
import { seesRules } from './manage-rules.ts';
import { seesDoubts } from './work-doubts.ts';
import { seesCourtMandates } from './work-mandates.ts';
import { maySearch } from './work-search.ts';

type Door = (engine: Engine, caller: Caller) => boolean;

const list =
  (name: string): Door =>
  (engine, caller) =>
    mayList(engine, caller, name);
const both =
  (...doors: readonly Door[]): Door =>
  (engine, caller) =>
    doors.every((door) => door(engine, caller));
/** Of somebody: who asks decides alone. */
const whom =
  (door: (caller: Caller) => boolean): Door =>
  (_engine, caller) =>
    door(caller);
/** Who manages alone is sent on to the management from there. */
const works = whom((caller) => !managesOnly(caller));

const DOORS = {
  'work.mine': both(works, list('zaak')),
  'work.team': both(works, list('zaak')),
  'work.search': both(works, maySearch),
  'work.doubts': both(works, whom(seesDoubts)),
  'work.mandates': both(works, whom(seesCourtMandates)),
  'work.avg': both(works, list(AVGVERZOEK)),
  'manage.home': whom(manages),
  'manage.apps': both(whom(manages), list('applicatie')),
  'manage.rights': both(whom(manages), list('applicatie')),
  'manage.rules': whom(seesRules),
  'manage.combinations': whom(manages),
  'manage.types': both(whom(manages), list('zaaktype')),
  'manage.activities': whom(manages),
  'manage.subscriptions': both(whom(manages), list('abonnement')),
  'manage.jobs': whom(manages),
  'manage.log': whom(manages),
  'archive.lists': whom(archives),
  'archive.holds': whom(archives),
  'archive.transfers': whom(archives),
  'archive.log': whom(seesLogDecisions),
  'archive.emergency': whom(seesEmergency),
} as const satisfies Readonly<Record<string, Door>>;

export type EmployeePage = keyof typeof DOORS;

export const openPages = (engine: Engine, caller: Caller): ReadonlySet<EmployeePage> =>
  new Set((Object.keys(DOORS) as EmployeePage[]).filter((page) => DOORS[page](engine, caller)));
