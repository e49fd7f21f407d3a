/** One application: what it may, its secret, its data, and who changed it. */
import type { AppPage as AppData } from '../../../services/operations/manage-applications.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { DataList, Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { AccessBadge, AppFields, chosenIn } from './applications.tsx';
import { EmployeePart } from './employee.tsx';
import { History, ManageFrame, Section, type Told } from './frame.tsx';
import { MayWords, RightFields, RightWords, type Subjects } from './right-fields.tsx';

export interface AppPageProps extends Told {
  readonly app: AppData;
  readonly subjects: readonly Subjects[];
}

function Rights({ app }: { readonly app: AppData }) {
  const { t } = useUi();
  if (app.given.length === 0) return <p>{t(app.everything ? 'app.rights.everything' : 'right.none')}</p>;
  return (
    <Table
      caption={t('right.caption')}
      rows={app.given}
      columns={[
        { title: t('right.about'), cell: (right) => <RightWords right={right} /> },
        { title: t('right.may'), cell: (right) => <MayWords right={right} /> },
        {
          title: t('type.versions'),
          cell: ({ versions }) => (versions > 0 ? t('right.versions', { count: versions }) : ''),
        },
        {
          title: t('type.part.change'),
          cell: (right) => (
            <Form action={addresses.manageAppAction(app.id, 'rechten')} class="meent-form--inline">
              <input type="hidden" name="weg" value={right.key} />
              <Button kind="secondary">
                {t('right.take')}
                <span class="meent-hidden">
                  {' '}
                  <RightWords right={right} />
                </span>
              </Button>
            </Form>
          ),
        },
      ]}
    />
  );
}

function Secret({ app }: { readonly app: AppData }) {
  const { t } = useUi();
  if (app.own) return null;
  return (
    <Section id="geheim" title={t('app.secret')}>
      <p>{t(app.hasSecret ? 'app.secret.renew.text' : 'app.secret.text')}</p>
      <Form action={addresses.manageAppAction(app.id, 'geheim')}>
        <Button kind={app.hasSecret ? 'secondary' : 'primary'}>
          {t(app.hasSecret ? 'app.secret.renew' : 'app.secret.give')}
        </Button>
      </Form>
      {app.hasSecret ? (
        <details class="meent-action meent-after">
          <summary>{t('app.secret.stop')}</summary>
          <p>{t('app.secret.stop.text')}</p>
          <Form action={addresses.manageAppAction(app.id, 'stop')}>
            <Button kind="secondary">{t('app.secret.stop')}</Button>
          </Form>
        </details>
      ) : null}
      <details class="meent-action meent-after">
        <summary>{t('app.remove')}</summary>
        <p>{t('app.remove.text')}</p>
        <Form action={addresses.manageAppAction(app.id, 'weg')}>
          <Button kind="secondary">{t('app.remove')}</Button>
        </Form>
      </details>
    </Section>
  );
}

export function ManageAppPage({ app, subjects, errors = [], typed, ...told }: AppPageProps) {
  const { t } = useUi();
  const about = (name: string): boolean => errors.some(({ field }) => field === name);
  const wrongRight = about('waarover') || about('mag') || about('niveau');
  return (
    <ManageFrame
      title={app.label}
      dutch
      current="manage.apps"
      crumbs={[{ href: addresses.manageApps, text: t('nav.manage.apps') }]}
      errors={errors}
      {...told}
    >
      <DataList
        rows
        facts={[
          { name: t('app.ids'), value: <span class="meent-break">{app.clientIds.join(', ')}</span> },
          { name: t('app.state'), value: <AccessBadge app={app} /> },
          ...(app.onlyReady ? [{ name: t('app.rights'), value: t('app.ready') }] : []),
        ]}
      />
      <Section id="rechten" title={t('app.rights')}>
        <Rights app={app} />
        <details class="meent-action meent-after" open={wrongRight}>
          <summary>{t('right.add')}</summary>
          <Form action={addresses.manageAppAction(app.id, 'rechten')}>
            <p>{t('right.add.text')}</p>
            <RightFields subjects={subjects} typed={typed} errors={errors} />
            <ButtonGroup class="meent-after">
              <Button>{t('right.preview')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      </Section>
      <Secret app={app} />
      {app.employee ? <EmployeePart app={app} errors={errors} typed={typed} /> : null}
      <details class="meent-action" open={about('naam') || about('clientids')}>
        <summary>{t('app.edit')}</summary>
        <Form action={addresses.manageAppAction(app.id, 'gegevens')} leave>
          <input type="hidden" name="stand" value={typed?.stand ?? app.etag} />
          <AppFields
            label={typed?.naam ?? app.label}
            clientIds={typed?.clientids ?? app.clientIds.join('\n')}
            activities={app.allActivities}
            chosen={about('naam') || about('clientids') ? chosenIn(typed, app.allActivities) : app.activities}
            errors={errors}
          />
          <ButtonGroup class="meent-after">
            <Button>{t('app.save')}</Button>
          </ButtonGroup>
        </Form>
      </details>
      <History changes={app.history} />
    </ManageFrame>
  );
}

export interface SecretPageProps {
  readonly id: string;
  readonly label: string;
  readonly clientIds: readonly string[];
  readonly secret: string;
}

/** Shown once, as the answer to the form: it has no address of its own. */
export function SecretPage({ id, label, clientIds, secret }: SecretPageProps) {
  const { t } = useUi();
  return (
    <ManageFrame title={t('app.secret.title', { name: label })} current="manage.apps">
      <Alert kind="warning" title={t('app.secret.once')}>
        <p>{t('app.secret.once.text')}</p>
      </Alert>
      <DataList
        rows
        facts={[
          { name: t('app.ids'), value: <Dutch>{clientIds.join(', ')}</Dutch> },
          { name: t('app.secret'), value: <code class="meent-break">{secret}</code> },
        ]}
      />
      <LinkButton href={addresses.manageApp(id)}>{t('app.secret.back')}</LinkButton>
    </ManageFrame>
  );
}
