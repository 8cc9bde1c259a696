import { useAction } from '../../api/action.js';
import { forget, sendWaiting } from '../../offline/queue.js';
import { useWaiting } from '../../offline/use-queue.js';
import { Button } from '../../parts/button.js';
import { Notice, ProblemNotice } from '../../parts/notice.js';
import { Card, Empty, Page } from '../../parts/page.js';
import { useMe } from '../../session/session.js';
import { useFormat, useWords } from '../../words/words.js';

/** What was done without a network and is not sent yet, and what the server said no to afterwards. */
export default function WaitingPage() {
  const w = useWords();
  const format = useFormat();
  const me = useMe();
  const waiting = useWaiting();
  const { run, busy } = useAction();
  return (
    <Page title={w.waiting.title} intro={w.waiting.intro}>
      {waiting.length === 0 ? (
        <Empty icon="check" title={w.waiting.empty}>
          <span>{w.waiting.emptyText}</span>
        </Empty>
      ) : (
        <>
          <div>
            <Button tone="primary" icon="cycles" busy={busy} onClick={() => void run(() => sendWaiting(me.id))}>
              {w.waiting.sendNow}
            </Button>
          </div>
          <ul class="list-unstyled stack mb-0">
            {waiting.map((request) => (
              <li key={request.key}>
                <Card urgent={request.refused !== undefined}>
                  <strong>{request.label}</strong>
                  <span class="small text-muted">{w.waiting.made(format.dateTime(new Date(request.at).toISOString()))}</span>
                  {request.refused && (
                    <>
                      <Notice tone="bad">
                        <span>{w.waiting.refused}</span>
                      </Notice>
                      <ProblemNotice problem={request.refused} />
                      <Button onClick={() => void forget(request.key)}>{w.waiting.giveUp}</Button>
                    </>
                  )}
                </Card>
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
