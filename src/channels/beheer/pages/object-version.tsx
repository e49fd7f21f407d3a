/** One version of an object type: its fields and an example, and of a concept the editor of its JSON schema. */
import type { TextPlace } from '../../../foundation/json-text/read-json.ts';
import type { ObjectVersionPage as Found, ObjectComparison } from '../../../services/operations/manage-object-types.ts';
import type { Tried } from '../../../services/operations/schema-text.ts';
import { addresses, type ObjectVersionAction } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { CodeBlock } from '../../ui/components/code.tsx';
import { Table } from '../../ui/components/data.tsx';
import { Form } from '../../ui/components/form.tsx';
import { When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, Section, type Told } from './frame.tsx';
import { ObjectState } from './object-types.tsx';
import { Editor, SchemaRight, TriedPart } from './schema-editor.tsx';

interface Around extends Told {
  readonly type: { readonly id: string; readonly name: string };
}

const crumbs = ({ id, name }: Around['type'], types: string) => [
  { href: addresses.manageObjectTypes, text: types },
  { href: addresses.manageObjectType(id), text: name },
];

export interface TypedSchema extends Told {
  /** Absent: what was kept. */
  readonly tried?: Tried | undefined;
  readonly place?: TextPlace | undefined;
}

export function NewObjectVersionPage({
  type,
  schema,
  tried,
  place,
  ...told
}: Around & TypedSchema & { readonly schema: string }) {
  const { t } = useUi();
  return (
    <ManageFrame
      title={t('object.version.new')}
      current="manage.types"
      crumbs={crumbs(type, t('type.kind.objecttype'))}
      {...told}
    >
      {tried ? <SchemaRight /> : null}
      <Editor action={addresses.manageObjectVersion(type.id, 'nieuw')} schema={schema} told={told} place={place} />
      {tried ? <TriedPart tried={tried} /> : null}
    </ManageFrame>
  );
}

/** In between somebody else kept another text: both are shown, and the next press keeps the one that was typed. */
function Meanwhile({ schema }: { readonly schema: string }) {
  const { t } = useUi();
  return (
    <details class="meent-action">
      <summary>{t('object.meanwhile')}</summary>
      <CodeBlock code={schema} />
    </details>
  );
}

export function ObjectVersionPage({
  version,
  tried,
  place,
  late = false,
  ...told
}: TypedSchema & { readonly version: Found; readonly late?: boolean }) {
  const { t } = useUi();
  const { type, number, state, schema, etag, others, publishedAt } = version;
  const name = t('object.version', { number: String(number) });
  return (
    <ManageFrame
      title={`${type.name}, ${name}`}
      current="manage.types"
      crumbs={crumbs(type, t('type.kind.objecttype'))}
      {...told}
    >
      <p class="meent-badges">
        <ObjectState version={version} />
        {publishedAt ? (
          <span>
            {t('object.since')} <When at={publishedAt} as="date" />
          </span>
        ) : null}
      </p>
      {state === 'draft' ? (
        <Section id="schema-bewerken" title={t('object.edit')}>
          {tried ? <SchemaRight /> : null}
          {late ? <Meanwhile schema={schema} /> : null}
          <Editor
            action={addresses.manageObjectVersion(type.id, number)}
            schema={schema}
            stand={late ? etag : (told.typed?.stand ?? etag)}
            told={told}
            place={place}
          />
        </Section>
      ) : (
        <Alert kind="info" title={t('type.locked')}>
          <p>{t('type.locked.text')}</p>
          <p>
            <a href={addresses.manageObjectType(type.id)}>{t('object.to.type', { name: type.name })}</a>
          </p>
        </Alert>
      )}
      <TriedPart tried={tried ?? version.tried} />
      {state === 'draft' ? null : (
        <details class="meent-action">
          <summary>{t('object.schema')}</summary>
          <CodeBlock code={schema} />
        </details>
      )}
      <Acts version={version} />
      {others.length > 0 ? (
        <Section id="versies" title={t('type.others')}>
          <ul class="meent-cells">
            {others.map((other) => (
              <li class="meent-badges">
                <a href={addresses.manageObjectVersion(type.id, other.number)}>
                  {t('object.version', { number: String(other.number) })}
                </a>
                <ObjectState version={other} />
                <a href={`${addresses.manageObjectVersionAction(type.id, number, 'vergelijk')}?met=${other.number}`}>
                  {t('object.compare', { number: String(other.number) })}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </ManageFrame>
  );
}

function Acts({ version }: { readonly version: Found }) {
  const { t } = useUi();
  if (version.state === 'draft')
    return (
      <>
        <Section id="publiceren" title={t('type.publish')}>
          <Act version={version} action="publiceren" title={t('type.publish')} why={t('object.publish.text')} primary />
        </Section>
        <details class="meent-action">
          <summary>{t('type.remove')}</summary>
          <Act version={version} action="weg" title={t('type.remove')} why={t('object.version.remove.text')} />
        </details>
      </>
    );
  if (version.state === 'deprecated') return null;
  return (
    <details class="meent-action">
      <summary>{t('object.retire')}</summary>
      <Act version={version} action="uit-gebruik" title={t('object.retire')} why={t('object.retire.text')} />
    </details>
  );
}

interface ActProps {
  readonly version: Found;
  readonly action: ObjectVersionAction;
  readonly title: string;
  readonly why: string;
  readonly primary?: boolean;
}

const Act = ({ version: { type, number, etag }, action, title, why, primary }: ActProps) => (
  <Form action={addresses.manageObjectVersionAction(type.id, number, action)}>
    <input type="hidden" name="stand" value={etag} />
    <p>{why}</p>
    <ButtonGroup class="meent-after">
      <Button kind={primary ? 'primary' : 'secondary'}>{title}</Button>
    </ButtonGroup>
  </Form>
);

export function CompareObjectsPage({ comparison }: { readonly comparison: ObjectComparison }) {
  const { t } = useUi();
  const { type, from, to, differences } = comparison;
  const side = (value: string) =>
    value ? <code class="meent-break">{value}</code> : <span class="meent-muted">{t('compare.gone')}</span>;
  return (
    <ManageFrame
      title={t('compare.title', { name: type.name })}
      current="manage.types"
      crumbs={crumbs(type, t('type.kind.objecttype'))}
    >
      {differences.length === 0 ? (
        <p>{t('compare.none')}</p>
      ) : (
        <Table
          caption={t('compare.caption')}
          rows={differences}
          columns={[
            { title: t('compare.what'), cell: ({ at }) => <span class="meent-break">{at}</span> },
            { title: t('object.version', { number: String(from.number) }), cell: ({ before }) => side(before) },
            { title: t('object.version', { number: String(to.number) }), cell: ({ after }) => side(after) },
          ]}
        />
      )}
    </ManageFrame>
  );
}
