/** Letting somebody act: for what, what besides, how long; and the code that comes of it. */
import type { ComponentChildren } from 'preact';
import { GIVABLE } from '../../../gate/mandate.ts';
import type { TeGeven } from '../../../services/mandaten/mijn.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup, LinkButton, RowLink } from '../../ui/components/button.tsx';
import { Checkboxes, TextBox } from '../../ui/components/fields.tsx';
import { ErrorSummary, type FieldError, FieldGroup, Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, Rich } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { WhyAsked } from './why-asked.tsx';

/** Names of the controls; each box has one of its own, by its place in the list of all services. */
export const serviceField = (index: number): string => `dienst-${index + 1}`;
export const extraField = (extra: string): string => `ook-${extra}`;
export const GIVE_FIELDS = { diensten: 'diensten', ook: 'ook', vanaf: 'vanaf', totEnMet: 'totEnMet' } as const;

/** A theme as a whole, then each of its services: in the order of the controls. */
export const servicesIn = (themes: readonly TeGeven[]): readonly string[] =>
  themes.flatMap(({ dienst, types }) => [dienst, ...types.map((type) => type.dienst)]);

export interface GivePageProps {
  readonly themes: readonly TeGeven[];
  /** What was ticked and typed, by the name of the control. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
  /** Id of the activity that mandates are kept for. */
  readonly why?: string | undefined;
}

function Themes({ themes, typed, errors = [] }: GivePageProps) {
  const { t } = useUi();
  const all = servicesIn(themes);
  const Box = ({ dienst, label }: { dienst: string; label: ComponentChildren }) => {
    const name = serviceField(all.indexOf(dienst));
    return (
      <div class="utrecht-form-field-radio">
        <input type="checkbox" id={name} name={name} value="ja" checked={typed[name] !== undefined} />
        <label for={name}>{label}</label>
      </div>
    );
  };
  return (
    <FieldGroup
      field={{
        name: GIVE_FIELDS.diensten,
        label: t('mandates.give.services'),
        help: t('mandates.give.services.help'),
        errors,
      }}
      id={GIVE_FIELDS.diensten}
    >
      {themes.map(({ dienst, naam, uitleg, types }) => (
        <div class="meent-after">
          <Heading level={2} look={4}>
            <Dutch>{naam}</Dutch>
          </Heading>
          {uitleg ? (
            <p class="meent-small meent-muted">
              <Dutch>{uitleg}</Dutch>
            </p>
          ) : null}
          <Box dienst={dienst} label={<Rich text="mandates.give.all" with={{ theme: <Dutch>{naam}</Dutch> }} />} />
          {types.map((type) => (
            <Box dienst={type.dienst} label={<Dutch>{type.naam}</Dutch>} />
          ))}
        </div>
      ))}
    </FieldGroup>
  );
}

export function MandateGivePage({ themes, typed, why, errors = [] }: GivePageProps) {
  const { t } = useUi();
  return (
    <Page
      channel="portal"
      title={t('mandates.give.title')}
      wrong={errors.length > 0}
      current="choices"
      field={{
        heading: t('mandates.give.title'),
        lead: t('mandates.give.lead'),
        crumbs: [{ href: addresses.mandates, text: t('mandates.title') }],
      }}
    >
      <div class="meent-wrap meent-section meent-flow">
        <ErrorSummary errors={errors} />
        {themes.length === 0 ? (
          <p>{t('mandates.give.none')}</p>
        ) : (
          <Form action={addresses.mandatesGive} leave>
            <Themes themes={themes} typed={typed} errors={errors} />
            <Checkboxes
              name={GIVE_FIELDS.ook}
              label={t('mandates.give.also')}
              help={t('mandates.give.also.help')}
              errors={errors}
              options={GIVABLE.map((extra) => ({
                name: extraField(extra),
                label: t(`mandates.extra.${extra}`),
                checked: typed[extraField(extra)] !== undefined,
              }))}
            />
            <TextBox
              name={GIVE_FIELDS.vanaf}
              label={t('mandates.give.from')}
              type="date"
              value={typed.vanaf}
              errors={errors}
            />
            <TextBox
              name={GIVE_FIELDS.totEnMet}
              label={t('mandates.give.to')}
              help={t('mandates.give.to.help')}
              type="date"
              value={typed.totEnMet}
              errors={errors}
            />
            <ButtonGroup class="meent-after">
              <Button>{t('mandates.give.send')}</Button>
              <RowLink href={addresses.mandates}>{t('mandates.back')}</RowLink>
            </ButtonGroup>
            <WhyAsked why={why} />
          </Form>
        )}
      </div>
    </Page>
  );
}

/** Shown once. */
export function MandateCodePage({ code, until }: { readonly code: string; readonly until: string }) {
  const { t, format } = useUi();
  return (
    <Page
      channel="portal"
      title={t('mandates.given.title')}
      current="choices"
      field={{
        heading: t('mandates.given.title'),
        lead: t('mandates.given.lead'),
        crumbs: [{ href: addresses.mandates, text: t('mandates.title') }],
      }}
    >
      <div class="meent-wrap meent-section meent-flow">
        <div class="meent-code">
          <code class="meent-code__text">{code}</code>
        </div>
        <p>{t('mandates.given.once')}</p>
        <p>{t('mandates.offer.until', { date: format.date(until) })}</p>
        <p>{t('mandates.given.how')}</p>
        <LinkButton href={addresses.mandates}>{t('mandates.back')}</LinkButton>
      </div>
    </Page>
  );
}
