/** Jobs: what waits, what failed and why, and the button that lets it start over. */
import type { OpenJob } from '../../../services/operations/manage-running.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button } from '../../ui/components/button.tsx';
import { Badge, type Column, Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch, Rich, When } from '../../ui/components/text.tsx';
import type { Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import type { PlainLabel } from '../form-fields.ts';
import { ManageFrame, type Told } from './frame.tsx';

const STATES = { waiting: 'job.state.waiting', running: 'job.state.running', failed: 'job.state.failed' } as const;

/** What the queues of Meent are for; another is called by its name. */
const JOBS: Readonly<Record<string, PlainLabel>> = {
  'antwoorden.opruimen': 'job.antwoorden',
  'archief.overbrengen': 'job.overbrengen',
  'archief.vernietigen': 'job.vernietigen',
  'avg.vasthoudingen': 'job.vasthoudingen',
  'besluiten.opruimen': 'job.besluiten',
  'documenten.opruimen': 'job.documenten',
  'kanalen.opruimen': 'job.kanalen',
  'logboek.nakijken': 'job.logboek',
  'logboek.wissen': 'job.wissen',
  'mandaten.rol': 'job.mandaten',
  'notificaties.aflevering': 'job.notificaties',
  'tellers.nakijken': 'job.tellers',
  'tellers.rechtzetten': 'job.tellersrecht',
  'toestemmingen.opruimen': 'job.toestemmingen',
  'toegang.einde': 'job.toegang',
};

/** One for each resource whose bodies have a new form. */
const RENEWAL = /^bodies\.([a-z]+)\.\d+$/;

/** Whether a manager reads in words what this queue is for. */
export const isToldInWords = (queue: string): boolean => queue in JOBS || RENEWAL.test(queue);

function JobName({ queue }: { readonly queue: string }) {
  const { t } = useUi();
  const words = JOBS[queue];
  const renewed = RENEWAL.exec(queue)?.[1];
  if (!words && !renewed) return <code>{queue}</code>;
  return (
    <>
      {words ? t(words) : <Rich text="job.renewal" with={{ resource: <Dutch>{renewed}</Dutch> }} />}
      <p class="meent-small meent-muted">
        <code>{queue}</code>
      </p>
    </>
  );
}

const whyOf = (t: Translate): Column<OpenJob> => ({
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
});

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
            // Without a fault there is no reason to give.
            ...(jobs.some(({ lastError, state }) => lastError || state === 'failed') ? [whyOf(t)] : []),
          ]}
        />
      )}
    </ManageFrame>
  );
}
