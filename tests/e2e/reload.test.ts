import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changedBuild } from '../browser/changed-build';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat } from './demo-seat';
import type { Seat } from './seat';
import { button, editLead, region, SLOWLY, turnOn } from './story';
import { leadAt } from './writer';

let crm: DemoCrm;
let seat: Seat;
let folder = '';

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  folder = mkdtempSync(join(tmpdir(), 'baton-in-page-'));
  const extensionDir = changedBuild(folder, 'in-page');
  seat = await openDemoSeat(crm, 'sam', leadAt(0).id, { extensionDir });
});

afterAll(async () => {
  await seat.close();
  await crm.stop();
  rmSync(folder, { recursive: true, force: true });
});

it.each([1, 2, 3, 4, 5])(
  'the CRM’s page is loaded anew while the panel reads through it, time %i: the reading begins again by itself',
  async (place) => {
    const { id, name } = leadAt(place);
    await turnOn(seat);
    await region(seat.panel, 'Lead').waitFor(SLOWLY);
    crm.addFault({ kind: 'hold', when: 'before', times: 0 });
    const asked = seat.crm.waitForRequest(`${crm.url}/api/v1/leads/${id}`);
    // A page is loaded only when what is asked in it is answered.
    await seat.crm.goto(`${crm.url}/leads/${id}`, { waitUntil: 'commit' });
    await asked;
    await seat.crm.reload({ waitUntil: 'commit' });
    crm.clearFaults();
    await seat.panel.getByRole('heading', { level: 1, name, exact: true }).waitFor(SLOWLY);
    await editLead(seat.panel);
    const company = region(seat.panel, 'Lead').getByLabel('Company', { exact: true });
    await expect.poll(() => company.inputValue(), SLOWLY).not.toBe('');
    await expect.poll(() => button(seat.panel, 'Try again').count()).toBe(0);
    await expect.poll(() => seat.panel.getByText(/Can’t reach/).count()).toBe(0);
  },
);
