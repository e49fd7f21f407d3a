/** One version of a processing activity: what it says, its other versions, who works under it, and its end. */
import type { ActivityComparison, ActivityPage as Found } from '../../../services/operations/manage-activities.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { DataList, Table } from '../../ui/components/data.tsx';
import { TextBox } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { formRecord, NEW_ACTIVITY_FORM } from '../activity-forms.ts';
import { shownOf, wordsOf } from '../form-fields.ts';
import { ActivityState, activityPeriod } from './activities.tsx';
import { errorsIn, History, ManageFrame, Section, type Told, typedIn } from './frame.tsx';
import { MeasuresPart } from './measures.tsx';

const crumbs = (title: string) => [{ href: addresses.manageActivities, text: title }];

/** Lines under each other, as they are typed. */
const Lines = ({ text }: { readonly text: string }) => (
  <>
    {text.split('\n').map((line) => (
      <div class="meent-break">
        <Dutch>{line}</Dutch>
      </div>
    ))}
  </>
);

export function ActivityPage({ activity, ...told }: Told & { readonly activity: Found }) {
  const { t, format } = useUi();
  const { id, name, record, state } = activity;
  const shown = formRecord(record);
  const facts = NEW_ACTIVITY_FORM.filter((field) => !HEAD.has(field.name))
    .map((field) => {
      const value = wordsOf(t, field, undefined, shownOf(shown, field));
      return { name: t(field.label), value: field.kind === 'date' && value ? format.date(value) : value };
    })
    .filter(({ value }) => value !== '')
    .map((fact) => ({ name: fact.name, value: <Lines text={fact.value} /> }));
  return (
    <ManageFrame title={name} dutch current="manage.activities" crumbs={crumbs(t('activity.title'))} {...told}>
      <p class="meent-badges">
        <ActivityState version={activity} /> {activityPeriod(t, format, activity)}
      </p>
      <ButtonGroup>
        <LinkButton href={addresses.manageActivityAction(id, 'versie')}>{t('activity.next')}</LinkButton>
        <LinkButton href={addresses.why(id)} kind="secondary">
          {t('activity.public')}
        </LinkButton>
      </ButtonGroup>
      <Section id="wat" title={t('activity.part.what')}>
        <DataList facts={facts} rows />
      </Section>
      <Workers activity={activity} />
      {activity.measures ? <MeasuresPart id={id} measures={activity.measures} told={told} /> : null}
      <Versions activity={activity} />
      {state === 'ended' ? null : <End activity={activity} told={told} />}
      <History changes={activity.history} />
    </ManageFrame>
  );
}

const HEAD: ReadonlySet<string> = new Set(['naam', 'beginGeldigheid']);

function Workers({ activity: { workers, types } }: { readonly activity: Found }) {
  const { t } = useUi();
  return (
    <Section id="wie" title={t('activity.workers')}>
      {workers.length === 0 ? (
        <p>{t('activity.workers.none')}</p>
      ) : (
        <Table
          caption={<span class="meent-hidden">{t('activity.workers')}</span>}
          rows={workers}
          columns={[
            {
              title: t('app.name'),
              cell: ({ id, label }) => (
                <a href={addresses.manageApp(id)}>
                  <Dutch>{label}</Dutch>
                </a>
              ),
            },
            {
              title: t('activity.workers.kind'),
              cell: ({ own }) => t(own ? 'activity.workers.role' : 'activity.workers.app'),
            },
            {
              title: t('app.rights'),
              cell: ({ rights }) => (rights > 0 ? t('app.rights.count', { count: rights }) : t('activity.workers.all')),
            },
          ]}
        />
      )}
      {types.length > 0 ? (
        <>
          <p class="meent-after">{t('activity.types')}</p>
          <ul class="meent-cells">
            {types.map(({ id, identification, name }) => (
              <li>
                {id ? (
                  <a href={addresses.manageType('zaaktype', id)}>
                    <Dutch>{name}</Dutch> ({identification})
                  </a>
                ) : (
                  <>
                    {identification} <span class="meent-muted">{t('activity.types.unknown')}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

function Versions({ activity: { id, versions } }: { readonly activity: Found }) {
  const { t, format } = useUi();
  return (
    <Section id="versies" title={t('activity.versions')}>
      <ul class="meent-cells">
        {versions.map((version) => (
          <li class="meent-badges">
            {version.id === id ? (
              <strong>{activityPeriod(t, format, version)}</strong>
            ) : (
              <a href={addresses.manageActivity(version.id)}>{activityPeriod(t, format, version)}</a>
            )}
            <ActivityState version={version} />
            {version.id === id ? null : (
              <a href={addresses.compareActivity(id, version.id)}>
                {t('activity.compare')}
                <span class="meent-hidden"> {activityPeriod(t, format, version)}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function End({ activity: { id, state, until, etag }, told }: { readonly activity: Found; readonly told: Told }) {
  const { t } = useUi();
  const errors = errorsIn(told, 'einde');
  return (
    <Section id="einde" title={t('activity.end')}>
      <Form action={addresses.manageActivityAction(id, 'einde')}>
        <input type="hidden" name="stand" value={etag} />
        <TextBox
          name="eindeGeldigheid"
          type="date"
          label={t('activity.end.date')}
          help={t('activity.end.help')}
          value={typedIn(told, 'einde')?.eindeGeldigheid ?? until ?? ''}
          errors={errors}
          optional
        />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('activity.end.do')}</Button>
        </ButtonGroup>
      </Form>
      {state === 'future' ? (
        <details class="meent-action">
          <summary>{t('activity.remove')}</summary>
          <Form action={addresses.manageActivityAction(id, 'weg')}>
            <input type="hidden" name="stand" value={etag} />
            <p>{t('activity.remove.text')}</p>
            <ButtonGroup class="meent-after">
              <Button kind="secondary">{t('activity.remove')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
    </Section>
  );
}

export function CompareActivitiesPage({
  comparison: { name, from, to, differences },
  id,
}: {
  readonly comparison: ActivityComparison;
  readonly id: string;
}) {
  const { t, format } = useUi();
  const label = (name: string): string => {
    const field = NEW_ACTIVITY_FORM.find((one) => one.name.split('.')[0] === name);
    return field ? t(field.label) : name;
  };
  const side = (value: string) =>
    value ? <Lines text={value} /> : <span class="meent-muted">{t('compare.empty')}</span>;
  return (
    <ManageFrame
      title={t('compare.title', { name })}
      current="manage.activities"
      crumbs={[...crumbs(t('activity.title')), { href: addresses.manageActivity(id), text: name }]}
    >
      {differences.length === 0 ? (
        <p>{t('compare.none')}</p>
      ) : (
        <Table
          caption={t('compare.caption')}
          rows={differences}
          columns={[
            { title: t('compare.what'), cell: ({ field }) => label(field) },
            { title: activityPeriod(t, format, from), cell: ({ before }) => side(before) },
            { title: activityPeriod(t, format, to), cell: ({ after }) => side(after) },
          ]}
        />
      )}
    </ManageFrame>
  );
}
