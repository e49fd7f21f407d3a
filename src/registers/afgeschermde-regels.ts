/**
 * Lines of lists of destruction and transfers, of a case that is shielded: they stay, since the list needs them, and do not
 * tell which case it is. What they told is kept beside it, for who may see the case, and comes back with the end of the
 * shield or of the case: what its destruction leaves is read as any other.
 */
import type { Column, Need, Record_ } from '../engine/resource.ts';
import type { Draft, Work } from '../engine/work.ts';

const REGELS = ['vernietigingsregel', 'overbrengingsregel'] as const;

/** The record without what tells of the case. Its archive date is what puts it on the list. */
const LEEG: Record_ = {
  identificatie: '',
  zaaktype: '',
  zaaktypeOmschrijving: '',
  startdatum: null,
  einddatum: null,
  resultaat: '',
  selectielijstklasse: '',
  beginTermijn: null,
};

/** Of a resource of lines: what was told before, while it is out of sight. */
export const verborgen = { verborgen: { type: 'jsonb' } } as const satisfies Readonly<Record<string, Column>>;

export const metRegels = (zaak: string): readonly Need[] =>
  REGELS.map((resource) => ({ resource, where: 'zaakId', whole: true, is: zaak }));

export function schermRegelsAf(work: Work, zaak: unknown, afgeschermd: boolean): void {
  for (const name of REGELS)
    for (const regel of work.filter(name, ({ record }) => record.zaakId === zaak))
      schermRegelAf(work, regel, afgeschermd);
}

export function schermRegelAf(work: Work, regel: Draft, afgeschermd: boolean): void {
  const eerder = regel.columns.verborgen as Record_ | null | undefined;
  if (Boolean(eerder) === afgeschermd) return;
  const names = Object.keys(LEEG).filter((name) => regel.resource.fields[name]);
  const of = (record: Record_): Record_ => Object.fromEntries(names.map((name) => [name, record[name]]));
  const { record } = regel;
  work.change(regel, eerder ?? of(LEEG));
  work.setColumns(regel, { verborgen: eerder ? null : of(record) });
}

/** As it was before it was shielded, for who may see the case. */
export const onverborgen = ({ record, columns }: Pick<Draft, 'record' | 'columns'>): Record_ => ({
  ...record,
  ...(columns.verborgen as Record_ | null | undefined),
});
