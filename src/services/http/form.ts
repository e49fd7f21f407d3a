/** Multipart forms, part by part while they come: a file is a stream that is never held in memory. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FormPart } from '../../engine/own.ts';
import { Problem } from '../../foundation/problems.ts';

/** What is no file is a word or a number. */
const MOST_VALUE = 10_000;
const MOST_PARTS = 20;

/** Lets a scope read forms. The operation itself says how many bytes a file may have, and stops there. */
export const readForms = async (scope: FastifyInstance): Promise<void> => {
  await scope.register(multipart, {
    limits: { fileSize: Number.MAX_SAFE_INTEGER, fieldSize: MOST_VALUE, parts: MOST_PARTS, headerPairs: 20 },
    throwFileSizeLimit: true,
  });
};

/** @throws unsupported-media-type for a body that is no form; while reading: parse-error. */
export async function* formOf(request: FastifyRequest): AsyncGenerator<FormPart> {
  if (!request.isMultipart())
    throw new Problem('unsupported-media-type', 'Stuur een formulier als multipart/form-data.');
  // The reader of forms waits for ever for a sender who is gone already.
  if (request.raw.destroyed) throw new Problem('parse-error', 'Het formulier kwam niet aan.');
  const parts = request.parts();
  try {
    for (;;) {
      const { done, value: part } = await parts.next().catch((cause: unknown) => {
        throw new Problem('parse-error', 'Het formulier is niet te lezen.', { cause });
      });
      if (done) return;
      yield part.type === 'file'
        ? { name: part.fieldname, content: part.file }
        : { name: part.fieldname, value: String(part.value) };
    }
  } finally {
    // What nobody wants any more goes by unread: many a sender looks at the answer only when all is sent.
    request.raw.unpipe().resume();
  }
}
