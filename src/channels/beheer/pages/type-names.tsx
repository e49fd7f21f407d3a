/** The types that a concept names, one by one: what goes and what comes. */
import type { VersionPage } from '../../../services/operations/type-versions.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { ofRegister, Select } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { Section, type Told } from './frame.tsx';

interface NamesProps {
  readonly version: VersionPage;
  /** Of the section, and of the fault of its form. */
  readonly id: string;
  readonly title: string;
  readonly none: string;
  /** What the choice asks. */
  readonly label: string;
  readonly names: readonly string[];
  readonly options: readonly string[];
  readonly told: Told;
}

export function Names({ version, id, title, none, label, names, options, told }: NamesProps) {
  const { t } = useUi();
  const concept = version.state === 'concept';
  const left = options.filter((one) => !names.includes(one));
  return (
    <Section id={id} title={title}>
      {names.length === 0 ? <p>{none}</p> : null}
      <ul class="meent-cells">
        {names.map((name) => (
          <li class="meent-badges">
            <Dutch>{name}</Dutch>
            {concept ? <TakeName version={version} name={name} /> : null}
          </li>
        ))}
      </ul>
      {concept && left.length > 0 ? (
        <Form action={addresses.manageTypeAction(version.kind, version.id, 'noemen')} class="meent-after">
          <input type="hidden" name="stand" value={version.etag} />
          <Select
            name="naam"
            label={label}
            value={told.typed?.naam}
            errors={told.errors ?? []}
            options={[
              { value: '', label: t('right.choose') },
              ...ofRegister(left.map((value) => ({ value, label: value }))),
            ]}
          />
          <ButtonGroup class="meent-after">
            <Button kind="secondary">{t('type.names.add')}</Button>
          </ButtonGroup>
        </Form>
      ) : null}
    </Section>
  );
}

function TakeName({ version, name }: Pick<NamesProps, 'version'> & { readonly name: string }) {
  const { t } = useUi();
  return (
    <Form action={addresses.manageTypeAction(version.kind, version.id, 'niet-noemen')}>
      <input type="hidden" name="stand" value={version.etag} />
      <input type="hidden" name="naam" value={name} />
      <button class="meent-link-button" type="submit">
        {t('type.part.remove')}
        <span class="meent-hidden">
          {' '}
          <Dutch>{name}</Dutch>
        </span>
      </button>
    </Form>
  );
}
