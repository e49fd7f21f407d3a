/** What the pages of the archive show, and what they do besides the steps of services/archief. */
import { accessOf, allowsRow } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import { onverborgen } from '../../registers/afgeschermde-regels.ts';
import {
  BEOORDELEN,
  LEZEN,
  type LijstStatus,
  OPSCHORTEN,
  OPSTELLEN,
  OVERBRENGEN,
  type OverbrengingStatus,
  persoonVan,
  type RegelStatus,
  STAPPEN,
  VASTSTELLEN,
} from '../../registers/archief/index.ts';
import { kenmerkVan } from '../archief/gelezen.ts';
import { leesVerklaring } from '../archief/lees.ts';
import { teLaat } from '../archief/selectie.ts';
import type { Verklaring } from '../archief/verklaring.ts';
import { type Voortgang, voortgangVan } from '../archief/voortgang.ts';
import { log, snapshotOf, text, textOrNull, urlOf } from './door.ts';

const ANY = [LEZEN, OPSCHORTEN, OVERBRENGEN, ...STAPPEN] as const;
const mag = (caller: Caller, ...scopes: readonly string[]): boolean => hasScope(caller.rights, 'meent', scopes);

/** Works on the archive, and does not run the programs. */
export const archivesOnly = (caller: Caller): boolean => mag(caller, ...ANY) && !mag(caller, 'beheer.lezen');
/** Whether overdue cases are this caller's concern too. */
export const archives = (caller: Caller): boolean => mag(caller, ...ANY);

/** Who may see destruction lists. */
export const seesLists = (caller: Caller): boolean => mag(caller, LEZEN, ...STAPPEN);

/** @throws permission-denied */
function refuseOthers(caller: Caller): void {
  if (!archives(caller)) throw new Problem('permission-denied', 'Deze pagina is voor wie het archief beheert.');
}

export interface ListItem {
  readonly id: string;
  readonly name: string;
  readonly status: LijstStatus;
  readonly made: string;
  readonly maker: string;
  readonly counts: Voortgang;
}

export interface ArchiveHome {
  /** Cases whose day is past and that are on no list. */
  readonly overdue: number;
  readonly lists: readonly ListItem[];
  readonly mayMake: boolean;
}

export async function archiveHome(engine: Engine, caller: Caller): Promise<ArchiveHome> {
  refuseOthers(caller);
  const rows = seesLists(caller)
    ? (await engine.rows(caller, 'vernietigingslijst', {}, { order: { column: 'opgesteldOp', descending: true } })).rows
    : [];
  const counts = await voortgangVan(
    engine,
    caller,
    rows.map(({ id }) => id),
  );
  return {
    overdue: await teLaat(engine, caller),
    lists: rows.map((row) => itemOf(row, counts.get(row.id)!)),
    mayMake: mag(caller, OPSTELLEN),
  };
}

const itemOf = ({ id, record }: Row, counts: Voortgang): ListItem => ({
  id,
  name: text(record.naam),
  status: record.status as LijstStatus,
  made: text(record.opgesteldOp),
  maker: text(record.opgesteldDoor),
  counts,
});

export interface TypeChoice {
  readonly id: string;
  readonly name: string;
}

/** One of each case type, by name: a list is of all its versions. */
export async function archiveTypes(engine: Engine, caller: Caller): Promise<readonly TypeChoice[]> {
  refuseOthers(caller);
  const types = (await snapshotOf(engine, caller)).all('zaaktype').filter(({ record }) => record.concept !== true);
  return [...new Map(types.map((row) => [text(row.record.identificatie), row])).values()]
    .map(({ id, record }) => ({ id, name: text(record.omschrijving) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));
}

export interface Line {
  readonly id: string;
  readonly zaakId: string;
  /** Null of a case that was shielded from this person. */
  readonly number: string | null;
  readonly type: string;
  readonly begin: string | null;
  readonly end: string | null;
  readonly result: string;
  readonly group: string;
  readonly term: string | null;
  readonly termBegins: string | null;
  readonly due: string | null;
  readonly subcases: number;
  readonly documents: number;
  readonly kept: number;
  readonly decisions: number;
  readonly status: RegelStatus;
  readonly why: string;
  readonly newDue: string | null;
}

export interface ListPage extends ListItem {
  readonly explanation: string;
  readonly steps: readonly {
    readonly what: 'made' | 'judged' | 'fixed' | 'started' | 'done' | 'withdrawn';
    readonly who: string;
    readonly at: string;
  }[];
  readonly withdrawn: string;
  readonly declaration: string | null;
  /** The mark of what is on it: who fixes it says with that what they read. */
  readonly read: string;
  readonly lines: readonly Line[];
  readonly found: number;
  readonly page: number;
  readonly pages: number;
  readonly may: {
    readonly judge: boolean;
    readonly fix: boolean;
    readonly start: boolean;
    readonly withdraw: boolean;
    readonly change: boolean;
  };
  /** Why the next step is not for this person, though it is for others. */
  readonly waits?: 'judge' | 'fix';
}

/** @throws not-found, permission-denied */
export async function listPage(
  engine: Engine,
  caller: Caller,
  id: string,
  { status, page = 1 }: { readonly status?: RegelStatus; readonly page?: number },
): Promise<ListPage> {
  if (!isUuid(id)) throw new Problem('not-found');
  await engine.read(caller, 'vernietigingslijst', id);
  const [row] = await engine.parts.loader.load(caller, [{ resource: 'vernietigingslijst', id }]);
  if (!row) throw new Problem('not-found');
  const read = await kenmerkVan(engine, caller, id);
  const found = await engine.rows(caller, 'vernietigingsregel', {
    vernietigingslijst: urlOf(engine, caller, 'vernietigingslijst', id),
    ...(status ? { status } : {}),
    page: String(page),
  });
  const counts = (await voortgangVan(engine, caller, [id])).get(id)!;
  const { record, columns } = row;
  const state = record.status as LijstStatus;
  const person = persoonVan(caller);
  const others = (...columnsOfThem: readonly string[]) =>
    person !== undefined && !columnsOfThem.some((name) => columns[name] === person);
  const judge = state === 'opgesteld' && mag(caller, BEOORDELEN);
  const fix = state === 'beoordeeld' && mag(caller, VASTSTELLEN);
  const open = state === 'opgesteld' || state === 'beoordeeld';
  const mayJudge = judge && others('opsteller');
  const mayFix = fix && others('opsteller', 'beoordelaar');
  return {
    ...itemOf(row, counts),
    explanation: text(record.toelichting),
    steps: (
      [
        ['made', 'opgesteldDoor', 'opgesteldOp'],
        ['judged', 'beoordeeldDoor', 'beoordeeldOp'],
        ['fixed', 'vastgesteldDoor', 'vastgesteldOp'],
        ['started', 'gestartDoor', 'gestartOp'],
        ['done', 'gestartDoor', 'uitgevoerdOp'],
        ['withdrawn', 'ingetrokkenDoor', 'ingetrokkenOp'],
      ] as const
    ).flatMap(([what, who, at]) =>
      record[at] ? [{ what, who: what === 'done' ? 'Meent' : text(record[who]), at: text(record[at]) }] : [],
    ),
    withdrawn: text(record.redenIntrekking),
    declaration: textOrNull(record.verklaring),
    read,
    lines: (await toldTo(engine, caller, found.rows)).map(lineOf),
    found: found.count,
    page: found.page,
    pages: Math.max(1, Math.ceil(found.count / found.size)),
    may: {
      judge: mayJudge,
      fix: mayFix,
      start: state === 'vastgesteld' && mag(caller, OPSTELLEN, VASTSTELLEN),
      withdraw: (open || state === 'vastgesteld') && mag(caller, ...STAPPEN),
      change: open && mag(caller, ...STAPPEN),
    },
    ...(judge && !mayJudge ? { waits: 'judge' as const } : fix && !mayFix ? { waits: 'fix' as const } : {}),
  };
}

/** Of a shielded case its line tells who may see the case which it is. */
async function toldTo(engine: Engine, caller: Caller, rows: readonly Row[]): Promise<readonly Row[]> {
  const hidden = rows.filter(({ columns }) => columns.verborgen);
  if (hidden.length === 0) return rows;
  const seen = new Set((await seenCases(engine, caller, hidden, 'zaakId')).map(({ id }) => id));
  return rows.map((row) => (seen.has(text(row.record.zaakId)) ? { ...row, record: onverborgen(row) } : row));
}

/** The cases that these rows name, as far as this person may read them. */
async function seenCases(engine: Engine, caller: Caller, rows: readonly Row[], by: string): Promise<readonly Row[]> {
  const zaak = engine.parts.registry.get('zaak');
  const access = accessOf(caller, zaak, zaak.scopes.read ?? []);
  const cases = await engine.parts.loader.load(
    caller,
    rows.map(({ record }) => ({ resource: 'zaak', id: text(record[by]) })),
  );
  return cases.filter(({ columns }) => allowsRow(access, columns));
}

const lineOf = ({ id, record }: Row): Line => ({
  id,
  zaakId: text(record.zaakId),
  number: textOrNull(record.identificatie),
  type: text(record.zaaktypeOmschrijving),
  begin: textOrNull(record.startdatum),
  end: textOrNull(record.einddatum),
  result: text(record.resultaat),
  group: text(record.selectielijstklasse),
  term: textOrNull(record.bewaartermijn),
  termBegins: textOrNull(record.beginTermijn),
  due: textOrNull(record.archiefactiedatum),
  subcases: Number(record.deelzaken),
  documents: Number(record.documenten),
  kept: Number(record.documentenBehouden),
  decisions: Number(record.besluiten),
  status: record.status as RegelStatus,
  why: text(record.reden),
  newDue: textOrNull(record.nieuweArchiefactiedatum),
});

export interface LinePage {
  readonly line: Line;
  readonly list: { readonly id: string; readonly name: string };
  readonly mayChange: boolean;
}

/** @throws not-found, permission-denied */
export async function linePage(engine: Engine, caller: Caller, id: string): Promise<LinePage> {
  if (!isUuid(id)) throw new Problem('not-found');
  await engine.read(caller, 'vernietigingsregel', id);
  const rows = await engine.parts.loader.withParents(caller, engine.parts.registry.get('vernietigingsregel'), id);
  const list = rows.find(({ resource }) => resource.name === 'vernietigingslijst')!;
  const line = rows.find(({ resource }) => resource.name === 'vernietigingsregel')!;
  const open = list.record.status === 'opgesteld' || list.record.status === 'beoordeeld';
  return {
    line: lineOf((await toldTo(engine, caller, [line]))[0]!),
    list: { id: list.id, name: text(list.record.naam) },
    mayChange: open && line.record.status === 'opgenomen' && mag(caller, ...STAPPEN),
  };
}

export const declaration = (engine: Engine, caller: Caller, id: string): Promise<Verklaring> =>
  leesVerklaring(engine, caller, id);

export interface HoldItem {
  readonly id: string;
  /** Number of the case, where this person may see it. */
  readonly number: string | null;
  readonly ground: string;
  readonly explanation: string;
  readonly since: string;
  readonly by: string;
}

export interface Holds {
  readonly holds: readonly HoldItem[];
  readonly count: number;
  readonly mayHold: boolean;
}

/** Those that stand, the oldest first. */
export async function holds(engine: Engine, caller: Caller): Promise<Holds> {
  refuseOthers(caller);
  const found = await engine.rows(
    caller,
    'opschorting',
    { lopend: 'true' },
    { order: { column: 'sinds', descending: false } },
  );
  const seen = await seenCases(engine, caller, found.rows, 'zaak');
  await log(engine, caller, 'archief.opschortingen', 'getoond', found.rows);
  const numbers = new Map(seen.map(({ id, record }) => [id, text(record.identificatie)]));
  return {
    holds: found.rows.map(({ id, record }) => ({
      id,
      number: numbers.get(text(record.zaak)) ?? null,
      ground: text(record.grond),
      explanation: text(record.toelichting),
      since: text(record.sinds),
      by: text(record.door),
    })),
    count: found.count,
    mayHold: mag(caller, OPSCHORTEN),
  };
}

export interface HoldInput {
  readonly number: string;
  readonly ground: string;
  readonly explanation: string;
}

/** By the number of a case that this person may see. @throws invalid */
export async function placeHold(engine: Engine, caller: Caller, input: HoldInput): Promise<void> {
  refuseOthers(caller);
  const { rows } = await engine.rows(caller, 'zaak', { identificatie: input.number });
  const [zaak] = rows;
  if (input.number === '' || !zaak) {
    const reason = input.number ? 'Deze zaak is niet gevonden. Kijk het nummer na.' : 'Vul het nummer van de zaak in.';
    throw invalid({ name: 'zaak', code: 'does_not_exist', reason });
  }
  if (rows.length > 1)
    throw invalid({ name: 'zaak', code: 'ambiguous', reason: 'Er zijn meer zaken met dit nummer. Gebruik de API.' });
  await engine.create(caller, 'opschorting', {
    zaak: urlOf(engine, caller, 'zaak', zaak.id),
    grond: input.ground,
    toelichting: input.explanation,
  });
}

export interface TransferItem {
  readonly id: string;
  readonly name: string;
  readonly to: string;
  readonly status: OverbrengingStatus;
  readonly made: string;
  readonly maker: string;
  readonly cases: number;
  readonly bytes: number;
  readonly checksum: string;
  readonly received: string | null;
  readonly reference: string;
}

export interface Transfers {
  readonly transfers: readonly TransferItem[];
  readonly mayTransfer: boolean;
}

export async function transfers(engine: Engine, caller: Caller): Promise<Transfers> {
  refuseOthers(caller);
  const sees = mag(caller, LEZEN, OVERBRENGEN);
  const { rows } = sees
    ? await engine.rows(caller, 'overbrenging', {}, { order: { column: 'gemaaktOp', descending: true } })
    : { rows: [] };
  return {
    transfers: rows.map(({ id, record }) => ({
      id,
      name: text(record.naam),
      to: text(record.archiefbewaarplaats),
      status: record.status as OverbrengingStatus,
      made: text(record.gemaaktOp),
      maker: text(record.gemaaktDoor),
      cases: Number(record.zaken),
      bytes: Number(record.omvang ?? 0),
      checksum: text(record.controlegetal),
      received: textOrNull(record.ontvangenOp),
      reference: text(record.ontvangstkenmerk),
    })),
    mayTransfer: mag(caller, OVERBRENGEN),
  };
}
