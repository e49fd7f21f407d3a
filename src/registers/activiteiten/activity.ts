/** Which processing activity a call serves. Absence denies: without an activity nothing may be read. */
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { ActivityRef } from '../../gate/context.ts';
import type { Bron } from '../../gate/sources.ts';
import { isValidOn } from './verwerkingsactiviteit.ts';

/** Identificatie of the activity of an application that names none. Every municipality has it. */
export const STANDAARD = 'dienstverlening';
/** Identificatie of the activity of residents who look at their own data (AVG 15). Every municipality has it. */
export const INZAGE = 'inzage-eigen-gegevens';
/** Identificatie of the activity of handling what residents ask of their data (AVG 15 to 22). Every municipality has it. */
export const AVG_VERZOEKEN = 'avg-verzoeken';
/** Identificatie of the activity of taking over what another installation has. Made when that begins. */
export const OVERZETTEN = 'overzetten';

export interface Wanted {
  /** Id of a version: it must hold today. */
  readonly id?: string;
  readonly identificatie?: string;
  /** Identificatie of the zaaktype whose default is wanted. */
  readonly zaaktype?: string;
  /** Of what nobody asked for: the first activity that uses this source, but for residents who look at their own. */
  readonly bron?: Bron;
  /** YYYY-MM-DD in the Netherlands. */
  readonly today: string;
}

/** The activity that was named, else that of the case type, else the standard one. @throws permission-denied */
export function activityFor(snapshot: Snapshot, { id, identificatie, zaaktype, bron, today }: Wanted): ActivityRef {
  if (id !== undefined) return named(snapshot.get('verwerkingsactiviteit', id), today);
  const ofType = zaaktype === undefined ? [] : snapshot.related('verwerkingsactiviteit', 'zaaktypen', zaaktype);
  const name = identificatie ?? STANDAARD;
  const ofSource = bron === undefined ? [] : snapshot.all('verwerkingsactiviteit').filter(uses(bron));
  const candidates = [...ofType, ...ofSource, ...snapshot.related('verwerkingsactiviteit', 'identificatie', name)];
  return named(
    candidates.find(({ record }) => isValidOn(record, today)),
    today,
  );
}

const uses =
  (bron: Bron) =>
  ({ record }: Row): boolean =>
    record.identificatie !== INZAGE &&
    (record.gebruikt as readonly { readonly bron: string }[]).some((one) => one.bron === bron);

function named(row: Row | undefined, today: string): ActivityRef {
  if (!row || !isValidOn(row.record, today))
    throw new Problem(
      'permission-denied',
      'Er is geen verwerkingsactiviteit die vandaag geldt. Leg in het register vast waarvoor de gegevens nodig zijn.',
    );
  const { doel, grondToelichting, organ } = row.record;
  return { id: row.id, purpose: String(doel), ground: String(grondToelichting), organ: String(organ) };
}
