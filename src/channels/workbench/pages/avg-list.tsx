/** `/werk/avg`: what residents ask of their own data, a page at a time. */
import { SOORT_NAMEN } from '../../../registers/avgverzoeken/index.ts';
import type { Toon, Verzoeken, VerzoekenVraag } from '../../../services/avg/tonen.ts';
import { kindKey, stateKey } from '../../portal/pages/avg.tsx';
import { addresses } from '../../ui/addresses.ts';
import { Button } from '../../ui/components/button.tsx';
import { Badge, Pagination, Table } from '../../ui/components/data.tsx';
import { Select } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Heading, When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

export interface AvgWorkListProps {
  readonly found: Verzoeken;
  readonly asked: VerzoekenVraag;
  readonly today: string;
}

const SHOWN = { lopend: 'work.avg.open', besloten: 'work.avg.decided', ingetrokken: 'work.avg.withdrawn' } as const;

const listAddress = ({ toon, soort }: VerzoekenVraag, page: number): string =>
  `${addresses.workAvg}?${new URLSearchParams({ toon, ...(soort ? { soort } : {}), pagina: String(page) })}`;

function Filter({ asked }: Pick<AvgWorkListProps, 'asked'>) {
  const { t } = useUi();
  return (
    <Form action={addresses.workAvg} method="get" class="meent-work__filter">
      <Select
        name="toon"
        label={t('work.show')}
        options={(Object.keys(SHOWN) as Toon[]).map((value) => ({ value, label: t(SHOWN[value]) }))}
        value={asked.toon}
      />
      <Select
        name="soort"
        label={t('avg.work.column')}
        options={[
          { value: '', label: t('work.avg.kinds') },
          ...SOORT_NAMEN.map((value) => ({ value, label: t(kindKey(value)) })),
        ]}
        value={asked.soort}
      />
      <Button kind="secondary">{t('work.avg.filter')}</Button>
    </Form>
  );
}

function Requests({ found, asked, today }: AvgWorkListProps) {
  const { t } = useUi();
  if (found.verzoeken.length === 0) return <p>{t(asked.soort ? 'work.avg.none.kind' : NONE[asked.toon])}</p>;
  const open = asked.toon === 'lopend';
  return (
    <Table
      caption={t(open ? 'work.avg.caption' : 'work.avg.caption.over')}
      rows={found.verzoeken}
      columns={[
        {
          title: t('avg.work.column'),
          cell: ({ id, soort }) => (
            <a class="meent-link-row" href={addresses.workAvgRequest(id)}>
              {t(kindKey(soort))}
            </a>
          ),
        },
        { title: t('avg.number'), cell: ({ zaaknummer }) => <span class="meent-number">{zaaknummer}</span> },
        { title: t('avg.received'), cell: ({ termijn }) => <When at={termijn.ontvangen} as="date" /> },
        open
          ? {
              title: t('avg.answer'),
              cell: ({ termijn: { uiterlijk } }) =>
                uiterlijk ? (
                  <>
                    <When at={uiterlijk} as="date" /> {uiterlijk < today ? <Badge>{t('work.avg.late')}</Badge> : null}
                  </>
                ) : (
                  t('avg.stands')
                ),
            }
          : {
              title: t('work.avg.decided.on'),
              cell: ({ besluit }) => (besluit ? <When at={besluit.datum} as="date" /> : null),
            },
        { title: t('avg.state'), cell: ({ stand }) => <Badge>{t(stateKey(stand))}</Badge> },
      ]}
    />
  );
}

const NONE = {
  lopend: 'work.avg.none',
  besloten: 'work.avg.none.decided',
  ingetrokken: 'work.avg.none.withdrawn',
} as const;

export function AvgWorkListPage({ found, asked, today }: AvgWorkListProps) {
  const { t } = useUi();
  return (
    <Page channel="workbench" title={t('nav.work.avg')} current="work.avg" dense>
      <div class="meent-wrap meent-work-page meent-stack meent-stack--tight">
        <Heading level={1} look={2}>
          {t('work.avg.count', { count: found.aantal })}
        </Heading>
        <Filter asked={asked} />
        <Requests found={found} asked={asked} today={today} />
        <Pagination page={asked.pagina} pages={found.paginas} href={(page) => listAddress(asked, page)} />
      </div>
    </Page>
  );
}
