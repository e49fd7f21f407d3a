/** Files up and down: forms with files are read part by part, and what is downloaded never runs in the browser. */
import type { FastifyMultipartBaseOptions, Multipart } from '@fastify/multipart';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../foundation/problems.ts';
import { CSRF_FIELD } from '../../identity/csrf.ts';
import { problemOf } from '../../services/http/problem.ts';
import type { Download } from '../../services/operations/case-documents.ts';
import type { Room } from './room.ts';
import { cleanText, type Site } from './site.ts';
import { askerOf } from './turns.ts';

export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  /** Larger than it may be; `content` is cut off. */
  readonly tooLarge: boolean;
}

export interface UploadForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
}

/** Limits of a form with files: what is past them is refused, or cut off and said so. */
export interface UploadLimits {
  readonly fileSize: number;
  readonly files: number;
  /** What forms of this kind may hold. */
  readonly room: Room;
}

/**
 * The token comes first in our forms: no file is read of a form that is not ours.
 * @throws permission-denied, parse-error, payload-too-large; too-many-requests or unavailable when this sender or others send too much at this moment
 */
export async function readUpload(
  site: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  { room, ...limits }: UploadLimits,
): Promise<UploadForm> {
  if (!request.isMultipart()) throw new Problem('parse-error');
  const fields: Record<string, string> = {};
  const files: UploadedFile[] = [];
  const sender = await askerOf(site, request);
  let checked = false;
  for await (const part of partsOf(request, { ...limits, fields: 20, fieldSize: 20_000, parts: 40 })) {
    if (part.type === 'field') {
      fields[part.fieldname] = cleanText(String(part.value));
      if (part.fieldname === CSRF_FIELD) {
        await site.identity.csrf.check(request, part.value);
        checked = true;
      }
      continue;
    }
    if (!checked) await site.identity.csrf.check(request, undefined);
    const content = await collect(part.file, (bytes) => room.take(reply, sender, bytes));
    // A file field that was left empty is sent as a file without a name.
    if (part.filename || content.length > 0)
      files.push({
        field: part.fieldname,
        name: fileName(part.filename),
        type: part.mimetype,
        content,
        tooLarge: part.file.truncated,
      });
  }
  if (!checked) await site.identity.csrf.check(request, undefined);
  return { fields, files };
}

async function* partsOf(
  request: FastifyRequest,
  limits: NonNullable<FastifyMultipartBaseOptions['limits']>,
): AsyncGenerator<Multipart> {
  // The reader of forms waits for ever for a sender who is gone already.
  if (request.raw.destroyed) throw new Problem('parse-error');
  try {
    yield* request.parts({ limits });
  } catch (cause) {
    throw unreadable(cause);
  } finally {
    // The rest of a form that was refused goes by unread: many a sender looks at the answer only when all is sent.
    request.raw.unpipe().resume();
  }
}

async function collect(stream: AsyncIterable<Buffer>, take: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) {
      take(chunk.length);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw unreadable(cause);
  }
  return Buffer.concat(chunks);
}

/** A form that cannot be read is the fault of its sender, however the reader of forms calls it. */
function unreadable(cause: unknown): Problem {
  const problem = problemOf(cause);
  return cause instanceof Problem || problem.status < 500 ? problem : new Problem('parse-error', undefined, { cause });
}

const LONGEST_NAME = 120;

/** Without a folder, and without what a file system or a header could stumble over. */
function fileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '')
    .trim();
  // A sign that takes two places may be cut in half.
  return clean.slice(-LONGEST_NAME).toWellFormed().replaceAll('\ufffd', '') || 'bestand';
}

/** As a file to keep, whatever it is: a page of somebody else must not run here. */
export const sendDownload = (reply: FastifyReply, { content, type, name, bytes }: Download): FastifyReply =>
  reply
    .headers({
      'content-type': /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream',
      'content-length': String(bytes),
      // RFC 6266, with the name in UTF-8 (RFC 8187).
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    .send(content);
