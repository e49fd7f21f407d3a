/** Cases that nobody may destroy, and why. */
import type { Holds } from '../../../../services/operations/archive.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../../ui/components/button.tsx';
import { Table } from '../../../ui/components/data.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { DataForm } from '../../pages/data-form.tsx';
import { errorsIn, Section, type Told, typedIn } from '../../pages/frame.tsx';
import { HOLD_FORM } from '../forms.ts';
import { ArchiveFrame, Reason } from './frame.tsx';
import { GROUND } from './words.ts';

export function HoldsPage({ found, ...told }: Told & { readonly found: Holds }) {
  const { t } = useUi();
  return (
    <ArchiveFrame title={t('nav.archive.holds')} current="archive.holds" {...told}>
      <p>{t('hold.text')}</p>
      {found.mayHold ? (
        <details class="meent-action" open={told.form === 'nieuw'}>
          <summary>{t('hold.new')}</summary>
          <DataForm
            action={addresses.archiveHolds}
            form="nieuw"
            fields={HOLD_FORM}
            about={undefined}
            etag=""
            page={addresses.archiveHolds}
            told={told}
            button={t('hold.do')}
          />
        </details>
      ) : null}
      {found.holds.length === 0 ? (
        <p>{t('hold.none')}</p>
      ) : (
        <Section id="opschortingen" title={t('hold.running')}>
          <Table
            caption={t('hold.caption')}
            rows={found.holds}
            columns={[
              { title: t('hold.case'), cell: ({ number }) => number ?? t('hold.case.hidden') },
              {
                title: t('hold.ground'),
                cell: ({ ground, explanation }) => (
                  <>
                    {t(GROUND[ground as keyof typeof GROUND])}
                    <p class="meent-small meent-muted">
                      <Dutch>{explanation}</Dutch>
                    </p>
                  </>
                ),
              },
              {
                title: t('hold.since'),
                cell: ({ since, by }) => (
                  <>
                    <When at={since} as="date" />
                    <p class="meent-small meent-muted">{by}</p>
                  </>
                ),
              },
              {
                title: t('hold.lift'),
                cell: ({ id, number }) =>
                  found.mayHold ? (
                    <details class="meent-action" open={told.form === id}>
                      <summary>
                        {t('hold.lift')}
                        <span class="meent-hidden">: {number ?? t('hold.case.hidden')}</span>
                      </summary>
                      <Form action={addresses.archiveHoldLift(id)}>
                        <p>{t('hold.lift.text')}</p>
                        <Reason
                          name={`reden-${id}`}
                          value={typedIn(told, id)?.[`reden-${id}`]}
                          errors={errorsIn(told, id)}
                        />
                        <ButtonGroup class="meent-form__end">
                          <Button kind="secondary">{t('hold.lift')}</Button>
                        </ButtonGroup>
                      </Form>
                    </details>
                  ) : null,
              },
            ]}
          />
        </Section>
      )}
    </ArchiveFrame>
  );
}
