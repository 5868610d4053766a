import { useState } from 'react';
import { replyName } from '@/lib/handoff/form-draft-names';
import type { Message } from '@/lib/handoff/handoff-state';
import { questionFor } from '@/lib/handoff/question-for';
import { cleanText } from '@/lib/handoff/text';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { dayAndTime } from '@/lib/panel/time/time-text';
import { ExpandableForm } from '../ui/ExpandableForm';
import { Form } from '../ui/Form';
import { TextArea } from '../ui/TextArea';
import type { PartProps } from './parts';

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
      <ExpandableForm label={t('messages_open')} may={may('message')} gone={gone}>
        {(close) => <MessageForm name={`${id}|message`} act={act} onDone={close} />}
      </ExpandableForm>
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
      <ExpandableForm label={t('messages_reply')} tone="quiet" may={mayReply} gone={gone}>
        {(close) => (
          <MessageForm
            name={replyName(handoff.id, message.id)}
            act={act}
            replyTo={message}
            onDone={close}
          />
        )}
      </ExpandableForm>
    </li>
  );
}

function headOf({ by, at, question }: Message): string {
  const head = `${by.name}, ${dayAndTime(at)}`;
  return question ? `${head} · ${t('messages_question')}` : head;
}

const LONGEST_TEXT = 2000;

interface MessageFormProps {
  /** The name under which what is typed is kept. */
  readonly name: string;
  readonly act: RunAction;
  readonly replyTo?: Message;
  readonly isNext?: boolean;
  readonly onDone?: () => void;
}

/** Writes a message or a question, or replies to one; always open where there is no way to close it. */
function MessageForm({ name, act, replyTo, isNext = false, onDone }: MessageFormProps) {
  const form = useFormDraft<'text' | 'question'>(name);
  const [asked, setAsked] = useState(false);
  const text = cleanText(form.of('text'));
  const question = form.of('question') === 'yes';
  const send = async () => {
    setAsked(true);
    const reply = replyTo && { replyTo: replyTo.id };
    if (!text || !(await act('message', { text, question, ...reply }))) return;
    form.forget();
    setAsked(false);
    onDone?.();
  };
  return (
    <Form
      submit={t('messages_send')}
      tone={isNext || onDone ? 'primary' : 'plain'}
      onSubmit={() => void send()}
      onCancel={onDone}
    >
      <TextArea
        label={replyTo ? t('messages_replyTo', replyTo.by.name) : t('messages_write')}
        value={form.of('text')}
        maxLength={LONGEST_TEXT}
        error={asked && !text ? t('messages_textMissing') : undefined}
        autoFocus={onDone !== undefined}
        onChange={(next) => form.set('text', next)}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={question}
          onChange={({ currentTarget }) => form.set('question', currentTarget.checked ? 'yes' : '')}
        />
        {t('messages_isQuestion')}
      </label>
    </Form>
  );
}

/** The question that waits for whoever looks, with the reply at hand. */
export function OpenQuestion({ handoff, me, act, may, isNext }: PartProps) {
  const question = me === undefined ? undefined : questionFor(handoff, me);
  if (!question || !may('message')) return null;
  return (
    <section className="open-question" aria-label={t('question_title')}>
      <h3>{t('question_asks', question.by.name)}</h3>
      <blockquote dir="auto">{question.text}</blockquote>
      <p className="quiet">{dayAndTime(question.at)}</p>
      <MessageForm
        key={question.id}
        name={replyName(handoff.id, question.id)}
        act={act}
        replyTo={question}
        isNext={isNext}
      />
    </section>
  );
}
