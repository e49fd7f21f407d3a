/** The declaration of destruction, to be read and printed. */
import type { Verklaring, VernietigdeZaak } from '../../../../services/archief/verklaring.ts';
import { addresses } from '../../../ui/addresses.ts';
import { RowLink } from '../../../ui/components/button.tsx';
import { DataList, Table } from '../../../ui/components/data.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { Section, type Told } from '../../pages/frame.tsx';
import { ArchiveFrame } from './frame.tsx';

const words = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

export function DeclarationPage({ it, ...told }: Told & { readonly it: Verklaring }) {
  const { t } = useUi();
  const list = addresses.archiveList(it.vernietigingslijst);
  return (
    <ArchiveFrame
      title={t('archive.declaration')}
      first={words(it.naam)}
      current="archive.lists"
      crumbs={[
        { text: t('nav.archive.lists'), href: addresses.archive },
        { text: words(it.naam), href: list },
      ]}
      {...told}
    >
      <DataList
        rows
        facts={[
          { name: t('declare.organisation'), value: <Dutch>{words(it.organisatie)}</Dutch> },
          { name: t('declare.law'), value: <Dutch>{words(it.grondslag)}</Dutch> },
          { name: t('declare.how'), value: <Dutch>{words(it.wijze)}</Dutch> },
          {
            name: t('declare.who'),
            value: t('declare.who.text', {
              made: words(it.opgesteldDoor),
              judged: words(it.beoordeeldDoor),
              fixed: words(it.vastgesteldDoor),
            }),
          },
          { name: t('declare.when'), value: <When at={words(it.voltooidOp)} as="dateTime" /> },
          {
            name: t('declare.what'),
            value: [
              t('transfer.cases', { count: Number(it.zaken) }),
              t('archive.line.documents', { count: Number(it.documenten) }),
              t('archive.line.decisions', { count: Number(it.besluiten) }),
            ].join(', '),
          },
          {
            name: t('declare.kept'),
            value: [
              t('declare.kept.cases', { count: Number(it.nietVernietigd) }),
              t('declare.kept.documents', { count: Number(it.documentenBehouden) }),
            ].join(', '),
          },
          {
            name: t('declare.check'),
            value: (
              <>
                <code class="meent-break">{it.controlegetal}</code>
                <p class="meent-small meent-muted">{t('declare.check.text')}</p>
              </>
            ),
          },
        ]}
      />
      <RowLink href={addresses.archiveDeclarationPdf(it.id)}>{t('declare.pdf')}</RowLink>
      <Section id="zaken" title={t('declare.cases')}>
        <Table
          caption={t('declare.caption')}
          rows={it.vernietigdeZaken}
          columns={[
            {
              title: t('archive.line.number'),
              cell: ({ identificatie, zaaktypeOmschrijving }) => (
                <>
                  {words(identificatie)}
                  <p class="meent-small meent-muted">
                    <Dutch>{words(zaaktypeOmschrijving)}</Dutch>
                  </p>
                </>
              ),
            },
            { title: t('archive.line.period'), cell: (zaak) => <Days zaak={zaak} /> },
            { title: t('archive.line.result'), cell: ({ resultaat }) => <Dutch>{words(resultaat)}</Dutch> },
            {
              title: t('archive.line.group'),
              cell: ({ selectielijstklasse }) => <Dutch>{words(selectielijstklasse)}</Dutch>,
            },
            {
              title: t('archive.line.along'),
              cell: ({ documenten }) => t('archive.line.documents', { count: Number(documenten) }),
            },
          ]}
        />
      </Section>
    </ArchiveFrame>
  );
}

const Days = ({ zaak: { startdatum, einddatum } }: { readonly zaak: VernietigdeZaak }) => (
  <>
    {startdatum ? <When at={words(startdatum)} as="date" /> : '–'}
    {' – '}
    {einddatum ? <When at={words(einddatum)} as="date" /> : '–'}
  </>
);
