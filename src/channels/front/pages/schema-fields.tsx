/** The fields of a schema, with those of an object inside behind one press. */
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import type { SchemaField } from '../openapi/schema.ts';

/** `of`: where the fields are, for who goes from one fold to the next and hears its words alone. */
function Field({ field, of }: { readonly field: SchemaField; readonly of: string }) {
  const { t } = useUi();
  return (
    <li class="meent-schema__field">
      <p>
        <code class="meent-schema__name">{field.name}</code> <span class="meent-small meent-muted">{field.kind}</span>
        {field.required ? <strong class="meent-small"> {t('api.required')}</strong> : null}
        {field.readOnly ? <span class="meent-small meent-muted"> {t('api.readonly')}</span> : null}
      </p>
      {field.description ? (
        <p class="meent-small">
          <Dutch>{field.description}</Dutch>
        </p>
      ) : null}
      {field.fields.length ? (
        <details>
          <summary>
            {t('api.inside', { name: field.name })} <span class="meent-hidden">({of})</span>
          </summary>
          <SchemaFields fields={field.fields} of={`${of}, ${field.name}`} />
        </details>
      ) : null}
    </li>
  );
}

export const SchemaFields = ({ fields, of }: { readonly fields: readonly SchemaField[]; readonly of: string }) => (
  <ul class="meent-schema">
    {fields.map((field) => (
      <Field field={field} of={of} />
    ))}
  </ul>
);
