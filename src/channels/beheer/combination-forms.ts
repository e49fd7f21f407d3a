/** The form of a combination, under the names that the open register has. Sources and recipients are boxes of their own. */
import type { Record_ } from '../../engine/resource.ts';
import { CATEGORIE_CODES } from '../../gate/categories.ts';
import { BRONNEN } from '../../gate/sources.ts';
import type { CombinationChoices } from '../../services/operations/manage-combinations.ts';
import { bodyFrom, type FormField } from './form-fields.ts';

type Field = FormField<CombinationChoices>;

/** What it is, and for what. */
export const COMBINATION_WHAT: readonly Field[] = [
  { name: 'naam', label: 'combi.name', help: 'combi.name.help', kind: 'text' },
  { name: 'identificatie', label: 'combi.key', help: 'combi.key.help', kind: 'text' },
  {
    name: 'activiteit',
    label: 'combi.for',
    help: 'combi.for.help',
    kind: 'choice',
    options: ({ activities }) =>
      activities.map(({ identificatie, name }) => ({ value: identificatie, label: name, dutch: 'label' })),
  },
];

export const COMBINATION_KINDS: Field = {
  name: 'categorieenGegevens',
  label: 'combi.kinds',
  help: 'combi.kinds.help',
  kind: 'words',
  optional: true,
};

/** By whom in words, why, and how long. */
export const COMBINATION_WHY: readonly Field[] = [
  { name: 'gebruiktDoor', label: 'combi.by', help: 'combi.by.help', kind: 'text' },
  { name: 'grond.wet', label: 'combi.law', kind: 'text' },
  { name: 'grond.artikel', label: 'combi.article', kind: 'text' },
  { name: 'grond.lid', label: 'combi.part', kind: 'text', optional: true },
  { name: 'grond.toestemming', label: 'combi.consent', kind: 'flag' },
  { name: 'dpia', label: 'combi.dpia', help: 'combi.dpia.help', kind: 'text' },
  { name: 'toelichting', label: 'combi.why', help: 'combi.why.help', kind: 'long' },
  { name: 'beginGeldigheid', label: 'combi.from', kind: 'date' },
  { name: 'eindeGeldigheid', label: 'combi.until', help: 'combi.until.help', kind: 'date', optional: true },
];

/** In the order of the page. */
export const COMBINATION_FORM: readonly Field[] = [
  ...COMBINATION_WHAT,
  { name: 'bronnen', label: 'combi.sources', kind: 'words' },
  COMBINATION_KINDS,
  { name: 'ontvangers', label: 'combi.recipients', kind: 'words' },
  ...COMBINATION_WHY,
];

export const sourceBox = (source: string): string => `bron-${source}`;
/** By the id of the application: a client id may hold what an id on a page may not. */
export const recipientBox = (application: string): string => `voor-${application}`;

/** A kind of data of one source. */
export const kindBox = (source: string, code: string): string => `soort-${source}-${code}`;

/** The form as the API takes it, but for who uses it. */
export const combinationFrom = (typed: Readonly<Record<string, string>>): Record_ => ({
  ...bodyFrom(COMBINATION_FORM, typed),
  bronnen: BRONNEN.filter((one) => typed[sourceBox(one)]),
  gegevens: BRONNEN.filter((one) => typed[sourceBox(one)]).map((bron) => ({
    bron,
    categorieen: CATEGORIE_CODES.filter((code) => typed[kindBox(bron, code)]),
  })),
});

export const recipientsFrom = (typed: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(typed).flatMap((name) =>
    name.startsWith(recipientBox('')) ? [name.slice(recipientBox('').length)] : [],
  );

/** Where a fault of the register stands; what is about one of a list stands at the list. */
export function combinationField(name: string): string {
  if (name.startsWith('gegevens')) return COMBINATION_KINDS.name;
  const known = COMBINATION_FORM.find((field) => name === field.name || name.startsWith(`${field.name}.`));
  return known?.name ?? 'naam';
}
