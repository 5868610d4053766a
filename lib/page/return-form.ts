import type { CardView, ReturnForm } from '@/lib/messaging/card-view';
import type { CardWords } from './card-words';
import { button, element } from './element';
import { keepKeys } from './own-keys';

export interface ReturnFormParts {
  readonly words: CardWords;
  readonly view: CardView;
  readonly typed: ReturnForm;
  readonly onSend: (form: ReturnForm) => void;
  readonly onChange: (form: ReturnForm) => void;
  readonly onCancel: () => void;
}

const LONGEST_TEXT = 1000;

/** The form that returns the lead: a reason from the agreed list and, where needed, words. */
export function returnForm({ words, view, typed, ...on }: ReturnFormParts): HTMLFormElement {
  const options = view.reasons.map((code) =>
    element('option', { value: code }, words.reason({ of: 'return', code })),
  );
  const reason = element('select', {}, ...options);
  reason.value = view.reasons.includes(typed.reason) ? typed.reason : (view.reasons[0] ?? '');
  const text = element('textarea', { rows: '3', maxlength: String(LONGEST_TEXT) });
  text.value = typed.text;
  const current = () => ({ reason: reason.value, text: text.value });
  const form = element(
    'form',
    {},
    element('label', {}, words.word('return_reason'), reason),
    element('label', {}, words.word('return_text'), text),
    element(
      'div',
      { class: 'actions' },
      button(words.word('return_button'), 'primary', () => on.onSend(current())),
      button(words.word('button_cancel'), 'plain', () => on.onCancel()),
    ),
  );
  form.addEventListener('input', () => on.onChange(current()));
  keepKeys(form);
  return form;
}
