import { afterAll, beforeAll } from 'vitest';
import { startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import { EXCHANGE_SCREENS } from './exchange-screens';
import { BDM_SCREENS, FIRST_SCREENS, type Screen, SDR_SCREENS, type Viewers } from './screens';
import type { SeatOptions } from './seat';

/** All of Baton's screens, each to be gone to from the one before. */
export const ALL_SCREENS: readonly Screen[] = [
  ...FIRST_SCREENS,
  ...SDR_SCREENS,
  ...BDM_SCREENS,
  ...EXCHANGE_SCREENS,
];

/** Seats those who look at the screens at a demo CRM of their own, for all tests of a file. */
export function seatViewers(
  panelWidth = 420,
  browser: Pick<SeatOptions, 'fontSize'> = {},
): () => Viewers {
  let viewers: Viewers;

  beforeAll(async () => {
    const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
    const sam = await openDemoSeat(crm, 'sam', '1042', browser);
    const bea = await openDemoSeat(crm, 'bea', '1040', browser);
    viewers = { crm, sam, bea };
    for (const { panel } of [sam, bea]) {
      await panel.setViewportSize({ width: panelWidth, height: 900 });
    }
  });

  afterAll(async () => {
    await viewers.sam.close();
    await viewers.bea.close();
    await viewers.crm.stop();
  });

  return () => viewers;
}
