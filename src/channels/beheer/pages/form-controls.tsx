/** The controls of a form that is declared as data. */
import { Checkboxes, Select, Several, TextArea, TextBox } from '../../ui/components/fields.tsx';
import type { FieldError } from '../../ui/components/form.tsx';
import { useUi } from '../../ui/ui.ts';
import { type FormField, ticked } from '../form-fields.ts';

interface ControlProps<About> {
  readonly field: FormField<About>;
  /** Where several forms of a page have the same field, it is more than the name. */
  readonly id?: string;
  /** What the choices are taken from. */
  readonly about: About;
  readonly value: string;
  readonly errors: readonly FieldError[];
}

export function Control<About>({ field, id = field.name, about, value, errors }: ControlProps<About>) {
  const { t } = useUi();
  const common = {
    name: id,
    label: t(field.label),
    errors,
    ...(field.help ? { help: t(field.help) } : {}),
    ...(field.optional ? { optional: true } : {}),
  };
  switch (field.kind) {
    case 'long':
      return <TextArea {...common} value={value} rows={2} />;
    case 'choice':
      return (
        <Select
          {...common}
          value={value}
          options={
            field.choices
              ? Object.entries(field.choices).map(([one, key]) => ({ value: one, label: t(key) }))
              : [{ value: '', label: t(field.none ?? 'right.choose') }, ...(field.options?.(about) ?? [])]
          }
        />
      );
    case 'flag':
      return (
        <Checkboxes
          name={`${id}-vraag`}
          label={t(field.label)}
          // The box has the name, so that a link to what is wrong lands on it; the message stands at the question.
          errors={errors.map((one) => (one.field === id ? { ...one, field: `${id}-vraag` } : one))}
          options={[{ name: id, value: 'ja', label: t('type.yes'), checked: value === 'ja' }]}
        />
      );
    case 'several':
      return <Several {...common} options={field.options?.(about) ?? []} values={ticked(value)} />;
    case 'date':
      return <TextBox {...common} value={value} type="date" />;
    case 'number':
      return <TextBox {...common} value={value} inputMode="numeric" short />;
    case 'duration':
      return <TextBox {...common} value={value} short />;
    default:
      return <TextBox {...common} value={value} />;
  }
}
