/** One case on a list: on what ground it is there, and the two ways in which it goes off. */
import type { LinePage } from '../../../../services/operations/archive.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Button, ButtonGroup, RowLink } from '../../../ui/components/button.tsx';
import { DataList } from '../../../ui/components/data.tsx';
import { TextBox } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { errorsIn, type Told, typedIn } from '../../pages/frame.tsx';
import { Along, Ground, Period, State, Term } from './cells.tsx';
import { ArchiveFrame, Reason } from './frame.tsx';

interface LinePageProps extends Told {
  readonly found: LinePage;
}

export function ListLinePage({ found: { line, list, mayChange }, ...told }: LinePageProps) {
  const { t } = useUi();
  return (
    <ArchiveFrame
      title={line.number ?? t('archive.line.hidden')}
      dutch
      current="archive.lists"
      crumbs={[
        { text: t('nav.archive.lists'), href: addresses.archive },
        { text: list.name, href: addresses.archiveList(list.id) },
      ]}
      {...told}
    >
      <DataList
        rows
        facts={[
          { name: t('archive.new.type'), value: <Dutch>{line.type}</Dutch> },
          { name: t('archive.line.period'), value: <Period line={line} /> },
          { name: t('archive.line.ground'), value: <Ground line={line} /> },
          { name: t('archive.line.term'), value: <Term line={line} /> },
          { name: t('archive.line.along'), value: <Along line={line} /> },
          { name: t('archive.state'), value: <State line={line} /> },
        ]}
      />
      {line.status === 'vernietigd' ? null : (
        <RowLink href={addresses.workCase(line.zaakId)}>{t('archive.line.case')}</RowLink>
      )}
      {mayChange ? (
        <>
          <details class="meent-action" open={told.form === 'uitzonderen'}>
            <summary>{t('archive.exclude')}</summary>
            <Form action={addresses.archiveLineStep(line.id, 'uitzonderen')}>
              <p>{t('archive.exclude.text')}</p>
              <Reason value={typedIn(told, 'uitzonderen')?.reden} errors={errorsIn(told, 'uitzonderen')} />
              <ButtonGroup class="meent-form__end">
                <Button kind="secondary">{t('archive.exclude.do')}</Button>
              </ButtonGroup>
            </Form>
          </details>
          <details class="meent-action" open={told.form === 'verlengen'}>
            <summary>{t('archive.prolong')}</summary>
            <Form action={addresses.archiveLineStep(line.id, 'verlengen')}>
              <p>{t('archive.prolong.text')}</p>
              <TextBox
                name="archiefactiedatum"
                type="date"
                label={t('archive.prolong.date')}
                value={typedIn(told, 'verlengen')?.archiefactiedatum}
                errors={errorsIn(told, 'verlengen')}
              />
              <Reason name="waarom" value={typedIn(told, 'verlengen')?.waarom} errors={errorsIn(told, 'verlengen')} />
              <ButtonGroup class="meent-form__end">
                <Button kind="secondary">{t('archive.prolong.do')}</Button>
              </ButtonGroup>
            </Form>
          </details>
        </>
      ) : null}
    </ArchiveFrame>
  );
}
