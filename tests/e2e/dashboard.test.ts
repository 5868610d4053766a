import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFinds } from './axe';
import { type CrmBrowser, openCrmBrowser } from './crm-browser';
import { putRows, rowsOfYear } from './dashboard-store';

const SAM = { id: 'u-sam', name: 'Sam Okafor' };

let browser: CrmBrowser;
let page: Page;

const tile = (name: string) => page.getByRole('article', { name });
const choose = (label: string, option: string) => page.getByLabel(label).selectOption(option);

beforeAll(async () => {
  browser = await openCrmBrowser('sam');
  await browser.turnOn();
  // Who is signed in is learned with the first record that is read.
  const record = { origin: browser.crm.url, type: 'lead', id: '1042' };
  await browser.tell('record/refresh', { record });
  page = await browser.context.newPage();
  await page.goto(new URL('dashboard.html', browser.own.url()).href);
  await page.getByText('No handoffs found in these weeks').waitFor();
  const origin = browser.crm.url;
  const team = { origin, me: SAM, sdrs: 6, bdms: 20, handoffs: 2000, now: Date.now() };
  await putRows(page, rowsOfYear(team));
  await page.reload();
  await tile('Acceptance rate').waitFor();
});
afterAll(() => browser.close());

describe('the page of figures, over a year of a team', () => {
  it('says each share with how many it is of, and what it is likely to be', async () => {
    const text = await tile('Acceptance rate').innerText();
    expect(text).toMatch(/\d+%\s+\d+ of \d+ decided\s+likely \d+% to \d+%/);
    await expect
      .poll(() => tile('Meeting to sale').innerText())
      .toMatch(/\d+%[^]*Meetings held from/);
    for (const name of ['Pulled back in', 'BDM satisfaction', 'Meetings held']) {
      await expect.poll(() => tile(name).innerText()).toMatch(/\d+ of \d+/);
    }
  });

  it('shows nobody’s name in a figure but those of one’s own pairs', async () => {
    await tile('Who hands to whom').waitFor();
    const rows = tile('Who hands to whom').getByRole('rowheader');
    await expect.poll(() => rows.allInnerTexts()).toEqual([SAM.name]);
    await expect
      .poll(() => tile('Who hands to whom').innerText())
      .toContain('In 12 weeks, 6 SDRs handed over to');
  });

  it('counts more of more weeks, and of oneself no more than of all', async () => {
    const decided = async () => {
      const found = /of (\d+) decided/.exec(await tile('Acceptance rate').innerText());
      return Number(found?.[1]);
    };
    const ofTwelve = await decided();
    await choose('Period', 'Last 52 weeks');
    await expect.poll(decided).toBeGreaterThan(3 * ofTwelve);
    await choose('Handoffs of', 'Mine');
    await expect.poll(decided).toBeLessThan(ofTwelve * 2);
    await choose('Handoffs of', 'Everybody');
    await choose('Period', 'Last 12 weeks');
    await expect.poll(decided).toBe(ofTwelve);
  });

  it('has every drawing as a table, which the keyboard opens', async () => {
    const weeks = tile('Accepted by week');
    const summary = weeks.getByText('Show as table');
    await summary.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => weeks.getByRole('row').count()).toBe(13);
    await page.keyboard.press('Enter');
  });

  it('leads from a number to its handoffs, one press from the record', async () => {
    const back = tile('Pulled back in');
    await back.getByText('Show handoffs').click();
    await back
      .getByRole('button', { name: /^Lead \d+, Company \d+$/ })
      .first()
      .waitFor();
    await expect
      .poll(() => back.innerText())
      .toMatch(/Other people’s handoffs, counted only: \d+\./);
    const opened = browser.context.waitForEvent('page');
    await back
      .getByRole('button', { name: /^Lead / })
      .first()
      .click();
    expect((await opened).url()).toContain(browser.crm.url);
    await (await opened).close();
    await back.getByText('Show handoffs').click();
  });

  it('breaks no rule of axe, in light and in dark', async () => {
    await expect.poll(() => axeFinds(page)).toEqual([]);
  });

  it('keeps a target that the keyboard set, in the team room', async () => {
    const coverage = tile('How steady pipeline coverage is');
    await coverage.getByRole('button', { name: 'Set a target' }).focus();
    await page.keyboard.press('Enter');
    await coverage.getByLabel('Amount').focus();
    await page.keyboard.type('1,200,000');
    await page.keyboard.press('Enter');
    await page.getByText('Target set').waitFor();
    await coverage.getByRole('button', { name: 'Set a target' }).press('Enter');
    await coverage.getByText(/The whole team, .*: 1,200,000 EUR/).waitFor();
    await page.keyboard.press('Escape');
  });

  it('is a review sheet, and leads back to the figures', async () => {
    await page.getByRole('button', { name: 'Review sheet' }).click();
    const sheet = page.getByRole('article', { name: /^Handoff review/ });
    await sheet.getByRole('row', { name: /Acceptance rate/ }).waitFor();
    await page.getByRole('button', { name: 'Back to metrics' }).click();
    await tile('Acceptance rate').waitFor();
  });

  describe.each(['light', 'dark'] as const)('on paper, in %s', (colorScheme) => {
    /** What an A4 page holds within usual margins, px. */
    const PAPER = { width: 718, height: 1040 };

    beforeAll(async () => {
      await page.setViewportSize(PAPER);
      await page.emulateMedia({ media: 'print', colorScheme });
    });
    afterAll(() => page.emulateMedia({ media: null, colorScheme: null }));

    it('has no buttons, no dark ground, all tables open, and nothing cut', async () => {
      await tile('Who hands to whom').waitFor();
      await expect.poll(() => page.evaluate(onPaper)).toEqual(WELL_PRINTED);
      const weeks = tile('Accepted by week');
      await expect.poll(() => weeks.getByRole('row').first().isVisible()).toBe(true);
    });

    it('the review sheet too, on one page, with nothing over another', async () => {
      await page.emulateMedia({ media: null });
      await page.getByRole('button', { name: 'Review sheet' }).click();
      await page.getByRole('article', { name: /^Handoff review/ }).waitFor();
      await page.emulateMedia({ media: 'print' });
      await expect.poll(() => page.evaluate(onPaper)).toEqual(WELL_PRINTED);
      const pdf = await page.pdf({ format: 'A4' });
      expect(/\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]).toBe('1');
      await page.emulateMedia({ media: null });
      await page.getByRole('button', { name: 'Back to metrics' }).click();
      await tile('Acceptance rate').waitFor();
    });
  });

  it.each([1280, 800, 360])('fits a window of %i px, without scrolling sideways', async (width) => {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: { documentElement: { scrollWidth: number; clientWidth: number } };
      };
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    expect(over).toBe(0);
  });
});

const WELL_PRINTED = { buttons: [], over: 0, cut: [], isDark: false };

/** The parts of the page’s own scope that are used within it; the types here are Node’s. */
interface PageScope {
  readonly document: {
    readonly body: Box;
    readonly documentElement: Box;
    querySelectorAll(selector: string): Iterable<Box>;
  };
  getComputedStyle(this: void, element: Box): { readonly color: string };
}
interface Box {
  readonly clientWidth: number;
  readonly scrollWidth: number;
  readonly clientHeight: number;
  readonly scrollHeight: number;
  readonly textContent: string;
  checkVisibility(): boolean;
}

/** Runs in the page: what on it would be wrong on paper. */
function onPaper() {
  const { document, getComputedStyle } = globalThis as unknown as PageScope;
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const isCut = (box: Box) =>
    box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  const { scrollWidth, clientWidth } = document.documentElement;
  const [red = 0] = (/\d+/.exec(getComputedStyle(document.body).color) ?? []).map(Number);
  return {
    buttons: shown('button, select, summary, form').map(({ textContent }) => textContent),
    over: scrollWidth - clientWidth,
    cut: shown('.tile, .sheet section, .table-frame')
      .filter(isCut)
      .map(({ textContent }) => textContent.slice(0, 60)),
    // What is written in a light colour is meant for a dark ground.
    isDark: red > 128,
  };
}
