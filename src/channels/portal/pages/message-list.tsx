/** Messages as a list: what it is about, from whom, when. New ones say so in words. */
import { addresses } from '../../ui/addresses.ts';
import { Badge } from '../../ui/components/data.tsx';
import { When } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';

export interface MessageSummary {
  readonly id: string;
  readonly subject: string;
  /** The team that wrote it. */
  readonly from: string;
  readonly at: Moment;
  readonly read: boolean;
}

export function MessageList({ messages }: { readonly messages: readonly MessageSummary[] }) {
  const { t } = useUi();
  return (
    <ul class="utrecht-data-list">
      {messages.map((message) => (
        <li class="utrecht-data-list__item">
          <a class="meent-link-row" href={addresses.message(message.id)}>
            {message.read ? message.subject : <strong>{message.subject}</strong>}
          </a>{' '}
          {message.read ? null : <Badge>{t('messages.new')}</Badge>}
          <p class="meent-muted meent-small">
            {message.from}, <When at={message.at} as="date" />
          </p>
        </li>
      ))}
    </ul>
  );
}
