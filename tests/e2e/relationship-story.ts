import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Seat } from './seat';
import { button, fillHandover, inTheCrm, region, SLOWLY, turnOn, visit, type Story } from './story';

const WHY_RETURNED = 'She expects us in May, not in April';
const TALKED = 'Ten minutes, she knows the plant';
const QUESTION = 'Who else will be in the room?';
const ANSWER = 'Her head of IT, and nobody from finance';
const NEEDED = 'Get the head of IT on the phone';
const CAME_OF_IT = 'He joins us on Thursday';
const HELPED = 'The pain in her own words';

const group = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });
const formWith = (page: Page, field: string): Locator =>
  page.locator('form').filter({ has: page.getByRole('combobox', { name: field }) });
const textbox = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('textbox', { name });

/** What each side's page says of all that happened, to the minute, without what each may do there. */
async function timelineOf({ panel }: Seat): Promise<string> {
  const list = await panel.getByRole('list', { name: 'Timeline', exact: true }).innerText();
  return list.replace(/^Reply$\n?/gm, '').trim();
}

async function sees(seat: Seat, text: string | RegExp): Promise<void> {
  await seat.panel.getByText(text).first().waitFor(SLOWLY);
}

/** Does something in the panel, and waits until the CRM has it. */
async function does(seat: Seat, work: (panel: Page) => Promise<void>): Promise<void> {
  const before = await timelineOf(seat);
  await work(seat.panel);
  await expect.poll(() => timelineOf(seat), SLOWLY).not.toBe(before);
  await inTheCrm(seat.panel);
}

/**
 * Tells one handoff as an ongoing exchange, step by step; a step that fails ends it. Nobody's
 * extension is loaded anew: each side hears of the other by visiting the record.
 */
export function tellRelationship(story: () => Story): void {
  const visitBoth = async (side: 'sdr' | 'bdm'): Promise<Seat> => {
    const { leadUrl, [side]: seat } = story();
    await visit(seat, leadUrl);
    return seat;
  };

  it('the SDR hands over and is led to talk to the BDM', async () => {
    const { sdr, bdmName } = story();
    await turnOn(sdr);
    await fillHandover(sdr.panel, bdmName);
    await button(sdr.panel, 'Hand over').click();
    await inTheCrm(sdr.panel);
    await region(sdr.panel, 'Verbal handover').getByText('Not done yet').waitFor();
  });

  it('the SDR marks the verbal handover as done, and the BDM sees that they have talked', async () => {
    const { sdr, bdm } = story();
    await does(sdr, async (panel) => {
      const verbal = region(panel, 'Verbal handover');
      await button(verbal, 'Mark as done').click();
      await textbox(verbal, 'Comment').fill(TALKED);
      await button(verbal, 'Mark as done').click();
    });
    await bdm.panel.bringToFront();
    await turnOn(bdm);
    await visitBoth('bdm');
    await region(bdm.panel, 'Verbal handover')
      .getByText(/^Done ·/)
      .waitFor(SLOWLY);
    await sees(bdm, TALKED);
  });

  it('the BDM returns it, and the SDR sees why', async () => {
    const { bdm } = story();
    await does(bdm, async (panel) => {
      await button(panel, 'Return to SDR').click();
      await panel.getByRole('radio', { name: 'Next step not confirmed' }).check();
      await textbox(panel, 'What needs to change').fill(WHY_RETURNED);
      await button(panel, 'Return to SDR').click();
    });
    await sees(await visitBoth('sdr'), WHY_RETURNED);
  });

  it('the SDR fixes it and sends it again in the same thread, and the BDM sees it', async () => {
    const { sdr } = story();
    await button(sdr.panel, 'Fix and resend').click();
    await button(sdr.panel, 'Hand over').click();
    await inTheCrm(sdr.panel);
    const bdm = await visitBoth('bdm');
    await button(bdm.panel, 'Accept').waitFor(SLOWLY);
    await expect.poll(() => timelineOf(bdm)).toContain(WHY_RETURNED);
    // They have talked already, and nobody is sent to do so again.
    await region(bdm.panel, 'Verbal handover')
      .getByText(/^Done ·/)
      .waitFor();
  });

  it('the BDM accepts, and the SDR sees it', async () => {
    const { bdm } = story();
    await does(bdm, (panel) => button(panel, 'Accept').click());
    await sees(await visitBoth('sdr'), 'Accepted');
  });

  it('the BDM asks a question, which is the SDR’s to answer', async () => {
    const { bdm, bdmName } = story();
    await does(bdm, async (panel) => {
      const messages = region(panel, 'Messages');
      await textbox(messages, /^Message/).fill(QUESTION);
      await button(messages, 'This is a question').click();
      await button(messages, 'Send').click();
    });
    const { panel } = await visitBoth('sdr');
    const asked = region(panel, 'A question for you');
    await asked.getByText(QUESTION).waitFor(SLOWLY);
    await asked.getByText(`${bdmName} asks:`).waitFor();
  });

  it('the SDR answers, and the BDM reads the answer', async () => {
    const { sdr } = story();
    await does(sdr, async (panel) => {
      const asked = region(panel, 'A question for you');
      await textbox(asked, /^Reply to/).fill(ANSWER);
      await button(asked, 'Send').click();
    });
    await region(sdr.panel, 'A question for you').waitFor({ state: 'detached' });
    const bdm = await visitBoth('bdm');
    await region(bdm.panel, 'Timeline').getByText(ANSWER).waitFor(SLOWLY);
  });

  it('the BDM records that the meeting was held, and the SDR sees it', async () => {
    const { bdm } = story();
    await does(bdm, (panel) => button(group(panel, 'Meeting'), 'Mark as held').click());
    await sees(await visitBoth('sdr'), /^Meeting held/);
  });

  it('the BDM pulls the SDR back in, who sees what is needed', async () => {
    const { bdm } = story();
    await does(bdm, async (panel) => {
      await button(panel, 'Pull SDR back in').click();
      await panel
        .getByRole('combobox', { name: 'What do you need?' })
        .selectOption('new-stakeholder');
      await textbox(panel, 'Details').fill(NEEDED);
      await formWith(panel, 'What do you need?').getByRole('button', { name: /^Ask / }).click();
    });
    const { panel } = await visitBoth('sdr');
    await region(panel, 'You’ve been pulled back in').getByText(NEEDED).waitFor(SLOWLY);
  });

  it('the SDR says that it is done, and the BDM reads what came of it', async () => {
    const { sdr } = story();
    await does(sdr, async (panel) => {
      const asked = region(panel, 'You’ve been pulled back in');
      await textbox(asked, 'How did it go?').fill(CAME_OF_IT);
      await button(asked, 'Done').click();
    });
    const bdm = await visitBoth('bdm');
    await region(bdm.panel, 'SDR pulled back in').getByText(CAME_OF_IT).waitFor(SLOWLY);
  });

  it('the BDM gives feedback, and the SDR sees which mark was wrong and what helped', async () => {
    const { bdm } = story();
    await does(bdm, async (panel) => {
      const feedback = group(panel, 'Feedback');
      await feedback.getByRole('radio', { name: '4', exact: true }).check();
      await feedback.getByRole('checkbox').first().check();
      await textbox(feedback, 'What helped').fill(HELPED);
      await button(feedback, 'Send feedback').click();
    });
    const { panel } = await visitBoth('sdr');
    const given = region(panel, 'Feedback given');
    await given.getByText('4 of 5').waitFor(SLOWLY);
    await given.getByText(/^Didn’t hold up: \S/).waitFor();
    await given.getByText(HELPED).waitFor();
  });

  it('the BDM records the outcome, and the SDR sees that it was won', async () => {
    const { bdm } = story();
    await does(bdm, async (panel) => {
      await button(panel, 'Record outcome').click();
      await panel.getByRole('radio', { name: 'Closed won' }).check();
      await textbox(panel, 'Amount').fill('24000');
      await textbox(panel, 'Currency').fill('EUR');
      await button(panel, 'Save outcome').click();
    });
    await sees(await visitBoth('sdr'), /^Closed won: 24.?000 EUR, recorded by /);
  });

  it('both sides tell the same story in the end, and so do the notes without Baton', async () => {
    const { sdr, bdm, notesInCrm } = story();
    await visitBoth('bdm');
    await expect.poll(() => timelineOf(bdm), SLOWLY).toBe(await timelineOf(sdr));
    await bdm.crm.bringToFront();
    for (const said of [TALKED, WHY_RETURNED, QUESTION, ANSWER, NEEDED, CAME_OF_IT, HELPED]) {
      await expect.poll(() => notesInCrm(bdm.crm)).toContain(said);
    }
    await expect.poll(() => notesInCrm(bdm.crm)).toMatch(/Meeting held\./);
    await expect.poll(() => notesInCrm(bdm.crm)).toMatch(/Closed won\./);
  });
}
