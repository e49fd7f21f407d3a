/**
 * `werkbank.terugmeldingen`: doubts about data of the BRP (Wet BRP 2.34), for who reports them and for who looks into them. A
 * list shows about what it is; whom it is about is on the page of the report.
 */
import { refusal } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import { hasScope } from '../../gate/conditions.ts';
import type { Caller } from '../../gate/context.ts';
import {
  GEGEVENS,
  TERUGMELDEN,
  TERUGMELDING_VERDER,
  TERUGMELDINGEN_BEHANDELEN,
  type TerugmeldingStatus,
} from '../../registers/personen/index.ts';
import { find, log, moment, text, textOrNull } from './door.ts';

export interface Doubt {
  readonly id: string;
  readonly gegeven: string;
  readonly status: TerugmeldingStatus;
  readonly melder: string;
  readonly ontvangen: string;
}

export interface WholeDoubt extends Doubt {
  readonly burgerservicenummer: string;
  readonly toelichting: string;
  readonly voorstel: string;
  readonly uitkomst: string;
  readonly onderzochtSinds: string | null;
  readonly afgedaan: string | null;
  /** What it may become, for who may say so. */
  readonly next: readonly TerugmeldingStatus[];
}

export interface Doubts {
  readonly doubts: readonly Doubt[];
  readonly count: number;
  readonly pages: number;
  readonly mayReport: boolean;
}

/** Data that can be doubted, by their path. */
export const doubtable: readonly string[] = Object.keys(GEGEVENS);

const may = (caller: Caller, ...scopes: readonly string[]): boolean => hasScope(caller.rights, 'meent', scopes);

const shortOf = ({ id, record }: Row): Doubt => ({
  id,
  gegeven: text(record.gegeven),
  status: record.status as TerugmeldingStatus,
  melder: text(record.melder),
  ontvangen: moment(record.ontvangen),
});

export const seesDoubts = (caller: Caller): boolean => may(caller, TERUGMELDEN, TERUGMELDINGEN_BEHANDELEN);

/** @throws permission-denied */
export async function workDoubts(
  engine: Engine,
  caller: Caller,
  { open, page }: { readonly open: boolean; readonly page: number },
): Promise<Doubts> {
  if (!seesDoubts(caller))
    throw new Problem('permission-denied', 'Uw rol geeft geen recht op terugmeldingen. Vraag het uw beheerder.');
  const found = await engine.rows(
    caller,
    'terugmelding',
    { lopend: String(open), page: String(page) },
    { order: { column: 'ontvangen', descending: true } },
  );
  await log(engine, caller, 'werkbank.terugmeldingen', 'getoond', found.rows);
  return {
    doubts: found.rows.map(shortOf),
    count: found.count,
    pages: Math.max(1, Math.ceil(found.count / found.size)),
    mayReport: may(caller, TERUGMELDEN),
  };
}

export interface DoubtInput {
  readonly burgerservicenummer: string;
  readonly gegeven: string;
  readonly toelichting: string;
  readonly voorstel: string;
}

/** @throws permission-denied, invalid */
export async function reportDoubt(engine: Engine, caller: Caller, input: DoubtInput): Promise<string> {
  const answer = await engine.create(caller, 'terugmelding', input);
  return answer.id!;
}

/** @throws not-found, permission-denied */
export async function openDoubt(engine: Engine, caller: Caller, id: string): Promise<WholeDoubt> {
  const found = await find(engine, caller, 'terugmelding', id);
  if (!found) throw new Problem('not-found');
  if ('refused' in found) {
    await log(engine, caller, 'werkbank.terugmelding', 'geweigerd', [found.refused]);
    const { resource, columns } = found.refused;
    throw refusal(caller, resource, resource.scopes.read ?? [], columns);
  }
  const { row } = found;
  await log(engine, caller, 'werkbank.terugmelding', 'geopend', [row]);
  const short = shortOf(row);
  return {
    ...short,
    burgerservicenummer: text(row.record.burgerservicenummer),
    toelichting: text(row.record.toelichting),
    voorstel: text(row.record.voorstel),
    uitkomst: text(row.record.uitkomst),
    onderzochtSinds: textOrNull(row.record.onderzochtSinds),
    afgedaan: row.record.afgedaan ? moment(row.record.afgedaan) : null,
    next: may(caller, TERUGMELDINGEN_BEHANDELEN) ? TERUGMELDING_VERDER[short.status] : [],
  };
}

/** @throws permission-denied, not-found, invalid */
export async function decideDoubt(
  engine: Engine,
  caller: Caller,
  id: string,
  input: { readonly status: string; readonly uitkomst: string },
): Promise<void> {
  await engine.patch(caller, 'terugmelding', id, input);
}
