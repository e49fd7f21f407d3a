/** Why the municipality uses data, as everybody may read it: one version of a processing activity, as it was named at the time. */
import { organWords } from '../../../services/operations/case-words.ts';
import type { PublicActivity } from '../../../services/operations/public-activity.ts';
import { addresses } from '../../ui/addresses.ts';
import { DataList } from '../../ui/components/data.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { kindKey } from './avg.tsx';

export function WhyPage({ activity }: { readonly activity: PublicActivity }) {
  const { t, format } = useUi();
  const { name, purpose, organ, from, until, parts, dpia } = activity;
  const facts = [
    ...parts.map(({ part, lines }) => ({
      name: t(LABELS[part]),
      value: lines.map((line) => (
        <div>
          <Dutch>{line}</Dutch>
        </div>
      )),
    })),
    {
      name: t('why.dpia'),
      value: (
        <>
          {dpia.on && dpia.status === 'afgerond'
            ? t('why.dpia.on', { date: format.date(dpia.on) })
            : t(DPIA_SAID[dpia.status])}{' '}
          <Dutch>{dpia.why}</Dutch>
        </>
      ),
    },
  ];
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
        <Rights activity={activity} />
      </div>
    </Page>
  );
}

/** What somebody may do about it. That they may object stands apart from the rest (AVG 21 (4)). */
function Rights({ activity: { rights, byConsent } }: { readonly activity: PublicActivity }) {
  const { t } = useUi();
  return (
    <section class="meent-flow" aria-labelledby="rechten">
      <Heading level={2} id="rechten">
        {t('why.rights')}
      </Heading>
      {byConsent ? (
        <p>
          <strong>{t('why.rights.withdraw')}</strong> <a href={addresses.choices}>{t('why.rights.choices')}</a>
        </p>
      ) : null}
      {rights.includes('bezwaar') ? (
        <p>
          <strong>{t('why.rights.object')}</strong> {t('why.rights.object.text')}
        </p>
      ) : null}
      <p>{t('why.rights.ask')}</p>
      <ul>
        {rights.map((soort) => (
          <li>{t(kindKey(soort))}</li>
        ))}
      </ul>
      <p>
        <a href={addresses.avg}>{t('why.rights.where')}</a>
      </p>
      <p>{t('why.rights.complaint')}</p>
    </section>
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
  contact: 'why.contact',
} as const satisfies Readonly<Record<PublicActivity['parts'][number]['part'], TextKey>>;

const DPIA_SAID = {
  gepland: 'why.dpia.gepland',
  bezig: 'why.dpia.bezig',
  afgerond: 'why.dpia.afgerond',
  niet_nodig: 'why.dpia.niet_nodig',
} as const satisfies Readonly<Record<PublicActivity['dpia']['status'], TextKey>>;
