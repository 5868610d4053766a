import type { CardShown, ReturnForm } from '@/lib/messaging/card-view';
import { button, element, formOf } from '../element';
import type { Extension } from '../extension';
import { LONGEST, textField } from './text-field';

export interface ReturnFormDeps {
  readonly word: Extension['word'];
  readonly view: CardShown;
  readonly typed: ReturnForm;
  readonly onSend: (form: ReturnForm) => void;
  readonly onChange: (form: ReturnForm) => void;
  readonly onCancel: () => void;
}

/** The form that returns the lead: a reason of the agreed list, of which one is needed, and a line of words. */
export function returnForm({ word, view, typed, ...on }: ReturnFormDeps): HTMLFormElement {
  const chips = view.reasons.map(({ code, text }) => {
    const radio = element('input', { type: 'radio', name: 'reason', value: code });
    radio.checked = code === typed.reason;
    return {
      radio,
      chip: element('label', { class: 'pick' }, radio, text),
    };
  });
  const { text, parts } = textField({
    ...{ word, label: word('return_text') },
    ...{ longest: LONGEST.return, typed: typed.text },
  });
  const current = () => ({
    reason: chips.find(({ radio }) => radio.checked)?.radio.value ?? '',
    text: text.value,
  });
  return formOf(
    () => on.onChange(current()),
    element(
      'fieldset',
      {},
      element('legend', {}, word('return_reason')),
      ...chips.map(({ chip }) => chip),
    ),
    ...parts,
    element(
      'div',
      { class: 'actions' },
      button(word('return_button'), 'primary', () => on.onSend(current())),
      button(word('button_cancel'), 'plain', () => on.onCancel()),
    ),
  );
}

export interface ReplyFormDeps {
  readonly word: Extension['word'];
  readonly question: NonNullable<CardShown['question']>;
  /** What was typed before and not sent. */
  readonly typed: string;
  readonly onSend: (text: string) => void;
  readonly onChange: (text: string) => void;
}

/** The question that waits for whoever looks, and a few lines to answer it in. */
export function replyForm({ word, question, typed, ...on }: ReplyFormDeps): HTMLFormElement {
  const { text, parts } = textField({
    ...{ word, label: question.replyTo, longest: LONGEST.reply, typed },
  });
  return formOf(
    () => on.onChange(text.value),
    element('p', {}, element('strong', {}, question.asks)),
    element('p', {}, question.text),
    ...parts,
    element(
      'div',
      { class: 'actions' },
      button(word('messages_send'), 'primary', () => on.onSend(text.value)),
    ),
  );
}
