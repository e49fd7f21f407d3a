/** The end of a report: look once more, and what happens next. */
import { addresses } from '../../ui/addresses.ts';
import { ButtonGroup, LinkButton, RowLink } from '../../ui/components/button.tsx';
import { Page } from '../../ui/components/page.tsx';
import { ProcessSteps } from '../../ui/components/path.tsx';
import { Heading, Rich } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';
import { REPORT_STEPS, ReportFrame, type ReportStep } from './report-frame.tsx';

/** What was answered, in words; an empty answer says so. */
export interface ReportAnswer {
  readonly step: Exclude<ReportStep, 'controle'>;
  readonly value: string;
}

const QUESTIONS = {
  wat: 'report.what',
  waar: 'report.where',
  foto: 'report.photo',
  gegevens: 'report.contact',
} as const;

export function ReportCheckPage({ answers }: { readonly answers: readonly ReportAnswer[] }) {
  const { t } = useUi();
  return (
    <ReportFrame step="controle" lead={t('report.check.lead')} submit={t('report.send')}>
      <dl class="utrecht-data-list">
        {answers.map(({ step, value }) => (
          <div class="utrecht-data-list__item">
            <dt class="utrecht-data-list__key">{t(QUESTIONS[step])}</dt>
            <dd class="utrecht-data-list__value">
              <span class="meent-own-words">{value || t('report.empty')}</span>
              <br />
              <a class="meent-link-row" href={addresses.reportStep(step)}>
                {t('report.change')}
                <span class="meent-hidden"> {t('report.change.what', { number: REPORT_STEPS.indexOf(step) + 1 })}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p class="meent-small meent-muted meent-after">{t('report.check.purpose')}</p>
    </ReportFrame>
  );
}

export interface ReportReceiptProps {
  /** `WH-2026-004127`. */
  readonly number: string;
  readonly received: Moment;
  /** The team that gets it. */
  readonly team: string;
  /** When it is looked at, and solved, at the latest. */
  readonly lookedAtBy: Moment;
  readonly solvedBy: Moment;
  /** How the reporter hears of it. */
  readonly answer: 'box' | 'email' | 'none';
  /** Only when logged in. */
  readonly caseId?: string;
}

const ANSWERS = { box: 'receipt.box', email: 'receipt.email', none: 'receipt.none' } as const;

export function ReportReceiptPage(receipt: ReportReceiptProps) {
  const { t, municipality } = useUi();
  const number = <strong class="meent-number meent-nowrap">{receipt.number}</strong>;
  return (
    <Page
      channel="front"
      title={t('receipt.title')}
      current="report"
      field={{ heading: t('receipt.title'), lead: <Rich text="receipt.number" with={{ number }} /> }}
    >
      <div class="meent-wrap meent-split">
        <section aria-labelledby="verder">
          <Heading level={2} id="verder" class="meent-before-list">
            {t('receipt.next')}
          </Heading>
          <ProcessSteps
            level={3}
            steps={[
              { title: t('receipt.received'), state: 'done', date: receipt.received },
              { title: t('receipt.look', { team: receipt.team }), state: 'next', date: receipt.lookedAtBy },
              { title: t('receipt.solved'), state: 'next', date: receipt.solvedBy, text: t(ANSWERS[receipt.answer]) },
            ]}
          />
        </section>
        <aside class="meent-flow" aria-label={t('case.about')}>
          <p>
            <Rich text="receipt.keep" with={{ phone: <span class="meent-nowrap">{municipality.phone}</span> }} />
          </p>
          <ButtonGroup>
            {receipt.caseId ? <LinkButton href={addresses.case(receipt.caseId)}>{t('receipt.case')}</LinkButton> : null}
            <RowLink href={addresses.report}>{t('receipt.again')}</RowLink>
          </ButtonGroup>
        </aside>
      </div>
    </Page>
  );
}
