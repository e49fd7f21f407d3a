/** One version of a case type, drawn as the path that its cases go. A concept has its forms beside what they change. */
import type { EditableKind } from '../../../services/operations/manage-type-parts.ts';
import type { Part, TypeVersion } from '../../../services/operations/manage-types.ts';
import { addresses } from '../../ui/addresses.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { type Column, Table } from '../../ui/components/data.tsx';
import { ProcessSteps } from '../../ui/components/path.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import type { Translate } from '../../ui/texts/translate.ts';
import { useUi } from '../../ui/ui.ts';
import { durationWords } from '../form-fields.ts';
import { typeForm } from '../type-forms.ts';
import { type Chapter, WithContents } from './contents.tsx';
import { DataForm } from './data-form.tsx';
import { History, ManageFrame, Section, type Told } from './frame.tsx';
import { ADD, partName } from './part-form.tsx';
import { sectionOf } from './publish.tsx';
import { levelWords } from './right-fields.tsx';
import { GroupedFacts } from './type-facts.tsx';
import { Names } from './type-names.tsx';
import { Relations } from './type-relations.tsx';
import { OtherVersions, VersionActs, VersionHead } from './version-parts.tsx';

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
}

function Parts({ version, kind, id, title, parts, columns, caption }: PartsProps) {
  const { t } = useUi();
  return (
    <Section id={id} title={title}>
      {parts.length > 0 ? (
        <Table
          caption={caption ?? <span class="meent-hidden">{title}</span>}
          rows={parts}
          columns={[...columns, ...changeColumn(t, { version, kind })]}
        />
      ) : (
        <p>{t('manage.none')}</p>
      )}
      <AddPart version={version} kind={kind} />
    </Section>
  );
}

/** The page where a part is changed. */
const changeColumn = (
  t: Translate,
  { version, kind }: Pick<PartsProps, 'version' | 'kind'>,
): readonly Column<Part>[] =>
  version.state === 'concept'
    ? [
        {
          title: t('manage.column.do'),
          cell: (part) => (
            <a class="meent-link-row" href={addresses.manageTypePart(version.id, kind, part.id)}>
              {t('type.part.change')}
              <span class="meent-hidden">
                {' '}
                <Dutch>{partName(part)}</Dutch>
              </span>
            </a>
          ),
        },
      ]
    : [];

function AddPart({ version, kind }: Pick<PartsProps, 'version' | 'kind'>) {
  const { t } = useUi();
  if (version.state !== 'concept') return null;
  return (
    <p class="meent-after">
      <LinkButton kind="secondary" href={addresses.manageTypePart(version.id, kind, 'nieuw')}>
        {t(ADD[kind])}
      </LinkButton>
    </p>
  );
}

export interface TypePageProps extends Told {
  readonly version: TypeVersion;
}

/** What there is on the page, how much of it, and what keeps a concept from being published. */
function chaptersOf(t: Translate, version: TypeVersion): readonly Chapter[] {
  const asked = new Set(version.missing.map(sectionOf));
  const chapter = (id: string, title: string, count?: number): Chapter =>
    asked.has(id)
      ? { id, title, note: t('contents.needed'), asks: true }
      : { id, title, ...(count ? { note: String(count) } : {}) };
  return [
    chapter('weg', t('type.path'), version.statuses.length),
    chapter('gegevens', t('type.facts')),
    chapter('resultaten', t('type.results'), version.results.length),
    chapter('documenten', t('type.documents'), version.documents.length),
    chapter('rollen', t('type.roles'), version.roles.length),
    chapter('eigenschappen', t('type.properties'), version.properties.length),
    chapter('besluiten', t('type.decisions'), version.decisions.length),
    chapter('deelzaken', t('type.subtypes'), version.subtypes.length),
    chapter('verwant', t('type.related'), version.relations.length),
    ...(version.state === 'concept' ? [] : [chapter('versie', t('type.version.new'))]),
    ...(version.others.length > 0 ? [chapter('versies', t('type.others'), version.others.length)] : []),
    ...(version.history.length > 0 ? [chapter('geschiedenis', t('manage.history'))] : []),
  ];
}

export function TypePage({ version, ...told }: TypePageProps) {
  const { t } = useUi();
  const { statuses, results, roles, properties, documents, decisions } = version;
  const name = { title: t('type.part.name'), cell: ({ record }: Part) => <Dutch>{text(record.omschrijving)}</Dutch> };
  const common = { version };
  const caseTypeName = (value: string) => version.caseTypes.find((one) => one.value === value)?.label ?? value;
  return (
    <ManageFrame
      title={version.name}
      dutch
      current="manage.types"
      crumbs={[{ href: addresses.manageTypes('zaaktype'), text: t('type.kind.zaaktype') }]}
      {...told}
    >
      <VersionHead version={version} missing={version.missing} />
      <WithContents chapters={chaptersOf(t, version)}>
        <Section id="weg" title={t('type.path')}>
          {statuses.length > 0 && version.state === 'concept' ? (
            <Table
              caption={<span class="meent-hidden">{t('type.path')}</span>}
              rows={statuses}
              columns={[
                name,
                { title: t('type.part.order'), cell: ({ record }) => String(record.volgnummer) },
                { title: t('type.told'), cell: ({ record }) => t(record.informeren === true ? 'type.yes' : 'type.no') },
                ...changeColumn(t, { version, kind: 'statustype' }),
              ]}
            />
          ) : statuses.length > 0 ? (
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
          <AddPart version={version} kind="statustype" />
        </Section>
        <Section id="gegevens" title={t('type.facts')}>
          <GroupedFacts version={version} about={version} />
        </Section>
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
          list="besluittypen"
          id="besluiten"
          title={t('type.decisions')}
          none={t('type.decisions.none')}
          label={t('type.decisions.add')}
          names={decisions}
          options={version.decisionTypes}
          told={told}
        />
        <Names
          version={version}
          list="deelzaaktypen"
          id="deelzaken"
          title={t('type.subtypes')}
          none={t('type.subtypes.none')}
          label={t('type.subtypes.add')}
          names={version.subtypes}
          options={version.caseTypes.map(({ value }) => value)}
          nameOf={caseTypeName}
          told={told}
        />
        <Relations version={version} told={told} />
        <VersionActs version={version} told={told} />
        <OtherVersions version={version} />
        <History changes={version.history} />
      </WithContents>
    </ManageFrame>
  );
}

/** The data of a concept of a case type, on a page of their own: there are many. */
export function TypeFactsPage({ version, ...told }: TypePageProps) {
  const { t } = useUi();
  const page = addresses.manageTypeAction('zaaktype', version.id, 'gegevens');
  return (
    <ManageFrame
      title={t('type.edit')}
      current="manage.types"
      crumbs={[
        { href: addresses.manageTypes('zaaktype'), text: t('type.kind.zaaktype') },
        { href: addresses.manageType('zaaktype', version.id), text: version.name },
      ]}
      {...told}
    >
      <DataForm
        action={page}
        form="gegevens"
        fields={typeForm('zaaktype', version.mayRename)}
        about={version}
        record={version.record}
        etag={version.etag}
        page={page}
        told={told}
        button={t('app.save')}
      >
        {version.mayRename ? null : <p class="meent-small meent-muted">{t('type.number.fixed')}</p>}
      </DataForm>
    </ManageFrame>
  );
}
