/** One case on the workbench: why you look, the facts, the documents, the course, and what you can do now. */

import type { CaseAccess } from '../../../services/operations/work-access.ts';
import { addresses } from '../../ui/addresses.ts';
import { type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button } from '../../ui/components/button.tsx';
import { Badge, DataList, type Fact, type FileInfo, Files } from '../../ui/components/data.tsx';
import { Decision, type DecisionInfo } from '../../ui/components/decision.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { ProcessSteps, type Step } from '../../ui/components/path.tsx';
import { Dutch, Heading, Rich, When } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';
import { CaseAccessPart } from './case-access.tsx';
import { type CaseActions, CloseForm, DocumentForm, StatusForm } from './case-actions.tsx';
import { Deadline, type DeadlineInfo } from './deadline.tsx';
import { DecisionForm } from './decision-form.tsx';
import { type SideItem, SideList } from './side-list.tsx';

export interface WorkCaseProps {
  readonly id: string;
  /** `WH-2026-004127`. */
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly deadline: DeadlineInfo;
  /** The activity under which this page is read: `Meldingen openbare ruimte behandelen`. */
  readonly activity: string;
  /** The resident whose data this is sees the look. Absent: the case has no known person. */
  readonly residentSees: boolean;
  readonly facts: readonly { readonly name: string; readonly value: string; readonly source?: string }[];
  readonly roles: readonly { readonly role: string; readonly who: string }[];
  readonly documents: readonly FileInfo[];
  readonly decisions: readonly DecisionInfo[];
  readonly steps: readonly Step[];
  /** Filled once closed. */
  readonly closing?: {
    readonly result: string;
    readonly closedAt: Moment;
    readonly archiveAction: string;
    readonly archiveDate?: Moment;
  };
  /** Absent: somebody else's case, or nobody's: it must be taken first. */
  readonly actions?: CaseActions;
  readonly canTake: boolean;
  readonly access: CaseAccess;
  /** What was typed in a form that came back. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly others: readonly SideItem[];
  readonly errors?: readonly FieldError[];
  readonly flash?: Flash;
}

function Why({ page }: { readonly page: WorkCaseProps }) {
  const { t, visitor } = useUi();
  const role =
    visitor?.kind === 'employee' ? (
      <strong>
        <Dutch>{`${visitor.role} ${visitor.department}`}</Dutch>
      </strong>
    ) : null;
  return (
    <p class="meent-purpose">
      <span>
        <Rich text="workcase.purpose" with={{ role, activity: <Dutch>{page.activity}</Dutch> }} />
      </span>
      <span>{t('workcase.logged')}</span>
      {page.residentSees ? <span>{t('workcase.seen')}</span> : null}
    </p>
  );
}

function Head({ page }: { readonly page: WorkCaseProps }) {
  const { t } = useUi();
  return (
    <header class="meent-flow">
      <Why page={page} />
      <Heading level={1} look={2} id="zaak">
        <Dutch>{page.title}</Dutch>
      </Heading>
      <p class="meent-badges">
        <Badge>
          <Dutch>{page.status}</Dutch>
        </Badge>{' '}
        <Badge kind="outline">{page.number}</Badge> <Deadline {...page.deadline} />
      </p>
      {page.canTake ? (
        <Form action={addresses.workCaseAction(page.id, 'pakken')} class="meent-form--inline">
          <Button>{t('workcase.take')}</Button>
          <span class="meent-small meent-muted">{t('workcase.take.why')}</span>
        </Form>
      ) : null}
    </header>
  );
}

const shown = (facts: WorkCaseProps['facts']): Fact[] =>
  facts.map(({ name, value, source }) => ({
    name: <Dutch>{name}</Dutch>,
    value: (
      <>
        <span class="meent-own-words">
          <Dutch>{value}</Dutch>
        </span>
        {source ? <p class="meent-small meent-muted">{source}</p> : null}
      </>
    ),
  }));

function Data({ page }: { readonly page: WorkCaseProps }) {
  const { t } = useUi();
  return (
    <div class="meent-stack meent-stack--tight">
      <section aria-labelledby="gegevens">
        <Heading level={2} look={3} id="gegevens">
          {t('workcase.data')}
        </Heading>
        <DataList rows facts={shown(page.facts)} />
      </section>
      <section aria-labelledby="rollen">
        <Heading level={2} look={3} id="rollen">
          {t('workcase.roles')}
        </Heading>
        <DataList
          rows
          facts={page.roles.map(({ role, who }) => ({ name: <Dutch>{role}</Dutch>, value: <Dutch>{who}</Dutch> }))}
        />
      </section>
      <section aria-labelledby="documenten">
        <Heading level={2} look={3} id="documenten">
          {t('workcase.documents')}
        </Heading>
        {page.documents.length ? <Files files={page.documents} /> : <p>{t('case.files.none')}</p>}
        {page.actions ? <DocumentForm id={page.id} actions={page.actions} errors={page.errors} /> : null}
      </section>
      {page.decisions.length > 0 || page.actions?.decisionTypes.length ? (
        <section aria-labelledby="besluiten">
          <Heading level={2} look={3} id="besluiten">
            {t('workcase.decisions')}
          </Heading>
          {page.decisions.map((decision) => (
            <Decision decision={decision} level={3} />
          ))}
          {page.actions ? <DecisionForm id={page.id} actions={page.actions} errors={page.errors} /> : null}
        </section>
      ) : null}
    </div>
  );
}

function Closed({ closing }: { readonly closing: NonNullable<WorkCaseProps['closing']> }) {
  const { t } = useUi();
  return (
    <section aria-labelledby="afgerond">
      <Heading level={2} look={3} id="afgerond">
        {t('workcase.closed')}
      </Heading>
      <DataList
        facts={[
          { name: t('case.result'), value: closing.result },
          { name: t('workcase.closed.at'), value: <When at={closing.closedAt} as="date" /> },
          { name: t('workcase.archive'), value: closing.archiveAction },
          ...(closing.archiveDate
            ? [{ name: t('workcase.archive.date'), value: <When at={closing.archiveDate} as="date" /> }]
            : []),
        ]}
      />
    </section>
  );
}

function Course({ page }: { readonly page: WorkCaseProps }) {
  const { t } = useUi();
  return (
    <div class="meent-stack meent-stack--tight">
      {page.actions ? <StatusForm id={page.id} actions={page.actions} errors={page.errors} /> : null}
      {page.actions ? <CloseForm id={page.id} actions={page.actions} errors={page.errors} /> : null}
      {page.closing ? <Closed closing={page.closing} /> : null}
      <section aria-labelledby="verloop">
        <Heading level={2} look={3} id="verloop">
          {t('workcase.course')}
        </Heading>
        <ProcessSteps steps={page.steps} dutch />
      </section>
      <CaseAccessPart id={page.id} access={page.access} errors={page.errors} typed={page.typed} />
    </div>
  );
}

export function WorkCasePage(page: WorkCaseProps) {
  const errors = page.errors ?? [];
  return (
    <Page
      channel="workbench"
      title={titleWith(page.flash, page.title)}
      current="work.mine"
      wrong={errors.length > 0}
      islands={['leave']}
      dense
    >
      <div class={page.others.length ? 'meent-work meent-work--list' : 'meent-work'}>
        <SideList items={page.others} current={page.id} />
        <article class="meent-work__case meent-stack meent-stack--tight" aria-labelledby="zaak">
          <ErrorSummary errors={errors} />
          <FlashAlert flash={page.flash} />
          <Head page={page} />
          <div class="meent-cols">
            <Data page={page} />
            <Course page={page} />
          </div>
        </article>
      </div>
    </Page>
  );
}
