import { type KeyboardEvent, type Ref, useId, useState } from 'react';
import { replyName } from '@/lib/handoff/form-draft-names';
import type { Handoff } from '@/lib/handoff/handoff';
import type { Message } from '@/lib/handoff/handoff-state';
import { questionFor } from '@/lib/handoff/question-for';
import { firstName } from '@/lib/handoff/reach/first-name';
import { cleanText } from '@/lib/handoff/text';
import type { RunAction } from '@/lib/panel/act/run-action';
import { useFormDraft } from '@/lib/panel/draft/use-form-draft';
import { t } from '@/lib/panel/i18n';
import { isComposing } from '../ui/composing';
import { Face } from '../ui/Face';
import { IconButton } from '../ui/IconButton';
import { Icon } from '../ui/icons';

/** What the line at the bottom is for: a message, or a reply to one. */
export interface ReplyTarget {
  readonly message: Message | undefined;
  /** Replies to a message, or with `undefined` to none. */
  readonly replyTo: (message: Message | undefined) => void;
  /** Whether somebody is at it: then it stays what it is, whatever comes meanwhile. */
  readonly isBusy: boolean;
  readonly setBusy: (isBusy: boolean) => void;
}

/**
 * Returns which message the line replies to: the open question by itself, until whoever writes leaves
 * it or replies to another.
 */
export function useReplyTarget(handoff: Handoff, me: string | undefined): ReplyTarget {
  const open = me === undefined ? undefined : questionFor(handoff, me)?.id;
  const [chosen, setChosen] = useState<{ readonly id: string | undefined }>();
  const [left, setLeft] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const wanted = chosen ? chosen.id : open === left ? undefined : open;
  const [held, setHeld] = useState(wanted);
  if (!isBusy && held !== wanted) setHeld(wanted);
  return {
    message: handoff.messages.find(({ id }) => id === held),
    replyTo: (message) => {
      setHeld(message?.id);
      setChosen(message && message.id !== open ? { id: message.id } : undefined);
      setLeft(message === undefined ? held : undefined);
    },
    isBusy,
    setBusy,
  };
}

const LONGEST_TEXT = 2000;

interface ComposerProps {
  readonly handoff: Handoff;
  readonly me: string;
  readonly act: RunAction;
  readonly target: ReplyTarget;
  readonly field: Ref<HTMLTextAreaElement>;
  /** Whether it begins as a question. */
  readonly asks?: boolean;
  readonly autoFocus?: boolean;
  /** Why nothing can be sent any more; '' where it can. */
  readonly gone: string;
}

/**
 * The line for words between SDR and BDM: Enter sends, Shift+Enter begins a new line, and Escape leaves
 * the message that it replies to. What is typed is kept, for each message apart.
 */
export function Composer(props: ComposerProps) {
  const { handoff, me, act, target, field, asks = false, autoFocus = false, gone } = props;
  const { message } = target;
  const name = message ? replyName(handoff.id, message.id) : `${handoff.id}|message`;
  const form = useFormDraft<'text' | 'question'>(name);
  const [problem, setProblem] = useState('');
  const errorId = useId();
  const typed = form.of('text');
  const isQuestion = form.of('question', asks ? 'yes' : '') === 'yes';
  const rest = typed.trim().length - LONGEST_TEXT;
  const isTooLong = rest > 0;
  const other = handoff.sdr?.id === me ? handoff.bdm : handoff.sdr;
  const own = [handoff.sdr, handoff.bdm].find((one) => one?.id === me);
  const label = message
    ? t('messages_replyTo', message.by.name)
    : t('messages_writeTo', firstName(other?.name ?? ''));
  const send = async () => {
    const text = cleanText(typed);
    if (!text) {
      setProblem(t('messages_textMissing'));
      return;
    }
    if (isTooLong) return;
    const reply = message && { replyTo: message.id };
    if (!(await act('message', { text, question: isQuestion, ...reply }))) return;
    form.forget();
    setProblem('');
    if (message) target.replyTo(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
    if (event.key === 'Escape' && message) {
      event.stopPropagation();
      target.replyTo(undefined);
    }
  };
  return (
    <section
      className="composer"
      aria-label={message?.question ? t('question_title') : t('messages_title')}
      onFocus={() => target.setBusy(true)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
        target.setBusy(typed !== '');
      }}
    >
      {gone && (
        <p className="warning" role="status">
          {gone}
        </p>
      )}
      {message && (
        <p className="reply-line" data-ask={message.question}>
          <Icon name={message.question ? 'question' : 'return'} small />
          <span className="cut">
            <strong>
              {message.question ? t('question_asks', message.by.name) : message.by.name}
            </strong>{' '}
            <span dir="auto">{message.text}</span>
          </span>
          <IconButton label={t('messages_noReply')} small onClick={() => target.replyTo(undefined)}>
            <Icon name="close" small />
          </IconButton>
        </p>
      )}
      <form
        className="composer-row"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {own && <Face id={own.id} name={own.name} size={24} />}
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          aria-label={label}
          placeholder={label}
          aria-invalid={problem !== '' || isTooLong}
          aria-describedby={errorId}
          value={typed}
          autoFocus={autoFocus}
          onKeyDown={onKeyDown}
          onChange={({ currentTarget }) => {
            setProblem('');
            form.set('text', currentTarget.value);
          }}
        />
        <IconButton
          label={t('messages_isQuestion')}
          aria-pressed={isQuestion}
          onClick={() => form.set('question', isQuestion ? 'no' : 'yes')}
        >
          <Icon name="question" />
        </IconButton>
        <button
          type="submit"
          className="icon-button"
          aria-label={t('messages_send')}
          title={t('messages_send')}
        >
          <Icon name="up" />
        </button>
      </form>
      {(problem !== '' || isTooLong) && (
        <p id={errorId} className="error" role="alert">
          {isTooLong ? t('field_tooMuch', String(rest)) : problem}
        </p>
      )}
    </section>
  );
}
