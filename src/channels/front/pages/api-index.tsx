/** All APIs that run here. */
import { addresses } from '../../ui/addresses.ts';
import { CodeBlock } from '../../ui/components/code.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Door } from '../../ui/components/strip.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

export interface ApiIndexProps {
  readonly apis: readonly {
    readonly reference: string;
    readonly name: string;
    readonly version: string;
    readonly path: string;
    readonly about: string;
  }[];
  /** How a token is made here: a command in the demo; elsewhere each program has a secret of its own. */
  readonly tokenCommand?: string;
}

export function ApiIndexPage({ apis, tokenCommand }: ApiIndexProps) {
  const { t } = useUi();
  return (
    <Page
      channel="front"
      title={t('api.title')}
      current="api"
      islands={tokenCommand ? ['copy'] : []}
      field={{
        heading: t('api.title'),
        lead: t('api.lead'),
        crumbs: [{ href: addresses.front, text: t('nav.front') }],
      }}
    >
      <div class="meent-wrap">
        <section class="meent-section" aria-labelledby="apis">
          <Heading level={2} id="apis">
            {t('api.which')}
          </Heading>
          <ul class="meent-doors">
            {apis.map((api) => (
              <Door title={`${api.name} ${api.version}`} href={addresses.apiReference(api.reference)}>
                <Dutch>{api.about}</Dutch> <code>{api.path}</code>
              </Door>
            ))}
          </ul>
        </section>
        <section class="meent-section meent-flow" aria-labelledby="token">
          <Heading level={2} id="token">
            {t('api.token')}
          </Heading>
          <p class="meent-text">{t('api.token.text')}</p>
          {tokenCommand ? <CodeBlock code={tokenCommand} /> : <p class="meent-text">{t('api.token.own')}</p>}
        </section>
      </div>
    </Page>
  );
}
