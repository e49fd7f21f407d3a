/** One line of a load: made, there already, or refused with its reason. */
import type { Engine } from '../../engine/engine.ts';
import { isTaken } from '../../engine/write.ts';
import { parseJson } from '../../foundation/json-text/strict.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { problemOf, renderProblem } from '../http/problem.ts';
import { urlOf } from '../operations/door.ts';
import { dossierUrl } from './dossier-answer.ts';
import { BOUND } from './dossier-fitting.ts';
import { itemsOf } from './dossier-items.ts';
import { unpacked } from './load-export.ts';
import { lineIds } from './load-ids.ts';
import type { Line } from './load-lines.ts';
import { type Load, lastIn } from './load-store.ts';

export const LONGEST_LINE = 32 * 1024 * 1024;

/** Records of one exported case: one write holds them, as one statement of an export does. */
export const MOST_TAKEN = BOUND.rows;
const TOO_MANY = `Een lading neemt er hoogstens ${MOST_TAKEN} per zaak. Laat de beheerder deze zaak overzetten met "load export".`;

export interface LineResult {
  readonly json: string;
  /** Nothing is given after it: the next lines were not looked at. */
  readonly isLast: boolean;
}

export interface LineWork {
  readonly engine: Engine;
  readonly blobs: Blobs;
  readonly load: Load;
  readonly traceId: string;
  /** Lines up to this one may be there already. */
  readonly reached: number;
  readonly fresh: <Result>(work: (caller: Caller) => Promise<Result>) => Promise<Result>;
}

/** Does not throw. */
export async function doLine(work: LineWork, line: Line): Promise<LineResult> {
  try {
    return { json: await work.fresh((caller) => make(work, caller, line)), isLast: false };
  } catch (error) {
    const problem = problemOf(error);
    // The line is not to blame: who goes on later finds it not done.
    const isLast = problem.status >= 500 || problem.status === 401 || problem.status === 429 || line.text === undefined;
    const { status } = problem;
    const told = renderProblem(problem, work.traceId);
    return { json: `{"regel":${line.number},"status":${status},"probleem":${told}}`, isLast };
  }
}

async function make(
  { engine, blobs, load, reached }: LineWork,
  caller: Caller,
  { number, text }: Line,
): Promise<string> {
  if (!text)
    throw new Problem(
      'payload-too-large',
      `Regel ${number} is langer dan ${LONGEST_LINE} bytes. Na deze regel is niets gelezen.`,
    );
  const { keys, db } = engine.parts;
  const ids = lineIds(keys, caller.municipality, load.id, number, text);
  const there = async (): Promise<string | undefined> => {
    const found = await lastIn(db, caller, ids);
    if (found === undefined) return undefined;
    if (found !== ids.id) throw new Problem('idempotency-conflict', 'Deze regel is al geladen, met een andere inhoud.');
    return resultOf(engine, caller, number, found, 200);
  };
  const earlier = number <= reached ? await there() : undefined;
  if (earlier) return earlier;
  const given = parseJson(text);
  const { dossier, ids: parts } = load.uitvoer
    ? await unpacked(engine, caller, given, { zaak: ids.id, anew: load.nieuweNummers })
    : { dossier: given, ids: undefined };
  const items = await itemsOf(engine, blobs, caller, dossier, {
    id: ids.id,
    ...(parts ? { ids: parts, most: MOST_TAKEN, advice: TOO_MANY } : {}),
  });
  try {
    await engine.compose(caller, { operation: 'meent.lading.regel', items, quiet: !load.meldingen });
  } catch (error) {
    // Made by who was cut off a moment ago.
    const again = isTaken(error) ? await there() : undefined;
    if (again) return again;
    throw error;
  }
  return resultOf(engine, caller, number, ids.id, 201);
}

const resultOf = (engine: Engine, caller: Caller, regel: number, id: string, status: 200 | 201): string =>
  JSON.stringify({ regel, status, url: dossierUrl(caller, id), zaak: urlOf(engine, caller, 'zaak', id) });
