import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry } from '@/lib/handoff/entry';
import { encodeNote } from '@/lib/sync/codec';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { anEntry } from '../factories';
import { openDemoSeat } from './demo-seat';
import { BEA, handoffId, handoverNote, SAM, writeNote } from './handed-over';
import type { Seat } from './seat';
import { region, SLOWLY, turnOn, visit } from './story';

const LEAD = '1042';
const ALARM = 'pull-due';
const QUESTION = 'Who signs for the second site?';

/** The parts of the extension's API that run in its own page; the types here are Node's. */
interface ExtensionScope {
  chrome: {
    alarms: { create(name: string, info: { when: number }): Promise<void> };
    action: { getBadgeText(of: object): Promise<string> };
  };
}

let crm: DemoCrm;
let sam: Seat;

beforeAll(async () => {
  crm = await startDemoCrm({ port: 0, dataFile: ':memory:' });
  writeNote(crm, LEAD, handoverNote(1), SAM.id);
  sam = await openDemoSeat(crm, 'sam', LEAD);
});

afterAll(async () => {
  await sam.close();
  await crm.stop();
});

/** Bea does something in her own browser, of which only a note arrives. */
const beaWrites = (entry: Entry) => writeNote(crm, LEAD, encodeNote(entry, 'text'), BEA.id);
const byBea = (turn: number) => ({ handoff: handoffId(1), by: BEA, turn, at: Date.now() });

/** The browser lets the alarm go off, as it does by itself after a minute or more. */
async function alarmGoesOff(): Promise<void> {
  await sam.panel.evaluate((name) => {
    const { chrome } = globalThis as unknown as ExtensionScope;
    return chrome.alarms.create(name, { when: Date.now() });
  }, ALARM);
}

const badge = () =>
  sam.panel.evaluate(() => {
    const { chrome } = globalThis as unknown as ExtensionScope;
    return chrome.action.getBadgeText({});
  });

const requestsOfCrm = () =>
  crm
    .requests()
    .filter(({ path }) => path.startsWith('/api/'))
    .map(({ path }) => path);

describe('an SDR with no record open hears by the alarm alone', () => {
  it('of a handoff that he left to itself', async () => {
    await turnOn(sam);
    await visit(sam, `${crm.url}/leads/${LEAD}`);
    await sam.panel.getByRole('heading', { name: /^Waiting for/ }).waitFor(SLOWLY);
    // From here on no record is open, and the panel is never brought to the front again.
    await sam.crm.bringToFront();
    await sam.crm.goto(`${crm.url}/leads`);
    const waiting = region(sam.panel, 'Waiting on others');
    await waiting
      .getByText(/to accept or return/)
      .first()
      .waitFor(SLOWLY);
  });

  it('that a question was asked: in Today, and on the icon', async () => {
    await expect.poll(() => badge()).toBe('');
    const body = { text: QUESTION, question: true };
    beaWrites(anEntry('message', 2, { ...byBea(2), body }));
    await alarmGoesOff();
    await region(sam.panel, 'Waiting on you')
      .getByText(/question/)
      .waitFor(SLOWLY);
    await expect.poll(badge, SLOWLY).toBe('1');
  });

  it('that the lead was accepted, though the worker had died', async () => {
    const awaited = region(sam.panel, 'Today').getByText(/^Bea to accept or return/);
    await expect.poll(() => awaited.count()).toBe(1);
    beaWrites(anEntry('accepted', 3, byBea(3)));
    await sam.killWorker();
    await alarmGoesOff();
    await awaited.waitFor({ ...SLOWLY, state: 'detached' });
    await region(sam.panel, 'Waiting on you')
      .getByText(/question/)
      .waitFor();
  });

  it('in one request where nothing is new', async () => {
    crm.forgetRequests();
    await alarmGoesOff();
    await expect.poll(() => requestsOfCrm().length, SLOWLY).toBe(1);
    await alarmGoesOff();
    await expect.poll(() => requestsOfCrm().length, SLOWLY).toBe(2);
    for (const path of requestsOfCrm()) expect(path).toMatch(/notes/);
  });
});
