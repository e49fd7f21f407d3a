/** A form that is declared as data, about a record that others may change meanwhile. */
import type { ComponentChildren } from 'preact';
import type { Record_ } from '../../../engine/resource.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { Form } from '../../ui/components/form.tsx';
import { useUi } from '../../ui/ui.ts';
import { filledIn } from '../filled.ts';
import { type FormField, filledBefore, wordsOf } from '../form-fields.ts';
import { Control } from './form-controls.tsx';
import { errorsIn, FormHeading, type Told } from './frame.tsx';
import { Hidden, Meanwhile } from './meanwhile.tsx';

interface DataFormProps<About> {
  readonly action: string;
  /** Its name in `Told`. */
  readonly form: string;
  readonly fields: readonly FormField<About>[];
  readonly about: About;
  /** As it is stored; absent of what is not there yet. */
  readonly record?: Record_ | undefined;
  /** '' of what is not there yet. */
  readonly etag: string;
  /** Where the page is as it is stored. */
  readonly page: string;
  readonly told: Told;
  readonly button: string;
  readonly children?: ComponentChildren;
}

export function DataForm<About>(props: DataFormProps<About>) {
  const { action, form, fields, about, record, etag, page, told, button, children } = props;
  const { t } = useUi();
  const places = fields.map((field) => ({
    name: field.name,
    title: t(field.label),
    now: filledBefore(field, about, record),
    words: (value: string) => wordsOf(t, field, about, value),
  }));
  const filled = filledIn(places, told, form, etag);
  const errors = errorsIn(told, form);
  return (
    <Form action={action} leave>
      {told.late && told.form === form ? <Meanwhile filled={filled} now={page} /> : null}
      {etag ? <Hidden filled={filled} /> : null}
      {children}
      {fields.map((field, index) => (
        <>
          {field.group && field.group !== fields[index - 1]?.group ? <FormHeading text={t(field.group)} /> : null}
          <Control field={field} about={about} value={filled.values[field.name] ?? ''} errors={errors} />
        </>
      ))}
      <ButtonGroup class="meent-after">
        <Button>{button}</Button>
      </ButtonGroup>
    </Form>
  );
}
