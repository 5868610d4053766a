import * as z from 'zod/mini';
import type { Marionette } from './marionette';

/** A tab of Firefox, used by what a person reads in it. All of it looks into the card, too. */
export interface Tab {
  readonly front: () => Promise<void>;
  readonly open: (url: string) => Promise<void>;
  /** What stands in it, the card's words included. */
  readonly text: () => Promise<string>;
  /** Presses the button of this name; rejects where there is none yet. */
  readonly press: (name: string) => Promise<void>;
  /** Puts the words into the field of this name, after what stands there. `\n` is Enter. */
  readonly write: (field: string, words: string) => Promise<void>;
  /** What stands in the field of this name. */
  readonly valueOf: (field: string) => Promise<string>;
  /** Chooses every radio button of this name. */
  readonly chooseAll: (name: string) => Promise<void>;
}

const ENTER = '\uE007';
const handleSchema = z.object({ handle: z.string() });
/** An element's name among WebDriver's values stands under a key of its own. */
const elementSchema = z.record(z.string(), z.string());

/** Opens a tab, at an address if one is given. */
export async function createTab(marionette: Marionette, url?: string): Promise<Tab> {
  const opened = await marionette.send('WebDriver:NewWindow', { type: 'tab', focus: true });
  const { handle } = handleSchema.parse(opened);

  /** Runs a function in the page, in front; it can use nothing but its arguments. */
  async function run(inPage: (...args: string[]) => unknown, ...args: string[]) {
    await front();
    return runHere(inPage, ...args);
  }

  /** The same in the document that the driver is in. */
  async function runHere(inPage: (...args: string[]) => unknown, ...args: string[]) {
    const script = `return (${String(inPage)})(...arguments)`;
    return marionette.send('WebDriver:ExecuteScript', { script, args });
  }

  async function find(inPage: (name: string) => unknown, name: string): Promise<string> {
    const id = idOf(await run(inPage, name));
    if (id === undefined) throw new Error(`There is no “${name}”.`);
    return id;
  }

  /** Does something in the card's own document; `undefined` where there is no card. */
  async function inCard<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
    const host = idOf(await run(hostOfCard));
    if (host === undefined) return undefined;
    // The driver sees closed roots, too.
    const root = await marionette.send('WebDriver:GetShadowRoot', { id: host });
    const frame = await marionette.send('WebDriver:FindElementFromShadowRoot', {
      ...{ shadowRoot: idOf(root), using: 'css selector', value: 'iframe' },
    });
    await marionette.send('WebDriver:SwitchToFrame', { element: idOf(frame) });
    try {
      return await work();
    } finally {
      await marionette.send('WebDriver:SwitchToFrame', { id: null });
    }
  }

  async function front(): Promise<void> {
    await marionette.send('WebDriver:SwitchToWindow', { handle, focus: true });
  }

  const tab: Tab = {
    front,
    async open(to) {
      await front();
      await marionette.send('WebDriver:Navigate', { url: to });
    },
    async text() {
      const ofPage = z.string().parse(await run(textOfPage));
      const ofCard = await inCard(async () => z.string().parse(await runHere(textOfPage)));
      return `${ofPage}\n${ofCard ?? ''}`;
    },
    async press(name) {
      const click = async (id: string | undefined) => {
        if (id === undefined) return false;
        await marionette.send('WebDriver:ElementClick', { id });
        return true;
      };
      if (await click(idOf(await run(buttonNamed, name)))) return;
      const isPressed = await inCard(async () => click(idOf(await runHere(buttonNamed, name))));
      if (!isPressed) throw new Error(`There is no “${name}”.`);
    },
    async write(field, words) {
      const text = words.replaceAll('\n', ENTER);
      await marionette.send('WebDriver:ElementSendKeys', {
        id: await find(fieldNamed, field),
        text,
      });
    },
    async valueOf(field) {
      const id = await find(fieldNamed, field);
      return z
        .string()
        .parse(await marionette.send('WebDriver:GetElementProperty', { id, name: 'value' }));
    },
    async chooseAll(name) {
      await run(chooseRadiosNamed, name);
    },
  };
  if (url !== undefined) await tab.open(url);
  return tab;
}

/** The driver's id of the element or root that an answer is. */
function idOf(answer: unknown): string | undefined {
  return Object.values(elementSchema.safeParse(answer).data ?? {})[0];
}

function hostOfCard(): Element | null {
  return document.querySelector('baton-card');
}

function textOfPage(): string {
  return document.body.innerText;
}

function buttonNamed(name: string): Element | undefined {
  return [...document.querySelectorAll('button')].find(
    ({ textContent, ariaDisabled }) => textContent.trim() === name && ariaDisabled !== 'true',
  );
}

function fieldNamed(name: string): Element | null | undefined {
  const label = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent.trim() === name,
  );
  return label?.control ?? document.querySelector(`[aria-label="${name}"]:not(form)`);
}

function chooseRadiosNamed(name: string): void {
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
    if (radio.labels?.[0]?.textContent.trim() === name) radio.click();
  }
}
