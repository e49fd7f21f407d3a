/** All cases of the visitor: those that run first, then those that are done. */
import { addresses } from '../../ui/addresses.ts';
import { Pagination } from '../../ui/components/data.tsx';
import { Page } from '../../ui/components/page.tsx';
import { CaseCard, type CaseStrip, Strips } from '../../ui/components/strip.tsx';
import { Heading } from '../../ui/components/text.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { ReportDoor } from './report-door.tsx';

export interface CasesPageProps {
  readonly running: readonly CaseStrip[];
  readonly closed: readonly CaseStrip[];
  readonly page: number;
  readonly pages: number;
}

interface GroupProps {
  readonly id: string;
  readonly title: 'cases.running' | 'cases.closed';
  readonly cases: readonly CaseStrip[];
}

function Group({ id, title, cases }: GroupProps & { readonly title: TextKey }) {
  const { t } = useUi();
  if (cases.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <Heading level={2} id={id}>
        {t(title)}
      </Heading>
      <Strips>
        {cases.map((item) => (
          <CaseCard {...item} />
        ))}
      </Strips>
    </section>
  );
}

export function CasesPage({ running, closed, page, pages }: CasesPageProps) {
  const { t } = useUi();
  const lead = running.length ? t('cases.lead', { count: running.length }) : t('cases.lead.none');
  return (
    <Page
      channel="portal"
      title={t('cases.title')}
      current="cases"
      field={{ heading: t('cases.title'), lead, crumbs: [{ href: addresses.mine, text: t('nav.overview') }] }}
    >
      <div class="meent-wrap meent-section meent-stack">
        <Group id="lopend" title="cases.running" cases={running} />
        <Group id="klaar" title="cases.closed" cases={closed} />
        <div>
          <Pagination page={page} pages={pages} href={(number) => `${addresses.cases}?pagina=${number}`} />
          <ReportDoor />
        </div>
      </div>
    </Page>
  );
}
