/** Break-glass: how it stands, and the one step that is next. */
import type { Noodtoegang } from '../../../../services/logboek/noodtoegang.ts';
import { addresses } from '../../../ui/addresses.ts';
import { Alert } from '../../../ui/components/alert.tsx';
import { Button, ButtonGroup } from '../../../ui/components/button.tsx';
import { Form } from '../../../ui/components/form.tsx';
import { useUi } from '../../../ui/ui.ts';
import type { FormField } from '../../form-fields.ts';
import { DataForm } from '../../pages/data-form.tsx';
import type { Told } from '../../pages/frame.tsx';
import { ArchiveFrame } from './frame.tsx';

export const EMERGENCY_FORM: readonly FormField[] = [
  { name: 'minuten', label: 'emergency.minutes', kind: 'number', help: 'emergency.minutes.help' },
];

export function EmergencyPage({ found, ...told }: Told & { readonly found: Noodtoegang }) {
  const { t, format } = useUi();
  const { stand, moment, minuten, vraag, mag } = found;
  const when = moment ? format.dateTime(new Date(moment)) : '';
  return (
    <ArchiveFrame title={t('nav.archive.emergency')} current="archive.emergency" {...told}>
      <p>{t('emergency.text')}</p>
      <p>{t('emergency.how')}</p>
      {stand === 'open' ? (
        <Alert kind="error" title={t('emergency.open', { when })}>
          {mag ? <Step step="sluiten" text={t('emergency.close')} /> : null}
        </Alert>
      ) : stand === 'gevraagd' ? (
        <>
          <p>{t('emergency.asked', { when, minutes: String(minuten) })}</p>
          <p>{t('emergency.asked.text')}</p>
          {mag ? <Step step="bevestigen" text={t('emergency.confirm')} vraag={vraag} /> : null}
        </>
      ) : (
        <>
          <p>{t('emergency.closed')}</p>
          {mag ? (
            <DataForm
              action={addresses.emergencyStep('vragen')}
              form="vragen"
              fields={EMERGENCY_FORM}
              about={undefined}
              etag=""
              page={addresses.emergency}
              told={told}
              button={t('emergency.ask')}
            />
          ) : null}
        </>
      )}
    </ArchiveFrame>
  );
}

interface StepProps {
  readonly step: string;
  readonly text: string;
  readonly vraag?: string | undefined;
}

const Step = ({ step, text, vraag }: StepProps) => (
  <Form action={addresses.emergencyStep(step)}>
    {vraag === undefined ? null : <input type="hidden" name="vraag" value={vraag} />}
    <ButtonGroup>
      <Button kind="secondary">{text}</Button>
    </ButtonGroup>
  </Form>
);
