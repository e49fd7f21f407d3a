/** Search: a form that works without a script, and what was found, with where the words stand. */
import type { WorkFound, WorkHit } from '../../../services/operations/work-search.ts';
import { addresses } from '../../ui/addresses.ts';
import { Button } from '../../ui/components/button.tsx';
import { Badge, Table } from '../../ui/components/data.tsx';
import { type Option, Select, TextBox } from '../../ui/components/fields.tsx';
import { ErrorSummary, type FieldError, Form } from '../../ui/components/form.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading } from '../../ui/components/text.tsx';
import type { TextKey } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';

export interface WorkSearchPageProps {
  readonly typed: { readonly zoek: string; readonly toon: string; readonly zaaktype: string };
  readonly toonOptions: readonly Option[];
  readonly zaaktypeOptions: readonly Option[];
  readonly errors?: readonly FieldError[];
  /** Absent before anything was asked. */
  readonly found?: WorkFound;
  readonly page: number;
}

function SearchForm({ typed, toonOptions, zaaktypeOptions, errors }: WorkSearchPageProps) {
  const { t } = useUi();
  return (
    <Form action={addresses.workSearch} class="meent-work__filter meent-work__search">
      <TextBox
        name="zoek"
        label={t('work.find.words')}
        help={t('work.find.help')}
        value={typed.zoek}
        type="search"
        autoComplete="off"
        {...(errors ? { errors } : {})}
      />
      <Select name="toon" label={t('work.show')} options={toonOptions} value={typed.toon} />
      <Select name="zaaktype" label={t('work.type')} options={zaaktypeOptions} value={typed.zaaktype} />
      <Button>{t('work.find.go')}</Button>
    </Form>
  );
}

/** Fields that have a name for people; anything else is a property of the case type, which has one already. */
const FIELDS = {
  identificatie: 'work.find.field.identificatie',
  omschrijving: 'work.find.field.omschrijving',
  toelichting: 'work.find.field.toelichting',
  kenmerken: 'work.find.field.kenmerken',
  titel: 'work.find.field.titel',
  bestandsnaam: 'work.find.field.bestandsnaam',
  beschrijving: 'work.find.field.beschrijving',
  auteur: 'work.find.field.auteur',
  trefwoorden: 'work.find.field.trefwoorden',
} as const satisfies Readonly<Record<string, TextKey>>;

const isField = (name: string): name is keyof typeof FIELDS => Object.hasOwn(FIELDS, name);

function Where({ fragments }: Pick<WorkHit, 'fragments'>) {
  const { t } = useUi();
  return (
    <ul class="meent-found">
      {fragments.map(({ field, pieces }) => (
        <li>
          <span class="meent-small meent-muted">
            {isField(field) ? t(FIELDS[field]) : <Dutch>{field}</Dutch>}
            {': '}
          </span>
          <Dutch>{pieces.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</Dutch>
        </li>
      ))}
    </ul>
  );
}

function Name({ hit: { kind, title, cases } }: { readonly hit: WorkHit }) {
  const { t } = useUi();
  const [first] = cases;
  if (kind === 'zaak' && first)
    return (
      <>
        <a class="meent-link-row" href={addresses.workCase(first.id)}>
          <Dutch>{title}</Dutch>
        </a>
        <p class="meent-small meent-muted meent-number">{first.number}</p>
      </>
    );
  return (
    <>
      <span class="meent-small meent-muted">{t('work.find.document')}</span>
      <p>
        <Dutch>{title}</Dutch>
      </p>
      {cases.length === 0 ? <p class="meent-small meent-muted">{t('work.find.document.loose')}</p> : null}
      {cases.map((one) => (
        <p class="meent-small">
          {t('work.find.document.in')}{' '}
          <a href={addresses.workCase(one.id)}>
            <Dutch>{one.title}</Dutch>
          </a>{' '}
          <span class="meent-muted meent-number">{one.number}</span>
        </p>
      ))}
    </>
  );
}

function Results({ found }: { readonly found: WorkFound }) {
  const { t } = useUi();
  return (
    <Table
      caption={t('work.find.caption')}
      rows={found.hits}
      columns={[
        { title: t('work.find.what'), cell: (hit) => <Name hit={hit} /> },
        { title: t('work.find.where'), cell: (hit) => <Where fragments={hit.fragments} /> },
        { title: t('work.find.kind'), cell: (hit) => <Dutch>{hit.cases[0]?.type ?? ''}</Dutch> },
        {
          title: t('work.status'),
          cell: ({ cases: [first] }) =>
            first?.status ? (
              <Badge>
                <Dutch>{first.status}</Dutch>
              </Badge>
            ) : null,
        },
      ]}
    />
  );
}

/** What is looked for may be a name, so it is in no address: another page is asked for with a form. */
function Turn({
  typed,
  to,
  text,
}: Pick<WorkSearchPageProps, 'typed'> & { readonly to: number; readonly text: string }) {
  return (
    <Form action={addresses.workSearch} class="meent-form--inline">
      {Object.entries({ ...typed, pagina: String(to) }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button kind="secondary">{text}</Button>
    </Form>
  );
}

export function WorkSearchPage(props: WorkSearchPageProps) {
  const { t } = useUi();
  const { found, typed, page, errors = [] } = props;
  const title = t('work.find.title');
  const told = found && t(found.more ? 'work.find.found.more' : 'work.find.found', { count: found.count });
  return (
    <Page
      channel="workbench"
      title={errors.length > 0 ? `${t('errors.prefix')} ${title}` : told ? `${title}: ${told}` : title}
      current="work.search"
      dense
    >
      <div class="meent-wrap meent-work-page meent-stack meent-stack--tight">
        <ErrorSummary errors={errors} />
        <Heading level={1} look={2}>
          {title}
        </Heading>
        <SearchForm {...props} />
        {found ? (
          <section class="meent-stack meent-stack--tight" aria-labelledby="gevonden">
            <Heading level={2} look={3} id="gevonden">
              {found.count === 0 ? t('work.find.none') : told}
            </Heading>
            {found.count === 0 ? <p>{t('work.find.none.what')}</p> : null}
            {found.alike ? <p>{t('work.find.alike')}</p> : null}
            {found.more ? <p>{t('work.find.more')}</p> : null}
            {found.hits.length > 0 ? <Results found={found} /> : null}
            {found.pages > 1 ? (
              <nav class="meent-turns" aria-label={t('pagination.label')}>
                {page > 1 ? <Turn typed={typed} to={page - 1} text={t('work.find.previous')} /> : null}
                <span>{t('work.find.page', { page, pages: found.pages })}</span>
                {page < found.pages ? <Turn typed={typed} to={page + 1} text={t('work.find.next')} /> : null}
              </nav>
            ) : null}
          </section>
        ) : null}
      </div>
    </Page>
  );
}
