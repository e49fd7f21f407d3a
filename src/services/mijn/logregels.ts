/**
 * The lines of the logbook about a resident, one by one, with what they were for. What is withheld stays away without a sign:
 * a page is as full, and goes on from the same kind of place, as if it never was (logbook/withheld.ts).
 */
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import { dateInNetherlands } from '../../foundation/clock.ts';
import { isUuid } from '../../foundation/ids.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { requireMandate, subjectsOf } from '../../gate/mandate.ts';
import type { PlaceOfLine } from '../../logbook/prove.ts';
import { type Look, looksAt } from '../../logbook/read.ts';
import { readHead } from '../../logbook/tiles.ts';
import type { Withheld } from '../../logbook/withheld.ts';
import { snapshotOf, stillActing, text } from '../operations/door.ts';
import { isOwn, withheldOf } from '../operations/looks.ts';
import { fileOf, logLines, logProofs, type ProofFile, proofsOf } from '../operations/proof.ts';
import { whoOf } from '../operations/who-looked.ts';

export interface Vraag {
  /** From the answer before. */
  readonly na?: string | undefined;
  /** Days in the Netherlands, both included. */
  readonly vanaf?: string | undefined;
  readonly totEnMet?: string | undefined;
  /** Id of a version of an activity, or its identificatie, which stands for all of them. */
  readonly activiteit?: string | undefined;
  readonly organ?: string | undefined;
  readonly handeling?: string | undefined;
  /** Without what this resident looked at themselves. */
  readonly vanAnderen?: boolean | undefined;
}

export interface Logregel {
  /** `position.line`: leads to its proof. */
  readonly regel: string;
  readonly wanneer: string;
  readonly handeling: Look['kind'];
  readonly bewerking: string;
  readonly soort: string;
  readonly id: string;
  readonly activiteit: string;
  readonly doel: string;
  readonly grond: string;
  readonly organ: string;
  readonly wie: Wie;
}

interface Wie {
  readonly soort: 'uzelf' | 'gemachtigde' | 'inwoner' | 'medewerker' | 'gemeente' | 'toepassing';
  readonly rol: string;
  readonly afdeling: string;
  readonly naam: string;
}

export interface Logregels {
  readonly regels: readonly Logregel[];
  readonly verder: string | undefined;
}

const PAGE = 100;
/** Lines of one read of the index. */
const BATCH = 500;
/** Of what does not fit the question no more is looked at for one page; it says where to go on. */
const MOST_BATCHES = 10;

/** @throws not-found for a place that is none */
export async function logregelsVan(engine: Engine, caller: Caller, vraag: Vraag): Promise<Logregels> {
  const withheld = await withheldOf(engine, caller);
  const found = await zoek(engine, caller, vraag, withheld);
  await stillActing(engine, caller);
  await logLines(engine, caller, 'mijn.logregels', 'getoond');
  return found;
}

/** The proofs of the same page, in the file that packages/meent-verify reads. @throws not-found */
export async function bewijzenVan(engine: Engine, caller: Caller, vraag: Vraag): Promise<ProofFile> {
  const withheld = await withheldOf(engine, caller);
  // Under one head, read before the lines are: what is not under it is not proven by it.
  const head = await readHead(engine.parts.db.in(caller), caller.municipality);
  const { regels } = await zoek(engine, caller, vraag, withheld);
  const places = regels.map(({ regel }) => placeIn(regel)!);
  const bewijzen = await proofsOf(engine, caller, places, { withheld, head });
  await stillActing(engine, caller);
  await logProofs(engine, caller);
  return fileOf(engine.parts.keys, caller, head, bewijzen);
}

/** @throws not-found for a line that is not about this resident, or not theirs to see: one answer for both */
export async function bewijsVan(engine: Engine, caller: Caller, regel: string): Promise<ProofFile> {
  requireMandate(caller, 'wie-keek');
  const place = placeIn(regel);
  if (!place) throw new Problem('not-found');
  const withheld = await withheldOf(engine, caller);
  const head = await readHead(engine.parts.db.in(caller), caller.municipality);
  const bewijzen = await proofsOf(engine, caller, [place], { withheld, head });
  if (bewijzen.length === 0) throw new Problem('not-found');
  await stillActing(engine, caller);
  await logProofs(engine, caller);
  return fileOf(engine.parts.keys, caller, head, bewijzen);
}

const PLACE = /^(0|[1-9]\d{0,14})\.(0|[1-9]\d{0,8})$/;

export function placeIn(regel: string): PlaceOfLine | undefined {
  const match = PLACE.exec(regel);
  return match ? { position: Number(match[1]), line: Number(match[2]) } : undefined;
}

/** @throws not-found */
export async function zoek(
  engine: Engine,
  caller: Caller,
  vraag: Vraag,
  withheld: Withheld,
  most = PAGE,
): Promise<Logregels> {
  requireMandate(caller, 'wie-keek');
  const snapshot = await snapshotOf(engine, caller);
  const fits = past(snapshot, vraag);
  const [subject = '', ...formerly] = subjectsOf(caller);
  const q = engine.parts.db.in(caller);
  const regels: Logregel[] = [];
  let after = vraag.na;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const page = await looksAt(q, caller.municipality, subject, withheld, {
      limit: BATCH,
      formerly,
      ...(after === undefined ? {} : { after }),
    });
    if (!page) throw new Problem('not-found', 'Geef in na wat in verder stond van een eerder antwoord.');
    for (const look of page.looks) {
      // The log is in the order of time: what comes after this is older still.
      if (vraag.vanaf !== undefined && dateInNetherlands(look.at) < vraag.vanaf) return { regels, verder: undefined };
      if (!fits(look)) continue;
      for (const record of look.records) {
        if (regels.length === most) return { regels, verder: regels.at(-1)!.regel };
        regels.push(regelVan(snapshot, look, record));
      }
    }
    if (page.next === null) return { regels, verder: undefined };
    after = page.next;
  }
  return { regels, verder: after };
}

function past(snapshot: Snapshot, vraag: Vraag): (look: Look) => boolean {
  const { activiteit, organ, handeling, totEnMet, vanAnderen } = vraag;
  const versions = activiteit === undefined ? undefined : versionsOf(snapshot, activiteit);
  return (look) =>
    (totEnMet === undefined || dateInNetherlands(look.at) <= totEnMet) &&
    (versions === undefined || versions.has(look.activity)) &&
    (organ === undefined || look.organ === organ) &&
    (handeling === undefined || look.kind === handeling) &&
    (vanAnderen !== true || !isOwn(look));
}

/** By its address or id one version, by its identificatie every one. */
function versionsOf(snapshot: Snapshot, activiteit: string): ReadonlySet<string> {
  const id = activiteit.slice(activiteit.lastIndexOf('/') + 1).toLowerCase();
  if (isUuid(id)) return new Set([id]);
  return new Set(snapshot.related('verwerkingsactiviteit', 'identificatie', activiteit).map((row) => row.id));
}

function regelVan(snapshot: Snapshot, look: Look, { line, resource, id }: Look['records'][number]): Logregel {
  // The version that was named at the time, so that later changes do not rewrite what was said.
  const activity = snapshot.get('verwerkingsactiviteit', look.activity)?.record;
  return {
    regel: `${look.position}.${line}`,
    wanneer: look.at.toISOString(),
    handeling: look.kind,
    bewerking: look.operation,
    soort: resource,
    id,
    activiteit: look.activity,
    doel: text(activity?.doel),
    grond: text(activity?.grondToelichting),
    organ: look.organ,
    wie: wieVan(snapshot, look),
  };
}

/** Never the name of an employee, nor of who acted for this resident: in which role, and where. */
function wieVan(snapshot: Snapshot, look: Look): Wie {
  const who = whoOf(snapshot, look);
  const nobody = { rol: '', afdeling: '', naam: '' };
  switch (who.kind) {
    case 'you':
      return { soort: 'uzelf', ...nobody };
    case 'representative':
      return { soort: 'gemachtigde', ...nobody, rol: who.as };
    case 'resident':
      return { soort: 'inwoner', ...nobody };
    case 'employee':
      return { soort: 'medewerker', ...nobody, rol: who.role, afdeling: who.department };
    case 'program':
      return { soort: 'gemeente', ...nobody };
    case 'application':
      return { soort: 'toepassing', ...nobody, naam: who.name };
  }
}
