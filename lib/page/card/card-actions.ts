import type { CardShown, ReturnForm } from '@/lib/messaging/card-view';
import { button, element } from '../element';
import type { Extension } from '../extension';
import { replyForm, returnForm } from './card-forms';
import { LONGEST, tooMuch } from './text-field';

export interface CardActionsDeps {
  readonly handoff: string;
  readonly word: Extension['word'];
  /** Does what a person asked for, if that can be now; tells whether it is done. */
  readonly act: (type: string, payload: object) => Promise<boolean>;
  /** Keeps what is typed into a form. */
  readonly keep: (form: string, payload: object) => void;
  /** What stood in a form was sent. */
  readonly forget: (form: string) => void;
  /** Says why nothing was sent. */
  readonly refuse: (words: string) => void;
  /** Called when there are other buttons than before. */
  readonly onDrawn: () => void;
}

/** What can be done on the card: the reply to an open question, and buttons or the return form. */
export function createCardActions(deps: CardActionsDeps) {
  const { handoff, word, act, keep, forget, refuse, onDrawn } = deps;
  const reply = element('div', { class: 'reply' });
  const actions = element('div', { class: 'actions' });
  const root = element('div', { class: 'doings' }, reply, actions);
  let view: CardShown | undefined;
  let typed: (ReturnForm & { readonly round: number }) | undefined;
  let isReturning = false;
  let asked: string | undefined;

  const perform = (payload: object) => act('card/act', { handoff, ...payload });

  async function sendReturn(form: ReturnForm, round: number): Promise<void> {
    const missing = whatIsMissing(form);
    const why = missing ? word(missing) : tooMuch(word, form.text, LONGEST.return);
    if (why) {
      refuse(why);
      return;
    }
    if (!(await perform({ act: 'return', round, ...form }))) return;
    forget('return');
    isReturning = false;
    typed = undefined;
    drawActions();
  }

  async function sendReply(question: string, text: string): Promise<void> {
    const why =
      text.trim() === '' ? word('messages_textMissing') : tooMuch(word, text, LONGEST.reply);
    if (why) refuse(why);
    else if (await perform({ act: 'reply', question, text })) forget(question);
  }

  function setReturning(open: boolean): void {
    isReturning = open;
    drawActions();
    const at = (what: string) => actions.querySelector<HTMLElement>(what);
    (at(':checked') ?? at('input,button'))?.focus();
  }

  /** The form stays as it is for as long as the question does: somebody may be typing in it. */
  function drawReply({ question, typedReply = '' }: CardShown): void {
    if (asked === question?.id) return;
    asked = question?.id;
    const form = question && {
      ...{ word, question, typed: typedReply },
      onSend: (text: string) => void sendReply(question.id, text),
      onChange: (text: string) =>
        keep(question.id, { form: 'reply', handoff, question: question.id, text }),
    };
    reply.replaceChildren(...(form ? [replyForm(form)] : []));
  }

  function drawActions(): void {
    if (!view) return;
    actions.replaceChildren(...actionsOf(view));
    onDrawn();
  }

  function actionsOf(view: CardShown): Node[] {
    const { round } = view;
    if (isReturning && view.may.return) {
      const form = returnForm({
        word,
        view,
        typed: (typed?.round === round ? typed : view.typed) ?? { reason: '', text: '' },
        onSend: (form) => void sendReturn(form, round),
        onChange: (form) => {
          typed = { ...form, round };
          keep('return', { form: 'return', handoff, ...typed });
        },
        onCancel: () => setReturning(false),
      });
      return [form];
    }
    const press = (key: string, kind: 'primary' | 'plain', payload: object) =>
      button(word(key), kind, () => void perform(payload));
    const { may, question, brief } = view;
    const first = question ? 'plain' : 'primary';
    return [
      ...(may.accept ? [press('accept_button', first, { act: 'accept', brief })] : []),
      ...(may.return ? [button(word('return_button'), 'plain', () => setReturning(true))] : []),
      ...(may.meeting
        ? [
            press('meeting_held', first, { act: 'meeting', result: 'held' }),
            press('meeting_noShow', 'plain', { act: 'meeting', result: 'no-show' }),
          ]
        : []),
      button(word('cardBox_openPanel'), 'quietly', () => void act('card/open-panel', {})),
    ];
  }

  return {
    root,
    draw(next: CardShown): void {
      const stays =
        view?.round === next.round &&
        (isReturning ? next.may.return : doingsOf(view) === doingsOf(next));
      view = next;
      drawReply(next);
      if (stays) onDrawn();
      else drawActions();
    },
  };
}

function whatIsMissing({ reason, text }: ReturnForm): string | undefined {
  if (reason === '') return 'return_reasonMissing';
  return reason === 'other' && text.trim() === '' ? 'return_textMissing' : undefined;
}

/**
 * Buttons that would mean the same stay: one that is put anew is gone from under a finger. Another brief
 * is another thing to accept.
 */
const doingsOf = ({ may, question, brief }: CardShown) =>
  JSON.stringify([may, question !== undefined, brief]);
