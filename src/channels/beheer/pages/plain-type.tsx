/** One version of a decision type or a document type, and the case types that name it. */
import type { Naming, PlainType } from '../../../services/operations/manage-plain-types.ts';
import type { TypeKind } from '../../../services/operations/type-versions.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { DataList } from '../../ui/components/data.tsx';
import { type Option, ofRegister, Select } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { TextKey, Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { type FormField, shownOf } from '../form-fields.ts';
import { makeForm, TYPE_FORMS, type TypeChoices, typeForm } from '../type-forms.ts';
import { DataForm } from './data-form.tsx';
import { History, ManageFrame, Section, type Told } from './frame.tsx';
import { levelWords } from './right-fields.tsx';
import { Names } from './type-names.tsx';
import { KIND_NAMES, periodWords, StateBadge } from './types.tsx';
import { EditForm, OtherVersions, VersionActs, VersionHead } from './version-parts.tsx';

const NEW = {
  zaaktype: 'type.new.zaaktype',
  informatieobjecttype: 'type.new.informatieobjecttype',
  besluittype: 'type.new.besluittype',
} as const satisfies Readonly<Record<TypeKind, TextKey>>;

const TEXTS = {
  zaaktype: 'type.new.zaaktype.text',
  informatieobjecttype: 'type.new.informatieobjecttype.text',
  besluittype: 'type.new.besluittype.text',
} as const satisfies Readonly<Record<TypeKind, TextKey>>;

export function NewTypePage({
  kind,
  catalogues,
  processTypes,
  ...told
}: Told & TypeChoices & { readonly kind: TypeKind; readonly catalogues: readonly Option[] }) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={t(NEW[kind])}
      current="manage.types"
      crumbs={[{ href: addresses.manageTypes(kind), text: t(KIND_NAMES[kind]) }]}
      {...told}
    >
      <DataForm
        action={addresses.manageNewType(kind)}
        form="nieuw"
        fields={makeForm(kind, catalogues)}
        about={processTypes ? { processTypes } : {}}
        now={() => ''}
        etag=""
        page={addresses.manageNewType(kind)}
        told={told}
        button={t('type.new.make')}
      >
        <p>{t(TEXTS[kind])}</p>
      </DataForm>
    </ManageFrame>
  );
}

const flagWords = (t: Translate, field: FormField<never>, value: string): string =>
  field.kind === 'flag' ? t(value === 'ja' ? 'type.yes' : 'type.no') : levelWords(value);

function Facts({ version }: { readonly version: PlainType }) {
  const { t } = useUi();
  const facts = TYPE_FORMS[version.kind]
    .filter(({ name }) => name !== 'omschrijving' && name !== 'beginGeldigheid')
    .map((field) => ({ name: t(field.label), value: flagWords(t, field, shownOf(version.record, field)) }))
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => ({ name, value: <Dutch>{value}</Dutch> }));
  return <DataList rows facts={facts} />;
}

function Uses({ version, told }: { readonly version: PlainType; readonly told: Told }) {
  const { t } = useUi();
  const { usedBy, linkable, kind, id } = version;
  const { errors = [], typed = {} } = told;
  return (
    <Section id="gebruikt" title={t('type.used')}>
      {usedBy.length === 0 ? (
        <p>{t('type.used.none')}</p>
      ) : (
        <ul class="meent-cells">
          {usedBy.map((one) => (
            <Use one={one} />
          ))}
        </ul>
      )}
      {linkable.length === 0 ? (
        <p class="meent-after">{t('type.link.none')}</p>
      ) : (
        <Form action={addresses.manageTypeAction(kind, id, 'koppelen')} class="meent-after">
          <Select
            name="zaaktype"
            label={t('type.link')}
            help={t('type.link.help')}
            value={typed.zaaktype}
            errors={errors}
            options={[
              { value: '', label: t('right.choose') },
              ...ofRegister(linkable.map((one) => ({ value: one.id, label: one.name }))),
            ]}
          />
          {kind === 'informatieobjecttype' ? (
            <Select
              name="richting"
              label={t('type.part.direction')}
              value={typed.richting}
              errors={errors}
              options={[
                { value: '', label: t('right.choose') },
                ...ofRegister(['inkomend', 'intern', 'uitgaand'].map((value) => ({ value, label: value }))),
              ]}
            />
          ) : null}
          <ButtonGroup class="meent-after">
            <Button kind="secondary">{t('type.link.do')}</Button>
          </ButtonGroup>
        </Form>
      )}
    </Section>
  );
}

function Use({ one }: { readonly one: Naming }) {
  const { t, format } = useUi();
  return (
    <li class="meent-badges">
      <a href={addresses.manageType(one.kind, one.id)}>
        <Dutch>{one.name}</Dutch>, {periodWords(t, format, one)}
      </a>
      <StateBadge state={one.state} />
    </li>
  );
}

export function PlainTypePage({ version, ...told }: Told & { readonly version: PlainType }) {
  const { t } = useUi();
  const { kind, mayRename } = version;
  return (
    <ManageFrame
      title={version.name}
      dutch
      current="manage.types"
      crumbs={[{ href: addresses.manageTypes(kind), text: t(KIND_NAMES[kind]) }]}
      {...told}
    >
      <VersionHead version={version} />
      <div class="meent-cols">
        <Section id="gegevens" title={t('type.facts')}>
          <Facts version={version} />
          <EditForm version={version} fields={typeForm(kind, mayRename)} told={told}>
            {mayRename ? null : <p class="meent-small meent-muted">{t('type.name.fixed')}</p>}
          </EditForm>
        </Section>
        <Uses version={version} told={told} />
      </div>
      {kind === 'besluittype' ? (
        <Names
          version={version}
          list="informatieobjecttypen"
          id="vastgelegd"
          title={t('type.laid')}
          none={t('type.laid.none')}
          label={t('type.laid.add')}
          names={version.documents}
          options={version.documentTypes}
          told={told}
        />
      ) : null}
      <VersionActs version={version} told={told} />
      <OtherVersions version={version} />
      <History changes={version.history} />
    </ManageFrame>
  );
}
