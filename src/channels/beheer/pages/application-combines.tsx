/** What an application may use together: its activities against the sources. */
import { BRONNEN, type Bron } from '../../../gate/sources.ts';
import type { AppPage } from '../../../services/operations/manage-applications.ts';
import type { Combinable } from '../../../services/operations/manage-combinations.ts';
import { addresses } from '../../ui/addresses.ts';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { SOURCES } from './combinations.tsx';
import { Section } from './frame.tsx';

function Cell({ row: { sources, kind, onlyCases }, source }: { readonly row: Combinable; readonly source: Bron }) {
  const { t } = useUi();
  if (!sources.includes(source)) return <span class="meent-muted">{t('app.combine.not')}</span>;
  if (onlyCases && source === 'zaken') return <span>{t('app.combine.reads')}</span>;
  if (kind === 'refused' || onlyCases) return <Badge kind="wrong">{t('app.combine.closed')}</Badge>;
  return <span>{t('app.combine.reads')}</span>;
}

function Together({ row: { kind, by, why, onlyCases } }: { readonly row: Combinable }) {
  const { t } = useUi();
  if (onlyCases)
    return (
      <>
        {why ? <Dutch>{why}</Dutch> : undefined} <span>{t('app.combine.only')}</span>
      </>
    );
  if (kind === 'single') return <span class="meent-muted">{t('app.combine.single')}</span>;
  if (by)
    return (
      <a href={addresses.manageCombination(by.id)}>
        <Dutch>{by.name}</Dutch>
      </a>
    );
  return <Dutch>{why}</Dutch>;
}

export function Combines({ app: { combines } }: { readonly app: AppPage }) {
  const { t } = useUi();
  // Sources that it reads for nothing need no column.
  const sources = BRONNEN.filter((one) => combines.some((row) => row.sources.includes(one)));
  return (
    <Section id="samen" title={t('app.combine')}>
      {combines.length === 0 ? (
        <p>{t('app.combine.none')}</p>
      ) : (
        <Table
          caption={t('app.combine.caption')}
          rows={combines}
          columns={[
            { title: t('combi.for'), cell: ({ activity }) => <Dutch>{activity}</Dutch> },
            ...sources.map((source) => ({
              title: t(SOURCES[source]),
              cell: (row: Combinable) => <Cell row={row} source={source} />,
            })),
            { title: t('app.combine.together'), cell: (row) => <Together row={row} /> },
          ]}
        />
      )}
    </Section>
  );
}
