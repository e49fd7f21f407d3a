/** Strips: what is kept. A case, a message, a door, something to do. */
import type { ComponentChildren } from 'preact';
import { MiniPath, type PathLength } from './mini-path.tsx';
import { Dutch, Heading } from './text.tsx';

export const Strips = ({ children }: { readonly children: ComponentChildren }) => (
  <ul class="meent-strips">{children}</ul>
);

export interface CaseStrip {
  readonly title: string;
  readonly href: string;
  /** Where it stands, in plain words. */
  readonly status: string;
  readonly path: PathLength;
}

/** The whole strip can be pressed, through the one link in its heading. */
export const CaseCard = ({ title, href, status, path }: CaseStrip) => (
  <li class="denhaag-case-card denhaag-case-card--link">
    <div>
      <Heading level={3} class="denhaag-case-card__title">
        <a href={href}>
          <Dutch>{title}</Dutch>
        </a>
      </Heading>
      <p>
        <Dutch>{status}</Dutch>
      </p>
    </div>
    <div class="denhaag-case-card__aside">
      <MiniPath {...path} />
    </div>
  </li>
);

interface TodoProps {
  readonly title: string;
  readonly text: string;
  readonly children: ComponentChildren;
}

/** Your turn: the one yellow strip of a page. */
export const TodoCard = ({ title, text, children }: TodoProps) => (
  <li class="denhaag-case-card denhaag-case-card--you">
    <div class="meent-flow meent-flow--tail">
      <Heading level={3} class="denhaag-case-card__title">
        {title}
      </Heading>
      <p>{text}</p>
    </div>
    <div class="denhaag-case-card__aside">{children}</div>
  </li>
);

interface DoorProps {
  readonly title: string;
  readonly href: string;
  /** Place in the outline of the page. */
  readonly level?: 2 | 3;
  readonly children: ComponentChildren;
}

export const Door = ({ title, href, level = 3, children }: DoorProps) => (
  <li class="denhaag-case-card denhaag-case-card--link">
    <Heading level={level} look={3} class="denhaag-case-card__title">
      <a href={href}>{title}</a>
    </Heading>
    <p>{children}</p>
  </li>
);
