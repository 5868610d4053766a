import type { PickedField } from '@/lib/messaging/picked-fields';
import { button, element } from '../element';
import type { Extension } from '../extension';
import { native } from '../native';
import { elementNameOf } from '../single-instance';
import { styleRoot } from '../style-root';
import { PICKER_STYLE } from './picker-style';
import { boxOf, isInPage } from './trees';

/** The fields in the order in which they are asked for, with their words. */
const WORDS: Record<PickedField, string> = {
  name: 'lead_name',
  company: 'lead_company',
  email: 'lead_email',
  phone: 'lead_phone',
};
// The keys of our own record: they are its fields.
export const ASKED_FIELDS = Object.keys(WORDS) as PickedField[];

export interface PickerBarDeps {
  readonly extension: Pick<Extension, 'word'>;
  readonly onSkip: () => void;
  readonly onEnd: () => void;
}

/** What the picker shows in the page; it knows nothing of picking. */
export interface PickerBar {
  readonly host: HTMLElement;
  readonly ask: (field: PickedField) => void;
  /** Frames the element and shows its text; nothing is framed without one. */
  readonly show: (pointed: Element | undefined, text: string) => void;
  /** Moves the frame to where its element is now. */
  readonly follow: () => void;
  readonly complain: (key: string) => void;
  /** Takes the keyboard, which may be where Baton cannot hear it. */
  readonly focus: () => void;
  /** Says that it is over, and why it came to nothing; then only ending is left. */
  readonly fail: (key: string) => void;
  readonly remove: () => void;
}

const HOST = elementNameOf('picker');

/** Puts the bar into the page: which field is asked for, what would be taken, and the ways out. */
export function createPickerBar({ extension, onSkip, onEnd }: PickerBarDeps): PickerBar {
  const { word } = extension;
  const host = native(document, 'createElement')(HOST);
  const root = host.attachShadow({ mode: 'open' });
  styleRoot(root, PICKER_STYLE);
  const asked = element('p', { class: 'asked' });
  const preview = element('p', { class: 'preview' });
  const problem = element('p', { class: 'problem', role: 'alert' });
  const keys = element('p', { class: 'keys' }, word('picker_keys'));
  const skip = button(word('picker_skip'), 'plain', onSkip);
  const move = button(word('picker_move'), 'plain', () => {
    bar.dataset.at = bar.dataset.at === 'top' ? 'bottom' : 'top';
  });
  const actions = element(
    'div',
    { class: 'actions' },
    skip,
    button(word('picker_end'), 'plain', onEnd),
    move,
  );
  const bar = element(
    'section',
    { 'aria-label': word('learn_point'), tabindex: '-1' },
    element('div', { role: 'status' }, asked, preview),
    ...[problem, keys, actions],
  );
  const frame = element('div', { class: 'frame', hidden: '' });
  root.append(bar, frame);
  native(document, 'documentElement').append(host);
  const focus = () => bar.focus({ preventScroll: true });
  focus();

  let framed: Element | undefined;
  function follow(): void {
    frame.hidden = !framed || !isInPage(framed);
    if (!framed) return;
    const { left, top, width, height } = boxOf(framed);
    const box = { left: left - 4, top: top - 4, width: width + 8, height: height + 8 };
    for (const [side, length] of Object.entries(box)) frame.style.setProperty(side, `${length}px`);
  }

  return {
    ...{ host, follow, focus },
    ask(field) {
      const step = `${ASKED_FIELDS.indexOf(field) + 1}`;
      asked.textContent = word('picker_ask', word(WORDS[field]), step, `${ASKED_FIELDS.length}`);
    },
    show(pointed, text) {
      framed = pointed;
      preview.textContent = text;
      problem.textContent = '';
      follow();
    },
    complain: (key) => void (problem.textContent = word(key)),
    fail(key) {
      framed = undefined;
      follow();
      for (const part of [asked, preview, keys, skip, move]) part.remove();
      problem.textContent = word(key);
    },
    remove: () => host.remove(),
  };
}
