/** The fields of a schema, with those of an object inside behind one press. */
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import type { SchemaField } from '../openapi/schema.ts';

function Field({ field }: { readonly field: SchemaField }) {
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
          <summary>{t('api.inside', { name: field.name })}</summary>
          <SchemaFields fields={field.fields} />
        </details>
      ) : null}
    </li>
  );
}

export const SchemaFields = ({ fields }: { readonly fields: readonly SchemaField[] }) => (
  <ul class="meent-schema">
    {fields.map((field) => (
      <Field field={field} />
    ))}
  </ul>
);
