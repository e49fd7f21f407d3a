/** The title field: one colour, one drawing, one heading of level 1. */
import type { ComponentChildren } from 'preact';
import { useUi } from '../ui.ts';
import { Land } from './land.tsx';
import { Heading } from './text.tsx';

export interface Crumb {
  readonly href: string;
  readonly text: string;
}

export interface FieldTexts {
  readonly heading: ComponentChildren;
  readonly lead?: ComponentChildren;
  readonly crumbs?: readonly Crumb[];
}

export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useUi();
  return (
    <nav class="utrecht-breadcrumb-nav" aria-label={t('page.breadcrumb')}>
      <ol class="utrecht-breadcrumb-nav__list">
        {crumbs.map(({ href, text }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export const Field = ({ heading, lead, crumbs, seed }: FieldTexts & { readonly seed: string }) => (
  <div class="meent-field">
    <Land seed={seed} />
    <div class="meent-wrap">
      <div class="meent-field__text">
        {crumbs ? <Breadcrumb crumbs={crumbs} /> : null}
        <Heading level={1}>{heading}</Heading>
        {lead ? <p class="nl-paragraph--lead">{lead}</p> : null}
      </div>
    </div>
  </div>
);
