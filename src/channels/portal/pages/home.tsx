/** My page: what must I do first, where does it stand, what is new, who looked. */
import { addresses } from '../../ui/addresses.ts';
import { LinkButton, RowLink } from '../../ui/components/button.tsx';
import { type Look, LooksMissing, ShortLook } from '../../ui/components/look.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Trace } from '../../ui/components/path.tsx';
import { CaseCard, type CaseStrip, Strips, TodoCard } from '../../ui/components/strip.tsx';
import { Heading } from '../../ui/components/text.tsx';
import { mayOpen, useUi } from '../../ui/ui.ts';
import { BrpDoor } from './brp.tsx';
import { DataDoors } from './data-doors.tsx';
import { MessageList, type MessageSummary } from './message-list.tsx';
import { ReportDoor } from './report-door.tsx';

export interface Todo {
  readonly title: string;
  /** Why, and before which date. */
  readonly text: string;
  readonly action: { readonly href: string; readonly text: string };
}

export interface HomePageProps {
  /** As the visitor is addressed: `mevrouw Hendriks`. */
  readonly addressee: string;
  readonly todos: readonly Todo[];
  readonly cases: readonly CaseStrip[];
  readonly casesTotal: number;
  readonly messages: readonly MessageSummary[];
  readonly looks: readonly Look[];
  /** Since when looks are kept and not listed. */
  readonly missingSince?: string | undefined;
  /** Burgerzaken can be asked here. */
  readonly asksBrp: boolean;
}

function Todos({ todos }: Pick<HomePageProps, 'todos'>) {
  const { t } = useUi();
  if (todos.length === 0) return null;
  return (
    <section aria-labelledby="doen">
      <Heading level={2} id="doen">
        {t('home.todo')}
      </Heading>
      <Strips>
        {todos.map((todo, index) => (
          <TodoCard title={todo.title} text={todo.text}>
            <LinkButton href={todo.action.href} kind={index === 0 ? 'primary' : 'secondary'}>
              {todo.action.text}
            </LinkButton>
          </TodoCard>
        ))}
      </Strips>
    </section>
  );
}

function Cases({ cases, casesTotal }: Pick<HomePageProps, 'cases' | 'casesTotal'>) {
  const { t } = useUi();
  return (
    <section aria-labelledby="zaken">
      <div class="meent-section__head">
        <Heading level={2} id="zaken">
          {t('home.cases')}
        </Heading>
        {casesTotal > cases.length ? (
          <RowLink href={addresses.cases}>{t('home.cases.all', { count: casesTotal })}</RowLink>
        ) : null}
      </div>
      {cases.length ? (
        <Strips>
          {cases.map((item) => (
            <CaseCard {...item} />
          ))}
        </Strips>
      ) : (
        <p>{t('home.cases.none')}</p>
      )}
      <ReportDoor />
    </section>
  );
}

function Messages({ messages }: Pick<HomePageProps, 'messages'>) {
  const { t } = useUi();
  return (
    <section aria-labelledby="berichten">
      <div class="meent-section__head">
        <Heading level={2} id="berichten">
          {t('home.messages')}
        </Heading>
        <RowLink href={addresses.messages}>{t('home.messages.all')}</RowLink>
      </div>
      {messages.length ? <MessageList messages={messages} /> : <p>{t('home.messages.none')}</p>}
    </section>
  );
}

function Looks({ looks, missingSince }: Pick<HomePageProps, 'looks' | 'missingSince'>) {
  const { t } = useUi();
  return (
    <section aria-labelledby="keek">
      <Heading level={2} look={3} id="keek">
        {t('home.looked')}
      </Heading>
      <LooksMissing since={missingSince} level={3} />
      {looks.length ? (
        <Trace>
          {looks.map((look) => (
            <ShortLook look={look} />
          ))}
        </Trace>
      ) : missingSince ? null : (
        <p>{t('home.looked.none')}</p>
      )}
      <p class="meent-after">
        <RowLink href={addresses.whoLooked}>{t('home.looked.all')}</RowLink>
      </p>
    </section>
  );
}

/** Any of these gives the column beside the cases something to hold. */
const BESIDE = ['wie-keek', 'gegevens', 'avg', 'uitvoer'] as const;

export function HomePage(props: HomePageProps) {
  const { addressee, todos, cases, casesTotal, messages, looks, missingSince, asksBrp } = props;
  const { t, acting } = useUi();
  const mayRead = mayOpen({ acting }, 'berichten');
  const mayLook = mayOpen({ acting }, 'wie-keek');
  const lead = todos.length ? t('home.lead.todo', { count: todos.length }) : t('home.lead.calm');
  return (
    <Page
      channel="portal"
      title={t('nav.overview')}
      current="overview"
      field={{
        heading: acting ? t('home.title.acting', { name: acting.name }) : t('home.title', { addressee }),
        lead,
      }}
    >
      <div class="meent-wrap meent-split">
        <div class="meent-stack">
          <Todos todos={todos} />
          <Cases cases={cases} casesTotal={casesTotal} />
          {mayRead ? <Messages messages={messages} /> : null}
        </div>
        {BESIDE.some((one) => mayOpen({ acting }, one)) ? (
          <aside class="meent-stack" aria-label={t('home.data')}>
            {mayLook ? <Looks looks={looks} missingSince={missingSince} /> : null}
            <DataDoors doors={['gegevens', 'avg', 'uitvoer']} />
            {asksBrp && mayOpen({ acting }, 'brp') ? <BrpDoor /> : null}
          </aside>
        ) : null}
      </div>
    </Page>
  );
}
