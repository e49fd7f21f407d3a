/** The forms of the archive, under the names of its registers. */
import type { TypeChoice } from '../../../services/operations/archive.ts';
import type { FormField } from '../form-fields.ts';
import { GROUND } from './pages/words.ts';

type Types = readonly TypeChoice[];

/** A list or transfer is of one case type, or of all. */
const TYPE: FormField<Types> = {
  name: 'zaaktypen',
  label: 'archive.new.type',
  kind: 'choice',
  none: 'archive.new.type.all',
  codes: ['does_not_exist', 'no-cases'],
  options: (types) => types.map(({ id, name }) => ({ value: id, label: name, dutch: 'everything' })),
};

export const LIST_FORM: readonly FormField<Types>[] = [
  { name: 'naam', label: 'archive.new.name', kind: 'text' },
  TYPE,
  { name: 'actiedatumVanaf', label: 'archive.new.from', kind: 'date', optional: true },
  { name: 'actiedatumTotEnMet', label: 'archive.new.until', kind: 'date', optional: true },
  { name: 'toelichting', label: 'archive.new.explain', kind: 'long', optional: true },
];

export const TRANSFER_FORM: readonly FormField<Types>[] = [
  { name: 'naam', label: 'transfer.new.name', kind: 'text' },
  { name: 'archiefbewaarplaats', label: 'transfer.to', kind: 'text' },
  TYPE,
];

export const HOLD_FORM: readonly FormField[] = [
  { name: 'zaak', label: 'hold.number', kind: 'text' },
  { name: 'grond', label: 'hold.ground', kind: 'choice', choices: { '': 'right.choose', ...GROUND } },
  { name: 'toelichting', label: 'hold.explain', kind: 'long', help: 'hold.explain.help' },
];
