/** One application: what it may, its secret, its data, and who changed it. */
import type { AppPage as AppData } from '../../../services/operations/manage-applications.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { DataList, Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { Combines } from './application-combines.tsx';
import { AppDataForm } from './application-fields.tsx';
import { AccessBadge } from './applications.tsx';
import { EmployeePart } from './employee.tsx';
import { errorsIn, History, ManageFrame, Section, type Told, typedIn } from './frame.tsx';
import { MayWords, RightFields, RightWords, type Subjects } from './right-fields.tsx';
import { mayEnd } from './sure.tsx';

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
        {
          title: t('right.about'),
          cell: (right) => (
            <>
              <RightWords right={right} />
              {right.activity ? (
                <p class="meent-small meent-muted">
                  {t('activity.right')} <Dutch>{right.activity}</Dutch>
                </p>
              ) : null}
            </>
          ),
        },
        { title: t('right.may'), cell: (right) => <MayWords right={right} /> },
        {
          title: t('type.versions'),
          cell: ({ versions }) => (versions > 0 ? t('right.versions', { count: versions }) : ''),
        },
        {
          title: t('manage.column.do'),
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
      <p>{t('app.secret.text')}</p>
      {app.hasSecret ? (
        <ButtonGroup class="meent-after">
          <LinkButton kind="secondary" href={addresses.manageAppAction(app.id, 'geheim')}>
            {t('app.secret.renew')}
          </LinkButton>
          <LinkButton kind="secondary" href={addresses.manageAppAction(app.id, 'stop')}>
            {t('app.secret.stop')}
          </LinkButton>
        </ButtonGroup>
      ) : (
        <Form action={addresses.manageAppAction(app.id, 'geheim')}>
          <Button>{t('app.secret.give')}</Button>
        </Form>
      )}
    </Section>
  );
}

export function ManageAppPage({ app, subjects, ...told }: AppPageProps) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={app.label}
      dutch
      current="manage.apps"
      crumbs={[{ href: addresses.manageApps, text: t('nav.manage.apps') }]}
      {...told}
    >
      <div>
        <DataList
          rows
          facts={[
            { name: t('app.ids'), value: <span class="meent-break">{app.clientIds.join(', ')}</span> },
            { name: t('app.state'), value: <AccessBadge app={app} /> },
            ...(app.onlyReady ? [{ name: t('app.rights'), value: t('app.ready') }] : []),
            ...(app.activities.length > 0
              ? [{ name: t('app.activities'), value: <Dutch>{namesOf(app).join(', ')}</Dutch> }]
              : []),
          ]}
        />
        <AppDataForm app={app} told={told} />
      </div>
      <Section id="rechten" title={t('app.rights')}>
        <Rights app={app} />
        <details class="meent-action meent-after" open={typedIn(told, 'rechten') !== undefined}>
          <summary>{t('right.add')}</summary>
          <Form action={addresses.manageAppAction(app.id, 'rechten')}>
            <p>{t('right.add.text')}</p>
            <RightFields
              subjects={subjects}
              activities={app.allActivities}
              typed={typedIn(told, 'rechten')}
              errors={errorsIn(told, 'rechten')}
            />
            <ButtonGroup class="meent-after">
              <Button>{t('right.preview')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      </Section>
      <Combines app={app} />
      <Secret app={app} />
      {app.employee ? <EmployeePart app={app} told={told} /> : null}
      <History changes={app.history} />
      <Remove app={app} />
    </ManageFrame>
  );
}

/** In the order in which they count. */
const namesOf = ({ activities, allActivities }: AppData): readonly string[] =>
  activities.flatMap((id) => allActivities.find((one) => one.id === id)?.name ?? []);

/** Last on the page, away from what is pressed more often. */
function Remove({ app }: { readonly app: AppData }) {
  const { t } = useUi();
  if (!mayEnd(app, 'weg')) return null;
  return (
    <ButtonGroup>
      <LinkButton kind="secondary" href={addresses.manageAppAction(app.id, 'weg')}>
        {t(app.employee ? 'employee.remove' : 'app.remove')}
      </LinkButton>
    </ButtonGroup>
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
