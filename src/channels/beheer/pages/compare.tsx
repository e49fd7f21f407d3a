/** Two versions of a type beside each other. */
import { isDate } from '../../../foundation/days.ts';
import type { Comparison, Difference } from '../../../services/operations/type-differences.ts';
import type { TypeKind } from '../../../services/operations/type-versions.ts';
import { addresses } from '../../ui/addresses.ts';
import { Table } from '../../ui/components/data.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { Format } from '../../ui/texts/format.ts';
import type { TextKey, Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { durationWords, type FormField } from '../form-fields.ts';
import { PART_FORMS, TYPE_FORMS } from '../type-forms.ts';
import { ManageFrame } from './frame.tsx';
import { KIND_NAMES, periodWords } from './types.tsx';

const KIND_WORDS = {
  zaaktype: 'compare.type.zaaktype',
  informatieobjecttype: 'compare.type.informatieobjecttype',
  besluittype: 'compare.type.besluittype',
} as const satisfies Readonly<Record<TypeKind, TextKey>>;

/** `bronzaaktype` as people write it: of what no form has. */
const spaced = (name: string): string => name.replace(/([A-Z])/g, ' $1').toLowerCase();

const FORMS: Readonly<Record<string, readonly FormField<never>[]>> = { ...TYPE_FORMS, ...PART_FORMS };

/** Under the words of the form in which it is filled in; of a group the first. */
function fieldWords(t: Translate, kind: string, field: string): string {
  const known = FORMS[kind]?.find(({ name }) => name.split('.')[0] === field);
  return known ? t(known.label) : spaced(field);
}

function valueWords(format: Format, value: string): string {
  if (isDate(value)) return format.date(value);
  return /^P(\d+[YMWD])+$/.test(value) ? durationWords(value) : value;
}

interface CompareProps {
  readonly kind: TypeKind;
  readonly id: string;
  readonly comparison: Comparison;
}

export function ComparePage({ kind: typeKind, id, comparison }: CompareProps) {
  const { t, format } = useUi();
  const { name, from, to, differences } = comparison;
  const side = (value: string, one: Difference) =>
    value ? (
      <Dutch>{valueWords(format, value)}</Dutch>
    ) : (
      <span class="meent-muted">{t(one.field ? 'compare.empty' : 'compare.gone')}</span>
    );
  return (
    <ManageFrame
      title={t('compare.title', { name })}
      current="manage.types"
      crumbs={[
        { href: addresses.manageTypes(typeKind), text: t(KIND_NAMES[typeKind]) },
        { href: addresses.manageType(typeKind, id), text: name },
      ]}
    >
      {differences.length === 0 ? (
        <p>{t('compare.none')}</p>
      ) : (
        <Table
          caption={t('compare.caption')}
          rows={differences}
          columns={[
            {
              title: t('compare.what'),
              cell: ({ kind, part, field }) => (
                <>
                  {kind ? <Dutch>{`${kind} ${part}`}</Dutch> : t(KIND_WORDS[typeKind])}:{' '}
                  {field ? fieldWords(t, kind || typeKind, field) : t('compare.whole')}
                </>
              ),
            },
            { title: periodWords(t, format, from), cell: (one) => side(one.before, one) },
            { title: periodWords(t, format, to), cell: (one) => side(one.after, one) },
          ]}
        />
      )}
    </ManageFrame>
  );
}
