/** Representatives by decision of a court: what waits for a second person, what holds, and the form for a new one. */
import type {
  CourtMandate,
  CourtMandates,
  CourtPeople,
  OpenCourtMandate,
} from '../../../services/operations/work-mandates.ts';
import { addresses, type MandateStep } from '../../ui/addresses.ts';
import { type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, RowLink } from '../../ui/components/button.tsx';
import { DataList } from '../../ui/components/data.tsx';
import { Select, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

/** Field of the register to name in the form. */
export const COURT_FIELDS = {
  soort: 'soort',
  vertegenwoordigde: 'vertegenwoordigde',
  vertegenwoordiger: 'vertegenwoordiger',
  'uitspraak.gerecht': 'gerecht',
  'uitspraak.datum': 'datum',
  'uitspraak.kenmerk': 'kenmerk',
  'uitspraak.gezienInRegister': 'gezien',
  vanaf: 'vanaf',
} as const;

const KINDS = ['curator', 'bewindvoerder', 'mentor'] as const;

export interface CourtPageProps {
  readonly found: CourtMandates;
  readonly errors?: readonly FieldError[];
  readonly typed?: Readonly<Record<string, string>>;
  readonly flash?: Flash | undefined;
}

function NewDecision({ errors = [], typed }: Pick<CourtPageProps, 'errors' | 'typed'>) {
  const { t } = useUi();
  const field = (name: (typeof COURT_FIELDS)[keyof typeof COURT_FIELDS]) =>
    ({ name, value: typed?.[name], errors }) as const;
  return (
    <details class="meent-action" open={errors.length > 0}>
      <summary>{t('court.new')}</summary>
      <Form action={addresses.workMandates} leave>
        <Select
          {...field('soort')}
          label={t('court.kind')}
          options={KINDS.map((value) => ({ value, label: t(`court.kind.${value}`) }))}
        />
        <TextBox
          {...field('vertegenwoordigde')}
          label={t('court.represented')}
          inputMode="numeric"
          autoComplete="off"
          short
        />
        <TextBox
          {...field('vertegenwoordiger')}
          label={t('court.representative')}
          inputMode="numeric"
          autoComplete="off"
          short
        />
        <TextBox {...field('gerecht')} label={t('court.court')} help={t('court.court.help')} />
        <TextBox {...field('datum')} label={t('court.date')} type="date" />
        <TextBox {...field('kenmerk')} label={t('court.reference')} autoComplete="off" short />
        <TextBox {...field('gezien')} label={t('court.seen')} help={t('court.seen.help')} type="date" />
        <TextBox {...field('vanaf')} label={t('court.from')} type="date" />
        <ButtonGroup class="meent-after">
          <Button>{t('court.send')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

/** Each has a reason of its own on the page. */
export const reasonField = (id: string): string => `reden-${id}`;

interface WithReasonProps {
  readonly mandate: CourtMandate;
  readonly step: 'afwijzen' | 'beeindigen';
  readonly errors: readonly FieldError[];
}

/** A step with its reason, folded: it is not done by accident. */
function WithReason({ mandate, step, errors }: WithReasonProps) {
  const { t } = useUi();
  const words = t(step === 'afwijzen' ? 'court.reject' : 'court.end');
  const which = t('court.which', { reference: mandate.reference });
  return (
    <details class="meent-action" open={errors.some(({ field }) => field === reasonField(mandate.id))}>
      <summary>
        {words}
        <span class="meent-hidden">: {which}</span>
      </summary>
      <Form action={addresses.workMandateStep(mandate.id, step)}>
        <TextArea name={reasonField(mandate.id)} label={`${t('court.reason')} (${which})`} rows={3} errors={errors} />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{words}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

interface ItemProps {
  readonly mandate: CourtMandate;
  readonly found: CourtMandates;
  readonly step: MandateStep;
  readonly errors: readonly FieldError[];
  /** Whom it is about, on the page of its own: who confirms has seen that. */
  readonly people?: CourtPeople;
}

function Item({ mandate, found, step, errors, people }: ItemProps) {
  const { t, format } = useUi();
  const { kind, court, reference, date, from, until, by, own } = mandate;
  const which = t('court.which', { reference });
  return (
    <li class="denhaag-case-card">
      <div class="meent-flow">
        <Heading level={3} class="denhaag-case-card__title">
          {t(`court.kind.${kind}`)}, {which}
        </Heading>
        <DataList
          rows
          facts={[
            ...(people
              ? [
                  { name: t('court.represented'), value: <span class="meent-number">{people.represented}</span> },
                  { name: t('court.representative'), value: <span class="meent-number">{people.representative}</span> },
                ]
              : []),
            { name: t('court.court'), value: <Dutch>{court}</Dutch> },
            { name: t('court.date'), value: format.date(date) },
            {
              name: t('mandates.period'),
              value: until
                ? t('mandates.period.both', { from: format.date(from), to: format.date(until) })
                : t('mandates.period.from', { from: format.date(from) }),
            },
            { name: t('court.by'), value: <Dutch>{by}</Dutch> },
          ]}
        />
        {step === 'vaststellen' && own ? <p>{t('court.own')}</p> : null}
        {people ? null : (
          <RowLink href={addresses.workMandate(mandate.id)}>
            {t('court.open')}
            <span class="meent-hidden">: {which}</span>
          </RowLink>
        )}
        {people && step === 'vaststellen' && found.mayConfirm && !own ? (
          <>
            <Form action={addresses.workMandateStep(mandate.id, 'vaststellen')}>
              <Button>
                {t('court.confirm')}
                <span class="meent-hidden">: {which}</span>
              </Button>
            </Form>
            <WithReason mandate={mandate} step="afwijzen" errors={errors} />
          </>
        ) : null}
        {step === 'beeindigen' && found.mayEnter ? (
          <WithReason mandate={mandate} step="beeindigen" errors={errors} />
        ) : null}
      </div>
    </li>
  );
}

export function CourtPage({ found, errors = [], typed, flash }: CourtPageProps) {
  const { t } = useUi();
  const list = (some: readonly CourtMandate[], step: MandateStep, none: string) =>
    some.length > 0 ? (
      <ul class="meent-strips">
        {some.map((mandate) => (
          <Item mandate={mandate} found={found} step={step} errors={errors} />
        ))}
      </ul>
    ) : (
      <p>{none}</p>
    );
  return (
    <Page
      channel="workbench"
      title={titleWith(flash, t('court.title'))}
      wrong={errors.length > 0}
      current="work.mandates"
      dense
    >
      <div class="meent-wrap meent-work-page meent-stack meent-stack--tight">
        <FlashAlert flash={flash} />
        <ErrorSummary errors={errors} />
        <Heading level={1} look={2}>
          {t('court.title')}
        </Heading>
        {found.mayRead ? (
          <>
            <p class="meent-muted">{t('court.lead')}</p>
            {found.mayEnter ? (
              <NewDecision
                errors={errors.filter(({ field }) => !field.startsWith('reden-'))}
                {...(typed ? { typed } : {})}
              />
            ) : null}
            <section class="meent-flow" aria-labelledby="wacht">
              <Heading level={2} look={3} id="wacht">
                {t('court.waiting')}
              </Heading>
              {list(found.waiting, 'vaststellen', t('court.none'))}
            </section>
            <section class="meent-flow" aria-labelledby="geldt">
              <Heading level={2} look={3} id="geldt">
                {t('court.valid')}
              </Heading>
              {list(found.valid, 'beeindigen', t('court.none.valid'))}
            </section>
            {found.more ? <p>{t('court.more')}</p> : null}
          </>
        ) : (
          <p>{t('court.may.not')}</p>
        )}
      </div>
    </Page>
  );
}

/** One of them, with whom it is about: to be held against the decision and the register. */
export function CourtMandatePage({
  open,
  errors = [],
}: {
  readonly open: OpenCourtMandate;
  readonly errors?: readonly FieldError[];
}) {
  const { t } = useUi();
  const { mandate, people, found } = open;
  const title = t(`court.kind.${mandate.kind}`);
  return (
    <Page channel="workbench" title={title} wrong={errors.length > 0} current="work.mandates" dense>
      <div class="meent-wrap meent-work-page meent-stack meent-stack--tight">
        <ErrorSummary errors={errors} />
        <Heading level={1} look={2}>
          {title}
        </Heading>
        <Heading level={2} look={3}>
          {t(mandate.waiting ? 'court.waiting' : 'court.valid')}
        </Heading>
        <ul class="meent-strips">
          <Item
            mandate={mandate}
            found={found}
            step={mandate.waiting ? 'vaststellen' : 'beeindigen'}
            errors={errors}
            people={people}
          />
        </ul>
        <RowLink href={addresses.workMandates}>{t('court.back')}</RowLink>
      </div>
    </Page>
  );
}
