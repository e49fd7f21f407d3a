/** A form that is declared as data, about a record that others may change meanwhile. */
import type { ComponentChildren } from 'preact';
import type { Record_ } from '../../../engine/resource.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { type FieldError, Form } from '../../ui/components/form.tsx';
import { Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { filledIn } from '../filled.ts';
import { type FormField, filledBefore, groupsOf, wordsOf } from '../form-fields.ts';
import { WithContents } from './contents.tsx';
import { Control } from './form-controls.tsx';
import { errorsIn, type Told } from './frame.tsx';
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
  return (
    <Form action={action} leave>
      {told.late && told.form === form ? <Meanwhile filled={filled} now={page} /> : null}
      {etag ? <Hidden filled={filled} /> : null}
      {children}
      <Fields {...props} values={filled.values} errors={errorsIn(told, form)} />
      <ButtonGroup class="meent-after">
        <Button>{button}</Button>
      </ButtonGroup>
    </Form>
  );
}

interface FieldsProps<About> extends Pick<DataFormProps<About>, 'fields' | 'about' | 'button'> {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

/** Of a form that has groups each under its heading, with the way to them beside it. */
function Fields<About>({ fields, about, button, values, errors }: FieldsProps<About>) {
  const { t } = useUi();
  const controls = (some: readonly FormField<About>[]) =>
    some.map((field) => <Control field={field} about={about} value={values[field.name] ?? ''} errors={errors} />);
  const groups = groupsOf(fields);
  if (groups.length === 0) return <>{controls(fields)}</>;
  const chapters = groups.map(({ id, title, fields }) => {
    const count = errors.filter((one) => fields.some(({ name }) => name === one.field)).length;
    return { id, title: t(title), ...(count > 0 ? { note: t('contents.wrong', { count }), asks: true } : {}) };
  });
  return (
    <WithContents chapters={chapters} act={<Button kind="secondary">{button}</Button>}>
      {groups.map(({ id, title, fields }) => (
        <fieldset>
          <legend>
            <Heading level={2} look={3} id={id}>
              {t(title)}
            </Heading>
          </legend>
          {controls(fields)}
        </fieldset>
      ))}
    </WithContents>
  );
}
