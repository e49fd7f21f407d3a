/** Which rules count, and which proposals wait for somebody's decision. */
import type { RuleChoices, RuleItem, RulesHome } from '../../../../services/operations/manage-rules.ts';
import { addresses } from '../../../ui/addresses.ts';
import { LinkButton } from '../../../ui/components/button.tsx';
import { Badge, Table } from '../../../ui/components/data.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { DataForm } from '../../pages/data-form.tsx';
import { ManageFrame, Section, type Told } from '../../pages/frame.tsx';
import { RULE_FORM } from '../forms.ts';
import { EFFECTS, STATE } from './words.ts';

export function RulesHomePage({ home, ...told }: Told & { readonly home: RulesHome }) {
  const { t } = useUi();
  return (
    <ManageFrame title={t('rules.title')} current="manage.rules" {...told}>
      <p>{t('rules.text')}</p>
      {home.mayPropose ? (
        <p>
          <LinkButton href={addresses.manageRuleNew}>{t('rule.new')}</LinkButton>
        </p>
      ) : null}
      <Section id="wacht" title={t('rules.waiting')}>
        {home.waiting.length === 0 ? (
          <p>{t('rules.waiting.none')}</p>
        ) : (
          <Rules rules={home.waiting} caption={t('rules.waiting')} />
        )}
      </Section>
      <Section id="geldt" title={t('rules.counting')}>
        {home.counting.length === 0 ? (
          <p>{t('rules.counting.none')}</p>
        ) : (
          <Rules rules={home.counting} caption={t('rules.counting')} />
        )}
      </Section>
      {home.past.length === 0 ? null : (
        <details class="meent-action">
          <summary>{t('rules.past', { count: home.past.length })}</summary>
          <Rules rules={home.past} caption={t('rules.past', { count: home.past.length })} />
        </details>
      )}
    </ManageFrame>
  );
}

function Rules({ rules, caption }: { readonly rules: readonly RuleItem[]; readonly caption: string }) {
  const { t, format } = useUi();
  return (
    <Table
      caption={<span class="meent-hidden">{caption}</span>}
      rows={rules}
      columns={[
        {
          title: t('rule'),
          cell: ({ id, name, why }) => (
            <>
              <a href={addresses.manageRule(id)}>
                <Dutch>{name}</Dutch>
              </a>
              <p class="meent-small meent-muted">
                <Dutch>{why}</Dutch>
              </p>
            </>
          ),
        },
        { title: t('rule.does'), cell: ({ effect }) => t(EFFECTS[effect]) },
        { title: t('rule.version'), numeric: true, cell: ({ version }) => format.number(version) },
        { title: t('rule.state'), cell: ({ status }) => <Badge>{t(STATE[status])}</Badge> },
        {
          title: t('rule.proposed'),
          cell: ({ proposed, proposer }) => (
            <>
              <When at={proposed} as="date" />
              <p class="meent-small meent-muted">{proposer}</p>
            </>
          ),
        },
      ]}
    />
  );
}

export function NewRulePage({ choices, ...told }: Told & { readonly choices: RuleChoices }) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={t('rule.new')}
      current="manage.rules"
      crumbs={[{ text: t('rules.title'), href: addresses.manageRules }]}
      {...told}
    >
      <DataForm
        action={addresses.manageRuleNew}
        form="nieuw"
        fields={RULE_FORM}
        about={choices}
        etag=""
        page={addresses.manageRuleNew}
        told={told}
        button={t('rule.new.do')}
      >
        <p>{t('rule.new.text')}</p>
      </DataForm>
    </ManageFrame>
  );
}
