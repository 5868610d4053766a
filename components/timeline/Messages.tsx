import type { Message } from '@/lib/handoff/handoff';
import { replyName } from '@/lib/handoff/kept-names';
import { questionFor } from '@/lib/handoff/question-for';
import { dayAndTime } from '@/lib/panel/time-words';
import { t } from '@/lib/panel/words';
import { OpenForm } from '../ui/OpenForm';
import { MessageForm } from './MessageForm';
import type { PartProps } from './part';

/** Words and questions between SDR and BDM. */
export function Messages(props: PartProps) {
  const { handoff, act, may, gone } = props;
  const { id, messages } = handoff;
  if (messages.length === 0 && !may('message')) return null;
  return (
    <section className="messages" aria-label={t('messages_title')}>
      <h3>{t('messages_title')}</h3>
      {messages.length > 0 && (
        <ol>
          {messages.map((message) => (
            <OneMessage key={message.id} {...props} message={message} />
          ))}
        </ol>
      )}
      <OpenForm label={t('messages_open')} may={may('message')} gone={gone}>
        {(close) => <MessageForm name={`${id}|message`} act={act} onDone={close} />}
      </OpenForm>
    </section>
  );
}

function OneMessage(props: PartProps & { readonly message: Message }) {
  const { handoff, me, act, may, gone, message } = props;
  const isOwn = message.by.id === me;
  // The open question has its reply at the top of the page.
  const isAtTop = me !== undefined && questionFor(handoff, me)?.id === message.id;
  const mayReply = may('message') && !isOwn && !isAtTop;
  return (
    <li data-own={isOwn}>
      <p className="quiet">{headOf(message)}</p>
      <p className="words" dir="auto">
        {message.text}
      </p>
      <OpenForm label={t('messages_reply')} tone="quiet" may={mayReply} gone={gone}>
        {(close) => (
          <MessageForm
            name={replyName(handoff.id, message.id)}
            act={act}
            replyTo={message}
            onDone={close}
          />
        )}
      </OpenForm>
    </li>
  );
}

function headOf({ by, at, question }: Message): string {
  const head = `${by.name}, ${dayAndTime(at)}`;
  return question ? `${head} · ${t('messages_question')}` : head;
}
