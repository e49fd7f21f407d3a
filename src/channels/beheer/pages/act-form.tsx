/** The form of one deed on a version: why, perhaps something to fill in, and the button. */
import type { ComponentChildren } from 'preact';
import type { VersionPage } from '../../../services/operations/type-versions.ts';
import { addresses, type TypeAction } from '../../ui/addresses.ts';
import { Button, ButtonGroup } from '../../ui/components/button.tsx';
import { Form } from '../../ui/components/form.tsx';
import type { Filled } from '../filled.ts';
import { Hidden } from './meanwhile.tsx';

interface ActProps {
  readonly version: VersionPage;
  readonly action: TypeAction;
  readonly title: string;
  readonly why?: string;
  readonly primary?: boolean;
  /** Where something is typed. */
  readonly filled?: Filled;
  readonly children?: ComponentChildren;
}

export function Act({ version, action, title, why, primary, filled, children }: ActProps) {
  return (
    <Form action={addresses.manageTypeAction(version.kind, version.id, action)}>
      {filled ? <Hidden filled={filled} /> : <input type="hidden" name="stand" value={version.etag} />}
      {why ? <p>{why}</p> : null}
      {children}
      <ButtonGroup class="meent-after">
        <Button kind={primary ? 'primary' : 'secondary'}>{title}</Button>
      </ButtonGroup>
    </Form>
  );
}
