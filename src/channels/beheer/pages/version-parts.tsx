/** What the page of every version has: its state, its form, and what can be done with it. */
import type { ComponentChildren } from 'preact';
import type { VersionPage } from '../../../services/operations/type-versions.ts';
import { addresses, type TypeAction } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { TextBox } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { useUi } from '../../ui/ui.ts';
import { type FormField, shownOf } from '../form-fields.ts';
import { Control } from './form-controls.tsx';
import { Section, type Told } from './frame.tsx';
import { periodWords, StateBadge } from './types.tsx';

export interface VersionProps {
  readonly version: VersionPage;
  readonly told: Told;
}

/** What it is, and that it can or cannot be changed. */
export function VersionHead({ version }: Pick<VersionProps, 'version'>) {
  const { t, format } = useUi();
  const { state, identificatie } = version;
  return (
    <>
      <p class="meent-badges">
        <StateBadge state={state} />
        <span>
          {identificatie ? `${identificatie}, ` : null}
          {periodWords(t, format, version)}
        </span>
      </p>
      {state === 'concept' ? null : (
        <Alert kind="info" title={t('type.locked')}>
          <p>{t('type.locked.text')}</p>
        </Alert>
      )}
    </>
  );
}

/** What was typed, as long as the fault is in this form. */
export const typedIn = (fields: readonly FormField<never>[], { errors = [], typed }: Told): Told['typed'] =>
  errors.some(({ field }) => fields.some(({ name }) => name === field)) ? typed : undefined;

/** The form of the type itself; a concept has it. */
export function EditForm({
  version,
  fields,
  told,
  children,
}: VersionProps & { readonly fields: readonly FormField[]; readonly children?: ComponentChildren }) {
  const { t } = useUi();
  const typed = typedIn(fields, told);
  return (
    <details class="meent-action meent-after" open={typed !== undefined}>
      <summary>{t('type.edit')}</summary>
      <Form action={addresses.manageTypeAction(version.kind, version.id, 'gegevens')} leave>
        <Stand version={version} typed={typed} />
        {children}
        {fields.map((field) => (
          <Control
            field={field}
            about={version}
            value={typed ? (typed[field.name] ?? '') : shownOf(version.record, field)}
            errors={told.errors ?? []}
          />
        ))}
        <ButtonGroup class="meent-after">
          <Button>{t('app.save')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

/** What the form saw: a form that came back says what it saw at first, so that nothing in between is overwritten. */
const Stand = ({ version, typed }: { readonly version: VersionPage; readonly typed?: Told['typed'] }) => (
  <input type="hidden" name="stand" value={typed?.stand ?? version.etag} />
);

interface ActProps {
  readonly version: VersionPage;
  readonly action: TypeAction;
  readonly title: string;
  readonly why?: string;
  readonly primary?: boolean;
  /** Of a form that came back. */
  readonly typed?: Told['typed'];
  readonly children?: ComponentChildren;
}

export function Act({ version, action, title, why, primary, typed, children }: ActProps) {
  return (
    <Form action={addresses.manageTypeAction(version.kind, version.id, action)}>
      <Stand version={version} typed={typed} />
      {why ? <p>{why}</p> : null}
      {children}
      <ButtonGroup class="meent-after">
        <Button kind={primary ? 'primary' : 'secondary'}>{title}</Button>
      </ButtonGroup>
    </Form>
  );
}

/** Publish or remove a concept; a new version or an end of what was published. */
export function VersionActs({ version, told }: VersionProps) {
  const { t } = useUi();
  if (version.state === 'concept')
    return (
      <>
        <Section id="publiceren" title={t('type.publish')}>
          <Act version={version} action="publiceren" title={t('type.publish')} why={t('type.publish.text')} primary />
        </Section>
        <details class="meent-action">
          <summary>{t('type.remove')}</summary>
          <Act version={version} action="weg" title={t('type.remove')} why={t('type.remove.text')} />
        </details>
      </>
    );
  return (
    <>
      <Section id="versie" title={t('type.version.new')}>
        <Act version={version} action="versie" title={t('type.version.new')} why={t('type.version.text')}>
          <TextBox
            name="begin"
            type="date"
            label={t('type.begins')}
            value={told.typed?.begin}
            errors={told.errors ?? []}
          />
        </Act>
      </Section>
      <EndForm version={version} told={told} />
    </>
  );
}

function EndForm({ version, told }: VersionProps) {
  const { t } = useUi();
  const { errors = [] } = told;
  const typed = errors.some(({ field }) => field === 'einde') ? told.typed : undefined;
  return (
    <details class="meent-action" open={typed !== undefined}>
      <summary>{t('type.end')}</summary>
      <Act version={version} action="einde" title={t('type.end.save')} why={t('type.end.text')} typed={typed}>
        <TextBox
          name="einde"
          type="date"
          label={t('type.end.day')}
          help={t('type.end.help')}
          value={typed?.einde ?? version.ends ?? ''}
          errors={errors}
          optional
        />
      </Act>
    </details>
  );
}

export function OtherVersions({ version }: Pick<VersionProps, 'version'>) {
  const { t, format } = useUi();
  const { kind, id, others } = version;
  if (others.length === 0) return null;
  return (
    <Section id="versies" title={t('type.others')}>
      <ul class="meent-cells">
        {others.map((other) => (
          <li class="meent-badges">
            <a href={addresses.manageType(kind, other.id)}>{periodWords(t, format, other)}</a>
            <StateBadge state={other.state} />
            <a href={`${addresses.manageTypeAction(kind, id, 'vergelijk')}?met=${other.id}`}>
              {t('type.compare', { when: periodWords(t, format, other) })}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
