/** Content that comes inside a request, as base64: measured, decoded, checked, and stored before the row is. */
import type { OwnCall } from '../../../engine/own.ts';
import { type Mode, validateBody } from '../../../engine/validate.ts';
import { type InvalidParam, invalid, Problem } from '../../../foundation/problems.ts';
import type { Blobs } from '../../../foundation/types.ts';
import { DOCUMENT, downloadPath } from '../api.ts';
import { type Content, storeContent } from '../content.ts';
import { checkIntegrity } from '../integriteit.ts';

/** Above this, content is sent in parts. */
const MOST_INLINE = 100_000_000;
/** The same in base64, with room for what is said of the document. */
export const MOST_BODY = Math.ceil(MOST_INLINE / 3) * 4 + 1_000_000;

export interface Received {
  /** The body without the bytes. */
  readonly input: unknown;
  /** What the row refers to: nothing said, no content (null), or what was stored. */
  readonly columns?: { readonly inhoud: Content | null };
}

/** @throws invalid, payload-too-large */
export async function receive(blobs: Blobs, call: OwnCall, mode: Mode): Promise<Received> {
  const { engine, caller, body } = call;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { input: body };
  const { inhoud: given, ...rest } = body as Record<string, unknown>;
  const inhoud = given ?? (given === null || mode !== 'patch' ? null : undefined);
  if (inhoud === undefined || isOwnAddress(call, inhoud)) return { input: rest };
  // An empty file is a file: its size says that no bytes will follow.
  if (inhoud === null) {
    if (rest.bestandsomvang === 0) await storeContent(blobs, caller.municipality, Buffer.alloc(0));
    return { input: rest, columns: { inhoud: null } };
  }
  const bytes = decode(inhoud);
  const input = mode === 'patch' || 'bestandsomvang' in rest ? rest : { ...rest, bestandsomvang: bytes.length };
  // What is refused anyway is not stored first.
  validateBody(engine.parts.registry, engine.parts.registry.get(DOCUMENT), caller.base, input, mode);
  const fault = await checkIntegrity(rest.integriteit, () => [bytes]);
  if (fault) throw invalid(fault);
  return { input, columns: { inhoud: await storeContent(blobs, caller.municipality, bytes) } };
}

/** What was read is put back: the address of the content means that it stays as it is. */
const isOwnAddress = ({ caller, params }: OwnCall, inhoud: unknown): boolean =>
  params.id !== undefined && typeof inhoud === 'string' && inhoud.startsWith(caller.base + downloadPath(params.id, ''));

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function decode(inhoud: unknown): Buffer {
  if (typeof inhoud !== 'string') throw invalid(fault('invalid', 'Geef de inhoud als base64.'));
  const padding = inhoud.endsWith('==') ? 2 : inhoud.endsWith('=') ? 1 : 0;
  if ((inhoud.length / 4) * 3 - padding > MOST_INLINE)
    throw new Problem(
      'payload-too-large',
      `De inhoud is meer dan ${MOST_INLINE} bytes. Laat inhoud leeg, vul bestandsomvang in en stuur het bestand in delen.`,
    );
  if (!BASE64.test(inhoud)) throw invalid(fault('invalid-base64', 'Dit is geen base64.'));
  if (inhoud.length % 4 !== 0)
    throw invalid(fault('incorrect-base64-padding', 'De base64 is niet compleet; aan het einde ontbreekt iets.'));
  return Buffer.from(inhoud, 'base64');
}

const fault = (code: string, reason: string): InvalidParam => ({ name: 'inhoud', code, reason });
