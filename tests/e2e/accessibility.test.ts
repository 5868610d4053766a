import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoCrm } from '../demo-crm/server';
import { axeFinds } from './axe';
import { EXCHANGE_SCREENS } from './exchange-screens';
import { openDemoSeat } from './demo-seat';
import { BDM_SCREENS, FIRST_SCREENS, type Screen, SDR_SCREENS, type Viewers } from './screens';

let viewers: Viewers;
beforeAll(async () => {
  const crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  const sam = await openDemoSeat(crm, 'sam', '1042');
  const bea = await openDemoSeat(crm, 'bea', '1040');
  viewers = { crm, sam, bea };
});
afterAll(async () => {
  await viewers.sam.close();
  await viewers.bea.close();
  await viewers.crm.stop();
});

describe('axe finds nothing, in light or dark, on', () => {
  it.each<Screen>([...FIRST_SCREENS, ...SDR_SCREENS, ...BDM_SCREENS, ...EXCHANGE_SCREENS])(
    '$name',
    async ({ open, within }) => {
      const page = await open(viewers);
      expect(await axeFinds(page, within)).toEqual([]);
    },
  );
});
