/** One version of a case type, drawn as the path that its cases go. A concept has its forms beside what they change. */
import type { ComponentChildren } from 'preact';
import { VERTROUWELIJKHEID } from '../../../gate/rights.ts';
import type { EditableKind } from '../../../services/operations/manage-type-actions.ts';
import type { Part, TypeVersion } from '../../../services/operations/manage-types.ts';
import { addresses } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { type Column, DataList, Table } from '../../ui/components/data.tsx';
import { Select, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { type FieldError, Form } from '../../ui/components/form.tsx';
import { ProcessSteps } from '../../ui/components/path.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { History, ManageFrame, Section, type Told } from './frame.tsx';
import { PartForm } from './part-form.tsx';
import { levelWords } from './right-fields.tsx';
import { periodWords, StateBadge } from './types.tsx';

const UNITS = { Y: 'jaar', M: 'maanden', W: 'weken', D: 'dagen' } as const;

/** `P56D` as people write it; in Dutch, as all words of the registers. */
export const durationWords = (duration: unknown): string =>
  [...String(duration ?? '').matchAll(/(\d+)([YMWD])/g)]
    .filter(([, number]) => number !== '0')
    .map(([, number, unit]) => `${number} ${UNITS[unit as keyof typeof UNITS]}`)
    .join(' en ');

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The archive rule of a result in one line. */
function archiveWords(t: Translate, { record }: Part): string {
  const after = durationWords(record.archiefactietermijn);
  const from = record.brondatumArchiefprocedure as { readonly afleidingswijze?: string } | null;
  return [
    t(record.archiefnominatie === 'blijvend_bewaren' ? 'type.archive.keep' : 'type.archive.destroy'),
    ...(after ? [t('type.archive.after', { time: after })] : []),
    ...(from?.afleidingswijze ? [`${t('type.archive.from')} ${from.afleidingswijze.replaceAll('_', ' ')}`] : []),
  ].join(', ');
}

interface PartsProps {
  readonly version: TypeVersion;
  readonly kind: EditableKind;
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly columns: readonly [Column<Part>, ...Column<Part>[]];
  readonly caption?: string;
  readonly told: Told;
}

function Parts({ version, kind, id, title, parts, columns, caption, told }: PartsProps) {
  const { t } = useUi();
  return (
    <Section id={id} title={title}>
      {parts.length > 0 ? (
        <Table caption={caption ?? <span class="meent-hidden">{title}</span>} rows={parts} columns={columns} />
      ) : (
        <p>{t('manage.none')}</p>
      )}
      <PartForms version={version} kind={kind} parts={parts} told={told} />
    </Section>
  );
}

function PartForms({ version, kind, parts, told }: Pick<PartsProps, 'version' | 'kind' | 'parts' | 'told'>) {
  if (version.state !== 'concept') return null;
  const { errors = [], typed } = told;
  return (
    <div class="meent-after">
      {parts.map((part) => (
        <PartForm version={version} kind={kind} part={part} errors={errors} typed={typed} />
      ))}
      <PartForm version={version} kind={kind} errors={errors} typed={typed} />
    </div>
  );
}

/** Names of the fields of a version in its form, as the standard has them. */
export const TYPE_FIELDS = [
  'omschrijving',
  'doel',
  'aanleiding',
  'onderwerp',
  'toelichting',
  'doorlooptijd',
  'servicenorm',
  'verantwoordelijke',
  'vertrouwelijkheidaanduiding',
  'beginGeldigheid',
] as const;

function EditForm({ version, told }: { readonly version: TypeVersion; readonly told: Told }) {
  const { t } = useUi();
  const { errors = [], typed } = told;
  const wrong = errors.some(({ field }) => (TYPE_FIELDS as readonly string[]).includes(field));
  const field = (name: (typeof TYPE_FIELDS)[number]) => ({
    name,
    errors: errors as readonly FieldError[],
    value: wrong ? (typed?.[name] ?? '') : text(version.record[name]),
  });
  return (
    <details class="meent-action meent-after" open={wrong}>
      <summary>{t('type.edit')}</summary>
      <Form action={addresses.manageTypeAction(version.id, 'gegevens')} leave>
        <input type="hidden" name="stand" value={version.etag} />
        <TextBox {...field('omschrijving')} label={t('type.part.name')} />
        <TextArea {...field('doel')} label={t('type.purpose')} rows={2} />
        <TextArea {...field('aanleiding')} label={t('type.cause')} rows={2} />
        <TextBox {...field('onderwerp')} label={t('type.subject')} />
        <TextArea {...field('toelichting')} label={t('type.explain')} rows={2} optional />
        <TextBox {...field('doorlooptijd')} label={t('type.time')} help={t('type.time.help')} short />
        <TextBox {...field('servicenorm')} label={t('type.norm')} short optional />
        <TextBox {...field('verantwoordelijke')} label={t('type.owner')} />
        <Select
          {...field('vertrouwelijkheidaanduiding')}
          label={t('type.secret')}
          options={VERTROUWELIJKHEID.map((value) => ({ value, label: levelWords(value) }))}
        />
        <TextBox {...field('beginGeldigheid')} label={t('type.begins')} type="date" />
        <ButtonGroup class="meent-after">
          <Button>{t('app.save')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

function Facts({ version }: { readonly version: TypeVersion }) {
  const { t } = useUi();
  const { record } = version;
  const rows: readonly [string, string][] = [
    [t('type.purpose'), text(record.doel)],
    [t('type.cause'), text(record.aanleiding)],
    [t('type.time'), durationWords(record.doorlooptijd)],
    [t('type.norm'), durationWords(record.servicenorm)],
    [t('type.secret'), levelWords(text(record.vertrouwelijkheidaanduiding))],
    [t('type.owner'), text(record.verantwoordelijke)],
  ];
  return (
    <DataList
      rows
      facts={rows.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value: <Dutch>{value}</Dutch> }))}
    />
  );
}

function Act({
  id,
  action,
  title,
  why,
  primary,
  children,
}: {
  readonly id: string;
  readonly action: 'publiceren' | 'weg' | 'versie';
  readonly title: string;
  readonly why: string;
  readonly primary?: boolean;
  readonly children?: ComponentChildren;
}) {
  return (
    <Form action={addresses.manageTypeAction(id, action)}>
      <p>{why}</p>
      {children}
      <ButtonGroup class="meent-after">
        <Button kind={primary ? 'primary' : 'secondary'}>{title}</Button>
      </ButtonGroup>
    </Form>
  );
}

export interface TypePageProps extends Told {
  readonly version: TypeVersion;
}

export function TypePage({ version, ...told }: TypePageProps) {
  const { t, format } = useUi();
  const { id, state, statuses, results, roles, properties, documents, decisions, others } = version;
  const concept = state === 'concept';
  const { errors = [], typed } = told;
  const name = { title: t('type.part.name'), cell: ({ record }: Part) => <Dutch>{text(record.omschrijving)}</Dutch> };
  const common = { version, told };
  return (
    <ManageFrame
      title={version.name}
      dutch
      current="manage.types"
      crumbs={[{ href: addresses.manageTypes, text: t('nav.manage.types') }]}
      {...told}
    >
      <p class="meent-badges">
        <StateBadge state={state} />
        <span>
          {version.identificatie}, {periodWords(t, format, version)}
        </span>
      </p>
      {concept ? null : (
        <Alert kind="info" title={t('type.locked')}>
          <p>{t('type.locked.text')}</p>
        </Alert>
      )}
      <div class="meent-cols">
        <Section id="weg" title={t('type.path')}>
          {statuses.length > 0 ? (
            <ProcessSteps
              dutch
              steps={statuses.map(({ record }) => ({
                title: text(record.omschrijving),
                state: 'next',
                text: record.informeren === true ? t('type.told') : '',
              }))}
            />
          ) : (
            <p>{t('type.path.none')}</p>
          )}
          <PartForms {...common} kind="statustype" parts={statuses} />
        </Section>
        <Section id="gegevens" title={t('type.facts')}>
          <Facts version={version} />
          {concept ? <EditForm version={version} told={told} /> : null}
        </Section>
      </div>
      <Parts
        {...common}
        kind="resultaattype"
        id="resultaten"
        title={t('type.results')}
        caption={t('type.results.caption')}
        parts={results}
        columns={[name, { title: t('type.part.archive'), cell: (part) => <Dutch>{archiveWords(t, part)}</Dutch> }]}
      />
      <Parts
        {...common}
        kind="zaaktypeinformatieobjecttype"
        id="documenten"
        title={t('type.documents')}
        parts={documents}
        columns={[
          { title: t('type.part.name'), cell: ({ record }) => <Dutch>{text(record.informatieobjecttype)}</Dutch> },
          { title: t('type.part.direction'), cell: ({ record }) => <Dutch>{text(record.richting)}</Dutch> },
        ]}
      />
      <Parts
        {...common}
        kind="roltype"
        id="rollen"
        title={t('type.roles')}
        parts={roles}
        columns={[
          name,
          {
            title: t('type.part.kind'),
            cell: ({ record }) => <Dutch>{levelWords(text(record.omschrijvingGeneriek))}</Dutch>,
          },
        ]}
      />
      <Parts
        {...common}
        kind="eigenschap"
        id="eigenschappen"
        title={t('type.properties')}
        parts={properties}
        columns={[
          { title: t('type.part.name'), cell: ({ record }) => <Dutch>{text(record.naam)}</Dutch> },
          { title: t('type.part.definition'), cell: ({ record }) => <Dutch>{text(record.definitie)}</Dutch> },
        ]}
      />
      {decisions.length > 0 ? (
        <Section id="besluiten" title={t('type.decisions')}>
          <ul class="meent-cells">
            {decisions.map((one) => (
              <li>
                <Dutch>{one}</Dutch>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {concept ? (
        <>
          <Section id="publiceren" title={t('type.publish')}>
            <Act id={id} action="publiceren" title={t('type.publish')} why={t('type.publish.text')} primary />
          </Section>
          <details class="meent-action">
            <summary>{t('type.remove')}</summary>
            <Act id={id} action="weg" title={t('type.remove')} why={t('type.remove.text')} />
          </details>
        </>
      ) : (
        <Section id="versie" title={t('type.version.new')}>
          <Act id={id} action="versie" title={t('type.version.new')} why={t('type.version.text')}>
            <TextBox name="begin" type="date" label={t('type.begins')} value={typed?.begin} errors={errors} />
          </Act>
        </Section>
      )}
      {others.length > 0 ? (
        <Section id="versies" title={t('type.others')}>
          <ul class="meent-cells">
            {others.map((other) => (
              <li class="meent-badges">
                <a href={addresses.manageType(other.id)}>{periodWords(t, format, other)}</a>
                <StateBadge state={other.state} />
                <a href={`${addresses.manageTypeAction(id, 'vergelijk')}?met=${other.id}`}>
                  {t('type.compare', { when: periodWords(t, format, other) })}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <History changes={version.history} />
    </ManageFrame>
  );
}
