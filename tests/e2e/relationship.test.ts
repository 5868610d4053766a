import { afterAll, beforeAll, describe } from 'vitest';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { tellRelationship } from './relationship-story';
import type { Seat } from './seat';
import type { Story } from './story';

const LEAD = '1042';

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

const story = (): Story => ({
  ...seats,
  leadUrl: `${crm.url}/leads/${LEAD}`,
  leadName: 'Marta Kowalczyk',
  bdmName: 'Bea Lindqvist',
  notesInCrm: (page) => page.locator('body').innerText(),
});

describe('the relationship after the hand-over, on the demo CRM', () => tellRelationship(story));
