/**
 * What follows a shielded case: its decisions, and the documents that are in nothing else. Registers do not import each
 * other, so what three of them do with the same records is here.
 */
import type { Effect, Need, Values } from '../engine/resource.ts';
import type { Draft, Work } from '../engine/work.ts';

const DOCUMENT = 'enkelvoudiginformatieobject';

/** True where somebody shielded a case at all; elsewhere nobody looks further. */
export const wordtAfgeschermd = ({ snapshot, filter }: Pick<Work, 'snapshot' | 'filter'>): boolean =>
  snapshot.all('zaakafscherming').length > 0 || filter('zaakafscherming', () => true).length > 0;

/** Documents, and all that they are in. */
export const metHouders = (documenten: Values): readonly Need[] => [
  { resource: DOCUMENT, whole: true, ...documenten },
  ...HOUDERS.flatMap(({ link, houder }): readonly Need[] => [
    { resource: link, where: 'informatieobject', whole: true, ...documenten },
    { resource: houder, whole: true, in: { resource: link, column: houder, where: 'informatieobject', ...documenten } },
  ]),
];

const HOUDERS = [
  { link: 'zaakinformatieobject', houder: 'zaak' },
  { link: 'besluitinformatieobject', houder: 'besluit' },
] as const;

/** The documents and decisions of a case, and all that those documents are in. */
export const metAlles = (zaak: string): readonly Need[] => [
  { resource: 'besluit', where: 'zaak', whole: true, is: zaak },
  ...metHouders({ in: { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', is: zaak } }),
  ...metHouders({
    in: {
      resource: 'besluitinformatieobject',
      column: 'informatieobject',
      where: 'besluit',
      in: { resource: 'besluit', column: 'id', where: 'zaak', is: zaak },
    },
  }),
];

export const isAfgeschermd = ({ columns }: Draft): boolean => Boolean(columns.afscherming ?? columns.afgeschermd);

/**
 * A document is shielded while all that it is in is so. One that came out of everything stays as it was: taken out of a
 * shielded case, it is not open to others for that. Who puts it in or takes it out, and who shields what it is in, wait for
 * each other: each would conclude from what the other changes.
 */
export function volgHouders(work: Work, documenten: Iterable<unknown>): void {
  const found = [...new Set(documenten)].flatMap((id) => work.find(DOCUMENT, id) ?? []);
  for (const document of found) work.stamp(document);
  const all = wordtAfgeschermd(work) ? found : found.filter(isAfgeschermd);
  if (all.length === 0) return;
  const ids = new Set<unknown>(all.map(({ id }) => id));
  const houders = Map.groupBy(
    HOUDERS.flatMap(({ link, houder }) =>
      work
        .filter(link, ({ record }) => ids.has(record.informatieobject))
        .map(({ record }) => ({ document: record.informatieobject, houder, id: record[houder] })),
    ),
    ({ document }) => document,
  );
  for (const document of all) {
    const held = (houders.get(document.id) ?? []).flatMap(({ houder, id }) => work.find(houder, id) ?? []);
    if (held.length > 0) schermAf(work, document, held.every(isAfgeschermd));
  }
}

/** A document came into something, or out of it. */
export const volgtHouders: Effect = {
  number: 'meent-afscherming-document',
  on: ['create', 'delete', 'move'],
  apply: (work, { record: { informatieobject } }) => volgHouders(work, [informatieobject]),
};

export function schermAf(work: Work, draft: Draft, afgeschermd: boolean): void {
  if (isAfgeschermd(draft) !== afgeschermd) work.setColumns(draft, { afgeschermd });
}
