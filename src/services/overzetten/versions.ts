/** The versions of a document and their bytes, which go from there to the blob store without being held. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { MovedRecord } from '../../engine/move.ts';
import type { Row } from '../../engine/work.ts';
import type { Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import { OutboundProblem } from '../../foundation/outbound/problem.ts';
import type { Blobs } from '../../foundation/types.ts';
import { DOCUMENT, downloadPath } from '../../registers/documenten/api.ts';
import {
  type Content,
  contentOf,
  digestOf,
  readContent,
  sizeOf,
  storeContent,
} from '../../registers/documenten/content.ts';
import { checkIntegrity } from '../../registers/documenten/integriteit.ts';
import { type Body, bodyOf, type Source, SourceProblem } from './source.ts';

export interface Versions {
  /** The document as it is, then the versions before it. */
  readonly records: readonly MovedRecord[];
  /** As they came, in the same order. */
  readonly bodies: readonly Body[];
  readonly bytes: number;
  /** What the operator should know. */
  readonly remarks: readonly string[];
  /** What is no fault of the copy: it is whole. */
  readonly notes: readonly string[];
}

export interface VersionParts {
  readonly source: Source;
  readonly blobs: Blobs;
  readonly municipality: Municipality;
  readonly base: string;
  /** In our shape, with our addresses. */
  readonly translate: (resource: string, body: Body) => Body;
}

const PATH = 'enkelvoudiginformatieobjecten';
/** All of them are read before the document is written. */
const MOST_VERSIONS = 1_000;
/** Bytes of a content, whatever the source says of it: one that never ends fills the disk. */
const MOST_CONTENT = 8 * 1024 ** 3;

/** @param there the document and its versions that are here already: what did not change is not fetched again */
export async function readVersions(
  parts: VersionParts,
  id: string,
  latest: Body,
  there: readonly Row[],
): Promise<Versions> {
  const { source, municipality } = parts;
  const remarks: string[] = [];
  const bodies: Body[] = [latest];
  if (numberOf(latest) > MOST_VERSIONS)
    throw new SourceProblem(
      'unreadable',
      200,
      `De bron zegt dat het document meer dan ${MOST_VERSIONS} versies heeft.`,
    );
  for (let versie = 1; versie < numberOf(latest); versie++) {
    const body = bodyOf(await source.get('documenten', `${PATH}/${id}`, `versie=${versie}`));
    if (body === undefined) remarks.push(`Versie ${versie} staat niet meer in de bron.`);
    else if (numberOf(body) !== versie) remarks.push(`In plaats van versie ${versie} geeft de bron een andere.`);
    else bodies.push(body);
  }
  const records: MovedRecord[] = [];
  let bytes = 0;
  for (const body of bodies) {
    const versie = numberOf(body);
    const inhoud = await contentIn(parts, id, body, knownContent(there, body), remarks);
    bytes += inhoud ? sizeOf(inhoud) : 0;
    const own = {
      ...parts.translate(DOCUMENT, body),
      inhoud: inhoud ? parts.base + downloadPath(id, versie) : null,
      bestandsomvang: inhoud ? sizeOf(inhoud) : body.bestandsomvang || null,
      versie,
      locked: false,
      bestandsdelen: [],
    };
    records.push(
      body === latest
        ? { resource: DOCUMENT, id, body: own, columns: { inhoud } }
        : {
            resource: 'documentversie',
            id: nameId(municipality, 'documentversie', id, versie),
            body: { ...own, informatieobject: `${parts.base}/documenten/api/v1/${PATH}/${id}` },
            columns: { inhoud },
          },
    );
  }
  const notes = latest.locked === true ? [OP_SLOT] : [];
  return { records, bodies, bytes, remarks, notes };
}

const OP_SLOT =
  'Het document is in de bron op slot: iemand werkt eraan. Het slot is niet overgenomen, want alleen wie het zette kent het.';

const numberOf = ({ versie }: Body): number =>
  Number.isInteger(Number(versie)) && Number(versie) > 0 ? Number(versie) : 1;

function knownContent(there: readonly Row[], { versie, beginRegistratie }: Body): Content | null {
  const same = there.find(
    ({ record }) =>
      record.versie === versie && Date.parse(String(record.beginRegistratie)) === Date.parse(String(beginRegistratie)),
  );
  return same ? contentOf(same.columns) : null;
}

/** The bytes are stored, read back and counted before any record names them. */
async function contentIn(
  { source, blobs, municipality }: VersionParts,
  id: string,
  body: Body,
  known: Content | null,
  remarks: string[],
): Promise<Content | null> {
  const versie = numberOf(body);
  if (known) return known;
  if (typeof body.inhoud !== 'string' || body.inhoud === '') {
    if (Number(body.bestandsomvang) > 0) remarks.push(`Versie ${versie} heeft in de bron (nog) geen inhoud.`);
    return null;
  }
  const content = await fetched(source, id, versie, (stream) => storeContent(blobs, municipality, stream));
  const size = sizeOf(content);
  if (
    body.bestandsomvang !== null &&
    body.bestandsomvang !== undefined &&
    body.bestandsomvang !== '' &&
    Number(body.bestandsomvang) !== size
  )
    remarks.push(`Versie ${versie} heeft ${size} bytes; de bron zegt ${Number(body.bestandsomvang)}.`);
  await readBack(blobs, municipality, content);
  const wrong = await checkIntegrity(body.integriteit, () => readContent(blobs, municipality, content));
  if (wrong) remarks.push(`Versie ${versie} heeft een andere controlewaarde dan de bron zegt.`);
  return content;
}

/** What was written is what came: its name is the SHA-256 of that. @throws Error */
async function readBack(blobs: Blobs, municipality: Municipality, content: Content): Promise<void> {
  const hash = createHash('sha256');
  for await (const chunk of await readContent(blobs, municipality, content)) hash.update(chunk as Buffer);
  if (hash.digest('hex') !== digestOf(content[0]!)) throw new Error('a blob was not written as it came');
}

/** @throws SourceProblem when more comes than any document is */
export function bounded(stream: Readable, most = MOST_CONTENT): Readable {
  async function* pieces(): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of stream) {
      size += (chunk as Buffer).length;
      if (size > most) throw new SourceProblem('unreadable', 200, 'De inhoud van het document houdt niet op.');
      yield chunk as Buffer;
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}

const TRIES = 5;
const WAIT_MS = 500;

/** A download that breaks off begins again: half a file is no file. */
async function fetched(
  source: Source,
  id: string,
  versie: number,
  keep: (stream: Awaited<ReturnType<Source['content']>>) => Promise<Content>,
): Promise<Content> {
  for (let attempt = 1; ; attempt++) {
    try {
      const stream = await source.content('documenten', `${PATH}/${id}/download`, `versie=${versie}`);
      return await keep(bounded(stream));
    } catch (error) {
      if (!(error instanceof OutboundProblem)) throw error;
      if (attempt >= TRIES) throw new SourceProblem('failing', 0, 'De inhoud van het document breekt steeds af.');
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS * attempt));
    }
  }
}
