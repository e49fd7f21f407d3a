/** What the parts of a case type share: they belong to one version of it, and live and are dated with it. */
import { date, type Fields, relation, text } from '../../engine/fields.ts';
import type { MemoryContext } from '../../engine/filter.ts';
import type { Row } from '../../engine/work.ts';
import { showsLifetime } from './versions.ts';

export const zaaktype = relation('zaaktype', { required: true, column: true });

/** Given for clients that send back what they read; checked, never kept: the case type says it. */
export const dates: Fields = {
  beginGeldigheid: date({ nullable: true, writeOnly: true }),
  eindeGeldigheid: date({ nullable: true, writeOnly: true }),
};

/** Deprecated in the standard; checked when given (ztc-013). */
export const catalogus = relation('catalogus', { nullable: true, writeOnly: true });

/** What `ofZaaktype` and `withDates` give. */
export const showsZaaktype: Fields = { zaaktypeIdentificatie: text(50), catalogus: relation('catalogus') };
export const showsDates: Fields = {
  ...showsZaaktype,
  beginGeldigheid: date(),
  eindeGeldigheid: date({ nullable: true }),
  ...showsLifetime,
};

export function ofZaaktype(row: Row, context: MemoryContext) {
  const record = context.get('zaaktype', String(row.record.zaaktype))?.record;
  return {
    zaaktypeIdentificatie: record?.identificatie ?? '',
    catalogus: context.get('catalogus', String(record?.catalogus)),
  };
}

export function withDates(row: Row, context: MemoryContext) {
  const record = context.get('zaaktype', String(row.record.zaaktype))?.record;
  const beginGeldigheid = record?.beginGeldigheid ?? null;
  const eindeGeldigheid = record?.eindeGeldigheid ?? null;
  return {
    ...ofZaaktype(row, context),
    beginGeldigheid,
    eindeGeldigheid,
    beginObject: beginGeldigheid,
    eindeObject: eindeGeldigheid,
  };
}
