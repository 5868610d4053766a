import type { CardPlace } from '@/lib/crm/adapter';
import type { CardView } from '@/lib/messaging/card-view';
import { cardContent, syncLine } from './card-content';
import { createDoings } from './card-doings';
import { CARD_STYLE } from './card-style';
import { cardWords } from './card-words';
import { button, element } from './element';
import type { Extension } from './extension';
import { keepMounted } from './mount';
import { watchVisibility } from './really-visible';
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
  const problem = element('p', { role: 'alert', class: 'problem' });
  const state = element('span');
  const doings = createDoings({
    ...{ handoff, words, act },
    keep: (payload) => void extension.ask('card/keep', payload),
    refuse: (why) => {
      problem.textContent = why;
    },
    onDrawn: showReady,
  });
  const section = element(
    'section',
    { 'aria-label': words.word('cardBox_name'), tabindex: '-1' },
    header(),
    said,
    problem,
    doings.root,
  );
  root.append(section);
  const visibility = watchVisibility(doings.root, showReady);
  const mounted = keepMounted(host, places);
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

  /** Says which buttons count yet; one that does not still answers, with the reason. */
  function showReady(): void {
    for (const pressed of doings.root.querySelectorAll('button')) {
      pressed.ariaDisabled = visibility.isVisible() ? 'false' : 'true';
    }
  }

  const hasFocus = () => root.activeElement !== null;

  function remove(): void {
    visibility.stop();
    mounted.stop();
  }

  return {
    handoff,
    remove,
    draw(view) {
      const hadFocus = hasFocus();
      state.textContent = words.state(view.state);
      said.replaceChildren(...cardContent(view, words), syncLine(view, words));
      doings.draw(view);
      // What had the focus may be gone, and the keyboard must not begin at the page's top again.
      if (hadFocus && !hasFocus()) section.focus();
    },
  };
}
