/** `/mijn/avg`: what a resident asked of their own data, and one of those with its term, its decision and how to object. */
import type { SoortVerzoek, Stand } from '../../../registers/avgverzoeken/index.ts';
import type { AvgVerzoekData, OnderdeelData } from '../../../services/avg/tonen.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert, type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/components/button.tsx';
import { crumbsFrom } from '../../ui/components/crumbs.ts';
import { Badge, DataList, type Fact, Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

/** A kind of request, in the language of the page. */
export const kindKey = (soort: SoortVerzoek) => `avg.kind.${soort}` as const;
export const stateKey = (stand: Stand) => `avg.state.${stand}` as const;

export function AvgListPage({
  requests,
  flash,
}: {
  readonly requests: readonly AvgVerzoekData[];
  readonly flash?: Flash;
}) {
  const ui = useUi();
  const { t } = ui;
  return (
    <Page
      channel="portal"
      title={titleWith(flash, t('avg.title'))}
      current="data"
      field={{
        heading: t('avg.title'),
        lead: t('avg.lead'),
        crumbs: crumbsFrom('data', ui),
      }}
    >
      <div class="meent-wrap meent-section meent-stack meent-stack--tight">
        <FlashAlert flash={flash} />
        <p>
          <LinkButton href={addresses.avgNew}>{t('avg.new')}</LinkButton>
        </p>
        <section aria-labelledby="gevraagd">
          <Heading level={2} id="gevraagd">
            {t('avg.list')}
          </Heading>
          {requests.length > 0 ? (
            <Table
              caption={t('avg.caption')}
              rows={requests}
              columns={[
                {
                  title: t('avg.what.column'),
                  cell: ({ id, soort }) => (
                    <a class="meent-link-row" href={addresses.avgRequest(id)}>
                      {t(kindKey(soort))}
                    </a>
                  ),
                },
                { title: t('avg.received'), cell: ({ termijn }) => <When at={termijn.ontvangen} as="date" /> },
                {
                  title: t('avg.answer'),
                  cell: ({ termijn, besluit }) =>
                    besluit ? (
                      <When at={besluit.datum} as="date" />
                    ) : termijn.uiterlijk ? (
                      <When at={termijn.uiterlijk} as="date" />
                    ) : (
                      t('avg.stands')
                    ),
                },
                { title: t('avg.state'), cell: ({ stand }) => <Badge>{t(stateKey(stand))}</Badge> },
              ]}
            />
          ) : (
            <p>{t('avg.none')}</p>
          )}
        </section>
      </div>
    </Page>
  );
}

/** What became of each part, with the ground of a refusal. */
export function Parts({ parts }: { readonly parts: readonly OnderdeelData[] }) {
  const { t, format } = useUi();
  return (
    <dl class="utrecht-data-list">
      {parts.map(({ omschrijving, gewenst, uitkomst, weigering, uitleg, gewistOp }) => (
        <div class="utrecht-data-list__item">
          <dt class="utrecht-data-list__key">
            <Dutch>{gewenst ? `${omschrijving} → ${gewenst}` : omschrijving}</Dutch>
          </dt>
          <dd class="utrecht-data-list__value">
            <Badge>{t(uitkomst ? `avg.part.${uitkomst}` : 'avg.part.open')}</Badge>
            {weigering ? (
              <>
                {' '}
                <Dutch>{`omdat ${weigering.omdat} (${weigering.artikel}).`}</Dutch>
              </>
            ) : null}
            {uitleg ? (
              <p class="meent-own-words">
                <Dutch>{uitleg}</Dutch>
              </p>
            ) : null}
            {gewistOp ? <p>{t('avg.part.erased', { date: format.date(gewistOp) })}</p> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function factsOf(request: AvgVerzoekData, { t }: ReturnType<typeof useUi>): Fact[] {
  const { termijn, activiteit, besluit } = request;
  return [
    { name: t('avg.state'), value: <Badge>{t(stateKey(request.stand))}</Badge> },
    { name: t('avg.number'), value: <span class="meent-number">{request.zaaknummer}</span> },
    ...(request.namens ? [{ name: t('avg.by'), value: t(`mandate.as.${request.namens}`) }] : []),
    { name: t('avg.law'), value: <Dutch>{request.wet}</Dutch> },
    ...(activiteit ? [{ name: t('avg.for'), value: <Dutch>{activiteit.naam}</Dutch> }] : []),
    { name: t('avg.received'), value: <When at={termijn.ontvangen} as="date" /> },
    ...(besluit || request.stand === 'ingetrokken'
      ? []
      : [
          {
            name: t('avg.answer'),
            value: termijn.uiterlijk ? <When at={termijn.uiterlijk} as="date" /> : t('avg.stands'),
          },
        ]),
  ];
}

/** That the term stands still, that it was extended, that data are not used: what changes what somebody may expect. */
export function Notices({ request }: { readonly request: AvgVerzoekData }) {
  const { t, format } = useUi();
  const { termijn, stilgezet } = request;
  return (
    <>
      {termijn.staatStil ? (
        <Alert kind="warning" title={t('avg.stands')}>
          <p>
            <Dutch>{t('avg.stands.text', { reason: termijn.redenStilstand })}</Dutch>
          </p>
        </Alert>
      ) : null}
      {termijn.verlengd ? (
        <p>
          <Dutch>{t('avg.extended', { reason: termijn.redenVerlenging })}</Dutch>
        </p>
      ) : null}
      {stilgezet && !stilgezet.tot ? (
        <Alert kind="info" title={t('avg.still')}>
          <p>{t('avg.still.text', { date: format.date(stilgezet.sinds) })}</p>
          {stilgezet.gemeldOp ? <p>{t('avg.still.told', { date: format.date(stilgezet.gemeldOp) })}</p> : null}
        </Alert>
      ) : null}
    </>
  );
}

function Objecting({ besluit }: { readonly besluit: NonNullable<AvgVerzoekData['besluit']> }) {
  const { t } = useUi();
  return (
    <section class="meent-flow" aria-labelledby="bezwaar">
      <Heading level={2} look={3} id="bezwaar">
        {t('avg.object')}
      </Heading>
      <p class="meent-text">
        {t('avg.object.until')} <When at={besluit.rechtsmiddel.totEnMet} as="date" />.{' '}
        <Dutch>{besluit.rechtsmiddel.woorden}</Dutch>
      </p>
      <p class="meent-text">
        <Dutch>{besluit.klacht.woorden}</Dutch>
      </p>
    </section>
  );
}

export function AvgRequestPage({ request, flash }: { readonly request: AvgVerzoekData; readonly flash?: Flash }) {
  const ui = useUi();
  const { t } = ui;
  const title = t(kindKey(request.soort));
  const crumbs = [...crumbsFrom('data', ui), { href: addresses.avg, text: t('avg.title') }];
  return (
    <Page
      channel="portal"
      title={titleWith(flash, title)}
      current="data"
      field={{ heading: title, lead: t(stateKey(request.stand)), crumbs }}
    >
      <div class="meent-wrap meent-split">
        <div class="meent-stack">
          <FlashAlert flash={flash} />
          <Notices request={request} />
          <section class="meent-flow" aria-labelledby="delen">
            <Heading level={2} look={3} id="delen">
              {request.besluit ? t('avg.outcome') : t('avg.parts')}
            </Heading>
            {request.uitkomst ? <p>{t(`avg.outcome.${request.uitkomst}`)}</p> : null}
            <Parts parts={request.onderdelen} />
          </section>
          {request.besluit ? <Objecting besluit={request.besluit} /> : null}
          {request.toelichting ? (
            <section aria-labelledby="woorden">
              <Heading level={2} look={3} id="woorden">
                {t('avg.own')}
              </Heading>
              <p class="meent-text meent-own-words">
                <Dutch>{request.toelichting}</Dutch>
              </p>
            </section>
          ) : null}
          <RecipientsTold told={request.ingelicht} />
        </div>
        <aside class="meent-stack meent-stack--tight" aria-label={t('case.about')}>
          <DataList facts={factsOf(request, ui)} />
          <p>
            <a href={addresses.case(request.zaak)}>{t('avg.case.link')}</a>
          </p>
          {request.kanIntrekken ? (
            <Form action={addresses.avgWithdraw(request.id)}>
              <p class="meent-small meent-muted">{t('avg.withdraw.text')}</p>
              <ButtonGroup>
                <Button kind="secondary">{t('avg.withdraw')}</Button>
              </ButtonGroup>
            </Form>
          ) : null}
        </aside>
      </div>
    </Page>
  );
}

/** Who was told that data were put right, erased or restricted (AVG 19): the same for who asked and for who handles it. */
export function RecipientsTold({ told }: { readonly told: AvgVerzoekData['ingelicht'] }) {
  const { t } = useUi();
  if (told.length === 0) return null;
  return (
    <section aria-labelledby="ingelicht">
      <Heading level={2} look={3} id="ingelicht">
        {t('avg.told')}
      </Heading>
      <ul>
        {told.map(({ ontvanger, op, waarom }) => (
          <li>
            <When at={op} as="date" />: <Dutch>{`${ontvanger}. ${waarom}`}</Dutch>
          </li>
        ))}
      </ul>
    </section>
  );
}
