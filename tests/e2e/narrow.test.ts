import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { EXCHANGE_SCREENS } from './exchange-screens';
import { BDM_SCREENS, FIRST_SCREENS, type Screen, SDR_SCREENS, type Viewers } from './screens';

/** The width that Firefox gives a sidebar at first. */
const NARROW = { width: 240, height: 900 };

let viewers: Viewers;
beforeAll(async () => {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const sam = await openDemoSeat(crm, 'sam', '1042');
  const bea = await openDemoSeat(crm, 'bea', '1040');
  for (const { panel } of [sam, bea]) await panel.setViewportSize(NARROW);
  viewers = { crm, sam, bea };
});
afterAll(async () => {
  await viewers.sam.close();
  await viewers.bea.close();
  await viewers.crm.stop();
});

/** What of the page reaches over its right edge, in words that find it again. */
function reachingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth)
      .map((each) => `${each.tagName} .${each.className} ${each.textContent.slice(0, 40)}`);
  });
}

const ofPanel = ({ within }: Screen) => within === undefined;

describe('nothing is cut off in a narrow sidebar, on', () => {
  it.each<Screen>([...FIRST_SCREENS, ...SDR_SCREENS, ...BDM_SCREENS, ...EXCHANGE_SCREENS])(
    '$name',
    async (screen) => {
      const page = await screen.open(viewers);
      expect(ofPanel(screen) ? await reachingOut(page) : []).toEqual([]);
    },
  );
});
