/** The forms of decisions about the logbook, under the names of the API. */

import { ONTHOUDEN, VASTHOUDEN, WISSEN } from '../../../services/logboek/gronden.ts';
import type { Choice } from '../../../services/operations/manage-applications.ts';
import type { FormField, PlainLabel } from '../form-fields.ts';

type Activities = readonly Choice[];

const groundsOf = (table: object): Readonly<Record<string, PlainLabel>> => ({
  '': 'right.choose',
  ...Object.fromEntries(Object.keys(table).map((name) => [name, `logground.${name}` as PlainLabel])),
});
export const GROUNDS: Readonly<Record<string, PlainLabel>> = groundsOf({ ...ONTHOUDEN, ...VASTHOUDEN, ...WISSEN });

const PERSON: FormField<Activities> = { name: 'bsn', label: 'logdecision.person', kind: 'text' };
const WHY: FormField<Activities> = {
  name: 'reden',
  label: 'logdecision.why',
  kind: 'long',
  help: 'logdecision.why.help',
};
const activity = (name: string, label: PlainLabel): FormField<Activities> => ({
  name,
  label,
  kind: 'choice',
  none: 'right.choose',
  options: (all) => all.map(({ id, name }) => ({ value: id, label: name, dutch: 'everything' })),
});
const ground = (table: object): FormField<Activities> => ({
  name: 'grond',
  label: 'logdecision.ground',
  kind: 'choice',
  choices: groundsOf(table),
});

export const LOG_FORMS = {
  onthouden: [
    PERSON,
    activity('activiteit', 'logdecision.activity'),
    ground(ONTHOUDEN),
    { name: 'vanaf', label: 'logdecision.from', kind: 'date' },
    { name: 'totEnMet', label: 'logdecision.to', kind: 'date', help: 'logdecision.to.help' },
    WHY,
  ],
  vasthouden: [PERSON, ground(VASTHOUDEN), WHY],
  wissen: [
    activity('activiteit', 'logdecision.activity'),
    { name: 'voor', label: 'logdecision.old', kind: 'date' },
    WHY,
  ],
  termijn: [
    activity('waarvan', 'logdecision.of'),
    { name: 'termijn', label: 'logdecision.term', kind: 'duration', help: 'logdecision.term.help' },
    WHY,
  ],
} as const satisfies Readonly<Record<string, readonly FormField<Activities>[]>>;

export type LogForm = keyof typeof LOG_FORMS;
export const isLogForm = (kind: string): kind is LogForm => Object.hasOwn(LOG_FORMS, kind);
