/** Machtigingen: for whom one may act, who may act for oneself; each with what, how long, and the way to end it. */
import { today } from '../../../foundation/clock.ts';
import { GIVABLE } from '../../../gate/mandate.ts';
import type { Gekregen, Machtiging } from '../../../services/mandaten/mijn.ts';
import { addresses } from '../../ui/addresses.ts';
import { type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { crumbsFrom } from '../../ui/components/crumbs.ts';
import { DataList, type Fact } from '../../ui/components/data.tsx';
import { TextBox } from '../../ui/components/fields.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, Rich } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

export interface MandatesPageProps {
  readonly given: readonly Machtiging[];
  readonly received: readonly Gekregen[];
  /** What the session acts for now. */
  readonly acting: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly flash?: Flash | undefined;
}

/** For what, what besides, how long: the same for who gives, who has and who is asked. */
export function MandateFacts({ mandate }: { readonly mandate: Machtiging }) {
  const { t, format } = useUi();
  const { alles, diensten, ook, vanaf, totEnMet } = mandate;
  const shown = GIVABLE.filter((extra) => ook.includes(extra));
  const services = alles ? t('mandates.services.all') : null;
  const facts: Fact[] = [
    {
      name: t('mandates.services'),
      value: services ?? (diensten.length ? <Dutch>{diensten.join(', ')}</Dutch> : t('mandates.services.none')),
    },
    ...(shown.length
      ? [{ name: t('mandates.also'), value: shown.map((extra) => t(`mandates.extra.${extra}`)).join(', ') }]
      : []),
    ...(vanaf
      ? [
          {
            name: t('mandates.period'),
            value: totEnMet
              ? t('mandates.period.both', { from: format.date(vanaf), to: format.date(totEnMet) })
              : t('mandates.period.from', { from: format.date(vanaf) }),
          },
        ]
      : []),
  ];
  return <DataList facts={facts} rows />;
}

/** Why it does not count today, or what ends it. */
function Remark({ mandate }: { readonly mandate: Machtiging }) {
  const { t, format } = useUi();
  const { status, soort, nu, vanaf, codeTot } = mandate;
  if (status === 'aangeboden')
    return (
      <p>
        {t('mandates.offer')} {codeTot ? t('mandates.offer.until', { date: format.date(codeTot) }) : null}
      </p>
    );
  if (status === 'voorgesteld') return <p>{t('mandates.proposed')}</p>;
  if (!nu)
    return <p>{vanaf && vanaf > today() ? t('mandates.later', { date: format.date(vanaf) }) : t('mandates.not')}</p>;
  if (soort === 'ouderlijk-gezag')
    return (
      <p class="meent-small meent-muted">
        {t('mandates.law')} {t('mandates.law.16')}
      </p>
    );
  return soort === 'vrijwillig' ? null : <p class="meent-small meent-muted">{t('mandates.court')}</p>;
}

function EndForm({ mandate, name }: { readonly mandate: Machtiging; readonly name: string }) {
  const { t } = useUi();
  if (mandate.id === null || mandate.soort !== 'vrijwillig') return null;
  return (
    <Form action={addresses.mandatesEnd}>
      <input type="hidden" name="id" value={mandate.id} />
      <Button kind="secondary">
        {mandate.status === 'aangeboden' ? (
          t('mandates.end.offer')
        ) : (
          <>
            {t('mandates.end')}
            <span class="meent-hidden"> {t('mandates.end.for', { name })}</span>
          </>
        )}
      </Button>
    </Form>
  );
}

function Received({ mandate, acting }: { readonly mandate: Gekregen; readonly acting: boolean }) {
  const { t } = useUi();
  const { ander: name, soort, nu, namens } = mandate;
  return (
    <li class="denhaag-case-card">
      <div class="meent-flow">
        <Heading level={3} class="denhaag-case-card__title">
          {name}
        </Heading>
        <p class="meent-small meent-muted">{t(`mandate.as.${soort}`)}</p>
        <MandateFacts mandate={mandate} />
        <Remark mandate={mandate} />
        <ButtonGroup>
          {acting ? (
            <strong>{t('mandates.acting', { name })}</strong>
          ) : nu ? (
            <Form action={addresses.mandatesActing}>
              <input type="hidden" name="namens" value={namens} />
              <Button>{t('mandates.act', { name })}</Button>
            </Form>
          ) : null}
          <EndForm mandate={mandate} name={name} />
        </ButtonGroup>
      </div>
    </li>
  );
}

function Given({ mandate }: { readonly mandate: Machtiging }) {
  const { t } = useUi();
  const name = mandate.ander || (mandate.soort === 'ouderlijk-gezag' ? t('mandates.parent') : '');
  return (
    <li class="denhaag-case-card">
      <div class="meent-flow">
        {name ? (
          <Heading level={3} class="denhaag-case-card__title">
            {name}
          </Heading>
        ) : null}
        {name ? <p class="meent-small meent-muted">{t(`mandate.as.${mandate.soort}`)}</p> : null}
        <Remark mandate={mandate} />
        <MandateFacts mandate={mandate} />
        <EndForm mandate={mandate} name={name} />
      </div>
    </li>
  );
}

function CodeForm({ errors = [] }: Pick<MandatesPageProps, 'errors'>) {
  const { t } = useUi();
  return (
    <section aria-labelledby="code-kop">
      <Heading level={2} look={3} id="code-kop">
        {t('mandates.code.title')}
      </Heading>
      <Form action={addresses.mandatesCode}>
        <TextBox
          name="code"
          label={t('mandates.code.label')}
          help={t('mandates.code.help')}
          autoComplete="off"
          errors={errors}
        />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('mandates.code.send')}</Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}

export function MandatesPage({ given, received, acting, errors = [], flash }: MandatesPageProps) {
  const ui = useUi();
  const { t, acting: someone } = ui;
  return (
    <Page
      channel="portal"
      title={titleWith(flash, t('mandates.title'))}
      wrong={errors.length > 0}
      current="choices"
      field={{
        heading: t('mandates.title'),
        lead: t('mandates.lead'),
        crumbs: crumbsFrom('choices', ui),
      }}
    >
      <div class="meent-wrap meent-section meent-stack">
        <FlashAlert flash={flash} />
        <ErrorSummary errors={errors} />
        {someone ? <p>{t('mandates.self')}</p> : null}
        <section aria-labelledby="voor-wie">
          <Heading level={2} id="voor-wie">
            {t('mandates.for')}
          </Heading>
          {received.length ? (
            <ul class="meent-strips">
              {received.map((mandate) => (
                <Received mandate={mandate} acting={mandate.namens === acting} />
              ))}
            </ul>
          ) : (
            <p>{t('mandates.for.none')}</p>
          )}
        </section>
        <section aria-labelledby="wie-voor-mij">
          <Heading level={2} id="wie-voor-mij">
            {t('mandates.by')}
          </Heading>
          {given.length ? (
            <ul class="meent-strips">
              {given.map((mandate) => (
                <Given mandate={mandate} />
              ))}
            </ul>
          ) : (
            <p>{t('mandates.by.none')}</p>
          )}
          {someone ? null : (
            <div class="meent-flow meent-after">
              <p>{t('mandates.give.text')}</p>
              <LinkButton href={addresses.mandatesGive}>{t('mandates.give')}</LinkButton>
            </div>
          )}
        </section>
        {someone ? null : <CodeForm errors={errors} />}
      </div>
    </Page>
  );
}

/** What somebody asks, before it is accepted. The code goes along in the form, never in the address. */
export function MandateOfferPage({ mandate, code }: { readonly mandate: Machtiging; readonly code: string }) {
  const { t } = useUi();
  const name = mandate.ander;
  const Code = () => <input type="hidden" name="code" value={code} />;
  return (
    <Page
      channel="portal"
      title={t('mandates.accept.title', { name })}
      current="choices"
      field={{
        heading: t('mandates.accept.title', { name }),
        lead: t('mandates.accept.lead'),
        crumbs: [{ href: addresses.mandates, text: t('mandates.title') }],
      }}
    >
      <div class="meent-wrap meent-section meent-flow">
        <MandateFacts mandate={mandate} />
        <p>
          <Rich text="mandates.accept.seen" with={{ name }} />
        </p>
        <ButtonGroup>
          <Form action={addresses.mandatesAccept}>
            <Code />
            <Button>{t('mandates.accept.yes')}</Button>
          </Form>
          <Form action={addresses.mandatesRefuse}>
            <Code />
            <Button kind="secondary">{t('mandates.accept.no')}</Button>
          </Form>
        </ButtonGroup>
      </div>
    </Page>
  );
}
