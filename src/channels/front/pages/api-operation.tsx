/** One operation: what it takes, what it answers, a command to copy, and a form to try it. */
import { addresses } from '../../ui/addresses.ts';
import { CodeBlock } from '../../ui/components/code.tsx';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, Rich } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { curlOf, jsonMediaType } from '../openapi/curl.ts';
import type { Answer, Body, OpenApiDocument, Parameter } from '../openapi/document.ts';
import { findOperation, type Operation } from '../openapi/operations.ts';
import { fieldsOf } from '../openapi/schema.ts';
import { SchemaFields } from './schema-fields.tsx';
import { TryForm } from './try-form.tsx';

export interface ApiOperationProps {
  readonly reference: string;
  readonly document: OpenApiDocument;
  readonly operationId: string;
  /** Scheme, host and root of the API: `http://localhost:8000/zaken/api/v1`. */
  readonly base: string;
  /** Filled in for the demo alone. */
  readonly token?: string;
}

function Parameters({ parameters }: { readonly parameters: readonly Parameter[] }) {
  const { t } = useUi();
  if (parameters.length === 0) return null;
  return (
    <section aria-labelledby="parameters">
      <Heading level={2} id="parameters">
        {t('api.parameters')}
      </Heading>
      <Table
        caption={t('api.parameters.caption')}
        rows={parameters}
        columns={[
          { title: t('api.name'), cell: ({ name }) => <code>{name}</code> },
          { title: t('api.in'), cell: (parameter) => t(`api.in.${parameter.in}`) },
          { title: t('api.needed'), cell: ({ required }) => (required ? t('api.yes') : t('api.no')) },
          { title: t('api.meaning'), cell: ({ description }) => (description ? <Dutch>{description}</Dutch> : null) },
        ]}
      />
    </section>
  );
}

function Content({
  document,
  content,
  of,
}: {
  readonly document: OpenApiDocument;
  readonly content: Body['content'];
  readonly of: string;
}) {
  const { t } = useUi();
  const type = jsonMediaType(content) ?? Object.keys(content ?? {})[0];
  const schema = type === undefined ? undefined : content?.[type]?.schema;
  const fields = schema ? fieldsOf(document, schema) : [];
  return (
    <>
      {type ? <p class="meent-small meent-muted">{t('api.media', { type })}</p> : null}
      {fields.length ? <SchemaFields fields={fields} of={of} /> : null}
    </>
  );
}

const AnswerBlock = ({
  document,
  status,
  answer,
}: {
  readonly document: OpenApiDocument;
  readonly status: string;
  readonly answer: Answer;
}) => (
  <details class="meent-action">
    <summary>
      {status} {answer.description ? <Dutch>{answer.description}</Dutch> : null}
    </summary>
    <Content document={document} content={answer.content} of={status} />
  </details>
);

function Details({
  document,
  operation,
  base,
  token,
}: Omit<ApiOperationProps, 'reference' | 'operationId'> & { readonly operation: Operation }) {
  const { t } = useUi();
  return (
    <div class="meent-wrap meent-section meent-stack">
      {operation.description ? (
        <p class="meent-text meent-own-words">
          <Dutch>{operation.description}</Dutch>
        </p>
      ) : null}
      <section class="meent-flow" aria-labelledby="opdracht">
        <Heading level={2} id="opdracht">
          {t('api.command')}
        </Heading>
        {operation.resident ? (
          <p class="meent-text">{t('api.command.resident')}</p>
        ) : token === undefined ? (
          <p class="meent-text">
            <Rich
              text="api.command.token"
              with={{ how: <a href={`${addresses.api}#token`}>{t('api.command.token.how')}</a> }}
            />
          </p>
        ) : null}
        <CodeBlock code={curlOf(document, base, operation, token)} />
      </section>
      {operation.resident ? null : <TryForm document={document} operation={operation} base={base} token={token} />}
      <Parameters parameters={operation.parameters} />
      {operation.body ? (
        <section aria-labelledby="inhoud-verzoek">
          <Heading level={2} id="inhoud-verzoek">
            {t('api.body')}
          </Heading>
          <Content document={document} content={operation.body.content} of={t('api.body')} />
        </section>
      ) : null}
      <section aria-labelledby="antwoorden">
        <Heading level={2} id="antwoorden">
          {t('api.answers')}
        </Heading>
        {operation.answers.map(({ status, answer }) => (
          <AnswerBlock document={document} status={status} answer={answer} />
        ))}
      </section>
    </div>
  );
}

/** Undefined when the document has no such operation: then the channel answers with the page for 404. */
export const hasOperation = (document: OpenApiDocument, id: string): boolean =>
  findOperation(document, id) !== undefined;

export function ApiOperationPage({ reference, document, operationId, base, token }: ApiOperationProps) {
  const { t } = useUi();
  const operation = findOperation(document, operationId);
  if (!operation) throw new Error(`Operation ${operationId} is not in ${document.info.title}`);
  const lead = (
    <>
      <Badge>{operation.method.toUpperCase()}</Badge> <code>{operation.path}</code>
    </>
  );
  const crumbs = [
    { href: addresses.api, text: t('nav.api') },
    { href: addresses.apiReference(reference), text: document.info.title },
  ];
  return (
    <Page
      channel="front"
      title={`${operation.method.toUpperCase()} ${operation.path}, ${document.info.title}`}
      current="api"
      islands={['copy', 'request']}
      field={{ heading: <Dutch>{operation.summary}</Dutch>, lead, crumbs }}
    >
      <Details document={document} operation={operation} base={base} {...(token === undefined ? {} : { token })} />
    </Page>
  );
}
