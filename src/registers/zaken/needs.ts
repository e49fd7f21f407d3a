/** Rows that rules and effects of a case look at. A plain change loads no more than the case itself. */
import type { Need, Record_, Resource } from '../../engine/resource.ts';

export const zaakNeeds: NonNullable<Resource['needs']> = (record, work, { kind, id }) => [
  // The main case, and the one it leaves, show their sub-cases.
  ...[record.hoofdzaak, work.find('zaak', id)?.before?.record.hoofdzaak].flatMap((main) =>
    main ? [{ resource: 'zaak', id: String(main) }] : [],
  ),
  ...(kind === 'delete' ? [] : relatedTo(record, id, kind)),
];

function relatedTo(record: Record_, id: string, kind: 'create' | 'update'): readonly Need[] {
  const relevant = (record.relevanteAndereZaken as { url: string }[]).filter(({ url }) => !url.includes(':'));
  const needs: Need[] = relevant.map(({ url }) => ({ resource: 'zaak', id: url }));
  // zrc-013 asks whether a case that becomes a sub-case has sub-cases itself.
  if (kind === 'update' && record.hoofdzaak) needs.push({ resource: 'zaak', where: 'hoofdzaak', is: id });
  // zrc-022 asks whether every document is archived.
  if (kind === 'update' && record.archiefstatus !== 'nog_te_archiveren') needs.push(...documentsOf(id));
  return needs;
}

/** The documents of a case and the relations to them. */
export const documentsOf = (zaak: string): readonly Need[] => [
  { resource: 'zaakinformatieobject', where: 'zaak', is: zaak },
  {
    resource: 'enkelvoudiginformatieobject',
    in: { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', is: zaak },
  },
];
