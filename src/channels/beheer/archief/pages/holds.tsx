/** Cases that nobody may destroy, and why. */
import type { Holds } from '../../../../services/operations/archive.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../../ui/components/button.tsx';
import { Table } from '../../../ui/components/data.tsx';
import { Select, TextArea, TextBox } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { Section, type Told } from '../../pages/frame.tsx';
import { ArchiveFrame, Reason } from './frame.tsx';
import { GROUND, GROUNDS } from './words.ts';

export function HoldsPage({ found, errors, typed, ...told }: Told & { readonly found: Holds }) {
  const { t } = useUi();
  const lifting = typed?.opschorting;
  const wrong = errors && !lifting ? { errors } : {};
  return (
    <ArchiveFrame title={t('nav.archive.holds')} current="archive.holds" {...(errors ? { errors } : {})} {...told}>
      <p>{t('hold.text')}</p>
      {found.mayHold ? (
        <details class="meent-action" open={errors !== undefined && !lifting}>
          <summary>{t('hold.new')}</summary>
          <Form action={addresses.archiveHolds}>
            <TextBox name="zaak" label={t('hold.number')} value={lifting ? undefined : typed?.zaak} {...wrong} />
            <Select
              name="grond"
              label={t('hold.ground')}
              value={typed?.grond}
              options={GROUNDS.map((value) => ({ value, label: t(GROUND[value]) }))}
              {...wrong}
            />
            <TextArea
              name="toelichting"
              rows={3}
              label={t('hold.explain')}
              help={t('hold.explain.help')}
              value={typed?.toelichting}
              {...wrong}
            />
            <ButtonGroup class="meent-form__end">
              <Button>{t('hold.do')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
      {found.holds.length === 0 ? (
        <p>{t('hold.none')}</p>
      ) : (
        <Section id="opschortingen" title={t('nav.archive.holds')}>
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
                    <details class="meent-action" open={lifting === id}>
                      <summary>
                        {t('hold.lift')}
                        <span class="meent-hidden">: {number ?? t('hold.case.hidden')}</span>
                      </summary>
                      <Form action={addresses.archiveHoldLift(id)}>
                        <p>{t('hold.lift.text')}</p>
                        <Reason name={`reden-${id}`} {...(lifting === id ? { errors } : {})} />
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
