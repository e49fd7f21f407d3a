/** One part of a case type: the form that adds or changes it, folded away until asked for. */
import type { EditableKind } from '../../../services/operations/manage-type-parts.ts';
import type { Part, TypeVersion } from '../../../services/operations/manage-types.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { type FieldError, Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { PART_FORMS, partShown } from '../type-forms.ts';
import { Control } from './form-controls.tsx';

const ADD = {
  statustype: 'type.part.add.statustype',
  resultaattype: 'type.part.add.resultaattype',
  roltype: 'type.part.add.roltype',
  eigenschap: 'type.part.add.eigenschap',
  zaaktypeinformatieobjecttype: 'type.part.add.zaaktypeinformatieobjecttype',
} as const;

export interface PartFormProps {
  readonly version: TypeVersion;
  readonly kind: EditableKind;
  /** Absent: a new one. */
  readonly part?: Part;
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>> | undefined;
}

/** Ids of a page are unique: each form has a prefix of its own, and sends the plain names. */
export const partPrefix = (kind: string, which: string): string => `${kind}-${which}`;

export function PartForm({ version, kind, part, errors, typed }: PartFormProps) {
  const { t } = useUi();
  const which = part?.id ?? 'nieuw';
  const prefix = partPrefix(kind, which);
  const wrong = errors.some(({ field }) => field.startsWith(prefix));
  const given = wrong ? typed : undefined;
  const name = part ? String(part.record.omschrijving ?? part.record.naam ?? part.record.informatieobjecttype) : '';
  const stand = part ? <input type="hidden" name="stand" value={given?.stand ?? part.etag} /> : null;
  return (
    <details class="meent-action" open={wrong}>
      <summary>
        {part ? (
          <>
            {t('type.part.change')} <Dutch>{name}</Dutch>
          </>
        ) : (
          t(ADD[kind])
        )}
      </summary>
      <Form action={addresses.manageTypePart(version.id, kind, which)}>
        {stand}
        {PART_FORMS[kind].map((field) => (
          <Control
            field={field}
            id={`${prefix}-${field.name}`}
            about={version}
            value={given ? (given[`${prefix}-${field.name}`] ?? '') : partShown(part?.record, field)}
            errors={errors}
          />
        ))}
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('type.part.save')}</Button>
        </ButtonGroup>
      </Form>
      {part ? (
        <Form action={addresses.manageTypePartRemove(version.id, kind, which)}>
          {stand}
          <Button kind="secondary">
            {t('type.part.remove')}
            <span class="meent-hidden"> {name}</span>
          </Button>
        </Form>
      ) : null}
    </details>
  );
}
