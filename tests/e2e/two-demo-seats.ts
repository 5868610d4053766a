import { afterAll, beforeAll } from 'vitest';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import type { Seat } from './seat';
import type { Story } from './story';

const LEAD = '1042';

/** Seats an SDR and a BDM at the same lead of a demo CRM of their own, for all tests of a file. */
export function seatTwoAtDemo(): () => Story {
  let crm: DemoCrm;
  let seats: Record<'sdr' | 'bdm', Seat>;

  beforeAll(async () => {
    crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
    const [sdr, bdm] = [await openDemoSeat(crm, 'sam', LEAD), await openDemoSeat(crm, 'bea', LEAD)];
    seats = { sdr, bdm };
  });

  afterAll(async () => {
    await Promise.all(Object.values(seats).map((seat) => seat.close()));
    await crm.stop();
  });

  return () => ({
    ...seats,
    leadUrl: `${crm.url}/leads/${LEAD}`,
    leadName: 'Marta Kowalczyk',
    bdmName: 'Bea Lindqvist',
    notesInCrm: (page) => page.locator('body').innerText(),
  });
}
