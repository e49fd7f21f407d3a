/** One version of an object type: its fields and an example, and of a concept the editor of its JSON schema. */

import type { TextPlace } from '../../../foundation/json-text/read-json.ts';
import type { ObjectVersionPage as Found, ObjectComparison } from '../../../services/operations/manage-object-types.ts';
import type { Tried } from '../../../services/operations/schema-text.ts';
import { addresses, type ObjectVersionAction } from '../../ui/addresses.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { CodeBlock } from '../../ui/components/code.tsx';
import { Table } from '../../ui/components/data.tsx';
import { TextArea } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch, When } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { ManageFrame, Section, type Told } from './frame.tsx';
import { ObjectState } from './object-types.tsx';

interface EditorProps {
  readonly action: string;
  readonly schema: string;
  readonly stand?: string;
  readonly told: Told;
  /** Where the text goes wrong. */
  readonly place?: TextPlace | undefined;
}

const ROWS = { least: 16, most: 40 } as const;

/** Two buttons: look first, or keep. Neither needs a script. */
function Editor({ action, schema, stand, told, place }: EditorProps) {
  const { t } = useUi();
  const { errors = [], typed } = told;
  const text = typed?.schema ?? schema;
  const rows = Math.min(ROWS.most, Math.max(ROWS.least, text.split('\n').length + 1));
  return (
    <Form action={action} leave class="meent-schema-editor">
      {stand ? <input type="hidden" name="stand" value={stand} /> : null}
      <TextArea
        name="schema"
        label={t('object.schema')}
        help={t('object.schema.help')}
        value={text}
        rows={rows}
        errors={errors}
      />
      {place ? <FaultLines text={text} place={place} /> : null}
      <TextArea
        name="voorbeeld"
        label={t('object.own')}
        help={t('object.own.help')}
        value={typed?.voorbeeld}
        rows={4}
        errors={errors}
        optional
      />
      <ButtonGroup class="meent-after">
        <Button kind="secondary" name="knop" value="bekijk">
          {t('object.try')}
        </Button>
        <Button>{t('object.save')}</Button>
      </ButtonGroup>
    </Form>
  );
}

const AROUND = 2;

/** The lines around the fault with their numbers, which a text box does not show. */
function FaultLines({ text, place }: { readonly text: string; readonly place: TextPlace }) {
  const { t } = useUi();
  const first = Math.max(1, place.line - AROUND);
  const lines = text.split('\n').slice(first - 1, place.line + AROUND);
  return (
    <div class="meent-fault">
      <p>{t('object.fault')}</p>
      <ol start={first}>
        {lines.map((line, index) => (
          <li>
            <code>{first + index === place.line ? <mark>{line || ' '}</mark> : line || ' '}</code>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What the schema says, in words, and what a thing of this kind looks like. */
export function TriedPart({ tried }: { readonly tried: Tried }) {
  const { t } = useUi();
  const { fields, example, own, faults } = tried;
  return (
    <>
      <Section id="velden" title={t('object.fields')}>
        {fields.length === 0 ? (
          <p>{t('object.fields.none')}</p>
        ) : (
          <Table
            caption={<span class="meent-hidden">{t('object.fields')}</span>}
            rows={fields}
            columns={[
              { title: t('object.field'), cell: ({ path }) => <code class="meent-path-name">{path}</code> },
              { title: t('object.kind'), cell: ({ kind }) => <Dutch>{kind}</Dutch> },
              { title: t('object.required'), cell: ({ required }) => t(required ? 'type.yes' : 'type.no') },
              { title: t('object.meaning'), cell: ({ about }) => (about ? <Dutch>{about}</Dutch> : null) },
            ]}
          />
        )}
      </Section>
      <Section id="voorbeeldobject" title={t('object.example')}>
        {own && faults.length === 0 ? <p>{t('object.example.fits')}</p> : null}
        {faults.length > 0 ? (
          <Alert kind={own ? 'error' : 'info'} title={t(own ? 'object.example.wrong' : 'object.example.guess')}>
            <ul>
              {faults.map(({ at, reason }) => (
                <li>
                  <Dutch>
                    {at ? `${at}: ` : null}
                    {reason}
                  </Dutch>
                </li>
              ))}
            </ul>
          </Alert>
        ) : null}
        {example ? <CodeBlock code={example} /> : <p>{t('object.example.none')}</p>}
      </Section>
    </>
  );
}

/** What was asked for stands below a long text. */
function SchemaRight() {
  const { t } = useUi();
  return (
    <Alert kind="ok" title={t('object.right')}>
      <p>
        <a href="#voorbeeldobject">{t('object.right.look')}</a>
      </p>
    </Alert>
  );
}

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
