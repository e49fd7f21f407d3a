/** One case on a list: on what ground it is there, and the two ways in which it goes off. */
import type { LinePage } from '../../../../services/operations/archive.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Button, ButtonGroup, RowLink } from '../../../ui/components/button.tsx';
import { DataList } from '../../../ui/components/data.tsx';
import { TextBox } from '../../../ui/components/fields.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import type { Told } from '../../pages/frame.tsx';
import { ArchiveFrame, Reason } from './frame.tsx';
import { Along, Ground, Period, State, Term } from './list.tsx';

interface LinePageProps extends Told {
  readonly found: LinePage;
}

type Step = 'uitzonderen' | 'verlengen';

export function ListLinePage({ found: { line, list, mayChange }, errors, typed, ...told }: LinePageProps) {
  const { t } = useUi();
  // The form that came back with errors.
  const open = typed?.stap;
  const wrong = (form: Step) => (open === form && errors ? { errors } : {});
  const value = (form: Step, name: string) => (open === form ? typed?.[name] : undefined);
  return (
    <ArchiveFrame
      title={line.number ?? t('archive.line.hidden')}
      dutch
      current="archive.lists"
      crumbs={[
        { text: t('nav.archive.lists'), href: addresses.archive },
        { text: list.name, href: addresses.archiveList(list.id) },
      ]}
      {...(errors ? { errors } : {})}
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
          <details class="meent-action" open={open === 'uitzonderen'}>
            <summary>{t('archive.exclude')}</summary>
            <Form action={addresses.archiveLineStep(line.id, 'uitzonderen')}>
              <p>{t('archive.exclude.text')}</p>
              <Reason value={value('uitzonderen', 'reden')} {...wrong('uitzonderen')} />
              <ButtonGroup class="meent-form__end">
                <Button kind="secondary">{t('archive.exclude.do')}</Button>
              </ButtonGroup>
            </Form>
          </details>
          <details class="meent-action" open={open === 'verlengen'}>
            <summary>{t('archive.prolong')}</summary>
            <Form action={addresses.archiveLineStep(line.id, 'verlengen')}>
              <p>{t('archive.prolong.text')}</p>
              <TextBox
                name="archiefactiedatum"
                type="date"
                label={t('archive.prolong.date')}
                value={value('verlengen', 'archiefactiedatum')}
                {...wrong('verlengen')}
              />
              <Reason name="waarom" value={value('verlengen', 'waarom')} {...wrong('verlengen')} />
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
