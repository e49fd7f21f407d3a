/** zrc-016 to zrc-020: what is added to a case is of a type that its case type knows. */
import type { Rule } from '../../../engine/resource.ts';

/** Which field names the type, and the registered name of that type. */
export interface TypeRule {
  readonly number: string;
  readonly field: string;
  readonly type: string;
}

export const zrc018: TypeRule = { number: 'zrc-018', field: 'eigenschap', type: 'eigenschap' };
export const zrc019: TypeRule = { number: 'zrc-019', field: 'roltype', type: 'roltype' };
export const zrc020: TypeRule = { number: 'zrc-020', field: 'resultaattype', type: 'resultaattype' };

export const sameType = ({ number, field, type }: TypeRule): Rule => ({
  number,
  on: ['create', 'update', 'move'],
  check(work, { record }) {
    const found = work.snapshot.get(type, String(record[field]));
    if (!found) return { name: field, code: 'bad-url', reason: `Dit ${type} bestaat hier niet.` };
    return found.record.zaaktype === work.find('zaak', record.zaak)!.record.zaaktype
      ? undefined
      : {
          name: 'nonFieldErrors',
          code: 'zaaktype-mismatch',
          reason: `Dit ${type} hoort niet bij het zaaktype van de zaak.`,
        };
  },
});
