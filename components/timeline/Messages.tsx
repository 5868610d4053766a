import { useState } from 'react';
import type { Handoff, Message } from '@/lib/handoff/handoff';
import type { Act } from '@/lib/panel/handing-over';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';
import { Button } from '../ui/Button';
import { MessageForm } from './MessageForm';

interface MessagesProps {
  readonly handoff: Handoff;
  readonly me: string | undefined;
  readonly act: Act;
  readonly mayWrite: boolean;
}

/** Words and questions between SDR and BDM. */
export function Messages({ handoff, me, act, mayWrite }: MessagesProps) {
  const [writing, setWriting] = useState<'nothing' | 'a message' | Message>('nothing');
  const { messages } = handoff;
  if (messages.length === 0 && !mayWrite) return null;
  const replyTo = typeof writing === 'object' ? writing : undefined;
  return (
    <section className="messages" aria-label={t('messages_title')}>
      <h3>{t('messages_title')}</h3>
      {messages.length > 0 && (
        <ol>
          {messages.map((message) => (
            <li key={message.id} data-own={message.by.id === me}>
              <p className="quiet">{headOf(message)}</p>
              <p>{message.text}</p>
              {mayWrite && message.by.id !== me && (
                <Button tone="quiet" onClick={() => setWriting(message)}>
                  {t('messages_reply')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayWrite && writing === 'nothing' && (
        <Button onClick={() => setWriting('a message')}>{t('messages_open')}</Button>
      )}
      {mayWrite && writing !== 'nothing' && (
        <MessageForm
          key={replyTo?.id}
          handoff={handoff.id}
          act={act}
          replyTo={replyTo}
          onDone={() => setWriting('nothing')}
        />
      )}
    </section>
  );
}

function headOf({ by, at, question }: Message): string {
  const head = `${by.name}, ${dayAndTime(at)}`;
  return question ? `${head} · ${t('messages_question')}` : head;
}
