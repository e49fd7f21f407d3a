/** Case types with their versions, and two versions beside each other. */
import type { Comparison, Difference, TypeItem, VersionItem } from '../../../services/operations/manage-types.ts';
import { addresses } from '../../ui/addresses.ts';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { Format } from '../../ui/texts/format.ts';
import type { Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, type Told } from './frame.tsx';

const STATES = {
  concept: 'type.state.concept',
  current: 'type.state.current',
  future: 'type.state.future',
  past: 'type.state.past',
} as const;

export function StateBadge({ state }: { readonly state: VersionItem['state'] }) {
  const { t } = useUi();
  const kind = state === 'concept' ? 'you' : state === 'current' ? undefined : 'outline';
  return <Badge {...(kind ? { kind } : {})}>{t(STATES[state])}</Badge>;
}

export const periodWords = (t: Translate, format: Format, { begins, ends }: VersionItem): string =>
  ends
    ? t('type.until', { from: format.date(begins), date: format.date(ends) })
    : t('type.from', { date: format.date(begins) });

export function TypesPage({ types, ...told }: Told & { readonly types: readonly TypeItem[] }) {
  const { t, format } = useUi();
  return (
    <ManageFrame title={t('nav.manage.types')} current="manage.types" {...told}>
      {types.length === 0 ? (
        <p>{t('manage.none')}</p>
      ) : (
        <Table
          caption={t('type.caption')}
          rows={types}
          columns={[
            {
              title: t('type.name'),
              cell: ({ name, identificatie }) => (
                <>
                  <Dutch>{name}</Dutch>
                  <p class="meent-small meent-muted">{identificatie}</p>
                </>
              ),
            },
            {
              title: t('type.versions'),
              cell: ({ versions, name }) => (
                <ul class="meent-cells">
                  {versions.map((version) => (
                    <li class="meent-badges">
                      <a href={addresses.manageType(version.id)}>
                        <span class="meent-hidden">{name} </span>
                        {periodWords(t, format, version)}
                      </a>
                      <StateBadge state={version.state} />
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      )}
    </ManageFrame>
  );
}

/** `archiefactietermijn` as people write it. */
const spaced = (name: string): string => name.replace(/([A-Z])/g, ' $1').toLowerCase();

export function ComparePage({ id, comparison }: { readonly id: string; readonly comparison: Comparison }) {
  const { t, format } = useUi();
  const { name, from, to, differences } = comparison;
  const side = (value: string, one: Difference) =>
    value ? <Dutch>{value}</Dutch> : <span class="meent-muted">{t(one.field ? 'compare.empty' : 'compare.gone')}</span>;
  return (
    <ManageFrame
      title={t('compare.title', { name })}
      current="manage.types"
      crumbs={[
        { href: addresses.manageTypes, text: t('nav.manage.types') },
        { href: addresses.manageType(id), text: name },
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
                <Dutch>
                  {kind ? `${kind} ${part}` : t('compare.type')}: {field ? spaced(field) : t('compare.whole')}
                </Dutch>
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
