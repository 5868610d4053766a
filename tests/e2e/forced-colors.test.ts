import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_SCREENS, SDR_SCREENS } from './screens';
import { button, editLead, openSection, region } from './story';
import { seatViewers } from './viewers';
import { setWhen } from './writer';

const viewers = seatViewers();
let panel: Page;
beforeAll(async () => {
  ({ panel } = viewers().sam);
  await panel.emulateMedia({ forcedColors: 'active' });
  const ways = [...FIRST_SCREENS.slice(1, 3), ...SDR_SCREENS.slice(1, 2)];
  for (const { open } of ways) await open(viewers());
  for (const section of ['Meeting', 'Hand to']) await openSection(panel, section);
  await editLead(panel);
  await setWhen(panel);
});

interface State {
  readonly name: string;
  /** Goes to where it is to be seen, and gives what is to look otherwise without it. */
  readonly show: () => Promise<Locator> | Locator;
  /** Takes what is shown from the state, or into it. */
  readonly turn: (shown: Element) => void;
}

const STATES: readonly State[] = [
  {
    name: 'a chosen mark',
    show: () => region(panel, 'Qualification').locator('label:has(:checked)').first(),
    turn: (label) => {
      for (const choice of label.querySelectorAll('input')) choice.checked = false;
    },
  },
  {
    name: 'a switch that is on',
    show: () => region(panel, 'Meeting').locator('label:has(> [role=switch])').first(),
    turn: (label) => {
      for (const box of label.querySelectorAll('input')) box.checked = !box.checked;
    },
  },
  {
    name: 'the button that matters',
    show: () => button(panel, 'Hand over'),
    turn: (pressed) => pressed.removeAttribute('data-tone'),
  },
  {
    name: 'a button that cannot be pressed',
    show: () => button(panel, 'Copy brief'),
    turn: (pressed) => pressed.setAttribute('disabled', ''),
  },
  {
    name: 'the item that a key would choose',
    show: async () => {
      await region(panel, 'Hand to').getByRole('combobox').first().click();
      await panel.keyboard.press('ArrowDown');
      return region(panel, 'Hand to').locator('li[data-highlighted="true"]');
    },
    turn: (item) => item.setAttribute('data-highlighted', 'false'),
  },
  {
    name: 'the mark that a key would take',
    show: async () => {
      await panel.getByRole('button', { name: /: choose another section$/ }).click();
      return panel.locator('.mark-list li[data-highlighted="true"]');
    },
    turn: (item) => item.setAttribute('data-highlighted', 'false'),
  },
  {
    name: 'where the bar is',
    show: () => panel.locator('.meter'),
    turn: (track) => track.lastElementChild?.setAttribute('hidden', ''),
  },
  {
    name: 'that the points are over the bar',
    show: () => panel.locator('.meter'),
    turn: (track) => track.setAttribute('data-under', 'true'),
  },
  {
    name: 'how far the points go',
    show: () => panel.locator('.meter'),
    turn: (track) => track.firstElementChild?.setAttribute('hidden', ''),
  },
  {
    name: 'whether somebody is at work',
    show: () => panel.locator('.presence').first(),
    turn: (presence) => {
      const isWorking = presence.getAttribute('data-kind') === 'working';
      presence.setAttribute('data-kind', isWorking ? 'away' : 'working');
    },
  },
  {
    name: 'that somebody wants no calls now',
    show: () => panel.locator('.presence').first(),
    turn: (presence) => presence.setAttribute('data-kind', 'do-not-disturb'),
  },
  {
    name: 'the way that is preferred',
    show: () => panel.locator('.way').first(),
    turn: (way) => {
      const isPreferred = way.getAttribute('data-preferred') === 'true';
      way.setAttribute('data-preferred', `${!isPreferred}`);
    },
  },
  {
    name: 'a field that is to be mended',
    show: () => panel.getByRole('textbox', { name: 'What happens next' }),
    turn: (field) => field.setAttribute('aria-invalid', 'true'),
  },
  {
    name: 'a fact that is to be mended',
    show: () => region(panel, 'Lead').getByRole('textbox', { name: 'Company' }),
    turn: (field) => field.setAttribute('aria-invalid', 'true'),
  },
  {
    name: 'a section that lacks something',
    show: () => panel.locator('.section-summary').first(),
    turn: (status) => {
      const stops = status.getAttribute('data-stops') === 'true';
      status.setAttribute('data-stops', `${!stops}`);
    },
  },
];

/** Some that stand apart by nothing but their ground otherwise, as they are in the panel's styles. */
const EDGED = ['warning', 'notice', 'toast', 'to-mend', 'mark-list', 'person-card'];

describe('where the user’s own colours stand for all others, one sees', () => {
  it.each(STATES)('$name', async ({ show, turn }) => {
    const shown = await show();
    const before = await shown.screenshot({ animations: 'disabled', caret: 'hide' });
    const again = await shown.screenshot({ animations: 'disabled', caret: 'hide' });
    expect(again.equals(before)).toBe(true);
    // Where it stands, since it may not be found any more once it has turned.
    const turned = await shown.elementHandle();
    await turned.evaluate(turn);
    const after = await turned.screenshot({ animations: 'disabled', caret: 'hide' });
    expect(after.equals(before)).toBe(false);
    await panel.keyboard.press('Escape');
  });

  it('what has the keyboard', async () => {
    const field = panel.getByRole('textbox', { name: 'What happens next' });
    const outline = () => field.evaluate((one) => getComputedStyle(one).outlineStyle);
    await expect.poll(() => outline()).toBe('none');
    await field.focus();
    await expect.poll(() => outline()).toBe('solid');
  });

  it.each(EDGED)('the edge of a %s', async (name) => {
    const edge = await panel.evaluate((className) => {
      const made = document.createElement('div');
      made.className = className;
      document.body.append(made);
      const { borderTopStyle, borderTopWidth } = getComputedStyle(made);
      made.remove();
      return `${borderTopStyle} ${borderTopWidth}`;
    }, name);
    expect(edge).toBe('solid 1px');
  });
});
