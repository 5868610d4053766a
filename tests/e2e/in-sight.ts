import type { Locator, Page } from 'playwright-core';

/** What the parts of the page need, whatever the window has. */
export const heightOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const parts = document.querySelectorAll('.top-bar, main > *, .dock');
    return [...parts].reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
  });

/** Those of them that are not whole in sight: between the bar at the top and the dock, or in the dock. */
export async function outOfSight(wanted: readonly Locator[]): Promise<string[]> {
  const out = [];
  for (const one of wanted) {
    const isSeen = await one.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const at = document.elementFromPoint(box.x + box.width / 2, box.bottom - 3);
      return at !== null && (element.contains(at) || at.contains(element)) && box.top >= 0;
    });
    if (!isSeen) out.push(await one.evaluate((element) => element.textContent.slice(0, 40)));
  }
  return out;
}
