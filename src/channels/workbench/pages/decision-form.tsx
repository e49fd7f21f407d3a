/** The form with which an employee records a decision and the document that holds it. */
import { addresses } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { FileInput, ofRegister, Select, TextArea, TextBox } from '../../ui/components/fields.tsx';
import { Form } from '../../ui/components/form.tsx';
import { useUi } from '../../ui/ui.ts';
import type { ActionProps } from './case-actions.tsx';

/** Its fields, by the name that the register gives each. */
export const DECISION_FIELDS = {
  besluittype: 'besluittype',
  datum: 'besluitdatum',
  ingangsdatum: 'ingangsdatum',
  vervaldatum: 'vervaldatum',
  verzenddatum: 'verzenddatum',
  toelichting: 'besluittoelichting',
  informatieobjecttype: 'besluitdocument',
  bestand: 'besluitbestand',
} as const;

export function DecisionForm({ id, actions, errors = [] }: ActionProps) {
  const { t, format } = useUi();
  if (actions.decisionTypes.length === 0) return null;
  const { typed } = actions;
  const names = new Set<string>(Object.values(DECISION_FIELDS));
  const day = (name: 'besluitdatum' | 'ingangsdatum' | 'vervaldatum' | 'verzenddatum') =>
    ({ name, type: 'date', value: typed?.[name], errors }) as const;
  const choice = { value: '', label: t('action.decision.choose') };
  return (
    <details class="meent-action meent-after" open={errors.some(({ field }) => names.has(field))}>
      <summary>{t('action.decision')}</summary>
      <Form action={addresses.workCaseAction(id, 'besluiten')} files leave>
        <p class="meent-small meent-muted">{t('action.decision.text')}</p>
        <Select
          name="besluittype"
          label={t('action.decision.type')}
          options={[choice, ...ofRegister(actions.decisionTypes)]}
          value={typed?.besluittype}
          errors={errors}
        />
        <TextArea
          name="besluittoelichting"
          label={t('action.decision.words')}
          help={t('action.status.help')}
          value={typed?.besluittoelichting}
          rows={3}
          optional
          errors={errors}
        />
        <TextBox {...day('besluitdatum')} label={t('action.decision.date')} />
        <TextBox {...day('ingangsdatum')} label={t('action.decision.starts')} />
        <TextBox {...day('vervaldatum')} label={t('action.decision.ends')} optional />
        <TextBox
          {...day('verzenddatum')}
          label={t('action.decision.sent')}
          help={t('action.decision.sent.help')}
          optional
        />
        <FileInput
          name="besluitbestand"
          label={t('action.decision.file')}
          help={t('action.document.help', { size: format.size(actions.maxBytes) })}
          accept={actions.accept}
          errors={errors}
        />
        <Select
          name="besluitdocument"
          label={t('action.decision.document')}
          options={[choice, ...ofRegister(actions.decisionDocumentTypes)]}
          value={typed?.besluitdocument}
          errors={errors}
        />
        <ButtonGroup class="meent-after">
          <Button kind="secondary">{t('action.decision.do')}</Button>
        </ButtonGroup>
      </Form>
    </details>
  );
}
