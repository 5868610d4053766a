import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeNote } from '@/lib/sync/codec';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import type { Seat } from './seat';
import { button, fillHandover, inTheCrm, openSection, region, turnOn, visit } from './story';

const LEAD = '1042';
/** The two are 24 hours and more apart, so that one has tomorrow while the other has yesterday. */
const SDR_ZONE = 'Pacific/Chatham';
const BDM_ZONE = 'Pacific/Pago_Pago';
/** In the middle of the day in neither, and on no day on which clocks change. */
const due = Temporal.Now.zonedDateTimeISO(SDR_ZONE)
  .add({ days: 1 })
  .with({ hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });

let crm: DemoCrm;
let sdr: Seat;
let bdm: Seat;

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  sdr = await openDemoSeat(crm, 'sam', LEAD, { zone: SDR_ZONE });
  bdm = await openDemoSeat(crm, 'bea', LEAD, { zone: BDM_ZONE });
});
afterAll(async () => {
  await Promise.all([sdr.close(), bdm.close()]);
  await crm.stop();
});

describe('what is due tomorrow at nine on the Chatham Islands', () => {
  it('is in the note as that instant, in words of its author’s zone', async () => {
    await turnOn(sdr);
    await fillHandover(sdr.panel, 'Bea Lindqvist');
    await openSection(sdr.panel, 'Meeting');
    const step = region(sdr.panel, 'Meeting');
    await step.getByLabel('What happens next').fill('Send the offer');
    await step.getByLabel('Due').fill(due.toPlainDateTime().toString().slice(0, 16));
    await button(sdr.panel, 'Hand over').click();
    await inTheCrm(sdr.panel);
    const rows = crm.db.prepare('select body from notes where record = ?').all(LEAD);
    const notes = rows.map(({ body }) => String(body));
    const [ours = ''] = notes.filter((body) => decodeNote(body).ok);
    const decoded = decodeNote(ours);
    expect(decoded).toMatchObject({
      entry: {
        body: { nextStep: { due: due.epochMilliseconds }, zone: SDR_ZONE },
      },
    });
    expect(ours).toContain('9:00');
  });

  it('is read in Samoa at the same instant, with the zone that the words are of', async () => {
    await turnOn(bdm);
    await visit(bdm, `${crm.url}/leads/${LEAD}`);
    const { panel } = bdm;
    await panel.getByText('Send the offer').first().waitFor();
    const text = await panel.locator('body').innerText();
    const clock = await panel.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(clock).toBe(BDM_ZONE);
    expect(text).toMatch(/9:00 AM \(Chatham\)/u);
  });

  it('and what the reader asks for by nine of their own clock, the SDR sees on theirs', async () => {
    const at = Temporal.Now.zonedDateTimeISO(BDM_ZONE)
      .add({ days: 2 })
      .with({ hour: 9, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
    const { panel } = bdm;
    await button(panel, 'Accept').click();
    await button(panel, 'Pull SDR back in').click();
    await panel.getByRole('combobox', { name: 'What do you need?' }).selectOption('more-context');
    await panel.getByLabel('Due').fill(at.toPlainDateTime().toString().slice(0, 16));
    await panel.getByRole('button', { name: /^Ask Sam/ }).click();
    await inTheCrm(panel);
    await visit(sdr, `${crm.url}/leads/${LEAD}`);
    // As this browser writes it, in the zone of its own machine.
    const shown = await sdr.panel.evaluate(
      (instant) =>
        new Intl.DateTimeFormat(undefined, {
          ...{ weekday: 'short', day: 'numeric', month: 'short' },
          ...{ hour: 'numeric', minute: '2-digit' },
        }).format(instant),
      at.epochMilliseconds,
    );
    await sdr.panel.getByText(shown).first().waitFor();
  });
});
