/** Who looked: by occasion, newest first. The sentence under the list is the same for everybody, also when lines are withheld. */
import { addresses } from '../../ui/addresses.ts';
import { RowLink } from '../../ui/components/button.tsx';
import { FullLook, type Look } from '../../ui/components/look.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Trace } from '../../ui/components/path.tsx';
import { type Proof, ProofBlock } from '../../ui/components/proof.tsx';
import { Dutch, Heading, Rich } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';

/** Looks at one record for one purpose. */
export interface Occasion {
  readonly title: string;
  /** Ground of AVG 6 in words: `publieke taak, onderhoud van de straat`. */
  readonly ground: string;
  readonly organ: string;
  /** Link to the case, when the visitor may open it. */
  readonly caseId?: string;
  readonly looks: readonly Look[];
}

export interface WhoLookedPageProps {
  readonly count: number;
  readonly since: Moment;
  readonly occasions: readonly Occasion[];
  readonly olderHref?: string;
  readonly proof?: Proof;
}

function OccasionBlock({ occasion, id }: { readonly occasion: Occasion; readonly id: string }) {
  const { t } = useUi();
  return (
    <article class="meent-occasion" aria-labelledby={id}>
      <div class="meent-occasion__head">
        <Heading level={3} id={id}>
          <Dutch>{occasion.title}</Dutch>
        </Heading>
        <p class="meent-small meent-muted">
          {t('looked.ground')} <Dutch>{occasion.ground}</Dutch>
        </p>
        <p class="meent-small meent-muted">
          {t('looked.organ')} <Dutch>{occasion.organ}</Dutch>
        </p>
        {occasion.caseId ? (
          <p class="meent-small">
            <a class="meent-link-row" href={addresses.case(occasion.caseId)}>
              {t('looked.case')}
              <span class="meent-hidden">
                {' '}
                <Rich text="looked.case.which" with={{ title: <Dutch>{occasion.title}</Dutch> }} />
              </span>
            </a>
          </p>
        ) : null}
      </div>
      <Trace>
        {occasion.looks.map((look) => (
          <FullLook look={look} />
        ))}
      </Trace>
    </article>
  );
}

export function WhoLookedPage({ count, since, occasions, olderHref, proof }: WhoLookedPageProps) {
  const { t, format } = useUi();
  const date = format.date(since);
  return (
    <Page
      channel="portal"
      title={t('looked.title')}
      current="looked"
      field={{
        heading: t('looked.title'),
        lead: t('looked.lead'),
        crumbs: [{ href: addresses.mine, text: t('nav.overview') }],
      }}
    >
      <div class="meent-wrap">
        <section class="meent-section" aria-labelledby="lijst">
          <Heading level={2} id="lijst">
            {count ? t('looked.count', { count, date }) : t('looked.none', { date })}
          </Heading>
          {occasions.map((occasion, index) => (
            <OccasionBlock occasion={occasion} id={`aanleiding-${index + 1}`} />
          ))}
          {olderHref ? (
            <nav class="utrecht-pagination" aria-label={t('looked.period')}>
              <RowLink href={olderHref}>{t('looked.older')}</RowLink>
            </nav>
          ) : null}
        </section>
        {proof ? (
          <section class="meent-section" aria-labelledby="bewijs">
            <ProofBlock proof={proof} />
          </section>
        ) : null}
        <section class="meent-section meent-text meent-flow" aria-labelledby="niet">
          <Heading level={2} look={3} id="niet">
            {t('looked.hidden')}
          </Heading>
          <p>{t('looked.hidden.text')}</p>
        </section>
      </div>
    </Page>
  );
}
