/** One version of a rule: what it says, what it would change, and the decision on it. */
import type { RulePage } from '../../../../services/operations/manage-rules.ts';
import { addresses, type RuleStep } from '../../../ui/addresses.ts';
import { Alert } from '../../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../../ui/components/button.tsx';
import { Badge, DataList } from '../../../ui/components/data.tsx';
import { TextArea } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { errorsIn, ManageFrame, Section, type Told, typedIn } from '../../pages/frame.tsx';
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
      {rule.trial ? <Trial trial={rule.trial} /> : null}
      <Decide rule={rule} {...told} />
    </ManageFrame>
  );
}

/** What is filled in of a group, in the words of the register. */
const filled = (group: unknown): readonly (readonly [string, string])[] =>
  Object.entries((group ?? {}) as Readonly<Record<string, readonly string[] | string | null>>).flatMap(
    ([name, value]) => {
      const words = Array.isArray(value) ? value.join(', ') : String(value ?? '');
      return words === '' || name === 'typen' ? [] : [[name, words] as const];
    },
  );

function Says({ rule }: { readonly rule: RulePage }) {
  const { t } = useUi();
  const { record, types } = rule;
  const fields = (record.weglaten ?? []) as readonly string[];
  const groups = [
    { name: t('rule.part.whom'), words: filled(record.voor), none: t('rule.everybody') },
    {
      name: t('rule.part.about'),
      words: [...filled(record.over), ...(types.length > 0 ? [['typen', types.join(', ')] as const] : [])],
      none: '-',
    },
  ];
  return (
    <Section id="regel" title={t('rule.says', { version: rule.version })}>
      <DataList
        rows
        facts={[
          { name: t('rule.state'), value: <Badge>{t(STATE[rule.status])}</Badge> },
          { name: t('rule.does'), value: t(EFFECTS[rule.effect]) },
          { name: t('rule.why'), value: <Dutch>{rule.why}</Dutch> },
          ...groups.map(({ name, words, none }) => ({
            name,
            value:
              words.length === 0 ? none : <Dutch>{words.map(([of, value]) => `${of}: ${value}`).join('; ')}</Dutch>,
          })),
          ...(fields.length > 0 ? [{ name: t('rule.fields'), value: <Dutch>{fields.join(', ')}</Dutch> }] : []),
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
