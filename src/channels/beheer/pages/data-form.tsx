/** A form that is declared as data, about a record that others may change meanwhile. */
import type { ComponentChildren } from 'preact';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { filledIn } from '../filled.ts';
import type { FormField } from '../form-fields.ts';
import { Control } from './form-controls.tsx';
import type { Told } from './frame.tsx';
import { Hidden, Meanwhile } from './meanwhile.tsx';

interface DataFormProps<About> {
  readonly action: string;
  /** Its name in `Told`. */
  readonly form: string;
  readonly fields: readonly FormField<About>[];
  readonly about: About;
  readonly now: (field: FormField<About>) => string;
  /** '' of what is not there yet. */
  readonly etag: string;
  /** Where the page is as it is stored. */
  readonly page: string;
  readonly told: Told;
  readonly button: string;
  readonly children?: ComponentChildren;
}

export function DataForm<About>(props: DataFormProps<About>) {
  const { action, form, fields, about, now, etag, page, told, button, children } = props;
  const { t } = useUi();
  const places = fields.map((field) => ({ name: field.name, title: t(field.label), now: now(field) }));
  const filled = filledIn(places, told, form, etag);
  const errors = told.form === form ? (told.errors ?? []) : [];
  return (
    <Form action={action} leave>
      {told.late && told.form === form ? <Meanwhile filled={filled} now={page} /> : null}
      {etag ? <Hidden filled={filled} /> : null}
      {children}
      {fields.map((field, index) => (
        <>
          {field.group && field.group !== fields[index - 1]?.group ? (
            <div class="meent-after">
              <Heading level={2} look={3}>
                {t(field.group)}
              </Heading>
            </div>
          ) : null}
          <Control field={field} about={about} value={filled.values[field.name] ?? ''} errors={errors} />
        </>
      ))}
      <ButtonGroup class="meent-after">
        <Button>{button}</Button>
      </ButtonGroup>
    </Form>
  );
}
