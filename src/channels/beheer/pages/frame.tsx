/** What every page of the manager has: its place in the navigation, what was just done or is wrong, and who changed it. */
import type { ComponentChildren } from 'preact';
import type { Changed } from '../../../engine/history.ts';
import { isUuid } from '../../../foundation/ids.ts';
import { Alert, type Flash, FlashAlert } from '../../ui/components/alert.tsx';
import { Table } from '../../ui/components/data.tsx';
import { Breadcrumb, type Crumb } from '../../ui/components/field.tsx';
import { ErrorSummary, type FieldError } from '../../ui/components/form.tsx';
import type { NavName } from '../../ui/components/header.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

export interface Told {
  readonly flash?: Flash;
  readonly errors?: readonly FieldError[];
  /** What was typed before an error. */
  readonly typed?: Readonly<Record<string, string>>;
  /** Which form of the page that was. */
  readonly form?: string;
  /** Somebody else changed it while it was typed. */
  readonly late?: boolean;
  /** It may not be done, or not any more; the page shows how it stands now. `reason` is of the register: Dutch. */
  readonly refusal?: { readonly status: number; readonly reason: string };
}

/** What is wrong in one of the forms of a page. */
export const errorsIn = ({ errors = [], form: sent }: Told, form: string): readonly FieldError[] =>
  sent === form ? errors : [];

/** What was typed in one of the forms of a page. */
export const typedIn = ({ typed, form: sent }: Told, form: string): Told['typed'] =>
  sent === form ? typed : undefined;

export interface FrameProps extends Told {
  readonly title: string;
  /** The title is a name from the registers. */
  readonly dutch?: boolean;
  readonly current: NavName;
  readonly crumbs?: readonly Crumb[];
  readonly children: ComponentChildren;
  /** Of whom the page is: the navigation differs. */
  readonly channel?: 'manage' | 'archive';
  /** First in the title of the page: how far work is that goes on meanwhile. */
  readonly first?: string;
  /** Said with a refusal: what happened meanwhile. */
  readonly meanwhile?: ComponentChildren;
}

export const ManageFrame = ({ channel = 'manage', ...given }: FrameProps) => {
  const { title, dutch, current, crumbs, flash, errors = [], refusal, first, meanwhile, children } = given;
  const { t } = useUi();
  const said = refusal ? t('manage.refused') : (flash?.title ?? first);
  return (
    <Page
      channel={channel}
      title={said ? `${said} - ${title}` : title}
      current={current}
      dense
      wrong={errors.length > 0}
      islands={['leave']}
    >
      <div class="meent-wrap meent-work-page meent-manage meent-stack">
        <ErrorSummary errors={errors} />
        <FlashAlert flash={flash} />
        {refusal ? (
          <Alert kind="error" title={t('manage.refused')} announce>
            <p>
              <Dutch>{refusal.reason}</Dutch>
            </p>
            {meanwhile}
          </Alert>
        ) : null}
        <div>
          {crumbs ? <Breadcrumb crumbs={crumbs} /> : null}
          <Heading level={1} look={2}>
            {dutch ? <Dutch>{title}</Dutch> : title}
          </Heading>
        </div>
        {children}
      </div>
    </Page>
  );
};

export const Section = ({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}) => (
  <section aria-labelledby={id}>
    <Heading level={2} look={3} id={id}>
      {title}
    </Heading>
    {children}
  </section>
);

/** Above the first of the fields that belong together. */
export const FormHeading = ({ text }: { readonly text: string }) => (
  <div class="meent-form-group">
    <Heading level={2} look={3}>
      {text}
    </Heading>
  </div>
);

/** The newest stand open; the others can be asked for. */
const OPEN_CHANGES = 5;

export function History({ changes }: { readonly changes: readonly Changed[] }) {
  const { t } = useUi();
  if (changes.length === 0) return null;
  const earlier = changes.slice(OPEN_CHANGES);
  return (
    <Section id="geschiedenis" title={t('manage.history')}>
      <Changes caption={t('manage.history')} changes={changes.slice(0, OPEN_CHANGES)} />
      {earlier.length > 0 ? (
        <details class="meent-action meent-after">
          <summary>{t('manage.history.more', { count: earlier.length })}</summary>
          <Changes caption={t('manage.history.more', { count: earlier.length })} changes={earlier} />
        </details>
      ) : null}
    </Section>
  );
}

function Changes({ caption, changes }: { readonly caption: string; readonly changes: readonly Changed[] }) {
  const { t } = useUi();
  return (
    <Table
      caption={<span class="meent-hidden">{caption}</span>}
      rows={changes}
      columns={[
        { title: t('manage.history.when'), cell: ({ at }) => <When at={at} as="dateTime" /> },
        { title: t('manage.history.who'), cell: ({ user, application }) => user || <Dutch>{application}</Dutch> },
        {
          title: t('manage.history.what'),
          cell: ({ action, label, resource }) => (
            <>
              <Dutch>{label && !isUuid(label) ? label : resource}</Dutch>: {t(DID[action])}
            </>
          ),
        },
      ]}
    />
  );
}

const DID = { create: 'manage.did.create', update: 'manage.did.update', delete: 'manage.did.delete' } as const;
