/** Jobs: what waits, what failed and why, and the button that lets it start over. */
import type { OpenJob } from '../../../services/operations/manage-running.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button } from '../../ui/components/button.tsx';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import type { PlainLabel } from '../form-fields.ts';
import { ManageFrame, type Told } from './frame.tsx';

const STATES = { waiting: 'job.state.waiting', running: 'job.state.running', failed: 'job.state.failed' } as const;

/** What the queues of Meent are for; another is called by its name. */
const JOBS: Readonly<Record<string, PlainLabel>> = {
  'antwoorden.opruimen': 'job.antwoorden',
  'archief.overbrengen': 'job.overbrengen',
  'archief.vernietigen': 'job.vernietigen',
  'documenten.opruimen': 'job.documenten',
  'kanalen.opruimen': 'job.kanalen',
  'logboek.nakijken': 'job.logboek',
  'logboek.wissen': 'job.wissen',
  'notificaties.aflevering': 'job.notificaties',
  'toegang.einde': 'job.toegang',
};

function JobName({ queue }: { readonly queue: string }) {
  const { t } = useUi();
  const words = JOBS[queue];
  if (!words) return <code>{queue}</code>;
  return (
    <>
      {t(words)}
      <p class="meent-small meent-muted">
        <code>{queue}</code>
      </p>
    </>
  );
}

export function JobsPage({ jobs, ...told }: Told & { readonly jobs: readonly OpenJob[] }) {
  const { t } = useUi();
  return (
    <ManageFrame title={t('nav.manage.jobs')} current="manage.jobs" {...told}>
      <p>{t('job.text')}</p>
      {jobs.length === 0 ? (
        <p>{t('job.none')}</p>
      ) : (
        <Table
          caption={t('job.caption')}
          rows={jobs}
          columns={[
            { title: t('job.queue'), cell: ({ queue }) => <JobName queue={queue} /> },
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
