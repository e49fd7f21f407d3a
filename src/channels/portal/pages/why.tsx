/** Why the municipality uses data, as everybody may read it: one version of a processing activity, as it was named at the time. */
import { organWords } from '../../../services/operations/case-words.ts';
import type { PublicActivity } from '../../../services/operations/public-activity.ts';
import { addresses } from '../../ui/addresses.ts';
import { DataList } from '../../ui/components/data.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';

export function WhyPage({ activity }: { readonly activity: PublicActivity }) {
  const { t, format } = useUi();
  const { name, purpose, organ, from, until, parts } = activity;
  const facts = parts.map(({ part, lines }) => ({
    name: t(LABELS[part]),
    value: lines.map((line) => (
      <div>
        <Dutch>{line}</Dutch>
      </div>
    )),
  }));
  return (
    <Page
      channel="front"
      title={name}
      field={{
        heading: <Dutch>{name}</Dutch>,
        lead: t('why.lead', { purpose }),
        crumbs: [{ href: addresses.front, text: t('nav.front') }],
      }}
    >
      <div class="meent-wrap meent-section meent-flow">
        <p>
          {t('why.organ')} <Dutch>{organWords(organ)}</Dutch>.{' '}
          {until
            ? t('activity.period', { from: format.date(from), until: format.date(until) })
            : t('activity.period.open', { from: format.date(from) })}
          .
        </p>
        <DataList facts={facts} rows />
        <p class="meent-muted">{t('why.rights')}</p>
      </div>
    </Page>
  );
}

const LABELS = {
  ground: 'why.ground',
  special: 'why.special',
  bsn: 'why.bsn',
  data: 'why.data',
  people: 'why.people',
  sources: 'why.sources',
  receivers: 'why.receivers',
  processors: 'why.processors',
  transfer: 'why.transfer',
  kept: 'why.kept',
  dpia: 'why.dpia',
  contact: 'why.contact',
} as const satisfies Readonly<Record<PublicActivity['parts'][number]['part'], TextKey>>;
