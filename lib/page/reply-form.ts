import type { CardView } from '@/lib/messaging/card-view';
import type { CardWords } from './card-words';
import { button, element, formOf } from './element';
import { LONGEST, textField } from './text-field';

export interface ReplyFormParts {
  readonly words: CardWords;
  readonly question: NonNullable<CardView['question']>;
  /** What was typed before and not sent. */
  readonly typed: string;
  readonly onSend: (text: string) => void;
  readonly onChange: (text: string) => void;
}

/** The question that waits for whoever looks, and a few lines to answer it in. */
export function replyForm({ words, question, typed, ...on }: ReplyFormParts): HTMLFormElement {
  const label = words.word('messages_replyTo', question.by);
  const { text, parts } = textField({ words, label, rows: 2, longest: LONGEST.reply, typed });
  return formOf(
    () => on.onChange(text.value),
    element('p', {}, element('b', {}, words.word('question_asks', question.by))),
    element('p', {}, question.text),
    ...parts,
    element(
      'div',
      { class: 'actions' },
      button(words.word('messages_send'), 'primary', () => on.onSend(text.value)),
    ),
  );
}
