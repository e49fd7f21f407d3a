/** My data per source: what there is, where it comes from, what it is used for and on what ground; and one source, record by record. */
import type { MijnBron } from '../../../services/mijn/bronnen.ts';
import type { gegevensInWoorden } from '../../../services/mijn/gegevens.ts';
import type { Veld, Waarde } from '../../../services/mijn/woorden.ts';
import { addresses } from '../../ui/addresses.ts';
import { RowLink } from '../../ui/components/button.tsx';
import { DataList } from '../../ui/components/data.tsx';
import { Phone } from '../../ui/components/footer.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, Rich } from '../../ui/components/text.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { mayOpen, useUi } from '../../ui/ui.ts';
import { DataDoors } from './data-doors.tsx';

const WRONG = 'klopt-niet';

const NAMES = {
  zaken: 'data.zaken',
  personen: 'data.personen',
  objecten: 'data.objecten',
  berichten: 'data.berichten',
  logboek: 'data.logboek',
} as const satisfies Readonly<Record<MijnBron['bron'], TextKey>>;

const ORIGINS = {
  zaken: 'data.zaken.from',
  personen: 'data.personen.from',
  objecten: 'data.objecten.from',
  berichten: 'data.berichten.from',
  logboek: 'data.logboek.from',
} as const satisfies Readonly<Record<MijnBron['bron'], TextKey>>;

const CHOICES = {
  bezwaar: 'data.use.bezwaar',
  intrekken: 'data.use.intrekken',
  geen: 'data.use.geen',
} as const satisfies Readonly<Record<MijnBron['gebruik'][number]['keuze'], TextKey>>;

/** What is used, for what: the law decides what can be done about it, and nothing is drawn as a choice that is none. */
function Uses({ bron }: { readonly bron: MijnBron }) {
  const { t } = useUi();
  if (bron.gebruik.length === 0) return <p class="meent-muted">{t('data.uses.none')}</p>;
  return (
    <details>
      <summary>
        {t('data.uses', { count: bron.gebruik.length })}
        <span class="meent-hidden">: {t(NAMES[bron.bron])}</span>
      </summary>
      <ul class="meent-flow">
        {bron.gebruik.map((use) => (
          <li>
            <p>
              <strong>
                <Dutch>{use.naam}</Dutch>
              </strong>{' '}
              <Rich text="data.use" with={{ purpose: <Dutch>{use.doel}</Dutch> }} />
            </p>
            <p class="meent-small meent-muted">
              {t('data.use.organ')} <Dutch>{use.organ}</Dutch>. <Dutch>{use.toelichting}</Dutch>
            </p>
            <p class="meent-small">{t(CHOICES[use.keuze])}</p>
            <p class="meent-small">
              <a href={addresses.why(use.id)}>
                {t('data.why')}
                <span class="meent-hidden">
                  {': '}
                  <Dutch>{use.naam}</Dutch>
                </span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Asked({ bron }: { readonly bron: MijnBron }) {
  const { t } = useUi();
  if (bron.opVerzoek.length === 0) return null;
  return (
    <details class="meent-small">
      <summary>
        {t('data.asked')}
        <span class="meent-hidden">: {t(NAMES[bron.bron])}</span>
      </summary>
      <p>{t('data.asked.text')}</p>
      <ul>
        {bron.opVerzoek.map(({ naam, reden }) => (
          <li>
            <Dutch>
              {naam}: {reden}
            </Dutch>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Source({ bron }: { readonly bron: MijnBron }) {
  const { t, acting } = useUi();
  // What is read elsewhere is there when the mandate says so.
  const seen = bron.bron !== 'logboek' || mayOpen({ acting }, 'wie-keek');
  const name = t(NAMES[bron.bron]);
  const some = bron.aantallen.filter(({ aantal }) => aantal > 0);
  const facts = [
    { name: t('data.origin'), value: t(ORIGINS[bron.bron]) },
    ...(bron.bron === 'logboek'
      ? []
      : [
          {
            name: t('data.held'),
            value:
              some.length === 0
                ? t('data.none')
                : some.map(({ naam, aantal }) => (
                    <div>
                      <Rich text="data.count" with={{ name: <Dutch>{naam}</Dutch>, count: aantal }} />
                    </div>
                  )),
          },
        ]),
  ];
  return (
    <article class="meent-occasion" aria-labelledby={bron.bron}>
      <div class="meent-occasion__head">
        <Heading level={2} look={3} id={bron.bron}>
          {name}
        </Heading>
        {seen ? (
          <p>
            <a
              class="meent-link-row"
              href={bron.bron === 'logboek' ? addresses.whoLooked : addresses.mySource(bron.bron)}
            >
              {t('data.see')}
              <span class="meent-hidden">: {name}</span>
            </a>
          </p>
        ) : null}
        {bron.bron === 'logboek' ? null : (
          <p class="meent-small">
            <a class="meent-link-row" href={`#${WRONG}`}>
              {t('data.wrong.link')}
              <span class="meent-hidden">: {name}</span>
            </a>
          </p>
        )}
      </div>
      <div class="meent-flow">
        <DataList facts={facts} />
        <Uses bron={bron} />
        <Asked bron={bron} />
      </div>
    </article>
  );
}

const Wrong = () => {
  const { t, acting } = useUi();
  return (
    <section class="meent-section meent-text meent-flow" aria-labelledby={WRONG}>
      <Heading level={2} look={3} id={WRONG}>
        {t('data.wrong')}
      </Heading>
      {mayOpen({ acting }, 'avg') ? (
        <p>
          <RowLink href={addresses.avgNew}>{t('data.wrong.ask')}</RowLink>
        </p>
      ) : null}
      <p>
        <Rich text="data.wrong.text" with={{ phone: <Phone /> }} />
      </p>
    </section>
  );
};

export function MyDataPage({ bronnen }: { readonly bronnen: readonly MijnBron[] }) {
  const { t } = useUi();
  return (
    <Page
      channel="portal"
      title={t('data.title')}
      current="data"
      field={{
        heading: t('data.title'),
        lead: t('data.lead'),
        crumbs: [{ href: addresses.mine, text: t('nav.overview') }],
      }}
    >
      <div class="meent-wrap">
        <DataDoors doors={['avg', 'uitvoer']} class="meent-section meent-flow" />
        {bronnen.map((bron) => (
          <Source bron={bron} />
        ))}
        <Wrong />
      </div>
    </Page>
  );
}

const facts = (velden: readonly Veld[]) =>
  velden.map(({ naam, waarde }) => ({ name: <Dutch>{naam}</Dutch>, value: <Value waarde={waarde} /> }));

function Value({ waarde }: { readonly waarde: Waarde }) {
  if ('velden' in waarde) return <DataList facts={facts(waarde.velden)} />;
  if ('lijst' in waarde)
    return (
      <>
        {waarde.lijst.map((one) => (
          <div>
            <Value waarde={one} />
          </div>
        ))}
      </>
    );
  return <Dutch>{waarde.tekst}</Dutch>;
}

export interface SourcePageProps extends Awaited<ReturnType<typeof gegevensInWoorden>> {
  readonly bron: Exclude<MijnBron['bron'], 'logboek'>;
}

export function SourcePage({ bron, gegevens, verder }: SourcePageProps) {
  const { t } = useUi();
  const name = t(NAMES[bron]);
  return (
    <Page
      channel="portal"
      title={name}
      current="data"
      field={{
        heading: name,
        lead: t('data.source.lead'),
        crumbs: [
          { href: addresses.mine, text: t('nav.overview') },
          { href: addresses.myData, text: t('data.title') },
        ],
      }}
    >
      <div class="meent-wrap meent-section">
        {gegevens.length === 0 ? <p>{t('data.source.none')}</p> : null}
        {gegevens.map(({ id, naam, deels, velden }) => (
          <article class="meent-occasion" aria-labelledby={`g-${id}`}>
            <div class="meent-occasion__head">
              <Heading level={2} look={4} id={`g-${id}`}>
                <Dutch>{naam}</Dutch>
              </Heading>
            </div>
            <div class="meent-flow">
              {deels ? <p>{t('data.record.partly')}</p> : null}
              <DataList facts={facts(velden)} rows />
            </div>
          </article>
        ))}
        {verder === undefined ? null : (
          <nav class="utrecht-pagination" aria-label={t('data.more')}>
            <RowLink href={`${addresses.mySource(bron)}?${new URLSearchParams({ verder })}`}>{t('data.more')}</RowLink>
          </nav>
        )}
        <Wrong />
      </div>
    </Page>
  );
}
