/** `portaal.zaak`: one case of a resident's own, and `portaal.document`: a file of it. */
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { mandateAllows } from '../../gate/mandate.ts';
import { activityOfType } from '../people.ts';
import { type DecisionData, decisionOf, decisionsOf, knownOf, withHeld } from './case-decisions.ts';
import { contentOf, type Download, documentsOf, type FileData, fileOf, isForResident } from './case-documents.ts';
import {
  type CaseNoun,
  currentType,
  nounOf,
  organWords,
  propertyOf,
  type Step,
  statusesOf,
  statusWords,
  stepsOf,
  titleOf,
} from './case-words.ts';
import {
  find,
  logOwn,
  logRefused,
  moment,
  momentOrDate,
  ofKind,
  related,
  snapshotOf,
  text,
  textOrNull,
} from './door.ts';
import { type CaseLooks, looksAtCase } from './looks.ts';

export interface MyCase {
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly started: string;
  readonly noun: CaseNoun;
  /** The moment of its first status, or the date when no more is known. */
  readonly began?: string;
  readonly organ: string;
  readonly team: string;
  readonly place?: string;
  readonly result?: string;
  readonly report?: string;
  readonly steps: readonly Step[];
  readonly files: readonly FileData[];
  readonly decisions: readonly DecisionData[];
  readonly messages: readonly { readonly id: string; readonly subject: string; readonly at: string }[];
  /** Other people's looks; not for who acts for another without being given that. */
  readonly looks: CaseLooks | undefined;
}

/** @throws not-found, also for somebody else's case: a resident may not know of it. */
export async function myCase(engine: Engine, caller: Caller, id: string): Promise<MyCase> {
  const zaak = await ownCase(engine, caller, id);
  const [parts, documents, all, messages, statuses, others] = await Promise.all([
    related(engine, caller, [zaak], ['status', 'resultaat', 'eigenschappen']),
    documentsOf(engine, caller, zaak),
    decisionsOf(engine, caller, zaak),
    mandateAllows(caller.mandate, 'berichten') ? messagesOf(engine, caller, zaak) : [],
    allStatuses(engine, caller, zaak),
    related(engine, caller, [zaak], ['rollen', 'zaakobjecten', 'zaakinformatieobjecten']),
  ]);
  const ofCase = [
    zaak,
    ...parts,
    ...documents,
    ...all.besluiten,
    ...all.relations,
    ...all.documents,
    ...messages,
    ...statuses,
    ...others,
  ];
  const looks = mandateAllows(caller.mandate, 'wie-keek')
    ? await looksAtCase(engine, caller, new Set(ofCase.map((row) => row.id)))
    : undefined;
  const snapshot = await snapshotOf(engine, caller);
  const decisions = knownOf(all);
  const files = filesFor(snapshot, zaak, documents, decisions);
  const shown = [zaak, ...parts, ...statuses, ...files, ...decisions.besluiten, ...messages];
  await logOwn(engine, caller, 'portaal.zaak', shown);

  const zaaktype = snapshot.get('zaaktype', String(zaak.record.zaaktype))?.record;
  const resultaat = ofKind(parts, 'resultaat')[0]?.record;
  const resultaattype = resultaat && snapshot.get('resultaattype', String(resultaat.resultaattype))?.record;
  const result = [text(resultaattype?.omschrijving), text(resultaat?.toelichting)].filter(Boolean).join('. ');
  const place = propertyOf(parts, 'locatieomschrijving');
  const report = textOrNull(zaak.record.toelichting);
  return {
    number: text(zaak.record.identificatie),
    title: titleOf(snapshot, zaak),
    status: statusWords(currentType(snapshot, zaak, statuses)),
    started: text(zaak.record.startdatum),
    noun: nounOf(snapshot, String(zaak.record.zaaktype)),
    ...(statuses[0] ? { began: momentOrDate(statuses[0].record.datumStatusGezet) } : {}),
    organ: organWords(activityOfType(snapshot, String(zaak.record.zaaktype)).organ),
    team: text(zaaktype?.verantwoordelijke),
    ...(place ? { place } : {}),
    ...(result ? { result } : {}),
    ...(report ? { report } : {}),
    steps: stepsOf(snapshot, zaak, statuses),
    files: files.map((document) => fileOf(snapshot, zaak, document)),
    decisions: decisions.besluiten.map((besluit) => decisionOf(snapshot, besluit, { ...decisions, documents: files })),
    messages: messages.map(({ id, record }) => ({ id, subject: text(record.onderwerp), at: moment(record.verzonden) })),
    looks,
  };
}

/** @throws not-found, also for a document that is not for residents. */
export async function downloadMyDocument(
  engine: Engine,
  blobs: Blobs,
  caller: Caller,
  of: { readonly zaak: string; readonly document: string },
): Promise<Download> {
  const zaak = await ownCase(engine, caller, of.zaak);
  const snapshot = await snapshotOf(engine, caller);
  const [documents, all] = await Promise.all([documentsOf(engine, caller, zaak), decisionsOf(engine, caller, zaak)]);
  const document = filesFor(snapshot, zaak, documents, knownOf(all)).find(({ id }) => id === of.document);
  if (!document) throw new Problem('not-found');
  await logOwn(engine, caller, 'portaal.document', [document]);
  return contentOf(blobs, caller, document);
}

/** What the resident sees of the files: those that are for them, and no decision that was not made known yet. */
const filesFor = (
  snapshot: Snapshot,
  zaak: Row,
  documents: readonly Row[],
  decisions: ReturnType<typeof knownOf>,
): readonly Row[] =>
  withHeld(documents, decisions).filter(
    (document) =>
      isForResident(snapshot, zaak, document) &&
      (document.record.tonenAanInitiator === true || !decisions.withheld.has(document.id)),
  );

async function ownCase(engine: Engine, caller: Caller, id: string): Promise<Row> {
  const found = await find(engine, caller, 'zaak', id);
  if (found && 'row' in found) return found.row;
  if (found) await logRefused(engine, caller, 'portaal.zaak', found.refused);
  throw new Problem('not-found');
}

/** Statuses have no place in the columns of a case: they are listed by it. */
export async function allStatuses(engine: Engine, caller: Caller, zaak: Row): Promise<readonly Row[]> {
  const { rows } = await engine.rows(caller, 'status', { zaak: `${caller.base}/zaken/api/v1/zaken/${zaak.id}` });
  return statusesOf(rows, zaak.id);
}

async function messagesOf(engine: Engine, caller: Caller, zaak: Row): Promise<readonly Row[]> {
  const { rows } = await engine.rows(caller, 'bericht', {
    zaak: `${caller.base}/zaken/api/v1/zaken/${zaak.id}`,
    ordering: '-verzonden',
  });
  return rows;
}
