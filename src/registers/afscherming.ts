/**
 * What follows a shielded case: its decisions, and the documents that are in nothing else. Registers do not import each
 * other, so what three of them do with the same records is here.
 */
import type { Need, Values } from '../engine/resource.ts';
import type { Draft, Work } from '../engine/work.ts';

const DOCUMENT = 'enkelvoudiginformatieobject';

/** True where somebody shielded a case at all; elsewhere nobody looks further. */
export const wordtAfgeschermd = ({ snapshot }: Pick<Work, 'snapshot'>): boolean =>
  snapshot.all('zaakafscherming').length > 0;

/** Documents, and all that they are in. */
export const metHouders = (documenten: Values): readonly Need[] => [
  { resource: DOCUMENT, ...documenten },
  ...HOUDERS.flatMap(({ link, houder }): readonly Need[] => [
    { resource: link, where: 'informatieobject', ...documenten },
    { resource: houder, in: { resource: link, column: houder, where: 'informatieobject', ...documenten } },
  ]),
];

const HOUDERS = [
  { link: 'zaakinformatieobject', houder: 'zaak' },
  { link: 'besluitinformatieobject', houder: 'besluit' },
] as const;

/** The documents and decisions of a case, and all that those documents are in. */
export const metAlles = (zaak: string): readonly Need[] => [
  { resource: 'besluit', where: 'zaak', is: zaak },
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
 * shielded case, it is not open to others for that.
 */
export function volgHouders(work: Work, id: unknown): void {
  const document = work.find(DOCUMENT, id);
  if (!document) return;
  const houders = HOUDERS.flatMap(({ link, houder }) =>
    work
      .filter(link, ({ record }) => record.informatieobject === document.id)
      .flatMap(({ record }) => work.find(houder, record[houder]) ?? []),
  );
  if (houders.length > 0) schermAf(work, document, houders.every(isAfgeschermd));
}

export function schermAf(work: Work, draft: Draft, afgeschermd: boolean): void {
  if (isAfgeschermd(draft) !== afgeschermd) work.setColumns(draft, { afgeschermd });
}
