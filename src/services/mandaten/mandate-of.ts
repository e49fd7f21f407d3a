/** From what the registers say to the value that the gate reads. Of a record here, and of authority over a child. */
import type { Engine } from '../../engine/engine.ts';
import type { Need, Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import type { Caller } from '../../gate/context.ts';
import { type Extra, extrasByLaw, type Mandate, type Services } from '../../gate/mandate.ts';
import { leeftijdOp } from '../../registers/leeftijd.ts';
import { isOverleden, servicesOf, themasIn } from '../../registers/mandaten/index.ts';
import { AVG_ZAAKTYPE } from '../avg/catalogus.ts';
import { bornOn, heeftEigenAvg } from './gezag.ts';

type Place = Pick<Caller, 'municipality'>;

/** What the law makes of authority over this child, on this day. */
export function gezagOver(engine: Engine, snapshot: Snapshot, place: Place, { id, record }: Row): Mandate {
  const kind = 'ouderlijk-gezag';
  const day = today();
  const extras = extrasByLaw(kind, !heeftEigenAvg(record, day));
  return {
    id,
    kind,
    ...otherOf(engine, place, String(record.burgerservicenummer)),
    services: besidesAvg(servicesOf(themasIn(snapshot), { kind, age: leeftijdOp(bornOn(record), day) }), extras),
    extras,
  };
}

/** What the record opens, whether it holds today or not. */
export function mandateOf(engine: Engine, snapshot: Snapshot, place: Place, { id, record }: Row): Mandate {
  const kind = record.soort as Exclude<Mandate['kind'], 'ouderlijk-gezag'>;
  const extras = kind === 'vrijwillig' ? new Set(record.ook as readonly Extra[]) : extrasByLaw(kind, false);
  const diensten = record.diensten as readonly string[];
  return {
    id,
    kind,
    ...otherOf(engine, place, String(record.vertegenwoordigde)),
    services: besidesAvg(servicesOf(themasIn(snapshot), { kind, diensten }), extras),
    extras,
  };
}

/**
 * Requests of the other are cases: who may ask for them reads those, whatever other service there is; who may not, does not read
 * what they asked themselves, and what came of it (UAVG 5).
 */
function besidesAvg(services: Services, extras: ReadonlySet<Extra>): Services {
  if (extras.has('avg'))
    return 'alle' in services
      ? { ...services, but: new Set([...services.but].filter((name) => name !== AVG_ZAAKTYPE)) }
      : { only: new Set([...services.only, AVG_ZAAKTYPE]) };
  return 'alle' in services
    ? { ...services, but: new Set([...services.but, AVG_ZAAKTYPE]) }
    : { only: new Set([...services.only].filter((name) => name !== AVG_ZAAKTYPE)) };
}

function otherOf({ parts: { keys } }: Engine, { municipality }: Place, number: string) {
  const formerly = keys.formerHashes(municipality, 'bsn', number);
  return { onBehalfOf: keys.hash(municipality, 'bsn', number), ...(formerly.length > 0 ? { formerly } : {}) };
}

/** Where to find these people, whichever key their rows were hashed with. */
export const personenMet = (
  { parts: { keys } }: Engine,
  { municipality }: Place,
  numbers: readonly unknown[],
): readonly Need[] =>
  [...new Set(numbers.filter((one) => one !== null && one !== undefined && one !== '').map(String))].flatMap((number) =>
    keys
      .everyHash(municipality, 'bsn', number)
      .map((is): Need => ({ resource: 'persoon', where: 'burgerservicenummer', is })),
  );

/** Both who are in a record. */
export const beiden = ({ record }: Pick<Row, 'record'>): readonly unknown[] => [
  record.vertegenwoordigde,
  record.vertegenwoordiger,
];

/**
 * Whether a record counts on a day: by its own words, and by what the register of persons says of both.
 * @param persons those of the two who are in it
 */
export function holdsOn({ record }: Row, persons: readonly Row[], day: string): boolean {
  const { status, vanaf, totEnMet, soort, vertegenwoordigde, vertegenwoordiger } = record;
  if (status !== 'geldig' || String(vanaf) > day || (totEnMet && String(totEnMet) < day)) return false;
  // By number: of one person two rows may have hashes of two keys.
  const of = (number: unknown): Record_ | undefined =>
    persons.find((one) => one.record.burgerservicenummer === number)?.record;
  const [voor, door] = [of(vertegenwoordigde), of(vertegenwoordiger)];
  // BW 3:72 a and c: death, and curatele of who gave it or of who has it. Of a court decision its end is entered.
  if ((voor && isOverleden(voor)) || (door && isIncapable(door))) return false;
  return !(soort === 'vrijwillig' && voor?.curateleRegister);
}

export const isIncapable = (record: Record_): boolean => isOverleden(record) || Boolean(record.curateleRegister);
