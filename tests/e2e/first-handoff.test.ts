import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { frameworkById } from '@/lib/handoff/qualification/frameworks';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { BEA } from './handed-over';
import { outOfSight } from './in-sight';
import { focusIsIn } from './keys';
import type { Seat } from './seat';
import { button, inTheCrm, region } from './story';

/**
 * How long the acts take somebody who has never seen the page, in seconds, by the keystroke-level model
 * (Card, Moran and Newell): to look and decide, to point, to press and let go, to take the hand from the
 * mouse to the keys or back, and to type a letter as somebody does who is no typist.
 */
const TAKES = { decide: 1.35, point: 1.1, press: 0.2, home: 0.4, letter: 0.28 } as const;
/** A first handoff that takes longer is put off until tomorrow. */
const MOST_SECONDS = 120;

/** The acts of a hand that clicks only what it sees, counted. */
function countedActs(page: Page) {
  const count = { clicks: 0, letters: 0, texts: 0, scrolls: 0 };
  let isAtKeys = false;
  let changes = 0;
  const goTo = (keys: boolean) => {
    if (keys !== isAtKeys) changes += 1;
    isAtKeys = keys;
  };
  return {
    count,
    /** What is out of sight is scrolled to first, which is an act of its own. */
    async click(wanted: Locator): Promise<void> {
      await wanted.waitFor();
      if ((await outOfSight([wanted])).length > 0) count.scrolls += 1;
      goTo(false);
      count.clicks += 1;
      await wanted.click();
    },
    /** Types where the focus is; `keys` are pressed after the words. */
    async type(words: string, ...keys: string[]): Promise<void> {
      goTo(true);
      count.texts += 1;
      count.letters += words.length + keys.length;
      await page.keyboard.type(words);
      for (const key of keys) await page.keyboard.press(key);
    },
    seconds(): number {
      const { clicks, letters, texts, scrolls } = count;
      const { decide, point, press, home, letter } = TAKES;
      const click = decide + point + press;
      return (clicks + scrolls) * click + texts * decide + letters * letter + changes * home;
    },
  };
}

/** Outside of any page, where no test can press: Baton’s icon, and “Allow” in the browser’s question. */
const CLICKS_IN_THE_BROWSER = 2;

const NEWEST_NOTE = 'select body from notes where record = ? order by id desc limit 1';
const LEAD = '1042';
const WORDS = ['Auditor comes in March', 'We lose a truckload a month'];

let crm: DemoCrm;
let sam: Seat;
beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  sam = await openDemoSeat(crm, 'sam', LEAD);
  await sam.panel.setViewportSize({ width: 360, height: 900 });
});
afterAll(async () => {
  await sam.close();
  await crm.stop();
});

it('from a Baton just installed to the first handoff one does what the screen says, in two minutes', async () => {
  const { panel } = sam;
  await panel.bringToFront();
  const hand = countedActs(panel);
  const { criteria } = frameworkById(undefined);

  // “Turn on Baton here, and every lead you open shows up in this panel.”
  await hand.click(button(panel, 'Turn on for this site'));

  // “0–5 scores a row”: one click each, with all rows in sight.
  const qualification = region(panel, 'Qualification');
  await qualification.getByText(/0–5 scores a row/).waitFor();
  for (const { name } of criteria) {
    const row = qualification.getByRole('group', { name, exact: true });
    await hand.click(row.getByRole('radio', { name: /^4\b/ }));
    await expect.poll(() => row.getByRole('radio', { name: /^4\b/ }).isChecked()).toBe(true);
  }

  // “What did they say? Enter to add”
  const line = panel.getByRole('textbox', { name: 'Add context' });
  expect(await line.getAttribute('placeholder')).toMatch(/What did they say\? Enter to add/);
  await hand.click(line);
  for (const [n, words] of WORDS.entries()) {
    await hand.type(words, 'Enter');
    const lines = region(panel, 'Context').getByRole('textbox');
    await expect.poll(() => lines.count()).toBe(n + 1);
  }

  // What is missing is said, and one is led to it.
  await hand.click(button(panel, 'Hand over'));
  await panel.getByText('Hand to: required').waitFor();
  await focusIsIn(panel.getByRole('combobox', { name: 'Hand to' }));
  await hand.type(BEA.name.slice(0, 4));
  await hand.click(panel.getByRole('option', { name: BEA.name }));
  await panel.getByText(/^Ready for Bea\./).waitFor();
  await hand.click(button(panel, 'Hand over'));
  await inTheCrm(panel);

  const note = () => crm.db.prepare(NEWEST_NOTE).get(LEAD)?.body;
  for (const words of WORDS) await expect.poll(note).toContain(words);
  hand.count.clicks += CLICKS_IN_THE_BROWSER;
  expect(hand.count.clicks).toBeLessThanOrEqual(criteria.length + 7);
  expect(hand.count.scrolls).toBeLessThanOrEqual(1);
  expect(hand.seconds()).toBeLessThanOrEqual(MOST_SECONDS);
});
