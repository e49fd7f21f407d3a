/** From what the registers say to the value that the gate reads. Of a record here, and of authority over a child. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import type { Caller } from '../../gate/context.ts';
import { type Extra, extrasByLaw, type Mandate } from '../../gate/mandate.ts';
import { leeftijdOp } from '../../registers/leeftijd.ts';
import { isOverleden, servicesOf, themasIn } from '../../registers/mandaten/index.ts';
import { bornOn, heeftEigenAvg } from './gezag.ts';

type Place = Pick<Caller, 'municipality'>;

/** What the law makes of authority over this child, on this day. */
export function gezagOver(engine: Engine, snapshot: Snapshot, place: Place, { id, record }: Row): Mandate {
  const kind = 'ouderlijk-gezag';
  const day = today();
  return {
    id,
    kind,
    ...otherOf(engine, place, String(record.burgerservicenummer)),
    services: servicesOf(themasIn(snapshot), { kind, age: leeftijdOp(bornOn(record), day) }),
    extras: extrasByLaw(kind, !heeftEigenAvg(record, day)),
  };
}

/** What the record opens, whether it holds today or not. */
export function mandateOf(engine: Engine, snapshot: Snapshot, place: Place, { id, record }: Row): Mandate {
  const kind = record.soort as Exclude<Mandate['kind'], 'ouderlijk-gezag'>;
  return {
    id,
    kind,
    ...otherOf(engine, place, String(record.vertegenwoordigde)),
    services: servicesOf(themasIn(snapshot), { kind, diensten: record.diensten as readonly string[] }),
    extras: kind === 'vrijwillig' ? new Set(record.ook as readonly Extra[]) : extrasByLaw(kind, false),
  };
}

function otherOf({ parts: { keys } }: Engine, { municipality }: Place, number: string) {
  const formerly = keys.formerHashes(municipality, 'bsn', number);
  return { onBehalfOf: keys.hash(municipality, 'bsn', number), ...(formerly.length > 0 ? { formerly } : {}) };
}

/**
 * Whether a record counts on a day: by its own words, and by what the register of persons says of both.
 * @param persons those of the two who are in it
 */
export function holdsOn({ record, columns }: Row, persons: readonly Row[], day: string): boolean {
  const { status, vanaf, totEnMet, soort } = record;
  if (status !== 'geldig' || String(vanaf) > day || (totEnMet && String(totEnMet) < day)) return false;
  const of = (hash: unknown): Record_ | undefined =>
    persons.find((one) => one.columns.burgerservicenummer === hash)?.record;
  const [voor, door] = [of(columns.voor), of(columns.door)];
  // BW 3:72 a and c: death, and curatele of who gave it or of who has it. Of a court decision its end is entered.
  if ((voor && isOverleden(voor)) || (door && isIncapable(door))) return false;
  return !(soort === 'vrijwillig' && voor?.curateleRegister);
}

export const isIncapable = (record: Record_): boolean => isOverleden(record) || Boolean(record.curateleRegister);
