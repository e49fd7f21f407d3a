/** Where nothing can be reported at the pages: how else. */
import { addresses } from '../../ui/addresses.ts';
import { RowLink } from '../../ui/components/button.tsx';
import { Hours, Phone } from '../../ui/components/footer.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Rich } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

export function ReportClosedPage() {
  const { t, municipality } = useUi();
  return (
    <Page
      channel="front"
      title={t('report.closed')}
      field={{ heading: t('report.closed'), lead: t('report.closed.lead', { municipality: municipality.name }) }}
    >
      <div class="meent-wrap meent-section meent-flow">
        <p>
          <Rich text="footer.contact" with={{ phone: <Phone />, address: municipality.address }} />
        </p>
        <Hours />
        <p>{t('report.what.lead')}</p>
        <p>
          <RowLink href={addresses.front}>{t('report.closed.front')}</RowLink>
        </p>
      </div>
    </Page>
  );
}
