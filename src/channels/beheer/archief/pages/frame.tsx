import { TextArea } from '../../../ui/components/fields.tsx';
import type { FieldError } from '../../../ui/components/form.tsx';
import { useUi } from '../../../ui/ui.ts';
import { type FrameProps, ManageFrame } from '../../pages/frame.tsx';

export const ArchiveFrame = (props: FrameProps) => <ManageFrame {...props} channel="archive" />;

/** Why something is done. `name` differs where a page asks it more than once. */
export function Reason({
  name = 'reden',
  value,
  errors,
}: {
  readonly name?: string;
  readonly value?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
}) {
  const { t } = useUi();
  return (
    <TextArea
      name={name}
      label={t('archive.why')}
      help={t('archive.why.help')}
      rows={2}
      value={value}
      {...(errors ? { errors } : {})}
    />
  );
}
