/** One version of a decision type or a document type, and the case types that name it. */
import type { Naming, PlainType } from '../../../services/operations/manage-plain-types.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { ofRegister, Select } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { typeForm } from '../type-forms.ts';
import { History, ManageFrame, Section, type Told } from './frame.tsx';
import { Facts } from './type-facts.tsx';
import { Names } from './type-names.tsx';
import { KIND_NAMES, periodWords, StateBadge } from './types.tsx';
import { EditForm, OtherVersions, VersionActs, VersionHead } from './version-parts.tsx';

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
          <Facts version={version} about={{}} />
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
