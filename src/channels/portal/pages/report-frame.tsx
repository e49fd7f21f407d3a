/** What the questions of the report have in common: one question a page, where you are, the errors first, the way back. */
import type { ComponentChildren } from 'preact';
import { addresses } from '../../ui/addresses.ts';
import type { IslandName } from '../../ui/assets.ts';
import { Button, ButtonGroup, RowLink } from '../../ui/components/button.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { MiniPathDrawing } from '../../ui/components/mini-path.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

/** The questions, in order; the name is in the address. */
export const REPORT_STEPS = ['wat', 'waar', 'foto', 'gegevens', 'controle'] as const;
export type ReportStep = (typeof REPORT_STEPS)[number];

const TITLES = {
  wat: 'report.what',
  waar: 'report.where',
  foto: 'report.photo',
  gegevens: 'report.contact',
  controle: 'report.check',
} as const;

interface FrameProps {
  readonly step: ReportStep;
  readonly errors?: readonly FieldError[];
  readonly islands?: readonly IslandName[];
  readonly files?: boolean;
  readonly lead?: string;
  /** Words on the button; absent: "Naar vraag n". */
  readonly submit?: string;
  readonly children: ComponentChildren;
}

export function ReportFrame({ step, errors = [], islands = [], files, lead, submit, children }: FrameProps) {
  const { t } = useUi();
  const index = REPORT_STEPS.indexOf(step);
  const title = t(TITLES[step]);
  const total = REPORT_STEPS.length;
  const next = index + 2 < total ? t('report.next', { number: index + 2 }) : t('report.tocheck');
  return (
    <Page channel="front" title={title} current="report" wrong={errors.length > 0} islands={['leave', ...islands]}>
      <div class="meent-wrap meent-form-page">
        <div class="meent-form-body">
          <ErrorSummary errors={errors} />
          <div class="meent-steps">
            <MiniPathDrawing total={total} done={index} you />
            <span class="meent-muted">{t('report.step', { number: index + 1, total })}</span>
          </div>
          <Heading level={1}>{title}</Heading>
          <Form action={addresses.reportStep(step)} leave files={files ?? false}>
            {lead ? <p class="nl-paragraph--lead meent-form__lead">{lead}</p> : null}
            {children}
            <ButtonGroup class="meent-form__end">
              <Button>{submit ?? next}</Button>
            </ButtonGroup>
          </Form>
          {index > 0 ? (
            <p>
              <RowLink href={addresses.reportStep(REPORT_STEPS[index - 1]!)}>
                {t('report.back', { number: index })}
              </RowLink>
            </p>
          ) : null}
        </div>
      </div>
    </Page>
  );
}
