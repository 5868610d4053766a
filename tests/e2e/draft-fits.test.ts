import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frameworkById } from '@/lib/handoff/qualification/frameworks';
import { heightOf, outOfSight } from './in-sight';
import { openSection, region } from './story';
import { leadAt, openWriter, type Writer } from './writer';

const criteria = frameworkById(undefined).criteria.map(({ name }) => name);
const row = (page: Page, name: string) =>
  region(page, 'Qualification').getByRole('group', { name, exact: true });
const quickLine = (page: Page) => page.getByRole('textbox', { name: 'Add context', exact: true });

let sam: Writer;
let turn = 0;
beforeAll(async () => {
  sam = await openWriter('sam');
});
afterAll(() => sam.close());

/** A lead of which nothing was opened, folded or typed, in a panel of that size. */
async function openDraft(width: number, height: number): Promise<Page> {
  const panel = sam.panel();
  await panel.setViewportSize({ width, height });
  turn += 1;
  const { id, name } = leadAt(turn);
  await sam.page.evaluate((url) => history.pushState(null, '', url), `${sam.crm.url}/leads/${id}`);
  await panel.getByRole('heading', { level: 1, name }).waitFor();
  await row(panel, criteria[0] ?? '').waitFor();
  return panel;
}

const dockHeight = async (page: Page) => (await page.locator('.dock').boundingBox())?.height;

const whatACallNeeds = (page: Page) => [
  ...criteria.map((name) => row(page, name)),
  quickLine(page),
  page.getByRole('button', { name: 'Copy brief', exact: true }),
  page.getByRole('button', { name: 'Hand over', exact: true }),
];

async function fileLines(page: Page): Promise<void> {
  const lines = [
    '!Auditor comes in March',
    '"We lose a truckload',
    '?Is Gdańsk in scope',
    '-Outage',
  ];
  for (const line of lines) {
    await quickLine(page).fill(line);
    await quickLine(page).press('Enter');
    await expect.poll(() => quickLine(page).inputValue()).toBe('');
  }
}

describe('an untouched draft', () => {
  it.each([700, 900])('is led from one screen of 360 × %i', async (height) => {
    const panel = await openDraft(360, height);
    expect(await outOfSight(whatACallNeeds(panel))).toEqual([]);
    expect(await heightOf(panel)).toBeLessThanOrEqual(900);
    expect(await dockHeight(panel)).toBeLessThanOrEqual(120);
  });
});

describe('a draft on a call', () => {
  it('has one criterion open and four lines of context in sight, beside all that a call needs', async () => {
    const panel = await openDraft(360, 900);
    for (const name of criteria.slice(0, 4)) {
      await row(panel, name).getByRole('radio', { name: '4', exact: true }).check();
    }
    await fileLines(panel);
    await panel.evaluate(() => scrollTo(0, 0));
    const lines = await region(panel, 'Context').getByRole('textbox').all();
    expect(lines).toHaveLength(4);
    expect(await outOfSight(whatACallNeeds(panel))).toEqual([]);
    expect(await heightOf(panel)).toBeLessThanOrEqual(1100);
  });

  it('is at most 1,100 high at rest when it is full, with the words for each criterion', async () => {
    const panel = await openDraft(360, 900);
    for (const name of criteria) {
      await row(panel, name).getByRole('radio', { name: '4', exact: true }).check();
      const words = row(panel, name).getByRole('textbox');
      await words.fill('About thirty-one thousand since September');
      await words.press('Escape');
    }
    await row(panel, criteria.at(-1) ?? '')
      .getByRole('button')
      .first()
      .click();
    await fileLines(panel);
    await quickLine(panel).fill('=Price for three sites by Friday');
    await quickLine(panel).press('Enter');
    await expect.poll(() => region(panel, 'Context').getByRole('textbox').count()).toBe(5);
    expect(await heightOf(panel)).toBeLessThanOrEqual(1100);
  });

  it('has its lines stay as they are when the pointer or the focus comes to them', async () => {
    const panel = await openDraft(360, 900);
    await fileLines(panel);
    await quickLine(panel).fill('=Price for three sites by Friday');
    await quickLine(panel).press('Enter');
    const texts = region(panel, 'Context').getByRole('textbox');
    await expect.poll(() => texts.count()).toBe(5);
    await panel.evaluate(() => scrollTo(0, 0));
    const boxes = async () => {
      const all = [];
      for (const text of await texts.all()) all.push(await text.boundingBox());
      return all;
    };
    await quickLine(panel).hover();
    const atRest = await boxes();
    for (const text of await texts.all()) {
      await text.hover();
      expect(await boxes()).toEqual(atRest);
    }
    await quickLine(panel).hover();
    await texts.first().focus();
    expect(await boxes()).toEqual(atRest);
  });

  it('does not move under the hand while it is marked, typed and filed', async () => {
    const panel = await openDraft(360, 500);
    const top = async (part: Locator) => (await part.boundingBox())?.y;
    const third = row(panel, criteria[2] ?? '');
    const mark = third.getByRole('radio', { name: '3', exact: true });
    await row(panel, criteria[0] ?? '')
      .getByRole('radio', { name: '3', exact: true })
      .check();
    // Where the page is at its top there is nothing to scroll by; further down there is.
    await panel.evaluate(() => scrollTo(0, 150));
    const before = await top(third);
    // The first one folds above it.
    await mark.check();
    await expect.poll(() => third.getByRole('textbox').count()).toBe(1);
    expect(await top(third)).toBeCloseTo(before ?? -1, 0);
    const line = await top(quickLine(panel));
    await quickLine(panel).pressSequentially('=Price by Friday');
    expect(await top(quickLine(panel))).toBe(line);
    await quickLine(panel).press('Enter');
    await expect.poll(() => region(panel, 'Context').getByRole('textbox').count()).toBe(1);
    expect(await top(quickLine(panel))).toBe(line);
  });

  it('says what is to mend in a dock of at most 216', async () => {
    const panel = await openDraft(360, 900);
    await panel.getByRole('button', { name: 'Hand over', exact: true }).click();
    await panel.getByRole('button', { name: /to fix$/ }).waitFor();
    expect(await dockHeight(panel)).toBeLessThanOrEqual(216);
  });

  it('has the “/” key lead to the quick line from wherever nothing is typed', async () => {
    const panel = await openDraft(360, 900);
    await openSection(panel, 'Qualification');
    await row(panel, criteria[0] ?? '')
      .getByRole('radio', { name: '0', exact: true })
      .focus();
    await panel.keyboard.type('/promised A price');
    await expect.poll(() => quickLine(panel).inputValue()).toBe('/promised A price');
  });
});
