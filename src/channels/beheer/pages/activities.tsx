/** The processing activities: what each is for, on whose behalf, and whether it holds. */

import { type Aantal, MINST } from '../../../services/keuzes/aantallen.ts';
import { organWords } from '../../../services/operations/case-words.ts';
import type { ActivityItem, ActivityVersion } from '../../../services/operations/manage-activities.ts';
import { addresses } from '../../ui/addresses.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { Format } from '../../ui/texts/format.ts';
import type { Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, Section, type Told } from './frame.tsx';

const STATES = {
  current: 'activity.state.current',
  future: 'activity.state.future',
  ended: 'activity.state.ended',
} as const;

export function ActivityState({ version: { state } }: { readonly version: ActivityVersion }) {
  const { t } = useUi();
  const kind = state === 'future' ? 'you' : state === 'ended' ? 'outline' : undefined;
  return <Badge {...(kind ? { kind } : {})}>{t(STATES[state])}</Badge>;
}

/** `vanaf 1 januari 2026`, or `1 januari 2026 tot 1 maart 2026`: the last day is the one before. */
export const activityPeriod = (t: Translate, format: Format, { from, until }: ActivityVersion): string =>
  until
    ? t('activity.period', { from: format.date(from), until: format.date(until) })
    : t('activity.period.open', { from: format.date(from) });

interface ActivitiesProps {
  readonly activities: readonly ActivityItem[];
  readonly consents: readonly Aantal[];
}

export function ActivitiesPage({ activities, consents, ...told }: Told & ActivitiesProps) {
  const { t } = useUi();
  return (
    <ManageFrame title={t('activity.title')} current="manage.activities" {...told}>
      <p>{t('activity.lead')}</p>
      <p>
        <LinkButton href={addresses.manageNewActivity}>{t('activity.new')}</LinkButton>
      </p>
      <Table
        caption={<span class="meent-hidden">{t('activity.title')}</span>}
        rows={activities}
        columns={[
          {
            title: t('activity.naam'),
            cell: ({ id, name, purpose }) => (
              <>
                <a href={addresses.manageActivity(id)}>
                  <Dutch>{name}</Dutch>
                </a>
                <p class="meent-small meent-muted">
                  <Dutch>{purpose}</Dutch>
                </p>
              </>
            ),
          },
          { title: t('activity.organ'), cell: ({ organ }) => <Dutch>{organWords(organ)}</Dutch> },
          {
            title: t('activity.versions'),
            cell: (one) => (
              <span class="meent-badges">
                {t('activity.versions.count', { count: one.versions })} <ActivityState version={one} />
              </span>
            ),
          },
        ]}
      />
      {consents.length > 0 ? <Consents consents={consents} /> : null}
    </ManageFrame>
  );
}

/** Numbers alone, and of few not how many. */
function Consents({ consents }: Pick<ActivitiesProps, 'consents'>) {
  const { t, format } = useUi();
  const number = (n: number | null): string =>
    n === null ? t('manage.consents.few', { count: MINST }) : format.number(n);
  return (
    <Section id="toestemmingen" title={t('manage.consents')}>
      <p>{t('manage.consents.text')}</p>
      <Table
        caption={<span class="meent-hidden">{t('manage.consents')}</span>}
        rows={consents}
        columns={[
          { title: t('manage.consents.for'), cell: ({ titel }) => <Dutch>{titel}</Dutch> },
          { title: t('manage.consents.valid'), cell: ({ geldig }) => number(geldig), numeric: true },
          { title: t('manage.consents.withdrawn'), cell: ({ ingetrokken }) => number(ingetrokken), numeric: true },
        ]}
      />
    </Section>
  );
}
