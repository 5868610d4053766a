import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { button, region } from './story';
import {
  fieldOf,
  inFiveDays,
  leadAt,
  openWriter,
  setWhen,
  SOON,
  typeOver,
  type Writer,
} from './writer';

let sam: Writer;
beforeAll(async () => {
  sam = await openWriter('sam');
});
afterAll(() => sam.close());

/** Each test has a lead of its own, by its place among the samples. */
let turn = -1;
beforeEach(async () => {
  turn += 1;
  await sam.goToLead(leadAt(turn));
});

const firstCriterion = (page: Page) => region(page, 'Qualification').getByRole('group').first();
const filedLine = (page: Page) =>
  region(page, 'Context').getByRole('textbox', { name: /^Promised/ });
const title = fieldOf('Meeting', 'Title');
const nextStep = fieldOf('Meeting', 'What happens next');
const quickLine = (page: Page) => page.getByRole('textbox', { name: 'Add context', exact: true });

interface Kind {
  readonly what: string;
  readonly at: (page: Page) => Locator;
  readonly typed: string;
  readonly before?: (page: Page) => Promise<void>;
  /** What leads there once more in another panel. */
  readonly again?: (page: Page) => Promise<void>;
}

const KINDS: readonly Kind[] = [
  { what: 'a field of the lead', at: fieldOf('Lead', 'Phone'), typed: '+48 111 222 333' },
  {
    what: 'the evidence of a criterion',
    at: (page) => firstCriterion(page).getByRole('textbox'),
    typed: 'We count 40 trailers',
    before: (page) => firstCriterion(page).getByRole('radio', { name: '3' }).check(),
    // Which row was open is of the moment.
    again: (page) => firstCriterion(page).getByRole('button').first().click(),
  },
  {
    what: 'the reason below the bar',
    at: (page) => page.getByLabel(/^Not fully qualified/),
    typed: 'Their board meets on Monday',
    before: (page) => page.getByRole('button', { name: 'Hand over', exact: true }).click(),
  },
  { what: 'the quick line', at: quickLine, typed: '/promised a price by' },
  {
    what: 'a filed line that is edited',
    at: filedLine,
    typed: 'a price by Friday noon',
    before: async (page) => {
      await quickLine(page).fill('/promised a price');
      await quickLine(page).press('Enter');
    },
  },
  {
    what: 'the attendees',
    at: fieldOf('Meeting', 'Attendees'),
    typed: 'Marta, j.nowak@baltika',
    before: setWhen,
    again: (page) => button(region(page, 'Meeting'), 'Add attendees').click(),
  },
  {
    ...{ what: 'the link', at: fieldOf('Meeting', 'Meeting link'), typed: 'https://meet.exam' },
    before: setWhen,
  },
  { what: 'the title of the meeting', at: title, typed: 'First look at sens', before: setWhen },
  { what: 'the next step', at: nextStep, typed: 'Send the pil' },
];

describe('what was typed survives the death of the panel after a quiet moment, in', () => {
  it.each(KINDS)('$what', async ({ at, typed, before, again }) => {
    await before?.(sam.panel());
    await typeOver(at(sam.panel()), typed);
    await sam.isOnDisk(typed);
    await sam.killAndReopen();
    await again?.(sam.panel());
    await expect.poll(() => at(sam.panel()).inputValue()).toBe(typed);
  });

  it('the choices: a mark, its basis, a length, a time, a box', async () => {
    const isSet = (page: Page) => [
      firstCriterion(page).getByRole('radio', { name: '3' }).isChecked(),
      firstCriterion(page).getByRole('radio', { name: 'Buyer confirmed' }).isChecked(),
      fieldOf('Meeting', 'Duration')(page).inputValue(),
      fieldOf('Meeting', 'When')(page).inputValue(),
      fieldOf('Meeting', 'Sequences stopped for this contact')(page).isChecked(),
    ];
    await firstCriterion(sam.panel()).getByRole('radio', { name: '3' }).check();
    await firstCriterion(sam.panel()).getByRole('radio', { name: 'Buyer confirmed' }).check();
    const when = inFiveDays();
    await fieldOf('Meeting', 'When')(sam.panel()).fill(when);
    await fieldOf('Meeting', 'Duration')(sam.panel()).selectOption({ label: '45 min' });
    await fieldOf('Meeting', 'Sequences stopped for this contact')(sam.panel()).check();
    await sam.isOnDisk('"sequencesStopped":true');
    await sam.killAndReopen();
    await firstCriterion(sam.panel()).getByRole('button').first().click();
    await button(region(sam.panel(), 'Meeting'), 'Change when').click();
    await expect
      .poll(() => Promise.all(isSet(sam.panel())))
      .toEqual([...[true, true, '45', when, true]]);
  });
});

/** In the page. */
function dropLongTimers(): void {
  const real = setTimeout;
  const soonOnly = (work: () => void, ms = 0) => (ms < 100 ? real(work, ms) : 0);
  Object.assign(globalThis, { setTimeout: soonOnly });
}

describe('what was typed is saved without waiting for quiet', () => {
  const phone = fieldOf('Lead', 'Phone');
  /** A panel in which nothing that waits for a moment of quiet ever happens. */
  beforeEach(async () => {
    await sam.openPanel((page) => page.addInitScript(dropLongTimers));
    // A new panel shows the lead to be read: its fields are there once it is edited.
    await sam.goToLead(leadAt(turn));
  });

  it('when the field is left', async () => {
    await typeOver(phone(sam.panel()), '+1 left');
    await sam.panel().keyboard.press('Tab');
    await sam.isOnDisk('+1 left');
  });

  it('when another record is opened, and on its own record alone', async () => {
    await typeOver(phone(sam.panel()), '+1 changed');
    await sam.goToLead({ id: '1018', name: 'Unnamed visitor' });
    await expect.poll(() => phone(sam.panel()).inputValue()).toBe('');
    await sam.isOnDisk('+1 changed');
    await sam.killAndReopen();
    await sam.goToLead(leadAt(turn));
    await expect.poll(() => phone(sam.panel()).inputValue()).toBe('+1 changed');
  });

  it('when the panel is hidden', async () => {
    await typeOver(phone(sam.panel()), '+1 hidden');
    await sam.hidePanel();
    await sam.isOnDisk('+1 hidden');
  });

  it('when the panel is closed', async () => {
    await typeOver(phone(sam.panel()), '+1 closed');
    await sam.panel().close();
    // The database may not be done when the page is gone: the next panel takes it up.
    await sam.openPanel();
    await expect.poll(() => phone(sam.panel()).inputValue(), SOON).toBe('+1 closed');
    await sam.isOnDisk('+1 closed');
  });
});

it('two panels show each other what is typed, and neither undoes the other', async () => {
  await sam.goToLead(leadAt(turn));
  const one = sam.panel();
  const other = await sam.openPanel();
  await nextStep(one).pressSequentially('From one window');
  await quickLine(other).pressSequentially('From the other window');
  for (const page of [one, other]) {
    await expect.poll(() => nextStep(page).inputValue(), SOON).toBe('From one window');
    await expect.poll(() => quickLine(page).inputValue(), SOON).toBe('From the other window');
  }
});

it('nothing typed lands on another record, however fast the record changes', async () => {
  const leads = [turn, turn + 1, turn + 2].map(leadAt);
  for (let round = 0; round < 4; round += 1) {
    for (const lead of leads) {
      await sam.goToLead(lead);
      await nextStep(sam.panel()).press('End');
      await nextStep(sam.panel()).pressSequentially(`${lead.id} `);
    }
  }
  for (const lead of leads) {
    await sam.goToLead(lead);
    await expect.poll(() => nextStep(sam.panel()).inputValue()).toBe(`${lead.id} `.repeat(4));
  }
});
