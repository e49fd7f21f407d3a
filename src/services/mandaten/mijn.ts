/** `portaal.machtigingen`: who may act for a resident, and for whom they may act themselves. */
import type { Engine } from '../../engine/engine.ts';
import { appendSeen, linesOf } from '../../engine/log.ts';
import type { Need, Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { now, today } from '../../foundation/clock.ts';
import type { Caller } from '../../gate/context.ts';
import type { Extra, Mandate, MandateKind } from '../../gate/mandate.ts';
import { dienstWoorden, themasIn } from '../../registers/mandaten/index.ts';
import { type Genaamd, roepnaam } from '../../registers/personen/index.ts';
import { logOwn, snapshotOf } from '../operations/door.ts';
import { hashesOf, namensGezag, namensMandaat } from './acting.ts';
import { heeftGezag, minderjarigenVan } from './gezag.ts';
import { beiden, gezagOver, holdsOn, isIncapable, mandateOf, personenMet } from './mandate-of.ts';
import { eigenMandaten, isVan } from './own.ts';

export interface Machtiging {
  /** Of the record; of authority over a child nothing, since nobody ends that here. */
  readonly id: string | null;
  readonly soort: MandateKind;
  readonly status: 'aangeboden' | 'voorgesteld' | 'geldig';
  /** It counts today. */
  readonly nu: boolean;
  /** How the other is called; '' of an offer that nobody accepted. */
  readonly ander: string;
  /** In words; of all services nothing. */
  readonly diensten: readonly string[];
  readonly alles: boolean;
  readonly ook: readonly Extra[];
  readonly vanaf: string | null;
  readonly totEnMet: string | null;
  /** Till when the code of an offer can be used. */
  readonly codeTot: string | null;
}

export interface Gekregen extends Machtiging {
  /** What to choose to act for this person. */
  readonly namens: string;
}

export interface MijnMachtigingen {
  readonly gegeven: readonly Machtiging[];
  readonly gekregen: readonly Gekregen[];
}

/** @param caller as themselves: for whom one acts is asked by who acts */
export async function mijnMachtigingen(engine: Engine, caller: Caller): Promise<MijnMachtigingen> {
  const snapshot = await snapshotOf(engine, caller);
  const [all, self] = await Promise.all([eigenMandaten(engine, caller), eigenPersoon(engine, caller)]);
  const rows = all.filter(isCurrent);
  const [persons, kinderen] = await Promise.all([
    personsOf(engine, caller, rows),
    self && !isIncapable(self.record) ? kinderenVan(engine, caller, self) : [],
  ]);
  const mandates = rows.map((row) => ({ row, mandate: mandateOf(engine, snapshot, caller, row) }));
  const isGiven = ({ row }: { readonly row: Row }): boolean => isVan(caller, row.columns.voor);
  const kinds = kinderen.map((row) => ({ row, mandate: gezagOver(engine, snapshot, caller, row) }));
  await logAll(engine, caller, mandates.filter(isGiven), [...mandates.filter((one) => !isGiven(one)), ...kinds]);

  const shown = (one: Held): Machtiging => recordShown(snapshot, one, persons);
  return {
    gegeven: [
      ...mandates
        .filter(isGiven)
        .map((one) => ({ ...shown(one), ander: String(one.row.record.naamVertegenwoordiger) })),
      ...(self ? gezagOverMij(engine, snapshot, caller, self) : []),
    ],
    gekregen: [
      ...kinds.map(({ row, mandate }) => ({
        ...gezagShown(mandate, roepnaam(row.record as unknown as Genaamd)),
        namens: namensGezag(row.id),
      })),
      ...mandates
        .filter((one) => !isGiven(one) && one.row.record.status === 'geldig')
        .map((one) => ({
          ...shown(one),
          ander: String(one.row.record.naamVertegenwoordigde),
          namens: namensMandaat(one.row.id),
        })),
    ],
  };
}

interface Held {
  readonly row: Row;
  readonly mandate: Mandate;
}

/** Not over, and not waiting for a code that nobody can use any more. */
function isCurrent({ record, columns }: Row): boolean {
  const { status, totEnMet } = record;
  if (totEnMet && String(totEnMet) < today()) return false;
  if (status === 'aangeboden') return new Date(String(columns.code_tot)).getTime() > now().getTime();
  return status === 'geldig' || status === 'voorgesteld';
}

const persoonMet = (is: string): Need => ({ resource: 'persoon', where: 'burgerservicenummer', is });

async function eigenPersoon({ parts }: Engine, caller: Caller): Promise<Row | undefined> {
  return (await parts.loader.load(caller, hashesOf(caller.person!).map(persoonMet)))[0];
}

async function personsOf(engine: Engine, caller: Caller, rows: readonly Row[]): Promise<readonly Row[]> {
  const needs = personenMet(engine, caller, rows.flatMap(beiden));
  return needs.length === 0 ? [] : engine.parts.loader.load(caller, needs);
}

async function kinderenVan(engine: Engine, caller: Caller, { record }: Row): Promise<readonly Row[]> {
  const numbers = minderjarigenVan(record);
  if (numbers.length === 0) return [];
  const { keys, loader } = engine.parts;
  const found = await loader.load(caller, personenMet(engine, caller, numbers));
  const isWho = (number: string): boolean =>
    keys.everyHash(caller.municipality, 'bsn', number).some((one) => isVan(caller, one));
  return found.filter((row) => heeftGezag(row.record, isWho, today()));
}

/** Who has authority over this resident: by the names that their own record has of them. */
function gezagOverMij(engine: Engine, snapshot: Snapshot, caller: Caller, self: Row): readonly Machtiging[] {
  const { record } = self;
  const gezag = (record.gezag as readonly { ouders: readonly string[]; derden: readonly string[] }[] | null) ?? [];
  const ouders = (record.ouders as readonly (Record_ & Genaamd)[] | null) ?? [];
  const holders = [...new Set(gezag.flatMap((one) => [...one.ouders, ...one.derden]))].filter((holder) =>
    heeftGezag(record, (number) => number === holder, today()),
  );
  const mandate = gezagOver(engine, snapshot, caller, self);
  return holders.map((holder) => {
    const ouder = ouders.find(({ burgerservicenummer }) => burgerservicenummer === holder);
    return gezagShown(mandate, ouder ? roepnaam({ naam: { ...ouder.naam, aanduidingNaamgebruik: 'E' } }) : '');
  });
}

const gezagShown = ({ kind, extras }: Mandate, ander: string): Machtiging => ({
  id: null,
  soort: kind,
  status: 'geldig',
  nu: true,
  ander,
  diensten: [],
  alles: true,
  ook: [...extras],
  vanaf: null,
  totEnMet: null,
  codeTot: null,
});

function recordShown(snapshot: Snapshot, { row, mandate }: Held, persons: readonly Row[]): Machtiging {
  const { record, columns, id } = row;
  const themas = themasIn(snapshot);
  return {
    id,
    soort: mandate.kind,
    status: record.status as Machtiging['status'],
    nu: holdsOn(row, persons, today()),
    ander: '',
    diensten:
      mandate.kind === 'vrijwillig'
        ? (record.diensten as readonly string[]).map((one) =>
            dienstWoorden(themas, one, (type) => naamVan(snapshot, type)),
          )
        : themas.filter(({ soorten }) => soorten.includes(mandate.kind)).map(({ naam }) => naam),
    alles: 'alle' in mandate.services,
    ook: [...mandate.extras],
    vanaf: String(record.vanaf),
    totEnMet: record.totEnMet ? String(record.totEnMet) : null,
    codeTot: record.status === 'aangeboden' ? new Date(String(columns.code_tot)).toISOString() : null,
  };
}

/** Of the newest version of the case type. */
export function naamVan(snapshot: Snapshot, type: string): string {
  const newest = snapshot.related('zaaktype', 'identificatie', type).at(-1)?.record;
  return String(newest?.omschrijving ?? type);
}

/** Who is acted for reads that it was somebody who may; who was given a mandate reads that the other looked at it. */
async function logAll(
  engine: Engine,
  caller: Caller,
  given: readonly Held[],
  received: readonly Held[],
): Promise<void> {
  await logOwn(
    engine,
    caller,
    'portaal.machtigingen',
    given.map(({ row }) => row),
  );
  for (const { row, mandate } of received) {
    const lines = linesOf([row]).filter(({ subject }) => subject === mandate.onBehalfOf);
    await appendSeen(engine.parts.logbook, { ...caller, mandate }, 'portaal.machtigingen', 'geopend', lines);
  }
}

/** What can be chosen when a mandate is given. */
export interface TeGeven {
  readonly dienst: string;
  readonly naam: string;
  readonly uitleg: string;
  readonly types: readonly { readonly dienst: string; readonly naam: string }[];
}

export async function teGeven(engine: Engine, caller: Caller): Promise<readonly TeGeven[]> {
  const snapshot = await snapshotOf(engine, caller);
  const isKnown = (type: string): boolean => snapshot.related('zaaktype', 'identificatie', type).length > 0;
  return themasIn(snapshot)
    .filter(({ geefbaar }) => geefbaar)
    .map(({ identificatie, naam, uitleg, zaaktypen }) => ({
      dienst: `thema:${identificatie}`,
      naam,
      uitleg,
      types: zaaktypen.filter(isKnown).map((type) => ({ dienst: `zaaktype:${type}`, naam: naamVan(snapshot, type) })),
    }))
    .filter(({ types }) => types.length > 0);
}

/** Row of an offer, for who holds its code. */
export function aanbodShown(engine: Engine, snapshot: Snapshot, caller: Caller, row: Row): Machtiging {
  const mandate = mandateOf(engine, snapshot, caller, row);
  return { ...recordShown(snapshot, { row, mandate }, []), ander: String(row.record.naamVertegenwoordigde) };
}
