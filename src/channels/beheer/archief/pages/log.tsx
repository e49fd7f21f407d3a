/** What is decided about the logbook: proposals, what stands, and the ways to propose. */
import type { Getoond } from '../../../../services/logboek/besluiten-tonen.ts';
import type { LogDecisions } from '../../../../services/logboek/pagina.ts';
import type { Choice } from '../../../../services/operations/manage-applications.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../../ui/components/button.tsx';
import { Badge, Table } from '../../../ui/components/data.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { Dutch, When } from '../../../ui/components/text.tsx';
import { useUi } from '../../../ui/ui.ts';
import { durationWords } from '../../form-fields.ts';
import { DataForm } from '../../pages/data-form.tsx';
import { errorsIn, Section, type Told, typedIn } from '../../pages/frame.tsx';
import { GROUNDS, LOG_FORMS, type LogForm } from '../log-forms.ts';
import { ArchiveFrame, Reason } from './frame.tsx';

export const KIND = {
  onthouden: 'logdecision.kind.onthouden',
  vasthouden: 'logdecision.kind.vasthouden',
  wissen: 'logdecision.kind.wissen',
  termijn: 'logdecision.kind.termijn',
} as const;

const STATE = {
  voorstel: 'logdecision.state.voorstel',
  besloten: 'logdecision.state.besloten',
  beeindigd: 'logdecision.state.beeindigd',
} as const;

export const NEW = {
  onthouden: 'logdecision.new.onthouden',
  vasthouden: 'logdecision.new.vasthouden',
  wissen: 'logdecision.new.wissen',
  regels: 'logdecision.new.regels',
  termijn: 'logdecision.new.termijn',
} as const;

export function LogDecisionsPage({ found, ...told }: Told & { readonly found: LogDecisions }) {
  const { t } = useUi();
  return (
    <ArchiveFrame title={t('nav.archive.log')} current="archive.log" {...told}>
      <p>{t('logdecision.text')}</p>
      {found.mayPropose ? (
        <ul class="meent-cells">
          {(Object.keys(NEW) as LogForm[]).map((kind) => (
            <li>
              <a href={addresses.archiveLogNew(kind)}>{t(NEW[kind])}</a>
            </li>
          ))}
        </ul>
      ) : null}
      {found.decisions.length === 0 ? (
        <p>{t('logdecision.none')}</p>
      ) : (
        <Section id="besluiten" title={t('logdecision.list')}>
          <Table
            caption={t('logdecision.caption')}
            rows={found.decisions}
            columns={[
              { title: t('logdecision.what'), cell: (one) => <What one={one} found={found} /> },
              { title: t('logdecision.ground'), cell: (one) => <Ground one={one} /> },
              { title: t('logdecision.period'), cell: (one) => <Period one={one} /> },
              {
                title: t('logdecision.state'),
                cell: ({ stand, voorgesteldOp, beslotenOp, beeindigdOp }) => (
                  <>
                    <Badge>{t(STATE[stand])}</Badge>
                    <p class="meent-small meent-muted">
                      <When at={beeindigdOp ?? beslotenOp ?? voorgesteldOp} as="date" />
                    </p>
                  </>
                ),
              },
              { title: t('logdecision.do'), cell: (one) => <Steps one={one} found={found} told={told} /> },
            ]}
          />
        </Section>
      )}
    </ArchiveFrame>
  );
}

function What({ one, found }: { readonly one: Getoond; readonly found: LogDecisions }) {
  const { t } = useUi();
  const name = found.activities.find(({ id }) => id === one.waarvan)?.name;
  return (
    <>
      {t(KIND[one.soort])}
      {one.waarvan ? (
        <p class="meent-small meent-muted">
          {one.waarvan === 'alle' ? (
            t('logdecision.of.all')
          ) : one.waarvan === 'medewerkers' ? (
            t('logdecision.of.employees')
          ) : (
            <Dutch>{name ?? one.waarvan}</Dutch>
          )}
        </p>
      ) : null}
    </>
  );
}

function Ground({ one: { grond, reden } }: { readonly one: Getoond }) {
  const { t } = useUi();
  const words = GROUNDS[grond];
  return (
    <>
      {words && grond ? t(words) : null}
      <p class="meent-small meent-muted">
        <Dutch>{reden}</Dutch>
      </p>
    </>
  );
}

function Period({ one: { soort, totEnMet, termijn } }: { readonly one: Getoond }) {
  const { t, format } = useUi();
  if (soort === 'termijn') return <Dutch>{durationWords(termijn)}</Dutch>;
  if (!totEnMet) return null;
  const day = format.date(totEnMet);
  return <>{t(soort === 'wissen' ? 'logdecision.before' : 'logdecision.until', { day })}</>;
}

function Steps({ one, found, told }: { readonly one: Getoond; readonly found: LogDecisions; readonly told: Told }) {
  const { t } = useUi();
  const { id, soort, stand } = one;
  const mayEnd = stand !== 'beeindigd' && !(soort === 'wissen' && stand === 'besloten');
  return (
    <>
      {stand === 'voorstel' && found.mayDecide ? (
        <Form action={addresses.archiveLogDecide(id)}>
          <Button kind="secondary">
            {t('logdecision.decide')}
            <span class="meent-hidden">
              : {t(KIND[soort])} {id.slice(-6)}
            </span>
          </Button>
        </Form>
      ) : null}
      {mayEnd && (found.mayDecide || found.mayPropose) ? (
        <details class="meent-action" open={told.form === id}>
          <summary>
            {t('logdecision.end')}
            <span class="meent-hidden">
              : {t(KIND[soort])} {id.slice(-6)}
            </span>
          </summary>
          <Form action={addresses.archiveLogEnd(id)}>
            <p>{t('logdecision.end.text')}</p>
            <Reason name={`reden-${id}`} value={typedIn(told, id)?.[`reden-${id}`]} errors={errorsIn(told, id)} />
            <ButtonGroup class="meent-form__end">
              <Button kind="secondary">{t('logdecision.end')}</Button>
            </ButtonGroup>
          </Form>
        </details>
      ) : null}
    </>
  );
}

export function NewLogDecisionPage({
  kind,
  activities,
  ...told
}: Told & { readonly kind: LogForm; readonly activities: readonly Choice[] }) {
  const { t } = useUi();
  return (
    <ArchiveFrame
      title={t(NEW[kind])}
      current="archive.log"
      crumbs={[{ href: addresses.archiveLog, text: t('nav.archive.log') }]}
      {...told}
    >
      <DataForm
        action={addresses.archiveLogNew(kind)}
        form="nieuw"
        fields={LOG_FORMS[kind]}
        about={kind === 'termijn' ? [...special(t), ...activities] : activities}
        etag=""
        page={addresses.archiveLogNew(kind)}
        told={told}
        button={t(kind === 'vasthouden' ? 'logdecision.hold' : 'logdecision.propose')}
      />
    </ArchiveFrame>
  );
}

const special = (t: ReturnType<typeof useUi>['t']): readonly Choice[] => [
  { id: 'alle', name: t('logdecision.of.all') },
  { id: 'medewerkers', name: t('logdecision.of.employees') },
];
