/** The controls of a form. Each is a `FormField` with one kind of control in it. */
import type { JSX } from 'preact';
import { useUi } from '../ui.ts';
import { classes } from './classes.ts';
import { controlProps, FieldGroup, type FieldProps, FormField, type Titled } from './form.tsx';

interface TextBoxProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'date';
  readonly inputMode?: 'decimal' | 'numeric';
  /** What the browser may fill in (WCAG 1.3.5). */
  readonly autoComplete?: string;
  readonly short?: boolean;
}

/** The browser's own list (HTML, 4.10.18.7), as the JSX types spell it. */
type AutoFill = JSX.IntrinsicElements['input']['autocomplete'];

export const TextBox = ({ value, type = 'text', inputMode, autoComplete, short, ...field }: TextBoxProps) => (
  <FormField field={field}>
    <input
      {...controlProps(field)}
      class={classes('utrecht-textbox', short && 'utrecht-textbox--s')}
      // The JSX types want to know the kind at compile time.
      type={type as 'text'}
      value={value}
      inputMode={inputMode}
      autocomplete={autoComplete as AutoFill}
    />
  </FormField>
);

export const TextArea = ({
  value,
  rows = 5,
  ...field
}: FieldProps & { readonly value?: string | undefined; readonly rows?: number }) => (
  <FormField field={field}>
    <textarea {...controlProps(field)} class="utrecht-textbox" rows={rows}>
      {value}
    </textarea>
  </FormField>
);

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
  /** What of it are words of the registers, which are Dutch on every page (WCAG 3.1.2). */
  readonly dutch?: 'label' | 'everything';
}

/** Choices that a municipality made up itself. */
export const ofRegister = <T extends Option>(options: readonly T[]): readonly (T & Option)[] =>
  options.map((option) => ({ ...option, dutch: 'everything' }));

interface ChoiceProps extends FieldProps, Titled {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
}

export const Radios = ({ options, value, ...field }: ChoiceProps) => {
  const { language } = useUi();
  const dutch = language === 'nl' ? undefined : 'nl';
  return (
    <FieldGroup field={field}>
      {options.map((option, index) => {
        // A value may hold spaces; an id may not. The first has that of the field: a link to what is wrong lands on a control.
        const id = index === 0 ? field.name : `${field.name}-${index + 1}`;
        return (
          <div class="utrecht-form-field-radio">
            <input
              type="radio"
              id={id}
              name={field.name}
              value={option.value}
              checked={option.value === value}
              aria-describedby={option.help ? `${field.name}-${index + 1}-uitleg` : undefined}
            />
            <div>
              <label for={id} lang={option.dutch && dutch}>
                {option.label}
              </label>
              {option.help ? (
                <span
                  class="utrecht-form-field-description"
                  id={`${field.name}-${index + 1}-uitleg`}
                  lang={option.dutch === 'everything' ? dutch : undefined}
                >
                  {option.help}
                </span>
              ) : null}
            </div>
          </div>
        );
      })}
    </FieldGroup>
  );
};

export interface Tick {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  /** What is sent when it is ticked. */
  readonly value?: string;
}

const MOST_IN_ONE_COLUMN = 6;

/** Each box has a name of its own: what is not ticked is not sent. */
export const Checkboxes = ({ options, ...field }: FieldProps & { readonly options: readonly Tick[] }) => (
  <FieldGroup field={field} id={field.name}>
    <div class={options.length > MOST_IN_ONE_COLUMN ? 'meent-boxes' : undefined}>
      {options.map(({ name, label, checked, value = 'ja' }) => (
        <div class="utrecht-form-field-radio">
          <input type="checkbox" id={name} name={name} value={value} checked={checked} />
          <label for={name}>{label}</label>
        </div>
      ))}
    </div>
  </FieldGroup>
);

/** More than these stand in a box that scrolls, so that what comes after them is still near. */
const MOST_IN_SIGHT = 24;

/** Several of what there is, all under one name. What was ticked and is not there any more stays, and says so: nothing is lost unseen. */
export const Several = ({
  options,
  values,
  ...field
}: FieldProps & { readonly options: readonly Option[]; readonly values: readonly string[] }) => {
  const { t, language } = useUi();
  const dutch = language === 'nl' ? undefined : 'nl';
  const gone = values.filter((value) => options.every((one) => one.value !== value));
  const all = [...gone.map((value): Option => ({ value, label: t('form.gone', { name: value }) })), ...options];
  const layout = all.length > MOST_IN_ONE_COLUMN ? 'meent-boxes' : undefined;
  return (
    <FieldGroup field={field}>
      <div class={all.length > MOST_IN_SIGHT ? 'meent-boxes--many' : undefined}>
        <div class={layout}>
          {all.map((option, index) => {
            const id = index === 0 ? field.name : `${field.name}-${index + 1}`;
            return (
              <div class="utrecht-form-field-radio">
                <input
                  type="checkbox"
                  id={id}
                  name={field.name}
                  value={option.value}
                  checked={values.includes(option.value)}
                />
                <label for={id} lang={option.dutch && dutch}>
                  {option.label}
                </label>
              </div>
            );
          })}
        </div>
      </div>
      {all.length === 0 ? <p id={field.name}>{t('form.none')}</p> : null}
    </FieldGroup>
  );
};

export const Select = ({ options, value, ...field }: ChoiceProps) => {
  const { language } = useUi();
  return (
    <FormField field={field}>
      <select {...controlProps(field)} class="utrecht-textbox">
        {options.map((option) => (
          <option
            value={option.value}
            selected={option.value === value}
            lang={option.dutch && language !== 'nl' ? 'nl' : undefined}
          >
            {option.label}
          </option>
        ))}
      </select>
    </FormField>
  );
};

interface FileInputProps extends FieldProps {
  /** MIME types, or endings of names with the dot. */
  readonly accept: readonly string[];
  readonly multiple?: boolean;
}

export const FileInput = ({ accept, multiple, ...field }: FileInputProps) => (
  <FormField field={field}>
    <input
      {...controlProps(field)}
      class="utrecht-textbox meent-file-input"
      type="file"
      accept={accept.join(',')}
      multiple={multiple}
    />
  </FormField>
);
