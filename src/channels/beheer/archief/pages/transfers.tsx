/** What goes to the archive that keeps it for ever: the packages, and that they arrived. */
import type { TransferItem, Transfers, TypeChoice } from '../../../../services/operations/archive.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../../ui/components/button.tsx';
import { Badge, Table } from '../../../ui/components/data.tsx';
import { Select, TextBox } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { Section, type Told } from '../../pages/frame.tsx';
import { ArchiveFrame, Reason } from './frame.tsx';
import { TRANSFER_STATE } from './words.ts';

interface TransfersProps extends Told {
  readonly found: Transfers;
  readonly types: readonly TypeChoice[];
}

export function TransfersPage({ found, types, errors, typed, ...told }: TransfersProps) {
  const { t } = useUi();
  const about = typed?.overbrenging;
  const wrong = errors && !about ? { errors } : {};
  return (
    <ArchiveFrame
      title={t('nav.archive.transfers')}
      current="archive.transfers"
      {...(errors ? { errors } : {})}
      {...told}
    >
      <p>{t('transfer.text')}</p>
      {found.mayTransfer ? (
        <details class="meent-action" open={errors !== undefined && !about}>
          <summary>{t('transfer.new')}</summary>
          <Form action={addresses.archiveTransfers}>
            <p>{t('transfer.new.text')}</p>
            <TextBox name="naam" label={t('transfer.name')} value={typed?.naam} {...wrong} />
            <TextBox
              name="archiefbewaarplaats"
              label={t('transfer.to')}
              value={typed?.archiefbewaarplaats}
              {...wrong}
            />
            <Select
              name="zaaktype"
              label={t('archive.new.type')}
              value={typed?.zaaktype}
              options={[
                { value: '', label: t('archive.new.type.all') },
                ...types.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              {...wrong}
            />
            <ButtonGroup class="meent-form__end">
              <Button>{t('transfer.new.do')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
      {found.transfers.length === 0 ? (
        <p>{t('transfer.none')}</p>
      ) : (
        <Section id="overbrengingen" title={t('nav.archive.transfers')}>
          <Table
            caption={t('transfer.caption')}
            rows={found.transfers}
            columns={[
              {
                title: t('transfer.name'),
                cell: ({ name, to }) => (
                  <>
                    <Dutch>{name}</Dutch>
                    <p class="meent-small meent-muted">
                      <Dutch>{to}</Dutch>
                    </p>
                  </>
                ),
              },
              {
                title: t('archive.state'),
                cell: ({ status, reference }) => (
                  <>
                    <Badge>{t(TRANSFER_STATE[status])}</Badge>
                    {reference ? <p class="meent-small">{reference}</p> : null}
                  </>
                ),
              },
              {
                title: t('archive.made'),
                cell: ({ made, maker }) => (
                  <>
                    <When at={made} as="date" />
                    <p class="meent-small meent-muted">{maker}</p>
                  </>
                ),
              },
              {
                title: t('transfer.package'),
                cell: (one) => (
                  <Package one={one} may={found.mayTransfer} {...(about === one.id ? { errors, typed } : {})} />
                ),
              },
            ]}
          />
        </Section>
      )}
    </ArchiveFrame>
  );
}

function Package({
  one: { id, name, status, cases, bytes, checksum },
  may,
  errors,
  typed,
}: Told & { readonly one: TransferItem; readonly may: boolean }) {
  const { t, format } = useUi();
  const wrong = errors ? { errors } : {};
  return (
    <>
      {t('transfer.cases', { count: cases })}
      {bytes > 0 ? `, ${format.size(bytes)}` : null}
      {checksum ? <p class="meent-small meent-muted meent-break">SHA-256 {checksum}</p> : null}
      {may && (status === 'klaar' || status === 'ontvangen') ? (
        <p>
          <a href={addresses.archiveTransferPackage(id)}>
            {t('transfer.download')}
            <span class="meent-hidden">: {name}</span>
          </a>
        </p>
      ) : null}
      {may && status === 'klaar' ? (
        <details class="meent-action" open={errors?.some(({ field }) => !field.startsWith('reden')) ?? false}>
          <summary>
            {t('transfer.received')}
            <span class="meent-hidden">: {name}</span>
          </summary>
          <Form action={addresses.archiveTransferStep(id, 'ontvangst')}>
            <p>{t('transfer.received.text')}</p>
            <TextBox
              name={`kenmerk-${id}`}
              label={t('transfer.received.reference')}
              value={typed?.[`kenmerk-${id}`]}
              {...wrong}
            />
            <TextBox
              name={`ontvangen-${id}`}
              type="date"
              label={t('transfer.received.on')}
              value={typed?.[`ontvangen-${id}`]}
              {...wrong}
            />
            <ButtonGroup class="meent-form__end">
              <Button kind="secondary">{t('transfer.received.do')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
      {may && (status === 'klaar' || status === 'wordt_gemaakt') ? (
        <details class="meent-action" open={errors?.some(({ field }) => field.startsWith('reden')) ?? false}>
          <summary>
            {t('transfer.withdraw')}
            <span class="meent-hidden">: {name}</span>
          </summary>
          <Form action={addresses.archiveTransferStep(id, 'intrekken')}>
            <p>{t('transfer.withdraw.text')}</p>
            <Reason name={`reden-${id}`} value={typed?.[`reden-${id}`]} {...wrong} />
            <ButtonGroup class="meent-form__end">
              <Button kind="secondary">{t('transfer.withdraw')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
    </>
  );
}
