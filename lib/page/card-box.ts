import type { CardPlace } from '@/lib/crm/adapter';
import type { CardView, ReturnForm } from '@/lib/messaging/card-view';
import { cardContent, syncLine } from './card-content';
import { CARD_STYLE } from './card-style';
import { cardWords } from './card-words';
import { button, element } from './element';
import type { Extension } from './extension';
import { keepMounted } from './mount';
import { watchVisibility } from './really-visible';
import { returnForm } from './return-form';
import { styleRoot } from './style-root';

/** One handoff's card in the page. */
export interface Card {
  readonly handoff: string;
  draw(view: CardView): void;
  remove(): void;
}

const HOST = 'baton-card';

/** Makes the card of a handoff and puts it into the page; it shows nothing before it is drawn. */
export function createCard(
  extension: Extension,
  handoff: string,
  places: readonly CardPlace[],
): Card {
  const words = cardWords(extension);
  const host = document.createElement(HOST);
  const root = host.attachShadow({ mode: 'open' });
  styleRoot(root, CARD_STYLE);
  const said = element('div');
  const actions = element('div', { class: 'actions' });
  const problem = element('p', { role: 'alert', class: 'problem' });
  const state = element('span');
  const section = element(
    'section',
    { 'aria-label': words.word('cardBox_name') },
    header(),
    said,
    problem,
    actions,
  );
  root.append(section);
  const visibility = watchVisibility(actions, showReady);
  const mounted = keepMounted(host, places);

  let view: CardView | undefined;
  let typed: ReturnForm | undefined;
  let isReturning = false;
  let isBusy = false;

  function header(): HTMLElement {
    const close = button('×', 'plain', remove);
    close.className = 'icon';
    close.setAttribute('aria-label', words.word('cardBox_close'));
    const move = button('⇆', 'plain', () => {
      const other = host.dataset.floating === 'left' ? 'right' : 'left';
      if (host.dataset.floating) host.dataset.floating = other;
    });
    move.className = 'icon move';
    move.setAttribute('aria-label', words.word('cardBox_move'));
    return element('header', {}, element('h2', {}, words.word('cardBox_name')), state, move, close);
  }

  /** Runs what a person asked for, once, and only while he can see what he presses. */
  async function act(type: string, payload: object): Promise<boolean> {
    if (isBusy) return false;
    if (!visibility.isVisible()) {
      problem.textContent = words.word('cardBox_covered');
      return false;
    }
    isBusy = true;
    problem.textContent = '';
    const reply = await extension.ask(type, payload);
    isBusy = false;
    if (reply?.ok) return true;
    problem.textContent = words.problem(
      extension.isAlive() ? (reply?.error.code ?? 'no-answer') : 'reloaded',
    );
    return false;
  }

  async function sendReturn(form: ReturnForm): Promise<void> {
    if (form.reason === 'other' && form.text.trim() === '') {
      problem.textContent = words.word('return_textMissing');
      return;
    }
    if (!(await act('card/act', { act: 'return', handoff, ...form }))) return;
    isReturning = false;
    typed = undefined;
    drawActions();
  }

  function keep(form: ReturnForm): void {
    typed = form;
    void extension.ask('card/keep', { handoff, ...form });
  }

  function setReturning(open: boolean): void {
    isReturning = open;
    drawActions();
    const target = open ? 'select' : 'button';
    actions.querySelector<HTMLElement>(target)?.focus();
  }

  /** Says which buttons count yet; one that does not still answers, with the reason. */
  function showReady(): void {
    for (const pressed of actions.querySelectorAll('button')) {
      pressed.ariaDisabled = visibility.isVisible() ? 'false' : 'true';
    }
  }

  function drawActions(): void {
    if (!view) return;
    actions.replaceChildren(...actionsOf(view));
    showReady();
  }

  function actionsOf(view: CardView): Node[] {
    if (isReturning && view.may.return) {
      const form = returnForm({
        words,
        view,
        typed: typed ?? view.typed ?? { reason: '', text: '' },
        onSend: (form) => void sendReturn(form),
        onChange: keep,
        onCancel: () => setReturning(false),
      });
      return [form];
    }
    const accept = () => void act('card/act', { act: 'accept', handoff });
    const openPanel = () => void act('card/open-panel', {});
    return [
      ...(view.may.accept ? [button(words.word('accept_button'), 'primary', accept)] : []),
      ...(view.may.return
        ? [button(words.word('return_button'), 'plain', () => setReturning(true))]
        : []),
      button(words.word('cardBox_openBrief'), 'plain', openPanel),
    ];
  }

  function remove(): void {
    visibility.stop();
    mounted.stop();
  }

  return {
    handoff,
    remove,
    draw(next) {
      const isTyping = isReturning && next.may.return && view !== undefined;
      view = next;
      state.textContent = words.state(next.state);
      said.replaceChildren(...cardContent(next, words), syncLine(next, words));
      if (!isTyping) drawActions();
    },
  };
}
