/** Icon, heading, what to do. At most one a page. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icons.tsx';
import { Heading } from './text.tsx';

type AlertKind = 'info' | 'warning' | 'error' | 'ok';

const ICONS: Record<AlertKind, IconName> = { info: 'info', warning: 'warning', error: 'warning', ok: 'ok' };

interface AlertProps {
  readonly kind: AlertKind;
  readonly title: string;
  readonly level?: 2 | 3;
  /** Appeared because of what the visitor just did: read out at once. */
  readonly announce?: boolean;
  readonly children?: ComponentChildren;
}

export const Alert = ({ kind, title, level = 2, announce, children }: AlertProps) => (
  <div
    class={`utrecht-alert utrecht-alert--${kind}`}
    role={announce ? (kind === 'error' ? 'alert' : 'status') : undefined}
  >
    <Icon name={ICONS[kind]} />
    <div class="meent-flow">
      <Heading level={level} look={4}>
        {title}
      </Heading>
      {children}
    </div>
  </div>
);

/** What came of the visitor's last action; shown once, after the redirect. */
export interface Flash {
  readonly kind: 'ok' | 'error';
  readonly title: string;
  readonly text?: string;
}

/** A page that is just opened reads its title first, and not every live region. */
export const titleWith = (flash: Flash | undefined, title: string): string =>
  flash ? `${flash.title} - ${title}` : title;

export const FlashAlert = ({ flash }: { readonly flash: Flash | undefined }) =>
  flash ? (
    <Alert kind={flash.kind} title={flash.title} announce>
      {flash.text ? <p>{flash.text}</p> : null}
    </Alert>
  ) : null;
