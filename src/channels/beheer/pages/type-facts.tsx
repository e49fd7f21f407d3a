/** What a version says of itself, without its parts: whatever is filled in, under the words of its form. */
import type { VersionPage } from '../../../services/operations/type-versions.ts';
import { addresses } from '../../ui/addresses.ts';
import { DataList } from '../../ui/components/data.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { type FormField, groupsOf, shownOf, wordsOf } from '../form-fields.ts';
import { TYPE_FORMS, type TypeChoices } from '../type-forms.ts';

/** Stands in the head of the page. */
const ELSEWHERE = ['omschrijving', 'identificatie', 'beginGeldigheid'];

interface FactsProps {
  readonly version: VersionPage;
  readonly about: TypeChoices;
}

/** Of a long form by its groups, and of a concept each with the way to where it is changed. */
export function GroupedFacts({ version, about }: FactsProps) {
  const { t } = useUi();
  const edit = addresses.manageTypeAction(version.kind, version.id, 'gegevens');
  return (
    <>
      {groupsOf(TYPE_FORMS[version.kind]).map(({ id, title, fields }) => (
        <div class="meent-after-l">
          <Heading level={3} look={4}>
            {t(title)}
          </Heading>
          <Facts version={version} about={about} fields={fields} />
          {version.state === 'concept' ? (
            <a class="meent-link-row" href={`${edit}#${id}`}>
              {t('type.part.change')}
              <span class="meent-hidden">: {t(title)}</span>
            </a>
          ) : null}
        </div>
      ))}
    </>
  );
}

export function Facts({
  version,
  about,
  fields = TYPE_FORMS[version.kind],
}: FactsProps & { readonly fields?: readonly FormField<TypeChoices>[] }) {
  const { t } = useUi();
  const facts = fields
    .filter(({ name }) => !ELSEWHERE.includes(name))
    .map((field) => ({ name: t(field.label), value: wordsOf(t, field, about, shownOf(version.record, field)) }))
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => ({ name, value: <Dutch>{value}</Dutch> }));
  return <DataList rows facts={facts} />;
}
