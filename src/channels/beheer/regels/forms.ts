/** The form of a proposal, under the names of the register. */
import type { RuleChoices } from '../../../services/operations/manage-rules.ts';
import type { Option } from '../../ui/components/fields.tsx';
import type { FormField } from '../form-fields.ts';

export const EFFECT = { verbied: 'rule.effect.forbid', laat_weg: 'rule.effect.leave' } as const;
const LEVELS = {
  '': 'rule.level.none',
  substantieel: 'rule.level.substantial',
  hoog: 'rule.level.high',
} as const;
const SECRECY = {
  '': 'rule.secrecy.none',
  zaakvertrouwelijk: 'rule.secrecy.case',
  vertrouwelijk: 'rule.secrecy.confidential',
  geheim: 'rule.secrecy.secret',
} as const;

const ofWords =
  (what: keyof RuleChoices) =>
  (choices: RuleChoices): readonly Option[] =>
    choices[what].map(({ value, name }) => ({ value, label: name, dutch: 'everything' }));

export const RULE_FORM: readonly FormField<RuleChoices>[] = [
  { name: 'naam', label: 'rule.name', kind: 'text', group: 'rule.part.what' },
  { name: 'identificatie', label: 'rule.key', help: 'rule.key.help', kind: 'text', group: 'rule.part.what' },
  {
    name: 'effect',
    label: 'rule.effect',
    kind: 'choice',
    choices: { '': 'right.choose', ...EFFECT },
    group: 'rule.part.what',
  },
  { name: 'reden', label: 'rule.why', help: 'rule.why.help', kind: 'long', group: 'rule.part.what' },
  {
    name: 'voor.applicaties',
    label: 'rule.apps',
    help: 'rule.empty',
    kind: 'several',
    options: ofWords('applications'),
    optional: true,
    group: 'rule.part.whom',
  },
  {
    name: 'voor.rollen',
    label: 'rule.roles',
    help: 'rule.empty',
    kind: 'several',
    options: ofWords('roles'),
    optional: true,
    group: 'rule.part.whom',
  },
  {
    name: 'voor.afdelingen',
    label: 'rule.departments',
    help: 'rule.empty',
    kind: 'several',
    options: ofWords('departments'),
    optional: true,
    group: 'rule.part.whom',
  },
  {
    name: 'voor.activiteiten',
    label: 'rule.activities',
    help: 'rule.empty',
    kind: 'several',
    options: ofWords('activities'),
    optional: true,
    group: 'rule.part.whom',
  },
  {
    name: 'voor.lagerDan',
    label: 'rule.level',
    kind: 'choice',
    choices: LEVELS,
    optional: true,
    group: 'rule.part.whom',
  },
  {
    name: 'over.gegevens',
    label: 'rule.data',
    help: 'rule.data.help',
    kind: 'several',
    options: ofWords('data'),
    optional: true,
    group: 'rule.part.about',
    codes: ['required'],
  },
  {
    name: 'over.scopes',
    label: 'rule.scopes',
    help: 'rule.scopes.help',
    kind: 'several',
    options: ofWords('scopes'),
    optional: true,
    group: 'rule.part.about',
  },
  {
    name: 'over.typen',
    label: 'rule.type',
    kind: 'choice',
    none: 'rule.type.all',
    optional: true,
    group: 'rule.part.about',
    options: ofWords('types'),
  },
  {
    name: 'over.vanafVertrouwelijkheid',
    label: 'rule.secrecy',
    kind: 'choice',
    choices: SECRECY,
    optional: true,
    group: 'rule.part.about',
  },
  {
    name: 'weglaten',
    label: 'rule.fields',
    help: 'rule.fields.help',
    kind: 'words',
    optional: true,
    group: 'rule.part.about',
  },
  { name: 'beginGeldigheid', label: 'rule.from', kind: 'date', optional: true, group: 'rule.part.when' },
  { name: 'eindeGeldigheid', label: 'rule.until', kind: 'date', optional: true, group: 'rule.part.when' },
];
