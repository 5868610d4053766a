import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSection, region } from './story';
import { openWriter, type Writer } from './writer';

let sam: Writer;
beforeAll(async () => {
  sam = await openWriter('sam');
  await openSection(sam.panel(), 'Hand to');
});
afterAll(() => sam.close());

/** The motions that the styles would make, with how long they take, and those under way. */
function motions(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    for (const element of document.querySelectorAll('*')) {
      for (const part of ['', '::before', '::after']) {
        const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(
          element,
          part,
        );
        const times = `${transitionDuration}, ${animationDuration}`.split(', ');
        if (times.some((time) => Number.parseFloat(time) > 0)) {
          found.add(`${element.tagName} .${element.getAttribute('class') ?? ''}${part}`);
        }
        if (scrollBehavior === 'smooth') found.add(`${element.tagName} scrolls smoothly`);
      }
    }
    return [...found];
  });
}

describe('who asked the browser for less motion', () => {
  beforeEach(() => sam.panel().emulateMedia({ reducedMotion: 'no-preference' }));

  it('has none, on all that is on the page', async () => {
    const panel = sam.panel();
    expect(await motions(panel)).not.toEqual([]);
    await panel.emulateMedia({ reducedMotion: 'reduce' });
    await expect.poll(() => motions(panel)).toEqual([]);
  });

  it('sees what folds at once as it will be', async () => {
    const panel = sam.panel();
    await panel.emulateMedia({ reducedMotion: 'reduce' });
    const header = region(panel, 'Hand to').getByRole('heading', { level: 2 }).getByRole('button');
    await header.click();
    await expect.poll(() => header.getAttribute('aria-expanded')).toBe('false');
    const underWay = () =>
      panel.evaluate(
        () =>
          document.getAnimations().filter(({ playState, effect }) => {
            const { duration = 0 } = effect?.getTiming() ?? {};
            return playState === 'running' && Number(duration) > 0;
          }).length,
      );
    expect(await underWay()).toBe(0);
  });
});

describe('who asked the browser for more contrast', () => {
  beforeEach(() => sam.panel().emulateMedia({ contrast: 'no-preference' }));

  /** The colours of second lines, of a frame and of the words. */
  const colours = (page: Page) =>
    page.evaluate(() => {
      const colourOf = (selector: string, property: 'color' | 'borderTopColor') => {
        const found = document.querySelector(selector);
        return found ? getComputedStyle(found)[property] : undefined;
      };
      return {
        words: colourOf('body', 'color'),
        second: colourOf('.hint', 'color'),
        frame: colourOf('[role="combobox"]', 'borderTopColor'),
      };
    });

  it('has second lines and frames as strong as the words', async () => {
    const panel = sam.panel();
    const before = await colours(panel);
    expect(before.words).toMatch(/^rgb/);
    expect([before.second, before.frame]).not.toContain(before.words);
    await panel.emulateMedia({ contrast: 'more' });
    await expect
      .poll(() => colours(panel))
      .toEqual({ words: before.words, second: before.words, frame: before.words });
  });
});

describe('where the words run from right to left', () => {
  const turn = (dir: string) =>
    sam.panel().evaluate((to) => {
      document.documentElement.dir = to;
    }, dir);
  beforeEach(() => turn('ltr'));
  afterAll(() => turn('ltr'));

  /** How the signs that point along the line are drawn. */
  const signs = (page: Page) =>
    page
      .locator('.icon[data-mirrored]')
      .evaluateAll((icons) => [...new Set(icons.map((icon) => getComputedStyle(icon).scale))]);

  it('the signs that point along the line turn with them, and nothing is cut off', async () => {
    const panel = sam.panel();
    await panel.setViewportSize({ width: 240, height: 900 });
    expect(await signs(panel)).toEqual(['none']);
    await turn('rtl');
    await expect.poll(() => signs(panel)).toEqual(['-1 1']);
    const isWhole = () =>
      panel.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
    await expect.poll(isWhole).toBe(true);
  });
});
