import type { CardView, ReturnForm } from '@/lib/messaging/card-view';
import type { CardWords } from './card-words';
import { button, element } from './element';
import { replyForm } from './reply-form';
import { returnForm } from './return-form';

export interface DoingsParts {
  readonly handoff: string;
  readonly words: CardWords;
  /** Does what a person asked for, if that can be now; tells whether it is done. */
  readonly act: (type: string, payload: object) => Promise<boolean>;
  /** Keeps what is typed. */
  readonly keep: (payload: object) => void;
  /** Says why nothing was sent. */
  readonly refuse: (words: string) => void;
  /** Called when there are other buttons than before. */
  readonly onDrawn: () => void;
}

/** What can be done on the card: the reply to an open question, and buttons or the return form. */
export function createDoings({ handoff, words, act, keep, refuse, onDrawn }: DoingsParts) {
  const reply = element('div');
  const actions = element('div', { class: 'actions' });
  const root = element('div', {}, reply, actions);
  let view: CardView | undefined;
  let typed: ReturnForm | undefined;
  let isReturning = false;
  let asked: string | undefined;

  async function sendReturn(form: ReturnForm): Promise<void> {
    if (form.reason === 'other' && form.text.trim() === '') {
      refuse(words.word('return_textMissing'));
      return;
    }
    if (!(await act('card/act', { act: 'return', handoff, ...form }))) return;
    isReturning = false;
    typed = undefined;
    drawActions();
  }

  function sendReply(question: string, text: string): void {
    if (text.trim() === '') refuse(words.word('messages_textMissing'));
    else void act('card/act', { act: 'reply', handoff, question, text });
  }

  function setReturning(open: boolean): void {
    isReturning = open;
    drawActions();
    const target = open ? 'select' : 'button';
    actions.querySelector<HTMLElement>(target)?.focus();
  }

  /** The form stays as it is for as long as the question does: somebody may be typing in it. */
  function drawReply({ question, typedReply = '' }: CardView): void {
    if (asked === question?.id) return;
    asked = question?.id;
    const form = question && {
      ...{ words, question, typed: typedReply },
      onSend: (text: string) => sendReply(question.id, text),
      onChange: (text: string) => keep({ form: 'reply', handoff, text }),
    };
    reply.replaceChildren(...(form ? [replyForm(form)] : []));
  }

  function drawActions(): void {
    if (!view) return;
    actions.replaceChildren(...actionsOf(view));
    onDrawn();
  }

  function actionsOf(view: CardView): Node[] {
    if (isReturning && view.may.return) {
      const form = returnForm({
        words,
        view,
        typed: typed ?? view.typed ?? { reason: '', text: '' },
        onSend: (form) => void sendReturn(form),
        onChange: (form) => {
          typed = form;
          keep({ form: 'return', handoff, ...form });
        },
        onCancel: () => setReturning(false),
      });
      return [form];
    }
    const press = (key: string, kind: 'primary' | 'plain', payload: object) =>
      button(words.word(key), kind, () => void act('card/act', { handoff, ...payload }));
    const { may, question } = view;
    const first = question ? 'plain' : 'primary';
    return [
      ...(may.accept ? [press('accept_button', first, { act: 'accept' })] : []),
      ...(may.return
        ? [button(words.word('return_button'), 'plain', () => setReturning(true))]
        : []),
      ...(may.meeting
        ? [
            press('meeting_held', first, { act: 'meeting', result: 'held' }),
            press('meeting_noShow', 'plain', { act: 'meeting', result: 'no-show' }),
          ]
        : []),
      button(words.word('cardBox_openPanel'), 'plain', () => void act('card/open-panel', {})),
    ];
  }

  return {
    root,
    draw(next: CardView): void {
      const stays = view !== undefined && (isReturning ? next.may.return : hasSame(view, next));
      view = next;
      drawReply(next);
      if (stays) onDrawn();
      else drawActions();
    },
  };
}

/** Buttons that would be the same stay: one that is put anew is gone from under a finger. */
const hasSame = (before: CardView, next: CardView) => doingsOf(before) === doingsOf(next);

const doingsOf = ({ may, question }: CardView) =>
  JSON.stringify([may.accept, may.return, may.meeting, question !== undefined]);
