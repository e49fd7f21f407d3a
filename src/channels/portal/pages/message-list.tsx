/** Messages as a list: what it is about, from whom, when. New ones say so in words. */
import { addresses } from '../../ui/addresses.ts';
import { Badge } from '../../ui/components/data.tsx';
import { Dutch, Rich, When } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';

export interface MessageSummary {
  readonly id: string;
  readonly subject: string;
  /** The team that wrote it. */
  readonly from: string;
  readonly at: Moment;
  readonly read: boolean;
  /** Title of the case that it is about. */
  readonly about?: string;
}

export function MessageList({ messages }: { readonly messages: readonly MessageSummary[] }) {
  const { t } = useUi();
  return (
    <ul class="utrecht-data-list">
      {messages.map((message) => (
        <li class="utrecht-data-list__item">
          <a class="meent-link-row" href={addresses.message(message.id)}>
            <Dutch>{message.read ? message.subject : <strong>{message.subject}</strong>}</Dutch>
            {message.about ? (
              <span class="meent-hidden">
                {'. '}
                <Rich text="messages.about" with={{ title: <Dutch>{message.about}</Dutch> }} />
              </span>
            ) : null}
          </a>{' '}
          {message.read ? null : <Badge>{t('messages.new')}</Badge>}
          <p class="meent-muted meent-small">
            {message.about ? (
              <span aria-hidden="true">
                <Rich text="messages.about" with={{ title: <Dutch>{message.about}</Dutch> }} />.{' '}
              </span>
            ) : null}
            <Dutch>{message.from}</Dutch>, <When at={message.at} as="date" />
          </p>
        </li>
      ))}
    </ul>
  );
}
