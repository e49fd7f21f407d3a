/** Page header: brand, session, navigation. Its ink line is where the path starts. */
import type { MandateOperation } from '../../../gate/mandate.ts';
import { addresses } from '../addresses.ts';
import { LANGUAGE_PARAMETER } from '../texts/language.ts';
import { useUi } from '../ui.ts';
import { Mark } from './icons.tsx';
import { Dutch } from './text.tsx';

/** Of whom the page is, and the pages that each goes to: the first is home. Its text is `nav.` and the name. */
const NAVIGATION = {
  front: {
    front: addresses.front,
    report: addresses.report,
    mine: addresses.mine,
    api: addresses.api,
  },
  portal: {
    overview: addresses.mine,
    cases: addresses.cases,
    messages: addresses.messages,
    looked: addresses.whoLooked,
    mandates: addresses.mandates,
    data: addresses.myData,
    choices: addresses.choices,
    avg: addresses.avg,
    report: addresses.report,
  },
  workbench: {
    'work.mine': addresses.work,
    'work.team': `${addresses.work}?lijst=team`,
    'work.search': addresses.workSearch,
    'work.doubts': addresses.workDoubts,
    'work.mandates': addresses.workMandates,
    'work.avg': addresses.workAvg,
  },
  manage: {
    'manage.home': addresses.manage,
    'manage.apps': addresses.manageApps,
    'manage.rights': addresses.manageRights,
    'manage.rules': addresses.manageRules,
    'manage.combinations': addresses.manageCombinations,
    'manage.types': addresses.manageTypes('zaaktype'),
    'manage.activities': addresses.manageActivities,
    'manage.subscriptions': addresses.manageSubscriptions,
    'manage.jobs': addresses.manageJobs,
    'manage.log': addresses.manageLog,
  },
  archive: {
    'archive.lists': addresses.archive,
    'archive.holds': addresses.archiveHolds,
    'archive.transfers': addresses.archiveTransfers,
    'archive.log': addresses.archiveLog,
    'archive.emergency': addresses.emergency,
  },
} as const;

type Navigation = typeof NAVIGATION;
export type Channel = keyof Navigation;
export type NavName = { [Name in Channel]: keyof Navigation[Name] }[Channel];

const itemsOf = (channel: Channel): readonly (readonly [NavName, string])[] =>
  Object.entries(NAVIGATION[channel]) as [NavName, string][];

/** Leaving is a form: a link that logs out could be followed by a machine that reads ahead. */
function Logout() {
  const { t, formToken } = useUi();
  return (
    <form method="post" action={addresses.logout}>
      {formToken ? <input type="hidden" name="_token" value={formToken(addresses.logout)} /> : null}
      <button class="meent-link-button" type="submit">
        {t('session.logout')}
      </button>
    </form>
  );
}

function Session({ channel }: { readonly channel: Channel }) {
  const { t, visitor, language, path } = useUi();
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <div class="meent-session">
      {visitor?.kind === 'resident' ? <span>{visitor.name}</span> : null}
      {visitor?.kind === 'employee' ? (
        <span>
          <Dutch>{`${visitor.role}, ${visitor.department}`}</Dutch>
        </span>
      ) : null}
      {visitor?.kind === 'resident' && channel === 'front' ? <a href={addresses.mine}>{t('nav.mine')}</a> : null}
      <a href={`${path}?${LANGUAGE_PARAMETER}=${other}`} lang={other} hreflang={other}>
        {t('session.language')}
      </a>
      {visitor ? <Logout /> : <a href={addresses.loginTo(path)}>{t('session.login')}</a>}
    </div>
  );
}

const Unread = () => {
  const { t, visitor } = useUi();
  if (visitor?.kind !== 'resident' || visitor.unread === 0) return null;
  return (
    <span class="nl-number-badge">
      <span class="meent-hidden">{t('nav.unread')} </span>
      {visitor.unread}
    </span>
  );
};

/** Pages that are only there for who acts for another when the mandate says so. */
const OF_MANDATE: Readonly<Partial<Record<NavName, MandateOperation>>> = {
  cases: 'zaken',
  messages: 'berichten',
  looked: 'wie-keek',
  data: 'gegevens',
  choices: 'keuzes',
  avg: 'avg',
};

export function Header({ channel, current }: { readonly channel: Channel; readonly current: NavName | undefined }) {
  const { t, municipality, takesReports, acting } = useUi();
  const items = itemsOf(channel).filter(
    ([name]) =>
      (takesReports || name !== 'report') && (!acting || !(name in OF_MANDATE) || acting.allows(OF_MANDATE[name]!)),
  );
  return (
    <header class="utrecht-page-header">
      <div class="meent-wrap utrecht-page-header__bar">
        <a class="meent-brand" href={itemsOf(channel)[0]![1]}>
          <Mark />
          <span>
            <span class="meent-brand__name">{municipality.name}</span>
            <span class="meent-brand__sub">{t(`brand.${channel}`)}</span>
          </span>
        </a>
        <Session channel={channel} />
      </div>
      <nav class="utrecht-nav-bar" aria-label={t(`site.${channel}`, { municipality: municipality.name })}>
        <div class="meent-wrap">
          <ul class="utrecht-nav-bar__list">
            {items.map(([name, href]) => (
              <li>
                <a class="utrecht-nav-bar__link" href={href} aria-current={name === current ? 'page' : undefined}>
                  {t(`nav.${name}`)}
                  {name === 'messages' ? <Unread /> : null}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  );
}

/** On every page while the visitor acts for somebody else, with the way out: a form, since a link could be followed by a machine. */
export function MandateBanner() {
  const { t, acting, formToken } = useUi();
  if (!acting) return null;
  return (
    <section class="meent-mandate-banner" aria-label={t('mandate.label')}>
      <div class="meent-wrap">
        <p>
          {acting.kind
            ? t('mandate.text', { name: acting.name, relation: t(`mandate.as.${acting.kind}`) })
            : t('mandate.over')}
        </p>
        <form method="post" action={addresses.mandatesActing}>
          {formToken ? <input type="hidden" name="_token" value={formToken(addresses.mandatesActing)} /> : null}
          <input type="hidden" name="namens" value="" />
          <button class="meent-link-button" type="submit">
            {t(acting.kind ? 'mandate.stop' : 'mandate.on')}
          </button>
        </form>
      </div>
    </section>
  );
}
