import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Screen } from './screens';
import { ALL_SCREENS, seatViewers } from './viewers';

/** What of the page reaches over its right edge, in words that find it again. */
function reachingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth)
      .map((each) => `${each.tagName} .${each.className} ${each.textContent.slice(0, 40)}`);
  });
}

const letters = (page: Page) => page.evaluate(() => getComputedStyle(document.body).fontSize);

describe.each([
  // The width that Firefox gives a sidebar at first.
  { width: 240, fontSize: 16, shown: '13px' },
  // Letters twice as large, in a side panel as Chromium opens it.
  { width: 360, fontSize: 32, shown: '26px' },
])('nothing is cut off at $width px with letters of $fontSize px, on', ({ width, ...given }) => {
  const viewers = seatViewers(width, { fontSize: given.fontSize });

  // The card's screens are gone through as well: those after them begin where they end.
  it.each<Screen>(ALL_SCREENS)('$name', async ({ open, isCard }) => {
    const page = await open(viewers());
    if (isCard) return;
    await expect.poll(() => letters(page)).toBe(given.shown);
    await expect.poll(() => reachingOut(page)).toEqual([]);
  });
});
