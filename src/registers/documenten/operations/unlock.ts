/** POST /enkelvoudiginformatieobjecten/{id}/unlock: the lock goes, and the parts that were sent become the content. */
import { text } from '../../../engine/fields.ts';
import type { OwnCall, OwnOperation } from '../../../engine/own.ts';
import type { Draft, Work } from '../../../engine/work.ts';
import { invalid } from '../../../foundation/problems.ts';
import type { Blobs } from '../../../foundation/types.ts';
import { DOCUMENT, documentenApi, downloadPath, GEFORCEERD_UNLOCK, LOCK } from '../api.ts';
import { readContent } from '../content.ts';
import { joined, partsOf } from '../effects/inhoud.ts';
import { checkIntegrity } from '../integriteit.ts';
import { incorrectLock } from '../rules/lock.ts';
import { changeLock } from './locked.ts';

export const unlock = (blobs: Blobs): OwnOperation => ({
  method: 'POST',
  api: documentenApi,
  path: 'enkelvoudiginformatieobjecten/{id}/unlock',
  operationId: 'enkelvoudiginformatieobject_unlock',
  summary: 'Haalt het document van slot. Zonder slot kan dat alleen met het recht documenten.geforceerd-unlock.',
  scopes: [LOCK, GEFORCEERD_UNLOCK],
  resource: DOCUMENT,
  takes: { lock: text(100) },
  takesNothing: true,
  status: 204,
  async handle(call) {
    const given = lockOf(call.body);
    return changeLock(call, {
      operation: 'unlock',
      scopes: [LOCK, GEFORCEERD_UNLOCK],
      async prepare(work, document) {
        const { parts } = call.engine;
        work.load(
          await parts.loader.load(call.caller, [
            { resource: 'bestandsdeel', where: 'informatieobject', is: document.id },
          ]),
        );
        if (!isForced(work, document, given)) await refuseDamaged(blobs, call, work, document);
      },
      act: (work, document) => open(work, document, isForced(work, document, given)),
      answer: { status: 204 },
    });
  },
});

function lockOf(body: unknown): string {
  const given = (body as { readonly lock?: unknown } | undefined | null)?.lock ?? '';
  if (typeof given !== 'string') throw invalid({ name: 'lock', code: 'invalid', reason: 'Dit moet tekst zijn.' });
  return given;
}

/** Who leaves the lock out asks to force it (drc-009). @throws invalid */
function isForced(work: Work, document: Draft, given: string): boolean {
  const held = (document.columns.lock as string | null) ?? '';
  if (given === held) return false;
  if (given === '' && work.may(work, document, [GEFORCEERD_UNLOCK])) return true;
  throw invalid(incorrectLock);
}

function open(work: Work, document: Draft, forced: boolean): void {
  const parts = partsOf(work, document);
  const content = parts.length > 0 ? joined(parts) : undefined;
  if (parts.length > 0 && !content && !forced) throw invalid(incomplete(parts));
  if (parts.length === 0 && !document.columns.lock) return;
  work.setColumns(document, { lock: null, ...(content ? { inhoud: content } : {}) });
  work.change(document, {
    locked: false,
    bestandsdelen: [],
    ...(content ? { inhoud: downloadPath(document.id, document.record.versie) } : {}),
    // What was promised and did not come is not there.
    ...(parts.length > 0 && !content ? { bestandsomvang: null } : {}),
  });
  for (const part of parts) work.remove(part);
  // That the content is there now is news; that a lock came or went is not.
  if (parts.length > 0) document.implied = false;
}

const incomplete = (parts: readonly Draft[]) =>
  parts.some(({ record }) => record.voltooid)
    ? {
        name: 'nonFieldErrors',
        code: 'incomplete-upload',
        reason: 'Nog niet alle bestandsdelen zijn ontvangen. Stuur de andere ook.',
      }
    : {
        name: 'nonFieldErrors',
        code: 'file-size',
        reason: 'Er is nog geen inhoud ontvangen. Stuur de bestandsdelen, of zet bestandsomvang op 0.',
      };

/** @throws invalid when the bytes are not those that integriteit tells of; then the document stays locked. */
async function refuseDamaged(blobs: Blobs, { caller }: OwnCall, work: Work, document: Draft): Promise<void> {
  const content = joined(partsOf(work, document));
  if (!content || content.length === 0) return;
  const fault = await checkIntegrity(document.record.integriteit, () =>
    readContent(blobs, caller.municipality, content),
  );
  if (fault) throw invalid(fault);
}
