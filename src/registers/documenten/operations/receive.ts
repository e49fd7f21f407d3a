/** Content that comes inside a request, as base64: kept while it comes, checked against what is said of it. */
import type { OwnCall, Streams, TextFault } from '../../../engine/own.ts';
import { type Mode, validateBody } from '../../../engine/validate.ts';
import { type InvalidParam, invalid } from '../../../foundation/problems.ts';
import type { Blobs } from '../../../foundation/types.ts';
import { DOCUMENT, downloadPath } from '../api.ts';
import { type Content, pieceOf, readContent, storeContent } from '../content.ts';
import { checkIntegrity } from '../integriteit.ts';

/** Above this, content is sent in parts. */
const MOST_INLINE = 100_000_000;
/** Bytes of what is said of the document. */
export const MOST_WORDS = 1_000_000;

export const streamsContent = (blobs: Blobs): Streams => ({
  member: 'inhoud',
  most: MOST_INLINE,
  tooLarge: `De inhoud is meer dan ${MOST_INLINE} bytes. Laat inhoud leeg, vul bestandsomvang in en stuur het bestand in delen.`,
  keep: ({ municipality }, content) => blobs.write(municipality, content),
});

export interface Received {
  /** The body without the bytes. */
  readonly input: unknown;
  /** What the row refers to: nothing said, no content (null), or what was kept. */
  readonly columns?: { readonly inhoud: Content | null };
}

/** @throws invalid */
export async function receive(blobs: Blobs, call: OwnCall, mode: Mode): Promise<Received> {
  const { engine, caller, body, streamed } = call;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { input: body };
  const { inhoud, ...rest } = body as Record<string, unknown>;
  if (streamed === undefined) {
    if (inhoud === undefined && mode === 'patch') return { input: rest };
    if (inhoud !== undefined && inhoud !== null) throw invalid(fault('invalid', 'Geef de inhoud als base64.'));
    // An empty file is a file: its size says that no bytes will follow.
    if (rest.bestandsomvang === 0) await storeContent(blobs, caller.municipality, Buffer.alloc(0));
    return { input: rest, columns: { inhoud: null } };
  }
  if (isOwnAddress(call, inhoud)) return { input: rest };
  if ('fault' in streamed) throw invalid(FAULTS[streamed.fault]);
  const input = mode === 'patch' || 'bestandsomvang' in rest ? rest : { ...rest, bestandsomvang: streamed.size };
  const content = [pieceOf(streamed)];
  // Faults in fields come first; and what is refused anyway is not read again.
  validateBody(engine.parts.registry, engine.parts.registry.get(DOCUMENT), caller.base, input, mode);
  const damaged = await checkIntegrity(rest.integriteit, () => readContent(blobs, caller.municipality, content));
  if (damaged) throw invalid(damaged);
  return { input, columns: { inhoud: content } };
}

/** What was read is put back: the address of the content means that it stays as it is. */
const isOwnAddress = ({ caller, params }: OwnCall, inhoud: unknown): boolean =>
  params.id !== undefined && typeof inhoud === 'string' && inhoud.startsWith(caller.base + downloadPath(params.id, ''));

const fault = (code: string, reason: string): InvalidParam => ({ name: 'inhoud', code, reason });

const FAULTS: Readonly<Record<TextFault, InvalidParam>> = {
  alphabet: fault('invalid-base64', 'Dit is geen base64.'),
  padding: fault('incorrect-base64-padding', 'De base64 is niet compleet; aan het einde ontbreekt iets.'),
};
