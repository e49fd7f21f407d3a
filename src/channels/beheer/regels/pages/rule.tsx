/** One version of a rule: what it says, what it would change, and the decision on it. */
import type { RuleChoices, RulePage } from '../../../../services/operations/manage-rules.ts';
import { addresses, type RuleStep } from '../../../ui/addresses.ts';
import { Alert } from '../../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../../ui/components/button.tsx';
import { Badge, DataList } from '../../../ui/components/data.tsx';
import { TextArea } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import type { Translate } from '../../../ui/texts/translate.ts';
import { useUi } from '../../../ui/ui.ts';
import { type FormField, type PlainLabel, shownOf, wordsOf } from '../../form-fields.ts';
import { errorsIn, ManageFrame, Section, type Told, typedIn } from '../../pages/frame.tsx';
import { RULE_FORM } from '../forms.ts';
import { Trial } from './trial.tsx';
import { EFFECTS, STATE } from './words.ts';

export function RuleVersionPage({ rule, ...told }: Told & { readonly rule: RulePage }) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={rule.name}
      dutch
      current="manage.rules"
      crumbs={[{ text: t('rules.title'), href: addresses.manageRules }]}
      {...told}
    >
      <Says rule={rule} />
      {rule.unknown.length > 0 ? (
        <Alert kind="warning" title={t('rule.unknown')}>
          <p>
            <Dutch>{rule.unknown.flatMap(({ names }) => names).join(', ')}</Dutch>
          </p>
          <p>{t('rule.unknown.text')}</p>
        </Alert>
      ) : null}
      {rule.trial ? <Trial trial={rule.trial} /> : null}
      <Decide rule={rule} {...told} />
    </ManageFrame>
  );
}

/** Of what only the API fills in. */
const BESIDE = {
  'voor.soorten': 'rule.kinds',
  'voor.organen': 'rule.organs',
  'voor.machtigingen': 'rule.mandates',
  'over.componenten': 'rule.components',
  'over.bronnen': 'rule.sources',
} as const satisfies Readonly<Record<string, PlainLabel>>;

const DECLARED: readonly FormField<RuleChoices>[] = [
  ...RULE_FORM.filter(({ name }) => /^(voor|over)\./.test(name) && name !== 'over.typen'),
  ...Object.entries(BESIDE).map(([name, label]): FormField<RuleChoices> => ({ name, label, kind: 'several' })),
];

/** What is filled in for whom and about what, each under the label of the form. */
const filledIn = (t: Translate, { record, choices }: RulePage, group: 'voor' | 'over') =>
  DECLARED.filter(({ name }) => name.startsWith(group)).flatMap((field) => {
    const value = shownOf(record, field);
    return value === '' ? [] : [{ name: t(field.label), value: <Dutch>{wordsOf(t, field, choices, value)}</Dutch> }];
  });

function Says({ rule }: { readonly rule: RulePage }) {
  const { t, format } = useUi();
  const { record, types } = rule;
  const fields = (record.weglaten ?? []) as readonly string[];
  const hours = record.uren as { readonly dagen: readonly number[]; readonly van: string; readonly tot: string } | null;
  const whom = filledIn(t, rule, 'voor');
  return (
    <Section id="regel" title={t('rule.says', { version: rule.version })}>
      <DataList
        rows
        facts={[
          { name: t('rule.state'), value: <Badge>{t(STATE[rule.status])}</Badge> },
          { name: t('rule.does'), value: t(EFFECTS[rule.effect]) },
          { name: t('rule.why'), value: <Dutch>{rule.why}</Dutch> },
          ...(whom.length > 0 ? whom : [{ name: t('rule.part.whom'), value: t('rule.everybody') }]),
          ...filledIn(t, rule, 'over'),
          ...(types.length > 0 ? [{ name: t('rule.type'), value: <Dutch>{types.join(', ')}</Dutch> }] : []),
          ...(fields.length > 0 ? [{ name: t('rule.fields'), value: <Dutch>{fields.join(', ')}</Dutch> }] : []),
          ...(record.beginGeldigheid
            ? [{ name: t('rule.from'), value: <When at={String(record.beginGeldigheid)} as="date" /> }]
            : []),
          ...(record.eindeGeldigheid
            ? [{ name: t('rule.until'), value: <When at={String(record.eindeGeldigheid)} as="date" /> }]
            : []),
          ...(hours
            ? [
                {
                  name: t('rule.hours'),
                  value: t('rule.hours.says', {
                    days: format.list(hours.dagen.map(format.weekday)),
                    from: hours.van,
                    to: hours.tot,
                  }),
                },
              ]
            : []),
          {
            name: t('rule.proposed'),
            value: (
              <>
                {rule.proposer}, <When at={rule.proposed} as="dateTime" />
              </>
            ),
          },
          ...(rule.decided
            ? [
                {
                  name: t('rule.decided'),
                  value: (
                    <>
                      {rule.decider}, <When at={rule.decided} as="dateTime" />
                    </>
                  ),
                },
              ]
            : []),
          ...(rule.explanation ? [{ name: t('rule.explanation'), value: <Dutch>{rule.explanation}</Dutch> }] : []),
        ]}
      />
    </Section>
  );
}

function Decide({ rule: { id, may, own, status, trial }, ...told }: Told & { readonly rule: RulePage }) {
  const { t } = useUi();
  const waits = status === 'voorgesteld';
  if (!waits && !may.end) return null;
  const why = (step: RuleStep, text: string, button: string) => (
    <details class="meent-action" open={told.form === step}>
      <summary>{button}</summary>
      <Form action={addresses.manageRuleStep(id, step)}>
        <p>{text}</p>
        <TextArea
          name={`reden-${step}`}
          label={t('rule.because')}
          rows={2}
          value={typedIn(told, step)?.[`reden-${step}`]}
          errors={errorsIn(told, step)}
        />
        <ButtonGroup class="meent-form__end">
          <Button kind="secondary">{button}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
  return (
    <Section id="besluit" title={t('rule.decide')}>
      {waits && own ? <Alert kind="info" title={t('rule.own')} /> : null}
      {may.decide && trial ? (
        <Form action={addresses.manageRuleStep(id, 'vaststellen')}>
          <input type="hidden" name="proef" value={trial.kenmerk} />
          <p>{t('rule.fix.text')}</p>
          <ButtonGroup class="meent-form__end">
            <Button>{t('rule.fix')}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
      {may.decide ? why('afwijzen', t('rule.refuse.text'), t('rule.refuse')) : null}
      {may.withdraw ? (
        <Form action={addresses.manageRuleStep(id, 'intrekken')}>
          <ButtonGroup class="meent-after">
            <Button kind="secondary">{t('rule.withdraw')}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
      {may.end ? why('beeindigen', t('rule.end.text'), t('rule.end')) : null}
    </Section>
  );
}
