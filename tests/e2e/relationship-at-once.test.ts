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
  await button(seats.sam.panel, 'Withdraw handoff').waitFor(SLOWLY);
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
  await panel.getByRole('radio', { name: 'Something else' }).check();
  await panel.getByRole('textbox', { name: 'What needs to change' }).fill(REASON);
  await button(panel, 'Return to SDR').click();
  await inTheCrm(panel);
}

async function withdraws({ panel }: Seat): Promise<void> {
  await button(panel, 'Withdraw handoff').click();
  await panel.getByRole('textbox', { name: 'Why are you withdrawing it?' }).fill(REASON);
  await button(panel, 'Withdraw handoff').click();
  await inTheCrm(panel);
}

const stateOf = (panel: Page) => panel.locator('.state-mark').innerText();
const timelineOf = (panel: Page) =>
  panel.getByRole('list', { name: 'Timeline', exact: true }).innerText();

/** What all three pages say, and nothing while one still reads what the others rest on. */
async function toldAlike(): Promise<string> {
  const told = await Promise.all(all().map(({ panel }) => timelineOf(panel)));
  return new Set(told).size === 1 ? (told[0] ?? '') : '';
}

/** All three come back to the record and find it in the same state. */
async function endsAlike(state: string): Promise<void> {
  for (const seat of all()) {
    await visit(seat, leadUrl());
    await expect.poll(() => stateOf(seat.panel), SLOWLY).toBe(state);
  }
}

const NOT_COUNTED = 'Not counted: this person couldn’t do this at that point.';

describe('what was done at once, before either side had seen the other', () => {
  it('is returned where it was returned first, and the acceptance says that it does not count', async () => {
    await returns(seats.bea);
    await accepts(seats.beasOther);
    await endsAlike('Returned');
    await expect
      .poll(toldAlike, SLOWLY)
      .toSatisfy(
        (told: string) =>
          told.includes(REASON) && told.indexOf(NOT_COUNTED) > told.indexOf('accepted'),
      );
  });

  it('is returned where it was accepted first: an acceptance may be taken back before contact', async () => {
    await accepts(seats.beasOther);
    await returns(seats.bea);
    await endsAlike('Returned');
    await expect
      .poll(toldAlike, SLOWLY)
      .toSatisfy((told: string) => told.includes('accepted') && !told.includes(NOT_COUNTED));
  });

  it('is withdrawn where the SDR was first, and the BDM reads why the acceptance does not count', async () => {
    await withdraws(seats.sam);
    await accepts(seats.bea);
    await endsAlike('Withdrawn');
    await expect.poll(toldAlike, SLOWLY).toContain(NOT_COUNTED);
    await expect.poll(() => button(seats.bea.panel, 'Accept').count()).toBe(0);
  });
});
