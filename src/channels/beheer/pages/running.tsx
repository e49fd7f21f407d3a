/** Subscriptions, jobs and the logbook: what runs, what failed, and the button that lets it start over. */
import type { LogState, OpenJob, Subscription, Subscriptions } from '../../../services/operations/manage-running.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Badge, DataList, Table } from '../../ui/components/data.tsx';
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
    <>
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
    </>
  );
}

const STATES = { waiting: 'job.state.waiting', running: 'job.state.running', failed: 'job.state.failed' } as const;

export function JobsPage({ jobs, ...told }: Told & { readonly jobs: readonly OpenJob[] }) {
  const { t } = useUi();
  return (
    <ManageFrame title={t('nav.manage.jobs')} current="manage.jobs" {...told}>
      {jobs.length === 0 ? (
        <p>{t('job.none')}</p>
      ) : (
        <Table
          caption={t('job.caption')}
          rows={jobs}
          columns={[
            { title: t('job.queue'), cell: ({ queue }) => queue },
            {
              title: t('job.state'),
              cell: ({ state }) => <Badge {...(state === 'failed' ? { kind: 'wrong' } : {})}>{t(STATES[state])}</Badge>,
            },
            { title: t('job.due'), cell: ({ runAt }) => <When at={runAt} as="dateTime" /> },
            {
              title: t('job.why'),
              cell: ({ id, state, queue, lastError }) =>
                state === 'failed' ? (
                  <Form action={addresses.manageJobAgain(id)} class="meent-form--inline">
                    <code>{lastError ?? '?'}</code>
                    <Button kind="secondary">
                      {t('job.again')}
                      <span class="meent-hidden"> {queue}</span>
                    </Button>
                  </Form>
                ) : lastError ? (
                  <code>{lastError}</code>
                ) : null,
            },
          ]}
        />
      )}
    </ManageFrame>
  );
}

export function LogPage({ state: { head, verified, waitsSince }, ...told }: Told & { readonly state: LogState }) {
  const { t, format } = useUi();
  return (
    <ManageFrame title={t('log.title')} current="manage.log" {...told}>
      {waitsSince ? (
        <Alert kind="error" title={t('log.waits', { when: format.dateTime(waitsSince) })}>
          <p>{t('log.waits.do')}</p>
        </Alert>
      ) : null}
      <p>{t('log.text')}</p>
      {head ? (
        <DataList
          rows
          facts={[
            { name: t('log.size'), value: format.number(head.size) },
            { name: t('log.at'), value: <When at={head.at} as="dateTime" /> },
            {
              name: t('log.verify'),
              value: verified ? (
                <>
                  {verified.findings === 0 ? (
                    t('log.verify.good', { number: format.number(verified.entries) })
                  ) : (
                    <strong>
                      {t('log.verify.bad', { number: format.number(verified.findings) })}. {t('log.verify.bad.do')}
                    </strong>
                  )}
                  {' ('}
                  <When at={verified.at} as="dateTime" />)
                </>
              ) : (
                t('log.verify.never')
              ),
            },
          ]}
        />
      ) : (
        <p>{t('log.none')}</p>
      )}
      <Form action={addresses.manageLogCheck}>
        <p>{t('log.verify.text')}</p>
        <Button kind="secondary">{t('log.verify.do')}</Button>
      </Form>
      {head ? (
        <details class="meent-action">
          <summary>{t('log.note')}</summary>
          <pre class="meent-break">{head.note}</pre>
        </details>
      ) : null}
    </ManageFrame>
  );
}
