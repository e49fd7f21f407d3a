/** What a resident asks of their own data: four questions, each a page. What was answered goes along in the form, never in an address. */
import type { ComponentChildren } from 'preact';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { type Option, Radios, Select, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { MiniPathDrawing } from '../../ui/components/mini-path.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { WhyAsked } from './why-asked.tsx';

export const AVG_STEPS = ['wat', 'waarover', 'gegevens', 'controle'] as const;
export type AvgStepName = (typeof AVG_STEPS)[number];

/** Names of the fields; of three items the last two are optional. */
export const AVG_FIELDS = [
  'soort',
  'activiteit',
  'grond',
  'deel1',
  'wordt1',
  'deel2',
  'wordt2',
  'deel3',
  'wordt3',
  'zaak',
  'toelichting',
] as const;
export type AvgField = (typeof AVG_FIELDS)[number];
export type AvgAnswers = Readonly<Record<AvgField, string>>;

const OF_STEP: Readonly<Record<AvgStepName, readonly AvgField[]>> = {
  wat: ['soort'],
  waarover: ['activiteit', 'grond'],
  gegevens: ['deel1', 'wordt1', 'deel2', 'wordt2', 'deel3', 'wordt3', 'zaak', 'toelichting'],
  controle: [],
};

const TITLES = {
  wat: 'avg.what',
  waarover: 'avg.about',
  gegevens: 'avg.parts',
  controle: 'avg.check',
} as const satisfies Readonly<Record<AvgStepName, TextKey>>;

export interface AvgFormProps {
  readonly step: AvgStepName;
  /** Becomes the id of the case: sent twice, it is one. */
  readonly id: string;
  readonly answers: AvgAnswers;
  readonly errors?: readonly FieldError[];
  /** Id of the activity that requests are handled for. */
  readonly why?: string | undefined;
  readonly kinds: readonly Option[];
  /** Activities of which this may be asked; those of which not, with the reason. */
  readonly activities: readonly Option[];
  readonly not: readonly { readonly naam: string; readonly waarom: string }[];
  /** Whether one activity must be chosen. */
  readonly one: boolean;
  readonly grounds: readonly Option[];
  /** Own cases in which it may stand. */
  readonly cases: readonly Option[];
  /** Answers in words, by question. */
  readonly summary: readonly { readonly step: AvgStepName; readonly value: string; readonly dutch?: boolean }[];
}

/** What was answered on other pages goes along with this one. */
const Along = ({ id, step, answers }: Pick<AvgFormProps, 'id' | 'step' | 'answers'>) => (
  <>
    <input type="hidden" name="verzoek" value={id} />
    {AVG_FIELDS.filter((name) => !OF_STEP[step].includes(name)).map((name) => (
      <input type="hidden" name={name} value={answers[name]} />
    ))}
  </>
);

function What({ kinds, answers, errors = [] }: AvgFormProps) {
  const { t } = useUi();
  return <Radios name="soort" label={t('avg.what')} titled options={kinds} value={answers.soort} errors={errors} />;
}

function About({ activities, not, one, grounds, answers, errors = [] }: AvgFormProps) {
  const { t } = useUi();
  const all = one ? [] : [{ value: '', label: t('avg.activity.all') }];
  return (
    <>
      {activities.length + all.length > 0 ? (
        <Radios
          name="activiteit"
          label={t('avg.activity')}
          options={[...all, ...activities]}
          value={answers.activiteit}
          errors={errors}
        />
      ) : (
        <p>{t('avg.activity.none')}</p>
      )}
      {grounds.length > 0 ? (
        <Radios name="grond" label={t('avg.ground')} options={grounds} value={answers.grond} errors={errors} />
      ) : null}
      {not.length > 0 ? (
        <details class="meent-after-l">
          <summary>{t('avg.activity.not')}</summary>
          <dl class="utrecht-data-list">
            {not.map(({ naam, waarom }) => (
              <div class="utrecht-data-list__item">
                <dt class="utrecht-data-list__key">
                  <Dutch>{naam}</Dutch>
                </dt>
                <dd class="utrecht-data-list__value">
                  <Dutch>{waarom}</Dutch>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </>
  );
}

const NAMES_PARTS: readonly string[] = ['rectificatie', 'wissing', 'inzage'];
const NEEDS_WORDS: readonly string[] = ['bezwaar', 'geautomatiseerde-besluitvorming'];

function Data({ answers, cases, errors = [] }: AvgFormProps) {
  const { t } = useUi();
  const parts = NAMES_PARTS.includes(answers.soort) ? ([1, 2, 3] as const) : [];
  const wants = answers.soort === 'rectificatie';
  const needed = answers.soort === 'rectificatie' || answers.soort === 'wissing';
  return (
    <>
      {parts.map((number) => (
        <>
          <TextBox
            name={`deel${number}`}
            label={t('avg.part', { number })}
            {...(number === 1 ? { help: t('avg.part.help') } : {})}
            value={answers[`deel${number}`]}
            optional={!needed || number > 1}
            errors={errors}
          />
          {wants ? (
            <TextBox
              name={`wordt${number}`}
              label={t('avg.wanted', { number })}
              value={answers[`wordt${number}`]}
              optional={number > 1}
              errors={errors}
            />
          ) : null}
        </>
      ))}
      {answers.soort === 'wissing' && cases.length > 0 ? (
        <Select
          name="zaak"
          label={t('avg.case')}
          options={[{ value: '', label: t('avg.case.none') }, ...cases]}
          value={answers.zaak}
          errors={errors}
        />
      ) : null}
      <TextArea
        name="toelichting"
        label={t(NEEDS_WORDS.includes(answers.soort) ? 'avg.words.why' : 'avg.words')}
        help={t('avg.words.help')}
        value={answers.toelichting}
        optional={!NEEDS_WORDS.includes(answers.soort)}
        errors={errors}
      />
    </>
  );
}

function Check({ summary }: AvgFormProps) {
  const { t } = useUi();
  return (
    <>
      <dl class="utrecht-data-list">
        {summary.map(({ step, value, dutch }) => (
          <div class="utrecht-data-list__item">
            <dt class="utrecht-data-list__key">{t(TITLES[step])}</dt>
            <dd class="utrecht-data-list__value">
              <span class="meent-own-words">{dutch ? <Dutch>{value}</Dutch> : value}</span>
              <br />
              <button class="meent-link-button" type="submit" name="naar" value={step}>
                {t('avg.change')}
                <span class="meent-hidden"> {t('avg.change.what', { number: AVG_STEPS.indexOf(step) + 1 })}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <p class="meent-small meent-muted meent-after">{t('avg.check.text')}</p>
    </>
  );
}

const BODIES: Readonly<Record<AvgStepName, (props: AvgFormProps) => ComponentChildren>> = {
  wat: What,
  waarover: About,
  gegevens: Data,
  controle: Check,
};

export function AvgFormPage(props: AvgFormProps) {
  const { t } = useUi();
  const { step, why, errors = [] } = props;
  const index = AVG_STEPS.indexOf(step);
  const title = t(TITLES[step]);
  const Body = BODIES[step];
  const total = AVG_STEPS.length;
  const before = AVG_STEPS[index - 1];
  return (
    <Page channel="portal" title={title} current="data" wrong={errors.length > 0} islands={['leave']}>
      <div class="meent-wrap meent-form-page">
        <div class="meent-form-body">
          <ErrorSummary errors={errors} />
          <div class="meent-steps">
            <MiniPathDrawing total={total} done={index} you />
            <span class="meent-muted">{t('avg.step', { number: index + 1, total })}</span>
          </div>
          <Heading level={1}>{title}</Heading>
          <Form action={addresses.avgNew} leave>
            <input type="hidden" name="stap" value={step} />
            <Along {...props} />
            <Body {...props} />
            <ButtonGroup class="meent-form__end">
              <Button>
                {step === 'controle'
                  ? t('avg.send')
                  : AVG_STEPS[index + 1] === 'controle'
                    ? t('avg.tocheck')
                    : t('report.next', { number: index + 2 })}
              </Button>
              {before ? (
                <Button kind="secondary" name="naar" value={before}>
                  {t('avg.back', { number: index })}
                </Button>
              ) : null}
            </ButtonGroup>
          </Form>
          <WhyAsked why={why} />
        </div>
      </div>
    </Page>
  );
}
