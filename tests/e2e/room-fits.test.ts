import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY } from '@/lib/metrics/facts';
import { addTeamYear, ROOM_LEAD } from '../demo-crm/team-year';
import { button, SLOWLY } from './story';
import { openWriter, type Writer } from './writer';

const TABS = ['People', 'Requests', 'Framework', 'SLAs', 'Pulse'];

let sam: Writer;
beforeAll(async () => {
  sam = await openWriter('sam', ({ db }) => {
    // As many people as a demo of a team has: three SDRs and four BDMs.
    addTeamYear(db, { handoffs: 0, sdrs: 3, bdms: 4, now: Date.now() - DAY });
  });
  await sam.panel().setViewportSize({ width: 360, height: 900 });
});
afterAll(() => sam.close());

/** What the parts of the page need, whatever the window has. */
const heightOf = (page: Page) =>
  page.evaluate(() => {
    const parts = document.querySelectorAll('.top-bar, main > *, .dock');
    return [...parts].reduce((sum, part) => sum + part.getBoundingClientRect().height, 0);
  });

describe('the team room', () => {
  beforeAll(async () => {
    const panel = sam.panel();
    const address = `${sam.crm.url}/leads/${ROOM_LEAD}`;
    await sam.page.evaluate((url) => history.pushState(null, '', url), address);
    // All seven are read.
    await panel.getByRole('tab', { name: 'People 7' }).waitFor(SLOWLY);
  });

  it.each(TABS)(
    'has its part “%s” in one screen of 360 × 900, for a team of seven',
    async (tab) => {
      const panel = sam.panel();
      await panel.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
      await panel.getByRole('tabpanel', { name: tab, exact: true }).waitFor();
      await expect.poll(() => heightOf(panel)).toBeLessThanOrEqual(900);
      expect(await heightOf(panel)).toBeGreaterThan(150);
    },
  );

  it('has its tabs in one row', async () => {
    const box = await sam.panel().getByRole('tablist').boundingBox();
    expect(box?.height).toBeLessThanOrEqual(40);
  });
});

describe('the settings', () => {
  it('are one screen of 360 × 900', async () => {
    const panel = sam.panel();
    await button(panel, 'More').click();
    await panel.getByRole('menuitem', { name: 'Settings' }).click();
    await panel.getByRole('textbox', { name: 'My name' }).waitFor();
    await expect.poll(() => heightOf(panel)).toBeLessThanOrEqual(900);
    expect(await heightOf(panel)).toBeGreaterThan(400);
  });
});
