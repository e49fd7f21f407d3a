/** What an employee does with a case. Each is one write under its own name; the engine's rules say what is wrong. */
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Work } from '../../engine/work.ts';
import { timestamp, today } from '../../foundation/clock.ts';
import { newId } from '../../foundation/ids.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { storeContent } from '../../registers/documenten/content.ts';
import { DOCUMENT } from './case-documents.ts';
import { statustypenOf } from './case-words.ts';
import { formatOf } from './document-format.ts';
import { find, related, text, textOrNull, urlOf } from './door.ts';
import { holderOf, rolesOf } from './people-words.ts';
import { type Opened, openForWork } from './work-case.ts';

/** `werkbank.pakken`: the employee becomes the behandelaar. @throws conflict when a colleague has the case */
export async function takeCase(engine: Engine, employee: Caller, id: string): Promise<void> {
  try {
    await makeHolder(engine, employee, id);
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'conflict')) throw error;
    // Pressed twice: the first press gave it to them.
    await openMine(engine, employee, id);
  }
}

async function makeHolder(engine: Engine, employee: Caller, id: string): Promise<void> {
  const opened = await openForWork(engine, employee, id);
  const { caller, snapshot, zaak } = opened;
  const roltype = snapshot
    .related('roltype', 'zaaktype', text(zaak.record.zaaktype))
    .find(({ record }) => record.omschrijvingGeneriek === 'behandelaar');
  if (!roltype)
    throw new Problem('conflict', 'Dit soort zaak kent geen behandelaar. Vraag het de functioneel beheerder.');
  const { id: number, name } = caller.employee!;
  await engine.compose(caller, {
    operation: 'werkbank.pakken',
    kind: 'gewijzigd',
    exclusive: `zaak/${id}`,
    items: [
      {
        resource: 'rol',
        input: {
          zaak: urlOf(engine, caller, 'zaak', id),
          roltype: urlOf(engine, caller, 'roltype', roltype.id),
          betrokkeneType: 'medewerker',
          roltoelichting: '',
          betrokkeneIdentificatie: { identificatie: number, achternaam: name },
        },
      },
    ],
    // Inside the write, because two who press at the same moment both saw a case of nobody.
    finish(work, [made]) {
      const others = work.filter(
        'rol',
        (one) => one !== made && one.record.zaak === id && one.record.omschrijvingGeneriek === 'behandelaar',
      );
      if (others.length > 0) throw new Problem('conflict');
    },
  });
}

/** A form may be late: it says what its page showed. */
interface Seen {
  /** Id of the status that the case had; '' for none. */
  readonly gezien: string;
}

export interface StatusInput extends Seen {
  readonly statustype: string;
  readonly toelichting: string;
}

/** `werkbank.status`. Returns whether the resident gets a message. @throws invalid, also when another status came first */
export async function setStatus(
  engine: Engine,
  employee: Caller,
  id: string,
  input: StatusInput,
): Promise<{ readonly told: boolean }> {
  const opened = await openMine(engine, employee, id);
  const types = statustypenOf(opened.snapshot, text(opened.zaak.record.zaaktype));
  const type = types.slice(0, -1).find(({ id: one }) => one === input.statustype);
  if (!type) throw choose('statustype', 'Kies een status.');
  await engine.compose(opened.caller, {
    operation: 'werkbank.status',
    kind: 'gewijzigd',
    exclusive: `zaak/${id}`,
    items: [statusItem(engine, opened, type.id, input.toelichting)],
    finish: (work) => refuseLate(work, id, input, 'statustype'),
  });
  const owners = (opened.zaak.columns.owners as readonly string[] | null) ?? [];
  return { told: type.record.informeren === true && owners.length > 0 };
}

export interface CloseInput extends Seen {
  readonly resultaattype: string;
  readonly toelichting: string;
}

/** `werkbank.sluiten`: the result and the last status, in one write. Returns the computed archive date. @throws invalid, as setStatus */
export async function closeCase(
  engine: Engine,
  employee: Caller,
  id: string,
  input: CloseInput,
): Promise<{ readonly archiveDate?: string }> {
  const opened = await openMine(engine, employee, id);
  const { caller, snapshot, zaak } = opened;
  const zaaktype = text(zaak.record.zaaktype);
  const type = snapshot.related('resultaattype', 'zaaktype', zaaktype).find((row) => row.id === input.resultaattype);
  if (!type) throw choose('resultaattype', 'Kies een resultaat.');
  const end = statustypenOf(snapshot, zaaktype).at(-1);
  if (!end) throw new Problem('conflict', 'Dit soort zaak kent geen status. Vraag het de functioneel beheerder.');
  await engine.compose(caller, {
    operation: 'werkbank.sluiten',
    kind: 'gewijzigd',
    exclusive: `zaak/${id}`,
    items: [
      {
        resource: 'resultaat',
        input: {
          zaak: urlOf(engine, caller, 'zaak', id),
          resultaattype: urlOf(engine, caller, 'resultaattype', type.id),
          toelichting: input.toelichting,
        },
      },
      statusItem(engine, opened, end.id, input.toelichting),
    ],
    finish: (work) => refuseLate(work, id, input, 'resultaattype'),
  });
  const closed = await find(engine, caller, 'zaak', id);
  const date = closed && 'row' in closed ? textOrNull(closed.row.record.archiefactiedatum) : null;
  return date ? { archiveDate: date } : {};
}

export interface DocumentInput {
  readonly name: string;
  readonly content: Buffer;
  readonly titel: string;
  readonly informatieobjecttype: string;
  /** '' for what the document type says. */
  readonly vertrouwelijkheid: string;
}

/** `werkbank.document.toevoegen`. The bytes are stored first; without the record they are swept. @throws invalid */
export async function addDocument(
  engine: Engine,
  blobs: Blobs,
  employee: Caller,
  id: string,
  input: DocumentInput,
): Promise<void> {
  const { caller, snapshot, zaak } = await openMine(engine, employee, id);
  const type = snapshot.get('informatieobjecttype', input.informatieobjecttype);
  if (!type) throw choose('informatieobjecttype', 'Kies het soort document.');
  const format = formatOf(input.name, input.content);
  if (!format) throw invalid({ name: 'bestand', code: 'format', reason: 'Dit soort bestand kan niet bij een zaak.' });
  const document = newId();
  await engine.compose(caller, {
    operation: 'werkbank.document.toevoegen',
    exclusive: `zaak/${id}`,
    items: [
      await documentItem(engine, blobs, { caller, zaak }, { ...input, id: document, format, type: type.id }),
      inCase(engine, { caller, zaak }, document, input.titel),
    ],
  });
}

interface NewDocument {
  readonly id: string;
  readonly name: string;
  readonly content: Buffer;
  readonly format: string;
  readonly titel: string;
  /** Id of the informatieobjecttype. */
  readonly type: string;
  readonly vertrouwelijkheid: string;
}

/** A document as an employee adds it; its bytes are stored. */
export async function documentItem(
  engine: Engine,
  blobs: Blobs,
  { caller, zaak }: Pick<Opened, 'caller' | 'zaak'>,
  { id, name, content, format, titel, type, vertrouwelijkheid }: NewDocument,
): Promise<Item> {
  return {
    resource: DOCUMENT,
    id,
    columns: { inhoud: await storeContent(blobs, caller.municipality, content) },
    input: {
      bronorganisatie: text(zaak.record.bronorganisatie),
      creatiedatum: today(),
      titel,
      // A role, no person: residents read this.
      auteur: caller.employee!.department,
      taal: 'nld',
      status: 'definitief',
      formaat: format,
      bestandsnaam: name,
      bestandsomvang: content.length,
      informatieobjecttype: urlOf(engine, caller, 'informatieobjecttype', type),
      vertrouwelijkheidaanduiding: vertrouwelijkheid,
      indicatieGebruiksrecht: false,
    },
  };
}

export const inCase = (
  engine: Engine,
  { caller, zaak }: Pick<Opened, 'caller' | 'zaak'>,
  document: string,
  titel: string,
): Item => ({
  resource: 'zaakinformatieobject',
  input: {
    zaak: urlOf(engine, caller, 'zaak', zaak.id),
    informatieobject: urlOf(engine, caller, DOCUMENT, document),
    titel,
  },
});

function statusItem(engine: Engine, { caller, zaak }: Opened, statustype: string, toelichting: string): Item {
  return {
    resource: 'status',
    input: {
      zaak: urlOf(engine, caller, 'zaak', zaak.id),
      statustype: urlOf(engine, caller, 'statustype', statustype),
      datumStatusGezet: timestamp(),
      statustoelichting: toelichting,
    },
  };
}

/**
 * Nobody sets a status over one that they did not see; pressed twice, the resident would get two messages. Inside the write,
 * because two who press at the same moment both saw the same. @throws invalid
 */
function refuseLate(work: Work, zaak: string, { gezien }: Seen, name: string): void {
  if (text(work.find('zaak', zaak)?.before?.columns.status) === gezien) return;
  const reason = 'De zaak kreeg intussen een andere status. Kijk of uw keuze nog klopt.';
  throw invalid({ name, code: 'late', reason });
}

/** A case that this employee has. The page shows no form for another; a form that was open may be late. @throws wrong-state when it is closed, conflict */
export async function openMine(engine: Engine, employee: Caller, id: string): Promise<Opened> {
  const opened = await openForWork(engine, employee, id);
  const roles = rolesOf(await related(engine, opened.caller, [opened.zaak], ['rollen']), id);
  if (opened.zaak.record.einddatum) throw new Problem('wrong-state', 'Deze zaak is al afgerond.');
  if (holderOf(roles)?.id !== employee.employee?.id) throw new Problem('conflict');
  return opened;
}

export const choose = (name: string, reason: string): Problem => invalid({ name, code: 'required', reason });
