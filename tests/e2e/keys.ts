import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Seat } from './seat';
import { button, SLOWLY } from './story';

const MOST_TABS = 150;

/** Presses Tab until the focus is on the element; returns how often. */
export async function tabTo(page: Page, wanted: Locator): Promise<number> {
  await wanted.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await wanted.evaluate(hasFocus)) return tabs;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${wanted.toString()}.`);
}

/** In the page. */
function hasFocus(element: Element): boolean {
  const root = element.getRootNode();
  return (root instanceof ShadowRoot ? root : document).activeElement === element;
}

/** Goes to the element by Tab and presses Enter. */
export async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Holds once the focus is on the element or within it, where it can be seen. */
export async function focusIsIn(wanted: Locator): Promise<void> {
  await expect.poll(() => wanted.evaluate(seesFocus), SLOWLY).toBe(true);
}

/** In the page. */
function seesFocus(element: Element): boolean {
  const focused = document.activeElement;
  if (!focused || !element.contains(focused)) return false;
  const { bottom, top } = focused.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** A keyboard that counts what is pressed besides the words. */
export function countedKeys(page: Page) {
  const { keyboard } = page;
  let presses = 0;
  return {
    presses: () => presses,
    press: async (...keys: string[]): Promise<void> => {
      for (const key of keys) {
        presses += 1;
        await keyboard.press(key);
      }
    },
    say: (words: string): Promise<void> => keyboard.type(words),
    tabTo: async (wanted: Locator): Promise<void> => {
      presses += await tabTo(page, wanted);
    },
  };
}

/** Turns Baton on for the CRM of the seat, by keyboard. */
export async function turnOnByKey({ panel }: Seat): Promise<void> {
  await press(panel, button(panel, 'Turn on for this site'));
  await panel.getByRole('heading', { level: 1 }).waitFor();
}
