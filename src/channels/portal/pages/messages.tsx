/** The message box, and one message in it. */
import { addresses } from '../../ui/addresses.ts';
import { LinkButton } from '../../ui/components/button.tsx';
import { type FileInfo, Files, Pagination } from '../../ui/components/data.tsx';
import { Page } from '../../ui/components/page.tsx';
import { Dutch, Heading, Rich, When } from '../../ui/components/text.tsx';
import type { Moment } from '../../ui/texts/format.ts';
import { useUi } from '../../ui/ui.ts';
import { MessageList, type MessageSummary } from './message-list.tsx';

export interface MessagesPageProps {
  readonly messages: readonly MessageSummary[];
  readonly unread: number;
  readonly page: number;
  readonly pages: number;
}

export function MessagesPage({ messages, unread, page, pages }: MessagesPageProps) {
  const { t } = useUi();
  const lead = unread ? t('messages.lead', { count: unread }) : t('messages.lead.none');
  return (
    <Page
      channel="portal"
      title={t('messages.title')}
      current="messages"
      field={{ heading: t('messages.title'), lead, crumbs: [{ href: addresses.mine, text: t('nav.overview') }] }}
    >
      <div class="meent-wrap meent-section">
        <div class="meent-text">
          {messages.length ? <MessageList messages={messages} /> : <p>{t('messages.none')}</p>}
          <Pagination page={page} pages={pages} href={(number) => `${addresses.messages}?pagina=${number}`} />
        </div>
      </div>
    </Page>
  );
}

export interface MessagePageProps {
  readonly subject: string;
  readonly from: string;
  readonly at: Moment;
  readonly paragraphs: readonly string[];
  readonly case?: { readonly id: string; readonly title: string };
  readonly files: readonly FileInfo[];
}

export function MessagePage(message: MessagePageProps) {
  const { t } = useUi();
  const crumbs = [
    { href: addresses.mine, text: t('nav.overview') },
    { href: addresses.messages, text: t('nav.messages') },
  ];
  const lead = (
    <Rich
      text="message.from"
      with={{ from: <Dutch>{message.from}</Dutch>, when: <When at={message.at} as="dateTime" /> }}
    />
  );
  return (
    <Page
      channel="portal"
      title={message.subject}
      current="messages"
      field={{ heading: <Dutch>{message.subject}</Dutch>, lead, crumbs }}
    >
      <div class="meent-wrap meent-section meent-stack meent-stack--tight">
        <div class="meent-text meent-flow" lang="nl">
          {message.paragraphs.map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
        {message.files.length ? (
          <section class="meent-text" aria-labelledby="bestanden">
            <Heading level={2} look={3} id="bestanden">
              {t('case.files')}
            </Heading>
            <Files files={message.files} />
          </section>
        ) : null}
        {message.case ? (
          <p>
            <LinkButton href={addresses.case(message.case.id)}>{t('message.case')}</LinkButton>
          </p>
        ) : null}
      </div>
    </Page>
  );
}
