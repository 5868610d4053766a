import type { CardView, ReturnForm } from '@/lib/messaging/card-view';
import { button, element, formOf } from '../element';
import type { CardWords } from './card-text';
import { LONGEST, textField } from './text-field';

export interface ReturnFormDeps {
  readonly words: CardWords;
  readonly view: CardView;
  readonly typed: ReturnForm;
  readonly onSend: (form: ReturnForm) => void;
  readonly onChange: (form: ReturnForm) => void;
  readonly onCancel: () => void;
}

/** The form that returns the lead: a reason from the agreed list and, where needed, words. */
export function returnForm({ words, view, typed, ...on }: ReturnFormDeps): HTMLFormElement {
  const options = view.reasons.map((code) =>
    element('option', { value: code }, words.reason({ of: 'return', code })),
  );
  const reason = element('select', {}, ...options);
  reason.value = view.reasons.includes(typed.reason) ? typed.reason : (view.reasons[0] ?? '');
  const { text, parts } = textField({
    ...{ words, label: words.word('return_text'), rows: 3 },
    ...{ longest: LONGEST.return, typed: typed.text },
  });
  const current = () => ({ reason: reason.value, text: text.value });
  return formOf(
    () => on.onChange(current()),
    element('label', {}, words.word('return_reason'), reason),
    ...parts,
    element(
      'div',
      { class: 'actions' },
      button(words.word('return_button'), 'primary', () => on.onSend(current())),
      button(words.word('button_cancel'), 'plain', () => on.onCancel()),
    ),
  );
}

export interface ReplyFormDeps {
  readonly words: CardWords;
  readonly question: NonNullable<CardView['question']>;
  /** What was typed before and not sent. */
  readonly typed: string;
  readonly onSend: (text: string) => void;
  readonly onChange: (text: string) => void;
}

/** The question that waits for whoever looks, and a few lines to answer it in. */
export function replyForm({ words, question, typed, ...on }: ReplyFormDeps): HTMLFormElement {
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
