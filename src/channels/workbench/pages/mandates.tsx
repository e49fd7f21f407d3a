/** Representatives by decision of a court: what waits for a second person, what holds, and the form for a new one. */
import type {
  CourtList,
  CourtMandate,
  CourtMandates,
  CourtPages,
  CourtPeople,
  CourtRights,
  OpenCourtMandate,
} from '../../../services/operations/work-mandates.ts';
import { addresses, type MandateStep } from '../../ui/addresses.ts';
import { type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, RowLink } from '../../ui/components/button.tsx';
import { DataList, Pagination } from '../../ui/components/data.tsx';
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

/** The number that is looked for. */
export const FIND_FIELD = 'zoek';

const KINDS = ['curator', 'bewindvoerder', 'mentor'] as const;

export interface CourtPageProps {
  readonly found: CourtMandates;
  /** A number was looked for. */
  readonly sought?: boolean;
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
  readonly rights: CourtRights;
  readonly step: MandateStep;
  readonly errors: readonly FieldError[];
  /** Whom it is about, on the page of its own: who confirms has seen that. */
  readonly people?: CourtPeople;
}

function Item({ mandate, rights, step, errors, people }: ItemProps) {
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
        {people && step === 'vaststellen' && rights.mayConfirm && !own ? (
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
        {step === 'beeindigen' && rights.mayEnter ? (
          <WithReason mandate={mandate} step="beeindigen" errors={errors} />
        ) : null}
      </div>
    </li>
  );
}

/** By a number, which stands in no address: the form is sent, not asked. */
function Find({ errors = [], typed }: Pick<CourtPageProps, 'errors' | 'typed'>) {
  const { t } = useUi();
  return (
    <Form action={addresses.workMandatesFind} class="meent-work__filter">
      <TextBox
        name={FIND_FIELD}
        label={t('court.find')}
        value={typed?.[FIND_FIELD]}
        errors={errors}
        inputMode="numeric"
        autoComplete="off"
      />
      <Button kind="secondary">{t('court.find.do')}</Button>
    </Form>
  );
}

interface SomeProps {
  readonly id: 'wacht' | 'geldt';
  readonly title: string;
  readonly none: string;
  readonly list: CourtList;
  readonly step: MandateStep;
  readonly rights: CourtRights;
  readonly errors: readonly FieldError[];
  readonly href: (page: number) => string;
}

function Some({ id, title, none, list, step, rights, errors, href }: SomeProps) {
  return (
    <section class="meent-flow" aria-labelledby={id}>
      <Heading level={2} look={3} id={id}>
        {`${title} (${list.count})`}
      </Heading>
      {list.mandates.length > 0 ? (
        <ul class="meent-strips">
          {list.mandates.map((mandate) => (
            <Item mandate={mandate} rights={rights} step={step} errors={errors} />
          ))}
        </ul>
      ) : (
        <p>{none}</p>
      )}
      <Pagination of={title} page={list.page} pages={list.pages} href={href} />
    </section>
  );
}

/** Each list goes on by itself; the other stays where it is. */
const pagesAddress = ({ waiting, valid }: CourtPages): string =>
  `${addresses.workMandates}?${new URLSearchParams({ wacht: String(waiting), geldt: String(valid) })}`;

export function CourtPage({ found, sought = false, errors = [], typed, flash }: CourtPageProps) {
  const { t } = useUi();
  const { waiting, valid } = found;
  const pages = { waiting: waiting.page, valid: valid.page };
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
        <p class="meent-muted">{t('court.lead')}</p>
        {found.mayEnter ? (
          <NewDecision
            errors={errors.filter(({ field }) => !field.startsWith('reden-') && field !== FIND_FIELD)}
            {...(typed ? { typed } : {})}
          />
        ) : null}
        <Find errors={errors} {...(typed ? { typed } : {})} />
        {sought ? (
          <p>
            {t('court.found', { count: waiting.count + valid.count })}{' '}
            <RowLink href={addresses.workMandates}>{t('court.all')}</RowLink>
          </p>
        ) : null}
        <Some
          id="wacht"
          title={t('court.waiting')}
          none={t(sought ? 'court.none.found' : 'court.none')}
          list={waiting}
          step="vaststellen"
          rights={found}
          errors={errors}
          href={(page) => pagesAddress({ ...pages, waiting: page })}
        />
        <Some
          id="geldt"
          title={t('court.valid')}
          none={t(sought ? 'court.none.found' : 'court.none.valid')}
          list={valid}
          step="beeindigen"
          rights={found}
          errors={errors}
          href={(page) => pagesAddress({ ...pages, valid: page })}
        />
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
  const { mandate, people } = open;
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
            rights={open}
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
