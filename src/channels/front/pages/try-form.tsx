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
      {operation.parameters
        .filter((parameter) => SENDABLE.has(parameter.in))
        .map((parameter) => (
          <Control
            name={`${parameter.in}:${parameter.name}`}
            label={parameter.name}
            value={parameter.required && parameter.in === 'header' ? sampleValue(document, parameter) : undefined}
            required={parameter.in === 'path'}
          />
        ))}
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
      <button class="nl-button nl-button--primary" type="submit">
        {t('api.try.send')}
      </button>
      <div data-answer="" hidden role="status">
        <p>
          <strong data-status="" />
        </p>
        <div class="meent-code">
          <pre class="meent-code__text">
            <code />
          </pre>
        </div>
      </div>
    </form>
  );
}
