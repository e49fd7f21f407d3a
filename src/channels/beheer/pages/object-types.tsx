/** Object types: the list, the form of a new one, and one with its versions. */
import type {
  ObjectTypePage as Found,
  ObjectTypeItem,
  ObjectVersionItem,
} from '../../../services/operations/manage-object-types.ts';
import type { Asked, Listed } from '../../../services/operations/type-search.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, LinkButton } from '../../ui/components/button.tsx';
import { Badge, DataList, Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch, When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { shownOf, wordsOf } from '../form-fields.ts';
import { OBJECT_TYPE_FORM } from '../object-forms.ts';
import { DataForm } from './data-form.tsx';
import { History, ManageFrame, Section, type Told } from './frame.tsx';
import { TypeList } from './type-list.tsx';
import { TypeTabs } from './types.tsx';

const STATES = {
  draft: 'type.state.concept',
  published: 'object.state.published',
  deprecated: 'object.state.deprecated',
} as const;

export function ObjectState({ version: { state } }: { readonly version: ObjectVersionItem }) {
  const { t } = useUi();
  const kind = state === 'draft' ? 'you' : state === 'published' ? undefined : 'outline';
  return <Badge {...(kind ? { kind } : {})}>{t(STATES[state])}</Badge>;
}

function Versions({ id, name, versions }: ObjectTypeItem) {
  const { t } = useUi();
  if (versions.length === 0) return <span class="meent-muted">{t('object.version.none')}</span>;
  return (
    <ul class="meent-cells">
      {versions.map((version) => (
        <li class="meent-badges">
          <a href={addresses.manageObjectVersion(id, version.number)}>
            <span class="meent-hidden">{name} </span>
            {t('object.version', { number: String(version.number) })}
          </a>
          <ObjectState version={version} />
        </li>
      ))}
    </ul>
  );
}

export function ObjectTypesPage({
  types,
  asked = {},
  ...told
}: Told & { readonly types: Listed<ObjectTypeItem>; readonly asked?: Asked }) {
  const { t } = useUi();
  return (
    <ManageFrame title={t('type.kind.objecttype')} current="manage.types" {...told}>
      <TypeTabs current="objecttype" />
      <p>
        <LinkButton href={addresses.manageNewObjectType}>{t('object.new')}</LinkButton>
      </p>
      <TypeList address={addresses.manageObjectTypes} asked={asked} found={types}>
        <Table
          caption={t('type.caption')}
          rows={types.items}
          columns={[
            {
              title: t('type.name'),
              cell: ({ id, name, description }) => (
                <>
                  <a href={addresses.manageObjectType(id)}>
                    <Dutch>{name}</Dutch>
                  </a>
                  {description ? (
                    <p class="meent-small meent-muted">
                      <Dutch>{description}</Dutch>
                    </p>
                  ) : null}
                </>
              ),
            },
            { title: t('type.versions'), cell: (type) => <Versions {...type} /> },
          ]}
        />
      </TypeList>
    </ManageFrame>
  );
}

export function NewObjectTypePage(told: Told) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={t('object.new')}
      current="manage.types"
      crumbs={[{ href: addresses.manageObjectTypes, text: t('type.kind.objecttype') }]}
      {...told}
    >
      <DataForm
        action={addresses.manageNewObjectType}
        form="nieuw"
        fields={OBJECT_TYPE_FORM}
        about={undefined}
        record={NEW}
        etag=""
        page={addresses.manageNewObjectType}
        told={told}
        button={t('object.make')}
      >
        <p>{t('object.new.text')}</p>
      </DataForm>
    </ManageFrame>
  );
}

/** As the register has it when nobody says otherwise. */
const NEW = { dataClassification: 'open', updateFrequency: 'unknown', allowGeometry: true };

export function ObjectTypePage({ type, ...told }: Told & { readonly type: Found }) {
  const { t } = useUi();
  const { id, name, record, versions, etag } = type;
  const facts = OBJECT_TYPE_FORM.filter((field) => field.name !== 'name')
    .map((field) => ({ name: t(field.label), value: wordsOf(t, field, undefined, shownOf(record, field)) }))
    .filter(({ value }) => value !== '')
    .map((fact) => ({ ...fact, value: <Dutch>{fact.value}</Dutch> }));
  const concept = versions.find(({ state }) => state === 'draft');
  return (
    <ManageFrame
      title={name}
      dutch
      current="manage.types"
      crumbs={[{ href: addresses.manageObjectTypes, text: t('type.kind.objecttype') }]}
      {...told}
    >
      <div class="meent-cols">
        <Section id="versies" title={t('type.versions')}>
          {versions.length === 0 ? (
            <p>{t('object.version.first')}</p>
          ) : (
            <ul class="meent-cells">
              {versions.map((version) => (
                <li class="meent-badges">
                  <a href={addresses.manageObjectVersion(id, version.number)}>
                    {t('object.version', { number: String(version.number) })}
                  </a>
                  <ObjectState version={version} />
                  {version.publishedAt ? (
                    <span class="meent-small meent-muted">
                      {t('object.since')} <When at={version.publishedAt} as="date" />
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
          <p class="meent-after">
            {concept ? (
              <LinkButton href={addresses.manageObjectVersion(id, concept.number)}>{t('object.go.on')}</LinkButton>
            ) : (
              <LinkButton href={addresses.manageObjectVersion(id, 'nieuw')}>{t('object.version.new')}</LinkButton>
            )}
          </p>
        </Section>
        <Section id="gegevens" title={t('type.facts')}>
          <DataList rows facts={facts} />
          <details class="meent-action meent-after" open={told.form === 'gegevens'}>
            <summary>{t('type.edit')}</summary>
            <DataForm
              action={addresses.manageObjectTypeAction(id, 'gegevens')}
              form="gegevens"
              fields={OBJECT_TYPE_FORM}
              about={undefined}
              record={record}
              etag={etag}
              page={addresses.manageObjectType(id)}
              told={told}
              button={t('app.save')}
            />
          </details>
        </Section>
      </div>
      {versions.length === 0 ? (
        <details class="meent-action">
          <summary>{t('object.remove')}</summary>
          <p>{t('object.remove.text')}</p>
          <Form action={addresses.manageObjectTypeAction(id, 'weg')}>
            <input type="hidden" name="stand" value={etag} />
            <Button kind="secondary">{t('object.remove')}</Button>
          </Form>
        </details>
      ) : null}
      <History changes={type.history} />
    </ManageFrame>
  );
}
