/** What a version says of itself, without its parts: whatever is filled in, under the words of its form. */
import type { VersionPage } from '../../../services/operations/type-versions.ts';
import { DataList } from '../../ui/components/data.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { shownOf, wordsOf } from '../form-fields.ts';
import { TYPE_FORMS, type TypeChoices } from '../type-forms.ts';

/** Stands in the head of the page. */
const ELSEWHERE = ['omschrijving', 'identificatie', 'beginGeldigheid'];

export function Facts({ version, about }: { readonly version: VersionPage; readonly about: TypeChoices }) {
  const { t } = useUi();
  const facts = TYPE_FORMS[version.kind]
    .filter(({ name }) => !ELSEWHERE.includes(name))
    .map((field) => ({ name: t(field.label), value: wordsOf(t, field, about, shownOf(version.record, field)) }))
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => ({ name, value: <Dutch>{value}</Dutch> }));
  return <DataList rows facts={facts} />;
}
