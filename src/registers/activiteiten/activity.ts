/** Which processing activity a call serves. Absence denies: without an activity nothing may be read. */
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { ActivityRef } from '../../gate/context.ts';
import { isValidOn } from './verwerkingsactiviteit.ts';

/** Identificatie of the activity of an application that names none. Every municipality has it. */
export const STANDAARD = 'dienstverlening';
/** Identificatie of the activity of residents who look at their own data (AVG 15). Every municipality has it. */
export const INZAGE = 'inzage-eigen-gegevens';
/** Identificatie of the activity of taking over what another installation has. Made when that begins. */
export const OVERZETTEN = 'overzetten';

export interface Wanted {
  /** Id of a version: it must hold today. */
  readonly id?: string;
  readonly identificatie?: string;
  /** Identificatie of the zaaktype whose default is wanted. */
  readonly zaaktype?: string;
  /** YYYY-MM-DD in the Netherlands. */
  readonly today: string;
}

/** The activity that was named, else that of the case type, else the standard one. @throws permission-denied */
export function activityFor(snapshot: Snapshot, { id, identificatie, zaaktype, today }: Wanted): ActivityRef {
  if (id !== undefined) return named(snapshot.get('verwerkingsactiviteit', id), today);
  const ofType = zaaktype === undefined ? [] : snapshot.related('verwerkingsactiviteit', 'zaaktypen', zaaktype);
  const name = identificatie ?? STANDAARD;
  const candidates = [...ofType, ...snapshot.related('verwerkingsactiviteit', 'identificatie', name)];
  return named(
    candidates.find(({ record }) => isValidOn(record, today)),
    today,
  );
}

/**
 * The activity of a call by an application: the one it names, when that is among those it may work for, else its first,
 * else the standard one. A right on an activity holds for its other versions too. @throws permission-denied
 */
export function activityOfCall(
  snapshot: Snapshot,
  of: { readonly allowed: readonly string[]; readonly named: string | undefined; readonly today: string },
): ActivityRef {
  const { allowed, named: id, today } = of;
  // What is refused is worked out at each call.
  return snapshot.derive(`activiteiten.call ${allowed.join()} ${id ?? ''} ${today}`, () =>
    workedOut(snapshot, allowed, id, today),
  );
}

function workedOut(snapshot: Snapshot, allowed: readonly string[], id: string | undefined, today: string): ActivityRef {
  const nameOf = (one: string) => snapshot.get('verwerkingsactiviteit', one)?.record.identificatie;
  const names = allowed.length > 0 ? allowed.map(nameOf) : [STANDAARD];
  if (id === undefined) return activityFor(snapshot, { identificatie: String(names[0]), today });
  if (!names.includes(nameOf(id)))
    throw new Problem('permission-denied', 'Uw applicatie mag niet voor deze verwerkingsactiviteit werken.');
  return activityFor(snapshot, { id, today });
}

function named(row: Row | undefined, today: string): ActivityRef {
  if (!row || !isValidOn(row.record, today))
    throw new Problem(
      'permission-denied',
      'Er is geen verwerkingsactiviteit die vandaag geldt. Leg in het register vast waarvoor de gegevens nodig zijn.',
    );
  const { doel, grondToelichting, organ } = row.record;
  return { id: row.id, purpose: String(doel), ground: String(grondToelichting), organ: String(organ) };
}
