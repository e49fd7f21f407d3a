/** The editor of a JSON schema, where it goes wrong, and what an object by it looks like. */
import type { TextPlace } from '../../../foundation/json-text/read-json.ts';
import type { Tried } from '../../../services/operations/schema-text.ts';
import { Alert } from '../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { CodeBlock } from '../../ui/components/code.tsx';
import { Table } from '../../ui/components/data.tsx';
import { TextArea } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { Dutch } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';
import { Section, type Told } from './frame.tsx';

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
export function Editor({ action, schema, stand, told, place }: EditorProps) {
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
              // A column that is empty all the way down tells nothing.
              ...(fields.some(({ about }) => about)
                ? [
                    {
                      title: t('object.meaning'),
                      cell: ({ about }: Tried['fields'][number]) => (about ? <Dutch>{about}</Dutch> : null),
                    },
                  ]
                : []),
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
export function SchemaRight() {
  const { t } = useUi();
  return (
    <Alert kind="ok" title={t('object.right')}>
      <p>
        <a href="#voorbeeldobject">{t('object.right.look')}</a>
      </p>
    </Alert>
  );
}
