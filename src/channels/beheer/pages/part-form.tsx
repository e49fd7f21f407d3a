/** One part of a concept of a case type: the page with the form that adds, changes or removes it. */
import type { EditableKind } from '../../../services/operations/manage-type-parts.ts';
import type { Part, TypeVersion } from '../../../services/operations/manage-types.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button } from '../../ui/components/button.tsx';
import { Form } from '../../ui/components/form.tsx';
import { useUi } from '../../ui/ui.ts';
import { PART_FORMS } from '../type-forms.ts';
import { DataForm } from './data-form.tsx';
import { ManageFrame, type Told } from './frame.tsx';

export const ADD = {
  statustype: 'type.part.add.statustype',
  resultaattype: 'type.part.add.resultaattype',
  roltype: 'type.part.add.roltype',
  eigenschap: 'type.part.add.eigenschap',
  zaaktypeinformatieobjecttype: 'type.part.add.zaaktypeinformatieobjecttype',
} as const;

/** What people call a part. */
export const partName = ({ record }: Part): string =>
  String(record.omschrijving ?? record.naam ?? record.informatieobjecttype);

export interface PartPageProps extends Told {
  readonly version: TypeVersion;
  readonly kind: EditableKind;
  /** Absent: a new one. */
  readonly part?: Part | undefined;
}

export function PartPage({ version, kind, part, ...told }: PartPageProps) {
  const { t } = useUi();
  const which = part?.id ?? 'nieuw';
  return (
    <ManageFrame
      title={part ? `${t('type.part.change')} ${partName(part)}` : t(ADD[kind])}
      current="manage.types"
      crumbs={[
        { href: addresses.manageTypes('zaaktype'), text: t('type.kind.zaaktype') },
        { href: addresses.manageType('zaaktype', version.id), text: version.name },
      ]}
      {...told}
    >
      <DataForm
        action={addresses.manageTypePart(version.id, kind, which)}
        form="deel"
        fields={PART_FORMS[kind]}
        about={version}
        record={part?.record}
        etag={part?.etag ?? ''}
        page={addresses.manageTypePart(version.id, kind, which)}
        told={told}
        button={t('type.part.save')}
      />
      {part ? (
        <details class="meent-action">
          <summary>{t('type.part.remove')}</summary>
          <Form action={addresses.manageTypePartRemove(version.id, kind, which)}>
            <input type="hidden" name="stand" value={part.etag} />
            <p>{t('type.part.remove.text')}</p>
            <Button kind="secondary">{t('type.part.remove')}</Button>
          </Form>
        </details>
      ) : null}
    </ManageFrame>
  );
}
