import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Screen } from './screens';
import { ALL_SCREENS, seatViewers } from './viewers';

/** The width (px) that Firefox gives a sidebar at first. */
const NARROW = 240;
const viewers = seatViewers(NARROW);

/** What of the page reaches over its right edge, in words that find it again. */
function reachingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth)
      .map((each) => `${each.tagName} .${each.className} ${each.textContent.slice(0, 40)}`);
  });
}

const ofPanel = ({ isCard }: Screen) => isCard !== true;

describe('nothing is cut off in a narrow sidebar, on', () => {
  // The card's screens are gone through as well: those after them begin where they end.
  it.each<Screen>(ALL_SCREENS)('$name', async (screen) => {
    const page = await screen.open(viewers());
    expect(ofPanel(screen) ? await reachingOut(page) : []).toEqual([]);
  });
});
