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
  /** Field of the type that holds the names. */
  readonly list: string;
  /** Where what names a type is not how people call it. */
  readonly nameOf?: (name: string) => string;
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

export function Names(props: NamesProps) {
  const { version, list, nameOf = (name) => name, id, title, none, label, names, options, told } = props;
  const { t } = useUi();
  const concept = version.state === 'concept';
  const left = options.filter((one) => !names.includes(one));
  return (
    <Section id={id} title={title}>
      {names.length === 0 ? <p>{none}</p> : null}
      <ul class="meent-cells">
        {names.map((name) => (
          <li class="meent-badges">
            <Dutch>{nameOf(name)}</Dutch>
            {concept ? <TakeName version={version} list={list} name={name} shown={nameOf(name)} /> : null}
          </li>
        ))}
      </ul>
      {concept && left.length > 0 ? (
        <Form action={addresses.manageTypeAction(version.kind, version.id, 'noemen')} class="meent-after">
          <input type="hidden" name="stand" value={version.etag} />
          <input type="hidden" name="lijst" value={list} />
          <Select
            name={`naam-${list}`}
            label={label}
            value={told.typed?.[`naam-${list}`]}
            errors={told.errors ?? []}
            options={[
              { value: '', label: t('right.choose') },
              ...ofRegister(left.map((value) => ({ value, label: nameOf(value) }))),
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

function TakeName({
  version,
  list,
  name,
  shown,
}: Pick<NamesProps, 'version' | 'list'> & { readonly name: string; readonly shown: string }) {
  const { t } = useUi();
  return (
    <Form action={addresses.manageTypeAction(version.kind, version.id, 'niet-noemen')}>
      <input type="hidden" name="stand" value={version.etag} />
      <input type="hidden" name="lijst" value={list} />
      <input type="hidden" name="naam" value={name} />
      <button class="meent-link-button" type="submit">
        {t('type.part.remove')}
        <span class="meent-hidden">
          {' '}
          <Dutch>{shown}</Dutch>
        </span>
      </button>
    </Form>
  );
}
