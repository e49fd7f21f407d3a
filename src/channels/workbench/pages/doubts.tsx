/** Terugmeldingen: doubts about data of the BRP. The list, the form of a new one, and one with what came of it. */
import type { Doubt, Doubts, WholeDoubt } from '../../../services/operations/work-doubts.ts';
import { addresses } from '../../ui/addresses.ts';
import { type Flash, FlashAlert, titleWith } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { Badge, DataList, Pagination, Table } from '../../ui/components/data.tsx';
import { type Option, Radios, Select, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, When } from '../../ui/components/text.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';

export const DOUBT_FIELDS = {
  burgerservicenummer: 'burgerservicenummer',
  gegeven: 'gegeven',
  toelichting: 'toelichting',
  voorstel: 'voorstel',
} as const;
export const DECIDE_FIELDS = { status: 'status', uitkomst: 'uitkomst' } as const;

interface Sent {
  readonly errors?: readonly FieldError[];
  /** What was typed before an error. */
  readonly typed?: Readonly<Record<string, string>>;
}

export interface DoubtsPageProps extends Sent {
  readonly found: Doubts;
  readonly open: boolean;
  readonly page: number;
  readonly data: readonly Option[];
  readonly flash?: Flash;
}

const STATUS = {
  ontvangen: 'doubt.status.ontvangen',
  in_onderzoek: 'doubt.status.in_onderzoek',
  gecorrigeerd: 'doubt.status.gecorrigeerd',
  niet_gecorrigeerd: 'doubt.status.niet_gecorrigeerd',
} as const satisfies Readonly<Record<Doubt['status'], TextKey>>;

/** A path of the published API, with dots as people read them. */
export const datumName = (path: string): string => path.replaceAll('.', ' › ');

const pageAddress = (open: boolean, page: number): string =>
  `${addresses.workDoubts}?${new URLSearchParams({ toon: open ? 'open' : 'dicht', pagina: String(page) })}`;

function NewDoubt({ data, errors = [], typed }: Pick<DoubtsPageProps, 'data' | 'errors' | 'typed'>) {
  const { t } = useUi();
  const field = (name: keyof typeof DOUBT_FIELDS) =>
    ({ name: DOUBT_FIELDS[name], value: typed?.[name], errors }) as const;
  return (
    <details class="meent-action" open={errors.length > 0}>
      <summary>{t('doubt.new')}</summary>
      <Form action={addresses.workNewDoubt} leave>
        <p class="meent-small meent-muted">{t('doubt.new.text')}</p>
        <TextBox
          {...field('burgerservicenummer')}
          label={t('doubt.bsn')}
          inputMode="numeric"
          autoComplete="off"
          short
        />
        <Select {...field('gegeven')} label={t('doubt.datum')} options={data} />
        <TextArea {...field('toelichting')} label={t('doubt.why')} help={t('doubt.why.help')} rows={4} />
        <TextBox {...field('voorstel')} label={t('doubt.proposal')} optional />
        <ButtonGroup class="meent-after">
          <Button>{t('doubt.send')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

export function DoubtsPage({ found, open, page, data, errors = [], typed, flash }: DoubtsPageProps) {
  const { t } = useUi();
  const title = t('nav.work.doubts');
  return (
    <Page
      channel="workbench"
      title={errors.length > 0 ? `${t('errors.prefix')} ${title}` : titleWith(flash, title)}
      current="work.doubts"
      dense
    >
      <div class="meent-wrap meent-work-page meent-stack meent-stack--tight">
        <FlashAlert flash={flash} />
        <ErrorSummary errors={errors} />
        <Heading level={1} look={2}>
          {t('doubt.count', { count: found.count })}
        </Heading>
        <Form action={addresses.workDoubts} method="get" class="meent-work__filter">
          <Select
            name="toon"
            label={t('work.show')}
            options={[
              { value: 'open', label: t('doubt.show.open') },
              { value: 'dicht', label: t('doubt.show.done') },
            ]}
            value={open ? 'open' : 'dicht'}
          />
          <Button kind="secondary">{t('doubt.filter')}</Button>
        </Form>
        {found.mayReport ? <NewDoubt data={data} errors={errors} {...(typed ? { typed } : {})} /> : null}
        {found.doubts.length > 0 ? (
          <Table
            caption={t(open ? 'doubt.caption' : 'doubt.caption.done')}
            rows={found.doubts}
            columns={[
              {
                title: t('doubt.datum'),
                cell: ({ id, gegeven }) => (
                  <a class="meent-link-row" href={addresses.workDoubt(id)}>
                    <Dutch>{datumName(gegeven)}</Dutch>
                  </a>
                ),
              },
              { title: t('doubt.from'), cell: ({ melder }) => <Dutch>{melder}</Dutch> },
              { title: t('doubt.received'), cell: ({ ontvangen }) => <When at={ontvangen} as="date" /> },
              { title: t('work.status'), cell: ({ status }) => <Badge>{t(STATUS[status])}</Badge> },
            ]}
          />
        ) : (
          <p>{t(open ? 'doubt.none' : 'doubt.none.done')}</p>
        )}
        <Pagination page={page} pages={found.pages} href={(to) => pageAddress(open, to)} />
      </div>
    </Page>
  );
}

export interface DoubtPageProps extends Sent {
  readonly doubt: WholeDoubt;
  readonly flash?: Flash;
}

function Deciding({ doubt, errors = [], typed }: DoubtPageProps) {
  const { t } = useUi();
  return (
    <section aria-labelledby="behandelen">
      <Heading level={2} look={3} id="behandelen">
        {t('doubt.decide')}
      </Heading>
      <Form action={addresses.workDoubt(doubt.id)} leave>
        <Radios
          name={DECIDE_FIELDS.status}
          label={t('doubt.decide.status')}
          options={doubt.next.map((value) => ({ value, label: t(STATUS[value]) }))}
          value={typed?.status}
          errors={errors}
        />
        <TextArea
          name={DECIDE_FIELDS.uitkomst}
          label={t('doubt.outcome')}
          help={t('doubt.outcome.help')}
          value={typed?.uitkomst ?? doubt.uitkomst}
          rows={4}
          errors={errors}
          optional
        />
        <ButtonGroup class="meent-after">
          <Button>{t('doubt.decide.save')}</Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}

export function DoubtPage(props: DoubtPageProps) {
  const { t } = useUi();
  const { doubt, errors = [], flash } = props;
  const title = t('doubt.title', { datum: datumName(doubt.gegeven) });
  const facts = [
    { name: t('work.status'), value: <Badge>{t(STATUS[doubt.status])}</Badge> },
    { name: t('doubt.bsn'), value: <span class="meent-number">{doubt.burgerservicenummer}</span> },
    { name: t('doubt.why'), value: <Dutch>{doubt.toelichting}</Dutch> },
    ...(doubt.voorstel ? [{ name: t('doubt.proposal'), value: <Dutch>{doubt.voorstel}</Dutch> }] : []),
    { name: t('doubt.from'), value: <Dutch>{doubt.melder}</Dutch> },
    { name: t('doubt.received'), value: <When at={doubt.ontvangen} as="date" /> },
    ...(doubt.onderzochtSinds
      ? [{ name: t('doubt.since'), value: <When at={doubt.onderzochtSinds} as="date" /> }]
      : []),
    ...(doubt.afgedaan ? [{ name: t('doubt.done'), value: <When at={doubt.afgedaan} as="date" /> }] : []),
    ...(doubt.uitkomst ? [{ name: t('doubt.outcome'), value: <Dutch>{doubt.uitkomst}</Dutch> }] : []),
  ];
  return (
    <Page
      channel="workbench"
      title={errors.length > 0 ? `${t('errors.prefix')} ${title}` : titleWith(flash, title)}
      current="work.doubts"
      dense
    >
      <div class="meent-wrap meent-work-page meent-stack meent-stack--tight">
        <FlashAlert flash={flash} />
        <ErrorSummary errors={errors} />
        <p>
          <a href={addresses.workDoubts}>{t('doubt.back')}</a>
        </p>
        <Heading level={1} look={2}>
          {title}
        </Heading>
        <DataList facts={facts} />
        {doubt.next.length > 0 ? <Deciding {...props} /> : null}
      </div>
    </Page>
  );
}
