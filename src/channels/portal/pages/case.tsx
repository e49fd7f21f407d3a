/** One case: where it stands, what comes next and when at the latest, files, contact, and who looked. */
import { addresses } from '../../ui/addresses.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { DataList, type Fact, type FileInfo, Files } from '../../ui/components/data.tsx';
import { Decision, type DecisionInfo } from '../../ui/components/decision.tsx';
import { Page } from '../../ui/components/page.tsx';
import { type Contact, ContactTimeline, ProcessSteps, type Step } from '../../ui/components/path.tsx';
import { Strips, TodoCard } from '../../ui/components/strip.tsx';
import { Dutch, Heading, Rich, When } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';
import type { Todo } from './home.tsx';

export interface CasePageProps {
  /** `WH-2026-004127`. */
  readonly number: string;
  readonly title: string;
  /** Where it stands, in plain words. */
  readonly status: string;
  readonly started: Moment;
  /** The organ that decides: `het college van burgemeester en wethouders`. */
  readonly organ: string;
  readonly team: string;
  readonly place?: string;
  /** What came out of it, once closed. */
  readonly result?: string;
  /** What the resident calls it. */
  readonly noun: 'melding' | 'aanvraag' | 'verzoek' | 'zaak';
  /** What it is about: for a report, what the resident wrote. */
  readonly report?: string;
  readonly todo?: Todo;
  readonly steps: readonly Step[];
  readonly files: readonly FileInfo[];
  readonly decisions: readonly DecisionInfo[];
  readonly contacts: readonly Contact[];
  /** Absent: not for who acts for another without being given that. */
  readonly looks: { readonly count: number; readonly last?: Moment; readonly incomplete: boolean } | undefined;
}

function facts(page: CasePageProps, { t }: ReturnType<typeof useUi>): Fact[] {
  const looks = page.looks && (
    <a href={addresses.whoLooked}>
      {t('case.looks', { count: page.looks.count })}
      {page.looks.last ? (
        <>
          , {t('case.looks.last')} <When at={page.looks.last} as="day" />
        </>
      ) : null}
      {page.looks.incomplete ? <> ({t('case.looks.incomplete')})</> : null}
    </a>
  );
  const optional = (name: string, value: string | undefined): Fact[] =>
    value ? [{ name, value: <Dutch>{value}</Dutch> }] : [];
  return [
    { name: t('case.number'), value: <span class="meent-number">{page.number}</span> },
    { name: t('case.started'), value: <When at={page.started} as="date" /> },
    ...optional(t('case.result'), page.result),
    ...optional(t('case.organ'), page.organ),
    ...optional(t('case.team'), page.team),
    ...optional(t('case.place'), page.place),
    ...(looks ? [{ name: t('case.looks.title'), value: looks }] : []),
  ];
}

function Body({ page }: { readonly page: CasePageProps }) {
  const { t } = useUi();
  return (
    <div class="meent-stack">
      {page.todo ? (
        <section aria-labelledby="doen">
          <Heading level={2} id="doen">
            {t('home.todo')}
          </Heading>
          <Strips>
            <TodoCard title={page.todo.title} text={page.todo.text}>
              <LinkButton href={page.todo.action.href}>{page.todo.action.text}</LinkButton>
            </TodoCard>
          </Strips>
        </section>
      ) : null}
      <section aria-labelledby="pad">
        <Heading level={2} id="pad">
          {t('case.path')}
        </Heading>
        <ProcessSteps steps={page.steps} level={3} dutch />
      </section>
      {page.decisions.length > 0 ? (
        <section class="meent-stack meent-stack--tight" aria-labelledby="besluiten">
          <Heading level={2} id="besluiten">
            {t('case.decisions')}
          </Heading>
          {page.decisions.map((decision) => (
            <Decision decision={decision} level={3} />
          ))}
        </section>
      ) : null}
      {page.report ? (
        <section aria-labelledby="verhaal">
          <Heading level={2} id="verhaal">
            {t(`case.words.${page.noun}`)}
          </Heading>
          <p class="meent-text meent-own-words">
            <Dutch>{page.report}</Dutch>
          </p>
        </section>
      ) : null}
      <section aria-labelledby="bestanden">
        <Heading level={2} id="bestanden">
          {t('case.files')}
        </Heading>
        {page.files.length ? <Files files={page.files} /> : <p>{t('case.files.none')}</p>}
      </section>
      <section aria-labelledby="contact">
        <Heading level={2} id="contact">
          {t('case.contact')}
        </Heading>
        {page.contacts.length ? <ContactTimeline moments={page.contacts} /> : <p>{t('case.contact.none')}</p>}
      </section>
    </div>
  );
}

export function CasePage(page: CasePageProps) {
  const ui = useUi();
  const { t, municipality } = ui;
  const crumbs = [
    { href: addresses.mine, text: t('nav.overview') },
    { href: addresses.cases, text: t('nav.cases') },
  ];
  return (
    <Page
      channel="portal"
      title={page.title}
      current="cases"
      field={{ heading: <Dutch>{page.title}</Dutch>, lead: <Dutch>{page.status}</Dutch>, crumbs }}
    >
      <div class="meent-wrap meent-split">
        <Body page={page} />
        <aside class="meent-stack meent-stack--tight" aria-label={t('case.about')}>
          <DataList facts={facts(page, ui)} />
          <p>
            <Rich
              text="case.question"
              with={{
                phone: <span class="meent-nowrap">{municipality.phone}</span>,
                number: <span class="meent-nowrap">{page.number}</span>,
              }}
            />
          </p>
        </aside>
      </div>
    </Page>
  );
}
