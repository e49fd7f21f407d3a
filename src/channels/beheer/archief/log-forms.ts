/** The forms of decisions about the logbook, under the names of the API. */

import type { ONTHOUDEN, VASTHOUDEN, WISSEN } from '../../../services/logboek/gronden.ts';
import type { Choice } from '../../../services/operations/manage-applications.ts';
import type { FormField, PlainLabel } from '../form-fields.ts';

type Activities = readonly Choice[];

const ONTHOUDEN_WORDS: Readonly<Record<keyof typeof ONTHOUDEN, PlainLabel>> = {
  'openbare-veiligheid': 'logground.openbare-veiligheid',
  'strafbare-feiten': 'logground.strafbare-feiten',
  'financieel-belang': 'logground.financieel-belang',
  beroepscode: 'logground.beroepscode',
  toezicht: 'logground.toezicht',
  'rechten-van-anderen': 'logground.rechten-van-anderen',
  'civiele-vordering': 'logground.civiele-vordering',
  politiegegevens: 'logground.politiegegevens',
};
const WISSEN_WORDS: Readonly<Record<keyof typeof WISSEN, PlainLabel>> = {
  bewaartermijn: 'logground.bewaartermijn',
  onrechtmatig: 'logground.onrechtmatig',
  'wettelijke-plicht': 'logground.wettelijke-plicht',
  bevel: 'logground.bevel',
};
/** What is past its period is found by its activity and day. */
const { bewaartermijn: _, ...BY_PLACE_WORDS } = WISSEN_WORDS;
const VASTHOUDEN_WORDS: Readonly<Record<keyof typeof VASTHOUDEN, PlainLabel>> = {
  'avg-verzoek': 'logground.avg-verzoek',
  'avg-bezwaar': 'logground.avg-bezwaar',
  procedure: 'logground.procedure',
  vordering: 'logground.vordering',
};

/** Of all decisions. */
export const GROUNDS: Readonly<Record<string, PlainLabel>> = {
  ...ONTHOUDEN_WORDS,
  ...WISSEN_WORDS,
  ...VASTHOUDEN_WORDS,
};

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
const ground = (words: Readonly<Record<string, PlainLabel>>): FormField<Activities> => ({
  name: 'grond',
  label: 'logdecision.ground',
  kind: 'choice',
  choices: { '': 'right.choose', ...words },
});

export const LOG_FORMS = {
  onthouden: [
    PERSON,
    activity('activiteit', 'logdecision.activity'),
    ground(ONTHOUDEN_WORDS),
    { name: 'vanaf', label: 'logdecision.from', kind: 'date' },
    { name: 'totEnMet', label: 'logdecision.to', kind: 'date', help: 'logdecision.to.help' },
    WHY,
  ],
  vasthouden: [PERSON, ground(VASTHOUDEN_WORDS), WHY],
  wissen: [
    activity('activiteit', 'logdecision.activity'),
    { name: 'voor', label: 'logdecision.old', kind: 'date' },
    WHY,
  ],
  regels: [
    ground(BY_PLACE_WORDS),
    { name: 'regels', label: 'logdecision.places', kind: 'words', help: 'logdecision.places.help' },
    WHY,
  ],
  termijn: [
    activity('waarvan', 'logdecision.of'),
    { name: 'termijn', label: 'logdecision.term', kind: 'duration', help: 'logdecision.term.help' },
    WHY,
  ],
} as const satisfies Readonly<Record<string, readonly FormField<Activities>[]>>;

/** Two ways to erase: what is old of an activity, and lines that are named by their place. */
export type LogForm = keyof typeof LOG_FORMS;
export const isLogForm = (kind: string): kind is LogForm => Object.hasOwn(LOG_FORMS, kind);
