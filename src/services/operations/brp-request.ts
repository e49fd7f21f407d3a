/**
 * `portaal.brp-verzoek`: a resident asks for an extract of the basisregistratie personen, or that something in it is put right
 * (Wet BRP 2.55 and 2.58). What is here is a copy for use: burgerzaken keeps the register, so what is asked becomes a case of
 * theirs, with the resident as its initiator.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { timestamp, today } from '../../foundation/clock.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { type Mandate, requireMandate } from '../../gate/mandate.ts';
import type { Place } from '../context.ts';
import { actingCaller } from '../mandaten/acting.ts';
import { activityOfType, type Person, portalCaller } from '../people.ts';
import { askerRoles } from './asker-roles.ts';
import { statustypenOf } from './case-words.ts';
import { find, log, snapshotOf, text, urlOf } from './door.ts';
import { portalType } from './portal-type.ts';
import { datesOf } from './report-type.ts';

export type BrpRequestKind = 'uittreksel' | 'correctie';

/** Identificatie of the case types, the same in every municipality; and what the case is called. */
const TYPES: Readonly<Record<BrpRequestKind, { readonly identificatie: string; readonly title: string }>> = {
  uittreksel: { identificatie: 'BRP-UITTREKSEL', title: 'Uittreksel uit de basisregistratie personen' },
  correctie: { identificatie: 'BRP-CORRECTIE', title: 'Gegevens in de basisregistratie personen verbeteren' },
};

export const BRP_KINDS = Object.keys(TYPES) as readonly BrpRequestKind[];

/** What of somebody's data it is about, as burgerzaken reads it in the case. */
export const BRP_TOPICS: Readonly<Record<BrpRequestKind, Readonly<Record<string, string>>>> = {
  uittreksel: {
    alles: 'Alles wat in de basisregistratie over mij staat',
    adres: 'Mijn naam, geboorte en adres',
    adressen: 'Mijn naam en de adressen waar ik woonde',
    gezin: 'Mijn naam, mijn partner en mijn kinderen',
  },
  correctie: {
    naam: 'Mijn naam',
    geboorte: 'Mijn geboortedatum of geboorteplaats',
    adres: 'Mijn adres',
    nationaliteit: 'Mijn nationaliteit',
    partner: 'Mijn huwelijk of partner',
    familie: 'Mijn ouders of kinderen',
    anders: 'Iets anders',
  },
};

/** As the logbook names it. */
export const BRP_REQUEST = 'portaal.brp-verzoek';
/** The topic stands before it, and a case takes 1000 characters. */
export const LONGEST_EXPLANATION = 900;

export interface BrpRequest {
  /** Becomes the id of the case: sent twice, it is one. */
  readonly id: string;
  readonly kind: BrpRequestKind;
  /** A name in BRP_TOPICS of this kind. */
  readonly topic: string;
  /** What is wrong and what it must be; with an extract it may be empty. */
  readonly explanation: string;
  readonly who: BrpAsker;
}

/** Whom it is about, and who asks it where that is somebody else. Numbers go into roles sealed. */
export interface BrpAsker {
  readonly bsn: string;
  readonly name: string;
  readonly acting?: { readonly bsn: string; readonly name: string };
}

export interface BrpRequested {
  /** Of the case. */
  readonly id: string;
  readonly number: string;
  /** `YYYY-MM-DD`: by its own norm, and by law (Wet BRP 2.55 and 2.58: four weeks). */
  readonly expected: string;
  readonly atTheLatest: string;
  readonly team: string;
}

/** Whether both can be asked here. */
export const canAskBrp = (snapshot: Snapshot): boolean => BRP_KINDS.every((kind) => typeOf(snapshot, kind));

/** Id of the activity that it is done for. */
export function brpWhy(snapshot: Snapshot, kind: BrpRequestKind): string | undefined {
  const zaaktype = typeOf(snapshot, kind);
  return zaaktype && activityOfType(snapshot, zaaktype.id).id;
}

const typeOf = (snapshot: Snapshot, kind: BrpRequestKind): Row | undefined =>
  portalType(snapshot, TYPES[kind].identificatie);

/** The portal, for a request of a resident who is logged in. @throws permission-denied, not-found where nothing can be asked */
export async function brpRequestCaller(
  engine: Engine,
  place: Place,
  kind: BrpRequestKind,
  person: Person,
): Promise<Caller> {
  return callerIn(await snapshotOf(engine, place), place, kind, person);
}

function callerIn(snapshot: Snapshot, place: Place, kind: BrpRequestKind, person: Person, mandate?: Mandate): Caller {
  const zaaktype = typeOf(snapshot, kind);
  if (!zaaktype) throw notHere();
  return portalCaller(snapshot, place, activityOfType(snapshot, zaaktype.id), person, mandate);
}

/** Who is logged in, and for whom they act. */
export interface LoggedIn {
  readonly person: Person;
  readonly namens?: string | undefined;
  readonly name: string;
  /** In the clear, in memory alone. */
  readonly bsn: () => string;
}

/** The same for whoever they act for. @throws MandateEnded, permission-denied, not-found */
export async function brpAsking(
  engine: Engine,
  place: Place,
  kind: BrpRequestKind,
  { person, namens, name, bsn }: LoggedIn,
): Promise<{ readonly caller: Caller; readonly who: BrpAsker }> {
  // Before the mandate is looked for: the rights are of no later moment than that.
  const snapshot = await snapshotOf(engine, place);
  const self = { bsn: bsn(), name };
  if (namens === undefined) return { caller: callerIn(snapshot, place, kind, person), who: self };
  const { caller: theirs, acting } = await actingCaller(engine, snapshot, place, person, namens);
  requireMandate(theirs, 'brp');
  return {
    caller: callerIn(snapshot, place, kind, person, acting.mandate),
    who: { bsn: acting.bsn, name: acting.name, acting: self },
  };
}

/** Sent twice, it is the same case. @throws permission-denied, invalid, not-found */
export async function requestFromBrp(engine: Engine, caller: Caller, asked: BrpRequest): Promise<BrpRequested> {
  const snapshot = await snapshotOf(engine, caller);
  const zaaktype = typeOf(snapshot, asked.kind);
  if (!zaaktype) throw notHere();
  if (!caller.person) throw new Problem('permission-denied', 'Log eerst in.');
  // Somebody's own data is put right at their own word, or at that of who speaks for them by law.
  requireMandate(caller, 'brp');
  requireMandate(caller, 'aanvragen', TYPES[asked.kind].identificatie);
  const items = itemsOf(engine, snapshot, caller, zaaktype, asked);
  const receipt = (zaak: Row): BrpRequested => receiptOf(snapshot, zaaktype, zaak);
  try {
    const [made] = await engine.compose(caller, { operation: BRP_REQUEST, items });
    return receipt(made!);
  } catch (error) {
    // Sent twice: the second finds what the first made.
    const before = await find(engine, caller, 'zaak', asked.id);
    if (!before || 'refused' in before) throw error;
    await log(engine, caller, BRP_REQUEST, 'geopend', [before.row]);
    return receipt(before.row);
  }
}

const WORDS = {
  nameless: 'Zonder naam',
  asked: 'Gevraagd na inloggen.',
  askedForOther: 'Gevraagd door een vertegenwoordiger, na inloggen.',
  beside: 'Vroeg dit voor de betrokkene.',
};

/** @throws invalid, not-found */
function itemsOf(engine: Engine, snapshot: Snapshot, caller: Caller, zaaktype: Row, asked: BrpRequest) {
  const explanation = explanationOf(asked);
  const zaak = urlOf(engine, caller, 'zaak', asked.id);
  const roles = askerRoles(snapshot, zaaktype, asked.who, WORDS, {
    zaak,
    roltype: ({ id }) => urlOf(engine, caller, 'roltype', id),
  });
  const [first] = statustypenOf(snapshot, zaaktype.id);
  if (!roles || !first) throw notHere();
  const rsin = text(snapshot.get('catalogus', text(zaaktype.record.catalogus))?.record.rsin);
  const start = today();
  const { solvedBy, norm } = datesOf(snapshot, zaaktype, start);
  return [
    {
      resource: 'zaak',
      id: asked.id,
      input: {
        bronorganisatie: rsin,
        verantwoordelijkeOrganisatie: rsin,
        zaaktype: urlOf(engine, caller, 'zaaktype', zaaktype.id),
        omschrijving: TYPES[asked.kind].title,
        toelichting: explanation,
        startdatum: start,
        einddatumGepland: norm,
        uiterlijkeEinddatumAfdoening: solvedBy,
      },
    },
    ...roles,
    {
      resource: 'status',
      input: {
        zaak,
        statustype: urlOf(engine, caller, 'statustype', first.id),
        datumStatusGezet: timestamp(),
      },
    },
  ];
}

/** @throws invalid */
function explanationOf({ kind, topic, explanation: given }: BrpRequest): string {
  const topics = BRP_TOPICS[kind];
  if (!Object.hasOwn(topics, topic))
    throw invalid({
      name: 'onderwerp',
      code: 'invalid_choice',
      reason: `Kies uit: ${Object.keys(topics).join(', ')}.`,
    });
  const explanation = given.trim();
  if (kind === 'correctie' && explanation === '')
    throw invalid({ name: 'toelichting', code: 'required', reason: 'Schrijf wat er niet klopt en wat het moet zijn.' });
  if (explanation.length > LONGEST_EXPLANATION)
    throw invalid({
      name: 'toelichting',
      code: 'max_length',
      reason: `Gebruik hoogstens ${LONGEST_EXPLANATION} tekens.`,
    });
  return [topics[topic], explanation].filter(Boolean).join(': ');
}

function receiptOf(snapshot: Snapshot, zaaktype: Row, zaak: Row): BrpRequested {
  const { norm, solvedBy } = datesOf(snapshot, zaaktype, text(zaak.record.startdatum));
  return {
    id: zaak.id,
    number: text(zaak.record.identificatie),
    expected: norm ?? solvedBy,
    atTheLatest: solvedBy,
    team: text(zaaktype.record.verantwoordelijke),
  };
}

const notHere = (): Problem => new Problem('not-found', 'Dit kunt u hier nog niet vragen. Bel de gemeente.');
