/** Types of a kind with their versions. */
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
