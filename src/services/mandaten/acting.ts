/**
 * For whom somebody acts at this moment: read from the database for each call, after the snapshot that its rights are of. So
 * a mandate that ended before is not found, and one that ends while the call is under way raises the epoch, which the
 * statements of the call notice (`endRights`).
 */
import type { Engine } from '../../engine/engine.ts';
import type { Need } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { isUuid } from '../../foundation/ids.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import {
  isLimited,
  type Mandate,
  type MandateOperation,
  mandateAllows,
  opensService,
  requireMandate,
} from '../../gate/mandate.ts';
import { MANDAAT } from '../../registers/mandaten/index.ts';
import { type Genaamd, roepnaam } from '../../registers/personen/index.ts';
import type { Place } from '../context.ts';
import { type Acting, type Person, residentCaller } from '../people.ts';
import { heeftGezag } from './gezag.ts';
import { beiden, gezagOver, holdsOn, isIncapable, mandateOf, personenMet } from './mandate-of.ts';

/** What the session keeps: `mandaat:<id>`, or `gezag:<id of the person>`. */
const NAMENS = /^(mandaat|gezag):([0-9a-f-]{36})$/;
export const namensMandaat = (id: string): string => `mandaat:${id}`;
export const namensGezag = (id: string): string => `gezag:${id}`;

export interface ActingNow {
  readonly mandate: Mandate;
  /** Of the other, for the eyes of who acts for them. */
  readonly name: string;
  /** Of the other; in memory, for what is made in their name. */
  readonly bsn: string;
}

/** It is over, or was never there. Nobody goes on as themselves unasked: what they were about to do was for another. */
export class MandateEnded extends Problem {
  constructor() {
    super(
      'permission-denied',
      'De machtiging waarmee u voor een ander handelde, geldt niet meer. Er is niets gewijzigd. Kies opnieuw voor wie u iets doet.',
    );
  }
}

type Errand = Pick<Place, 'municipality' | 'trace' | 'deadline'>;

/** @param namens what the session keeps. @throws MandateEnded when it does not hold today */
export async function mandateNow(engine: Engine, errand: Errand, person: Person, namens: string): Promise<ActingNow> {
  const snapshot = await engine.parts.snapshots.current(errand.municipality);
  return mandateIn(engine, snapshot, errand, person, namens);
}

async function mandateIn(
  engine: Engine,
  snapshot: Snapshot,
  errand: Errand,
  person: Person,
  namens: string,
): Promise<ActingNow> {
  const [, kind, id = ''] = NAMENS.exec(namens) ?? [];
  if (!kind || !isUuid(id)) throw new MandateEnded();
  const find = kind === 'gezag' ? byGezag : byMandaat;
  const found = await find(engine, snapshot, errand, person, id);
  if (!found) throw new MandateEnded();
  return found;
}

type Find = (
  engine: Engine,
  snapshot: Snapshot,
  errand: Errand,
  person: Person,
  id: string,
) => Promise<ActingNow | undefined>;

const byGezag: Find = async (engine, snapshot, errand, person, id) => {
  const own = hashesOf(person);
  const { loader, keys } = engine.parts;
  const rows = await loader.load(errand, [
    { resource: 'persoon', id },
    ...own.map((is): Need => ({ resource: 'persoon', where: 'burgerservicenummer', is })),
  ]);
  const kind = rows.find((row) => row.id === id);
  const holder = rows.find((row) => row.id !== id);
  const isWho = (number: string): boolean =>
    keys.everyHash(errand.municipality, 'bsn', number).some((one) => own.includes(one));
  if (!kind || !heeftGezag(kind.record, isWho, today()) || (holder && isIncapable(holder.record))) return undefined;
  return {
    mandate: gezagOver(engine, snapshot, errand, kind),
    name: roepnaam(kind.record as unknown as Genaamd),
    bsn: String(kind.record.burgerservicenummer),
  };
};

const byMandaat: Find = async (engine, snapshot, errand, person, id) => {
  const personOf = (column: string): Need => ({
    resource: 'persoon',
    where: 'burgerservicenummer',
    in: { resource: MANDAAT, column, where: 'id', is: id },
  });
  const { loader, keys } = engine.parts;
  const rows = await loader.load(errand, [{ resource: MANDAAT, id }, personOf('voor'), personOf('door')]);
  const row = rows.find(({ resource }) => resource.name === MANDAAT);
  if (!row || !hashesOf(person).includes(String(row.columns.door))) return undefined;
  // The statement finds a person by the hash that the record has. With two keys the person may have the other.
  const persons =
    keys.formerHashes(errand.municipality, 'bsn', '').length > 0
      ? await loader.load(errand, personenMet(engine, errand, beiden(row)))
      : rows.filter(({ resource }) => resource.name === 'persoon');
  if (!holdsOn(row, persons, today())) return undefined;
  return {
    mandate: mandateOf(engine, snapshot, errand, row),
    name: String(row.record.naamVertegenwoordigde),
    bsn: String(row.record.vertegenwoordigde),
  };
};

export const hashesOf = ({ subject, formerly = [] }: Person): readonly string[] => [subject, ...formerly];

/**
 * The caller who acts for another, and who that is. @param snapshot read before this, so that its epoch is no newer than what is
 * found. @throws MandateEnded, permission-denied
 */
export async function actingCaller(
  engine: Engine,
  snapshot: Snapshot,
  place: Place,
  person: Person,
  namens: string,
): Promise<{ readonly caller: Caller; readonly acting: ActingNow }> {
  const acting = await mandateIn(engine, snapshot, place, person, namens);
  const mandate = { ...acting.mandate, sealedBsn: engine.parts.keys.seal(place.municipality, acting.bsn) };
  const whole: Acting = { mandate, records: await recordsOf(engine, snapshot, place, mandate) };
  return { caller: residentCaller(snapshot, place, person, whole), acting };
}

/**
 * Who acts for another does what the mandate allows, and nothing of which it is not said what that takes. @param acting `self`: it is
 * done as oneself. @throws permission-denied
 */
export function refuseMandate(caller: Caller, acting: MandateOperation | 'self' | undefined): void {
  if (!caller.mandate || acting === 'self') return;
  if (acting === undefined) throw new Problem('permission-denied', 'Dit kunt u niet namens iemand anders doen.');
  requireMandate(caller, acting);
}

/** Whoever calls with a session: for themselves, or for whom the session acts. @throws MandateEnded, permission-denied */
export async function callerOfSession(
  engine: Engine,
  place: Place,
  person: Person,
  namens: string | undefined,
): Promise<Caller> {
  const snapshot = await engine.parts.snapshots.current(place.municipality);
  if (namens === undefined) return residentCaller(snapshot, place, person);
  return (await actingCaller(engine, snapshot, place, person, namens)).caller;
}

/** Cases of the other of the services that the mandate opens, and messages about them: asked where it is not all of them. */
async function recordsOf(
  { parts: { loader } }: Engine,
  snapshot: Snapshot,
  errand: Errand,
  mandate: Mandate,
): Promise<readonly string[]> {
  if (!isLimited(mandate) || !mandateAllows(mandate, 'zaken')) return [];
  const letters: readonly Need[] = mandateAllows(mandate, 'berichten')
    ? [{ resource: 'bericht', where: 'ontvanger', is: mandate.onBehalfOf }]
    : [];
  const rows = await loader.load(errand, [
    { resource: 'zaak', in: { resource: 'rol', column: 'zaak', where: 'owner', is: mandate.onBehalfOf } },
    ...letters,
  ]);
  const isOpen = ({ record }: Row): boolean => {
    const type = snapshot.get('zaaktype', String(record.zaaktype))?.record.identificatie;
    return type !== undefined && opensService(mandate.services, String(type));
  };
  const ofKind = (name: string): readonly Row[] => rows.filter(({ resource }) => resource.name === name);
  const cases = new Set(
    ofKind('zaak')
      .filter(isOpen)
      .map(({ id }) => id),
  );
  const messages = ofKind('bericht').filter(({ record }) => cases.has(String(record.zaak)));
  return [...cases, ...messages.map(({ id }) => id)];
}
