/** What goes to the archive that keeps it for ever: the packages, and that they arrived. */
import type { TransferItem, Transfers, TypeChoice } from '../../../../services/operations/archive.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../../ui/components/button.tsx';
import { Badge, Table } from '../../../ui/components/data.tsx';
import { TextBox } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { DataForm } from '../../pages/data-form.tsx';
import { errorsIn, Section, type Told, typedIn } from '../../pages/frame.tsx';
import { TRANSFER_FORM } from '../forms.ts';
import { ArchiveFrame, Reason } from './frame.tsx';
import { TRANSFER_STATE } from './words.ts';

interface TransfersProps extends Told {
  readonly found: Transfers;
  readonly types: readonly TypeChoice[];
}

/** Meent works on it. */
const GOES_ON: ReadonlySet<TransferItem['status']> = new Set(['wordt_gemaakt', 'ontvangen']);

export function TransfersPage({ found, types, ...told }: TransfersProps) {
  const { t } = useUi();
  const count = found.transfers.filter(({ status }) => GOES_ON.has(status)).length;
  return (
    <ArchiveFrame
      title={t('nav.archive.transfers')}
      {...(count > 0 ? { first: t('transfer.busy', { count }) } : {})}
      current="archive.transfers"
      {...told}
    >
      <p>{t('transfer.text')}</p>
      {count > 0 ? (
        <p>
          {t('transfer.busy', { count })}. {t('archive.progress.goes')}{' '}
          <a href={addresses.archiveTransfers}>{t('archive.progress.look')}</a>
        </p>
      ) : null}
      {found.mayTransfer ? (
        <details class="meent-action" open={told.form === 'nieuw'}>
          <summary>{t('transfer.new')}</summary>
          <DataForm
            action={addresses.archiveTransfers}
            form="nieuw"
            fields={TRANSFER_FORM}
            about={types}
            etag=""
            page={addresses.archiveTransfers}
            told={told}
            button={t('transfer.new.do')}
          >
            <p>{t('transfer.new.text')}</p>
          </DataForm>
        </details>
      ) : null}
      {found.transfers.length === 0 ? (
        <p>{t('transfer.none')}</p>
      ) : (
        <Section id="overbrengingen" title={t('transfer.all')}>
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
                cell: (one) => <Package one={one} may={found.mayTransfer} told={told} />,
              },
            ]}
          />
        </Section>
      )}
    </ArchiveFrame>
  );
}

interface PackageProps {
  readonly one: TransferItem;
  readonly may: boolean;
  readonly told: Told;
}

function Package({ one: { id, name, status, cases, bytes, checksum }, may, told }: PackageProps) {
  const { t, format } = useUi();
  const [received, withdrawn] = [`ontvangst-${id}`, `intrekken-${id}`];
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
        <details class="meent-action" open={told.form === received}>
          <summary>
            {t('transfer.received')}
            <span class="meent-hidden">: {name}</span>
          </summary>
          <Form action={addresses.archiveTransferStep(id, 'ontvangst')}>
            <p>{t('transfer.received.text')}</p>
            <TextBox
              name={`kenmerk-${id}`}
              label={t('transfer.received.reference')}
              value={typedIn(told, received)?.[`kenmerk-${id}`]}
              errors={errorsIn(told, received)}
            />
            <TextBox
              name={`ontvangen-${id}`}
              type="date"
              label={t('transfer.received.on')}
              value={typedIn(told, received)?.[`ontvangen-${id}`]}
              errors={errorsIn(told, received)}
            />
            <ButtonGroup class="meent-form__end">
              <Button kind="secondary">{t('transfer.received.do')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
      {may && (status === 'klaar' || status === 'wordt_gemaakt') ? (
        <details class="meent-action" open={told.form === withdrawn}>
          <summary>
            {t('transfer.withdraw')}
            <span class="meent-hidden">: {name}</span>
          </summary>
          <Form action={addresses.archiveTransferStep(id, 'intrekken')}>
            <p>{t('transfer.withdraw.text')}</p>
            <Reason
              name={`reden-${id}`}
              value={typedIn(told, withdrawn)?.[`reden-${id}`]}
              errors={errorsIn(told, withdrawn)}
            />
            <ButtonGroup class="meent-form__end">
              <Button kind="secondary">{t('transfer.withdraw')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
    </>
  );
}
