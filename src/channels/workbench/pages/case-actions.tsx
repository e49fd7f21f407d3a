/** What an employee does with a case: set a status, add a document, close with a result. Each form is a POST of its own. */
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { FileInput, type Option, ofRegister, Radios, Select, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { type FieldError, Form } from '../../ui/components/form.tsx';
import { Heading } from '../../ui/components/text.tsx';
import { useUi } from '../../ui/ui.ts';

export interface StatusOption extends Option {
  /** The case has been further than this already. */
  readonly back?: boolean;
}

export interface CaseActions {
  /** Id of the status that the page shows. */
  readonly seen: string;
  /** Status types that may be set now, without the last. Value: id. */
  readonly statuses: readonly StatusOption[];
  /** Result types of the case type. Value: id. */
  readonly results: readonly Option[];
  readonly documentTypes: readonly Option[];
  readonly confidentialities: readonly Option[];
  /** Kinds of decision that the case type knows, and kinds of document that hold one. Value: id. */
  readonly decisionTypes: readonly Option[];
  readonly decisionDocumentTypes: readonly Option[];
  /** What a document may be: endings of names, with the dot. */
  readonly accept: readonly string[];
  /** Highest size of a document. */
  readonly maxBytes: number;
  /** What was typed before an error. */
  readonly typed?: Readonly<Record<string, string>>;
}

export interface ActionProps {
  readonly id: string;
  readonly actions: CaseActions;
  readonly errors: readonly FieldError[] | undefined;
}

/** Fields: `gezien` (what the page showed), `statustype`, `toelichting`. */
export function StatusForm({ id, actions, errors = [] }: ActionProps) {
  const { t } = useUi();
  if (actions.statuses.length === 0) return null;
  return (
    <section aria-labelledby="status-zetten">
      <Heading level={2} look={3} id="status-zetten">
        {t('action.status')}
      </Heading>
      <Form action={addresses.workCaseAction(id, 'status')} leave>
        <input type="hidden" name="gezien" value={actions.seen} />
        <Radios
          name="statustype"
          label={t('action.status.which')}
          options={actions.statuses.map(({ back, ...option }) =>
            back ? { ...option, help: t('action.status.back'), dutch: 'label' } : { ...option, dutch: 'label' },
          )}
          value={actions.typed?.statustype}
          errors={errors}
        />
        <TextArea
          name="toelichting"
          label={t('action.status.why')}
          help={t('action.status.help')}
          value={actions.typed?.toelichting}
          rows={3}
          optional
          errors={errors}
        />
        <ButtonGroup class="meent-after">
          <Button>{t('action.status.set')}</Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}

/** Fields: `gezien`, `resultaattype`, `resultaattoelichting`. */
export function CloseForm({ id, actions, errors = [] }: ActionProps) {
  const { t } = useUi();
  if (actions.results.length === 0) return null;
  const wrong = errors.some(({ field }) => field.startsWith('resultaat'));
  return (
    <details class="meent-action" open={wrong}>
      <summary>{t('action.close')}</summary>
      <Form action={addresses.workCaseAction(id, 'sluiten')} leave>
        <input type="hidden" name="gezien" value={actions.seen} />
        <p class="meent-small meent-muted">{t('action.close.text')}</p>
        <Radios
          name="resultaattype"
          label={t('action.result')}
          options={ofRegister(actions.results)}
          value={actions.typed?.resultaattype}
          errors={errors}
        />
        <TextArea
          name="resultaattoelichting"
          label={t('action.result.why')}
          value={actions.typed?.resultaattoelichting}
          rows={3}
          optional
          errors={errors}
        />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('action.close.do')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}

/** Fields: `bestand` (file), `titel`, `informatieobjecttype`, `vertrouwelijkheid`. */
export function DocumentForm({ id, actions, errors = [] }: ActionProps) {
  const { t, format } = useUi();
  const wrong = errors.some(({ field }) =>
    ['bestand', 'titel', 'informatieobjecttype', 'vertrouwelijkheid'].includes(field),
  );
  return (
    <details class="meent-action meent-after" open={wrong}>
      <summary>{t('action.document')}</summary>
      <Form action={addresses.workCaseAction(id, 'documenten')} files leave>
        <FileInput
          name="bestand"
          label={t('action.document.file')}
          help={t('action.document.help', { size: format.size(actions.maxBytes) })}
          accept={actions.accept}
          errors={errors}
        />
        <TextBox name="titel" label={t('action.document.title')} value={actions.typed?.titel} errors={errors} />
        <Select
          name="informatieobjecttype"
          label={t('action.document.type')}
          options={[{ value: '', label: t('action.document.choose') }, ...ofRegister(actions.documentTypes)]}
          value={actions.typed?.informatieobjecttype}
          errors={errors}
        />
        <Select
          name="vertrouwelijkheid"
          label={t('action.document.secret')}
          options={actions.confidentialities}
          value={actions.typed?.vertrouwelijkheid}
          errors={errors}
        />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('action.document.do')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}
