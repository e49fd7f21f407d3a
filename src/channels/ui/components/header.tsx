/** Page header: brand, session, navigation. Its ink line is where the path starts. */
import type { MandateOperation } from '../../../gate/mandate.ts';
import type { EmployeePage } from '../../../services/operations/menu.ts';
import { addresses } from '../addresses.ts';
import { LANGUAGE_PARAMETER } from '../texts/language.ts';
import { mayOpen, type Ui, useUi } from '../ui.ts';
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
    data: addresses.myData,
    looked: addresses.whoLooked,
    choices: addresses.choices,
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
};

/** What is reached from a page that the mandate does not open stands in its place, where that is open. */
function insteadOf(name: NavName, ui: Pick<Ui, 'acting'>): NavItem | undefined {
  if (name === 'data' && mayOpen(ui, 'avg')) return { name, text: 'nav.avg', href: addresses.avg };
  // For whom somebody acts is theirs to choose, whatever the mandate.
  if (name === 'choices') return { name, text: 'nav.mandates', href: addresses.mandates };
  return undefined;
}

interface NavItem {
  readonly name: NavName;
  readonly text: `nav.${NavName}` | 'nav.avg' | 'nav.mandates' | `nav.to.${EmployeeChannel}`;
  readonly href: string;
}

const EMPLOYEES = ['workbench', 'manage', 'archive'] as const;
type EmployeeChannel = (typeof EMPLOYEES)[number];
const isOfEmployees = (channel: Channel): channel is EmployeeChannel => EMPLOYEES.some((one) => one === channel);

/** Of this channel what is open, and the way to the others: their home, or what is open there without it. */
function employeeNav(channel: EmployeeChannel, opens: NonNullable<Ui['opens']>): readonly NavItem[] {
  const openIn = (one: EmployeeChannel): readonly NavItem[] =>
    itemsOf(one)
      .filter(([name]) => opens(name as EmployeePage))
      .map(([name, href]) => ({ name, text: `nav.${name}`, href }));
  const others = EMPLOYEES.filter((one) => one !== channel).flatMap((one): readonly NavItem[] => {
    const [home] = itemsOf(one)[0]!;
    const open = openIn(one);
    const way = open.find(({ name }) => name === home);
    return way ? [{ ...way, text: `nav.to.${one}` }] : open;
  });
  return [...openIn(channel), ...others];
}

/** Everywhere this employee gets in, their work first. */
export const navOfEmployee = (opens: NonNullable<Ui['opens']>): readonly NavItem[] => employeeNav('workbench', opens);

function navOf(channel: Channel, ui: Pick<Ui, 'acting' | 'takesReports' | 'opens'>): readonly NavItem[] {
  if (isOfEmployees(channel) && ui.opens) return employeeNav(channel, ui.opens);
  return itemsOf(channel).flatMap(([name, href]): readonly NavItem[] => {
    if (name === 'report' && !ui.takesReports) return [];
    const asked = OF_MANDATE[name];
    if (asked === undefined || mayOpen(ui, asked)) return [{ name, text: `nav.${name}`, href }];
    const instead = insteadOf(name, ui);
    return instead ? [instead] : [];
  });
}

export function Header({ channel, current }: { readonly channel: Channel; readonly current: NavName | undefined }) {
  const ui = useUi();
  const { t, municipality } = ui;
  const items = navOf(channel, ui);
  return (
    <header class="utrecht-page-header">
      <div class="meent-wrap utrecht-page-header__bar">
        <a class="meent-brand" href={items[0]?.href ?? addresses.front}>
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
            {items.map(({ name, text, href }) => (
              <li>
                <a class="utrecht-nav-bar__link" href={href} aria-current={name === current ? 'page' : undefined}>
                  {t(text)}
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
