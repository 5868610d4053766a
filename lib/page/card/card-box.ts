import type { CardPlace } from '@/lib/crm/adapter';
import type { CardView } from '@/lib/messaging/card-view';
import type { Reply } from '@/lib/messaging/reply';
import { button, element } from '../element';
import { createKeeping, type Extension } from '../extension';
import { native } from '../native';
import { elementNameOf } from '../single-instance';
import { styleRoot } from '../style-root';
import { cardContent, syncLine } from './card-content';
import { createCardActions } from './card-actions';
import { CARD_STYLE, HOST_STYLE } from './card-style';
import { cardText } from './card-text';
import { keepMounted } from './mount';
import { SEEN_FOR_MS, watchSeen } from './watch-seen';

/** One handoff's card in the page. */
export interface Card {
  readonly handoff: string;
  draw(view: CardView): void;
  remove(): void;
}

const HOST = elementNameOf('card');

/** Makes the card of a handoff and puts it into the page; it shows nothing before it is drawn. */
export function createCard(
  extension: Extension,
  handoff: string,
  places: readonly CardPlace[],
): Card {
  const words = cardText(extension);
  const host = native(document, 'createElement')(HOST);
  const root = host.attachShadow({ mode: 'closed' });
  // A frame of its own, which the page cannot reach: what is typed there no listener of it hears.
  const frame = element('iframe', { title: words.word('cardBox_name') });
  frame.addEventListener('load', fillFrame);
  styleRoot(root, HOST_STYLE);
  root.append(frame);
  const keeping = createKeeping(extension, tell);
  const said = element('div');
  const problem = element('p', { role: 'alert', class: 'problem' });
  const state = element('span');
  const doings = createCardActions({
    ...{ handoff, words, act },
    ...{ keep: keeping.keep, forget: keeping.forget },
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
  const height = new ResizeObserver(() => {
    frame.style.height = `${String(section.getBoundingClientRect().height)}px`;
  });
  height.observe(section);
  const mounted = keepMounted(host, places, extension.isAlive);
  const seen = watchSeen(frame, showReady);
  let isBusy = false;
  /** When the keyboard came to a button from outside of the card. */
  let enteredAt = -Infinity;
  section.addEventListener('focusin', ({ relatedTarget }) => {
    const isByKey = section.querySelector('button:focus-visible') !== null;
    if (!relatedTarget && isByKey) enteredAt = performance.now();
  });

  /** The browser gives the frame a new document whenever the page has moved the card. */
  function fillFrame(): void {
    const inside = frame.contentDocument;
    if (inside?.URL !== 'about:blank') return;
    inside.documentElement.lang = native(document, 'documentElement').lang;
    inside.title = frame.title;
    styleRoot(inside, CARD_STYLE);
    section.classList.toggle('floats', host.dataset.floating !== undefined);
    inside.body.append(section);
  }

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

  /** Whether a person can see what they press, and presses it because they came here for it. */
  const isMeant = () => seen.isSeen() && performance.now() - enteredAt > SEEN_FOR_MS;

  /** Runs what a person asked for, once. */
  async function act(type: string, payload: object): Promise<boolean> {
    if (isBusy) return false;
    if (!isMeant()) {
      host.scrollIntoView({ block: 'nearest' });
      problem.textContent = words.word('cardBox_covered');
      return false;
    }
    isBusy = true;
    problem.textContent = '';
    const reply = await extension.ask(type, payload);
    isBusy = false;
    if (!reply?.ok) tell(reply);
    return reply?.ok === true;
  }

  function tell(reply: Reply | undefined): void {
    const code = reply?.ok === false ? reply.error.code : 'no-answer';
    problem.textContent = words.problem(extension.isAlive() ? code : 'reloaded');
  }

  /** Says which buttons count yet; one that does not still answers, with the reason. */
  function showReady(): void {
    for (const pressed of doings.root.querySelectorAll('button')) {
      pressed.ariaDisabled = seen.isSeen() ? 'false' : 'true';
    }
  }

  const hasFocus = () => section.contains(section.ownerDocument.activeElement);

  function remove(): void {
    seen.stop();
    height.disconnect();
    keeping.stop();
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
