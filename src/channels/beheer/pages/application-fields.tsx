/** The data of an application as a form has it: `naam`, `clientids` (one a line) and `doel-<id>` for each activity. */
import type { AppPage, Choice } from '../../../services/operations/manage-applications.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { Checkboxes, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { type FieldError, Form } from '../../ui/components/form.tsx';
import type { Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { filledIn, type Place } from '../filled.ts';
import { errorsIn, type Told, typedIn } from './frame.tsx';
import { Hidden, Meanwhile } from './meanwhile.tsx';

interface AppFieldsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly activities: readonly Choice[];
  readonly errors: readonly FieldError[];
}

const nameOf = ({ id }: Choice): string => `doel-${id}`;

export function AppFields({ values, activities, errors }: AppFieldsProps) {
  const { t } = useUi();
  return (
    <>
      <TextBox name="naam" label={t('app.name')} help={t('app.name.help')} value={values.naam} errors={errors} />
      <TextArea
        name="clientids"
        label={t('app.ids')}
        help={t('app.ids.help')}
        value={values.clientids}
        rows={2}
        errors={errors}
      />
      <Checkboxes
        name="doelen"
        label={t('app.activities')}
        help={t('app.activities.help')}
        errors={errors}
        options={activities.map((one) => ({
          name: nameOf(one),
          label: one.name,
          checked: Boolean(values[nameOf(one)]),
        }))}
      />
    </>
  );
}

const placesOf = (t: Translate, { label, clientIds, activities, allActivities }: AppPage): readonly Place[] => [
  { name: 'naam', title: t('app.name'), now: label },
  {
    name: 'clientids',
    title: t('app.ids'),
    now: clientIds.join('\n'),
    words: (value) => value.replaceAll('\n', ', '),
  },
  ...allActivities.map((one) => ({
    name: nameOf(one),
    title: `${t('app.activities')}: ${one.name}`,
    now: activities.includes(one.id) ? 'ja' : '',
    words: (value: string) => t(value ? 'type.yes' : 'type.no'),
  })),
];

/** Behind a summary, which is open for who comes back to it. */
export function AppDataForm({ app, told }: { readonly app: AppPage; readonly told: Told }) {
  const { t } = useUi();
  const filled = filledIn(placesOf(t, app), told, 'gegevens', app.stand);
  return (
    <details class="meent-action meent-after" open={typedIn(told, 'gegevens') !== undefined}>
      <summary>{t('app.edit')}</summary>
      <Form action={addresses.manageAppAction(app.id, 'gegevens')} leave>
        {told.late && typedIn(told, 'gegevens') ? (
          <Meanwhile filled={filled} now={addresses.manageApp(app.id)} />
        ) : null}
        <Hidden filled={filled} />
        <AppFields values={filled.values} activities={app.allActivities} errors={errorsIn(told, 'gegevens')} />
        <ButtonGroup class="meent-after">
          <Button>{t('app.save')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}
