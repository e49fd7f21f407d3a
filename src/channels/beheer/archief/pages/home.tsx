/** What may go and is on no list, and the lists that there are. */
import type { ArchiveHome, ListItem, TypeChoice } from '../../../../services/operations/archive.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Alert } from '../../../ui/components/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../../ui/components/button.tsx';
import { Badge, Table } from '../../../ui/components/data.tsx';
import { Select, TextArea, TextBox } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { Section, type Told } from '../../pages/frame.tsx';
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

export function NewListPage({ types, errors, typed, ...told }: Told & { readonly types: readonly TypeChoice[] }) {
  const { t } = useUi();
  const wrong = errors ? { errors } : {};
  return (
    <ArchiveFrame
      title={t('archive.new')}
      current="archive.lists"
      crumbs={[{ text: t('nav.archive.lists'), href: addresses.archive }]}
      {...wrong}
      {...told}
    >
      <p>{t('archive.new.text')}</p>
      <Form action={addresses.archiveNew} leave>
        <TextBox name="naam" label={t('archive.new.name')} value={typed?.naam} {...wrong} />
        <Select
          name="zaaktype"
          label={t('archive.new.type')}
          value={typed?.zaaktype}
          options={[
            { value: '', label: t('archive.new.type.all') },
            ...types.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...wrong}
        />
        <TextBox name="vanaf" type="date" optional label={t('archive.new.from')} value={typed?.vanaf} {...wrong} />
        <TextBox
          name="totenmet"
          type="date"
          optional
          label={t('archive.new.until')}
          value={typed?.totenmet}
          {...wrong}
        />
        <TextArea
          name="toelichting"
          rows={3}
          optional
          label={t('archive.new.explain')}
          value={typed?.toelichting}
          {...wrong}
        />
        <ButtonGroup class="meent-form__end">
          <Button>{t('archive.new.do')}</Button>
        </ButtonGroup>
      </Form>
    </ArchiveFrame>
  );
}
