/** One API: its operations by group. Each has a page of its own, so that a phone need not load hundreds at once. */
import { addresses } from '../../ui/addresses.ts';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import type { OpenApiDocument } from '../openapi/document.ts';
import { groupsOf, type Operation } from '../openapi/operations.ts';

export interface ApiReferenceProps {
  /** Name in the address: `zaken`. */
  readonly reference: string;
  readonly document: OpenApiDocument;
  /** Address of the document itself. */
  readonly documentHref: string;
}

export const MethodName = ({ method }: { readonly method: string }) => (
  <span class="meent-method">{method.toUpperCase()}</span>
);

const Row = ({ reference, operation }: { readonly reference: string; readonly operation: Operation }) => (
  <li class="meent-operation">
    <MethodName method={operation.method} />
    <div>
      <a class="meent-link-row" href={addresses.apiOperation(reference, operation.id)}>
        <code>{operation.path}</code>
      </a>
      <p class="meent-small meent-muted">
        <Dutch>{operation.summary}</Dutch>
      </p>
    </div>
  </li>
);

export function ApiReferencePage({ reference, document, documentHref }: ApiReferenceProps) {
  const { t } = useUi();
  const groups = groupsOf(document);
  const { title, version, description } = document.info;
  return (
    <Page
      channel="front"
      title={title}
      current="api"
      field={{
        heading: title,
        lead: t('api.version', { version }),
        crumbs: [
          { href: addresses.front, text: t('nav.front') },
          { href: addresses.api, text: t('nav.api') },
        ],
      }}
    >
      <div class="meent-wrap meent-split">
        <div class="meent-stack">
          {description ? (
            <p class="meent-text meent-own-words">
              <Dutch>{description}</Dutch>
            </p>
          ) : null}
          {groups.map((group, index) => (
            <section aria-labelledby={`groep-${index + 1}`}>
              <Heading level={2} id={`groep-${index + 1}`}>
                {group.name}
              </Heading>
              {group.description ? (
                <p class="meent-text">
                  <Dutch>{group.description}</Dutch>
                </p>
              ) : null}
              <ul class="meent-operations">
                {group.operations.map((operation) => (
                  <Row reference={reference} operation={operation} />
                ))}
              </ul>
            </section>
          ))}
        </div>
        <aside aria-label={t('api.groups')}>
          <Heading level={2} look={3}>
            {t('api.groups')}
          </Heading>
          <ul class="meent-toc">
            {groups.map((group, index) => (
              <li>
                <a class="meent-link-row" href={`#groep-${index + 1}`}>
                  {group.name}
                </a>
              </li>
            ))}
          </ul>
          <p class="meent-after">
            <a class="meent-link-row" href={documentHref}>
              {t('api.document')}
            </a>
          </p>
        </aside>
      </div>
    </Page>
  );
}
