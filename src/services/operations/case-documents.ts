/** The documents of a case, which of them a resident sees, and their bytes. */
import type { Readable } from 'node:stream';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { today } from '../../foundation/clock.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { publishedOn } from '../../registers/catalogi/versions.ts';
import { readContent } from '../../registers/documenten/content.ts';
import { ofKind, related, text } from './door.ts';

export const DOCUMENT = 'enkelvoudiginformatieobject';

export interface FileData {
  readonly id: string;
  readonly title: string;
  /** Came in from the resident; the municipality made the others, or put them there. */
  readonly received: boolean;
  readonly date: string;
  readonly format: string;
  readonly bytes: number;
  readonly confidentiality: string;
}

export interface Download {
  readonly content: Readable;
  readonly type: string;
  readonly name: string;
  readonly bytes: number;
}

/** Documents that this caller may read, newest first. */
export const documentsOf = async (engine: Engine, caller: Caller, zaak: Row): Promise<readonly Row[]> =>
  ofKind(await related(engine, caller, [zaak], ['zaakinformatieobjecten.informatieobject']), DOCUMENT).toSorted(
    (a, b) => text(b.record.beginRegistratie).localeCompare(text(a.record.beginRegistratie)),
  );

/** `inkomend`, `uitgaand` or `intern`, as the case type says of documents of this type; '' when it says nothing. */
export function directionOf(snapshot: Snapshot, zaak: Row, document: Row): string {
  const type = snapshot.get('informatieobjecttype', String(document.record.informatieobjecttype))?.record;
  const relation = documentTypesOf(snapshot, zaak).find(
    ({ record }) => record.informatieobjecttype === type?.omschrijving,
  );
  return text(relation?.record.richting);
}

/** Which documents belong to cases of this type: relations that name the document type (ztc-011c). */
export const documentTypesOf = (snapshot: Snapshot, zaak: Row): readonly Row[] =>
  snapshot.related('zaaktypeinformatieobjecttype', 'zaaktype', String(zaak.record.zaaktype));

/** The document type with a name, in the version that is in force today. */
export const documentTypeNamed = (snapshot: Snapshot, catalogus: string, name: string): Row | undefined =>
  publishedOn(snapshot, 'informatieobjecttype', catalogus, name, today());

/** Meant for who takes part in the case. `intern` is lower in the list of the standard, and meant for the organisation alone. */
const FOR_RESIDENTS = new Set(['openbaar', 'beperkt_openbaar', 'zaakvertrouwelijk']);
const UNFINISHED = new Set(['in_bewerking', 'ter_vaststelling']);

/**
 * What a resident sees of their own case: what the municipality says is for them (`tonenAanInitiator`), and else what is
 * finished, not internal by the case type, and confidential to the case at most (docs/decisions/0011).
 */
export function isForResident(snapshot: Snapshot, zaak: Row, document: Row): boolean {
  const { tonenAanInitiator, status, vertrouwelijkheidaanduiding } = document.record;
  if (tonenAanInitiator === true) return true;
  return (
    FOR_RESIDENTS.has(text(vertrouwelijkheidaanduiding)) &&
    !UNFINISHED.has(text(status)) &&
    directionOf(snapshot, zaak, document) !== 'intern'
  );
}

export const fileOf = (snapshot: Snapshot, zaak: Row, document: Row): FileData => ({
  id: document.id,
  title: text(document.record.titel),
  // A date of receipt is obligatory for what came from outside, and absent otherwise (RGBZ, ontvangstdatum).
  received: directionOf(snapshot, zaak, document) === 'inkomend' && text(document.record.ontvangstdatum) !== '',
  date: text(document.record.creatiedatum),
  format: text(document.record.formaat) || 'application/octet-stream',
  bytes: Number(document.record.bestandsomvang ?? 0),
  confidentiality: text(document.record.vertrouwelijkheidaanduiding),
});

/** @throws not-found when there is no content (yet); blob-missing, blob-damaged */
export async function contentOf(blobs: Blobs, caller: Caller, document: Row): Promise<Download> {
  const content = document.columns.inhoud as readonly string[] | null;
  if (!content || content.length === 0) throw new Problem('not-found');
  return {
    content: await readContent(blobs, caller.municipality, content),
    type: text(document.record.formaat),
    name: text(document.record.bestandsnaam) || text(document.record.titel),
    bytes: Number(document.record.bestandsomvang),
  };
}
