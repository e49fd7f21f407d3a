/** The form of a type that is not there yet. */
import type { TypeKind } from '../../../services/operations/type-versions.ts';
import { addresses } from '../../ui/addresses.ts';
import type { Option } from '../../ui/components/fields.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { makeForm, type TypeChoices } from '../type-forms.ts';
import { DataForm } from './data-form.tsx';
import { ManageFrame, type Told } from './frame.tsx';
import { KIND_NAMES } from './types.tsx';

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
