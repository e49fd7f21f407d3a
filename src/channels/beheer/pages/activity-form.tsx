/** The form of a new activity, and of the next version of one. */
import { type ActivityPage as Found, tomorrow } from '../../../services/operations/manage-activities.ts';
import { addresses } from '../../ui/addresses.ts';
import { useUi } from '../../ui/ui.ts';
import { formRecord, NEW_ACTIVITY_FORM, NEXT_ACTIVITY_FORM } from '../activity-forms.ts';
import { DataForm } from './data-form.tsx';
import { ManageFrame, type Told } from './frame.tsx';

export function NewActivityPage(told: Told) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={t('activity.new')}
      current="manage.activities"
      crumbs={[{ href: addresses.manageActivities, text: t('activity.title') }]}
      {...told}
    >
      <DataForm
        action={addresses.manageNewActivity}
        form="nieuw"
        fields={NEW_ACTIVITY_FORM}
        about={undefined}
        record={{ organ: 'college', grond: 'publieke_taak', dpiaStatus: 'gepland', beginGeldigheid: tomorrow() }}
        etag=""
        page={addresses.manageNewActivity}
        told={told}
        button={t('activity.make')}
      >
        <p>{t('activity.new.text')}</p>
      </DataForm>
    </ManageFrame>
  );
}

export function NextActivityPage({ activity, ...told }: Told & { readonly activity: Found }) {
  const { t } = useUi();
  const { id, name, record, etag } = activity;
  return (
    <ManageFrame
      title={t('activity.next')}
      current="manage.activities"
      crumbs={[
        { href: addresses.manageActivities, text: t('activity.title') },
        { href: addresses.manageActivity(id), text: name },
      ]}
      {...told}
    >
      <DataForm
        action={addresses.manageActivityAction(id, 'versie')}
        form="versie"
        fields={NEXT_ACTIVITY_FORM}
        about={undefined}
        record={{ ...formRecord(record), beginGeldigheid: tomorrow() }}
        etag={etag}
        page={addresses.manageActivity(id)}
        told={told}
        button={t('activity.next.make')}
      >
        <p>{t('activity.next.text')}</p>
      </DataForm>
    </ManageFrame>
  );
}
