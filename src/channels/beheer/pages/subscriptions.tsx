/** Subscriptions: who is delivered to and how that goes, with the buttons that stop it and let it go on. */
import type { Subscription, Subscriptions } from '../../../services/operations/manage-running.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button } from '../../ui/components/button.tsx';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, Section, type Told } from './frame.tsx';

export function SubscriptionsPage({ found, ...told }: Told & { readonly found: Subscriptions }) {
  const { t, format } = useUi();
  return (
    <ManageFrame title={t('nav.manage.subscriptions')} current="manage.subscriptions" {...told}>
      {found.subscriptions.length === 0 ? (
        <p>{t('sub.none')}</p>
      ) : (
        <Table
          caption={t('sub.caption')}
          rows={found.subscriptions}
          columns={[
            {
              title: t('sub.who'),
              cell: ({ application, callbackUrl, channels, cloudEvents }) => (
                <>
                  {application}
                  <p class="meent-small meent-muted meent-break">{callbackUrl}</p>
                  <p class="meent-small meent-muted">
                    {channels.join(', ')}
                    {cloudEvents ? ' (CloudEvents)' : null}
                  </p>
                </>
              ),
            },
            { title: t('sub.how'), cell: (one) => <HowItGoes {...one} /> },
            { title: t('sub.state'), cell: (one) => <SubscriptionState {...one} /> },
          ]}
        />
      )}
      {found.failures.length > 0 ? (
        <Section id="mislukt" title={t('sub.failed')}>
          <Table
            caption={t('sub.failed.caption')}
            rows={found.failures}
            columns={[
              { title: t('sub.who'), cell: ({ callbackUrl }) => <span class="meent-break">{callbackUrl}</span> },
              { title: t('sub.when'), cell: ({ at }) => <When at={at} as="dateTime" /> },
              {
                title: t('sub.why'),
                cell: ({ status, error }) =>
                  status === null
                    ? t('sub.noanswer', { error: error ?? '?' })
                    : t('sub.status', { status: String(status) }),
              },
              { title: t('sub.tries'), numeric: true, cell: ({ attempts }) => format.number(attempts) },
            ]}
          />
        </Section>
      ) : null}
    </ManageFrame>
  );
}

function HowItGoes({ delivered, waiting, oldest, p95Seconds }: Subscription) {
  const { t, format } = useUi();
  const short = (value: number) => format.number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
  return (
    <>
      <p>{t('sub.delivered', { number: format.number(delivered) })}</p>
      {p95Seconds === null ? null : (
        <p class="meent-small meent-muted">{t('sub.fast', { seconds: short(p95Seconds) })}</p>
      )}
      {waiting === 0 ? null : (
        <p>
          {t('sub.waiting', { number: format.number(waiting) })}
          {oldest ? (
            <>
              {' '}
              <When at={oldest} as="dateTime" />
            </>
          ) : null}
        </p>
      )}
    </>
  );
}

/** Whether it is delivered to, what did not arrive, and the buttons that change that. */
function SubscriptionState({ id, application, dead, pausedAt }: Subscription) {
  const { t, format } = useUi();
  const button = (action: string, text: 'sub.go' | 'sub.stop' | 'sub.again') => (
    <Form action={action} class="meent-form--inline">
      <Button kind="secondary">
        {t(text)}
        <span class="meent-hidden"> {application}</span>
      </Button>
    </Form>
  );
  return (
    <div class="meent-stand">
      {pausedAt ? (
        <>
          <Badge kind="wrong">{t('sub.paused')}</Badge>
          <p class="meent-small meent-muted">
            {t('sub.since')} <When at={pausedAt} as="dateTime" />
          </p>
        </>
      ) : (
        <Badge>{t('sub.runs')}</Badge>
      )}
      {pausedAt
        ? button(addresses.manageSubscriptionGoOn(id), 'sub.go')
        : button(addresses.manageSubscriptionStop(id), 'sub.stop')}
      {dead === 0 ? null : (
        <>
          <Badge kind="wrong">{t('sub.dead', { number: format.number(dead) })}</Badge>
          {button(addresses.manageSubscriptionAgain(id), 'sub.again')}
        </>
      )}
    </div>
  );
}
