/** What the steps of a request share: it is opened with its case, changed in one write with what that asks of the case, and closed. */
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import { judge } from '../../engine/judge.ts';
import type { Need, Record_ } from '../../engine/resource.ts';
import type { Draft, Row, Work } from '../../engine/work.ts';
import { timestamp } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { AVGVERZOEK, metAllesVan, type Stand } from '../../registers/avgverzoeken/index.ts';
import { BEPERKING } from '../../registers/beperking.ts';
import { statustypenOf } from '../operations/case-words.ts';
import { find, log, related, snapshotOf, text, urlOf } from '../operations/door.ts';
import { forCase } from '../people.ts';
import { STATUS } from './catalogus.ts';

export const LOPEND: ReadonlySet<string> = new Set<Stand>(['in_behandeling', 'identiteit_gevraagd', 'voorgesteld']);

export interface Geopend {
  /** For the activity of the case. */
  readonly caller: Caller;
  readonly verzoek: Row;
  readonly zaak: Row;
}

/** The request with its case, for who may see both. A refusal is logged. @throws not-found */
export async function openVerzoek(engine: Engine, caller: Caller, id: string, operation: string): Promise<Geopend> {
  const found = await find(engine, caller, AVGVERZOEK, id);
  if (found && 'refused' in found) await log(engine, caller, operation, 'geweigerd', [found.refused]);
  if (!found || 'refused' in found) throw new Problem('not-found');
  const zaak = await find(engine, caller, 'zaak', text(found.row.record.zaak));
  if (zaak && 'refused' in zaak) await log(engine, caller, operation, 'geweigerd', [zaak.refused]);
  if (!zaak || 'refused' in zaak) throw new Problem('not-found');
  const working = caller.employee?.role
    ? forCase(await snapshotOf(engine, caller), caller, text(zaak.row.record.zaaktype))
    : caller;
  return { caller: working, verzoek: found.row, zaak: zaak.row };
}

/** @throws permission-denied */
export function eist({ rights }: Caller, ...scopes: readonly string[]): void {
  if (!hasScope(rights, 'meent', scopes)) throw new Problem('permission-denied');
}

/** @throws wrong-state */
export function eisStand(it: Pick<Draft, 'record'>, standen: ReadonlySet<string>): void {
  if (!standen.has(String(it.record.stand)))
    throw new Problem('wrong-state', `Dat kan nu niet. De stand is: ${String(it.record.stand).replaceAll('_', ' ')}.`);
}

/**
 * What is asked of a step before its write: why it is not taken tells what is there, so it leaves an entry as a refused write
 * does (0069).
 */
export async function vooraf<Found>(
  engine: Engine,
  { caller, verzoek }: Geopend,
  operation: string,
  eis: () => Found | Promise<Found>,
): Promise<Found> {
  try {
    return await eis();
  } catch (error) {
    if (error instanceof Problem && error.status < 500)
      await log(engine, caller, operation, error.status === 403 ? 'geweigerd' : 'gezocht', [verzoek]);
    throw error;
  }
}

/**
 * A step that was sent twice, by a second click or because the answer was lost: what it does is done, in the same words, and that
 * is no fault. Told from the request as it is after the refusal, so two at once end alike. Nothing is written again.
 */
export async function eenmaal<Found>(
  engine: Engine,
  caller: Caller,
  id: string,
  { operation, isGedaan, doe }: Eenmaal<Found>,
): Promise<Found | undefined> {
  try {
    return await doe();
  } catch (error) {
    if (!(error instanceof Problem) || (error.code !== 'wrong-state' && error.code !== 'conflict')) throw error;
    const { verzoek } = await openVerzoek(engine, caller, id, operation);
    if (!isGedaan(verzoek)) throw error;
    return undefined;
  }
}

interface Eenmaal<Found> {
  readonly operation: string;
  readonly isGedaan: (it: Row) => boolean;
  readonly doe: () => Promise<Found>;
}

/** The request with these values; what follows from them follows. */
export function zet(work: Work, it: Draft, record: Record_): void {
  it.implied = false;
  work.change(it, record);
  work.change(it, it.resource.derive!(it.record, work, it.before?.record));
}

/** From now on the use stands still by this request. */
export const zetStil = (work: Work, id: string): void =>
  zet(work, work.find(AVGVERZOEK, id)!, { stilgezet: { sinds: work.at.toISOString(), tot: null, gemeldOp: null } });

/** What stood still by this request is used again: a write of its own. */
export async function hefOp(
  engine: Engine,
  open: Geopend,
  operation: string,
  eerst: (it: Draft) => void = () => {},
): Promise<void> {
  await wijzig(
    engine,
    open,
    operation,
    (work) => {
      const it = work.find(AVGVERZOEK, open.verzoek.id)!;
      eerst(it);
      hefBeperkingenOp(engine, work, it);
    },
    [...metVerzoek(open.verzoek, open.zaak), ...(await metBeperkten(engine, open))],
  );
}

/** What a lift of what stands still by this request touches. */
export async function metBeperkten(engine: Engine, { caller, zaak }: Geopend): Promise<readonly Need[]> {
  const standing = (await snapshotOf(engine, caller)).related(BEPERKING, 'zaak', zaak.id);
  // Of whom it is about, under every key: what is lifted is lifted in every record of theirs.
  const theirs = new Set(
    standing.flatMap(({ record }) =>
      engine.parts.keys.everyHash(caller.municipality, 'bsn', text(record.burgerservicenummer)),
    ),
  );
  return [...theirs].flatMap(metAllesVan);
}

export function hefBeperkingenOp(engine: Engine, work: Work, it: Draft): void {
  const standing = work.snapshot.related(BEPERKING, 'zaak', String(it.record.zaak));
  for (const { id } of standing) {
    const beperking = work.find(BEPERKING, id);
    if (!beperking) continue;
    work.remove(beperking);
    judge(engine.parts, work, beperking, 'delete');
  }
  const stilgezet = it.record.stilgezet as Record_ | null;
  if (stilgezet && !stilgezet.tot) zet(work, it, { stilgezet: { ...stilgezet, tot: work.at.toISOString() } });
}

export const metVerzoek = (verzoek: Row, zaak: Row): readonly Need[] => [
  { resource: AVGVERZOEK, id: verzoek.id },
  { resource: 'zaak', id: zaak.id },
];

/** A status of the case, by its number; with words the resident gets those in a message. */
export async function statusItem(
  engine: Engine,
  caller: Caller,
  zaak: Row,
  volgnummer: (typeof STATUS)[keyof typeof STATUS],
  toelichting = '',
): Promise<Item> {
  const types = statustypenOf(await snapshotOf(engine, caller), text(zaak.record.zaaktype));
  const type = types.find(({ record }) => record.volgnummer === volgnummer);
  if (!type) throw new Problem('conflict', 'Dit soort zaak kent deze status niet. Vraag het de functioneel beheerder.');
  return {
    resource: 'status',
    input: {
      zaak: urlOf(engine, caller, 'zaak', zaak.id),
      statustype: urlOf(engine, caller, 'statustype', type.id),
      datumStatusGezet: timestamp(),
      statustoelichting: toelichting.slice(0, 1000),
    },
  };
}

export interface Afsluiting {
  readonly operation: string;
  /** Name of the result of the case type. */
  readonly resultaat: string;
  readonly toelichting: string;
  /** What is made before the case is closed. */
  readonly eerst?: readonly Item[];
  /** What `finish` touches besides the request and its case. */
  readonly raakt?: readonly Need[];
  readonly finish: (work: Work) => void;
}

/** Result and last status, with what belongs to it, in one write. */
export async function sluitAf(
  engine: Engine,
  caller: Caller,
  { verzoek, zaak }: Pick<Geopend, 'verzoek' | 'zaak'>,
  { operation, resultaat, toelichting, eerst = [], raakt = [], finish }: Afsluiting,
): Promise<void> {
  const snapshot = await snapshotOf(engine, caller);
  const type = snapshot
    .related('resultaattype', 'zaaktype', text(zaak.record.zaaktype))
    .find(({ record }) => record.omschrijving === resultaat);
  if (!type)
    throw new Problem('conflict', 'Dit soort zaak kent dit resultaat niet. Vraag het de functioneel beheerder.');
  await engine.compose(caller, {
    operation,
    kind: 'gewijzigd',
    exclusive: `zaak/${zaak.id}`,
    items: [
      ...eerst,
      {
        resource: 'resultaat',
        input: {
          zaak: urlOf(engine, caller, 'zaak', zaak.id),
          resultaattype: urlOf(engine, caller, 'resultaattype', type.id),
          toelichting: toelichting.slice(0, 1000),
        },
      },
      await statusItem(engine, caller, zaak, STATUS.besloten),
    ],
    besides: [...metVerzoek(verzoek, zaak), ...raakt],
    finish,
  });
}

/** The number of who asked, from the role that the case has of them. @throws conflict */
export async function bsnVan(engine: Engine, caller: Caller, zaak: Row): Promise<string> {
  const roles = await related(engine, caller, [zaak], ['rollen']);
  const asker = roles.find(({ record }) => record.omschrijvingGeneriek === 'initiator')?.record;
  const bsn = (asker?.betrokkeneIdentificatie as Record_ | null | undefined)?.inpBsn;
  if (typeof bsn !== 'string' || bsn === '')
    throw new Problem('conflict', 'Bij deze zaak staat niet wie het vroeg. Vul eerst de verzoeker in.');
  return bsn;
}

/** A change of the request alone, with what follows from it. */
export async function wijzig(
  engine: Engine,
  { caller, verzoek, zaak }: Geopend,
  operation: string,
  act: (work: Work) => void,
  needs: readonly Need[] = metVerzoek(verzoek, zaak),
): Promise<void> {
  const { parts } = engine;
  const resource = parts.registry.get(AVGVERZOEK);
  await engine.run({
    caller,
    resource,
    operation,
    kind: 'gewijzigd',
    scopes: resource.scopes.update!,
    exclusive: `zaak/${zaak.id}`,
    load: async (work) => work.load(await parts.loader.load(caller, needs)),
    act(work) {
      const it = work.find(AVGVERZOEK, verzoek.id);
      if (!it) throw new Problem('not-found');
      act(work);
      return it;
    },
  });
}
