import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import { Badge } from '../../parts/badge.js';
import { Button, ButtonLink } from '../../parts/button.js';
import { Card, Empty, Loaded, Page } from '../../parts/page.js';
import { useFormat, useSpeech, useWords } from '../../words/words.js';

/** What concerns this person, newest first. */
export default function MessagesPage() {
  const w = useWords();
  const format = useFormat();
  const { language } = useSpeech();
  const { run, busy } = useAction();
  const [limit, setLimit] = useState(30);
  const messages = useLive(`messages:${language}:${limit}`, () => ask(api.GET('/api/v1/messages', { params: { query: { limit } } })));
  const markRead = (id: string): void =>
    void run(async () => {
      await ask(api.POST('/api/v1/messages/{id}/reading', { params: { path: { id } } }));
      globalThis.dispatchEvent(new Event('glane:changed'));
    });
  return (
    <Page title={w.account.messagesTitle}>
      <Loaded live={messages}>
        {({ items, next }) =>
          items.length === 0 ? (
            <Empty icon="messages" title={w.account.messagesEmpty}>
              <span>{w.account.messagesEmptyText}</span>
            </Empty>
          ) : (
            <>
              <ul class="list-unstyled stack mb-0">
                {items.map((message) => (
                  <li key={message.id}>
                    <Card>
                      <div class="row-wrap spread">
                        <span class="small text-muted">{format.moment(message.createdAt)}</span>
                        {!message.readAt && <Badge tone="wait">{w.account.unread}</Badge>}
                      </div>
                      <p class="mb-0">{message.text}</p>
                      <div class="row-wrap">
                        <ButtonLink icon="forward" href={message.link}>
                          {w.common.details}
                        </ButtonLink>
                        {!message.readAt && (
                          <Button tone="quiet" icon="check" busy={busy} onClick={() => markRead(message.id)}>
                            {w.account.markRead}
                          </Button>
                        )}
                      </div>
                    </Card>
                  </li>
                ))}
              </ul>
              {next && limit < 200 && <Button onClick={() => setLimit(200)}>{w.common.moreItems}</Button>}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
