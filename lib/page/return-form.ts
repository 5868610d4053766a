import type { CardView, ReturnForm } from '@/lib/messaging/card-view';
import type { CardWords } from './card-words';
import { button, element, formOf } from './element';
import { LONGEST, textField } from './text-field';

export interface ReturnFormParts {
  readonly words: CardWords;
  readonly view: CardView;
  readonly typed: ReturnForm;
  readonly onSend: (form: ReturnForm) => void;
  readonly onChange: (form: ReturnForm) => void;
  readonly onCancel: () => void;
}

/** The form that returns the lead: a reason from the agreed list and, where needed, words. */
export function returnForm({ words, view, typed, ...on }: ReturnFormParts): HTMLFormElement {
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
