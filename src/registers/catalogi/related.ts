/** Records around a draft, as this write leaves them: what is stored, with what this write adds and changes. */
import type { Draft, Work } from '../../engine/work.ts';

export function related(work: Work, resource: string, field: string, id: string): readonly Draft[] {
  // find() brings the stored rows into the work.
  for (const row of work.snapshot.related(resource, field, id)) work.find(resource, row.id);
  return work.filter(resource, ({ record }) =>
    Array.isArray(record[field]) ? record[field].includes(id) : record[field] === id,
  );
}

export const zaaktypeOf = (work: Work, it: Draft): Draft | undefined => work.find('zaaktype', it.record.zaaktype);

/** The catalogue of a type, or of the case type that a part belongs to. */
export const catalogusOf = (work: Work, it: Draft): unknown =>
  it.record.zaaktype === undefined ? it.record.catalogus : zaaktypeOf(work, it)?.record.catalogus;
