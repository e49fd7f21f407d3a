/** Rows that rules and effects of a case look at. A plain change loads no more than the case itself. */
import type { Need, Record_, Resource } from '../../engine/resource.ts';

const CHILDREN = ['status', 'resultaat', 'rol', 'zaakinformatieobject', 'zaakeigenschap'];

export const zaakNeeds: NonNullable<Resource['needs']> = (record, _, { kind, id }) => [
  ...(record.hoofdzaak ? [{ resource: 'zaak', id: String(record.hoofdzaak) }] : []),
  ...(kind === 'delete' ? everythingOf(id) : relatedTo(record, id, kind)),
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

/** zrc-023: a case, its sub-cases and all that belongs to them. */
function everythingOf(id: string): readonly Need[] {
  const subCases = { resource: 'zaak', column: 'id', where: 'hoofdzaak', is: id } as const;
  return [
    { resource: 'zaak', where: 'hoofdzaak', is: id },
    ...[...CHILDREN, 'objectinformatieobject'].flatMap((resource): Need[] => [
      { resource, where: 'zaak', is: id },
      { resource, where: 'zaak', in: subCases },
    ]),
  ];
}

/** The documents of a case and the relations to them. */
export const documentsOf = (zaak: string): readonly Need[] => [
  { resource: 'zaakinformatieobject', where: 'zaak', is: zaak },
  {
    resource: 'enkelvoudiginformatieobject',
    in: { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', is: zaak },
  },
];
