/** Combinations of sources: the list, the form of a new one, and one with its end. */
import { today } from '../../../foundation/clock.ts';
import { BRONNEN, type Bron } from '../../../gate/sources.ts';
import type {
  CombinationChoices,
  CombinationItem,
  CombinationPage,
} from '../../../services/operations/manage-combinations.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { Badge, DataList, Table } from '../../ui/components/data.tsx';
import { Checkboxes, TextBox } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch, When } from '../../ui/components/text.tsx';
import type { TextKey, Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import {
  COMBINATION_KINDS,
  COMBINATION_WHAT,
  COMBINATION_WHY,
  kindBox,
  recipientBox,
  sourceBox,
} from '../combination-forms.ts';
import type { FormField } from '../form-fields.ts';
import { Control } from './form-controls.tsx';
import { errorsIn, History, ManageFrame, Section, type Told, typedIn } from './frame.tsx';

const STATES = {
  holds: 'combi.state.holds',
  later: 'combi.state.later',
  ended: 'combi.state.ended',
} as const;

/** As the pages of a manager name them. */
export const SOURCES = {
  zaken: 'bron.zaken',
  personen: 'bron.personen',
  objecten: 'bron.objecten',
  berichten: 'bron.berichten',
  logboek: 'bron.logboek',
} as const satisfies Readonly<Record<Bron, TextKey>>;

export const sourceWords = (t: Translate, sources: readonly Bron[]): string =>
  sources.map((one) => t(SOURCES[one])).join(', ');

function State({ state, bridge }: Pick<CombinationItem, 'state' | 'bridge'>) {
  const { t } = useUi();
  if (bridge && state === 'holds') return <Badge kind="wrong">{t('combi.bridge')}</Badge>;
  const kind = state === 'later' ? 'you' : state === 'ended' ? 'outline' : undefined;
  return <Badge {...(kind ? { kind } : {})}>{t(STATES[state])}</Badge>;
}

function Period({ from, until }: Pick<CombinationItem, 'from' | 'until'>) {
  const { t } = useUi();
  return (
    <>
      {t('combi.period.from')} <When at={from} as="date" />
      {until ? (
        <>
          {' '}
          {t('combi.period.until')} <When at={until} as="date" />
        </>
      ) : null}
    </>
  );
}

export function ManageCombinationsPage({
  combinations,
  ...told
}: Told & { readonly combinations: readonly CombinationItem[] }) {
  const { t } = useUi();
  return (
    <ManageFrame title={t('nav.manage.combinations')} current="manage.combinations" {...told}>
      <div>
        <p>{t('combi.text')}</p>
        <p class="meent-after">
          <LinkButton href={addresses.manageNewCombination}>{t('combi.new')}</LinkButton>
        </p>
      </div>
      {combinations.length === 0 ? (
        <p>{t('combi.none')}</p>
      ) : (
        <Table
          caption={t('combi.caption')}
          rows={combinations}
          columns={[
            {
              title: t('combi.name'),
              cell: ({ id, name, usedBy }) => (
                <>
                  <a href={addresses.manageCombination(id)}>
                    <Dutch>{name}</Dutch>
                  </a>
                  <p class="meent-small meent-muted">
                    <Dutch>{usedBy}</Dutch>
                  </p>
                </>
              ),
            },
            { title: t('combi.sources'), cell: ({ sources }) => sourceWords(t, sources) },
            { title: t('combi.for'), cell: ({ activity }) => <Dutch>{activity}</Dutch> },
            { title: t('combi.period'), cell: (one) => <Period {...one} /> },
            { title: t('combi.state'), cell: (one) => <State {...one} /> },
          ]}
        />
      )}
    </ManageFrame>
  );
}

export function NewCombinationPage({ choices, ...told }: Told & { readonly choices: CombinationChoices }) {
  const { t, language } = useUi();
  const typed = typedIn(told, 'nieuw') ?? { beginGeldigheid: today() };
  const errors = errorsIn(told, 'nieuw');
  const controls = (fields: readonly FormField<CombinationChoices>[]) =>
    fields.map((field) => <Control field={field} about={choices} value={typed[field.name] ?? ''} errors={errors} />);
  return (
    <ManageFrame
      title={t('combi.new')}
      current="manage.combinations"
      crumbs={[{ href: addresses.manageCombinations, text: t('nav.manage.combinations') }]}
      {...told}
    >
      <Form action={addresses.manageNewCombination} leave>
        {controls(COMBINATION_WHAT)}
        <Checkboxes
          name="bronnen"
          label={t('combi.sources')}
          help={t('combi.sources.help')}
          errors={errors}
          options={BRONNEN.map((one) => ({
            name: sourceBox(one),
            label: t(SOURCES[one]),
            checked: Boolean(typed[sourceBox(one)]),
          }))}
        />
        {choices.kinds.map(({ source, kinds }) => (
          <Checkboxes
            name={`gegevens-${source}`}
            label={t('combi.kinds.of', { source: t(SOURCES[source]) })}
            help={t('combi.kinds.of.help')}
            errors={errors}
            options={kinds.map(({ code, naam, english }) => ({
              name: kindBox(source, code),
              label: language === 'en' ? english : naam,
              checked: Boolean(typed[kindBox(source, code)]),
            }))}
          />
        ))}
        {controls([COMBINATION_KINDS])}
        <Checkboxes
          name="ontvangers"
          label={t('combi.recipients')}
          help={t('combi.recipients.help')}
          errors={errors}
          options={choices.recipients.map(({ id, label }) => ({
            name: recipientBox(id),
            label,
            checked: Boolean(typed[recipientBox(id)]),
          }))}
        />
        {controls(COMBINATION_WHY)}
        <ButtonGroup class="meent-after">
          <Button>{t('combi.make')}</Button>
        </ButtonGroup>
      </Form>
    </ManageFrame>
  );
}

export function ManageCombinationPage({ combination, ...told }: Told & { readonly combination: CombinationPage }) {
  const { t } = useUi();
  const { id, name, record, sources, activity, usedBy, state, recipients, summary, bridge, kindsPerSource } =
    combination;
  return (
    <ManageFrame
      title={name}
      dutch
      current="manage.combinations"
      crumbs={[{ href: addresses.manageCombinations, text: t('nav.manage.combinations') }]}
      {...told}
    >
      {bridge && state === 'holds' ? (
        <Alert kind="warning" title={t('combi.bridge.title')}>
          <p>{t('combi.bridge.text')}</p>
        </Alert>
      ) : null}
      <p>
        <Dutch>{summary}</Dutch>
      </p>
      <div>
        <DataList
          rows
          facts={[
            { name: t('combi.state'), value: <State {...combination} /> },
            { name: t('combi.period'), value: <Period {...combination} /> },
            { name: t('combi.sources'), value: sourceWords(t, sources) },
            {
              name: t('combi.kinds'),
              value: <Dutch>{(record.categorieenGegevens as readonly string[]).join(', ')}</Dutch>,
            },
            {
              name: t('combi.kinds.each'),
              value:
                kindsPerSource.length === 0 ? (
                  t('combi.kinds.all')
                ) : (
                  <ul class="meent-cells">
                    {kindsPerSource.map((one) => (
                      <li>
                        <Dutch>{one}</Dutch>
                      </li>
                    ))}
                  </ul>
                ),
            },
            { name: t('combi.for'), value: <Dutch>{activity}</Dutch> },
            { name: t('combi.by'), value: <Dutch>{usedBy}</Dutch> },
            {
              name: t('combi.ground'),
              value: <Ground ground={record.grond as GroundOf | null} />,
            },
            { name: t('combi.dpia'), value: <Dutch>{String(record.dpia)}</Dutch> },
            { name: t('combi.why'), value: <Dutch>{String(record.toelichting)}</Dutch> },
          ]}
        />
      </div>
      <Section id="wie" title={t('combi.recipients')}>
        <ul class="meent-cells">
          {recipients.map(({ clientId, application }) => (
            <li>
              {application ? (
                <a href={addresses.manageApp(application.id)}>
                  <Dutch>{application.label}</Dutch>
                </a>
              ) : (
                <>
                  <span class="meent-break">{clientId}</span>{' '}
                  <span class="meent-small meent-muted">({t('combi.unknown')})</span>
                </>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <End combination={combination} told={told} />
      <History changes={combination.history} />
      {state === 'later' ? (
        <details class="meent-action">
          <summary>{t('combi.remove')}</summary>
          <p>{t('combi.remove.text')}</p>
          <Form action={addresses.manageCombinationAction(id, 'weg')}>
            <Button kind="secondary">{t('combi.remove')}</Button>
          </Form>
        </details>
      ) : null}
    </ManageFrame>
  );
}

type GroundOf = Readonly<Record<'wet' | 'artikel' | 'lid', string>> & { readonly toestemming: boolean };

function Ground({ ground }: { readonly ground: GroundOf | null }) {
  const { t } = useUi();
  if (!ground) return <>{t('combi.ground.none')}</>;
  const { wet, artikel, lid, toestemming } = ground;
  return (
    <>
      <Dutch>{`${wet}, artikel ${artikel}${lid ? `, lid ${lid}` : ''}`}</Dutch>
      {toestemming ? <p>{t('combi.consent.only')}</p> : null}
    </>
  );
}

function End({ combination, told }: { readonly combination: CombinationPage; readonly told: Told }) {
  const { t } = useUi();
  const { id, state, stand } = combination;
  if (state === 'ended') return null;
  const typed = typedIn(told, 'einde');
  return (
    <details class="meent-action" open={typed !== undefined}>
      <summary>{t('combi.end')}</summary>
      <p>{t('combi.end.text')}</p>
      <Form action={addresses.manageCombinationAction(id, 'einde')} leave>
        <input type="hidden" name="stand" value={stand} />
        <TextBox
          name="einde"
          type="date"
          label={t('combi.end.day')}
          value={typed?.einde ?? today()}
          errors={errorsIn(told, 'einde')}
        />
        <ButtonGroup class="meent-after">
          <Button>{t('combi.end')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}
