/** What is held about a resident in one source, record by record: as its own API shows it, less what is about others. */
import type { Engine } from '../../engine/engine.ts';
import { rowsAbout, shownTo, subjectsShown } from '../../engine/inzage.ts';
import type { Bound } from '../../engine/load.ts';
import { appendSeen, linesOf, type SeenLine } from '../../engine/log.ts';
import type { Record_, Resource } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { isUuid } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { subjectsOf } from '../../gate/mandate.ts';
import type { Bron } from '../../gate/sources.ts';
import { leesbaar } from '../../registers/personen/index.ts';
import { OTHER, snapshotOf, stillActing } from '../operations/door.ts';
import { naamVan, soortenVan } from './bronnen.ts';
import { namesIn, veldenVan } from './woorden.ts';
import { openVoor } from './zelf.ts';
import { shownOf } from './zien.ts';

export interface Gegeven {
  readonly soort: string;
  readonly naam: string;
  readonly id: string;
  /** Others are in it too: what is about them is left out. */
  readonly deels: boolean;
  readonly gegevens: Record_;
}

export interface Stuk {
  readonly row: Row;
  readonly gegeven: Gegeven;
}

/** Where a walk along a source is: after this record of this kind. */
export interface Plek {
  readonly soort: string;
  readonly id: string;
}

const START = '00000000-0000-0000-0000-000000000000';

/** A piece of a source. Nothing is in the logbook yet. */
export interface Deel {
  readonly stukken: readonly Stuk[];
  /** Where the next begins; nothing at the end. */
  readonly verder: Plek | undefined;
}

/** Rows of one statement. */
const PIECE: Bound = { rows: 100, bytes: 1024 * 1024 };

/** What of a source this caller may see of whom it is about. @throws permission-denied under a mandate that opens none of them */
export const soortenIn = (engine: Engine, caller: Caller, bron: Bron): readonly Resource[] =>
  openVoor(caller, soortenVan(engine.parts.registry, bron));

/** The next piece, of one kind of record. */
export async function deelNa(
  engine: Engine,
  caller: Caller,
  soorten: readonly Resource[],
  na: Plek | undefined,
  bound: Bound = PIECE,
): Promise<Deel> {
  const at = na === undefined ? 0 : soorten.findIndex(({ name }) => name === na.soort);
  const soort = soorten[at];
  if (!soort) return { stukken: [], verder: undefined };
  const rows = await rowsAbout(engine.parts, caller, soort, na?.id ?? START, bound);
  const last = rows.at(-1);
  const next = last ? { soort: soort.name, id: last.id } : nextOf(soorten, at);
  return { stukken: await stukkenVan(engine, caller, await shownOf(engine, caller, rows)), verder: next };
}

const nextOf = (soorten: readonly Resource[], at: number): Plek | undefined =>
  soorten[at + 1] && { soort: soorten[at + 1]!.name, id: START };

async function stukkenVan(engine: Engine, caller: Caller, rows: readonly Row[]): Promise<readonly Stuk[]> {
  const snapshot = await snapshotOf(engine, caller);
  return rows.map((row) => {
    const said = JSON.parse(engine.parts.answer.json(caller, row, snapshot)) as Record_;
    const { record, partly } = shownTo(row, said);
    const { resource, id } = row;
    return { row, gegeven: { soort: resource.name, naam: naamVan(resource), id, deels: partly, gegevens: record } };
  });
}

/** The look of the resident, and in an entry of its own that of somebody else at those who are in the same records. */
export async function logGezien(
  engine: Engine,
  caller: Caller,
  operation: string,
  stukken: readonly Stuk[],
): Promise<void> {
  await stillActing(engine, caller);
  const theirs = subjectsOf(caller);
  const mine = regelsVan(caller, stukken).filter(({ subject }) => theirs.includes(subject));
  await appendSeen(engine.parts.logbook, caller, operation, 'geopend', mine);
  await logAnderen(engine, caller, operation, stukken);
}

/** The second of those entries alone, where the first was made before. */
export async function logAnderen(
  engine: Engine,
  caller: Caller,
  operation: string,
  stukken: readonly Stuk[],
): Promise<void> {
  const theirs = subjectsOf(caller);
  const others = regelsVan(caller, stukken).filter(({ subject }) => !theirs.includes(subject));
  if (others.length > 0) await appendSeen(engine.parts.logbook, caller, operation + OTHER, 'geopend', others);
}

/** Of each record those whose data is shown of it. */
function regelsVan(caller: Caller, stukken: readonly Stuk[]): readonly SeenLine[] {
  const theirs = subjectsOf(caller);
  const lines = stukken.flatMap(({ row }) => {
    const shown = subjectsShown(row, theirs);
    return linesOf([row]).filter(({ subject }) => shown.includes(subject));
  });
  // What stands for its parent is told of as the parent, once.
  return [...new Map(lines.map((line) => [`${line.subject} ${line.resource} ${line.id}`, line])).values()];
}

export interface Bladzijde {
  readonly gegevens: readonly Gegeven[];
  readonly verder: string | undefined;
}

/** Records on a page, as many as there are at the most; and on one for people. */
const PAGE = 100;
const FEW = 25;
/** Pieces that are looked at for one page: of what is sifted out there may be a lot. */
const MOST_PIECES = 40;

/** @throws invalid for a place that is none, permission-denied for a source that the mandate does not open */
export async function gegevensVan(
  engine: Engine,
  caller: Caller,
  bron: Bron,
  na: string | undefined,
  most = PAGE,
): Promise<Bladzijde> {
  const soorten = soortenIn(engine, caller, bron);
  if (caller.mandate && soorten.length === 0)
    throw new Problem('permission-denied', 'Deze gegevens horen niet bij uw machtiging.');
  const stukken: Stuk[] = [];
  let plek = na === undefined ? undefined : plekIn(soorten, na);
  let verder: Plek | undefined;
  for (let piece = 0; piece < MOST_PIECES; piece++) {
    const deel = await deelNa(engine, caller, soorten, plek, { ...PIECE, rows: most - stukken.length });
    stukken.push(...deel.stukken);
    verder = deel.verder;
    if (!verder || stukken.length >= most) break;
    plek = verder;
  }
  await logGezien(engine, caller, 'mijn.gegevens.bron', stukken);
  return { gegevens: stukken.map(({ gegeven }) => gegeven), verder: verder && `${verder.soort}/${verder.id}` };
}

/** As people read it: of a person what the BRP says of its codes. */
export const gelezen = ({ soort, gegevens }: Pick<Gegeven, 'soort' | 'gegevens'>): Record_ =>
  soort === 'persoon' ? leesbaar(gegevens) : gegevens;

/** The same for people, in words. */
export async function gegevensInWoorden(engine: Engine, caller: Caller, bron: Bron, na: string | undefined) {
  const { gegevens, verder } = await gegevensVan(engine, caller, bron, na, FEW);
  const names = namesIn(engine, await snapshotOf(engine, caller), caller.base);
  return {
    gegevens: gegevens.map((one) => ({ ...one, velden: veldenVan(gelezen(one), names) })),
    ...(verder === undefined ? {} : { verder }),
  };
}

function plekIn(soorten: readonly Resource[], na: string): Plek {
  const [soort = '', id = '', ...rest] = na.toLowerCase().split('/');
  if (rest.length > 0 || !isUuid(id) || !soorten.some(({ name }) => name === soort))
    throw invalid({ name: 'na', code: 'invalid', reason: 'Geef wat in verder stond van een eerder antwoord.' });
  return { soort, id };
}
