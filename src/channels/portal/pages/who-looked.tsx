/** Who looked: by occasion, newest first. The sentence under the list is the same for everybody, also when lines are withheld. */
import { addresses } from '../../ui/addresses.ts';
import { RowLink } from '../../ui/components/button.tsx';
import { FullLook, type Look, LooksMissing } from '../../ui/components/look.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Trace } from '../../ui/components/path.tsx';
import { type Proof, ProofBlock } from '../../ui/components/proof.tsx';
import { Dutch, Heading, Rich } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';

/** Looks at one record for one purpose, or at several of which the same is to be told. */
export interface Occasion {
  readonly title: string;
  /** Ground of AVG 6 in words: `publieke taak, onderhoud van de straat`. */
  readonly ground: string;
  /** Id of the activity that the looks were for. */
  readonly why?: string;
  readonly organ: string;
  /** Those that the visitor may open. */
  readonly cases: readonly { readonly id: string; readonly title: string }[];
  readonly looks: readonly Look[];
}

export interface WhoLookedPageProps {
  readonly count: number;
  readonly since: Moment;
  readonly occasions: readonly Occasion[];
  /** Since when looks are kept and not listed. */
  readonly missingSince?: Moment | undefined;
  readonly olderHref?: string;
  readonly proof?: Proof;
}

/** A link to the one case; several are folded, each by its own name. */
function Cases({ cases }: Pick<Occasion, 'cases'>) {
  const { t } = useUi();
  const [only] = cases;
  if (!only) return null;
  if (cases.length > 1)
    return (
      <details class="meent-small">
        <summary>{t('looked.cases', { count: cases.length })}</summary>
        <ul class="meent-flow">
          {cases.map(({ id, title }) => (
            <li>
              <a href={addresses.case(id)}>
                <Dutch>{title}</Dutch>
              </a>
            </li>
          ))}
        </ul>
      </details>
    );
  return (
    <p class="meent-small">
      <a class="meent-link-row" href={addresses.case(only.id)}>
        {t('looked.case')}
        <span class="meent-hidden">
          {' '}
          <Rich text="looked.case.which" with={{ title: <Dutch>{only.title}</Dutch> }} />
        </span>
      </a>
    </p>
  );
}

/** Of which occasion it is, for who goes from one control to the next. */
const Hidden = ({ title }: Pick<Occasion, 'title'>) => (
  <span class="meent-hidden">
    {': '}
    <Dutch>{title}</Dutch>
  </span>
);

/** On what ground, and who answers for it. What stood on the page already is folded. */
function Ground({ occasion, told }: { readonly occasion: Occasion; readonly told: boolean }) {
  const { t } = useUi();
  return (
    <details class="meent-small" open={!told}>
      <summary>
        {t('looked.ground')}
        <Hidden title={occasion.title} />
      </summary>
      <p class="meent-muted">
        <Dutch>{occasion.ground}</Dutch>
      </p>
      <p class="meent-muted">
        {t('looked.organ')} <Dutch>{occasion.organ}</Dutch>
      </p>
      {occasion.why ? (
        <p>
          <a href={addresses.why(occasion.why)}>
            {t('looked.why')}
            <Hidden title={occasion.title} />
          </a>
        </p>
      ) : null}
    </details>
  );
}

interface BlockProps {
  readonly occasion: Occasion;
  readonly id: string;
  /** An earlier block gave the same ground. */
  readonly told: boolean;
}

function OccasionBlock({ occasion, id, told }: BlockProps) {
  return (
    <article class="meent-occasion" aria-labelledby={id}>
      <div class="meent-occasion__head">
        <Heading level={3} id={id}>
          <Dutch>{occasion.title}</Dutch>
        </Heading>
        <Ground occasion={occasion} told={told} />
        <Cases cases={occasion.cases} />
      </div>
      <Trace>
        {occasion.looks.map((look) => (
          <FullLook look={look} />
        ))}
      </Trace>
    </article>
  );
}

export function WhoLookedPage({ count, since, missingSince, occasions, olderHref, proof }: WhoLookedPageProps) {
  const { t, format } = useUi();
  const date = format.date(since);
  const none = missingSince ? t('looked.none.missing') : t('looked.none', { date });
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
        <LooksMissing since={missingSince} />
        <section class="meent-section" aria-labelledby="lijst">
          <Heading level={2} id="lijst">
            {count ? t('looked.count', { count, date }) : none}
          </Heading>
          {occasions.map((occasion, index) => (
            <OccasionBlock
              occasion={occasion}
              id={`aanleiding-${index + 1}`}
              told={occasions
                .slice(0, index)
                .some(({ ground, organ }) => ground === occasion.ground && organ === occasion.organ)}
            />
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
