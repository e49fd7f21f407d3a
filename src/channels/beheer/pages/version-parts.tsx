/** What the page of every version has: its state, its form, and what can be done with it. */
import type { ComponentChildren } from 'preact';
import type { InvalidParam } from '../../../foundation/problems.ts';
import type { VersionPage } from '../../../services/operations/type-versions.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { TextBox } from '../../ui/components/fields.tsx';
import { useUi } from '../../ui/ui.ts';
import { filledIn } from '../filled.ts';
import type { FormField } from '../form-fields.ts';
import type { TypeChoices } from '../type-forms.ts';
import { Act } from './act-form.tsx';
import { DataForm } from './data-form.tsx';
import { errorsIn, Section, type Told, typedIn } from './frame.tsx';
import { Meanwhile } from './meanwhile.tsx';
import { Publish } from './publish.tsx';
import { periodWords, StateBadge } from './types.tsx';

export interface VersionProps {
  readonly version: VersionPage;
  readonly told: Told;
}

/** Where rights on a kind of type are looked up. */
const RIGHTS = { zaaktype: 'zaken', informatieobjecttype: 'documenten', besluittype: 'besluiten' } as const;

interface VersionHeadProps {
  readonly version: VersionPage;
  /** What keeps it from being published. */
  readonly missing?: readonly InvalidParam[];
}

/** What it is, and the one thing to do with it: publish a concept, or make a version after this one. */
export function VersionHead({ version, missing = [] }: VersionHeadProps) {
  const { t, format } = useUi();
  const { kind, state, identificatie, name, holders } = version;
  return (
    <>
      <p class="meent-badges">
        <StateBadge state={state} />
        <span>
          {identificatie ? `${identificatie}, ` : null}
          {periodWords(t, format, version)}
        </span>
      </p>
      <p>
        {holders === 0 ? t('type.holders.none') : t('type.holders', { count: holders })}{' '}
        <a href={addresses.manageRightsOn(RIGHTS[kind], name)}>{t('manage.do.rights')}</a>
      </p>
      {state === 'concept' ? (
        <Publish version={version} missing={missing} />
      ) : (
        <Alert kind="info" title={t('type.locked')}>
          <p>
            <a href="#versie">{t('type.locked.text')}</a>
          </p>
        </Alert>
      )}
    </>
  );
}

/** The form of the type itself; a concept has it, and who was too late to change one. */
export function EditForm({
  version,
  fields,
  told,
  children,
}: VersionProps & { readonly fields: readonly FormField<TypeChoices>[]; readonly children?: ComponentChildren }) {
  const { t } = useUi();
  const open = told.form === 'gegevens';
  if (version.state !== 'concept' && !open) return null;
  return (
    <details class="meent-action meent-after" open={open}>
      <summary>{t('type.edit')}</summary>
      <DataForm
        action={addresses.manageTypeAction(version.kind, version.id, 'gegevens')}
        form="gegevens"
        fields={fields}
        about={{}}
        record={version.record}
        etag={version.etag}
        page={addresses.manageType(version.kind, version.id)}
        told={told}
        button={t('app.save')}
      >
        {children}
      </DataForm>
    </details>
  );
}

/** Remove a concept; a new version or an end of what was published. */
export function VersionActs({ version, told }: VersionProps) {
  const { t } = useUi();
  if (version.state === 'concept')
    return (
      <details class="meent-action">
        <summary>{t('type.remove')}</summary>
        <Act version={version} action="weg" title={t('type.remove')} why={t('type.remove.text')} />
      </details>
    );
  return (
    <>
      <Section id="versie" title={t('type.version.new')}>
        <Act version={version} action="versie" title={t('type.version.new')} why={t('type.version.text')}>
          <TextBox
            name="begin"
            type="date"
            label={t('type.begins')}
            value={typedIn(told, 'versie')?.begin}
            errors={errorsIn(told, 'versie')}
          />
        </Act>
      </Section>
      <EndForm version={version} told={told} />
    </>
  );
}

function EndForm({ version, told }: VersionProps) {
  const { t } = useUi();
  const typed = typedIn(told, 'einde');
  const now = version.ends ?? '';
  const filled = filledIn([{ name: 'einde', title: t('type.end.day'), now }], told, 'einde', version.etag);
  return (
    <details class="meent-action" open={typed !== undefined}>
      <summary>{t('type.end')}</summary>
      <Act version={version} action="einde" title={t('type.end.save')} why={t('type.end.text')} filled={filled}>
        {typed && told.late ? <Meanwhile filled={filled} now={addresses.manageType(version.kind, version.id)} /> : null}
        <TextBox
          name="einde"
          type="date"
          label={t('type.end.day')}
          help={t('type.end.help')}
          value={filled.values.einde}
          errors={errorsIn(told, 'einde')}
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
