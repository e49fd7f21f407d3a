/** What may go and is on no list, and the lists that there are. */
import type { ArchiveHome, ListItem, TypeChoice } from '../../../../services/operations/archive.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Alert } from '../../../ui/components/alert.tsx';
import { LinkButton } from '../../../ui/components/button.tsx';
import { Badge, Table } from '../../../ui/components/data.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { DataForm } from '../../pages/data-form.tsx';
import { Section, type Told } from '../../pages/frame.tsx';
import { LIST_FORM } from '../forms.ts';
import { ArchiveFrame } from './frame.tsx';
import { LIST_STATE } from './words.ts';

export function ArchiveHomePage({ home, ...told }: Told & { readonly home: ArchiveHome }) {
  const { t } = useUi();
  return (
    <ArchiveFrame title={t('nav.archive.lists')} current="archive.lists" {...told}>
      {home.overdue > 0 ? (
        <Alert kind="warning" title={t('archive.overdue', { count: home.overdue })}>
          <p>{home.mayMake ? t('archive.overdue.do') : t('archive.overdue.other')}</p>
        </Alert>
      ) : (
        <Alert kind="ok" title={t('archive.overdue.none')} />
      )}
      {home.mayMake ? (
        <p>
          <LinkButton href={addresses.archiveNew}>{t('archive.new')}</LinkButton>
        </p>
      ) : null}
      <Section id="lijsten" title={t('archive.lists')}>
        {home.lists.length === 0 ? <p>{t('archive.lists.none')}</p> : <Lists lists={home.lists} />}
      </Section>
    </ArchiveFrame>
  );
}

function Lists({ lists }: { readonly lists: readonly ListItem[] }) {
  const { t, format } = useUi();
  return (
    <Table
      caption={t('archive.lists.caption')}
      rows={lists}
      columns={[
        {
          title: t('archive.name'),
          cell: ({ id, name }) => (
            <a href={addresses.archiveList(id)}>
              <Dutch>{name}</Dutch>
            </a>
          ),
        },
        { title: t('archive.state'), cell: ({ status }) => <Badge>{t(LIST_STATE[status])}</Badge> },
        {
          title: t('archive.made'),
          cell: ({ made, maker }) => (
            <>
              <When at={made} as="date" />
              <p class="meent-small meent-muted">{maker}</p>
            </>
          ),
        },
        { title: t('archive.cases'), numeric: true, cell: ({ counts }) => format.number(counts.zaken) },
        { title: t('archive.gone'), numeric: true, cell: ({ counts }) => format.number(counts.vernietigd) },
      ]}
    />
  );
}

export function NewListPage({ types, ...told }: Told & { readonly types: readonly TypeChoice[] }) {
  const { t } = useUi();
  return (
    <ArchiveFrame
      title={t('archive.new')}
      current="archive.lists"
      crumbs={[{ text: t('nav.archive.lists'), href: addresses.archive }]}
      {...told}
    >
      <DataForm
        action={addresses.archiveNew}
        form="nieuw"
        fields={LIST_FORM}
        about={types}
        etag=""
        page={addresses.archiveNew}
        told={told}
        button={t('archive.new.do')}
      >
        <p>{t('archive.new.text')}</p>
      </DataForm>
    </ArchiveFrame>
  );
}
