/** Break-glass, as the people who may open it ask for it. Nothing here needs the database to write. */
import type { Engine } from '../../engine/engine.ts';
import { activityOf, logEntry } from '../../engine/log.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import {
  askOpening,
  closeOpening,
  confirmOpening,
  isAsked,
  isOpen,
  LONGEST_MINUTES,
  type Opener,
  type Opening,
  type OpeningFault,
  OpeningRefused,
  readOpening,
} from '../../logbook/emergency/opening.ts';
import { persoonVan } from '../../registers/archief/index.ts';
import { LOGBOEK_LEZEN, NOODTOEGANG } from '../../registers/meent-api.ts';
import { logboekBy } from './besluit-stap.ts';

export interface Noodtoegang {
  readonly stand: 'dicht' | 'gevraagd' | 'open';
  /** When it was asked for, or until when it is open. */
  readonly moment?: string;
  readonly minuten?: number;
  /** Which question: who confirms says that it is the one they read. */
  readonly vraag?: string;
  /** Others read how it stands. */
  readonly mag?: boolean;
}

export const noodtoegang = (engine: Engine, folder: string, caller: Caller): Noodtoegang => {
  eist(caller, LOGBOEK_LEZEN);
  return {
    ...standVan(readOpening(folder, engine.parts.keys, caller.municipality)),
    mag: hasScope(caller.rights, 'meent', [NOODTOEGANG]),
  };
};

export function standVan(opening: Opening | undefined): Noodtoegang {
  if (isOpen(opening)) return { stand: 'open', moment: opening.until, minuten: opening.minutes };
  if (isAsked(opening))
    return { stand: 'gevraagd', moment: opening.asked.at, minuten: opening.minutes, vraag: opening.id };
  return { stand: 'dicht' };
}

export const vraagNoodtoegang = (engine: Engine, folder: string, caller: Caller, minuten: number): Noodtoegang =>
  gedaan(() =>
    askOpening(folder, engine.parts.keys, caller.municipality, {
      minutes: minuten,
      by: doorWie(caller, 'logboek.noodtoegang.vragen'),
    }),
  );

/** @param vraag what they read (decision 0057). @throws conflict when somebody asked for something else since */
export const bevestigNoodtoegang = (engine: Engine, folder: string, caller: Caller, vraag: string): Noodtoegang =>
  gedaan(() =>
    confirmOpening(
      folder,
      engine.parts.keys,
      caller.municipality,
      vraag,
      doorWie(caller, 'logboek.noodtoegang.openen'),
    ),
  );

export const sluitNoodtoegang = (engine: Engine, folder: string, caller: Caller): Noodtoegang =>
  gedaan(() =>
    closeOpening(folder, engine.parts.keys, caller.municipality, doorWie(caller, 'logboek.noodtoegang.sluiten')),
  );

/** The entry of the step, for when the log writes again. @throws permission-denied */
function doorWie(caller: Caller, operation: string): () => Opener {
  eist(caller);
  const person = persoonVan(caller);
  if (person === undefined)
    throw new Problem('permission-denied', 'Hiervoor moet duidelijk zijn welke medewerker het doet.');
  return () => ({
    person,
    append: logEntry(caller, operation, 'aangemaakt', [], activityOf(caller, logboekBy(NOODTOEGANG))),
  });
}

const mag = (caller: Caller, ...others: readonly string[]): boolean =>
  hasScope(caller.rights, 'meent', [NOODTOEGANG, ...others]);
/** Who opens it, and who reads what was decided about the logbook. */
export const seesEmergency = (caller: Caller): boolean => mag(caller, LOGBOEK_LEZEN);

/** @throws permission-denied */
function eist(caller: Caller, ...others: readonly string[]): void {
  if (!mag(caller, ...others))
    throw new Problem('permission-denied', 'Noodtoegang is voor wie daarvoor is aangewezen.');
}

function gedaan(step: () => Opening): Noodtoegang {
  try {
    return standVan(step());
  } catch (error) {
    if (!(error instanceof OpeningRefused)) throw error;
    throw FAULTS[error.fault]();
  }
}

const FAULTS: Readonly<Record<OpeningFault, () => Problem>> = {
  minutes: () => invalid({ name: 'minuten', code: 'invalid', reason: `Kies 1 tot en met ${LONGEST_MINUTES} minuten.` }),
  'none-asked': () => new Problem('wrong-state', 'Niemand heeft noodtoegang gevraagd.'),
  'other-asked': () =>
    new Problem('conflict', 'Intussen is er iets anders gevraagd. Lees het opnieuw, en bevestig het dan.'),
  'too-late': () => new Problem('wrong-state', 'De vraag is ouder dan een half uur. Vraag opnieuw.'),
  'same-person': () => new Problem('permission-denied', 'Wie het vraagt, bevestigt het niet zelf. Vraag een collega.'),
  'open-already': () => new Problem('wrong-state', 'De noodtoegang staat al open.'),
  'not-open': () => new Problem('wrong-state', 'De noodtoegang staat niet open.'),
};
