/**
 * `werkbank.vertegenwoordigers`: mandates that rest on a court decision, for who enters them and for who confirms. The list shows
 * the decision; whom it is about is not on it.
 */
import type { Engine } from '../../engine/engine.ts';
import { isBsn } from '../../engine/formats.ts';
import type { Page } from '../../engine/list.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import {
  MANDAAT,
  MANDATEN_INVOEREN,
  MANDATEN_LEZEN,
  MANDATEN_VASTSTELLEN,
  SOORTEN,
} from '../../registers/mandaten/index.ts';
import { persoonVan } from '../../registers/wie.ts';
import { find, log, text, textOrNull } from './door.ts';

export interface CourtMandate {
  readonly id: string;
  readonly kind: 'curator' | 'bewindvoerder' | 'mentor';
  readonly court: string;
  readonly reference: string;
  readonly date: string;
  readonly from: string;
  readonly until: string | null;
  readonly by: string;
  /** The caller entered it: another confirms. */
  readonly own: boolean;
  /** Nobody confirmed it yet. */
  readonly waiting: boolean;
}

/** Numbers of the two. */
export interface CourtPeople {
  readonly represented: string;
  readonly representative: string;
}

export interface CourtRights {
  readonly mayEnter: boolean;
  readonly mayConfirm: boolean;
}

export interface OpenCourtMandate extends CourtRights {
  readonly mandate: CourtMandate;
  readonly people: CourtPeople;
}

/** A page of a list. */
export interface CourtList {
  readonly mandates: readonly CourtMandate[];
  readonly count: number;
  readonly page: number;
  readonly pages: number;
}

export interface CourtMandates extends CourtRights {
  /** Nobody confirmed them yet; the one that waits longest first. */
  readonly waiting: CourtList;
  /** The newest first. */
  readonly valid: CourtList;
}

/** Which page of each list. */
export interface CourtPages {
  readonly waiting: number;
  readonly valid: number;
}

const may = (caller: Caller, ...scopes: readonly string[]): boolean => hasScope(caller.rights, 'meent', scopes);

export const seesCourtMandates = (caller: Caller): boolean =>
  may(caller, MANDATEN_LEZEN, MANDATEN_INVOEREN, MANDATEN_VASTSTELLEN);

/** @throws permission-denied */
function refuseOthers(caller: Caller): void {
  if (!seesCourtMandates(caller))
    throw new Problem('permission-denied', 'Uw rol geeft geen recht op vertegenwoordigers. Vraag het uw beheerder.');
}

const mayDo = (caller: Caller): CourtRights => ({
  mayEnter: may(caller, MANDATEN_INVOEREN),
  mayConfirm: may(caller, MANDATEN_VASTSTELLEN),
});

/** With whom it is about. @throws not-found, also for a voluntary one and for one that is over; permission-denied */
export async function openCourtMandate(engine: Engine, caller: Caller, id: string): Promise<OpenCourtMandate> {
  const found = await find(engine, caller, MANDAAT, id);
  if (found && 'refused' in found) {
    await log(engine, caller, 'werkbank.vertegenwoordiger', 'geweigerd', [found.refused]);
    throw new Problem('permission-denied');
  }
  const { soort, status } = found?.row.record ?? {};
  if (!found || soort === 'vrijwillig' || (status !== 'voorgesteld' && status !== 'geldig'))
    throw new Problem('not-found');
  await log(engine, caller, 'werkbank.vertegenwoordiger', 'geopend', [found.row]);
  const { vertegenwoordigde, vertegenwoordiger } = found.row.record;
  return {
    mandate: shown(caller, found.row),
    people: { represented: text(vertegenwoordigde), representative: text(vertegenwoordiger) },
    ...mayDo(caller),
  };
}

/** A voluntary one is of the two who made it: no employee has business with it here. */
const OF_COURT = SOORTEN.filter((soort) => soort !== 'vrijwillig').join();

const NOTHING: CourtList = { mandates: [], count: 0, page: 1, pages: 1 };

const listOf = (caller: Caller, { rows, count, page, size }: Page): CourtList => ({
  mandates: rows.map((row) => shown(caller, row)),
  count,
  page,
  pages: Math.max(1, Math.ceil(count / size)),
});

/** @throws permission-denied, not-found for a page that does not exist */
export async function courtMandates(engine: Engine, caller: Caller, pages: CourtPages): Promise<CourtMandates> {
  refuseOthers(caller);
  const rights = mayDo(caller);
  const [waiting, valid] = await Promise.all([
    engine.rows(
      caller,
      MANDAAT,
      { status: 'voorgesteld', soorten: OF_COURT, page: String(pages.waiting) },
      { order: { column: 'gemaaktOp', descending: false } },
    ),
    engine.rows(
      caller,
      MANDAAT,
      { status: 'geldig', soorten: OF_COURT, page: String(pages.valid) },
      { order: { column: 'gemaaktOp', descending: true } },
    ),
  ]);
  await log(engine, caller, 'werkbank.vertegenwoordigers', 'getoond', [...waiting.rows, ...valid.rows], MANDAAT);
  return { waiting: listOf(caller, waiting), valid: listOf(caller, valid), ...rights };
}

/** Those that somebody is stood in for by, or stands in with: what waits and what holds. @throws permission-denied, invalid */
export async function findCourtMandates(engine: Engine, caller: Caller, number: string): Promise<CourtMandates> {
  refuseOthers(caller);
  const rights = mayDo(caller);
  if (!isBsn(number))
    throw new Problem('invalid', undefined, {
      invalidParams: [{ name: 'zoek', code: 'bsn', reason: 'Dit is geen burgerservicenummer. Het heeft 9 cijfers.' }],
    });
  const sides = await Promise.all(
    (['vertegenwoordigde', 'vertegenwoordiger'] as const).map((side) =>
      engine.rows(
        caller,
        MANDAAT,
        { [side]: number, soorten: OF_COURT },
        { kind: 'gezocht', order: { column: 'gemaaktOp', descending: true } },
      ),
    ),
  );
  const rows = [...new Map(sides.flatMap((page) => page.rows).map((row) => [row.id, row])).values()];
  await log(engine, caller, 'werkbank.vertegenwoordigers', 'gezocht', rows, MANDAAT);
  const only = (status: string): CourtList => {
    const mandates = rows.filter(({ record }) => record.status === status).map((row) => shown(caller, row));
    return { ...NOTHING, mandates, count: mandates.length };
  };
  return { waiting: only('voorgesteld'), valid: only('geldig'), ...rights };
}

function shown(caller: Caller, { id, record, columns }: Row): CourtMandate {
  const uitspraak = record.uitspraak as Readonly<Record<string, string>>;
  return {
    id,
    kind: record.soort as CourtMandate['kind'],
    court: text(uitspraak.gerecht),
    reference: text(uitspraak.kenmerk),
    date: text(uitspraak.datum),
    from: text(record.vanaf),
    until: textOrNull(record.totEnMet),
    by: text(record.ingevoerdDoor),
    waiting: record.status === 'voorgesteld',
    own: columns.invoerder === persoonVan(caller),
  };
}

export interface CourtInput {
  readonly soort: string;
  readonly vertegenwoordigde: string;
  readonly vertegenwoordiger: string;
  readonly gerecht: string;
  readonly datum: string;
  readonly kenmerk: string;
  readonly gezienInRegister: string;
  readonly vanaf: string;
}

/** @throws permission-denied, invalid */
export async function enterCourtMandate(engine: Engine, caller: Caller, input: CourtInput): Promise<void> {
  const { gerecht, datum, kenmerk, gezienInRegister, vanaf, ...rest } = input;
  await engine.create(caller, MANDAAT, {
    ...rest,
    vanaf: vanaf || null,
    uitspraak: { gerecht, datum: datum || null, kenmerk, gezienInRegister: gezienInRegister || null },
  });
}
