import type { CardView } from '@/lib/messaging/card-view';
import type { CardWords } from './card-words';
import { button, element } from './element';
import { keepKeys } from './own-keys';

export interface ReplyFormParts {
  readonly words: CardWords;
  readonly question: NonNullable<CardView['question']>;
  /** What was typed before and not sent. */
  readonly typed: string;
  readonly onSend: (text: string) => void;
  readonly onChange: (text: string) => void;
}

const LONGEST_TEXT = 2000;

/** The question that waits for whoever looks, and a few lines to answer it in. */
export function replyForm({ words, question, typed, ...on }: ReplyFormParts): HTMLFormElement {
  const text = element('textarea', { rows: '2', maxlength: String(LONGEST_TEXT) });
  text.value = typed;
  const form = element(
    'form',
    {},
    element('p', {}, element('b', {}, words.word('question_asks', question.by))),
    element('p', {}, question.text),
    element('label', {}, words.word('messages_replyTo', question.by), text),
    element(
      'div',
      { class: 'actions' },
      button(words.word('messages_send'), 'primary', () => on.onSend(text.value)),
    ),
  );
  form.addEventListener('input', () => on.onChange(text.value));
  keepKeys(form);
  return form;
}
