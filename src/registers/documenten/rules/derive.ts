/** What a document gets when its maker leaves it out, and what each version gets by itself. */
import type { Record_ } from '../../../engine/resource.ts';
import type { Work } from '../../../engine/work.ts';

export function deriveDocument(record: Record_, work: Work, before?: Record_): Record_ {
  const type = work.snapshot.get('informatieobjecttype', String(record.informatieobjecttype))?.record;
  return {
    ...record,
    identificatie: record.identificatie || before?.identificatie || '',
    // drc-007: the confidentiality of the type, unless the client gives one. One that was given is not lost by a put.
    vertrouwelijkheidaanduiding:
      record.vertrouwelijkheidaanduiding ||
      before?.vertrouwelijkheidaanduiding ||
      type?.vertrouwelijkheidaanduiding ||
      'zeer_geheim',
    versie: before ? Number(before.versie) + 1 : 1,
    beginRegistratie: work.at.toISOString(),
  };
}
