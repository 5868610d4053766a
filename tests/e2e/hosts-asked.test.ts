import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import type { Seat } from './seat';
import { button, fillHandover, inTheCrm, turnOn } from './story';

let crm: DemoCrm;
let seat: Seat;
const ownHost = () => new URL(crm.url).host;

beforeEach(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  seat = await openDemoSeat(crm, 'sam', '1042');
});
afterEach(() => crm.stop());

it('a lead is read and handed over, and nothing has left for another host than the CRM’s', async () => {
  await turnOn(seat);
  await fillHandover(seat.panel, 'Bea Lindqvist');
  await button(seat.panel, 'Hand over').click();
  await inTheCrm(seat.panel);
  await seat.context.close();
  await expect.poll(() => seat.hostsAsked()).toEqual([ownHost()]);
  await seat.close();
});

it.each(['page', 'worker'] as const)(
  'what Baton’s own %s sends elsewhere is noticed',
  async (from) => {
    const stranger = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    // An address is a type of its own where a server listens to a port.
    const url = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`;
    const ask = (address: string) =>
      fetch(address).then(
        () => undefined,
        () => undefined,
      );
    const [worker] = seat.context.serviceWorkers();
    if (from === 'page') await seat.panel.evaluate(ask, url);
    else await worker?.evaluate(ask, url);
    await expect(seat.close()).rejects.toThrow(new URL(url).host);
    stranger.close();
  },
);
