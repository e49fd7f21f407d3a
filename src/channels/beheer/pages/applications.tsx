/** The list of applications, and the form for a new one. */
import type { ComponentChildren } from 'preact';
import type { AppItem, Choice } from '../../../services/operations/manage-applications.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { AppFields } from './application-fields.tsx';
import { FormHeading, ManageFrame, Section, type Told } from './frame.tsx';
import { RightFields, type Subjects } from './right-fields.tsx';

export function AccessBadge({ app }: { readonly app: AppItem }) {
  const { t } = useUi();
  if (app.employee) return <Badge kind="outline">{t('employee.badge')}</Badge>;
  if (app.own) return <Badge kind="outline">{t('app.own')}</Badge>;
  return app.hasSecret ? <Badge>{t('app.secret.has')}</Badge> : <Badge kind="wrong">{t('app.secret.none')}</Badge>;
}

interface AppTableProps {
  readonly caption: ComponentChildren;
  readonly apps: readonly AppItem[];
}

function AppTable({ caption, apps }: AppTableProps) {
  const { t } = useUi();
  return (
    <Table
      caption={caption}
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
  );
}

/** Programs of others first: those are what a manager comes for. */
export function AppsPage({ apps, ...told }: Told & { readonly apps: readonly AppItem[] }) {
  const { t } = useUi();
  const groups = [
    { id: 'programmas', title: t('app.programs'), of: apps.filter(({ own }) => !own) },
    { id: 'medewerkers', title: t('app.employees'), of: apps.filter(({ employee }) => employee) },
    { id: 'eigen', title: t('app.meent'), of: apps.filter(({ own, employee }) => own && !employee) },
  ];
  return (
    <ManageFrame title={t('nav.manage.apps')} current="manage.apps" {...told}>
      <ButtonGroup>
        <LinkButton href={addresses.manageNewApp}>{t('app.new')}</LinkButton>
        <LinkButton href={addresses.manageNewEmployee} kind="secondary">
          {t('employee.new')}
        </LinkButton>
      </ButtonGroup>
      {groups.map(({ id, title, of }) =>
        of.length > 0 ? (
          <Section id={id} title={title}>
            <AppTable caption={<span class="meent-hidden">{title}</span>} apps={of} />
          </Section>
        ) : null,
      )}
    </ManageFrame>
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
        <AppFields values={typed} activities={activities} errors={errors} />
        <FormHeading text={t('app.first')} />
        <p>{t('app.make.text')}</p>
        <RightFields subjects={subjects} activities={activities} typed={typed} errors={errors} />
        <ButtonGroup class="meent-after">
          <Button>{t('app.make')}</Button>
        </ButtonGroup>
      </Form>
    </ManageFrame>
  );
}
