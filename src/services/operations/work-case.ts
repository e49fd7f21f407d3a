/** `werkbank.zaak`: an employee opens a case, for the purpose of its type; `werkbank.document`: a file of it. */
import { whyClosed } from '../../engine/access.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { VERTROUWELIJKHEID } from '../../gate/rights.ts';
import { forCase } from '../people.ts';
import { type DecisionData, decisionOf, decisionsOf, decisionTypesOf, withHeld } from './case-decisions.ts';
import {
  contentOf,
  type Download,
  documentsOf,
  documentTypeNamed,
  documentTypesOf,
  type FileData,
  fileOf,
} from './case-documents.ts';
import { currentType, pointWords, type Step, statustypenOf, stepsOf, titleOf } from './case-words.ts';
import { find, log, ofKind, related, snapshotOf, text, textOrNull } from './door.ts';
import { allStatuses } from './my-case.ts';
import { holderOf, nameOf, rolesOf } from './people-words.ts';
import { accessTo, type CaseAccess } from './work-access.ts';
import { type Deadline, deadlineWords } from './work-list.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

export interface StatusChoice extends Choice {
  /** The case has been further than this already. */
  readonly back?: true;
}

export interface WorkCase {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly deadline: Deadline;
  /** The processing activity, by its name: its purpose is written to the resident. */
  readonly activity: string;
  /** Somebody is known whose data this is, and who sees that it was opened. */
  readonly residentSees: boolean;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
  readonly roles: readonly { readonly role: string; readonly who: string }[];
  readonly documents: readonly FileData[];
  readonly decisions: readonly DecisionData[];
  readonly steps: readonly Step[];
  readonly closing?: {
    readonly result: string;
    readonly closedAt: string;
    readonly archiveAction: string;
    readonly archiveDate?: string;
  };
  /** For who has the case, while it runs. */
  readonly actions?: {
    /** Id of the status that the case has now, for forms that may come back late; '' for none. */
    readonly seen: string;
    readonly statuses: readonly StatusChoice[];
    readonly results: readonly Choice[];
    readonly documentTypes: readonly Choice[];
    readonly decisionTypes: readonly Choice[];
    /** Types of document that may hold one of those decisions. */
    readonly decisionDocumentTypes: readonly Choice[];
    readonly confidentialities: readonly string[];
  };
  readonly canTake: boolean;
  readonly access: CaseAccess;
}

export interface Opened {
  readonly zaak: Row;
  /** The caller, for the purpose of this case type. */
  readonly caller: Caller;
  readonly snapshot: Snapshot;
}

/** A case that this employee may work on. A refusal leaves a line too. @throws not-found, permission-denied */
export async function openForWork(engine: Engine, caller: Caller, id: string): Promise<Opened> {
  const found = await find(engine, caller, 'zaak', id);
  if (!found) throw new Problem('not-found');
  const snapshot = await snapshotOf(engine, caller);
  if ('refused' in found) {
    await log(engine, caller, 'werkbank.zaak', 'geweigerd', [found.refused]);
    throw new Problem('permission-denied', whyNot(caller, found.refused) ?? 'Uw rol geeft geen recht op deze zaak.');
  }
  const working = forCase(snapshot, caller, text(found.row.record.zaaktype));
  if (working.rights === caller.rights) return { zaak: found.row, caller: working, snapshot };
  // For the purpose of this case other rules may hold than for the one by which it was found.
  const again = await find(engine, working, 'zaak', id);
  if (!again) throw new Problem('not-found');
  if ('row' in again) return { zaak: again.row, caller: working, snapshot };
  await log(engine, working, 'werkbank.zaak', 'geweigerd', [again.refused]);
  throw new Problem(
    'permission-denied',
    whyNot(working, again.refused) ?? 'Een toegangsregel houdt deze zaak voor u gesloten.',
  );
}

/** Where there is a right, and an activity, a combination or a rule keeps it closed. */
const whyNot = (caller: Caller, { resource, columns }: Row): string | undefined =>
  whyClosed(caller, resource, resource.scopes.read ?? [], columns);

/** @throws not-found, permission-denied */
export async function openCase(engine: Engine, employee: Caller, id: string): Promise<WorkCase> {
  const { zaak, caller, snapshot } = await openForWork(engine, employee, id);
  const [parts, linked, decisions, statuses] = await Promise.all([
    related(engine, caller, [zaak], ['resultaat', 'rollen', 'eigenschappen', 'status']),
    documentsOf(engine, caller, zaak),
    decisionsOf(engine, caller, zaak),
    allStatuses(engine, caller, zaak),
  ]);
  const documents = withHeld(linked, decisions);
  await log(engine, caller, 'werkbank.zaak', 'geopend', [zaak, ...parts, ...documents, ...decisions.besluiten]);

  const roles = rolesOf(parts, zaak.id);
  const holder = holderOf(roles);
  const open = !zaak.record.einddatum;
  const mine = open && holder !== undefined && holder.id === caller.employee?.id;
  return {
    id: zaak.id,
    number: text(zaak.record.identificatie),
    title: titleOf(snapshot, zaak),
    status: text(currentType(snapshot, zaak, statuses)?.record.omschrijving),
    deadline: deadlineWords(zaak),
    activity: text(snapshot.get('verwerkingsactiviteit', caller.activity.id)?.record.naam) || caller.activity.purpose,
    residentSees: ((zaak.columns.subjects as readonly string[] | null) ?? []).length > 0,
    facts: factsOf(zaak, parts),
    roles: roles.map((rol) => ({
      role: text(rol.record.omschrijving),
      who: whoOf(rol, caller),
    })),
    documents: documents.map((document) => fileOf(snapshot, zaak, document)),
    decisions: decisions.besluiten.map((besluit) => decisionOf(snapshot, besluit, decisions)),
    steps: stepsOf(snapshot, zaak, statuses),
    ...(open ? {} : { closing: closingOf(snapshot, zaak, parts) }),
    ...(mine ? { actions: actionsOf(snapshot, caller, zaak, statuses) } : {}),
    canTake: open && holder === undefined,
    access: await accessTo(engine, caller, zaak),
  };
}

/** @throws not-found, permission-denied */
export async function downloadDocument(
  engine: Engine,
  blobs: Blobs,
  employee: Caller,
  of: { readonly zaak: string; readonly document: string },
): Promise<Download> {
  const { zaak, caller } = await openForWork(engine, employee, of.zaak);
  const [linked, decisions] = await Promise.all([documentsOf(engine, caller, zaak), decisionsOf(engine, caller, zaak)]);
  const document = withHeld(linked, decisions).find(({ id }) => id === of.document);
  if (!document) throw new Problem('not-found');
  await log(engine, caller, 'werkbank.document', 'geopend', [document]);
  return contentOf(blobs, caller, document);
}

function factsOf(zaak: Row, parts: readonly Row[]): WorkCase['facts'] {
  const words = textOrNull(zaak.record.toelichting);
  const properties = ofKind(parts, 'zaakeigenschap').map(({ record }) => ({
    name: sentenceCase(text(record.naam)),
    value: text(record.waarde),
  }));
  const point = pointWords(zaak);
  return [
    ...(words ? [{ name: 'Toelichting', value: words }] : []),
    ...properties,
    ...(point ? [{ name: 'Precieze plek', value: point }] : []),
  ];
}

const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function whoOf(rol: Row, caller: Caller): string {
  const own = holderOf([rol])?.id === caller.employee?.id && caller.employee !== undefined;
  const contact = rol.record.contactpersoonRol as Readonly<Record<string, unknown>> | null;
  return [own ? 'U' : (nameOf(rol) ?? 'Naam niet bekend'), text(contact?.telefoonnummer), text(contact?.emailadres)]
    .filter(Boolean)
    .join(', ');
}

const ARCHIVE: Readonly<Record<string, string>> = {
  vernietigen: 'Vernietigen',
  blijvend_bewaren: 'Blijvend bewaren',
};

function closingOf(snapshot: Snapshot, zaak: Row, parts: readonly Row[]): NonNullable<WorkCase['closing']> {
  const resultaat = ofKind(parts, 'resultaat')[0]?.record;
  const type = resultaat && snapshot.get('resultaattype', text(resultaat.resultaattype))?.record;
  const date = textOrNull(zaak.record.archiefactiedatum);
  return {
    result: [text(type?.omschrijving), text(resultaat?.toelichting)].filter(Boolean).join('. '),
    closedAt: text(zaak.record.einddatum),
    archiveAction: ARCHIVE[text(zaak.record.archiefnominatie)] ?? 'Nog niet bekend',
    ...(date ? { archiveDate: date } : {}),
  };
}

/** The last status type closes the case, and is set by closing it alone. */
function actionsOf(
  snapshot: Snapshot,
  caller: Caller,
  zaak: Row,
  statuses: readonly Row[],
): NonNullable<WorkCase['actions']> {
  const zaaktype = text(zaak.record.zaaktype);
  const catalogus = text(snapshot.get('zaaktype', zaaktype)?.record.catalogus);
  const choice = ({ id, record }: Row): Choice => ({ value: id, label: text(record.omschrijving) });
  const types = statustypenOf(snapshot, zaaktype);
  const now = types.findIndex(({ id }) => id === statuses.at(-1)?.record.statustype);
  return {
    seen: text(zaak.columns.status),
    statuses: types.slice(0, -1).flatMap((type, index): readonly StatusChoice[] => {
      if (index === now) return [];
      return [{ ...choice(type), ...(index < now ? { back: true } : {}) }];
    }),
    results: snapshot.related('resultaattype', 'zaaktype', zaaktype).map((row) => ({
      ...choice(row),
      ...(textOrNull(row.record.toelichting) ? { help: text(row.record.toelichting) } : {}),
    })),
    documentTypes: documentTypesOf(snapshot, zaak).flatMap(({ record }) => {
      const type = documentTypeNamed(snapshot, catalogus, text(record.informatieobjecttype));
      return type ? [choice(type)] : [];
    }),
    ...decisionChoices(snapshot, caller, zaak),
    confidentialities: VERTROUWELIJKHEID.slice(0, VERTROUWELIJKHEID.indexOf('vertrouwelijk') + 1),
  };
}

/** What may be decided in such a case by this employee, and the kinds of document that hold it. */
function decisionChoices(snapshot: Snapshot, caller: Caller, zaak: Row) {
  const types = decisionTypesOf(snapshot, caller, zaak);
  const names = new Set(types.flatMap(({ record }) => record.informatieobjecttypen as readonly string[]));
  const choice = ({ id, record }: Row): Choice => ({ value: id, label: text(record.omschrijving) });
  return {
    decisionTypes: types.map(choice),
    decisionDocumentTypes: [...names].flatMap((name) => {
      const type = documentTypeNamed(snapshot, text(types[0]!.record.catalogus), name);
      return type ? [choice(type)] : [];
    }),
  };
}
