import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { handoverNote, SAM, writeNote } from './handed-over';
import type { Seat } from './seat';
import { button, inTheCrm, SLOWLY, turnOn, visit } from './story';

/** One for each test, and one more for each that is tried twice. */
const LEADS = ['1042', '1041', '1040', '1038', '1037', '1036'];
const REASON = 'She has left the company';

let crm: DemoCrm;
let seats: Record<'sam' | 'bea' | 'beasOther', Seat>;
let turn = 0;
let lead = '';

const leadUrl = () => `${crm.url}/leads/${lead}`;
const all = () => Object.values(seats);

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const sam = await openDemoSeat(crm, 'sam', '1039');
  const bea = await openDemoSeat(crm, 'bea', '1039');
  const beasOther = await openDemoSeat(crm, 'bea', '1039');
  seats = { sam, bea, beasOther };
});

afterAll(async () => {
  await Promise.all(all().map((seat) => seat.close()));
  await crm.stop();
});

/** A lead that was handed over, open in all three browsers before anybody answers. */
beforeEach(async () => {
  lead = LEADS[turn] ?? '';
  turn += 1;
  writeNote(crm, lead, handoverNote(turn), SAM.id);
  for (const seat of all()) {
    await seat.panel.bringToFront();
    await turnOn(seat);
    await visit(seat, leadUrl());
  }
  await button(seats.sam.panel, 'Withdraw').waitFor(SLOWLY);
  for (const { panel } of [seats.bea, seats.beasOther]) {
    await button(panel, 'Accept').waitFor(SLOWLY);
  }
});

async function accepts({ panel }: Seat): Promise<void> {
  await button(panel, 'Accept').click();
  await inTheCrm(panel);
}

async function returns({ panel }: Seat): Promise<void> {
  await button(panel, 'Return to SDR').click();
  await panel.getByRole('combobox', { name: 'Reason' }).selectOption('other');
  await panel.getByRole('textbox', { name: 'What should change' }).fill(REASON);
  await button(panel, 'Return to SDR').click();
  await inTheCrm(panel);
}

async function withdraws({ panel }: Seat): Promise<void> {
  await button(panel, 'Withdraw').click();
  await panel.getByRole('textbox', { name: 'Why do you take it back?' }).fill(REASON);
  await button(panel, 'Withdraw').click();
  await inTheCrm(panel);
}

const stateOf = (panel: Page) => panel.locator('.state-mark').innerText();
const timelineOf = (panel: Page) =>
  panel.getByRole('list', { name: 'Timeline', exact: true }).innerText();

/** All three come back to the record; gives what their pages say, which must be the same. */
async function endsAlike(state: string): Promise<string> {
  for (const seat of all()) {
    await visit(seat, leadUrl());
    await expect.poll(() => stateOf(seat.panel), SLOWLY).toBe(state);
  }
  // Whose page has the state already may still be reading what it rests on.
  const told = () => Promise.all(all().map(({ panel }) => timelineOf(panel)));
  await expect.poll(async () => new Set(await told()).size, SLOWLY).toBe(1);
  const [first = ''] = await told();
  return first;
}

const NOT_COUNTED = 'Not counted: this person could not do that at this point.';

describe('what was done at once, before either side had seen the other', () => {
  it('is returned where it was returned first, and the acceptance says that it does not count', async () => {
    await returns(seats.bea);
    await accepts(seats.beasOther);
    const told = await endsAlike('Returned');
    expect(told).toContain(REASON);
    expect(told.indexOf(NOT_COUNTED)).toBeGreaterThan(told.indexOf('accepted'));
  });

  it('is returned where it was accepted first: an acceptance may be taken back before contact', async () => {
    await accepts(seats.beasOther);
    await returns(seats.bea);
    const told = await endsAlike('Returned');
    expect(told).toContain('accepted');
    expect(told).not.toContain(NOT_COUNTED);
  });

  it('is withdrawn where the SDR was first, and the BDM reads why the acceptance does not count', async () => {
    await withdraws(seats.sam);
    await accepts(seats.bea);
    const told = await endsAlike('Withdrawn');
    expect(told).toContain(NOT_COUNTED);
    expect(await button(seats.bea.panel, 'Accept').count()).toBe(0);
  });
});
