/** One list: how far it is, who did what, what may be done now, and its cases. */
import type { ListPage } from '../../../../services/operations/archive.ts';
import { addresses, type ListStep } from '../../../ui/addresses.ts';
import { Alert } from '../../../ui/components/alert.tsx';
import { Button, ButtonGroup, RowLink } from '../../../ui/components/button.tsx';
import { Badge, DataList, Pagination, Table } from '../../../ui/components/data.tsx';
import { Select } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { Section, type Told } from '../../pages/frame.tsx';
import { Along, Ground, Period, State, Term } from './cells.tsx';
import { ArchiveFrame, Reason } from './frame.tsx';
import { LastStep, ListSteps } from './steps.tsx';
import { LINE_STATE, LINE_STATES, LIST_STATE, WAITS } from './words.ts';

export interface ListPageProps extends Told {
  readonly list: ListPage;
  /** The state that is shown; empty: all. */
  readonly shown: string;
}

export function DestructionListPage({ list, shown, ...told }: ListPageProps) {
  const { t } = useUi();
  return (
    <ArchiveFrame
      title={list.name}
      {...(list.status === 'wordt_uitgevoerd' ? { first: t('archive.progress.now', soFar(list)) } : {})}
      dutch
      meanwhile={<LastStep list={list} />}
      current="archive.lists"
      crumbs={[{ text: t('nav.archive.lists'), href: addresses.archive }]}
      {...told}
    >
      <Progress list={list} />
      <Next list={list} {...told} />
      <Lines list={list} shown={shown} />
    </ArchiveFrame>
  );
}

/** Of those that are not off the list. */
const soFar = ({ counts }: ListPage) => ({ gone: counts.vernietigd, all: counts.vernietigd + counts.opgenomen });

function Progress({ list }: { readonly list: ListPage }) {
  const { t, format } = useUi();
  const { id, counts, status, declaration, explanation, withdrawn } = list;
  const kept = counts.uitgezonderd + counts.verlengd + counts.vervallen;
  return (
    <Section id="voortgang" title={t('archive.progress')}>
      <ListSteps list={list} />
      {status === 'wordt_uitgevoerd' ? (
        <p class="meent-after">
          {t('archive.progress.now', soFar(list))}. {t('archive.progress.goes')}{' '}
          <a href={addresses.archiveList(id)}>{t('archive.progress.look')}</a>
        </p>
      ) : null}
      <div class="meent-after-l">
        <DataList
          rows
          facts={[
            { name: t('archive.state'), value: <Badge>{t(LIST_STATE[status])}</Badge> },
            { name: t('archive.cases'), value: format.number(counts.zaken) },
            { name: t('archive.gone'), value: format.number(counts.vernietigd) },
            { name: t('archive.progress.kept'), value: format.number(kept) },
            ...(counts.bestandenTeWissen > 0
              ? [
                  {
                    name: t('archive.progress.files'),
                    value: `${format.number(counts.bestandenTeWissen)}. ${t('archive.progress.files.text')}`,
                  },
                ]
              : []),
            ...(explanation ? [{ name: t('archive.new.explain'), value: <Dutch>{explanation}</Dutch> }] : []),
            ...(withdrawn ? [{ name: t('archive.withdrawn.why'), value: <Dutch>{withdrawn}</Dutch> }] : []),
          ]}
        />
      </div>
      {declaration ? (
        <RowLink href={addresses.archiveDeclaration(declaration)}>{t('archive.declaration.look')}</RowLink>
      ) : null}
    </Section>
  );
}

function Next({ list: { id, may, waits, counts, read }, errors, typed, form }: Told & { readonly list: ListPage }) {
  const { t } = useUi();
  if (!may.judge && !may.fix && !may.start && !may.withdraw && !waits) return null;
  const step = (name: ListStep, text: string, button: string) => (
    <Form action={addresses.archiveStep(id, name)}>
      {name === 'beoordelen' || name === 'vaststellen' ? <input type="hidden" name="kenmerk" value={read} /> : null}
      <p>{text}</p>
      <ButtonGroup class="meent-form__end">
        <Button>{button}</Button>
      </ButtonGroup>
    </Form>
  );
  return (
    <Section id="nu" title={t('archive.next')}>
      {waits ? <Alert kind="info" title={t(WAITS[waits])} /> : null}
      {may.judge ? step('beoordelen', t('archive.judge.text'), t('archive.judge')) : null}
      {may.fix ? step('vaststellen', t('archive.fix.text'), t('archive.fix')) : null}
      {may.start ? step('uitvoeren', t('archive.start.text'), t('archive.start', { count: counts.opgenomen })) : null}
      {may.withdraw ? (
        <details class="meent-action" open={form === 'intrekken'}>
          <summary>{t('archive.withdraw')}</summary>
          <Form action={addresses.archiveStep(id, 'intrekken')}>
            <p>{t('archive.withdraw.text')}</p>
            <Reason value={typed?.reden} errors={errors} />
            <ButtonGroup class="meent-form__end">
              <Button kind="secondary">{t('archive.withdraw')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
    </Section>
  );
}

function Lines({ list, shown }: { readonly list: ListPage; readonly shown: string }) {
  const { t } = useUi();
  const to = (page: number) =>
    `${addresses.archiveList(list.id)}?${new URLSearchParams({ ...(shown ? { stand: shown } : {}), page: String(page) })}`;
  return (
    <Section id="zaken" title={t('archive.lines')}>
      <Form action={addresses.archiveList(list.id)} method="get" class="meent-work__filter">
        <Select
          name="stand"
          label={t('archive.filter')}
          value={shown}
          options={[
            { value: '', label: t('archive.filter.all') },
            ...LINE_STATES.map((value) => ({ value, label: t(LINE_STATE[value]) })),
          ]}
        />
        <Button kind="secondary">{t('archive.filter.do')}</Button>
      </Form>
      {list.lines.length === 0 ? (
        <p>{t('archive.lines.none')}</p>
      ) : (
        <Table
          caption={t('archive.lines.caption')}
          rows={list.lines}
          columns={[
            {
              title: t('archive.line.number'),
              cell: ({ id, number, type }) => (
                <>
                  <a href={addresses.archiveLine(id)}>{number ?? t('archive.line.hidden')}</a>
                  <p class="meent-small meent-muted">
                    <Dutch>{type}</Dutch>
                  </p>
                </>
              ),
            },
            { title: t('archive.line.period'), cell: (line) => <Period line={line} /> },
            { title: t('archive.line.ground'), cell: (line) => <Ground line={line} /> },
            { title: t('archive.line.term'), cell: (line) => <Term line={line} /> },
            { title: t('archive.line.along'), cell: (line) => <Along line={line} /> },
            { title: t('archive.state'), cell: (line) => <State line={line} /> },
          ]}
        />
      )}
      <Pagination page={list.page} pages={list.pages} href={to} />
    </Section>
  );
}
