/**
 * `werkbank.vertegenwoordigers`: mandates that rest on a court decision, for who enters them and for who confirms. The list shows
 * the decision; whom it is about is not on it.
 */
import type { Engine } from '../../engine/engine.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { MANDAAT, MANDATEN_INVOEREN, MANDATEN_LEZEN, MANDATEN_VASTSTELLEN } from '../../registers/mandaten/index.ts';
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

export interface OpenCourtMandate {
  readonly mandate: CourtMandate;
  readonly people: CourtPeople;
  readonly found: CourtMandates;
}

export interface CourtMandates {
  readonly waiting: readonly CourtMandate[];
  readonly valid: readonly CourtMandate[];
  /** There are more than the page shows. */
  readonly more: boolean;
  readonly mayRead: boolean;
  readonly mayEnter: boolean;
  readonly mayConfirm: boolean;
}

const may = (caller: Caller, ...scopes: readonly string[]): boolean => hasScope(caller.rights, 'meent', scopes);

const mayDo = (caller: Caller) => ({
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
    found: { waiting: [], valid: [], more: false, mayRead: true, ...mayDo(caller) },
  };
}

export async function courtMandates(engine: Engine, caller: Caller): Promise<CourtMandates> {
  const mayRead = may(caller, MANDATEN_LEZEN, MANDATEN_INVOEREN, MANDATEN_VASTSTELLEN);
  const rights = { mayRead, ...mayDo(caller) };
  if (!mayRead) return { waiting: [], valid: [], more: false, ...rights };
  const [waiting, valid] = await Promise.all([
    engine.rows(caller, MANDAAT, { status: 'voorgesteld' }),
    engine.rows(caller, MANDAAT, { status: 'geldig' }),
  ]);
  // A voluntary one is of the two who made it: no employee has business with it here.
  const ofCourt = valid.rows.filter(({ record }) => record.soort !== 'vrijwillig');
  await log(engine, caller, 'werkbank.vertegenwoordigers', 'getoond', [...waiting.rows, ...ofCourt]);
  return {
    waiting: waiting.rows.map((row) => shown(caller, row)),
    valid: ofCourt.map((row) => shown(caller, row)),
    more: waiting.count > waiting.rows.length || valid.count > valid.rows.length,
    ...rights,
  };
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
