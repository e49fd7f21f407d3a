/** Rights of one employee besides those of their role: the form for the first, and the last day. */
import { isDate } from '../../../foundation/days.ts';
import type { AppPage, Choice } from '../../../services/operations/manage-applications.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { TextBox } from '../../ui/components/fields.tsx';
import { type FieldError, Form } from '../../ui/components/form.tsx';
import { When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { filledIn } from '../filled.ts';
import { errorsIn, FormHeading, ManageFrame, Section, type Told, typedIn } from './frame.tsx';
import { Hidden, Meanwhile } from './meanwhile.tsx';
import { RightFields, type Subjects } from './right-fields.tsx';

function LastDay({ value, errors }: { readonly value: string | undefined; readonly errors: readonly FieldError[] }) {
  const { t } = useUi();
  return (
    <TextBox
      name="laatstedag"
      type="date"
      label={t('employee.last')}
      help={t('employee.last.help')}
      value={value}
      optional
      errors={errors}
    />
  );
}

export function NewEmployeePage({
  subjects,
  activities,
  errors = [],
  typed = {},
  ...told
}: Told & { readonly subjects: readonly Subjects[]; readonly activities: readonly Choice[] }) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={t('employee.new')}
      current="manage.apps"
      crumbs={[{ href: addresses.manageApps, text: t('nav.manage.apps') }]}
      errors={errors}
      {...told}
    >
      <Form action={addresses.manageNewEmployee} leave>
        <p>{t('employee.text')}</p>
        <TextBox
          name="nummer"
          label={t('employee.number')}
          help={t('employee.number.help')}
          value={typed.nummer}
          errors={errors}
        />
        <LastDay value={typed.laatstedag} errors={errors} />
        <FormHeading text={t('app.first')} />
        <p>{t('employee.first')}</p>
        <RightFields subjects={subjects} activities={activities} typed={typed} errors={errors} />
        <ButtonGroup class="meent-after">
          <Button>{t('employee.make')}</Button>
        </ButtonGroup>
      </Form>
    </ManageFrame>
  );
}

/** In the place of the secret, on the page of these rights. */
export function EmployeePart({ app, told }: { readonly app: AppPage; readonly told: Told }) {
  const { t, format } = useUi();
  const { lastDay = '' } = app.employee!;
  const form = 'laatste-dag';
  const place = {
    name: 'laatstedag',
    title: t('employee.last'),
    now: lastDay,
    words: (value: string) => (isDate(value) ? format.date(value) : value),
  };
  const filled = filledIn([place], told, form, app.stand);
  return (
    <Section id="laatste-dag" title={t('employee.last')}>
      <p>{lastDay ? <When at={lastDay} as="date" /> : t('employee.last.none')}</p>
      <details class="meent-action meent-after" open={typedIn(told, form) !== undefined}>
        <summary>{t('employee.last.change')}</summary>
        <Form action={addresses.manageAppAction(app.id, 'laatste-dag')} leave>
          {told.late && typedIn(told, form) ? <Meanwhile filled={filled} now={addresses.manageApp(app.id)} /> : null}
          <Hidden filled={filled} />
          <LastDay value={filled.values.laatstedag} errors={errorsIn(told, form)} />
          <ButtonGroup class="meent-after">
            <Button kind="secondary">{t('app.save')}</Button>
          </ButtonGroup>
        </Form>
      </details>
    </Section>
  );
}
