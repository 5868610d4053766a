import type { CardPlace } from '@/lib/crm/adapter';
import type { CardLook, CardShown } from '@/lib/messaging/card-view';
import type { Reply } from '@/lib/messaging/reply';
import { button, element } from '../element';
import { createKeeping, type Extension } from '../extension';
import { native } from '../native';
import { elementNameOf } from '../single-instance';
import { styleRoot } from '../style-root';
import { cardContent } from './card-content';
import { createCardActions } from './card-actions';
import { CARD_STYLE, HOST_STYLE } from './card-style';
import { keepMounted } from './mount';
import { SEEN_FOR_MS, watchSeen } from './watch-seen';

/** One handoff's card in the page. */
export interface Card {
  readonly handoff: string;
  draw(view: CardShown): void;
  remove(): void;
}

const HOST = elementNameOf('card');

/** Makes the card of a handoff and puts it into the page; it shows nothing before it is drawn. */
export function createCard(
  extension: Extension,
  handoff: string,
  places: readonly CardPlace[],
): Card {
  const { word } = extension;
  const host = native(document, 'createElement')(HOST);
  const root = host.attachShadow({ mode: 'closed' });
  let look: CardLook = { isOpen: false, isSmall: false, isLeft: false };
  // A frame of its own, which the page cannot reach: what is typed there no listener of it hears.
  const frame = element('iframe', { title: word('cardBox_name') });
  frame.addEventListener('load', fillFrame);
  styleRoot(root, HOST_STYLE);
  root.append(frame);
  const keeping = createKeeping(extension, tell);
  const pass = element('div', { class: 'pass', 'aria-hidden': 'true' });
  const heading = element('h2');
  const left = element('span');
  const sync = element('span', { role: 'status', 'aria-label': word('sync_label') });
  const said = element('div', { class: 'said' });
  const problem = element('p', { role: 'alert', class: 'problem' });
  const more = element('div', { class: 'more' });
  const doings = createCardActions({
    ...{ handoff, word, act },
    ...{ keep: keeping.keep, forget: keeping.forget },
    refuse: (why) => {
      problem.textContent = why;
    },
    onDrawn: showReady,
  });
  const side = icon('cardBox_move', '⇆', 'float', { isLeft: true });
  const small = icon('cardBox_small', '–', 'float', { isSmall: true });
  const open = icon('cardBox_more', '', 'open', { isOpen: true });
  const pill = button('', 'pill', () => change({ isSmall: true }));
  const section = element(
    'section',
    { 'aria-label': word('cardBox_name'), tabindex: '-1' },
    pass,
    element('div', { class: 'who' }, heading, left, sync),
    said,
    problem,
    doings.root,
    element('div', { class: 'icons' }, side, small, open),
    more,
    pill,
  );
  const height = new ResizeObserver(() => {
    const { height, width } = section.getBoundingClientRect();
    frame.style.height = `${String(height)}px`;
    frame.style.width = isPill() ? `${String(width)}px` : '';
  });
  height.observe(section);
  const mounted = keepMounted(host, places, extension.isAlive);
  const seen = watchSeen(frame, showReady);
  let isBusy = false;
  let isDrawn = false;
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
    showLook();
    inside.body.append(section);
  }

  function icon(key: string, sign: string, kind: string, toggled: Partial<CardLook>) {
    const made = button(sign, `icon ${kind}`, () => change(toggled));
    made.title = word(key);
    made.setAttribute('aria-label', made.title);
    return made;
  }

  /** Turns what is named the other way round, for good: on the next record as well. */
  function change(toggled: Partial<CardLook>): void {
    const other = (key: keyof CardLook) => look[key] !== (toggled[key] ?? false);
    look = { isOpen: other('isOpen'), isSmall: other('isSmall'), isLeft: other('isLeft') };
    keeping.keep('look', { form: 'look', handoff, look });
    showLook();
    if (toggled.isSmall) (look.isSmall ? pill : small).focus();
  }

  function isPill(): boolean {
    return look.isSmall && host.dataset.floating !== undefined;
  }

  function showLook(): void {
    section.classList.toggle('floats', host.dataset.floating !== undefined);
    section.classList.toggle('small', isPill());
    host.toggleAttribute('data-small', isPill());
    host.toggleAttribute('data-left', look.isLeft);
    more.classList.toggle('off', !look.isOpen);
    open.setAttribute('aria-expanded', String(look.isOpen));
  }

  /** Whether a person can see what they press, and presses it because they came here for it. */
  const isMeant = () => seen.isSeen() && performance.now() - enteredAt > SEEN_FOR_MS;

  /** Runs what a person asked for, once. */
  async function act(type: string, payload: object): Promise<boolean> {
    if (isBusy) return false;
    if (!isMeant()) {
      host.scrollIntoView({ block: 'nearest' });
      problem.textContent = word('cardBox_covered');
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
    problem.textContent = word(
      `cardProblem_${extension.isAlive() ? code.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) : 'reloaded'}`,
    );
  }

  /** Says which buttons count yet; one that does not still answers, with the reason. */
  function showReady(): void {
    for (const pressed of doings.root.querySelectorAll('button')) {
      pressed.ariaDisabled = String(!seen.isSeen());
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
      if (!isDrawn && view.look) ({ look } = view);
      isDrawn = true;
      const { pass: hands, said: words, more: rest } = cardContent(view);
      const { text = '', tone = '' } = view.left ?? {};
      pass.replaceChildren(...hands);
      heading.textContent = view.heading;
      left.className = text && `chip ${tone}`;
      left.textContent = text;
      said.replaceChildren(...words);
      more.replaceChildren(...rest);
      pill.replaceChildren(
        element('strong', {}, `${word('cardBox_pill')}  `),
        element('span', { class: tone }, text || view.heading),
      );
      sync.className = view.sync.isBlocked ? 'problem' : 'quiet';
      // Said again, a screen reader would read it again.
      if (sync.textContent !== view.sync.text) sync.textContent = view.sync.text;
      doings.draw(view);
      showLook();
      // What had the focus may be gone, and the keyboard must not begin at the page's top again.
      if (hadFocus && !hasFocus()) section.focus();
    },
  };
}
