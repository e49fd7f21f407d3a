/** Decisions about the logbook: proposed by one, decided by another, ended by whoever may. */

import type { Engine } from '../../engine/engine.ts';
import { idOfClaim } from '../../engine/id-of-call.ts';
import { today } from '../../foundation/clock.ts';
import { addDuration, addMonths } from '../../foundation/days.ts';
import { isUuid } from '../../foundation/ids.ts';
import { hurry } from '../../foundation/jobs/operator.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import {
  type Decision,
  type DecisionKind,
  findDecision,
  isPersonIn,
  isViaIn,
  type Terms,
} from '../../logbook/decisions.ts';
import { viaVan } from '../../registers/archief/index.ts';
import { LOGBOEK_VASTSTELLEN, LOGBOEK_VOORSTELLEN } from '../../registers/meent-api.ts';
import { snapshotOf } from '../operations/door.ts';
import { eist, gedeeld, verzegeld, wieVan, zet } from './besluit-stap.ts';
import { MEDEWERKERS, termijnVan, verstreken } from './termijn.ts';

export const WIS_QUEUE = 'logboek.wissen';

/** What is asked, checked as to its form. */
export interface Onthouding {
  readonly bsn: string;
  readonly activiteit: string;
  readonly grond: string;
  readonly reden: string;
  readonly vanaf: string;
  readonly totEnMet: string;
}

export interface Vasthouding {
  readonly bsn: string;
  readonly grond: string;
  readonly reden: string;
}

export interface Wissing {
  readonly grond: string;
  readonly reden: string;
  /** With the ground `bewaartermijn`: lines of this activity, of before this day. */
  readonly activiteit?: string | undefined;
  readonly voor?: string | null | undefined;
  /** With another ground: places, as renderPlaces makes them. */
  readonly plaatsen?: string | undefined;
}

export interface Termijn {
  /** Identificatie of an activity; `alle`, or `medewerkers` for who acted. */
  readonly waarvan: string;
  readonly termijn: string;
  readonly reden: string;
}

/** A restriction is for as long as it is needed (UAVG 41, second paragraph, f): whoever needs more decides again. */
const LONGEST_MONTHS = 12;

/** @throws invalid, permission-denied */
export async function onthoud(engine: Engine, caller: Caller, given: Onthouding): Promise<Decision> {
  const organ = await organVan(engine, caller, given.activiteit);
  if (given.totEnMet < today() || given.totEnMet > addMonths(today(), LONGEST_MONTHS))
    throw invalid({
      name: 'totEnMet',
      code: 'invalid',
      reason: 'Kies een dag vanaf vandaag, hoogstens een jaar verder.',
    });
  if (given.vanaf > given.totEnMet)
    throw invalid({ name: 'vanaf', code: 'invalid', reason: 'De eerste dag ligt na de laatste.' });
  return stel(engine, caller, 'onthouden', given, {
    subject: subjectVan(engine, caller, given.bsn),
    activity: given.activiteit,
    organ,
    from: given.vanaf,
    until: given.totEnMet,
  });
}

/** Holds at once, by one person: what is held can still go, what went is gone. @throws invalid */
export const houdVast = (engine: Engine, caller: Caller, given: Vasthouding): Promise<Decision> => {
  const formerly = engine.parts.keys.formerHashes(caller.municipality, 'bsn', given.bsn);
  return stel(engine, caller, 'vasthouden', given, { subject: subjectVan(engine, caller, given.bsn) }, formerly);
};

/** @throws invalid, also for lines whose period is not over */
export async function stelWissingVoor(engine: Engine, caller: Caller, given: Wissing): Promise<Decision> {
  if (given.grond !== 'bewaartermijn') {
    if (!given.plaatsen) throw invalid({ name: 'regels', code: 'required', reason: 'Noem de regels die weg moeten.' });
    return stel(engine, caller, 'wissen', given, { places: given.plaatsen });
  }
  const { activiteit = '', voor } = given;
  await organVan(engine, caller, activiteit);
  if (!voor) throw invalid({ name: 'voor', code: 'required', reason: 'Noem de dag waarvoor de regels weg mogen.' });
  await weigerNogNietVerstreken(engine, caller, activiteit, voor);
  return stel(engine, caller, 'wissen', given, { activity: activiteit, before: voor });
}

async function weigerNogNietVerstreken(engine: Engine, caller: Caller, activiteit: string, voor: string) {
  const termijn = await termijnVan(engine, caller.municipality, activiteit);
  if (!termijn)
    throw new Problem('wrong-state', 'Voor regels van deze activiteit is nog geen bewaartermijn vastgesteld.');
  if (!verstreken(voor, termijn))
    throw invalid({
      name: 'voor',
      code: 'invalid',
      reason: `De bewaartermijn (${termijn}) is op die dag nog niet voorbij.`,
    });
}

/** @throws invalid */
export async function stelTermijnVoor(engine: Engine, caller: Caller, given: Termijn): Promise<Decision> {
  if (given.waarvan !== 'alle' && given.waarvan !== MEDEWERKERS)
    await organVan(engine, caller, given.waarvan, 'waarvan');
  const most = addDuration(today(), given.termijn);
  if (most < addMonths(today(), 6))
    throw invalid({
      name: 'termijn',
      code: 'invalid',
      reason: 'Kies minstens een half jaar: zolang moet een inwoner kunnen nagaan wie er keek.',
    });
  return stel(engine, caller, 'termijn', given, { of: given.waarvan, period: given.termijn });
}

/** @throws not-found, wrong-state, permission-denied */
export async function stelVast(engine: Engine, caller: Caller, id: string): Promise<Decision> {
  eist(caller, LOGBOEK_VASTSTELLEN);
  const found = await vind(engine, caller, id);
  const persoon = wieVan(caller);
  if (found.ended || found.decided) throw new Problem('wrong-state', 'Over dit voorstel is al besloten.');
  if (isPersonIn(engine.parts.keys, caller.municipality, found.first, persoon))
    throw new Problem('permission-denied', 'Wie het voorstel deed, besluit er niet zelf over. Vraag een collega.');
  doorEenAnder(engine, caller, found);
  const { activity, before, until } = found.terms;
  if (found.kind === 'wissen' && before) await weigerNogNietVerstreken(engine, caller, activity ?? '', before);
  if (found.kind === 'onthouden' && today() > (until ?? ''))
    throw new Problem('wrong-state', 'De laatste dag van dit voorstel is voorbij.');
  const terms = gedeeld(found.terms);
  await zet(engine, caller, found.kind, 'besluit', { id: idOfClaim(engine.parts), decision: id, terms });
  if (found.kind === 'wissen') await hurry(engine.parts.db.node, WIS_QUEUE, caller.municipality);
  return vind(engine, caller, id);
}

/**
 * What was withheld is seen at once; what was held may go. Who held lines does not let them go: that takes another.
 * @throws not-found, wrong-state, permission-denied
 */
export async function beeindig(engine: Engine, caller: Caller, id: string, reden: string): Promise<Decision> {
  eist(caller, LOGBOEK_VOORSTELLEN, LOGBOEK_VASTSTELLEN);
  const found = await vind(engine, caller, id);
  const persoon = wieVan(caller);
  if (found.ended) throw new Problem('wrong-state', 'Dit is al beëindigd.');
  if (found.kind === 'wissen' && found.decided)
    throw new Problem('wrong-state', 'Tot wissen is al besloten. Wat weg is, komt niet terug.');
  if (found.kind === 'vasthouden' && isPersonIn(engine.parts.keys, caller.municipality, found.first, persoon))
    throw new Problem('permission-denied', 'Wie regels vasthield, laat ze niet zelf los. Vraag een collega.');
  if (found.kind === 'vasthouden') doorEenAnder(engine, caller, found);
  await zet(engine, caller, found.kind, 'einde', {
    id: idOfClaim(engine.parts),
    decision: id,
    terms: { ...gedeeld(found.terms), reason: verzegeld(engine, caller, reden) },
  });
  return vind(engine, caller, id);
}

/**
 * The decision with the step that an earlier attempt of this call took: what is asked under one key is one step, however often
 * it is sent. @param id of the decision; absent: the step is its first
 */
export async function gezet(engine: Engine, caller: Caller, id?: string): Promise<Decision | undefined> {
  const { db, keys, keep } = engine.parts;
  if (!keep?.begun) return undefined;
  const step = idOfClaim(engine.parts)!;
  const found = await findDecision(db.in(caller), keys, caller.municipality, id ?? step);
  if (![found?.first, found?.decided, found?.ended].some((one) => one?.id === step)) return undefined;
  if (found!.kind === 'wissen' && found!.decided) await hurry(db.node, WIS_QUEUE, caller.municipality);
  return found;
}

async function stel(
  engine: Engine,
  caller: Caller,
  kind: DecisionKind,
  { grond, reden }: { readonly grond?: string; readonly reden: string },
  terms: Terms,
  formerly: readonly string[] = [],
): Promise<Decision> {
  eist(caller, LOGBOEK_VOORSTELLEN);
  const step = await zet(engine, caller, kind, kind === 'vasthouden' ? 'besluit' : 'voorstel', {
    id: idOfClaim(engine.parts),
    formerly,
    terms: { ...terms, ...(grond ? { ground: grond } : {}), reason: verzegeld(engine, caller, reden) },
  });
  return vind(engine, caller, step.decision);
}

const subjectVan = (engine: Engine, { municipality }: Caller, bsn: string): string =>
  engine.parts.keys.hash(municipality, 'bsn', bsn);

/** The organ that answers for it decides about it. @throws invalid */
async function organVan(engine: Engine, caller: Caller, identificatie: string, name = 'activiteit'): Promise<string> {
  const snapshot = await snapshotOf(engine, caller);
  const newest = snapshot.related('verwerkingsactiviteit', 'identificatie', identificatie).at(-1);
  if (!newest) throw invalid({ name, code: 'does_not_exist', reason: 'Deze verwerkingsactiviteit bestaat niet.' });
  return String(newest.record.organ);
}

async function vind(engine: Engine, caller: Caller, id: string): Promise<Decision> {
  const { db, keys } = engine.parts;
  const found = isUuid(id) && (await findDecision(db.in(caller), keys, caller.municipality, id));
  if (!found) throw new Problem('not-found');
  return found;
}

/** Whom one application names counts as one person: who holds its secret can name anybody. @throws permission-denied */
function doorEenAnder(engine: Engine, caller: Caller, { first }: Decision): void {
  const via = viaVan(caller);
  if (via !== null && isViaIn(engine.parts.keys, caller.municipality, first, via))
    throw new Problem(
      'permission-denied',
      'De eerste stap kwam al via deze applicatie. Laat deze stap doen op de pagina’s van Meent, of via een andere applicatie.',
    );
}
