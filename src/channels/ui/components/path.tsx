/** The path: steps of a case, moments of contact, looks. Newest first, except steps, which run from start to end. */
import { type ComponentChildren, Fragment } from 'preact';
import type { Moment } from '../texts/format.ts';
import { useUi } from '../ui.ts';
import { Dutch, Heading, When } from './text.tsx';

const Check = () => (
  <svg class="meent-node" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect class="meent-node__done" width="24" height="24" />
    <path class="meent-node__check" d="M7 12.5l3.4 3.4L17.2 9" />
  </svg>
);

const Open = ({ kind }: { readonly kind: 'now' | 'next' }) => (
  <svg class="meent-node" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect class={`meent-node__${kind}`} x="2" y="2" width="20" height="20" />
  </svg>
);

export const Dot = () => (
  <svg class="meent-node" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect class="meent-node__dot" x="4" y="4" width="16" height="16" />
  </svg>
);

export interface Step {
  readonly title: string;
  readonly state: 'done' | 'current' | 'next';
  /** When it happened, or when it is done at the latest. */
  readonly date?: Moment;
  /** The time of that day counts too. */
  readonly exact?: boolean;
  readonly text?: string;
}

interface StepsProps {
  readonly steps: readonly Step[];
  /** Level of the headings; absent: small steps without headings, for the workbench. */
  readonly level?: 3 | 4;
  /** Titles and texts come from the registers. */
  readonly dutch?: boolean;
}

export function ProcessSteps({ steps, level, dutch }: StepsProps) {
  const { t } = useUi();
  const Words = dutch ? Dutch : Fragment;
  return (
    <ol class="denhaag-process-steps">
      {steps.map((step) => (
        <li
          class={`denhaag-process-steps__step denhaag-process-steps__step--${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          {step.state === 'done' ? <Check /> : <Open kind={step.state === 'current' ? 'now' : 'next'} />}
          {level ? (
            <Heading level={level} look={3}>
              <Words>{step.title}</Words>
            </Heading>
          ) : (
            <p>
              <Words>{step.state === 'next' ? step.title : <strong>{step.title}</strong>}</Words>
            </p>
          )}
          <p class={level ? 'denhaag-process-steps__meta' : 'meent-small meent-muted'}>
            <span class="meent-hidden">{t(`steps.${step.state}`)} </span>
            {step.date && step.state === 'next' ? `${t('steps.latest')} ` : null}
            {step.date ? <When at={step.date} as={step.exact ? 'dateTime' : 'date'} /> : null}
            {step.date && step.text ? '. ' : null}
            {step.text ? <Words>{step.text}</Words> : null}
          </p>
        </li>
      ))}
    </ol>
  );
}

export interface Contact {
  readonly at: Moment;
  /** `telefoon`, `bericht`, `website`, `balie`. */
  readonly channel: ComponentChildren;
  readonly text: string;
  /** Its words come from the registers. */
  readonly link?: { readonly href: string; readonly text: string };
}

export const ContactTimeline = ({ moments }: { readonly moments: readonly Contact[] }) => (
  <ol class="denhaag-contact-timeline">
    {moments.map((moment) => (
      <li class="denhaag-contact-timeline__item">
        <Dot />
        <p class="denhaag-contact-timeline__meta">
          <When at={moment.at} as="dayTime" />, {moment.channel}
        </p>
        <p>
          {moment.text}{' '}
          {moment.link ? (
            <a href={moment.link.href}>
              <Dutch>{moment.link.text}</Dutch>
            </a>
          ) : null}
        </p>
      </li>
    ))}
  </ol>
);

export const Trace = ({ children }: { readonly children: ComponentChildren }) => (
  <ol class="meent-trace">{children}</ol>
);
