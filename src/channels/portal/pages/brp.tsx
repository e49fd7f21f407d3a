/** "Vraag iets aan Burgerzaken": what, about which datum, why; a look at it all; and what happens next. */
import type { ComponentChildren } from 'preact';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup, LinkButton, RowLink } from '../../ui/components/button.tsx';
import { Radios, TextArea } from '../../ui/components/fields.tsx';
import { Hours, Phone } from '../../ui/components/footer.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { MiniPathDrawing } from '../../ui/components/mini-path.tsx';
import { Page } from '../../ui/components/page.tsx';
import { ProcessSteps } from '../../ui/components/path.tsx';
import { Heading, Rich } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { WhyAsked } from './why-asked.tsx';

export type BrpKind = 'uittreksel' | 'correctie';
export type BrpStep = 'wat' | 'onderwerp' | 'uitleg' | 'controle';

/** An extract needs no reason. */
export const brpSteps = (kind: BrpKind | undefined): readonly BrpStep[] =>
  kind === 'uittreksel' ? ['wat', 'onderwerp', 'controle'] : ['wat', 'onderwerp', 'uitleg', 'controle'];

/** What one can choose, in the order of the page. */
export const BRP_CHOICES = {
  uittreksel: {
    alles: 'brp.topic.alles',
    adres: 'brp.topic.adres.uittreksel',
    adressen: 'brp.topic.adressen',
    gezin: 'brp.topic.gezin',
  },
  correctie: {
    naam: 'brp.topic.naam',
    geboorte: 'brp.topic.geboorte',
    adres: 'brp.topic.adres.correctie',
    nationaliteit: 'brp.topic.nationaliteit',
    partner: 'brp.topic.partner',
    familie: 'brp.topic.familie',
    anders: 'brp.topic.anders',
  },
} as const satisfies Record<BrpKind, Record<string, TextKey>>;

const KINDS = {
  uittreksel: { name: 'brp.kind.uittreksel', help: 'brp.kind.uittreksel.help', topic: 'brp.topic.uittreksel' },
  correctie: { name: 'brp.kind.correctie', help: 'brp.kind.correctie.help', topic: 'brp.topic.correctie' },
} as const;

interface Asked {
  readonly kind: BrpKind | undefined;
  readonly errors?: readonly FieldError[];
  /** Id of the activity that burgerzaken does it for. */
  readonly why?: string | undefined;
}

interface FrameProps extends Asked {
  readonly step: BrpStep;
  readonly title: string;
  readonly lead?: string;
  readonly submit?: string;
  readonly children: ComponentChildren;
}

function Frame({ kind, step, title, lead, submit, why, errors = [], children }: FrameProps) {
  const { t } = useUi();
  const steps = brpSteps(kind);
  const at = steps.indexOf(step);
  const next = at + 2 < steps.length ? t('brp.next', { number: at + 2 }) : t('brp.tocheck');
  return (
    <Page channel="portal" title={title} wrong={errors.length > 0} islands={['leave']}>
      <div class="meent-wrap meent-form-page">
        <div class="meent-form-body">
          <ErrorSummary errors={errors} />
          <div class="meent-steps">
            <MiniPathDrawing total={steps.length} done={at} you />
            <span class="meent-muted">{t('brp.step', { number: at + 1, total: steps.length })}</span>
          </div>
          <Heading level={1}>{title}</Heading>
          <Form action={addresses.brpStep(step)} leave>
            {lead ? <p class="nl-paragraph--lead meent-form__lead">{lead}</p> : null}
            {children}
            <ButtonGroup class="meent-form__end">
              <Button>{submit ?? next}</Button>
            </ButtonGroup>
          </Form>
          <WhyAsked why={why} />
          {at > 0 ? (
            <p>
              <RowLink href={addresses.brpStep(steps[at - 1]!)}>{t('brp.back', { number: at })}</RowLink>
            </p>
          ) : null}
        </div>
      </div>
    </Page>
  );
}

/** Field: `soort`. */
export function BrpKindPage({ kind, errors = [] }: Asked) {
  const { t } = useUi();
  const option = (value: BrpKind) => ({ value, label: t(KINDS[value].name), help: t(KINDS[value].help) });
  return (
    <Frame step="wat" kind={kind} title={t('brp.kind')} lead={t('brp.kind.lead')} errors={errors}>
      <Radios
        name="soort"
        label={t('brp.kind.field')}
        options={[option('uittreksel'), option('correctie')]}
        value={kind}
        errors={errors}
      />
    </Frame>
  );
}

/** Field: `onderwerp`. */
export function BrpTopicPage({
  kind,
  topic,
  why,
  errors = [],
}: Asked & { readonly kind: BrpKind; readonly topic?: string }) {
  const { t } = useUi();
  const options = Object.entries(BRP_CHOICES[kind]).map(([value, key]) => ({ value, label: t(key) }));
  return (
    <Frame step="onderwerp" kind={kind} title={t(KINDS[kind].topic)} why={why} errors={errors}>
      <Radios name="onderwerp" label={t('brp.topic.field')} options={options} value={topic} errors={errors} />
    </Frame>
  );
}

/** Field: `toelichting`. */
export function BrpWhyPage({ kind, explanation, why, errors = [] }: Asked & { readonly explanation?: string }) {
  const { t } = useUi();
  return (
    <Frame step="uitleg" kind={kind} title={t('brp.why')} lead={t('brp.why.lead')} why={why} errors={errors}>
      <TextArea
        name="toelichting"
        label={t('brp.why.field')}
        help={t('brp.why.help')}
        value={explanation}
        errors={errors}
      />
    </Frame>
  );
}

export interface BrpCheckProps {
  readonly kind: BrpKind;
  readonly topic: string;
  readonly explanation: string;
  /** Who is logged in. */
  readonly name: string;
}

/** As somebody chose it, in the words of the page. */
const topicKey = (kind: BrpKind, topic: string): TextKey => (BRP_CHOICES[kind] as Record<string, TextKey>)[topic]!;

export function BrpCheckPage({ kind, topic, explanation, name }: BrpCheckProps) {
  const { t } = useUi();
  const answers: readonly (readonly [step: BrpStep, question: string, value: string])[] = [
    ['wat', t('brp.kind'), t(KINDS[kind].name)],
    ['onderwerp', t(KINDS[kind].topic), t(topicKey(kind, topic) as 'brp.topic.naam')],
    ...(kind === 'correctie' ? ([['uitleg', t('brp.why'), explanation]] as const) : []),
  ];
  return (
    <Frame step="controle" kind={kind} title={t('brp.check')} lead={t('brp.check.lead')} submit={t('brp.send')}>
      <dl class="utrecht-data-list">
        <div class="utrecht-data-list__item">
          <dt class="utrecht-data-list__key">{t('brp.check.who')}</dt>
          <dd class="utrecht-data-list__value">{name}</dd>
        </div>
        {answers.map(([step, question, value], at) => (
          <div class="utrecht-data-list__item">
            <dt class="utrecht-data-list__key">{question}</dt>
            <dd class="utrecht-data-list__value">
              <span class="meent-own-words">{value}</span>
              <br />
              <a class="meent-link-row" href={addresses.brpStep(step)}>
                {t('report.change')}
                <span class="meent-hidden"> {t('report.change.what', { number: at + 1 })}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p class="meent-small meent-muted meent-after">{t('brp.check.purpose')}</p>
    </Frame>
  );
}

export interface BrpReceiptProps {
  readonly number: string;
  readonly received: Moment;
  readonly team: string;
  readonly lookedAtBy: Moment;
  readonly solvedBy: Moment;
  readonly caseId: string;
}

export function BrpReceiptPage(receipt: BrpReceiptProps) {
  const { t, municipality } = useUi();
  const number = <strong class="meent-number meent-nowrap">{receipt.number}</strong>;
  return (
    <Page
      channel="portal"
      title={t('brp.done')}
      field={{
        heading: t('brp.done'),
        lead: <Rich text="receipt.number" with={{ number }} />,
        crumbs: [{ href: addresses.mine, text: t('nav.overview') }],
      }}
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
              { title: t('brp.done.look', { team: receipt.team }), state: 'next', date: receipt.lookedAtBy },
              { title: t('brp.done.answer'), state: 'next', date: receipt.solvedBy, text: t('brp.done.law') },
            ]}
          />
        </section>
        <aside class="meent-flow" aria-label={t('case.about')}>
          <p>
            <Rich text="receipt.keep" with={{ phone: <span class="meent-nowrap">{municipality.phone}</span> }} />
          </p>
          <ButtonGroup>
            <LinkButton href={addresses.case(receipt.caseId)}>{t('receipt.case')}</LinkButton>
            <RowLink href={addresses.brp}>{t('brp.done.again')}</RowLink>
          </ButtonGroup>
        </aside>
      </div>
    </Page>
  );
}

/** Where burgerzaken cannot be asked at the pages: how else. */
export function BrpClosedPage() {
  const { t, municipality } = useUi();
  return (
    <Page
      channel="portal"
      title={t('brp.closed')}
      field={{
        heading: t('brp.closed'),
        lead: t('brp.closed.lead'),
        crumbs: [{ href: addresses.mine, text: t('nav.overview') }],
      }}
    >
      <div class="meent-wrap meent-section meent-flow">
        <p>
          <Rich text="footer.contact" with={{ phone: <Phone />, address: municipality.address }} />
        </p>
        <Hours />
      </div>
    </Page>
  );
}

/** The way there, beside a resident's data. */
export function BrpDoor() {
  const { t } = useUi();
  return (
    <section aria-labelledby="brp">
      <Heading level={2} look={3} id="brp">
        {t('brp.title')}
      </Heading>
      <p>{t('brp.door')}</p>
      <p class="meent-after">
        <RowLink href={addresses.brp}>{t('brp.door.link')}</RowLink>
      </p>
    </section>
  );
}
