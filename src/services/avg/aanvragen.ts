/**
 * `avg.verzoek`: a resident asks something of their own data (AVG 15 to 22). It becomes a case like any other, with what the
 * standard has no place for beside it. What the law does not give is refused here, with the reason. While an objection to the use is
 * judged, the use stands still (18, first paragraph, under d), from the same write on.
 */
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { timestamp, today } from '../../foundation/clock.ts';
import { newId } from '../../foundation/ids.ts';
import { type InvalidParam, invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { type Mandate, requireMandate, subjectsOf } from '../../gate/mandate.ts';
import type { Rights } from '../../gate/rights.ts';
import { isValidOn } from '../../registers/activiteiten/index.ts';
import {
  AVGVERZOEK,
  SOORT_NAMEN,
  SOORTEN,
  type SoortVerzoek,
  soortVan,
  termijnVan,
  waaromNiet,
} from '../../registers/avgverzoeken/index.ts';
import { BEPERKING } from '../../registers/beperking.ts';
import type { Place } from '../context.ts';
import { actingCaller } from '../mandaten/acting.ts';
import { askerRoles } from '../operations/asker-roles.ts';
import { statustypenOf } from '../operations/case-words.ts';
import { find, log, snapshotOf, text, urlOf } from '../operations/door.ts';
import { portalType } from '../operations/portal-type.ts';
import { activityOfType, type Person, portalCaller } from '../people.ts';
import { EXEMPT } from '../restricted.ts';
import { AVG_ZAAKTYPE, RESULTAAT } from './catalogus.ts';
import { houdRegelsVast, laatRegelsLos } from './logboek.ts';
import { eisStand, hefBeperkingenOp, LOPEND, metBeperkten, openVerzoek, sluitAf, zet, zetStil } from './stappen.ts';

export interface Onderdeel {
  readonly omschrijving: string;
  readonly gewenst?: string;
  /** UUID of a case of their own. */
  readonly zaak?: string;
}

export interface Verzoek {
  /** Becomes the id of the case: sent twice, it is one. */
  readonly id: string;
  readonly soort: string;
  /** Identificatie of a processing activity; '' for all. */
  readonly activiteit: string;
  readonly grond: string;
  readonly toelichting: string;
  readonly onderdelen: readonly Onderdeel[];
}

/** Whose data it is about, and who asks it where that is somebody else. */
export interface Verzoeker {
  readonly bsn: string;
  readonly name: string;
  readonly acting?: { readonly bsn: string; readonly name: string };
  /** What who acts sees of the other: a part names a case of those. Absent: all of one's own. */
  readonly rights?: Rights;
}

const OPERATION = 'avg.verzoek';
const MEESTE_ONDERDELEN = 50;

const nietHier = (): Problem => new Problem('not-found', 'Dit kunt u hier nog niet vragen. Bel de gemeente.');

/** The portal takes it in, for somebody themselves. @throws permission-denied, not-found */
export async function verzoekCaller(engine: Engine, place: Place, person: Person): Promise<Caller> {
  return callerIn(await snapshotOf(engine, place), place, person);
}

/** Id of the activity that a request is handled for; nothing where none can be made. */
export function waarvoor(snapshot: Snapshot): string | undefined {
  const zaaktype = portalType(snapshot, AVG_ZAAKTYPE);
  return zaaktype && activityOfType(snapshot, zaaktype.id).id;
}

function callerIn(snapshot: Snapshot, place: Place, person: Person, mandate?: Mandate): Caller {
  const zaaktype = portalType(snapshot, AVG_ZAAKTYPE);
  if (!zaaktype) throw nietHier();
  return portalCaller(snapshot, place, activityOfType(snapshot, zaaktype.id), person, mandate);
}

/** Who is logged in, and for whom they act. */
export interface Ingelogd {
  readonly person: Person;
  readonly namens?: string | undefined;
  readonly name: string;
  /** In the clear, in memory alone. */
  readonly bsn: () => string;
}

/** The same for who is logged in, whoever they act for. @throws permission-denied, MandateEnded, not-found */
export async function indienerVan(
  engine: Engine,
  place: Place,
  { person, namens, name, bsn }: Ingelogd,
): Promise<{ readonly caller: Caller; readonly verzoeker: Verzoeker }> {
  const snapshot = await snapshotOf(engine, place);
  const self = { bsn: bsn(), name };
  if (namens === undefined) return { caller: callerIn(snapshot, place, person), verzoeker: self };
  const { caller: theirs, acting } = await actingCaller(engine, snapshot, place, person, namens);
  requireMandate(theirs, 'avg');
  return {
    caller: callerIn(snapshot, place, person, acting.mandate),
    verzoeker: { bsn: acting.bsn, name: acting.name, acting: self, rights: theirs.rights },
  };
}

/** What may be asked of each activity of today, and why something may not. Open: no personal data. */
export interface Keuze {
  readonly identificatie: string;
  readonly naam: string;
  readonly doel: string;
  readonly grond: string;
  readonly grondToelichting: string;
  readonly niet: Readonly<Partial<Record<SoortVerzoek, string>>>;
}

export function keuzes(snapshot: Snapshot): readonly Keuze[] {
  const day = today();
  return snapshot
    .all('verwerkingsactiviteit')
    .filter(({ record }) => isValidOn(record, day))
    .map(({ record }) => ({
      identificatie: String(record.identificatie),
      naam: String(record.naam),
      doel: String(record.doel),
      grond: String(record.grond),
      grondToelichting: String(record.grondToelichting),
      niet: Object.fromEntries(
        SOORT_NAMEN.flatMap((soort) => {
          const why = weigerGrond(soort, record);
          return why === undefined ? [] : [[soort, why]];
        }),
      ),
    }))
    .toSorted((a, b) => a.naam.localeCompare(b.naam, 'nl'));
}

const VRIJ =
  'Hiermee behandelt de gemeente uw verzoeken en laat zij uw eigen gegevens zien. Staat dat stil, dan kan zij u niet helpen.';

function weigerGrond(soort: SoortVerzoek, record: Readonly<Record<string, unknown>>): string | undefined {
  if ((soort === 'beperking' || soort === 'bezwaar') && EXEMPT.has(String(record.identificatie))) return VRIJ;
  return waaromNiet(soort, String(record.grond));
}

/** What is wrong with it, with every fault. */
export function faultsOf(snapshot: Snapshot, verzoek: Verzoek): readonly InvalidParam[] {
  const fault = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });
  if (!Object.hasOwn(SOORTEN, verzoek.soort)) return [fault('soort', 'invalid', 'Kies wat u wilt vragen.')];
  const soort = verzoek.soort as SoortVerzoek;
  const { activiteitNodig, gronden } = soortVan(soort);
  const faults: InvalidParam[] = [];
  const day = today();
  const activiteit = snapshot
    .related('verwerkingsactiviteit', 'identificatie', verzoek.activiteit)
    .find(({ record }) => isValidOn(record, day));
  if (verzoek.activiteit === '') {
    if (activiteitNodig)
      faults.push(fault('activiteit', 'required', 'Kies waarvoor de gemeente de gegevens gebruikt.'));
  } else if (!activiteit)
    faults.push(fault('activiteit', 'does_not_exist', 'Deze verwerkingsactiviteit bestaat niet.'));
  else {
    const why = weigerGrond(soort, activiteit.record);
    if (why) faults.push(fault('activiteit', 'geen-recht', why));
  }
  if (gronden && !Object.hasOwn(gronden, verzoek.grond)) faults.push(fault('grond', 'required', 'Kies de reden.'));
  if (!gronden && verzoek.grond !== '')
    faults.push(fault('grond', 'invalid', 'Bij dit verzoek hoort geen reden uit een lijst.'));
  if (verzoek.onderdelen.length > MEESTE_ONDERDELEN)
    faults.push(fault('onderdelen', 'max_length', `Noem hoogstens ${MEESTE_ONDERDELEN} gegevens.`));
  if ((soort === 'rectificatie' || soort === 'wissing') && verzoek.onderdelen.length === 0)
    faults.push(fault('onderdelen', 'required', 'Noem minstens één gegeven.'));
  if (soort === 'rectificatie')
    for (const [index, { gewenst = '' }] of verzoek.onderdelen.entries())
      if (gewenst.trim() === '')
        faults.push(fault(`onderdelen.${index}.gewenst`, 'required', 'Schrijf wat het moet worden.'));
  // AVG 21, first paragraph: "vanwege met zijn specifieke situatie verband houdende redenen".
  if ((soort === 'bezwaar' || soort === 'geautomatiseerde-besluitvorming') && verzoek.toelichting.trim() === '')
    faults.push(fault('toelichting', 'required', 'Schrijf waarom, in uw eigen woorden.'));
  return faults;
}

/** Ids of the request and of its case. @throws permission-denied, invalid, not-found */
export async function doeVerzoek(
  engine: Engine,
  caller: Caller,
  verzoeker: Verzoeker,
  verzoek: Verzoek,
): Promise<{ readonly id: string; readonly zaak: string }> {
  const snapshot = await snapshotOf(engine, caller);
  if (!caller.person) throw new Problem('permission-denied', 'Log eerst in.');
  requireMandate(caller, 'avg');
  const faults = faultsOf(snapshot, verzoek);
  if (faults.length > 0) throw invalid(...faults);
  await eigenZaken(engine, caller, verzoeker, verzoek.onderdelen);
  const { loopt, ...made } = await maak(engine, caller, snapshot, verzoeker, verzoek);
  // What was sent again after its end holds nothing any more.
  if (loopt) await houdRegelsVast(engine, caller, made.id, verzoek.soort === 'bezwaar' ? 'avg-bezwaar' : 'avg-verzoek');
  return made;
}

/** A part may point at a case of whom it is about, and at no other: who names one that is not, hears what a stranger would. @throws invalid */
async function eigenZaken(
  engine: Engine,
  caller: Caller,
  { rights = eigen(caller) }: Verzoeker,
  onderdelen: readonly Onderdeel[],
): Promise<void> {
  const own = { ...caller, rights };
  for (const [index, { zaak }] of onderdelen.entries()) {
    if (!zaak) continue;
    const found = await find(engine, own, 'zaak', zaak);
    if (!found || 'refused' in found)
      throw invalid({
        name: `onderdelen.${index}.zaak`,
        code: 'does_not_exist',
        reason: 'Deze zaak van u bestaat niet.',
      });
  }
}

const eigen = (caller: Caller): Rights => ({
  everything: false,
  grants: subjectsOf(caller).map((subject) => ({ component: 'zrc', scopes: new Set(['zaken.lezen']), subject })),
});

const WOORDEN = {
  nameless: 'Zonder naam',
  asked: 'Gevraagd na inloggen.',
  askedForOther: 'Gevraagd door een gemachtigde, na inloggen.',
  beside: 'Vroeg dit voor de verzoeker.',
};

async function maak(
  engine: Engine,
  caller: Caller,
  snapshot: Snapshot,
  verzoeker: Verzoeker,
  verzoek: Verzoek,
): Promise<{ readonly id: string; readonly zaak: string; readonly loopt: boolean }> {
  const zaaktype = portalType(snapshot, AVG_ZAAKTYPE);
  const [first] = zaaktype ? statustypenOf(snapshot, zaaktype.id) : [];
  const zaak = urlOf(engine, caller, 'zaak', verzoek.id);
  const roltype = ({ id }: Row): string => urlOf(engine, caller, 'roltype', id);
  const roles = zaaktype && askerRoles(snapshot, zaaktype, verzoeker, WOORDEN, { zaak, roltype });
  if (!zaaktype || !roles || !first) throw nietHier();
  const rsin = text(snapshot.get('catalogus', text(zaaktype.record.catalogus))?.record.rsin);
  const { uiterlijk } = termijnVan({ ontvangen: today(), verlengd: false, stil: [] });
  const id = newId();
  const items: readonly Item[] = [
    {
      resource: 'zaak',
      id: verzoek.id,
      input: {
        bronorganisatie: rsin,
        verantwoordelijkeOrganisatie: rsin,
        zaaktype: urlOf(engine, caller, 'zaaktype', zaaktype.id),
        omschrijving: soortVan(verzoek.soort).naam,
        startdatum: today(),
        uiterlijkeEinddatumAfdoening: uiterlijk,
      },
    },
    ...roles,
    {
      resource: 'status',
      input: { zaak, statustype: urlOf(engine, caller, 'statustype', first.id), datumStatusGezet: timestamp() },
    },
    {
      resource: AVGVERZOEK,
      id,
      input: {
        zaak,
        soort: verzoek.soort,
        activiteit: verzoek.activiteit,
        grond: verzoek.grond,
        toelichting: verzoek.toelichting.trim(),
        onderdelen: verzoek.onderdelen.length > 0 ? verzoek.onderdelen : [{ omschrijving: heel(verzoek, snapshot) }],
      },
    },
    ...(verzoek.soort === 'bezwaar'
      ? [
          {
            resource: BEPERKING,
            input: { zaak, burgerservicenummer: verzoeker.bsn, activiteit: verzoek.activiteit, grond: 'bezwaar-loopt' },
          },
        ]
      : []),
  ];
  try {
    await engine.compose(caller, {
      operation: OPERATION,
      items,
      finish: (work) => {
        if (verzoek.soort === 'bezwaar') zetStil(work, id);
      },
    });
    return { id, zaak: verzoek.id, loopt: true };
  } catch (error) {
    // Sent twice: the second finds what the first made.
    const before = await find(engine, caller, 'zaak', verzoek.id);
    if (!before || 'refused' in before || !isVan(before.row, caller)) throw error;
    await log(engine, caller, OPERATION, 'geopend', [before.row]);
    const found = await verzoekVanZaak(engine, caller, verzoek.id);
    if (!found) throw error;
    return { id: found.id, zaak: verzoek.id, loopt: LOPEND.has(text(found.record.stand)) };
  }
}

/** What the whole of it is called, where no parts were named: each part gets an outcome of its own. */
const heel = ({ soort, activiteit }: Verzoek, snapshot: Snapshot): string => {
  const naam = snapshot.related('verwerkingsactiviteit', 'identificatie', activiteit).at(-1)?.record.naam;
  return naam ? `${soortVan(soort).naam}: ${naam}` : soortVan(soort).naam;
};

async function verzoekVanZaak(engine: Engine, caller: Caller, zaak: string): Promise<Row | undefined> {
  const { rows } = await engine.rows(caller, AVGVERZOEK, { zaak: urlOf(engine, caller, 'zaak', zaak) });
  return rows[0];
}

/** `avg.intrekken`: by who asked. What stood still for it goes on. @throws not-found, wrong-state */
export async function trekIn(engine: Engine, caller: Caller, id: string): Promise<void> {
  const { verzoek, zaak } = await openVerzoek(engine, caller, id, 'avg.intrekken');
  requireMandate(caller, 'avg');
  if (!isVan(zaak, caller)) throw new Problem('not-found');
  const ingetrokken = text(verzoek.record.stand) === 'ingetrokken';
  if (!ingetrokken && !LOPEND.has(text(verzoek.record.stand)))
    throw new Problem('wrong-state', 'Over dit verzoek is al beslist. Intrekken kan niet meer.');
  if (!ingetrokken) {
    const open = { caller, verzoek, zaak };
    await sluitAf(engine, caller, open, {
      operation: 'avg.intrekken',
      resultaat: RESULTAAT.ingetrokken,
      toelichting: caller.mandate
        ? 'Een gemachtigde trok het verzoek in voor de inwoner.'
        : 'De inwoner trok het verzoek in.',
      raakt: await metBeperkten(engine, open),
      finish(work) {
        const it = work.find(AVGVERZOEK, id)!;
        eisStand(it, LOPEND);
        zet(work, it, { stand: 'ingetrokken' });
        hefBeperkingenOp(engine, work, it);
      },
    });
  }
  await laatRegelsLos(engine, caller, id);
}

/** Under every key: the case has the hash that it was written with. */
const isVan = ({ columns }: Row, caller: Caller): boolean =>
  ((columns.owners as readonly string[] | null) ?? []).some((one) => subjectsOf(caller).includes(one));
