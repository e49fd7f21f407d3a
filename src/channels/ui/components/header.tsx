/** Page header: brand, session, navigation. Its ink line is where the path starts. */
import { addresses } from '../addresses.ts';
import { LANGUAGE_PARAMETER } from '../texts/language.ts';
import type { TextKey } from '../texts/translate.ts';
import { useUi } from '../ui.ts';
import { Mark } from './icons.tsx';
import { Dutch } from './text.tsx';

export type Channel = 'front' | 'portal' | 'workbench' | 'manage' | 'archive';

type PlainKey =
  | 'nav.front'
  | 'nav.report'
  | 'nav.mine'
  | 'nav.api'
  | 'nav.overview'
  | 'nav.cases'
  | 'nav.messages'
  | 'nav.looked'
  | 'nav.work.mine'
  | 'nav.work.team'
  | 'nav.work.search'
  | 'nav.manage.home'
  | 'nav.manage.apps'
  | 'nav.manage.rights'
  | 'nav.manage.types'
  | 'nav.manage.subscriptions'
  | 'nav.manage.jobs'
  | 'nav.manage.log'
  | 'nav.archive.lists'
  | 'nav.archive.holds'
  | 'nav.archive.transfers';

export type NavName =
  | 'front'
  | 'report'
  | 'mine'
  | 'api'
  | 'overview'
  | 'cases'
  | 'messages'
  | 'looked'
  | 'work.mine'
  | 'work.team'
  | 'work.search'
  | 'manage.home'
  | 'manage.apps'
  | 'manage.rights'
  | 'manage.types'
  | 'manage.subscriptions'
  | 'manage.jobs'
  | 'manage.log'
  | 'archive.lists'
  | 'archive.holds'
  | 'archive.transfers';

interface NavItem {
  readonly name: NavName;
  readonly text: PlainKey & TextKey;
  readonly href: string;
}

const navigation: Record<Channel, readonly NavItem[]> = {
  front: [
    { name: 'front', text: 'nav.front', href: addresses.front },
    { name: 'report', text: 'nav.report', href: addresses.report },
    { name: 'mine', text: 'nav.mine', href: addresses.mine },
    { name: 'api', text: 'nav.api', href: addresses.api },
  ],
  portal: [
    { name: 'overview', text: 'nav.overview', href: addresses.mine },
    { name: 'cases', text: 'nav.cases', href: addresses.cases },
    { name: 'messages', text: 'nav.messages', href: addresses.messages },
    { name: 'looked', text: 'nav.looked', href: addresses.whoLooked },
    { name: 'report', text: 'nav.report', href: addresses.report },
  ],
  workbench: [
    { name: 'work.mine', text: 'nav.work.mine', href: addresses.work },
    { name: 'work.team', text: 'nav.work.team', href: `${addresses.work}?lijst=team` },
    { name: 'work.search', text: 'nav.work.search', href: addresses.workSearch },
  ],
  manage: [
    { name: 'manage.home', text: 'nav.manage.home', href: addresses.manage },
    { name: 'manage.apps', text: 'nav.manage.apps', href: addresses.manageApps },
    { name: 'manage.rights', text: 'nav.manage.rights', href: addresses.manageRights },
    { name: 'manage.types', text: 'nav.manage.types', href: addresses.manageTypes },
    { name: 'manage.subscriptions', text: 'nav.manage.subscriptions', href: addresses.manageSubscriptions },
    { name: 'manage.jobs', text: 'nav.manage.jobs', href: addresses.manageJobs },
    { name: 'manage.log', text: 'nav.manage.log', href: addresses.manageLog },
  ],
  archive: [
    { name: 'archive.lists', text: 'nav.archive.lists', href: addresses.archive },
    { name: 'archive.holds', text: 'nav.archive.holds', href: addresses.archiveHolds },
    { name: 'archive.transfers', text: 'nav.archive.transfers', href: addresses.archiveTransfers },
  ],
};

const HOME: Record<Channel, string> = {
  front: addresses.front,
  portal: addresses.mine,
  workbench: addresses.work,
  manage: addresses.manage,
  archive: addresses.archive,
};

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

export function Header({ channel, current }: { readonly channel: Channel; readonly current: NavName | undefined }) {
  const { t, municipality, takesReports } = useUi();
  const items = navigation[channel].filter(({ name }) => takesReports || name !== 'report');
  return (
    <header class="utrecht-page-header">
      <div class="meent-wrap utrecht-page-header__bar">
        <a class="meent-brand" href={HOME[channel]}>
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
            {items.map((item) => (
              <li>
                <a
                  class="utrecht-nav-bar__link"
                  href={item.href}
                  aria-current={item.name === current ? 'page' : undefined}
                >
                  {t(item.text)}
                  {item.name === 'messages' ? <Unread /> : null}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  );
}

/** On every page while the visitor acts for somebody else, with the way out. */
export function MandateBanner() {
  const { t, mandate } = useUi();
  if (!mandate) return null;
  return (
    <section class="meent-mandate-banner" aria-label={t('mandate.label')}>
      <div class="meent-wrap">
        <p>{t('mandate.text', { name: mandate.name, relation: mandate.relation })}</p>
        <a href={mandate.stopHref}>{t('mandate.stop')}</a>
      </div>
    </section>
  );
}
