/** Types of a kind with their versions, and two versions beside each other. */
import type { Comparison, Difference } from '../../../services/operations/type-differences.ts';
import type { Asked, Listed } from '../../../services/operations/type-search.ts';
import { KINDS, type TypeItem, type TypeKind, type VersionItem } from '../../../services/operations/type-versions.ts';
import { addresses } from '../../ui/addresses.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { Badge, Table } from '../../ui/components/data.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { Format } from '../../ui/texts/format.ts';
import type { TextKey, Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, type Told } from './frame.tsx';
import { TypeList } from './type-list.tsx';

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

export const KIND_NAMES = {
  zaaktype: 'type.kind.zaaktype',
  informatieobjecttype: 'type.kind.informatieobjecttype',
  besluittype: 'type.kind.besluittype',
} as const satisfies Readonly<Record<TypeKind, TextKey>>;

/** The four kinds of type, on the list of each. */
export function TypeTabs({ current }: { readonly current: TypeKind | 'objecttype' }) {
  const { t } = useUi();
  const tabs = [
    ...KINDS.map((kind) => ({ kind, href: addresses.manageTypes(kind), text: t(KIND_NAMES[kind]) })),
    { kind: 'objecttype', href: addresses.manageObjectTypes, text: t('type.kind.objecttype') },
  ];
  return (
    <nav aria-label={t('type.which')}>
      <ul class="meent-tabs">
        {tabs.map(({ kind, href, text }) => (
          <li>
            <a href={href} aria-current={kind === current ? 'page' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const ADD = {
  zaaktype: 'type.new.zaaktype',
  informatieobjecttype: 'type.new.informatieobjecttype',
  besluittype: 'type.new.besluittype',
} as const;

export function TypesPage({
  kind,
  types,
  asked = {},
  ...told
}: Told & { readonly kind: TypeKind; readonly types: Listed<TypeItem>; readonly asked?: Asked }) {
  const { t, format } = useUi();
  return (
    <ManageFrame title={t(KIND_NAMES[kind])} current="manage.types" {...told}>
      <TypeTabs current={kind} />
      <p>
        <LinkButton href={addresses.manageNewType(kind)}>{t(ADD[kind])}</LinkButton>
      </p>
      <TypeList address={addresses.manageTypes(kind)} asked={asked} found={types}>
        <Table
          caption={t('type.caption')}
          rows={types.items}
          columns={[
            {
              title: t('type.name'),
              cell: ({ name, identificatie }) => (
                <>
                  <Dutch>{name}</Dutch>
                  {identificatie ? <p class="meent-small meent-muted">{identificatie}</p> : null}
                </>
              ),
            },
            {
              title: t('type.versions'),
              cell: ({ versions, name }) => (
                <ul class="meent-cells">
                  {versions.map((version) => (
                    <li class="meent-badges">
                      <a href={addresses.manageType(kind, version.id)}>
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
      </TypeList>
    </ManageFrame>
  );
}

const KIND_WORDS = {
  zaaktype: 'compare.type.zaaktype',
  informatieobjecttype: 'compare.type.informatieobjecttype',
  besluittype: 'compare.type.besluittype',
} as const satisfies Readonly<Record<TypeKind, TextKey>>;

/** `archiefactietermijn` as people write it. */
const spaced = (name: string): string => name.replace(/([A-Z])/g, ' $1').toLowerCase();

interface CompareProps {
  readonly kind: TypeKind;
  readonly id: string;
  readonly comparison: Comparison;
}

export function ComparePage({ kind: typeKind, id, comparison }: CompareProps) {
  const { t, format } = useUi();
  const { name, from, to, differences } = comparison;
  const side = (value: string, one: Difference) =>
    value ? <Dutch>{value}</Dutch> : <span class="meent-muted">{t(one.field ? 'compare.empty' : 'compare.gone')}</span>;
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
                <Dutch>
                  {kind ? `${kind} ${part}` : t(KIND_WORDS[typeKind])}: {field ? spaced(field) : t('compare.whole')}
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
