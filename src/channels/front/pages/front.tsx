/** The first page: what runs here, the doors to it, and a first request to copy. */
import { addresses } from '../../ui/addresses.ts';
import { ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { CodeBlock } from '../../ui/components/code.tsx';
import { Table } from '../../ui/components/data.tsx';
import { Horizon } from '../../ui/components/horizon.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Door } from '../../ui/components/strip.tsx';
import { Heading, Rich, When } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';
import { Legend } from './legend.tsx';

/** One API that runs here. */
export interface RunningApi {
  readonly name: string;
  /** `/zaken/api/v1`. */
  readonly path: string;
  /** Version of the standard. */
  readonly version: string;
  readonly works: boolean;
  /** Name in the address of its reference page. */
  readonly reference: string;
}

export interface FrontPageProps {
  readonly apis: readonly RunningApi[];
  readonly checkedAt: Moment;
  /** A request that works as it stands. In the demo alone, because it holds a token. */
  readonly firstRequest?: { readonly base: string; readonly path: string; readonly token: string };
}

const curl = ({ base, path, token }: NonNullable<FrontPageProps['firstRequest']>): string =>
  [
    `TOKEN=${token}`,
    '',
    `curl "${base}${path}" \\`,
    '  -H "Authorization: Bearer $TOKEN" \\',
    '  -H "Accept-Crs: EPSG:4326"',
  ].join('\n');

function Hero({ canTry }: { readonly canTry: boolean }) {
  const { t, municipality } = useUi();
  return (
    <div class="meent-hero">
      <div class="meent-wrap meent-hero__text">
        <Heading level={1}>{t('front.title')}</Heading>
        <p class="nl-paragraph--lead">{t('front.lead', { municipality: municipality.name })}</p>
        <ButtonGroup>
          <LinkButton href={addresses.mine}>{t('front.login')}</LinkButton>
          {canTry ? (
            <LinkButton href="#eerste-vraag" kind="secondary">
              {t('front.try')}
            </LinkButton>
          ) : null}
        </ButtonGroup>
      </div>
      <Horizon seed={municipality.name} />
    </div>
  );
}

function Doors() {
  const { t, municipality, takesReports } = useUi();
  return (
    <section class="meent-section" aria-labelledby="deuren">
      <Heading level={2} id="deuren">
        {t('front.doors')}
      </Heading>
      <ul class="meent-doors">
        <Door title={t('site.portal', { municipality: municipality.name })} href={addresses.mine}>
          {t('front.door.mine')}
        </Door>
        {takesReports ? (
          <Door title={t('nav.report')} href={addresses.report}>
            {t('front.door.report')}
          </Door>
        ) : null}
        <Door title={t('front.door.work.title')} href={addresses.work}>
          {t('front.door.work')}
        </Door>
        <Door title={t('front.door.manage.title')} href={addresses.manage}>
          {t('front.door.manage')}
        </Door>
        <Door title={t('nav.api')} href={addresses.api}>
          {t('front.door.api')}
        </Door>
      </ul>
    </section>
  );
}

function Builders({ firstRequest }: Pick<FrontPageProps, 'firstRequest'>) {
  const { t } = useUi();
  return (
    <div
      class={firstRequest ? 'meent-split meent-split--even meent-split--flat meent-split--below' : 'meent-split--below'}
    >
      <div class="meent-flow">
        <Heading level={2} id="eerste-vraag">
          {t('front.builders')}
        </Heading>
        <p>{t('front.builders.text')}</p>
        {firstRequest ? (
          <>
            <p>{t('front.builders.copy')}</p>
            <p>{t('front.builders.token')}</p>
          </>
        ) : null}
        <p>
          <a href={addresses.api}>{t('front.builders.docs')}</a>
        </p>
      </div>
      {firstRequest ? <CodeBlock code={curl(firstRequest)} /> : null}
    </div>
  );
}

export function FrontPage({ apis, checkedAt, firstRequest }: FrontPageProps) {
  const { t } = useUi();
  return (
    <Page channel="front" title={t('front.title')} current="front" islands={firstRequest ? ['copy'] : []}>
      <Hero canTry={firstRequest !== undefined} />
      <div class="meent-wrap">
        <Legend />
        <Doors />
        <section class="meent-section" aria-labelledby="eerste-vraag">
          <Builders firstRequest={firstRequest} />
          <Table
            caption={<Rich text="front.running" with={{ when: <When at={checkedAt} as="dateTime" /> }} />}
            rows={apis}
            columns={[
              { title: t('front.api'), cell: (api) => api.name },
              {
                title: t('front.address'),
                cell: (api) => (
                  <a href={addresses.apiReference(api.reference)}>
                    <code>{api.path}</code>
                  </a>
                ),
              },
              { title: t('front.version'), cell: (api) => api.version },
              { title: t('front.now'), cell: (api) => (api.works ? t('front.works') : t('front.down')) },
            ]}
          />
        </section>
      </div>
    </Page>
  );
}
