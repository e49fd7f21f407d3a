/** How the logbook stands: its last seal, its last check, and the button that checks it now. */
import type { LogState } from '../../../services/operations/manage-running.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button } from '../../ui/components/button.tsx';
import { DataList } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, type Told } from './frame.tsx';

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
                      {t('log.verify.bad', { count: verified.findings })}. {t('log.verify.bad.do')}
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
