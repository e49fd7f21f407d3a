/** Try an operation. The island `request` sends it; without it the form stays hidden, because the command above does the same. */
import { Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { exampleBody, sampleValue } from '../openapi/curl.ts';
import type { OpenApiDocument, Parameter } from '../openapi/document.ts';
import type { Operation } from '../openapi/operations.ts';

interface TryFormProps {
  readonly document: OpenApiDocument;
  readonly operation: Operation;
  readonly base: string;
  readonly token: string | undefined;
}

const SENDABLE = new Set<Parameter['in']>(['path', 'query', 'header']);

/** More than these that may stay empty would hide the button far below. */
const FEW = 4;

function Control({
  name,
  label,
  value,
  required,
}: {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly required?: boolean | undefined;
}) {
  const id = `probeer-${name.replace(/[^a-z0-9]+/gi, '-')}`;
  return (
    <div class="utrecht-form-field">
      <label class="utrecht-form-label" for={id}>
        <code>{label}</code>
      </label>
      <input
        class="utrecht-textbox"
        id={id}
        name={name}
        value={value}
        required={required}
        autocomplete="off"
        spellcheck={false}
      />
    </div>
  );
}

export function TryForm({ document, operation, base, token }: TryFormProps) {
  const { t } = useUi();
  const body = exampleBody(document, operation);
  const { pathname } = new URL(base);
  const all = operation.parameters.filter((parameter) => SENDABLE.has(parameter.in));
  const needed = all.filter(({ required }) => required);
  const more = all.filter(({ required }) => !required);
  const control = (parameter: Parameter) => (
    <Control
      name={`${parameter.in}:${parameter.name}`}
      label={parameter.name}
      value={parameter.required && parameter.in === 'header' ? sampleValue(document, parameter) : undefined}
      required={parameter.in === 'path'}
    />
  );
  return (
    <form
      class="meent-try meent-flow"
      data-request={pathname + operation.path}
      data-method={operation.method.toUpperCase()}
      data-failed={t('api.try.failed')}
      hidden
    >
      <Heading level={2}>{t('api.try')}</Heading>
      <Control name="token" label="Bearer token" value={token} />
      {needed.map(control)}
      {body === undefined ? null : (
        <div class="utrecht-form-field">
          <label class="utrecht-form-label" for="probeer-body">
            {t('api.body')}
          </label>
          <textarea class="utrecht-textbox meent-mono" id="probeer-body" name="body" rows={10} spellcheck={false}>
            {body}
          </textarea>
        </div>
      )}
      {more.length > FEW ? (
        <details class="meent-try__more">
          <summary>{t('api.try.more', { count: more.length })}</summary>
          {more.map(control)}
        </details>
      ) : (
        more.map(control)
      )}
      <button class="nl-button nl-button--primary" type="submit">
        {t('api.try.send')}
      </button>
      <p role="status">
        <strong data-status="" />
      </p>
      <div data-answer="" hidden>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll with the keyboard too (WCAG 2.1.1) */}
        <section class="meent-code meent-try__answer" tabIndex={0} aria-label={t('api.try.answer')}>
          <pre class="meent-code__text">
            <code />
          </pre>
        </section>
      </div>
    </form>
  );
}
