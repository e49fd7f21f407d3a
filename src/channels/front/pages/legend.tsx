/** How to read every page: three signs, each with its words. */
import { Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

const Happened = () => (
  <svg viewBox="0 0 224 48" aria-hidden="true" focusable="false">
    <path class="meent-path" stroke-width="6" d="M14 24H200" />
    {[14, 107, 200].map((x) => (
      <circle class="meent-dot" cx={x} cy="24" r="12" />
    ))}
  </svg>
);

const ToCome = () => (
  <svg viewBox="0 0 224 48" aria-hidden="true" focusable="false">
    <path class="meent-path-next" stroke-width="6" stroke-dasharray=".1 13" d="M18 24H200" />
    {[14, 107, 200].map((x) => (
      <circle class="meent-dot-next" stroke-width="3" stroke-dasharray="5 4.4" cx={x} cy="24" r="11" />
    ))}
  </svg>
);

const You = () => (
  <svg viewBox="0 0 224 48" aria-hidden="true" focusable="false">
    <path class="meent-path" stroke-width="6" d="M14 24H92" />
    <circle class="meent-dot" cx="14" cy="24" r="12" />
    <circle class="meent-dot-you" stroke-width="6" cx="107" cy="24" r="14" />
    <path class="meent-path-next" stroke-width="6" stroke-dasharray=".1 13" d="M135 24H204" />
  </svg>
);

export function Legend() {
  const { t } = useUi();
  return (
    <section class="meent-section" aria-labelledby="lezen">
      <Heading level={2} id="lezen">
        {t('legend.title')}
      </Heading>
      <div class="meent-legend">
        <div>
          <Happened />
          <Heading level={3}>{t('legend.done')}</Heading>
          <p>{t('legend.done.text')}</p>
        </div>
        <div>
          <ToCome />
          <Heading level={3}>{t('legend.next')}</Heading>
          <p>{t('legend.next.text')}</p>
        </div>
        <div>
          <You />
          <Heading level={3}>{t('legend.you')}</Heading>
          <p>{t('legend.you.text')}</p>
        </div>
      </div>
    </section>
  );
}
