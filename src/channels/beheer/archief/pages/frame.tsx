/** What every page of the archive has: its place in the navigation, what was just done or is wrong. */
import type { ComponentChildren } from 'preact';
import { FlashAlert, titleWith } from '../../../ui/components/alert.tsx';
import { Breadcrumb, type Crumb } from '../../../ui/components/field.tsx';
import { TextArea } from '../../../ui/components/fields.tsx';
import { ErrorSummary, type FieldError } from '../../../ui/components/form.tsx';
import type { NavName } from '../../../ui/components/header.tsx';
import { Page } from '../../../ui/components/page.tsx';
import { Dutch, Heading } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import type { Told } from '../../pages/frame.tsx';

interface FrameProps extends Told {
  readonly title: string;
  /** The title is a name that somebody typed. */
  readonly dutch?: boolean;
  readonly current: NavName;
  readonly crumbs?: readonly Crumb[];
  readonly children: ComponentChildren;
}

export const ArchiveFrame = ({ title, dutch, current, crumbs, flash, errors = [], children }: FrameProps) => (
  <Page channel="archive" title={titleWith(flash, title)} current={current} dense wrong={errors.length > 0}>
    <div class="meent-wrap meent-work-page meent-stack">
      <ErrorSummary errors={errors} />
      <FlashAlert flash={flash} />
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

/** Why something is done. `name` differs where a page asks it more than once. */
export function Reason({
  name = 'reden',
  value,
  errors,
}: {
  readonly name?: string;
  readonly value?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}) {
  const { t } = useUi();
  return (
    <TextArea
      name={name}
      label={t('archive.why')}
      help={t('archive.why.help')}
      rows={2}
      value={value}
      {...(errors ? { errors } : {})}
    />
  );
}
