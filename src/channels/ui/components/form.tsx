/** A form, its error summary, and what every field has: label, help, error between label and field. */
import type { ComponentChildren } from 'preact';
import { FOR_WHOM, useUi } from '../ui.ts';
import { classes } from './classes.ts';
import { Icon } from './icons.tsx';
import { Dutch, Heading } from './text.tsx';

/** One wrong field: `field` is its id, `message` says what is wrong and what to do. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
  /** What the field is called, where the message does not say it: in the summary nothing stands above it. */
  readonly label?: string;
  /** The message is of a register: Dutch on every page. */
  readonly dutch?: boolean;
}

const Message = ({ error: { message, dutch } }: { readonly error: FieldError }) =>
  dutch ? <Dutch>{message}</Dutch> : message;

interface FormProps {
  readonly action: string;
  readonly method?: 'get' | 'post';
  /** Holds a file. */
  readonly files?: boolean;
  /** Ask before leaving with answers that are not sent (island `leave`). */
  readonly leave?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** `novalidate`: our own messages say what to do, and work the same in every browser. */
export function Form({ action, method = 'post', files, leave, class: extra, children }: FormProps) {
  const { formToken, acting } = useUi();
  return (
    <form
      class={classes('meent-form', extra)}
      action={action}
      method={method}
      enctype={files ? 'multipart/form-data' : undefined}
      data-leave={leave ? '' : undefined}
      noValidate
    >
      {method === 'post' && formToken ? <input type="hidden" name="_token" value={formToken(action)} /> : null}
      {method === 'post' && acting?.namens ? <input type="hidden" name={FOR_WHOM} value={acting.namens} /> : null}
      {children}
    </form>
  );
}

/** First on the page; takes the focus without a script (`autofocus`) and links to the fields. */
export function ErrorSummary({ errors }: { readonly errors: readonly FieldError[] }) {
  const { t } = useUi();
  if (errors.length === 0) return null;
  return (
    <div class="meent-error-summary" role="alert" tabIndex={-1} autofocus aria-labelledby="fouten">
      <Heading level={2} look={3} id="fouten">
        {t('errors.title', { count: errors.length })}
      </Heading>
      <ul>
        {errors.map((error) => (
          <li>
            <a href={`#${error.field}`}>
              {error.label ? `${error.label}: ` : null}
              <Message error={error} />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const ErrorMessage = ({ id, error }: { readonly id: string; readonly error: FieldError }) => {
  const { t } = useUi();
  return (
    <p class="utrecht-form-field-error-message" id={id}>
      <Icon name="warning" />
      <span>
        <span class="meent-hidden">{t('errors.prefix')} </span>
        <Message error={error} />
      </span>
    </p>
  );
};

export interface FieldProps {
  /** Name in the form, and id on the page. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly optional?: boolean;
  readonly errors?: readonly FieldError[];
}

/** What the control itself needs to say to assistive technology. */
export interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': 'true' | undefined;
}

const errorOf = ({ name, errors }: FieldProps): FieldError | undefined => errors?.find(({ field }) => field === name);

export const controlProps = (field: FieldProps): ControlProps => {
  const invalid = errorOf(field) !== undefined;
  return {
    id: field.name,
    name: field.name,
    'aria-describedby': classes(field.help && `${field.name}-uitleg`, invalid && `${field.name}-fout`) || undefined,
    'aria-invalid': invalid ? 'true' : undefined,
  };
};

function Explanation({ field }: { readonly field: FieldProps }) {
  const error = errorOf(field);
  return (
    <>
      {field.help ? (
        <span class="utrecht-form-field-description" id={`${field.name}-uitleg`}>
          {field.help}
        </span>
      ) : null}
      {error ? <ErrorMessage id={`${field.name}-fout`} error={error} /> : null}
    </>
  );
}

const Label = ({ field }: { readonly field: FieldProps }) => {
  const { t } = useUi();
  return <>{field.optional ? t('form.optional', { label: field.label }) : field.label}</>;
};

export const FormField = ({
  field,
  children,
}: {
  readonly field: FieldProps;
  readonly children: ComponentChildren;
}) => (
  <div class={classes('utrecht-form-field', errorOf(field) !== undefined && 'utrecht-form-field--invalid')}>
    <label class="utrecht-form-label" for={field.name}>
      <Label field={field} />
    </label>
    <Explanation field={field} />
    {children}
  </div>
);

export interface Titled {
  /** The heading of the page asks the same: the question of the group is heard, not read twice. */
  readonly titled?: boolean;
}

/** Several controls under one question. The group carries the id, so that the error summary can go to it. */
export const FieldGroup = ({
  field,
  id,
  children,
}: {
  readonly field: FieldProps & Titled;
  /** Absent where a control in it has the name: there a link in the error summary goes to. */
  readonly id?: string;
  readonly children: ComponentChildren;
}) => (
  <fieldset
    class={classes('utrecht-form-field', errorOf(field) !== undefined && 'utrecht-form-field--invalid')}
    id={id}
    aria-describedby={controlProps(field)['aria-describedby']}
  >
    <legend class={classes('utrecht-form-label', field.titled && 'meent-hidden')}>
      <Label field={field} />
    </legend>
    <Explanation field={field} />
    {children}
  </fieldset>
);
