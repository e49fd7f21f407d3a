/** Buttons do, links go. One primary button per decision. */
import type { ComponentChildren } from 'preact';

interface ButtonProps {
  readonly kind?: 'primary' | 'secondary';
  readonly name?: string;
  readonly value?: string;
  readonly children: ComponentChildren;
}

export const Button = ({ kind = 'primary', name, value, children }: ButtonProps) => (
  <button class={`nl-button nl-button--${kind}`} type="submit" name={name} value={value}>
    {children}
  </button>
);

interface LinkButtonProps {
  readonly href: string;
  readonly kind?: 'primary' | 'secondary';
  readonly children: ComponentChildren;
}

/** Looks like a button because it starts something, and is a link because it goes somewhere. */
export const LinkButton = ({ href, kind = 'primary', children }: LinkButtonProps) => (
  <a class={`nl-button nl-button--${kind}`} href={href}>
    {children}
  </a>
);

export const ButtonGroup = ({
  children,
  class: extra,
}: {
  readonly children: ComponentChildren;
  readonly class?: string;
}) => <div class={`nl-button-group${extra ? ` ${extra}` : ''}`}>{children}</div>;

/** A link on a line of its own, high enough to hit. */
export const RowLink = ({ href, children }: { readonly href: string; readonly children: ComponentChildren }) => (
  <a class="meent-link-row" href={href}>
    {children}
  </a>
);
