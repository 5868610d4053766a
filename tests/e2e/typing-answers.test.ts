import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handoverNote, writeNote } from './handed-over';
import { button, openSection, region } from './story';
import { leadAt, openWriter, typeOver, type Writer } from './writer';

/** Each test has a lead of its own, by its place among the samples. */
let turn = 0;
let person: Writer;

/** Opens the panel's form of that name, where it is closed. */
const opened = (name: string) => async (page: Page) => {
  await button(page, name).click();
};

interface Kind {
  readonly what: string;
  readonly before?: (page: Page) => Promise<void>;
  readonly at: (page: Page) => Locator;
}

const textbox = (name: string) => (page: Page) => page.getByRole('textbox', { name });

async function survivesDeath({ before, at }: Kind): Promise<void> {
  const text = `Half a sentence, number ${turn}`;
  await before?.(person.panel());
  await typeOver(at(person.panel()), text);
  await person.isOnDisk(text);
  await person.killAndReopen();
  await before?.(person.panel());
  await expect.poll(() => at(person.panel()).inputValue()).toBe(text);
}

describe.each<{ who: string; kinds: readonly Kind[] }>([
  {
    who: 'bea',
    kinds: [
      {
        what: 'the words of a return',
        before: opened('Return to SDR'),
        at: textbox('What needs to change'),
      },
      { what: 'a question', before: opened('Ask Sam'), at: textbox('Message Sam') },
    ],
  },
  {
    who: 'sam',
    kinds: [
      { what: 'a message', at: textbox('Message Bea') },
      {
        what: 'the reason of a withdrawal',
        before: opened('Withdraw handoff'),
        at: textbox('Why are you withdrawing it?'),
      },
    ],
  },
])('what $who typed survives the death of the panel, in', ({ who, kinds }) => {
  beforeAll(async () => {
    person = await openWriter(who);
  });
  afterAll(() => person.close());
  beforeEach(async () => {
    turn += 1;
    writeNote(person.crm, leadAt(turn).id, handoverNote(turn));
    await person.showLead(leadAt(turn));
  });

  it.each(kinds)('$what', survivesDeath);
});

it('what was typed into a colleague’s card survives the death of the panel', async () => {
  person = await openWriter('sam');
  const openCard = async (page: Page) => {
    await region(page, 'Hand to').getByRole('button', { name: 'Edit card' }).click();
  };
  await openSection(person.panel(), 'Hand to');
  await person.panel().getByRole('combobox', { name: 'Hand to', exact: true }).fill('Bea');
  await person.panel().getByRole('option', { name: 'Bea Lindqvist' }).click();
  await survivesDeath({ what: 'the card', before: openCard, at: textbox('Preferred format') });
  await person.close();
});
