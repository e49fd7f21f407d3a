/** The list of applications, and the form for a new one. */
import type { AppItem, Choice } from '../../../services/operations/manage-applications.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Checkboxes, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { type FieldError, Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, type Told } from './frame.tsx';
import { RightFields, type Subjects } from './right-fields.tsx';

export function AccessBadge({ app }: { readonly app: AppItem }) {
  const { t } = useUi();
  if (app.employee) return <Badge kind="outline">{t('employee.badge')}</Badge>;
  if (app.own) return <Badge kind="outline">{t('app.own')}</Badge>;
  return app.hasSecret ? <Badge>{t('app.secret.has')}</Badge> : <Badge kind="wrong">{t('app.secret.none')}</Badge>;
}

export function AppsPage({ apps, ...told }: Told & { readonly apps: readonly AppItem[] }) {
  const { t } = useUi();
  return (
    <ManageFrame title={t('nav.manage.apps')} current="manage.apps" {...told}>
      <ButtonGroup>
        <LinkButton href={addresses.manageNewApp}>{t('app.new')}</LinkButton>
        <LinkButton href={addresses.manageNewEmployee} kind="secondary">
          {t('employee.new')}
        </LinkButton>
      </ButtonGroup>
      <Table
        caption={t('app.caption')}
        rows={apps}
        columns={[
          {
            title: t('app.name'),
            cell: (app) => (
              <a class="meent-link-row" href={addresses.manageApp(app.id)}>
                <Dutch>{app.label}</Dutch>
              </a>
            ),
          },
          { title: t('app.ids'), cell: ({ clientIds }) => <span class="meent-break">{clientIds.join(', ')}</span> },
          {
            title: t('app.rights'),
            cell: ({ everything, rights }) =>
              everything ? <strong>{t('app.rights.everything')}</strong> : t('app.rights.count', { count: rights }),
          },
          { title: t('app.state'), cell: (app) => <AccessBadge app={app} /> },
        ]}
      />
    </ManageFrame>
  );
}

export interface AppFieldsProps {
  readonly label: string;
  readonly clientIds: string;
  readonly activities: readonly Choice[];
  readonly chosen: readonly string[];
  readonly errors: readonly FieldError[];
}

/** Which boxes were ticked, in a form that came back. */
export const chosenIn = (typed: Told['typed'], activities: readonly Choice[]): readonly string[] =>
  activities.filter(({ id }) => typed?.[`doel-${id}`]).map(({ id }) => id);

/** Fields: `naam`, `clientids` (one a line), `doel-<id>`. */
export function AppFields({ label, clientIds, activities, chosen, errors }: AppFieldsProps) {
  const { t } = useUi();
  return (
    <>
      <TextBox name="naam" label={t('app.name')} help={t('app.name.help')} value={label} errors={errors} />
      <TextArea
        name="clientids"
        label={t('app.ids')}
        help={t('app.ids.help')}
        value={clientIds}
        rows={2}
        errors={errors}
      />
      <Checkboxes
        name="doelen"
        label={t('app.activities')}
        help={t('app.activities.help')}
        errors={errors}
        options={activities.map(({ id, name }) => ({ name: `doel-${id}`, label: name, checked: chosen.includes(id) }))}
      />
    </>
  );
}

export interface NewAppProps extends Told {
  readonly activities: readonly Choice[];
  readonly subjects: readonly Subjects[];
}

export function NewAppPage({ activities, subjects, errors = [], typed = {}, ...told }: NewAppProps) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={t('app.new')}
      current="manage.apps"
      crumbs={[{ href: addresses.manageApps, text: t('nav.manage.apps') }]}
      errors={errors}
      {...told}
    >
      <Form action={addresses.manageNewApp} leave>
        <AppFields
          label={typed.naam ?? ''}
          clientIds={typed.clientids ?? ''}
          activities={activities}
          chosen={chosenIn(typed, activities)}
          errors={errors}
        />
        <p class="meent-after">{t('app.make.text')}</p>
        <RightFields subjects={subjects} typed={typed} errors={errors} />
        <ButtonGroup class="meent-after">
          <Button>{t('app.make')}</Button>
        </ButtonGroup>
      </Form>
    </ManageFrame>
  );
}
