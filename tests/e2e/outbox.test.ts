import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeNote } from '@/lib/sync/codec';
import { reloadExtension } from '../browser/site-access';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { openDemoSeat, signInToDemo } from './demo-seat';
import type { Seat } from './seat';
import { button, fillHandover, region, syncStatus, turnOn } from './story';

const LEAD = '1042';
const BDM = 'Bea Lindqvist';
const NOTES = `/api/v1/leads/${LEAD}/notes`;
/** The browser wakes a stopped worker by alarm after half a minute at the earliest. */
const BY_ALARM = { timeout: 90_000, interval: 500 };

let crm: DemoCrm;
let seat: Seat;

beforeEach(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  seat = await openDemoSeat(crm, 'sam', LEAD);
  await turnOn(seat);
  await fillHandover(seat.panel, BDM);
});

afterEach(async () => {
  await seat.close();
  await crm.stop();
});

/** The handoffs that the CRM holds on the lead, one per note. */
function notesInCrm(record = LEAD): string[] {
  const rows = crm.db.prepare('select body from notes where record = ? order by id').all(record);
  return rows.flatMap(({ body }) => {
    const decoded = decodeNote(String(body));
    return decoded.ok ? [decoded.entry.id] : [];
  });
}

const tasksInCrm = () =>
  crm.db.prepare("select id from tasks where record = ? and marker like 'baton-%'").all(LEAD)
    .length;
const handOver = () => button(seat.panel, 'Hand over').click();
const inTheCrm = () =>
  syncStatus(seat.panel)
    .getByText(/^Synced to the CRM/)
    .waitFor({ timeout: BY_ALARM.timeout });
const noteArrived = () => expect.poll(() => notesInCrm().length, BY_ALARM).toBe(1);

async function exactlyOnce(): Promise<void> {
  await inTheCrm();
  await expect.poll(tasksInCrm).toBe(1);
  expect(notesInCrm()).toHaveLength(1);
}

describe('a hand-over reaches the CRM exactly once', () => {
  it('when nothing goes wrong, with one request each for note, task and owner', async () => {
    crm.forgetRequests();
    await handOver();
    await exactlyOnce();
    await expect
      .poll(() => crm.requests().flatMap(({ method }) => (method === 'GET' ? [] : [method])))
      .toEqual(['POST', 'POST', 'PUT']);
  });

  it('when the worker is killed before the request leaves', async () => {
    await seat.killWorker();
    await handOver();
    await seat.killWorker();
    await exactlyOnce();
  });

  it('when the worker is killed while the CRM works', async () => {
    crm.addFault({ kind: 'hold', when: 'before', method: 'POST', path: NOTES });
    await handOver();
    await syncStatus(seat.panel)
      .getByText(/sending/i)
      .waitFor();
    await seat.killWorker();
    crm.clearFaults();
    await exactlyOnce();
  });

  it('when the worker is killed after the note is made and before it hears so', async () => {
    crm.addFault({ kind: 'hold', when: 'after', method: 'POST', path: NOTES });
    await handOver();
    await noteArrived();
    await seat.killWorker();
    crm.clearFaults();
    await exactlyOnce();
  });

  it('when the answer is lost after the note was made', async () => {
    crm.addFault({ kind: 'drop', when: 'after', method: 'POST', path: NOTES });
    await handOver();
    await exactlyOnce();
  });

  it('when the CRM fails three times and is then well', async () => {
    crm.addFault({ kind: 'status', status: 500, times: 3, method: 'POST', path: NOTES });
    await handOver();
    await exactlyOnce();
  });

  it('when the CRM asks to wait', async () => {
    crm.addFault({ kind: 'status', status: 429, retryAfter: '2', method: 'POST', path: NOTES });
    await handOver();
    await exactlyOnce();
  });

  it('when two windows hand the same draft over at once', async () => {
    const other = await seat.context.newPage();
    await other.goto(seat.panel.url());
    await region(other, 'Lead').waitFor();
    const press = (page: Page) => button(page, 'Hand over').dispatchEvent('click');
    await Promise.all([press(seat.panel), press(other)]);
    await other.close();
    await exactlyOnce();
  });

  it('when the browser ends with the row still queued', async () => {
    crm.addFault({ kind: 'drop', when: 'before', times: 0 });
    await handOver();
    await syncStatus(seat.panel)
      .getByText(/can’t reach/i)
      .waitFor();
    crm.clearFaults();
    seat = await seat.restart();
    await noteArrived();
    await exactlyOnce();
  });

  it('when the browser is killed right after the hand-over is kept (W5)', async () => {
    crm.addFault({ kind: 'hold', when: 'before', method: 'POST', path: NOTES });
    await handOver();
    await syncStatus(seat.panel)
      .getByText(/waiting|sending/i)
      .waitFor();
    seat = await seat.restartAfterKill();
    crm.clearFaults();
    await exactlyOnce();
  });

  it('when Baton is updated while the note is on its way (M6)', async () => {
    crm.addFault({ kind: 'hold', when: 'after', method: 'POST', path: NOTES });
    await handOver();
    await noteArrived();
    const { host, href } = new URL(seat.panel.url());
    await reloadExtension(seat.context, host);
    crm.clearFaults();
    const panel = await seat.context.newPage();
    // Until the browser has started it again, its pages are blocked.
    const opens = () =>
      panel.goto(href).then(
        () => true,
        () => false,
      );
    await expect.poll(opens).toBe(true);
    seat = { ...seat, panel };
    await exactlyOnce();
  });

  it('when the network goes and comes back', async () => {
    await seat.context.setOffline(true);
    crm.addFault({ kind: 'drop', when: 'before', times: 0 });
    await handOver();
    await syncStatus(seat.panel)
      .getByText(/can’t reach/i)
      .waitFor();
    crm.clearFaults();
    await seat.context.setOffline(false);
    await exactlyOnce();
  });
});

describe('the session', () => {
  it('that has ended is told, and the hand-over goes when the same person signs in again', async () => {
    crm.addFault({ kind: 'status', status: 401, times: 0 });
    await handOver();
    await syncStatus(seat.panel)
      .getByText(/sign in/i)
      .waitFor();
    expect(notesInCrm()).toEqual([]);
    crm.clearFaults();
    await signInToDemo(seat.context, crm, 'sam');
    await seat.crm.reload();
    await exactlyOnce();
  });

  it('of somebody else sends nothing in the first person’s name', async () => {
    crm.addFault({ kind: 'status', status: 401, times: 0 });
    await handOver();
    await syncStatus(seat.panel)
      .getByText(/sign in/i)
      .waitFor();
    crm.clearFaults();
    await signInToDemo(seat.context, crm, 'bea');
    await seat.crm.reload();
    await syncStatus(seat.panel)
      .getByText(/Bea Lindqvist/)
      .waitFor();
    expect(notesInCrm()).toEqual([]);
    await signInToDemo(seat.context, crm, 'sam');
    await seat.crm.reload();
    await exactlyOnce();
  });
});
