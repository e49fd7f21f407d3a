/** One version of a case type, drawn as the path that its cases go. A concept has its forms beside what they change. */
import type { EditableKind } from '../../../services/operations/manage-type-parts.ts';
import type { Part, TypeVersion } from '../../../services/operations/manage-types.ts';
import { addresses } from '../../ui/addresses.ts';
import { type Column, DataList, Table } from '../../ui/components/data.tsx';
import { ProcessSteps } from '../../ui/components/path.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { durationWords } from '../form-fields.ts';
import { TYPE_FORMS } from '../type-forms.ts';
import { History, ManageFrame, Section, type Told } from './frame.tsx';
import { PartForm } from './part-form.tsx';
import { levelWords } from './right-fields.tsx';
import { Names } from './type-names.tsx';
import { EditForm, OtherVersions, VersionActs, VersionHead } from './version-parts.tsx';

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

export interface TypePageProps extends Told {
  readonly version: TypeVersion;
}

export function TypePage({ version, ...told }: TypePageProps) {
  const { t } = useUi();
  const { statuses, results, roles, properties, documents, decisions } = version;
  const name = { title: t('type.part.name'), cell: ({ record }: Part) => <Dutch>{text(record.omschrijving)}</Dutch> };
  const common = { version, told };
  return (
    <ManageFrame
      title={version.name}
      dutch
      current="manage.types"
      crumbs={[{ href: addresses.manageTypes('zaaktype'), text: t('type.kind.zaaktype') }]}
      {...told}
    >
      <VersionHead version={version} />
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
          {version.state === 'concept' ? <EditForm version={version} fields={TYPE_FORMS.zaaktype} told={told} /> : null}
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
      <Names
        version={version}
        id="besluiten"
        title={t('type.decisions')}
        none={t('type.decisions.none')}
        label={t('type.decisions.add')}
        names={decisions}
        options={version.decisionTypes}
        told={told}
      />
      <VersionActs version={version} told={told} />
      <OtherVersions version={version} />
      <History changes={version.history} />
    </ManageFrame>
  );
}
