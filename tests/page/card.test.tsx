import { act as settle } from '@testing-library/react';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inWords } from '@/lib/background/card/card-words';
import { createCard, type Card } from '@/lib/page/card/card-box';
import type { Extension } from '@/lib/page/extension';
import type { CardView } from '@/lib/messaging/card-view';
import type { Reply } from '@/lib/messaging/reply';
import { HANDOFF, anId, weekdayHere } from '../factories';

const QUESTION = { id: anId(7), by: 'Sam Rivera', text: 'Who else is in the room?' };
const DUE = Date.UTC(2026, 10, 26, 13);
const DAY_OF_DUE = weekdayHere(DUE);

function aView(with_: Partial<CardView> = {}): CardView {
  return {
    ...{ handoff: HANDOFF, crmName: 'Fieldbook', state: 'handed-over' },
    ...{
      sdr: 'Sam Rivera',
      bdm: 'Bea Novak',
      called: { sdr: 'Sam', bdm: 'Bea' },
      lines: [],
      reasons: ['no-pain', 'other'],
    },
    may: { accept: false, return: false, meeting: false },
    ...{ sync: 'in-crm', round: 0 },
    ...with_,
  };
}

let card: Card | undefined;
let asked: { type: string; payload: object }[];
let answer: Reply | undefined;
let see: (isVisible: boolean) => void;
let shadow: () => ShadowRoot | undefined;
let inside: Document;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = { ok: true, value: undefined };
  const roots = vi.spyOn(Element.prototype, 'attachShadow');
  shadow = () => roots.mock.results.at(-1)?.value as ShadowRoot | undefined;
  // The simulated page loads no frames: this is what stands in the card's.
  inside = document.implementation.createHTMLDocument();
  Object.defineProperty(inside, 'URL', { value: 'about:blank' });
  vi.spyOn(HTMLIFrameElement.prototype, 'contentDocument', 'get').mockReturnValue(inside);
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #tell: ((isVisible: boolean) => void) | undefined;
      constructor(callback: (entries: object[]) => void, options: object) {
        // The other observer watches where the card stands; here it stays.
        if (!('trackVisibility' in options)) return;
        this.#tell = (isVisible) => callback([{ isIntersecting: isVisible, isVisible }]);
        see = this.#tell;
      }
      observe() {
        this.#tell?.(true);
      }
      disconnect() {
        return undefined;
      }
    },
  );
});
afterEach(() => {
  card?.remove();
  card = undefined;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const extension: Extension = {
  isAlive: () => true,
  ask: (type, payload) => {
    asked.push({ type, payload });
    return Promise.resolve(answer);
  },
  onMessage: () => undefined,
  // The test reads the words of the message file.
  word: (key, ...substitutions) => fakeBrowser.i18n.getMessage(key, substitutions),
};

function putCard(): Card {
  const made = createCard(extension, HANDOFF, []);
  shadow()?.querySelector('iframe')?.dispatchEvent(new Event('load'));
  return made;
}

/** Draws the card and waits until a person has seen it for long enough. */
function draw(view: CardView): void {
  card ??= putCard();
  card.draw(inWords(view));
  vi.advanceTimersByTime(1000);
}

/** The card's own document, to which the page has no way: its frame is in a closed root. */
const root = (): HTMLElement => inside.body;
const text = () => root().textContent;
const buttons = () =>
  [...root().querySelectorAll<HTMLButtonElement>('.doings button')].map(
    ({ textContent }) => textContent,
  );
const field = () => root().querySelector('textarea') ?? document.createElement('textarea');

function click(name: string, isTrusted: boolean): void {
  const button = [...root().querySelectorAll('button')].find(
    ({ textContent }) => textContent === name,
  );
  const event = new MouseEvent('click', { bubbles: true });
  // Only a browser makes trusted events; here a person's click is one that says so.
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  button?.dispatchEvent(event);
}

/** What a person does. */
async function press(name: string): Promise<void> {
  await settle(() => {
    click(name, true);
    return Promise.resolve();
  });
}

function type(words: string, isTrusted = true): void {
  field().value = words;
  const event = new Event('input', { bubbles: true });
  Object.defineProperty(event, 'isTrusted', { value: isTrusted });
  field().dispatchEvent(event);
}

it('says that the note of the brief was removed in the CRM', () => {
  draw(aView({ removed: true }));
  expect(text()).toMatch(/This note is no longer in the CRM/);
});

it.each([
  ['lost', /Sam Rivera gave you this lead and no longer sees it in Fieldbook/],
  ['at-risk', /Sam Rivera gave you this lead and may no longer see it in Fieldbook/],
] as const)('says that the SDR may have lost sight of the lead (%s)', (sight, words) => {
  draw(aView({ sight }));
  expect(text()).toMatch(words);
  expect(text()).toMatch(/tell them another way/);
  draw(aView());
  expect(text()).not.toMatch(/no longer see/);
});

describe('the time to answer', () => {
  it.each([
    [
      'what is left of the BDM’s working time',
      { due: DUE, isLate: false, isShort: false, minutes: 130, whose: 'Bea' },
      new RegExp(`Due in 2 h 10 min of Bea’s working hours \\(${DAY_OF_DUE}`, 'u'),
      '',
    ],
    [
      'that it is getting short',
      { due: DUE, isLate: false, isShort: true, minutes: 50, whose: 'Bea' },
      /Almost out of time\. Due in 50 min of Bea’s/,
      'soon',
    ],
    [
      'what is overdue, plainly',
      { due: DUE, isLate: true, isShort: false, minutes: 180, whose: 'Bea' },
      new RegExp(`Overdue by 3 h of Bea’s working hours \\(due ${DAY_OF_DUE}`, 'u'),
      'late',
    ],
    [
      'the time alone where none of the BDM’s working time is left until then',
      { due: DUE, isLate: false, isShort: false, minutes: 0.5, whose: 'Bea' },
      new RegExp(`Due ${DAY_OF_DUE}`, 'u'),
      '',
    ],
    [
      'since when it is overdue where they have not worked since',
      { due: DUE, isLate: true, isShort: false, minutes: 0, whose: 'Bea' },
      new RegExp(`Overdue since ${DAY_OF_DUE}`, 'u'),
      'late',
    ],
    [
      'the time alone where nobody knows when the BDM works',
      { due: DUE, isLate: false, isShort: false, whose: 'Bea' },
      new RegExp(`Due ${DAY_OF_DUE}`, 'u'),
      '',
    ],
  ])('says %s', (_, clock, words, look) => {
    draw(aView({ clock }));
    expect(text()).toMatch(words);
    const line = [...root().querySelectorAll('p')].find((p) => words.test(p.textContent));
    expect(line?.className).toBe(look);
    expect(text()).not.toMatch(/\b0 min/);
  });
});

describe('an open question', () => {
  it('is there with a field for the reply, which a person sends', async () => {
    draw(aView({ question: QUESTION }));
    expect(text()).toContain('Sam Rivera asks:');
    expect(text()).toContain(QUESTION.text);
    type('Her boss.');
    await press('Send');
    expect(asked.at(-1)).toEqual({
      type: 'card/act',
      payload: { act: 'reply', handoff: HANDOFF, question: QUESTION.id, text: 'Her boss.' },
    });
  });

  it('keeps each keystroke, and has what was typed before', () => {
    draw(aView({ question: QUESTION, typedReply: 'Her ' }));
    expect(field().value).toBe('Her ');
    type('Her boss');
    expect(asked.at(-1)).toEqual({
      type: 'card/keep',
      payload: { form: 'reply', handoff: HANDOFF, question: QUESTION.id, text: 'Her boss' },
    });
  });

  it('stays as it is typed in, whatever the card has to say meanwhile', () => {
    draw(aView({ question: QUESTION }));
    type('Her bo');
    const before = field();
    draw(aView({ question: QUESTION, typedReply: 'Her b', sync: 'sending' }));
    expect(field()).toBe(before);
    expect(field().value).toBe('Her bo');
  });

  it('goes when it is answered', () => {
    draw(aView({ question: QUESTION }));
    draw(aView());
    expect(root().querySelector('textarea')).toBeNull();
    expect(buttons()).not.toContain('Send');
  });

  it('is not answered without words, and the card says so', async () => {
    draw(aView({ question: QUESTION }));
    type('  ');
    asked = [];
    await press('Send');
    expect(text()).toContain('Write a message first.');
    expect(asked).toEqual([]);
  });

  it('what could not be sent stays, with the reason', async () => {
    draw(aView({ question: QUESTION }));
    type('Her boss.');
    answer = { ok: false, error: { code: 'not-entitled' } };
    await press('Send');
    expect(field().value).toBe('Her boss.');
    expect(text()).toMatch(/changed in the meantime/);
  });
});

describe('what is typed', () => {
  const kept = () => asked.filter((one) => one.type === 'card/keep').map(({ payload }) => payload);
  const theReply = (words: string) => ({
    ...{ form: 'reply', handoff: HANDOFF, question: QUESTION.id, text: words },
  });

  it('is asked to be kept until the background, which died meanwhile, has it', async () => {
    draw(aView({ question: QUESTION }));
    answer = undefined;
    type('Her boss');
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept().length).toBeGreaterThan(1);
    answer = { ok: true, value: undefined };
    await vi.advanceTimersByTimeAsync(1000);
    const before = kept().length;
    expect(kept().at(-1)).toEqual(theReply('Her boss'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(kept()).toHaveLength(before);
  });

  it('is the newest when it is asked again', async () => {
    draw(aView({ question: QUESTION }));
    answer = undefined;
    type('Her b');
    type('Her boss');
    answer = { ok: true, value: undefined };
    await vi.advanceTimersByTimeAsync(1000);
    expect(kept().at(-1)).toEqual(theReply('Her boss'));
  });

  it('goes once more as the page goes', async () => {
    draw(aView({ question: QUESTION }));
    answer = undefined;
    type('Her boss');
    await vi.advanceTimersByTimeAsync(0);
    const before = kept().length;
    window.dispatchEvent(new Event('pagehide'));
    expect(kept()).toEqual([...kept().slice(0, before), theReply('Her boss')]);
  });

  it('is not asked for any more once it was sent', async () => {
    draw(aView({ question: QUESTION }));
    answer = undefined;
    type('Her boss');
    await vi.advanceTimersByTimeAsync(0);
    answer = { ok: true, value: undefined };
    await press('Send');
    const before = kept().length;
    await vi.advanceTimersByTimeAsync(5000);
    expect(kept()).toHaveLength(before);
  });

  it('by a script is no person’s word', () => {
    draw(aView({ question: QUESTION }));
    type('Yes, take all', false);
    expect(kept()).toEqual([]);
  });

  it('says why it cannot be kept', async () => {
    draw(aView({ question: QUESTION }));
    answer = { ok: false, error: { code: 'storage-full' } };
    type('Her boss');
    await vi.advanceTimersByTimeAsync(0);
    expect(text()).toContain('out of space');
  });

  it('stays whole where it is too long, says by how much, and is not sent', async () => {
    draw(aView({ question: QUESTION }));
    type('x'.repeat(2345));
    expect(field().value).toHaveLength(2345);
    expect(text()).toContain('Characters over: 345.');
    asked = [];
    await press('Send');
    expect(asked).toEqual([]);
    type('x'.repeat(2000));
    expect(root().querySelector('form [role=status]')?.textContent).toBe('');
  });

  it('for a question is not offered under the next one', () => {
    draw(aView({ question: QUESTION }));
    type('Her boss');
    draw(aView({ question: { ...QUESTION, id: anId(8), text: 'By when?' } }));
    expect(field().value).toBe('');
  });

  describe('as a return', () => {
    const may = { accept: true, return: true, meeting: false };

    it('stays whole where it is too long, and is refused in words', async () => {
      draw(aView({ may }));
      await press('Return to SDR');
      type('x'.repeat(2500));
      expect(field().value).toHaveLength(2500);
      expect(text()).toContain('Characters over: 1500.');
      const chip = root().querySelector<HTMLInputElement>('input[value=no-pain]');
      if (chip) chip.checked = true;
      asked = [];
      await press('Return to SDR');
      expect(asked).toEqual([]);
      expect(root().querySelector('[role=alert]')?.textContent).toContain('1500');
    });

    it('of one round is not offered in the next', async () => {
      draw(aView({ may }));
      await press('Return to SDR');
      type('No pain named');
      draw(aView({ state: 'returned' }));
      draw(aView({ may, round: 1 }));
      if (root().querySelector('textarea') === null) await press('Return to SDR');
      expect(field().value).toBe('');
    });
  });

  it('in another direction stands as it is written', () => {
    draw(aView({ question: QUESTION }));
    expect(field().dir).toBe('auto');
  });
});

describe('a meeting whose time has passed', () => {
  const over = () => aView({ may: { accept: false, return: false, meeting: true } });

  it.each([
    ['Mark as held', 'held'],
    ['Mark as no-show', 'no-show'],
  ])('is recorded with one tap: %s', async (name, result) => {
    draw(over());
    await press(name);
    expect(asked).toEqual([
      { type: 'card/act', payload: { act: 'meeting', handoff: HANDOFF, result } },
    ]);
  });

  it('is not for others to record', () => {
    draw(aView());
    expect(buttons()).toEqual(['Open in panel']);
  });
});

describe('its buttons', () => {
  const accept = () => root().querySelector('button.primary');
  const may = { accept: true, return: true, meeting: false };

  it('stay under the finger while the card learns what changes none of them', () => {
    draw(aView({ may, sync: 'sending' }));
    const before = accept();
    draw(aView({ may, sync: 'in-crm', edited: true }));
    expect(before?.textContent).toBe('Accept');
    expect(accept()).toBe(before);
  });

  it('accept the brief that is shown, and no other', async () => {
    draw(aView({ may, brief: anId(1) }));
    const before = accept();
    draw(aView({ may, brief: anId(3) }));
    expect(accept()).not.toBe(before);
    asked = [];
    await press('Accept');
    expect(asked).toEqual([
      { type: 'card/act', payload: { act: 'accept', handoff: HANDOFF, brief: anId(3) } },
    ]);
  });

  it('are others as soon as others count', () => {
    draw(aView({ may }));
    draw(aView({ may: { accept: false, return: false, meeting: true } }));
    expect(buttons()).toEqual(['Mark as held', 'Mark as no-show', 'Open in panel']);
  });
});

describe('whoever is not a person who sees what he presses', () => {
  it('presses nothing: a script', () => {
    draw(aView({ question: QUESTION, may: { accept: true, return: true, meeting: true } }));
    asked = [];
    for (const name of buttons()) click(name, false);
    expect(asked).toEqual([]);
  });

  it('presses nothing: a person before whom the page put something', async () => {
    draw(aView({ question: QUESTION, may: { accept: true, return: false, meeting: true } }));
    type('Yes');
    see(false);
    asked = [];
    for (const name of ['Send', 'Accept', 'Mark as held']) await press(name);
    expect(asked).toEqual([]);
    expect(text()).toContain('Something on this page covers the card');
  });
});

it('what waits in the panel is named, and one tap opens it', async () => {
  draw(aView({ state: 'met', next: 'feedback' }));
  expect(text()).toContain('Feedback is due. Give it in the panel.');
  await press('Open in panel');
  expect(asked).toEqual([{ type: 'card/open-panel', payload: {} }]);
});

it('a brief whose note was changed in the CRM says so', () => {
  draw(aView({ edited: true }));
  expect(text()).toContain('This note was edited in the CRM after it was sent');
});

it.each([
  [{ of: 'return', code: 'wrong-owner' }, 'Wrong owner or territory: Ask Ana.'],
  [{ of: 'outcome', code: 'no-budget' }, 'No budget: Ask Ana.'],
] as const)('the reason of a $of has its own words', (reason, words) => {
  draw(aView({ answer: { reason, text: 'Ask Ana.' } }));
  expect(text()).toContain(words);
});

describe('at first it is compact', () => {
  const may = { accept: true, return: true, meeting: false };
  const lines = [
    { kind: 'why-now', heading: 'Why now', text: 'Audit in January.' },
    { kind: 'pain', heading: 'Pain, in their words', text: '“A truckload a month.”' },
    { kind: 'promised', heading: 'Promised', text: 'A sample report.' },
  ] as const;
  const more = () => root().querySelector('.more');
  const toggle = () => root().querySelector<HTMLElement>('[aria-expanded]');
  const looksKept = () =>
    asked.filter(({ payload }) => 'look' in payload).map(({ payload }) => payload);

  async function pressIcon(name: string): Promise<void> {
    const icon = root().querySelector(`[aria-label="${name}"]`);
    const event = new MouseEvent('click', { bubbles: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    await settle(() => {
      icon?.dispatchEvent(event);
      return Promise.resolve();
    });
  }

  it('says whose turn it is, and the case in one line', () => {
    draw(aView({ may, lines }));
    expect(root().querySelector('h2')?.textContent).toBe('Sam handed you this lead');
    expect(root().querySelector('.gist')?.textContent).toMatch(/truckload.*Audit in January/);
    expect(toggle()?.getAttribute('aria-expanded')).toBe('false');
    draw(aView({ lines }));
    expect(root().querySelector('h2')?.textContent).toBe('Waiting for Bea to accept');
  });

  it('is one line without the case once it is accepted', () => {
    draw(aView({ state: 'accepted', lines }));
    expect(root().querySelector('h2')?.textContent).toBe('Accepted');
    expect(root().querySelector('.gist')).toBeNull();
    expect(more()?.textContent).toContain('A sample report.');
  });

  it('opens to the lines, which is remembered for the next record', async () => {
    draw(aView({ may, lines }));
    expect(more()?.classList.contains('off')).toBe(true);
    await pressIcon('Show the five lines');
    expect(more()?.classList.contains('off')).toBe(false);
    expect(looksKept().at(-1)).toEqual({
      ...{ form: 'look', handoff: HANDOFF },
      look: { isOpen: true, isSmall: false, isLeft: false },
    });
    card?.remove();
    card = undefined;
    draw(aView({ may, lines, look: { isOpen: true, isSmall: false, isLeft: false } }));
    expect(toggle()?.getAttribute('aria-expanded')).toBe('true');
  });

  it('stays as its reader leaves it, whatever was remembered before', async () => {
    const look = { isOpen: true, isSmall: false, isLeft: false };
    draw(aView({ may, lines, look }));
    await pressIcon('Show the five lines');
    draw(aView({ may, lines, look, sync: 'sending' }));
    expect(toggle()?.getAttribute('aria-expanded')).toBe('false');
  });

  it('is made small where it floats, and large again by its pill', async () => {
    draw(aView({ may, lines }));
    await vi.advanceTimersByTimeAsync(10);
    await pressIcon('Make small');
    const pill = () => root().querySelector<HTMLElement>('.pill');
    expect(root().querySelector('section')?.classList.contains('small')).toBe(true);
    expect(inside.activeElement).toBe(pill());
    await press(pill()?.textContent ?? '');
    expect(root().querySelector('section')?.classList.contains('small')).toBe(false);
  });
});

describe('the return form', () => {
  const may = { accept: true, return: true, meeting: false };

  it('asks for a reason first, and none is chosen for anybody', async () => {
    draw(aView({ may }));
    await press('Return to SDR');
    expect(root().querySelectorAll('input:checked')).toHaveLength(0);
    asked = [];
    await press('Return to SDR');
    expect(asked).toEqual([]);
    expect(root().querySelector('[role=alert]')?.textContent).toMatch(/^Choose a reason/);
  });

  it('sends the chip that is chosen', async () => {
    draw(aView({ may }));
    await press('Return to SDR');
    const chip = root().querySelector<HTMLInputElement>('input[value=no-pain]');
    if (chip) chip.checked = true;
    await press('Return to SDR');
    expect(asked.at(-1)?.payload).toEqual({
      ...{ act: 'return', handoff: HANDOFF, round: 0, reason: 'no-pain', text: '' },
    });
  });
});

it('hostile words stay words', () => {
  const markup = '<img src=x onerror=alert(1)>';
  draw(aView({ question: { ...QUESTION, by: markup, text: markup }, sdr: markup }));
  expect(root().querySelector('img')).toBeNull();
  expect(text()).toContain(markup);
});

it('the page’s own shortcuts hear nothing of what is typed', () => {
  const heard = vi.fn();
  document.addEventListener('keydown', heard);
  draw(aView({ question: QUESTION }));
  field().dispatchEvent(new KeyboardEvent('keydown', { key: 'd', bubbles: true, composed: true }));
  document.removeEventListener('keydown', heard);
  expect(heard).not.toHaveBeenCalled();
});

it('the focus is on the card where the button that had it is gone', () => {
  draw(aView({ may: { accept: true, return: false, meeting: false } }));
  root().querySelector<HTMLElement>('button.primary')?.focus();
  draw(aView({ state: 'accepted' }));
  expect(inside.activeElement?.localName).toBe('section');
});
